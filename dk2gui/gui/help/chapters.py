# SPDX-License-Identifier: MIT
"""The chapters of the guide as pages: those that are written, what names mean, and the keys."""

from collections.abc import Iterator
from html import escape
from typing import Final

import msgspec
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from dk2gui.gui.help.pictures import picture_name
from dk2gui.gui.window.menus import actions_of, plain
from dk2gui.present.glossary import GLOSSARY
from dk2gui.present.guide import CHAPTERS
from dk2gui.present.guide.blocks import Block
from dk2gui.present.language import marked, tr

WORDS: Final = "words"
KEYS: Final = "keys"
_MOST_KEYS: Final = 2
# Keys of parts of the window that no menu shows.
_OTHER_KEYS: Final = (
    ("Alt+1", marked("The page Calculator; Alt+2 to Alt+4 the others")),
    ("Ctrl+T", marked("Intake: table or plot")),
    ("Ctrl+B", marked("25(OH)D: table or plot")),
    ("Ctrl+M", marked("D and K2 together: table or plot")),
    ("Ctrl+U", marked("Sun: table or plot")),
    ("Ctrl+L", marked("K2 on the label: table or plot")),
    ("T", marked("The table of the plot that has the keyboard")),
    ("Up, Down", marked("Another row, in a plot or a list")),
    ("Left, Right", marked("A step of a slider; another day of a plot")),
    ("Ctrl+D", marked("Mark the chosen food as a favourite, or no longer")),
    ("Return", marked("Take the chosen food; commit what was typed")),
    ("Del", marked("Take the chosen row off the plate or the list")),
    ("Esc", marked("Back from the evidence; close a dialog")),
)


class Chapter(msgspec.Struct, frozen=True):
    """One page of the guide, as the program's own markup."""

    id: str
    title: str
    html: str


def chapters(window: QMainWindow, *, is_dark: bool) -> tuple[Chapter, ...]:
    """All chapters in their order; the keys are those of the window's own menus."""
    return (*_written(is_dark), _words(), _keys(window))


def _written(is_dark: bool) -> Iterator[Chapter]:
    for chapter in CHAPTERS:
        title = tr(chapter.title)
        body = "".join(_markup(block, is_dark) for block in chapter.blocks)
        # A list is one list, not one for each of its steps.
        yield Chapter(chapter.id, title, _page(title, body.replace("</ul><ul>", "")))


def _markup(block: Block, is_dark: bool) -> str:
    if block.kind == "picture":
        return f'<p><img src="{picture_name(block.text, is_dark=is_dark)}"/></p>'
    text = escape(tr(block.text))
    if block.kind == "head":
        return f"<h3>{text}</h3>"
    return f"<ul><li>{text}</li></ul>" if block.kind == "step" else f"<p>{text}</p>"


def _page(title: str, body: str) -> str:
    return f"<h2>{escape(title)}</h2>{body}"


def _words() -> Chapter:
    """What names mean, by name."""
    meanings = sorted(
        ((tr(one.name), tr(one.said)) for one in GLOSSARY.values()), key=lambda one: one[0].lower()
    )
    rows = "".join(f"<p><b>{escape(name)}</b><br/>{escape(said)}</p>" for name, said in meanings)
    title = tr("What names mean")
    return Chapter(WORDS, title, _page(title, rows))


def _keys(window: QMainWindow) -> Chapter:
    told = [
        (plain(action.text()), ", ".join(map(key_text, action.shortcuts()[:_MOST_KEYS])))
        for action in actions_of(window)
        if action.shortcuts()
    ]
    told += [(tr(text), key_text(QKeySequence(key))) for key, text in _OTHER_KEYS]
    rows = "".join(
        f"<tr><td>{escape(text)}</td><td><b>{escape(key)}</b></td></tr>" for text, key in told
    )
    title = tr("Keys")
    return Chapter(KEYS, title, _page(title, f'<table cellpadding="4">{rows}</table>'))


def key_text(key: QKeySequence) -> str:
    """A key as this system writes it."""
    return key.toString(QKeySequence.SequenceFormat.NativeText)
