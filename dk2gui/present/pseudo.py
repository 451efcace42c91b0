# SPDX-License-Identifier: MIT
"""Made-up languages for developers: English that shows what is not translated and what is cut.

Every text stands between brackets and is a third longer; names of places are kept. In the second
its letters are Hebrew ones, which run from the right.
"""

import re
from gettext import NullTranslations
from typing import Final

OPEN: Final = "\u27e6"
CLOSE: Final = "\u27e7"
LONGER_BY: Final = 0.35
_WORD: Final = 10
PSEUDO: Final = "pseudo"
PSEUDO_RTL: Final = "pseudo-rtl"

_RIGHT_TO_LEFT_MARK: Final = "\u200f"
# Places, tags and the & of a key are kept.
_KEPT: Final = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w)")
_ACCENTS: Final = str.maketrans(
    "aceinouyACEINOUYsz",
    "\u00e1\u00e7\u00e9\u00ed\u00f1\u00f3\u00fa\u00fd\u00c1\u00c7\u00c9\u00cd\u00d1\u00d3\u00da\u00dd\u0161\u017e",
)
_HEBREW: Final = {
    ord(letter): chr(0x05D0 + place % 27)
    for letters in ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for place, letter in enumerate(letters)
}


def _in_words(letters: str) -> str:
    """The letters as words that a line can end between; no language has words of fifty letters."""
    return " ".join(letters[at : at + _WORD] for at in range(0, len(letters), _WORD))


class PseudoTranslations(NullTranslations):
    """A made-up catalogue: it has every text."""

    def __init__(self, *, right_to_left: bool = False) -> None:
        super().__init__()
        self._right_to_left = right_to_left

    def gettext(self, message: str) -> str:
        return self.pgettext("", message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._made(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self._made(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self._made(msgid1 if n == 1 else msgid2)

    def _made(self, text: str) -> str:
        parts = _KEPT.split(text)
        letters = sum(char.isalpha() for part in parts[::2] for char in part)
        # Nothing but marks and places: a separator, whose language cannot be seen.
        if not letters:
            return text
        table = _HEBREW if self._right_to_left else _ACCENTS
        made = "".join(
            part if place % 2 else part.translate(table) for place, part in enumerate(parts)
        )
        before = text[: len(text) - len(text.lstrip())]
        after = text[len(text.rstrip()) :]
        longer = _in_words("~" * max(round(LONGER_BY * letters) - 2, 0))
        mark = _RIGHT_TO_LEFT_MARK if self._right_to_left else ""
        return f"{before}{mark}{OPEN}{made.strip()}{longer}{CLOSE}{mark}{after}"
