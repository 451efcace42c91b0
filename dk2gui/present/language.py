# SPDX-License-Identifier: MIT
"""The reader's language and notation: installed once, before anything of the window is made.

What the command line prints and what files hold stays English in a fixed notation: nothing is
installed there, and what the window writes into files is written inside `as_files_are()`.

English texts are the keys of GNU gettext. They must be written out where they are used, in a call
of `tr`, `tr_plural`, `tr_as`, `marked`, `marked_as`, `message`, `plural_message` or `Term`:
extraction looks there (`tools/catalogues.py`).
"""

import copy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import NullTranslations
from typing import Final

import msgspec

from dk2gui.core.basis import message as core_message
from dk2gui.present.plain_line import unturned

THIN_SPACE: Final = "\u202f"
# A left-to-right isolate and its end.
_ISOLATED: Final = "\u2066\\g<0>\u2069"
_FIGURES: Final = re.compile(r"(?<![\u2066\d.,\u202f])\d[\d.,\u202f]*\u2013\d[\d.,\u202f]*(?<=\d)")
"""From one number to another; a dash between numbers takes the direction of the text around."""


class Notation(msgspec.Struct, frozen=True):
    """How a territory writes numbers. The window takes it from the system; files never use it."""

    decimal_point: str = "."
    group: str = THIN_SPACE
    minus: str = "-"


FIXED: Final = Notation()
"""The notation of files, of the command line and of English texts."""

ENGLISH_CODE: Final = "en"


class _NoText(NullTranslations):
    """Answers what no catalogue knows with nothing."""

    def gettext(self, message: str) -> str:
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return ""


@lru_cache(maxsize=4)
def _asked(catalogue: NullTranslations) -> NullTranslations:
    """A catalogue's texts, and "" for those that it has not."""
    asked = copy.copy(catalogue)
    asked.add_fallback(_NoText())
    return asked


class Reader(msgspec.Struct, frozen=True):
    """Who reads: `language` is a code of ISO 639, such as `de`.

    `is_draft`: nobody has reviewed the translation yet; what a stop says then stands in English
    beside it.
    """

    language: str = ENGLISH_CODE
    notation: Notation = FIXED
    catalogue: NullTranslations = NullTranslations()
    is_draft: bool = False
    is_right_to_left: bool = False

    def has(self, english: str) -> bool:
        """Whether there is a text in the reader's language."""
        return self.language == ENGLISH_CODE or bool(_asked(self.catalogue).gettext(english))

    def has_plural(self, one: str, other: str, count: int) -> bool:
        """As `has`, of a text that has a plural."""
        return self.language == ENGLISH_CODE or bool(
            _asked(self.catalogue).ngettext(one, other, count)
        )


FILES: Final = Reader()
"""Files and the command line: English, fixed notation."""

_installed: Reader = FILES
# Threads of their own begin without it, so that what was installed holds for them too.
_as_files_are: ContextVar[bool] = ContextVar("as_files_are", default=False)


def install(reader: Reader) -> None:
    """Everything that is said from now on is said to this reader."""
    global _installed  # noqa: PLW0603  # the one language of the program, as gettext.install has it
    _installed = reader


def reader() -> Reader:
    """Who reads what is being said now."""
    return FILES if _as_files_are.get() else _installed


@contextmanager
def as_files_are() -> Iterator[None]:
    """What is said inside is English in the fixed notation, for a file."""
    before = _as_files_are.set(True)
    try:
        yield
    finally:
        _as_files_are.reset(before)


def in_order(text: str) -> str:
    """A text in which 75\u2013125 never reads 125\u201375, in a text from the right too."""
    return _FIGURES.sub(_ISOLATED, text) if reader().is_right_to_left else text


def _safe(text: str) -> str:
    """A text in whose places stood what may come from outside."""
    return in_order(unturned(text))


def tr(english: str, **places: str) -> str:
    """A text in the reader's language with its named places filled; "" stays "".

    What is filled in is words already; figures come from `present.numbers` or `Words`.
    """
    text = reader().catalogue.gettext(english) if english else ""
    return _safe(text.format_map(places)) if places else in_order(text)


def tr_plural(one: str, other: str, count: int, **places: str) -> str:
    """A text that has a plural; `{count}` in it is the number as the reader writes it."""
    text = reader().catalogue.ngettext(one, other, count)
    said = f"{count:,}".replace(",", reader().notation.group)
    return _safe(text.format_map({"count": said, **places}))


def tr_as(context: str, english: str, **places: str) -> str:
    """As `tr`, of a text that means several things: `context` says which to the translator."""
    text = reader().catalogue.pgettext(context, english) if english else ""
    return _safe(text.format_map(places)) if places else in_order(text)


marked = core_message.marked
"""A text of a constant, marked for extraction; `tr` translates it where it is used."""


def marked_as(_context: str, english: str) -> str:
    """As `marked`, for `tr_as` with the same context."""
    return english
