# SPDX-License-Identifier: MIT
"""What goes on in a person's 25(OH)D without the doses: known from a test, or from people at large.

Food and sun that begin or end on a date come on top in their time; where they were there at the
test, they are no part of what goes on.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from dk2gui.core.serum.calibration import SerumLab, result_log_sd
from dk2gui.core.serum.dated_sources import (
    DatedFood,
    Split,
    Window,
    dated_days,
    food_by_day,
    goes_on,
    inside,
    remembered,
    split,
    split_dosed,
    throughput_by_day,
)
from dk2gui.core.serum.kinetics import (
    YEAR_DAYS,
    Array,
    Dose,
    VitaminDModel,
    iu_by_day,
    production,
    skin_throughput,
    throughput,
)
from dk2gui.core.serum.population import Background, Crowd, levels


class Outlook(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What lies ahead of the middle person without doses.

    `level_nmol_l`: the level on day 0. `dated_iu`: throughput of food and sun with dates, (days,
    1); `fading_nmol_l`: what their past leaves in the blood, (days + 1,). Both are None where
    nothing has dates; else `background` is what goes on without them.
    """

    background: Background
    level_nmol_l: float
    dated_iu: Array | None = None
    fading_nmol_l: Array | None = None

    def with_dated(self, dosed_iu: Array) -> Array:
        """Throughput of doses, (days, n), with that of food and sun with dates."""
        return dosed_iu if self.dated_iu is None else dosed_iu + self.dated_iu

    def without_start(self, lab: SerumLab, model: VitaminDModel) -> SerumLab:
        """A later result without what the past of food and sun with dates leaves in it."""
        if self.fading_nmol_l is None:
            return lab
        left = lab.nmol_l - float(self.fading_nmol_l[lab.day])
        return SerumLab(lab.day, max(left, model.detection_limit_nmol_l))

    def levels(self, people: Crowd, dosed_iu: Array, model: VitaminDModel) -> Array:
        """25(OH)D in nmol/L of each person on the days 0 to n, (n + 1, people)."""
        course = levels(self.background, people, self.with_dated(dosed_iu), model)
        if self.fading_nmol_l is not None:
            # The blood forgets its start evenly, whatever is made meanwhile.
            course += self.fading_nmol_l[:, None] * people.level
        return course


def outlook_of(
    *,
    scale: float,
    days: int,
    model: VitaminDModel,
    labs: Sequence[SerumLab] = (),
    food_iu_per_day: float | None = None,
    sun_iu_by_day: Array | None = None,
    dated_foods: Sequence[DatedFood] = (),
    sun_window: Window = (None, None),
    doses: Sequence[Dose] = (),
) -> Outlook:
    """What lies ahead without the doses from the start on; all arguments as in `forecast`.

    `scale` is what an IU counts. Doses taken before the start are part of a test after them.
    """
    background = _background(scale, labs, food_iu_per_day, sun_iu_by_day, model)
    sun_ends = sun_iu_by_day is not None and not goes_on(sun_window)
    taken_before = [dose for dose in doses if dose.from_day < 0]
    if not (dated_foods or sun_ends or taken_before):
        return Outlook(background=background, level_nmol_l=background.level_nmol_l)
    parts = _split(
        background,
        scale,
        food_iu_per_day,
        sun_iu_by_day,
        model,
        dated_foods=dated_foods,
        sun_window=sun_window if sun_ends else None,
        taken_before=taken_before,
        days=days,
    )
    half_lives = np.arange(days + 1) / model.half_life_days
    return Outlook(
        background=msgspec.structs.replace(
            background,
            level_nmol_l=parts.base_nmol_l,
            response=parts.response,
            skin_iu=None if sun_ends else background.skin_iu,
        ),
        level_nmol_l=parts.start_nmol_l,
        dated_iu=parts.added_iu[:, None],
        fading_nmol_l=(parts.start_nmol_l - parts.base_nmol_l) * 2.0**-half_lives,
    )


def _background(
    scale: float,
    labs: Sequence[SerumLab],
    food_iu_per_day: float | None,
    sun_iu_by_day: Array | None,
    model: VitaminDModel,
) -> Background:
    skin = None if sun_iu_by_day is None else skin_throughput(sun_iu_by_day, model) * scale
    before = [lab for lab in labs if lab.day <= 0]
    if before:
        latest = max(before, key=lambda lab: lab.day)
        return Background(
            level_nmol_l=latest.nmol_l,
            log_sd=result_log_sd(model),
            lab_day=latest.day,
            skin_iu=skin,
        )
    sun = model.typical_sun_iu if sun_iu_by_day is None else float(sun_iu_by_day.mean())
    return Background(
        level_nmol_l=_usual_level(scale, food_iu_per_day, sun, model),
        log_sd=model.population_log_sd,
        skin_iu=skin,
    )


def _split(
    background: Background,
    scale: float,
    food_iu_per_day: float | None,
    sun_iu_by_day: Array | None,
    model: VitaminDModel,
    *,
    dated_foods: Sequence[DatedFood],
    sun_window: Window | None,
    taken_before: Sequence[Dose],
    days: int,
) -> Split:
    """The level of a background without what has dates; `sun_window` None for sun without."""
    tested = background.lab_day is not None
    tested_on = background.lab_day or 0
    day = dated_days(tested_on, days)
    given = food_by_day(dated_foods, day)
    other_food = max((food_iu_per_day or 0.0) - float(given[-days]), 0.0)
    # Without a test, food and sun with dates count above the usual ones only.
    usual_food = 0.0 if tested else max(other_food, model.typical_food_iu)
    usual_sun = 0.0 if tested else model.typical_sun_iu
    if not tested:
        given = np.maximum(other_food + given, usual_food) - usual_food
    going_on = usual_sun if sun_iu_by_day is None else float(sun_iu_by_day.mean())
    if sun_window is not None and sun_iu_by_day is not None:
        by_day = np.maximum(sun_iu_by_day[day % YEAR_DAYS] - usual_sun, 0.0)
        given = given + inside(sun_window, day) * by_day
        going_on = usual_sun
    given[:-days] += iu_by_day(taken_before, -1, model, begin=int(day[0]))
    added = throughput_by_day(given, model)
    level = background.level_nmol_l
    if not tested:
        going_on += remembered(added, len(added) - days, model)
        level = _usual_level(scale, other_food, going_on, model)
    if tested and taken_before:
        return split_dosed(level, tested_on, added * scale, days, model)
    return split(level, tested_on, added * scale, days, model)


def _usual_level(
    scale: float, food_iu_per_day: float | None, sun_iu_per_day: float, model: VitaminDModel
) -> float:
    """The population's level in nmol/L with this food and sun."""
    # What neither typical food nor typical sun explains is kept for everyone.
    unexplained = (
        float(throughput(model.population_median_nmol_l, model))
        - model.typical_food_iu
        - model.typical_sun_iu
    )
    food = max(food_iu_per_day or 0.0, model.typical_food_iu)
    return float(production((unexplained + food + sun_iu_per_day) * scale, model))
