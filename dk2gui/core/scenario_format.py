# SPDX-License-Identifier: MIT
"""Scenario to bytes and back: the file format, with errors that name what and where."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import inspect

from dk2gui.core.scenario import MAX_OTHER_FOOD, Scenario

MAX_BYTES: Final = 4_000_000
"""No scenario is near this long; what is, is another kind of file."""

_KINDS: Final = {
    "float": "a number", "int": "a whole number", "str": "text", "bool": "true or false",
    "array": "a list", "object": "an object", "date": "a date like 2026-11-20",
}  # fmt: skip


class ScenarioError(ValueError):
    """A scenario that cannot be read: `path` says where (empty: the whole file), `reason` why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.path = path
        self.reason = reason


def decode_scenario(data: bytes) -> Scenario:
    """Read a scenario from the bytes of a file.

    Raises ScenarioError for anything that is not a whole, valid scenario.
    """
    if len(data) > MAX_BYTES:
        raise ScenarioError("", f"is {len(data)} bytes long; a scenario file is far shorter")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        scenario = msgspec.json.decode(data, type=Scenario)
    except msgspec.ValidationError as error:
        raise _explained(str(error), _lenient(data)) from None
    except UnicodeDecodeError as error:
        raise ScenarioError("", f"is not UTF-8 text ({error.reason})") from None
    except msgspec.DecodeError as error:
        raise _unreadable(data, str(error)) from None
    except RecursionError:
        raise ScenarioError("", "is nested too deeply to be a scenario") from None
    for path in _repeated_keys(data):
        raise ScenarioError(path, "is given twice")
    return scenario


def encode_scenario(scenario: Scenario) -> bytes:
    """Write a scenario in the one canonical form: two-space indent, whole numbers as integers.

    What decodes to an equal scenario encodes to equal bytes.
    """
    plain = _whole_numbers(msgspec.to_builtins(scenario))
    for dated in (*plain["supplements"], *plain["foods"], plain["sun"] or {}):
        _drop_absent(dated, "from", "until", "since")
    _drop_absent(plain, "sun", "start_date")
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def _drop_absent(plain: dict[str, Any], *keys: str) -> None:
    """Leave out, in place, what may be absent and is."""
    for key in keys:
        if key in plain and plain[key] is None:
            del plain[key]


def _whole_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _whole_numbers(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole_numbers(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _lenient(data: bytes) -> Any:
    """The file as plain values, for messages only: also takes what JSON does not allow."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _unreadable(data: bytes, message: str) -> ScenarioError:
    """Why bytes are not JSON; NaN and infinity are named with their place."""
    for path, value in _numbers(_lenient(data), ""):
        if not math.isfinite(value):
            return ScenarioError(path, f"must be a finite number, got {value}")
    if not data.strip():
        return ScenarioError("", "is empty")
    if "truncated" in message:
        return ScenarioError("", "ends too early: the file is cut off")
    found = re.search(r"byte (\d+)", message)
    if found is None:
        return ScenarioError("", "is not JSON")
    before = data[: int(found[1])]
    line = before.count(b"\n") + 1
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    return ScenarioError("", f"is not JSON: line {line}, column {column}")


def _numbers(value: Any, path: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _numbers(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _numbers(item, f"{path}[{index}]")
    elif isinstance(value, float):
        yield path, value


def _repeated_keys(data: bytes) -> list[str]:
    """Keys that one object of the file gives twice; JSON would keep the last one silently."""
    repeated: list[str] = []

    def note(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for key, value in pairs:
            if key in seen:
                repeated.append(key)
            seen[key] = value
        return seen

    json.loads(data, object_pairs_hook=note)
    return repeated


def _explained(message: str, raw: Any) -> ScenarioError:  # noqa: PLR0911  # one for each kind
    """The library's message as a place and a reason a person can act on."""
    text, _, place = message.partition(" - at `$")
    path = place.rstrip("`").removeprefix(".")
    if found := re.fullmatch(r"Object contains unknown field `(.*)`", text):
        return ScenarioError(_joined(path, found[1]), "unknown key")
    if found := re.fullmatch(r"Object missing required field `(.*)`", text):
        return ScenarioError(_joined(path, found[1]), "is missing")
    if "[...]" in path:
        path = _worst_entry(path, raw)
    got = _at(raw, path)
    shown = json.dumps(got, ensure_ascii=False, default=str)[:80]
    if found := re.fullmatch(r"Expected `\w+` (<=|>=|<|>) (.*)", text):
        return ScenarioError(path, f"must be {found[1]} {_short(found[2])}, got {shown}")
    if found := re.fullmatch(r"Expected `\w+` of length (.*)", text):
        return ScenarioError(path, f"must have a length {found[1]}, got {len(got)}")
    if found := re.fullmatch(r"Expected `(.*)`, got `(.*)`", text):
        kinds = [_KINDS.get(kind, kind) for kind in found[1].split(" | ") if kind != "null"]
        return ScenarioError(path, f"must be {' or '.join(kinds)}, got {shown}")
    if text.startswith("Invalid enum value"):
        allowed = ", ".join(str(value) for value in _choices(path))
        return ScenarioError(path, f"must be one of {allowed}; got {shown}")
    if text.startswith("Invalid RFC3339"):
        return ScenarioError(path, f"must be {_KINDS['date']}, got {shown}")
    if text == "Number out of range":
        return ScenarioError(path, "must be a finite number")
    # What the scenario's own checks raise already reads `key: reason`.
    key, colon, reason = text.partition(": ")
    if colon and key.isidentifier():
        return ScenarioError(_joined(path, key), reason)
    return ScenarioError(path, text)


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _short(number: str) -> str:
    return f"{float(number):g}"


def _steps(path: str) -> list[str | int]:
    return [
        int(step[1:-1]) if step.startswith("[") else step
        for step in re.findall(r"\[\d+\]|[^.\[\]]+", path)
    ]


def _at(raw: Any, path: str) -> Any:
    for step in _steps(path):
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            return None
    return raw


def _worst_entry(path: str, raw: Any) -> str:
    """The path of the first entry of a mapping that is no amount."""
    parent = path.split("[...]", maxsplit=1)[0]
    entries = _at(raw, parent)
    for key, value in entries.items() if isinstance(entries, dict) else ():
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not 0 <= value <= MAX_OTHER_FOOD:
            return _joined(parent, key)
    return parent


def _choices(path: str) -> tuple[Any, ...]:
    """The values allowed at a path of the format."""
    kind: inspect.Type = inspect.type_info(Scenario)
    for step in _steps(path):
        kind = _present(kind)
        if isinstance(kind, inspect.StructType):
            kind = next(field.type for field in kind.fields if field.encode_name == step)
        elif isinstance(kind, inspect.VarTupleType):
            kind = kind.item_type
    kind = _present(kind)
    return kind.values if isinstance(kind, inspect.LiteralType) else ()


def _present(kind: inspect.Type) -> inspect.Type:
    """The type of what may be absent, when it is there."""
    if not isinstance(kind, inspect.UnionType):
        return kind
    return next(part for part in kind.types if not isinstance(part, inspect.NoneType))
