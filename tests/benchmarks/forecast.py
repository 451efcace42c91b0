# SPDX-License-Identifier: MIT
"""The forecast: 200 people for a year against scipy's solver in a loop, and one evaluation."""

import datetime as dt
import statistics
import time
from collections.abc import Callable

import numpy as np

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.scenario import SunHabit
from dk2gui.core.serum.kinetics import Dose, iu_by_day, liver_input, production
from dk2gui.core.serum.population import Sources, Start, VirtualPeople, levels
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui.window.example import example_scenario
from tests.benchmarks.results import tell

DAYS = 365
PEOPLE = 200
SOLVED = 3
EVALUATIONS = 500
DOSE = Dose(amount_iu=2000)
START_NMOL_L = 50.0


def _milliseconds(do: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        start = time.process_time()
        do()
        taken.append((time.process_time() - start) * 1e3)
    return sorted(taken)


def report() -> None:
    """Tell the forecast's and the evaluation's times and ratios."""
    from scipy.integrate import solve_ivp

    foods, constants = load_foods(), load_constants()
    model = constants.vitamin_d
    start = Start(level_nmol_l=START_NMOL_L, log_sd=0.1, lab_day=0)
    spread = np.linspace(0.5, 2.0, PEOPLE)
    people = VirtualPeople(spread, spread[::-1], np.ones(PEOPLE))

    def ours() -> object:
        added = liver_input(iu_by_day([DOSE], DAYS - 1, model), model)[:, None]
        return levels(start, Sources(begin=0, dosed_iu=added), people, model)

    loss = np.log(2) / model.half_life_days

    def slope(_day: float, state: np.ndarray) -> list[float]:
        fast, slow, level = state
        out = model.fast_to_liver_per_day + model.fast_to_fat_per_day
        made = production(400.0 + model.fast_to_liver_per_day * fast, model)
        return [
            DOSE.amount_iu - out * fast + model.fat_to_fast_per_day * slow,
            model.fast_to_fat_per_day * fast - model.fat_to_fast_per_day * slow,
            loss * (float(made) - level),
        ]

    def solver() -> object:
        return [
            solve_ivp(slope, (0, DAYS), [0, 0, START_NMOL_L], t_eval=np.arange(DAYS + 1))
            for _ in range(SOLVED)
        ]

    ours()
    fast = statistics.median(_milliseconds(ours, 100))
    slow = statistics.median(_milliseconds(solver, 3)) / SOLVED * PEOPLE
    tell(
        f"forecast of {PEOPLE} people x {DAYS} days, `solve_ivp` in a loop over ours",
        f"{slow / fast:.0f}",
        "200",
        more=f"{slow:.0f} and {fast:.2f} ms",
    )
    scenario = example_scenario(dt.date(2026, 11, 20))
    for name, sun in (("", None), (" with sun,", SunHabit(latitude=50, minutes=15))):
        import msgspec

        given = msgspec.structs.replace(scenario, sun=sun)
        taken = _milliseconds(lambda given=given: evaluate(given, foods, constants), EVALUATIONS)
        tell(
            f"`evaluate`{name} from nothing, p50 / p99, ms of CPU",
            f"{taken[EVALUATIONS // 2]:.1f} / {taken[int(0.99 * EVALUATIONS)]:.1f}",
            "- / 5",
        )
