# SPDX-License-Identifier: MIT
"""Bytes of a file -> plain JSON values: what is no UTF-8, no JSON or cut off is said in words."""

import json
import re
from collections import Counter
from typing import Any, Final, NoReturn

_MARK: Final = b"\xef\xbb\xbf"
# Byte order marks, the longer first: that of UTF-32 begins as that of UTF-16 does.
_OTHER_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# Python refuses to read more digits; so many make no finite number anyway.
_MOST_DIGITS: Final = 400
_OPEN_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*\\?', re.DOTALL)
_WORDS: Final = ("true", "false", "null", "NaN", "Infinity", "-Infinity")


class JsonTextError(ValueError):
    """Bytes that are no JSON text; str() says why, to follow a file's name."""


class JsonObject(dict[str, Any]):
    """An object of the text; `repeated` holds the keys that it gives more than once."""

    repeated: tuple[str, ...] = ()


def json_values(data: bytes) -> Any:
    """The values in a JSON text in UTF-8, with or without a byte order mark.

    Objects are JsonObject. NaN, infinities and numbers too great come as floats that are not
    finite. Raises JsonTextError.
    """
    text = _text(data)
    if not text.strip():
        raise JsonTextError("is empty")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole)
    except json.JSONDecodeError as error:
        _refuse(text, error)
    except RecursionError:
        raise JsonTextError("is nested too deeply to be a scenario") from None


def _text(data: bytes) -> str:
    for mark, encoding in _OTHER_MARKS:
        if data.startswith(mark):
            raise JsonTextError(f"is {encoding}; save it as UTF-8")
    # Text of this kind begins with a letter of ASCII, so the zero byte beside it tells.
    if len(data) > 1 and data[:2].count(0) == 1:
        raise JsonTextError("is UTF-16; save it as UTF-8")
    try:
        return data.removeprefix(_MARK).decode()
    except UnicodeDecodeError as error:
        raise JsonTextError(f"is not UTF-8 text ({error.reason})") from None


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    made = JsonObject(pairs)
    if len(made) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        made.repeated = tuple(key for key, count in counts.items() if count > 1)
    return made


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


def _refuse(text: str, error: json.JSONDecodeError) -> NoReturn:
    rest = text[error.pos :].strip()
    cut_off = (
        not rest
        or _OPEN_STRING.fullmatch(rest) is not None
        or any(word.startswith(rest) for word in _WORDS)
    )
    if cut_off:
        raise JsonTextError("ends too early: the file is cut off") from None
    raise JsonTextError(f"is not JSON: line {error.lineno}, column {error.colno}") from None
