# SPDX-License-Identifier: MIT
"""One folding of letters for everything that is searched: what is typed finds what is written.

Case, diacritics, width and kind of kana do not matter; letters that Unicode does not take apart
(`ø`, `ł`, `ß`) are folded by name; Greek and Cyrillic are found by their Latin transliteration and
the other way round. Han characters stay: their reading depends on the language.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WHOLE_LETTERS: Final = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
    "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s", "ə": "e", "ɛ": "e", "ƒ": "f", "’": "'",
})  # fmt: skip
_KATAKANA: Final = re.compile("[\u30a1-\u30f6]")
_TO_HIRAGANA: Final = 0x60
_OTHER_ALPHABETS: Final = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]+")
_KEPT_WORDS: Final = 4096


def fold(text: str) -> str:
    """Lower case, without diacritics, in Latin letters where there are such.

    `natto` finds `nattō`, `losos` finds `łosoś`, `syr` finds `сыр`.
    """
    if text.isascii():
        return text.lower().strip()
    # The sign for micro is a Greek letter to Unicode, and u to everybody who types.
    text = unicodedata.normalize("NFKC", text.replace("µ", "u")).casefold()
    text = _OTHER_ALPHABETS.sub(lambda found: _in_latin(found[0]), text)
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.translate(_WHOLE_LETTERS))
        if not unicodedata.combining(letter)
    )
    # What comes of taking a letter apart may itself have an upper case, or be a whole letter.
    bare = bare.casefold().translate(_WHOLE_LETTERS)
    return _KATAKANA.sub(lambda found: chr(ord(found[0]) - _TO_HIRAGANA), bare).strip()


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
