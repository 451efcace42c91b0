# SPDX-License-Identifier: MIT
"""The items of lists in a JSON object of any size, one by one: `{"Foods": [{...}, {...}]}`."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.lines import UTF8, open_text

_READ_CHARS: Final = 1 << 20
MOST_ITEM_CHARS: Final = 4 << 20
"""The longest item; a food of FoodData Central takes some 10 thousand letters."""
_MOST_DIGITS: Final = 400
"""Beyond it no float is finite, and Python soon refuses to read the digits."""
_SPACE: Final = re.compile(r"[ \t\r\n]*")


_MOST_WHOLE_CHARS: Final = 64 << 20
"""The longest text read at once: a saved answer; a page of a hundred products takes some 5 MB."""


def whole_json(file: FoodFile, member: str) -> Any:
    """A JSON text that is read at once. Raises ImportFileError: too long, or no JSON."""
    where = file.where(member)
    with open_text(file, member, UTF8) as text:
        raw = text.read(_MOST_WHOLE_CHARS + 1)
    if len(raw) > _MOST_WHOLE_CHARS:
        raise ImportFileError(f"{where}: is longer than an answer that was saved; split it")
    try:
        return json.loads(raw, parse_int=_whole)
    except json.JSONDecodeError as error:
        told = f"line {error.lineno:,}: is not JSON; perhaps the file is cut short ({error.msg})"
        raise ImportFileError(f"{where}, {told}") from error
    except RecursionError as error:
        raise ImportFileError(f"{where}: holds lists in lists without end") from error


class JsonItems:
    """Walks through one JSON text. Python's own decoder reads each item as soon as it is there."""

    def __init__(self, file: FoodFile, member: str) -> None:
        self._where = file.where(member)
        self._text = open_text(file, member, UTF8)
        self._decoder = json.JSONDecoder(parse_int=_whole)
        self._buffer = ""
        self._at = 0
        self._is_whole = False
        self._lines_before = 0

    def items(self) -> Iterator[tuple[str, Any]]:
        """Every item of every list of the outermost object, with the list's key.

        Raises ImportFileError with file and line for whatever else is found.
        """
        with self._text:
            self._expect("{")
            while True:
                key = self._value(str, "the name of a list")
                self._expect(":")
                self._expect("[")
                if self._next() == "]":
                    self._at += 1
                else:
                    while True:
                        yield key, self._value(object, "a food")
                        if self._expect(",]") == "]":
                            break
                if self._expect(",}") == "}":
                    break
            if self._next():
                raise self.error("something follows the end of the list")

    def error(self, what: str) -> ImportFileError:
        """An error at this place."""
        return ImportFileError(f"{self._where}, line {self.line:,}: {what}")

    @property
    def line(self) -> int:
        """The number of the line up to which everything is read."""
        return self._lines_before + self._buffer.count("\n", 0, self._at) + 1

    def _more(self) -> None:
        self._lines_before += self._buffer.count("\n", 0, self._at)
        read = self._text.read(_READ_CHARS)
        self._is_whole = not read
        self._buffer = self._buffer[self._at :] + read
        self._at = 0

    def _next(self) -> str:
        """The next sign that is no space, not taken; "" at the end."""
        while True:
            self._at = _SPACE.match(self._buffer, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if self._is_whole:
                return ""
            self._more()

    def _expect(self, signs: str) -> str:
        found = self._next()
        if not found:
            raise self.error("the file ends too early; download it again")
        if found not in signs:
            raise self.error(f"{found!r} where {' or '.join(signs)} should be")
        self._at += 1
        return found

    def _value(self, kind: type[Any], what: str) -> Any:
        self._next()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._buffer, self._at)
            except (ValueError, RecursionError) as error:
                # Perhaps only its end is not there yet.
                if self._is_whole or len(self._buffer) - self._at > MOST_ITEM_CHARS:
                    hint = "; perhaps the file is cut short" if self._is_whole else ""
                    raise self.error(f"is not {what} in JSON ({_reason(error)}){hint}") from error
                self._more()
                continue
            if end == len(self._buffer) and not self._is_whole:
                # The rest of a number may still come.
                self._more()
                continue
            if not isinstance(value, kind):
                raise self.error(f"is not {what}")
            self._at = end
            return value


def _whole(text: str) -> int | float:
    return int(text) if len(text) <= _MOST_DIGITS else float(text)


def _reason(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)
