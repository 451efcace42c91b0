# SPDX-License-Identifier: MIT
"""Twelve months from the start: sun, intake and 25(OH)D of each."""

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec
import numpy as np

from dk2gui.core.advice.policy import policy_of
from dk2gui.core.advice.thresholds import GOAL_HIGH, GOAL_LOW
from dk2gui.core.basis.message import Message
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.constants import Constants
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import Intake, intakes
from dk2gui.core.intake.typical_diet import typical_diet
from dk2gui.core.resolved import serum_forecast, sun_through_year
from dk2gui.core.scenario.periods import periods
from dk2gui.core.scenario.scenario import Scenario, resolved_start
from dk2gui.core.serum.forecast import ForecastMode, NoForecast, SerumForecast
from dk2gui.core.sun.dated_sun import within_dates
from dk2gui.core.sun.skin import POSSIBLE, SunYear
from dk2gui.core.sun.sunlight import NOON, uv_index_at

GoalStatus = Literal["below", "within", "above"]

MONTHS: Final = 12
_ONE_DAY: Final = dt.timedelta(days=1)
# Choice: a month is winter when the noon sun is too low on most of its days.
_WINTER_SHARE: Final = 0.5


class MonthIntake(msgspec.Struct, frozen=True):
    """Mean daily intake of one nutrient in a month, in its unit, by source."""

    food: float
    supplement: float
    sun: float
    is_lower_bound: bool
    """Whether on some day of the month a food lacks a measurement."""

    @property
    def total(self) -> float:
        """All sources together."""
        return self.food + self.supplement + self.sun


class MonthView(msgspec.Struct, frozen=True, kw_only=True):
    """The days from `first` to `last` of one month, both included; figures are their means.

    `month` is its first day, also where the scenario starts later in it. `intakes` holds the
    nutrients that the scenario says something about, in table order. `sun_ug_per_day` is the
    vitamin D made in the skin. It, `noon_uv_index`, under a clear sky, and `is_vitamin_d_winter`
    are None without a sun habit, because then there is no latitude: the last tells whether the
    noon sun is too low to make vitamin D on most days. `p05_nmol_l` to `p95_nmol_l` holds 90 %
    of people like this one; `goal` judges the median by the articles' goal. All four are None
    where there is no forecast.
    """

    month: dt.date
    first: dt.date
    last: dt.date
    intakes: dict[str, MonthIntake]
    sun_ug_per_day: float | None
    noon_uv_index: float | None
    is_vitamin_d_winter: bool | None
    p05_nmol_l: float | None
    median_nmol_l: float | None
    p95_nmol_l: float | None
    goal: GoalStatus | None

    @property
    def days(self) -> int:
        """How many days the figures are means of."""
        return (self.last - self.first).days + 1


class YearView(msgspec.Struct, frozen=True):
    """Twelve months. 25(OH)D begins at the scenario's own start, as in its forecast.

    `no_forecast`: why there is no 25(OH)D; then `mode` is None.
    """

    months: tuple[MonthView, ...]
    latitude: float | None
    goal_nmol_l: tuple[float, float] | None
    mode: ForecastMode | None
    no_forecast: Message | None = None


def year_by_month(scenario: Scenario, foods: Mapping[str, Food], constants: Constants) -> YearView:
    """Twelve months, the first from the start date on, the others whole.

    What has dates counts on its days. Raises UnknownFoodError for a food the tables lack.
    """
    start = resolved_start(scenario)
    firsts = [_month_from(start, ahead) for ahead in range(MONTHS + 1)]
    end = firsts[-1] - _ONE_DAY
    year = sun_through_year(scenario, constants.sun)
    typical = typical_diet(scenario, constants.typical)
    counted = None
    if year is not None and scenario.sun is not None:
        counted = within_dates(year, scenario.sun, start)
    serum = serum_forecast(
        scenario,
        foods,
        constants,
        intakes(scenario, foods, typical=typical)["vitamin_d"],
        year=year,
        days=_horizon(scenario, start, end),
    )
    stretches = [
        (period.first, period.last, intakes(period.scenario, foods, typical=typical))
        for period in periods(scenario, start, end)
    ]
    shows_goal = policy_of(scenario).no_goal is None
    months = []
    for month, after in itertools.pairwise(firsts):
        first, last = max(month, start), after - _ONE_DAY
        made = _sun_values(scenario, constants, first, last, counted)
        parts = [
            (_common_days(first, last, begin, close), found) for begin, close, found in stretches
        ]
        low, middle, high = _levels(serum, (first - start).days, (last - start).days)
        months.append(
            MonthView(
                month=month,
                first=first,
                last=last,
                intakes=_mean_intakes([(days, found) for days, found in parts if days], made[0]),
                sun_ug_per_day=made[0],
                noon_uv_index=made[1],
                is_vitamin_d_winter=made[2],
                p05_nmol_l=low,
                median_nmol_l=middle,
                p95_nmol_l=high,
                goal=_goal_status(middle) if shows_goal else None,
            )
        )
    return YearView(
        tuple(months),
        None if scenario.sun is None else scenario.sun.latitude,
        (GOAL_LOW["nmol/L"], GOAL_HIGH["nmol/L"]) if shows_goal else None,
        None if isinstance(serum, NoForecast) else serum.mode,
        serum.reason if isinstance(serum, NoForecast) else None,
    )


def _month_from(start: dt.date, ahead: int) -> dt.date:
    months = start.month - 1 + ahead
    return dt.date(start.year + months // MONTHS, months % MONTHS + 1, 1)


def _horizon(scenario: Scenario, start: dt.date, end: dt.date) -> int:
    """Days that reach the end and every test the scenario's own forecast learns from."""
    tests = [(lab.date - start).days for lab in scenario.labs if lab.marker == "25ohd"]
    known = max((day for day in tests if day <= scenario.days), default=0)
    return max((end - start).days, known, 1)


def _common_days(first: dt.date, last: dt.date, begin: dt.date, close: dt.date) -> int:
    return max((min(last, close) - max(first, begin)).days + 1, 0)


def _mean_intakes(
    parts: Sequence[tuple[int, dict[str, Intake]]], sun_ug: float | None
) -> dict[str, MonthIntake]:
    """Means over stretches of so many days each."""
    days = sum(length for length, _ in parts)
    means = {}
    for nutrient in NUTRIENTS:
        sun = (sun_ug or 0.0) if nutrient == "vitamin_d" else 0.0
        rows = [(length, found[nutrient]) for length, found in parts]
        if sun == 0.0 and not any(row.stated for _, row in rows):
            continue
        means[nutrient] = MonthIntake(
            sum(length * row.food for length, row in rows) / days,
            sum(length * row.supplement for length, row in rows) / days,
            sun,
            any(row.is_lower_bound for _, row in rows),
        )
    return means


def _sun_values(
    scenario: Scenario, constants: Constants, first: dt.date, last: dt.date, year: SunYear | None
) -> tuple[float | None, float | None, bool | None]:
    """Vitamin D in ug a day, UV index at noon, and whether it is the vitamin D winter."""
    if scenario.sun is None or year is None:
        return None, None, None
    begin = first.timetuple().tm_yday
    day = np.arange(begin, begin + (last - first).days + 1)
    noon = uv_index_at(
        scenario.sun.latitude, day, [NOON], constants.sun.sky, scenario.sun.altitude_m
    )
    too_low = np.mean(year.synthesis[day - 1] < POSSIBLE) > _WINTER_SHARE
    made = float(year.vitamin_d_ug_per_day[day - 1].mean())
    return made, float(noon.mean()), bool(too_low)


def _levels(
    serum: SerumForecast | NoForecast, first: int, last: int
) -> tuple[float, float, float] | tuple[None, None, None]:
    if isinstance(serum, NoForecast):
        return None, None, None
    days = slice(first, last + 1)
    return (
        float(serum.p05[days].mean()),
        float(serum.median[days].mean()),
        float(serum.p95[days].mean()),
    )


def _goal_status(level_nmol_l: float | None) -> GoalStatus | None:
    if level_nmol_l is None:
        return None
    if level_nmol_l < GOAL_LOW["nmol/L"]:
        return "below"
    return "above" if level_nmol_l > GOAL_HIGH["nmol/L"] else "within"
