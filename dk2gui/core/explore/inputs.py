# SPDX-License-Identifier: MIT
"""The numbers of a scenario that can be varied: their names, units, ranges, and how to set them."""

from collections import Counter
from collections.abc import Mapping
from typing import Final, cast

import msgspec

from dk2gui.core.advice.thresholds import SUPERVISED_VITAMIN_D_IU
from dk2gui.core.basis.message import Message, Term, Text, message
from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS, amount_in
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.dose_history import without_from
from dk2gui.core.scenario.periods import on_day
from dk2gui.core.scenario.scenario import (
    DEFAULT_WEIGHT_KG,
    CompoundId,
    Scenario,
    Supplement,
    resolved_start,
)


class Input(msgspec.Struct, frozen=True):
    """One number of a scenario. `low` to `high` is a range worth looking at, not a recommendation.

    `current` is its value now; 0 where the scenario says nothing.
    """

    id: str
    title: Message
    unit: str
    low: float
    high: float
    current: float


class _Range(msgspec.Struct, frozen=True):
    title: Message
    unit: str
    low: float
    high: float


# Choice: ranges that hold nearly everybody.
_PERSON: Final = {
    "weight_kg": _Range(message("Weight"), "kg", 40.0, 150.0),
    "age_years": _Range(message("Age"), "years", 18.0, 100.0),
}
_SUN: Final = {
    "minutes": _Range(message("Minutes in the sun"), "min", 0.0, 120.0),
    "exposed_fraction": _Range(message("Share of skin in the sun"), "1", 0.0, 1.0),
    "latitude": _Range(message("Latitude"), "\u00b0", -66.0, 66.0),
}
# Choice: a food is looked at from none to this much of it at a time.
_GRAMS_HIGH: Final = 300.0


def inputs_of(scenario: Scenario, foods: Mapping[str, Food] | None = None) -> tuple[Input, ...]:
    """Every number of this scenario that can be varied; foods by the names in `foods`.

    Sun is there when the scenario has a sun habit, a food when it is on the plate. The id of a
    food names it and which of its rows on the plate is meant, so that it fits other scenarios.
    """
    known = foods or {}
    found = [_dose_input(scenario, name) for name in COMPOUNDS]
    found += [
        _input(key, shown, float(getattr(scenario.person, key) or DEFAULT_WEIGHT_KG))
        if key == "weight_kg"
        else _input(key, shown, float(getattr(scenario.person, key)))
        for key, shown in _PERSON.items()
    ]
    if scenario.sun is not None:
        found += [
            _input(f"sun:{key}", shown, float(getattr(scenario.sun, key)))
            for key, shown in _SUN.items()
        ]
    for input_id, eaten in zip(_food_ids(scenario), scenario.foods, strict=True):
        name = known[eaten.food].name if eaten.food in known else eaten.food
        title = message("{food}, grams at a time", food=Text(name))
        shown = _Range(title, "g", 0.0, max(_GRAMS_HIGH, eaten.grams))
        found.append(_input(input_id, shown, eaten.grams))
    for nutrient in NUTRIENTS.values():
        stated = scenario.other_food.get(nutrient.id, 0.0)
        shown = _Range(
            message("{nutrient} from other food", nutrient=Term(nutrient.title)),
            f"{nutrient.unit}/day",
            0.0,
            max(nutrient.rich_plate, stated),
        )
        found.append(_input(f"other_food:{nutrient.id}", shown, stated))
    return tuple(found)


def input_of(scenario: Scenario, input_id: str, foods: Mapping[str, Food] | None = None) -> Input:
    """One input by its id. Raises ValueError for an id this scenario does not have."""
    for entry in inputs_of(scenario, foods):
        if entry.id == input_id:
            return entry
    raise ValueError(f"input: this scenario has no {input_id!r}")


def with_input(scenario: Scenario, input_id: str, value: float) -> Scenario:
    """The scenario with one input set.

    A dose input replaces the doses of its compound that are in force at the start by a daily one;
    what was taken of them before stays, since it explains blood tests.
    Raises ValueError for an id this scenario does not have, or a value that no scenario can have.
    """
    changed = _changed(scenario, input_id, float(value))
    try:
        # Replacing a field checks nothing; reading the values again does.
        return msgspec.convert(msgspec.to_builtins(changed), Scenario)
    except msgspec.ValidationError as error:
        raise ValueError(f"{input_id}: {value:g} cannot be used: {error}") from error


def _changed(scenario: Scenario, input_id: str, value: float) -> Scenario:
    kind, _, name = input_id.partition(":")
    replace = msgspec.structs.replace
    if kind == "dose" and name in COMPOUNDS:
        start = resolved_start(scenario)
        bare = without_from(scenario, start, lambda dose: dose.compound == name, later=False)
        # The id was looked up in COMPOUNDS, whose keys are the compound ids.
        compound = cast(CompoundId, name)
        dose = Supplement(compound=compound, amount=value, unit=dose_unit(name))
        return replace(bare, supplements=(*bare.supplements, dose))
    if input_id in _PERSON:
        return replace(scenario, person=replace(scenario.person, **{input_id: value}))
    if kind == "sun" and name in _SUN and scenario.sun is not None:
        return replace(scenario, sun=replace(scenario.sun, **{name: value}))
    if kind == "food" and input_id in (food_ids := _food_ids(scenario)):
        foods = list(scenario.foods)
        place = food_ids.index(input_id)
        foods[place] = replace(foods[place], grams=value)
        return replace(scenario, foods=tuple(foods))
    if kind == "other_food" and name in NUTRIENTS:
        return replace(scenario, other_food={**scenario.other_food, name: value})
    raise ValueError(f"input: this scenario has no {input_id!r}")


def _food_ids(scenario: Scenario) -> list[str]:
    """The input ids of the rows on the plate: each food, and which of its rows from 0 on."""
    seen: Counter[str] = Counter()
    ids = []
    for eaten in scenario.foods:
        ids.append(f"food:{eaten.food}:{seen[eaten.food]}")
        seen[eaten.food] += 1
    return ids


def dose_unit(compound: str) -> DoseUnit:
    """The unit a compound's dose input is in: IU where it has one."""
    return "IU" if COMPOUNDS[compound].ug_per_iu else COMPOUNDS[compound].unit


def _dose_input(scenario: Scenario, compound_id: str) -> Input:
    compound, unit = COMPOUNDS[compound_id], dose_unit(compound_id)
    now = on_day(scenario, resolved_start(scenario)).doses
    taken = sum(dose.ug_per_day for dose in now if dose.compound == compound_id)
    current = amount_in(compound, taken, unit)
    high = float(compound.known_doses[-1])
    if compound.nutrient == "vitamin_d":
        high = min(high, SUPERVISED_VITAMIN_D_IU)
    return Input(
        f"dose:{compound_id}", message("{compound}", compound=Term(compound.title)), f"{unit}/day",
        0.0, max(high, current), current,
    )  # fmt: skip


def _input(input_id: str, shown: _Range, current: float) -> Input:
    return Input(input_id, shown.title, shown.unit, shown.low, shown.high, current)
