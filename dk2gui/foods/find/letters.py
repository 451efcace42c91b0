# SPDX-License-Identifier: MIT
"""Letters of foods' names: the folding of the whole program, with other alphabets in Latin.

Greek and Cyrillic are found by their Latin transliteration and the other way round. Han
characters stay: their reading depends on the language.
"""

import re
from functools import lru_cache
from typing import Final

from dk2gui.core.basis.letters import fold_letters

_OTHER_ALPHABETS: Final = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]+")
_KEPT_WORDS: Final = 4096


def fold(text: str) -> str:
    """Lower case, without diacritics, in Latin letters where there are such.

    `natto` finds `nattō`, `losos` finds `łosoś`, `syr` finds `сыр`.
    """
    return text.lower().strip() if text.isascii() else fold_letters(text, _spelt)


def _spelt(text: str) -> str:
    return _OTHER_ALPHABETS.sub(lambda found: _in_latin(found[0]), text)


@lru_cache(_KEPT_WORDS)
def _in_latin(letters: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415  # most never meet such a letter

    return anyascii(letters).casefold()


_ASCII_SEPARATORS: Final = {
    code: " " for code in range(128) if not chr(code).isalnum()
}  # fmt: skip


def words(text: str) -> list[str]:
    """The folded words of a text, in order; empty when nothing in it is a letter or a digit."""
    text = fold(text)
    if text.isascii():
        return text.translate(_ASCII_SEPARATORS).split()
    return "".join(letter if letter.isalnum() else " " for letter in text).split()
