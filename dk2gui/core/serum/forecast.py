# SPDX-License-Identifier: MIT
"""The forecast of one person's 25(OH)D: a median and a band a day, and when to test again.

What goes on without the supplements is taken from the blood tests on or before the start; the
forecast starts from the latest one. What was swallowed, eaten and made in the skin before a test
is part of it. Without such a test the level is the population's. Tests after the start narrow the
band from their day on and before.
"""

from functools import cached_property
from typing import Final, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from dk2gui.core.advice.thresholds import TOXIC_FROM
from dk2gui.core.basis.message import Message, VitaminDAmount, message
from dk2gui.core.kept import Kept
from dk2gui.core.serum.bands import BAND_SHARES
from dk2gui.core.serum.baseline import doses_throughput
from dk2gui.core.serum.drift import noise_log_sd
from dk2gui.core.serum.given import SerumGiven
from dk2gui.core.serum.kinetics import (
    YEAR_DAYS,
    Array,
    VitaminDModel,
    weight_scale,
)
from dk2gui.core.serum.misfit import Misfit, misfit
from dk2gui.core.serum.person import person_of
from dk2gui.core.serum.steady_state import MeanCourse, highest_mean_iu

ForecastMode = Literal["population", "measured", "personal"]

_NOTE_POPULATION: Final = message(
    "No blood test on or before the start: the forecast starts from a typical level. A test "
    "would show where this person starts."
)
_NOTE_VERY_HIGH: Final = message("The band reaches levels at which vitamin D becomes toxic.")
_NOTE_SUN_ASSUMED: Final = message(
    "A typical outdoor life at this latitude is assumed; say how much sun there is to have it "
    "reckoned."
)
_NOTE_NO_SEASON: Final = message(
    "Neither a place nor a sun habit is known: the line has no season, and the band is as wide as "
    "one."
)
_NOTE_MISFIT: Final = message(
    "A blood test does not fit the stated doses; see what could explain it."
)
_NOTE_LATE_LAB: Final = message("Blood tests after the last day shown are not used.")
# Above this mean dose trials are few. Source: trials.csv.
_STUDIED_IU_PER_DAY: Final = 15_000.0
_NOTE_HIGH_DOSE: Final = message(
    "Above {dose} a day few trials were made; levels there are unreliable.",
    dose=VitaminDAmount(_STUDIED_IU_PER_DAY),
)


class SerumForecast(msgspec.Struct, frozen=True, eq=False, kw_only=True, dict=True):
    """25(OH)D in nmol/L by day; every array is (days + 1,), day 0 the start.

    The band p05 to p95 holds the level of 90 % of people like this one, `result_p05` to
    `result_p95` the next laboratory result of 90 %. `mode`: `population` without tests,
    `measured` with one on or before the start, `personal` with any after it. `course`: of the
    doses in their mean. `sun_assumed`: whether the season is that of a typical outdoor life of the
    latitude.
    """

    day: NDArray[np.int64]
    p05: Array
    p25: Array
    median: Array
    p75: Array
    p95: Array
    result_p05: Array
    result_p95: Array
    mode: ForecastMode
    baseline_nmol_l: float
    course: MeanCourse
    misfit: Misfit | None
    sun_assumed: bool
    notes: tuple[Message, ...]

    @cached_property
    def plateau_day(self) -> int | None:
        """First day on which a mean course of the doses is within 5 % of its plateau.

        None when not within the days shown; a test before that day says little about the dose.
        Worked out when it is asked for: a sweep or a map asks for none.
        """
        return self.course.plateau_day()


class NoForecast(msgspec.Struct, frozen=True):
    """That there is no forecast, in place of one, and why."""

    reason: Message


class NoForecastError(ValueError):
    """Something was asked that needs a forecast where there is none; `reason` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.template)
        self.reason = reason


def year_from(by_day_of_year: Array, start_day_of_year: int) -> Array:
    """A year that begins at the start, (365,), from values by day of the year from 1, (366,)."""
    return np.roll(by_day_of_year[:YEAR_DAYS], 1 - start_day_of_year)


def forecast(given: SerumGiven, model: VitaminDModel, kept: Kept | None = None) -> SerumForecast:
    """25(OH)D on the days 0 to the last. Pure: equal arguments give equal arrays.

    `kept`: what the same person was found to be before, whatever the doses.
    """
    days, doses, labs = given.days, given.doses, given.labs
    person = person_of(given, model, kept)
    dosed = doses_throughput(doses, days, given.weight_kg, model)
    level = person.spread(dosed)
    p05, p25, median, p75, p95 = (level.below(share) for share in BAND_SHARES)
    result = level.with_noise(noise_log_sd(model))
    baseline = person.baseline
    after = [lab for lab in labs if 0 < lab.day <= days]
    strange = misfit(after, person.known, person.courses, dosed + baseline.dated_iu[-days:], model)
    before = any(lab.day <= 0 for lab in labs)
    mode: ForecastMode = "measured" if before else "population"
    assumed = given.sun is not None and given.sun.assumed
    notes = [
        (_NOTE_POPULATION, mode == "population" and not after),
        (_NOTE_SUN_ASSUMED, assumed),
        (_NOTE_NO_SEASON, given.sun is None and not given.season_is_known),
        (_NOTE_MISFIT, strange is not None),
        (_NOTE_HIGH_DOSE, highest_mean_iu(doses, days, model) > _STUDIED_IU_PER_DAY),
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
        result_p05=result.below(BAND_SHARES[0]),
        result_p95=result.below(BAND_SHARES[-1]),
        mode="personal" if after else mode,
        baseline_nmol_l=float(median[0]),
        course=MeanCourse(
            background_nmol_l=person.background_nmol_l,
            response=person.response,
            doses=tuple(doses),
            days=days,
            scale=float(weight_scale(given.weight_kg, model)),
            model=model,
        ),
        misfit=strange,
        sun_assumed=assumed,
        notes=tuple(text for text, holds in notes if holds),
    )
