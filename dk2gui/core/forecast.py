# SPDX-License-Identifier: MIT
"""The forecast of one person's 25(OH)D: a median and a band a day, and when to test again.

What goes on without the supplements is taken from the latest blood test on or before the start,
and carries all that was eaten, swallowed and made in the skin until then. Without such a test it
is the population's. Supplements are taken to begin at the start. Without sun data nothing changes
with the seasons.
"""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from dk2gui.core.calibrate import SerumLab, Surprise, result_log_sd, surprise, update
from dk2gui.core.population import Background, bands, crowd, levels, standard_traits
from dk2gui.core.vitamin_d import (
    YEAR_DAYS,
    Array,
    Dose,
    VitaminDModel,
    conversion,
    iu_by_day,
    liver_input,
    mean_iu_per_day,
    production,
    skin_throughput,
    throughput,
    weight_scale,
)

ForecastMode = Literal["population", "measured", "personal"]

_NOTE_POPULATION: Final = (
    "No blood test on or before the start: the forecast starts from a typical level. A test "
    "would show where this person starts."
)
_NOTE_HIGH_DOSE: Final = "Above 15 000 IU a day few trials were made; levels there are unreliable."
_NOTE_VERY_HIGH: Final = "The band reaches levels at which vitamin D becomes toxic."
_NOTE_SURPRISE: Final = "A blood test does not fit the stated doses; see what could explain it."
_NOTE_LATE_LAB: Final = "Blood tests after the last day shown are not used."
# Above this mean dose trials are few. Source: trials.csv.
_STUDIED_IU_PER_DAY: Final = 15_000.0
_TOXIC_NMOL_L: Final = 375.0


class SerumForecast(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """25(OH)D in nmol/L by day; every array is (days + 1,), day 0 the start.

    The band p05 to p95 holds 90 % of people like this one. `mode`: `population` without tests,
    `measured` with one on or before the start, `personal` with any after it. `plateau_day`: first
    day on which a mean course of the doses is within 5 % of its plateau, None when not within
    the days shown; a test before that day says little about the dose.
    """

    day: NDArray[np.int64]
    p05: Array
    p25: Array
    median: Array
    p75: Array
    p95: Array
    mode: ForecastMode
    baseline_nmol_l: float
    plateau_day: int | None
    surprise: Surprise | None
    notes: tuple[str, ...]


def year_from(by_day_of_year: Array, start_day_of_year: int) -> Array:
    """A year that begins at the start, (365,), from values by day of the year from 1, (366,)."""
    return np.roll(by_day_of_year[:YEAR_DAYS], 1 - start_day_of_year)


def forecast(
    *,
    weight_kg: float,
    doses: Sequence[Dose],
    days: int,
    model: VitaminDModel,
    labs: Sequence[SerumLab] = (),
    food_iu_per_day: float | None = None,
    sun_iu_by_day: Array | None = None,
    absorbed: float = 1.0,
) -> SerumForecast:
    """25(OH)D on the days 0 to `days`. Pure: equal arguments give equal arrays.

    `doses` start at day 0 or later; `labs` count days from the start and may lie before it.
    `food_iu_per_day` matters without a test on or before the start only, and above a typical
    diet only. `sun_iu_by_day`: a year of IU from the skin, (365,), from the start day on, taken
    to repeat; None when nothing is known. `absorbed`: share of the usual absorption of doses.
    """
    scale = float(weight_scale(weight_kg, model))
    background = _background(scale, labs, food_iu_per_day, sun_iu_by_day, model)
    swallowed = iu_by_day(doses, days - 1, model) * (absorbed * scale)
    added = liver_input(swallowed, model)[:, None]
    later = [lab for lab in labs if 0 < lab.day <= days]

    known = update(later, background, added, model)
    people = crowd(known.traits(standard_traits()), background, model)
    p05, p25, median, p75, p95 = bands(levels(background, people, added, model))
    mean_iu = mean_iu_per_day([dose for dose in doses if dose.until_day is None], model) * absorbed
    strange = surprise(later, known, background, added, model)
    mode: ForecastMode = "measured" if background.lab_day is not None else "population"
    notes = [
        (_NOTE_POPULATION, mode == "population" and not later),
        (_NOTE_SURPRISE, strange is not None),
        (_NOTE_HIGH_DOSE, mean_iu > _STUDIED_IU_PER_DAY),
        (_NOTE_VERY_HIGH, bool(p95.max() > _TOXIC_NMOL_L)),
        (_NOTE_LATE_LAB, any(lab.day > days for lab in labs)),
    ]
    return SerumForecast(
        day=np.arange(days + 1),
        p05=p05,
        p25=p25,
        median=median,
        p75=p75,
        p95=p95,
        mode="personal" if later else mode,
        baseline_nmol_l=background.level_nmol_l,
        plateau_day=next_informative_test_day(
            background.level_nmol_l, mean_iu * scale, days, model
        ),
        surprise=strange,
        notes=tuple(text for text, holds in notes if holds),
    )


def next_informative_test_day(
    baseline_nmol_l: float, scaled_iu_per_day: float, days: int, model: VitaminDModel
) -> int | None:
    """First day on which the level is within 5 % of its plateau; None when after `days`.

    The doses count as their daily mean, `scaled_iu_per_day` with weight scaling included.
    """
    added = liver_input(np.full(days, scaled_iu_per_day), model)[:, None]
    background = Background(level_nmol_l=baseline_nmol_l, log_sd=0.0, lab_day=0)
    middle = crowd(np.zeros((3, 1)), background, model)
    course = levels(background, middle, added, model)[:, 0]
    converted = conversion(baseline_nmol_l, model)
    sustained = throughput(baseline_nmol_l, model, converted)
    plateau = float(production(sustained + scaled_iu_per_day, model, converted))
    near = course >= (1.0 - model.plateau_tolerance) * plateau
    return int(np.argmax(near)) if near.any() else None


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
    # What neither typical food nor typical sun explains is kept for everyone.
    unexplained = (
        float(throughput(model.population_median_nmol_l, model))
        - model.typical_food_iu
        - model.typical_sun_iu
    )
    food = max(food_iu_per_day or 0.0, model.typical_food_iu)
    sun = model.typical_sun_iu if sun_iu_by_day is None else float(sun_iu_by_day.mean())
    return Background(
        level_nmol_l=float(production((unexplained + food + sun) * scale, model)),
        log_sd=model.population_log_sd,
        skin_iu=skin,
    )
