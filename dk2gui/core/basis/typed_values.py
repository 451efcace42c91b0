# SPDX-License-Identifier: MIT
"""Plain JSON values -> frozen structs, checked against their types; a fault names its place.

The types are the one statement of the format: what they say of ranges, lengths and choices is
looked up in them, and no message of a library is read.
"""

import datetime as dt
import json
import math
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, TypeVar

import msgspec
from msgspec import inspect

from dk2gui.core.basis.field_error import FieldError
from dk2gui.core.basis.json_text import JsonObject

_LONGEST_SHOWN: Final = 80
_DATE: Final = "a date like 2026-11-20"

T = TypeVar("T", bound=msgspec.Struct)
Spelling = Callable[[str], str]
"""From a text as people write it to the choice it means, or the text as it is."""


class ValueFitError(ValueError):
    """A value that does not fit: `path` says where (empty: the whole), `reason` why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.path = path
        self.reason = reason


def struct_from(raw: Any, shape: type[T], spellings: Mapping[str, Spelling]) -> T:
    """A struct from JSON values, as `json_values` gives them.

    `spellings`: by key, how its choices may be spelt otherwise. Raises ValueFitError.
    """
    made = _Reader(spellings).struct(raw, _type_of(shape), "")
    assert isinstance(made, shape)
    return made


@cache
def _type_of(shape: type[msgspec.Struct]) -> inspect.StructType:
    kind = inspect.type_info(shape)
    assert isinstance(kind, inspect.StructType)
    return kind


class _Reader:
    """One method for each kind of type that a format is made of."""

    def __init__(self, spellings: Mapping[str, Spelling]) -> None:
        self._spellings = spellings
        self._by_kind: dict[type[inspect.Type], Callable[..., Any]] = {
            inspect.UnionType: self._optional,
            inspect.StructType: self.struct,
            inspect.VarTupleType: self._list,
            inspect.DictType: self._mapping,
            inspect.LiteralType: _choice,
            inspect.BoolType: _boolean,
            inspect.IntType: _number,
            inspect.FloatType: _number,
            inspect.StrType: _limited_text,
            inspect.DateType: _date,
        }

    def struct(self, raw: Any, kind: inspect.StructType, path: str) -> msgspec.Struct:
        """A struct of a kind, from an object."""
        _require_object(raw, path)
        fields = {field.encode_name: field for field in kind.fields}
        values = {}
        for key, value in raw.items():
            if key not in fields:
                raise ValueFitError(_inside(path, key), "unknown key")
            field = fields[key]
            spelt = self._spelt(key, value)
            values[field.name] = self._read(spelt, field.type, _inside(path, key))
        for field in kind.fields:
            if field.required and field.name not in values:
                raise ValueFitError(_inside(path, field.encode_name), "is missing")
        try:
            made: msgspec.Struct = kind.cls(**values)
        except FieldError as error:
            raise ValueFitError(_inside(path, error.key), error.reason) from None
        return made

    def _read(self, raw: Any, kind: inspect.Type, path: str) -> Any:
        return self._by_kind[type(kind)](raw, kind, path)

    def _spelt(self, key: str, value: Any) -> Any:
        spelling = self._spellings.get(key)
        return spelling(value) if spelling is not None and isinstance(value, str) else value

    def _optional(self, raw: Any, kind: inspect.UnionType, path: str) -> Any:
        if raw is None:
            return None
        (present,) = (part for part in kind.types if not isinstance(part, inspect.NoneType))
        return self._read(raw, present, path)

    def _list(self, raw: Any, kind: inspect.VarTupleType, path: str) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise ValueFitError(path, f"must be a list, got {_shown(raw)}")
        if kind.max_length is not None and len(raw) > kind.max_length:
            raise ValueFitError(path, f"must hold at most {kind.max_length}, got {len(raw)}")
        return tuple(
            self._read(item, kind.item_type, f"{path}[{at}]") for at, item in enumerate(raw)
        )

    def _mapping(self, raw: Any, kind: inspect.DictType, path: str) -> dict[str, Any]:
        _require_object(raw, path)
        return {
            _text(key, path): self._read(value, kind.value_type, _inside(path, key))
            for key, value in raw.items()
        }


def _require_object(raw: Any, path: str) -> None:
    if not isinstance(raw, dict):
        raise ValueFitError(path, f"must be an object, got {_shown(raw)}")
    if isinstance(raw, JsonObject) and raw.repeated:
        raise ValueFitError(_inside(path, raw.repeated[0]), "is given twice")


def _choice(raw: Any, kind: inspect.LiteralType, path: str) -> Any:
    # True equals 1 and 1.0 equals 1, but neither is the number of a version.
    for value in kind.values:
        if type(raw) is type(value) and raw == value:
            return value
    allowed = ", ".join(str(value) for value in kind.values)
    raise ValueFitError(path, f"must be one of {allowed}; got {_shown(raw)}")


def _boolean(raw: Any, _kind: inspect.BoolType, path: str) -> bool:
    if not isinstance(raw, bool):
        raise ValueFitError(path, f"must be true or false, got {_shown(raw)}")
    return raw


def _number(raw: Any, kind: inspect.IntType | inspect.FloatType, path: str) -> int | float:
    is_whole = isinstance(kind, inspect.IntType)
    name = "a whole number" if is_whole else "a number"
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise ValueFitError(path, f"must be {name}, got {_shown(raw)}")
    try:
        number = float(raw)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueFitError(path, f"must be a finite number, got {number}")
    if is_whole and not isinstance(raw, int):
        raise ValueFitError(path, f"must be {name}, got {_shown(raw)}")
    if kind.ge is not None and number < kind.ge:
        raise ValueFitError(path, f"must be >= {kind.ge:g}, got {_shown(raw)}")
    if kind.le is not None and number > kind.le:
        raise ValueFitError(path, f"must be <= {kind.le:g}, got {_shown(raw)}")
    return raw if is_whole else number


def _limited_text(raw: Any, kind: inspect.StrType, path: str) -> str:
    text = _text(raw, path)
    if kind.max_length is not None and len(text) > kind.max_length:
        raise ValueFitError(
            path, f"must have at most {kind.max_length} characters, got {len(text)}"
        )
    return text


def _text(raw: Any, path: str) -> str:
    if not isinstance(raw, str):
        raise ValueFitError(path, f"must be text, got {_shown(raw)}")
    try:
        raw.encode()
    except UnicodeEncodeError:
        raise ValueFitError(path, f"holds half a character: {_shown(raw)}") from None
    return raw


def _date(raw: Any, _kind: inspect.DateType, path: str) -> dt.date:
    if isinstance(raw, str):
        try:
            return msgspec.convert(raw, dt.date)
        except (msgspec.ValidationError, UnicodeEncodeError):
            pass
    raise ValueFitError(path, f"must be {_DATE}, got {_shown(raw)}")


def _inside(path: str, key: str) -> str:
    """The path of a key; one that is no plain word stands in quotes, never too long to read."""
    if key.isidentifier() or (key.isalnum() and key.isascii()):
        named = key if len(key) <= _LONGEST_SHOWN else f"{key[:_LONGEST_SHOWN]}\u2026"
        return f"{path}.{named}" if path else named
    return f"{path}[{_shown(key)}]"


def _shown(raw: Any) -> str:
    """A value for a message: one line, not too long, nothing that a terminal would obey."""
    try:
        text = json.dumps(raw, ensure_ascii=False, default=str)[:_LONGEST_SHOWN]
    except RecursionError:
        text = "something nested too deeply"
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )
