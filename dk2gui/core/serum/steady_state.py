# SPDX-License-Identifier: MIT
"""When doses have lifted 25(OH)D to their plateau, so that a test tells about them."""

from collections.abc import Sequence
from typing import Final

import msgspec
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


def highest_mean_iu(doses: Sequence[Dose], days: int, model: VitaminDModel) -> float:
    """The most of the days 0 to `days` - 1 that doses give in the mean, in IU a day."""
    if _are_steady(doses):
        return mean_iu_per_day(doses, model)
    return float(mean_iu_by_day(doses, days - 1, model).max())


def _are_steady(doses: Sequence[Dose]) -> bool:
    return all(dose.from_day == 0 and dose.until_day is None for dose in doses)


class MeanCourse(msgspec.Struct, frozen=True, kw_only=True):
    """The most probable person on the doses of the days 0 to `days` in their daily mean.

    `background_nmol_l`: the level without them. `scale`: what an IU counts in this body.
    """

    background_nmol_l: float
    doses: tuple[Dose, ...]
    days: int
    scale: float
    model: VitaminDModel
    response: float = 1.0

    def plateau_day(self) -> int | None:
        """The first day near a plateau of the doses; None when none is reached on the days.

        Doses that change have a plateau for each stretch; the first that is reached counts.
        """
        level, days, model, response = (
            self.background_nmol_l, self.days, self.model, self.response,
        )  # fmt: skip
        if _are_steady(self.doses):
            scaled = mean_iu_per_day(self.doses, model) * self.scale
            return next_informative_test_day(level, scaled, days, model, response)
        # What was taken before the start has brought the level to where it starts.
        begin = -_REMEMBERED_DAYS if any(dose.from_day < 0 for dose in self.doses) else 0
        ahead = mean_iu_by_day(self.doses, days - 1, model, begin)
        course = _mean_course(level, ahead * self.scale, model, response)[-days - 1 :]
        mean_by_day = ahead[-days:]
        goal = _plateau_level(level, mean_by_day * self.scale, model, response)
        # On the way down from a larger dose the plateau lies below.
        near = np.abs(course[1:] - goal) <= model.plateau_tolerance * goal
        near &= (mean_by_day > 0) | (not mean_by_day.any())
        if begin < 0 and near[0]:
            return 0
        return int(np.argmax(near)) + 1 if near.any() else None


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
