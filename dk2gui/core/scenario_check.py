# SPDX-License-Identifier: MIT
"""One check for all scenarios: what is made in memory must be what the file reader would take."""

import datetime as dt
import json
from typing import Any, Final

import msgspec

from dk2gui.core.scenario.file_format import ScenarioError, decode_scenario
from dk2gui.core.scenario.scenario import Scenario

# What a struct's own checks may raise on values of a wrong kind.
_NOT_MADE: Final = (TypeError, ValueError, LookupError, AttributeError)


def checked(scenario: Scenario, **changes: Any) -> Scenario:
    """A scenario with changed fields, as a file that says the same would be read.

    Raises ScenarioError with the words of the file reader.
    """
    try:
        changed = msgspec.structs.replace(scenario, **changes)
    except _NOT_MADE:
        return decode_scenario(_as_file(scenario, changes))
    try:
        read = msgspec.json.decode(msgspec.json.encode(changed), type=Scenario)
    except (msgspec.MsgspecError, *_NOT_MADE, RecursionError):
        read = None
    if read == changed:
        return changed
    # Slower, and only for what is refused or oddly typed: the reader itself, with its words.
    return decode_scenario(_as_file(changed, {}))


def checked_person(scenario: Scenario, **changes: Any) -> Scenario:
    """A scenario with changed fields of its person. Raises ScenarioError as `checked` does."""
    try:
        person = msgspec.structs.replace(scenario.person, **changes)
    except _NOT_MADE:
        plain = {**msgspec.to_builtins(scenario.person), **changes}
        return decode_scenario(_as_file(scenario, {"person": plain}))
    return checked(scenario, person=person)


def _as_file(scenario: Scenario, changes: dict[str, Any]) -> bytes:
    """The scenario as its file would be written, also where no reader takes it."""
    keys = dict(zip(Scenario.__struct_fields__, Scenario.__struct_encode_fields__, strict=True))
    try:
        plain = msgspec.to_builtins(scenario, builtin_types=(dt.date,))
        for field, value in changes.items():
            plain[keys.get(field, field)] = msgspec.to_builtins(value, builtin_types=(dt.date,))
        return json.dumps(plain, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    except (TypeError, ValueError, RecursionError) as error:
        raise ScenarioError("", f"cannot be written as a scenario ({error})") from None
