# SPDX-License-Identifier: MIT
"""One folding of letters for everything that is searched: what is typed finds what is written.

Case, diacritics, width and kind of kana do not matter; letters that Unicode does not take apart
(`ø`, `ł`, `ß`) are folded by name.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

_WHOLE_LETTERS: Final = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
    "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s", "ə": "e", "ɛ": "e", "ƒ": "f", "’": "'",
})  # fmt: skip
_KATAKANA: Final = re.compile("[\u30a1-\u30f6]")
_TO_HIRAGANA: Final = 0x60


def fold_letters(text: str, in_latin: Callable[[str], str] = str) -> str:
    """Lower case, without diacritics; `in_latin` may spell other alphabets in Latin letters.

    Folding twice is folding once.
    """
    if text.isascii():
        return text.lower().strip()
    # The sign for micro is a Greek letter to Unicode, and u to everybody who types.
    text = in_latin(unicodedata.normalize("NFKC", text.replace("µ", "u")).casefold())
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.translate(_WHOLE_LETTERS))
        if not unicodedata.combining(letter)
    )
    # What comes of taking a letter apart may itself have an upper case, or be a whole letter.
    bare = bare.casefold().translate(_WHOLE_LETTERS)
    return _KATAKANA.sub(lambda found: chr(ord(found[0]) - _TO_HIRAGANA), bare).strip()
