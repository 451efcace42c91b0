# SPDX-License-Identifier: MIT
"""Scenario to bytes and back: the file format, with errors that name what and where."""

import json
from typing import Any, Final, get_args

import msgspec

from dk2gui.core.basis.json_text import JsonTextError, json_values
from dk2gui.core.basis.typed_values import ValueFitError, struct_from
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.scenario.scenario import (
    LabUnit,
    Scenario,
)

MAX_BYTES: Final = 4_000_000
"""No scenario is near this long; what is, is another kind of file."""


class ScenarioError(ValueError):
    """A scenario that cannot be read: `path` says where (empty: the whole file), `reason` why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.path = path
        self.reason = reason


def decode_scenario(data: bytes) -> Scenario:
    """Read a scenario from the bytes of a file; who reads them need not read past MAX_BYTES + 1.

    Raises ScenarioError for anything that is not a whole, valid scenario.
    """
    if len(data) > MAX_BYTES:
        raise ScenarioError("", f"is longer than {MAX_BYTES / 1e6:g} MB; no scenario file is")
    try:
        return struct_from(json_values(data), Scenario, {"unit": _unit})
    except JsonTextError as error:
        raise ScenarioError("", str(error)) from None
    except ValueFitError as fault:
        raise ScenarioError(fault.path, fault.reason) from None


_UNITS: Final[dict[str, str]] = {
    unit.casefold(): unit for unit in (*get_args(LabUnit), *get_args(DoseUnit))
}
_MICRO_SIGNS: Final = str.maketrans({"\u00b5": "u", "\u03bc": "u"})


def _unit(text: str) -> str:
    """A unit as the format spells it; laboratories and labels write other cases."""
    return _UNITS.get(text.strip().translate(_MICRO_SIGNS).casefold(), text)


def encode_scenario(scenario: Scenario) -> bytes:
    """Write a scenario in the one canonical form: two-space indent, whole numbers as integers.

    What decodes to an equal scenario encodes to equal bytes.
    """
    plain = _whole_numbers(msgspec.to_builtins(scenario))
    for taken in (*plain["supplements"], *plain["products"]):
        # One rhythm stands in place of the other.
        del taken["every_days" if taken["weekdays"] else "weekdays"]
    for dated in (*plain["supplements"], *plain["products"], *plain["foods"], plain["sun"] or {}):
        _drop_absent(dated, "from", "until", "since")
    for lab in plain["labs"]:
        _drop_absent(lab, "bound")
    _drop_absent(plain, "sun", "start_date", "answer_date")
    _drop_absent(plain["person"], "latitude", "weight_kg", "height_cm")
    # What older versions do not know is written only where it says something.
    for place, key in ((plain["person"], "name"), (plain, "products")):
        if not place[key]:
            del place[key]
    if plain["diet_is"] == Scenario(schema=1).diet_is:
        del plain["diet_is"]
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
