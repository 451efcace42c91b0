# SPDX-License-Identifier: MIT
"""The forecast of one person's 25(OH)D: a median and a band a day, and when to test again.

What goes on without the supplements is taken from the latest blood test on or before the start,
and carries all that was eaten, swallowed and made in the skin until then. Without such a test it
is the population's. Supplements are taken to begin at the start. Without sun data nothing changes
with the seasons. Food and sun that begin or end on a date come on top in their time; where they
were there at the test, they are no part of what goes on.
"""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from dk2gui.core.advice.thresholds import TOXIC_FROM
from dk2gui.core.serum.baseline import outlook_of
from dk2gui.core.serum.calibration import SerumLab, Surprise, surprise, update
from dk2gui.core.serum.dated_sources import (
    DatedFood,
    Window,
)
from dk2gui.core.serum.kinetics import (
    YEAR_DAYS,
    Array,
    Dose,
    VitaminDModel,
    iu_by_day,
    liver_input,
    weight_scale,
)
from dk2gui.core.serum.population import bands, crowd, standard_traits
from dk2gui.core.serum.steady_state import plateau

ForecastMode = Literal["population", "measured", "personal"]

_NOTE_POPULATION: Final = (
    "No blood test on or before the start: the forecast starts from a typical level. A test "
    "would show where this person starts."
)
_NOTE_VERY_HIGH: Final = "The band reaches levels at which vitamin D becomes toxic."
_NOTE_SURPRISE: Final = "A blood test does not fit the stated doses; see what could explain it."
_NOTE_LATE_LAB: Final = "Blood tests after the last day shown are not used."
# Above this mean dose trials are few. Source: trials.csv.
_STUDIED_IU_PER_DAY: Final = 15_000.0
_NOTE_HIGH_DOSE: Final = (
    f"Above {_STUDIED_IU_PER_DAY:,.0f} IU a day".replace(",", " ")
    + " few trials were made; levels there are unreliable."
)


class SerumForecast(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """25(OH)D in nmol/L by day; every array is (days + 1,), day 0 the start.

    The band p05 to p95 holds 90 % of people like this one. `mode`: `population` without tests,
    `measured` with one on or before the start, `personal` with any after it. `plateau_day`: first
    day on which a mean course of the doses is within 5 % of its plateau, None when not within
    the days shown; a test before that day says little about the dose. Doses that change have a
    plateau for each stretch; the first that is reached counts.
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


class NoForecast(msgspec.Struct, frozen=True):
    """That there is no forecast, in place of one; `reason` is a sentence for people."""

    reason: str


class NoForecastError(ValueError):
    """Something was asked that needs a forecast where there is none; the argument says why."""


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
    dated_foods: Sequence[DatedFood] = (),
    sun_window: Window = (None, None),
) -> SerumForecast:
    """25(OH)D on the days 0 to `days`. Pure: equal arguments give equal arrays.

    `doses` and `labs` count days from the start and may lie before it: what was taken before a
    test is part of it.
    `food_iu_per_day` matters without a test on or before the start only, and above a typical
    diet only. `sun_iu_by_day`: a year of IU from the skin, (365,), from the start day on, taken
    to repeat; None when nothing is known.
    `dated_foods`: those that begin or end; day 0 counts in `food_iu_per_day` too. `sun_window`:
    the first day with that sun and the first without it again, None for neither.
    """
    scale = float(weight_scale(weight_kg, model))
    dosed = doses_throughput(doses, days, scale, model)
    outlook = outlook_of(
        scale=scale,
        days=days,
        model=model,
        labs=labs,
        food_iu_per_day=food_iu_per_day,
        sun_iu_by_day=sun_iu_by_day,
        dated_foods=dated_foods,
        sun_window=sun_window,
        doses=doses,
    )
    background, level = outlook.background, outlook.level_nmol_l
    later = [outlook.without_start(lab, model) for lab in labs if 0 < lab.day <= days]
    added = outlook.with_dated(dosed)

    known = update(later, background, added, model)
    people = crowd(known.traits(standard_traits()), background, model)
    p05, p25, median, p75, p95 = bands(outlook.levels(people, dosed, model))
    without_doses = background.level_nmol_l if any(dose.from_day < 0 for dose in doses) else level
    mean_iu, plateau_day = plateau(without_doses, doses, days, scale=scale, model=model)
    strange = surprise(later, known, background, added, model) if dosed.any() else None
    if strange is not None and outlook.fading_nmol_l is not None:
        strange = _with_fading(strange, outlook.fading_nmol_l)
    mode: ForecastMode = "measured" if background.lab_day is not None else "population"
    notes = [
        (_NOTE_POPULATION, mode == "population" and not later),
        (_NOTE_SURPRISE, strange is not None),
        (_NOTE_HIGH_DOSE, mean_iu > _STUDIED_IU_PER_DAY),
        (_NOTE_VERY_HIGH, bool(p95.max() > TOXIC_FROM["nmol/L"])),
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
        baseline_nmol_l=level,
        plateau_day=plateau_day,
        surprise=strange,
        notes=tuple(text for text, holds in notes if holds),
    )


def doses_throughput(doses: Sequence[Dose], days: int, scale: float, model: VitaminDModel) -> Array:
    """Throughput that doses add on the days 0 to `days` - 1, (days, 1), times `scale`."""
    return liver_input(iu_by_day(doses, days - 1, model) * scale, model)[:, None]


def _with_fading(strange: Surprise, fading: Array) -> Surprise:
    return msgspec.structs.replace(
        strange,
        explanations=tuple(
            msgspec.structs.replace(entry, curve_nmol_l=entry.curve_nmol_l + fading)
            for entry in strange.explanations
        ),
    )
