# SPDX-License-Identifier: MIT
"""What every command of the command line reads: scenarios from files or standard input."""

import sys
from pathlib import Path

from dk2gui.core.evaluate import Assessment, evaluate
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import UnknownFoodError, foods_of
from dk2gui.core.scenario.file_format import MAX_BYTES, ScenarioError, decode_scenario
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.userdata.atomic import StorageError
from dk2gui.userdata.storage import read_scenario


class InputError(Exception):
    """What the user gave cannot be used; str() is the whole message."""


def load_scenario(name: str) -> Scenario:
    """The scenario in a file, `-` for standard input. Raises InputError."""
    try:
        if name == "-":
            return decode_scenario(_standard_input())
        return read_scenario(Path(name), may_wait=True)
    except ScenarioError as error:
        raise InputError(f"{shown(name)}: {error}") from error
    except (StorageError, ValueError) as error:
        raise InputError(str(error)) from error


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input: is closed")
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"standard input: cannot be read ({error.strerror})") from error


def foods_for(name: str, scenario: Scenario) -> dict[str, Food]:
    """The foods of a scenario read from `name`; raises InputError where one is nowhere.

    The user's food store is opened only for a food of its own.
    """
    try:
        return _foods_for(scenario)
    except UnknownFoodError as error:
        raise _unknown_food(name, scenario, str(error.args[0])) from error


def _foods_for(scenario: Scenario) -> dict[str, Food]:
    bundled = load_foods()
    wanted = [eaten.food for eaten in scenario.foods]
    if all(food_id in bundled for food_id in wanted):
        return foods_of(scenario, bundled)
    from dk2gui.userdata.food_store import foods_with  # noqa: PLC0415  # few scenarios need the store

    foods = foods_with(bundled, wanted)
    for food_id in wanted:
        # Only a library of foods has trouble, and knows of it once it was asked.
        if food_id not in foods and (trouble := getattr(foods, "trouble", "")):
            raise InputError(f"the food {food_id!r} cannot be looked up: {trouble}")
    return foods_of(scenario, foods)


def assessed(name: str, scenario: Scenario) -> Assessment:
    """The assessment of a scenario read from `name`. Raises InputError for an unknown food."""
    return evaluate(scenario, foods_for(name, scenario), load_constants())


def _unknown_food(name: str, scenario: Scenario, food_id: str) -> InputError:
    """The message for a food that is nowhere, with its place in the file."""
    place = next(at for at, eaten in enumerate(scenario.foods) if eaten.food == food_id)
    return InputError(
        f"{shown(name)}: foods[{place}].food: unknown food {food_id!r}; "
        "`dk2gui foods WORD` finds ids"
    )


def shown(name: str) -> str:
    """How a source is named in messages."""
    return "standard input" if name == "-" else name
