# SPDX-License-Identifier: MIT
"""How one evaluation grows with what a scenario holds: as exponents, 1 is in proportion."""

import datetime as dt
import gc
import math
import time
from collections.abc import Callable
from typing import Any

import msgspec

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.scenario import (
    MAX_DAYS,
    MAX_FOODS,
    MAX_LABS,
    MAX_SUPPLEMENTS,
    EatenFood,
    Lab,
    Scenario,
    Supplement,
)
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui.window.example import example_scenario

START = dt.date(2026, 11, 20)
ROUNDS = 5
# A year has so many days on which something can begin.
YEAR_DAYS = 365


def _foods(count: int) -> tuple[EatenFood, ...]:
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
    """CPU time of the fastest of some evaluations: what else the machine does slows, never helps."""
    foods, constants = load_foods(), load_constants()
    evaluate(scenario, foods, constants)
    taken = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        evaluate(scenario, foods, constants)
        taken.append((time.process_time() - start) * 1e3)
    return min(taken)


def report() -> None:
    """Print milliseconds by size, and the exponents from the smallest and from the last step."""
    base = example_scenario(START)
    grown: dict[str, tuple[tuple[int, ...], Callable[[int], dict[str, object]]]] = {
        "foods": ((1, 10, 100, MAX_FOODS), lambda n: {"foods": _foods(n)}),
        "dated foods": ((1, 10, 100, MAX_FOODS), lambda n: {"foods": _dated(_foods(n))}),
        "doses": ((2, 20, MAX_SUPPLEMENTS), lambda n: {"supplements": _doses(n)}),
        "dated doses": ((2, 20, MAX_SUPPLEMENTS), lambda n: {"supplements": _dated(_doses(n))}),
        "tests": ((1, 10, 50, MAX_LABS), lambda n: {"labs": _tests(n)}),
        "days": ((30, 365, MAX_DAYS), lambda n: {"days": n}),
    }
    for name, (sizes, change) in grown.items():
        taken = [_milliseconds(msgspec.structs.replace(base, **change(size))) for size in sizes]
        shown = "  ".join(f"{size}: {ms:.1f}" for size, ms in zip(sizes, taken, strict=True))
        whole = math.log(taken[-1] / taken[0]) / math.log(sizes[-1] / sizes[0])
        last = math.log(taken[-1] / taken[-2]) / math.log(sizes[-1] / sizes[-2])
        print(
            f"growth, {name:12s} CPU ms by number {shown}   exponent {whole:.2f}, "
            f"last step {last:.2f} (goal 1)"
        )


if __name__ == "__main__":
    report()
