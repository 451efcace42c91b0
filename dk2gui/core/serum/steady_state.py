# SPDX-License-Identifier: MIT
"""When doses have lifted 25(OH)D to their plateau, so that a test tells about them."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from dk2gui.core.serum.kinetics import (
    SETTLING_DAYS,
    Array,
    Dose,
    VitaminDModel,
    conversion,
    liver_input,
    mean_iu_by_day,
    mean_iu_per_day,
    production,
    throughput,
)
from dk2gui.core.serum.population import Sources, Start, VirtualPeople, levels

_REMEMBERED_DAYS: Final = SETTLING_DAYS


def plateau(
    level: float,
    doses: Sequence[Dose],
    days: int,
    *,
    scale: float,
    model: VitaminDModel,
    response: float = 1.0,
) -> tuple[float, int | None]:
    """The highest mean dose in IU a day, and the first day near a plateau of the doses.

    Doses that change have a plateau for each stretch; the first that is reached counts. The
    mean leaves out `scale`, what an IU counts in this body. The day is None when no plateau is
    reached on the days 0 to `days`.
    """
    if all(dose.from_day == 0 and dose.until_day is None for dose in doses):
        mean_iu = mean_iu_per_day(doses, model)
        day = next_informative_test_day(level, mean_iu * scale, days, model, response)
        return mean_iu, day
    # What was taken before the start has brought the level to where it starts.
    begin = -_REMEMBERED_DAYS if any(dose.from_day < 0 for dose in doses) else 0
    ahead = mean_iu_by_day(doses, days - 1, model, begin)
    course = _mean_course(level, ahead * scale, model, response)[-days - 1 :]
    mean_by_day = ahead[-days:]
    goal = _plateau_level(level, mean_by_day * scale, model, response)
    # On the way down from a larger dose the plateau lies below.
    near = np.abs(course[1:] - goal) <= model.plateau_tolerance * goal
    near &= (mean_by_day > 0) | (not mean_by_day.any())
    if begin < 0 and near[0]:
        return float(mean_by_day.max()), 0
    return float(mean_by_day.max()), int(np.argmax(near)) + 1 if near.any() else None


def next_informative_test_day(
    baseline_nmol_l: float,
    scaled_iu_per_day: float,
    days: int,
    model: VitaminDModel,
    response: float = 1.0,
) -> int | None:
    """First day on which the level is within 5 % of its plateau; None when after `days`.

    The doses count as their daily mean, `scaled_iu_per_day` with weight scaling included.
    """
    course = _mean_course(baseline_nmol_l, np.full(days, scaled_iu_per_day), model, response)
    plateau = _plateau_level(baseline_nmol_l, scaled_iu_per_day, model, response)
    near = course >= (1.0 - model.plateau_tolerance) * plateau
    return int(np.argmax(near)) if near.any() else None


def _mean_course(
    baseline_nmol_l: float, scaled_iu: Array, model: VitaminDModel, response: float
) -> Array:
    """25(OH)D of the middle person on mean doses by day, (days,); shape (days + 1,)."""
    start = Start(level_nmol_l=baseline_nmol_l, log_sd=0.0, lab_day=0)
    middle = VirtualPeople(np.ones(1), np.full(1, response), np.ones(1))
    sources = Sources(begin=0, dosed_iu=liver_input(scaled_iu, model)[:, None])
    return levels(start, sources, middle, model)[:, 0]


def _plateau_level(
    baseline_nmol_l: float, scaled_iu: ArrayLike, model: VitaminDModel, response: float
) -> Array:
    """The level at which mean doses leave the middle person in the end, elementwise."""
    converted = conversion(baseline_nmol_l, model)
    sustained = throughput(baseline_nmol_l, model, converted)
    lifted = production(sustained + np.asarray(scaled_iu), model, converted) - baseline_nmol_l
    return np.asarray(baseline_nmol_l + response * lifted)
