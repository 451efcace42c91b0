# SPDX-License-Identifier: MIT
"""The guide: opened by F1, searched, its pictures and keys those of the window that is there."""

import json
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTabWidget,
    QTextBrowser,
)

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.data.resource_files import resource_path
from dk2gui.gui import open_window
from dk2gui.gui.help.chapters import chapters, key_text
from dk2gui.gui.help.pictures import FOLDER, MANIFEST, picture_name, pictures_of
from dk2gui.gui.theme import ThemeChoice
from dk2gui.gui.window.menus import actions_of, plain
from dk2gui.gui.window.pages import TITLES
from dk2gui.present.glossary import GLOSSARY
from dk2gui.present.guide import CHAPTERS
from dk2gui.present.language import Reader
from dk2gui.present.pseudo import PseudoTranslations
from tests.gui.full_scenario import full_scenario

PICTURES = resource_path(FOLDER)
WIDEST, HIGHEST, MOST_BYTES, MOST_BYTES_OF_ALL = 600, 700, 45_000, 500_000
BLOCKS = [block for chapter in CHAPTERS for block in chapter.blocks]


def guide_of(window):
    """The guide, asked for by its key."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    (guide,) = window.findChildren(QTextBrowser, "guide-text")
    return guide.window()


def part(guide, kind, name):
    return guide.findChild(kind, f"guide-{name}")


def titles(guide) -> list[str]:
    shown = part(guide, QListWidget, "chapters")
    return [shown.item(row).text() for row in range(shown.count())]


def search(qtbot, guide, words):
    field = part(guide, QLineEdit, "search")
    field.setText(words)
    qtbot.waitUntil(lambda: not guide._typing.isActive())
    return field


@pytest.fixture
def everything(qtbot):
    """A window with every view and page made."""
    window = open_window(full_scenario())
    qtbot.addWidget(window)
    for place in range(len(window.calculator.view_titles)):
        window.show_view(place)
    for name in (*TITLES, "calculator"):
        window.show_page(name)
    return window


def test_the_key_opens_one_guide_and_escape_closes_it(window):
    guide = guide_of(window)
    assert guide.isVisible()
    assert titles(guide)[0] == "First steps"
    assert "general information" in part(guide, QTextBrowser, "text").toPlainText()
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()
    assert guide_of(window) is guide
    assert guide.isVisible()


def test_a_search_finds_chapters_by_all_words_and_marks_each_place(qtbot, window):
    guide = guide_of(window)
    search(qtbot, guide, "LEVEL  upper")
    found = titles(guide)
    assert "Doses and bottles" in found
    assert 1 < len(found) < len(CHAPTERS)
    assert part(guide, QLabel, "found").text() == f"{len(found)} chapters"
    text = part(guide, QTextBrowser, "text")
    marked = {mark.cursor.selectedText().lower() for mark in text.extraSelections()}
    assert marked == {"upper", "level"}
    search(qtbot, guide, "xylophone")
    assert titles(guide) == []
    assert part(guide, QLabel, "found").text() == "No chapter holds these words."
    search(qtbot, guide, "")
    assert len(titles(guide)) == len(CHAPTERS) + 2
    assert not text.extraSelections()


def test_enter_and_f3_go_on_through_the_chapters(qtbot, window):
    guide = guide_of(window)
    field = search(qtbot, guide, "upper level")
    text, shown = part(guide, QTextBrowser, "text"), part(guide, QListWidget, "chapters")
    seen = []
    for _ in range(30):
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert text.textCursor().selectedText().lower() == "upper level"
        if shown.currentItem().text() not in seen:
            seen.append(shown.currentItem().text())
    assert seen == titles(guide)
    before = (shown.currentRow(), text.textCursor().position())
    QTest.keyClick(guide.windowHandle(), Qt.Key.Key_F3)
    assert (shown.currentRow(), text.textCursor().position()) != before


def test_pictures_are_those_of_the_present_window(window):
    """Where this fails, the window has other views than the pictures: `make guide`."""
    kept = json.loads((PICTURES / MANIFEST).read_text(encoding="utf-8"))
    inputs = window.findChild(QTabWidget, "inputs")
    assert kept == dict(pictures_of(inputs, window.calculator.view_titles))
    files = {picture_name(name, is_dark=dark) for name in kept for dark in (False, True)}
    assert {file.name for file in PICTURES.glob("*.png")} == files
    # Each is told of, and none is told of that is not there.
    assert {block.text for block in BLOCKS if block.kind == "picture"} == set(kept)


def test_pictures_are_small_and_not_empty():
    files = sorted(PICTURES.glob("*.png"))
    for file in files:
        image = QImage(str(file))
        assert 200 < image.width() <= WIDEST, file.name
        assert 80 < image.height() <= HIGHEST, file.name
        assert image.colorCount() > 8, file.name
        assert file.stat().st_size < MOST_BYTES, file.name
        dark = file.name.endswith("-dark.png")
        assert (image.pixelColor(image.width() // 2, 12).lightness() < 100) == dark, file.name
    assert sum(file.stat().st_size for file in files) < MOST_BYTES_OF_ALL


def test_every_key_of_the_window_is_in_the_list(everything):
    (told,) = (one.html for one in chapters(everything, is_dark=False) if one.id == "keys")
    listed = set(re.findall(r"<b>(.*?)</b>", told))
    listed = {key for one in listed for key in one.replace("&lt;", "<").split(", ")}
    missing = []
    for action in everything.findChildren(QAction):
        keys = [key_text(key) for key in action.shortcuts()]
        if keys and not listed & set(keys):
            missing.append((action.text(), keys))
    for shortcut in everything.findChildren(QShortcut):
        if shortcut.key().toString() and key_text(shortcut.key()) not in listed:
            missing.append((shortcut.parent().objectName(), key_text(shortcut.key())))
    for action in actions_of(everything):
        assert not action.shortcuts() or f"<td>{plain(action.text())}</td>" in told
    assert not missing
    # A page has a key of its own, which is no letter of its name.
    pages = [one for one in everything.findChildren(QAbstractButton) if "page-" in one.objectName()]
    keys = sorted(key_text(one.shortcut()) for one in pages)
    assert keys == [f"Alt+{place}" for place in range(1, len(TITLES) + 1)]
    assert "Alt+1" in listed
    assert keys[-1] in told


def test_what_is_quoted_from_the_window_is_there(everything):
    there = {plain(one.text()) for one in everything.findChildren(QAction)}
    there |= {
        one.title().replace("&", "")
        for one in everything.menuBar().findChildren(type(everything.menuBar().actions()[0].menu()))
    }
    there |= {plain(one.text()) for one in everything.findChildren(QAbstractButton)}
    there |= {one.text() for one in everything.findChildren(QLabel)}
    there |= {one.itemText(0) for one in everything.findChildren(QComboBox)}
    for tabs in everything.findChildren(QTabWidget):
        there |= {plain(tabs.tabText(place)) for place in range(tabs.count())}
    there |= {action.text().replace("&", "") for action in everything.findChildren(QAction)}
    words = "\n".join(there)
    examples = {"5000 IU", "125 ug", "you", "at least"}
    quoted = {
        name for block in BLOCKS for name in re.findall("\u201c(.+?)\u201d", block.text)
    } - examples  # fmt: skip
    assert len(quoted) > 12
    assert not [name for name in quoted if name not in words]


def test_every_paragraph_is_whole():
    for chapter in CHAPTERS:
        assert chapter.blocks
        for block in chapter.blocks:
            if block.kind in ("text", "step"):
                assert re.search(r"[.:?]$", block.text), block.text
                assert 30 < len(block.text) < 400, block.text
    ids = [chapter.id for chapter in CHAPTERS]
    assert len(ids) == len(set(ids))


def test_names_and_their_meanings_are_a_chapter(window):
    (told,) = (one.html for one in chapters(window, is_dark=False) if one.id == "words")
    for meaning in GLOSSARY.values():
        assert meaning.name in told


@pytest.mark.parametrize("size", [(880, 600), (520, 360)])
def test_nothing_is_wider_than_its_room(qtbot, installed_reader, size):
    installed_reader(Reader("pseudo", catalogue=PseudoTranslations()))
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    guide = guide_of(window)
    guide.resize(*size)
    qtbot.waitUntil(lambda: not part(guide, QTextBrowser, "text")._resting.isActive())
    shown, text = part(guide, QListWidget, "chapters"), part(guide, QTextBrowser, "text")
    for row in range(shown.count()):
        shown.setCurrentRow(row)
        if shown.item(row).data(Qt.ItemDataRole.UserRole) != "keys":
            assert text.horizontalScrollBar().maximum() == 0, shown.item(row).text()
    assert titles(guide)[0].startswith("\u27e6")


def test_pictures_have_the_colours_of_the_window(window):
    guide = guide_of(window)
    text = part(guide, QTextBrowser, "text")
    assert "window.png" in text.toHtml()
    window.set_theme_choice(ThemeChoice.DARK)
    assert "window-dark.png" in text.toHtml()
    picture = text.loadResource(2, "window-dark.png")
    assert picture.width() > 200


def test_everything_is_reached_by_keys(window):
    guide = guide_of(window)
    seen = set()
    for _ in range(8):
        seen.add(guide.focusWidget().objectName())
        QTest.keyClick(guide.focusWidget(), Qt.Key.Key_Tab)
    assert {"guide-search", "guide-chapters", "guide-text", "guide-close"} <= seen
    for widget in (
        part(guide, QLineEdit, "search"), part(guide, QListWidget, "chapters"),
        part(guide, QTextBrowser, "text"), part(guide, QPushButton, "close"),
    ):  # fmt: skip
        assert widget.accessibleName() or widget.text()


def test_the_keys_are_a_chapter_of_their_own_in_the_menu(window):
    next(one for one in actions_of(window) if plain(one.text()) == "Keys").trigger()
    text = window.findChild(QTextBrowser, "guide-text")
    assert text.toPlainText().startswith("Keys")
