# SPDX-License-Identifier: MIT
"""How one evaluation grows with what a scenario holds: as exponents, 1 is in proportion."""

import datetime as dt
import gc
import math
import time
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.heat_map import heat_map
from dk2gui.core.intake.intake import foods_of
from dk2gui.core.kept import Kept
from dk2gui.core.scenario.scenario import (
    MAX_DAYS,
    MAX_FOODS,
    MAX_LABS,
    MAX_SUPPLEMENTS,
    EatenFood,
    Lab,
    Scenario,
    SunHabit,
    Supplement,
)
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui.window.example import example_scenario
from tests.benchmarks.results import tell

START = dt.date(2026, 11, 20)
ROUNDS = 5
# A year has so many days on which something can begin.
YEAR_DAYS = 365
MAP_SIDE = 31
FOODS_GOAL, MAP_GOAL = 3, "1"


def many_foods(count: int) -> tuple[EatenFood, ...]:
    """So many portions, one food after the other."""
    ids = list(load_foods())
    return tuple(
        EatenFood(food=ids[at % len(ids)], grams=10 + at % 90, times_per_week=3)
        for at in range(count)
    )


def _dated(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Each for three weeks, spread over the year: more items change more days."""
    return tuple(
        msgspec.structs.replace(item, from_date=first, until_date=first + dt.timedelta(days=20))
        for at, item in enumerate(items)
        for first in [START + dt.timedelta(days=at * 37 % (YEAR_DAYS - 21))]
    )


def _doses(count: int) -> tuple[Supplement, ...]:
    return tuple(
        Supplement(compound=("vitamin_d3", "mk7", "calcium")[at % 3], amount=1, unit="ug")
        for at in range(count)
    )


def _tests(count: int) -> tuple[Lab, ...]:
    return tuple(
        Lab(
            date=START - dt.timedelta(days=7 * at), marker="25ohd", value=50 + at % 9, unit="nmol/L"
        )
        for at in range(count)
    )


def _milliseconds(scenario: Scenario) -> float:
    """CPU time of the fastest of some evaluations: what else the machine does slows, never helps.

    As the window evaluates: the foods looked up once, a dose moved a little each time, and what
    did not change kept.
    """
    constants, kept = load_constants(), Kept()
    foods = foods_of(scenario, load_foods())
    taken = []
    for moved in range(1 + ROUNDS):
        first = scenario.supplements[0]
        doses = (
            msgspec.structs.replace(first, amount=first.amount + moved),
            *scenario.supplements[1:],
        )
        edited = msgspec.structs.replace(scenario, supplements=doses)
        gc.collect()
        start = time.process_time()
        evaluate(edited, foods, constants, kept)
        taken.append((time.process_time() - start) * 1e3)
    # The first one makes what is kept.
    return min(taken[1:])


def _map_s(scenario: Scenario) -> float:
    """CPU seconds of a map of dose and weight, with nothing kept before."""
    foods, constants = load_foods(), load_constants()
    axes = (
        ("dose:vitamin_d3", np.linspace(0, 4000, MAP_SIDE)),
        ("weight_kg", np.linspace(50, 110, MAP_SIDE)),
    )
    start = time.process_time()
    heat_map(scenario, foods, constants, axes, "serum_25ohd", day=162)
    return time.process_time() - start


def report() -> None:
    """Tell milliseconds by size, and the exponents from the smallest and from the last step."""
    base = example_scenario(START)
    grown: dict[str, tuple[tuple[int, ...], Callable[[int], dict[str, object]]]] = {
        "foods": ((1, 10, 100, MAX_FOODS), lambda n: {"foods": many_foods(n)}),
        "dated foods": ((1, 10, 50, 200, MAX_FOODS), lambda n: {"foods": _dated(many_foods(n))}),
        "doses": ((2, 20, MAX_SUPPLEMENTS), lambda n: {"supplements": _doses(n)}),
        "dated doses": ((2, 20, MAX_SUPPLEMENTS), lambda n: {"supplements": _dated(_doses(n))}),
        "tests": ((1, 10, 50, MAX_LABS), lambda n: {"labs": _tests(n)}),
        "days": ((30, 365, MAX_DAYS), lambda n: {"days": n}),
    }
    sunny = msgspec.structs.replace(base, sun=SunHabit(latitude=50, minutes=15))
    tell(
        "`evaluate` after a move of a dose, ms of CPU, and with sun",
        f"{_milliseconds(base):.1f}, {_milliseconds(sunny):.1f}",
    )
    for name, (sizes, change) in grown.items():
        taken = [_milliseconds(msgspec.structs.replace(base, **change(size))) for size in sizes]
        shown = "  ".join(f"{size}: {ms:.1f}" for size, ms in zip(sizes, taken, strict=True))
        whole = math.log(taken[-1] / taken[0]) / math.log(sizes[-1] / sizes[0])
        last = math.log(taken[-1] / taken[-2]) / math.log(sizes[-1] / sizes[-2])
        tell(
            f"how `evaluate` grows with {name}, exponent over all and over the last step",
            f"{whole:.2f}, {last:.2f}",
            "1",
            more=f"CPU ms by number {shown}",
        )
        if name == "foods":
            ratio = taken[-1] / taken[0]
            tell(f"{MAX_FOODS} foods over 1 food, CPU", f"{ratio:.1f}", f"{FOODS_GOAL}")
    tell(
        f"a map of {MAP_SIDE} x {MAP_SIDE} with sun, CPU seconds", f"{_map_s(sunny):.2f}", MAP_GOAL
    )


if __name__ == "__main__":
    report()
