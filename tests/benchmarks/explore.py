# SPDX-License-Identifier: MIT
"""Goal seek, dose window and a sweep of 50 points, as multiples of one evaluation."""

import datetime as dt
import statistics
import time
from collections.abc import Callable

import numpy as np

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.dose_window import dose_window
from dk2gui.core.explore.goal import daily_d3_for
from dk2gui.core.explore.least_change import least_change
from dk2gui.core.explore.sensitivity import sensitivity
from dk2gui.core.explore.sweep import sweep
from dk2gui.core.scenario.scenario import Lab, Scenario, SunHabit, Supplement
from dk2gui.data.tables import load_constants, load_foods
from tests.benchmarks.results import tell

START = dt.date(2026, 11, 20)
BY = dt.date(2027, 5, 1)
POINTS = 50
ROUNDS = 9


def _scenario() -> Scenario:
    return Scenario(
        schema=1,
        supplements=(Supplement(compound="vitamin_d3", amount=2000, unit="IU"),),
        sun=SunHabit(latitude=50, minutes=20),
        labs=(Lab(date=START, marker="25ohd", value=40, unit="nmol/L"),),
        start_date=START,
    )


def _milliseconds(do: Callable[[], object]) -> float:
    do()
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        do()
        taken.append((time.process_time() - start) * 1e3)
    return statistics.median(taken)


def report() -> None:
    """Tell each question's median time and how many evaluations that is."""
    foods, constants, scenario = load_foods(), load_constants(), _scenario()
    assessed = evaluate(scenario, foods, constants)
    doses = np.linspace(0, 4000, POINTS)
    questions = {
        "goal seek": lambda: daily_d3_for(
            scenario, foods, constants, goal_nmol_l=75.0, by=BY, certainty=0.9
        ),
        "dose window": lambda: dose_window(scenario, foods, constants),
        f"sweep of {POINTS}": lambda: sweep(
            scenario, foods, constants, ("dose:vitamin_d3", doses), "serum_25ohd", day=162
        ),
        "tornado": lambda: sensitivity(scenario, foods, constants, 162),
        "least change": lambda: least_change(assessed, foods.values()),
    }
    one = _milliseconds(lambda: evaluate(scenario, foods, constants))
    for name, ask in questions.items():
        taken = _milliseconds(ask)
        tell(f"{name}, in evaluations", f"{taken / one:.0f}", more=f"{taken:.1f} ms of CPU")


if __name__ == "__main__":
    report()
