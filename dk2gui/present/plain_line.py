# SPDX-License-Identifier: MIT
"""Text from outside on a terminal or in the log: shown, never obeyed, and not without end.

The one place for it: escape codes, other control characters and marks that turn the direction of
writing are written out, such as `\\x1b`; what is very long is cut in its middle.
"""

import re
import unicodedata
from typing import Final

MOST_LETTERS: Final = 2000
"""Longer than any message of the program with a path in it."""
_CUT: Final = " ... "
_MOST_MARKS: Final = 4
# Controls (C0, DEL, C1), what is not seen, separators of lines, and all that turns the direction.
_OBEYED: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


def plain_line(text: str, most: int = MOST_LETTERS) -> str:
    """A text as one line that a terminal only shows."""
    if len(text) > most:
        half = (most - len(_CUT)) // 2
        text = f"{text[:half]}{_CUT}{text[-half:]}"
    # Very many marks on one letter would cover the lines above.
    return _OBEYED.sub(_written_out, _few_marks(text))


def plain_lines(text: str) -> str:
    """The same of each line of a text that the program put together of several."""
    return "\n".join(plain_line(line) for line in text.split("\n"))


def json_without_controls(text: str) -> str:
    """JSON in which what a terminal would obey is escaped as JSON has it; its value is the same."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _written_out(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _few_marks(text: str) -> str:
    if text.isascii():
        return text
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
