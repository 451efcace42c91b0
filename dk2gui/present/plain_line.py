# SPDX-License-Identifier: MIT
"""Text from outside: shown, never obeyed, and not without end.

`plain_line` for a terminal or the log: escape codes, other control characters and marks that turn
the direction of writing are written out, such as `\\x1b`. `one_line` for the window and the report:
such characters are left out. What is very long is cut.
"""

import re
import unicodedata
from typing import Final

MOST_LETTERS: Final = 2000
"""Longer than any message of the program with a path in it."""
MOST_IN_A_NAME: Final = 80
"""As much of a name as a row or a heading has room for."""
_CUT: Final = " ... "
_MOST_MARKS: Final = 4
# Controls (C0, DEL, C1), what is not seen, separators of lines, and all that turns the direction.
_OBEYED: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES: Final = re.compile("[\u202a-\u202e]")
_ISOLATES: Final = re.compile("[\u2066-\u2069]")
_END_OF_ISOLATE: Final = "\u2069"
# Line and paragraph ends, control codes and unassigned places have no business in one line.
_UNPRINTED: Final = ("Cc", "Cn", "Co", "Cs", "Zl", "Zp")
_OBJECT_MARK: Final = "\ufffc"


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


def one_line(text: str) -> str:
    """Text of any origin as one printable line that turns nothing after it.

    Letters keep the direction in which they are written.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    shown = "".join(
        " " if unicodedata.category(sign) in _UNPRINTED or sign == _OBJECT_MARK else sign
        for sign in _TURNS.sub("", _few_marks(text))
    )
    return " ".join(shown.split())


def name_line(name: str, most: int = MOST_IN_A_NAME) -> str:
    """A name as one line of at most so many letters."""
    shown = one_line(name)
    return shown if len(shown) <= most else f"{shown[: most - 1].rstrip()}\u2026"


def unturned(text: str) -> str:
    """A text, perhaps of several lines, without what would turn the direction of what follows.

    Isolates that are closed as often as opened stay: the program sets them around figures.
    """
    if text.isascii() or not _TURNS.search(text):
        return text
    isolates = _ISOLATES.findall(text)
    is_closed = 2 * isolates.count(_END_OF_ISOLATE) == len(isolates)
    return (_OVERRIDES if is_closed else _TURNS).sub("", text)


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
