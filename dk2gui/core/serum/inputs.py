# SPDX-License-Identifier: MIT
"""What a scenario puts into the forecast of 25(OH)D, counted in days from the start."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from dk2gui.core.advice.thresholds import INFANT_BELOW_YEARS
from dk2gui.core.basis.message import Message, message
from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.basis.units import (
    IU_PER_UG_VITAMIN_D,
    iu_from_ug_vitamin_d,
    nmol_l_from_ng_ml,
)
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import Intake
from dk2gui.core.kept import Kept
from dk2gui.core.labs import is_any_doubted, results
from dk2gui.core.scenario.doubts import is_beyond_study
from dk2gui.core.scenario.periods import has_dates
from dk2gui.core.scenario.scenario import (
    WEEKDAYS,
    EatenFood,
    Lab,
    Scenario,
    SunHabit,
    Supplement,
    resolved_start,
)
from dk2gui.core.serum.assumed_sun import assumed_sun_iu
from dk2gui.core.serum.dated_sources import LONG_AGO_DAYS, goes_on
from dk2gui.core.serum.forecast import year_from
from dk2gui.core.serum.given import DatedFood, SerumGiven, SerumLab, SunInput, Window
from dk2gui.core.serum.kinetics import Array, Dose, VitaminDModel
from dk2gui.core.sun.skin import SunYear
from dk2gui.core.sun.typical import TypicalSun, typical_swing_nmol_l

_INFANT: Final = message(
    "Below 1 year there is no forecast of 25(OH)D: too few infants were studied to make one. "
    "Please ask the paediatrician or midwife."
)
_DOUBTED_TEST: Final = message(
    "There is no forecast of 25(OH)D: a blood test of it is hardly as it was entered. Please check "
    "its value and unit."
)
_DOUBTED_DOSE: Final = message(
    "There is no forecast of 25(OH)D: so much vitamin D was never studied. Please check the dose "
    "and its unit."
)


def why_no_forecast(scenario: Scenario) -> Message | None:
    """Why 25(OH)D cannot be forecast here; None where it can."""
    if scenario.person.age_years < INFANT_BELOW_YEARS:
        return _INFANT
    if is_any_doubted(scenario, "25ohd"):
        return _DOUBTED_TEST
    if any(map(_is_unstudied_vitamin_d, scenario.doses)):
        return _DOUBTED_DOSE
    return None


def _is_unstudied_vitamin_d(dose: Supplement) -> bool:
    return COMPOUNDS[dose.compound].nutrient == "vitamin_d" and is_beyond_study(dose)


def serum_given(
    scenario: Scenario,
    *,
    weight_kg: float,
    days: int,
    foods: Mapping[str, Food],
    vitamin_d: Intake,
    year: SunYear | None,
    typical_sun: Sequence[TypicalSun],
    model: VitaminDModel,
    kept: Kept | None = None,
) -> SerumGiven:
    """All that the forecast of the days 0 to `days` rests on.

    `weight_kg`: of the body as it counts. `vitamin_d`: the intake on the start day. `year`: the
    sun habit through a whole year, None without a habit. Raises KeyError for a
    food that `foods` lacks.
    """
    kept = kept or Kept()
    start = resolved_start(scenario)
    return SerumGiven(
        weight_kg=weight_kg,
        days=days,
        doses=vitamin_d_doses(scenario, start, days),
        labs=serum_labs(scenario),
        food_iu_per_day=iu_from_ug_vitamin_d(vitamin_d.food) if vitamin_d.stated else None,
        sun=kept.part(
            "sun input",
            (scenario.sun, scenario.person, start, year, typical_sun, model),
            lambda: _sun_input(scenario, start, year, typical_sun, model),
        ),
        dated_foods=kept.part(
            "dated foods",
            (scenario.foods, start, foods),
            lambda: dated_foods(scenario, start, foods),
        ),
    )


def serum_labs(scenario: Scenario) -> list[SerumLab]:
    """The 25(OH)D results that count, by date."""
    start = resolved_start(scenario)
    return [
        SerumLab((lab.date - start).days, serum_25ohd_nmol_l(lab), lab.bound or "")
        for lab in results(scenario, "25ohd")
    ]


def serum_25ohd_nmol_l(lab: Lab) -> float:
    """A 25(OH)D result in nmol/L."""
    return nmol_l_from_ng_ml(lab.value) if lab.unit in ("ng/mL", "ug/L") else lab.value


def _sun_input(
    scenario: Scenario,
    start: dt.date,
    year: SunYear | None,
    typical_sun: Sequence[TypicalSun],
    model: VitaminDModel,
) -> SunInput | None:
    """The stated sun; else a typical life at the stated latitude; else None."""
    if year is not None:
        return SunInput(iu_by_day=sun_iu_from(year, start), window=sun_window(scenario, start))
    person = scenario.person
    if person.latitude is None:
        return None
    swing = typical_swing_nmol_l(typical_sun, person.latitude, person.age_years, person.skin_type)
    day = start.timetuple().tm_yday
    return SunInput(iu_by_day=assumed_sun_iu(swing, person.latitude, day, model), assumed=True)


def vitamin_d_doses(scenario: Scenario, start: dt.date, days: int) -> list[Dose]:
    """The vitamin D supplements for a forecast of the days 0 to `days`, each in its window.

    A dose without `from` or `since` begins at the start; one that began before keeps its rhythm.
    """
    doses = []
    for dose in scenario.doses:
        if COMPOUNDS[dose.compound].nutrient == "vitamin_d" and dose.amount > 0:
            first, end = window(dose, start)
            # An end beyond the forecast is none, as far as its plateau goes.
            end = None if end is not None and end >= days else end
            begin = _long_ago(_every_days(dose)) if dose.since else first or 0
            doses += [
                Dose(
                    amount_iu=iu_from_ug_vitamin_d(dose.ug_per_dose),
                    every_days=_every_days(dose),
                    from_day=day,
                    until_day=end,
                    form="d3" if dose.compound == "vitamin_d3" else "d2",
                )
                for day in _first_days(dose, start, begin)
            ]
    return doses


def _every_days(dose: Supplement) -> int:
    return len(WEEKDAYS) if dose.weekdays else dose.every_days


def _first_days(dose: Supplement, start: dt.date, begin: int) -> list[int]:
    """The first day of each run of a dose, from `begin` on: one for each of its weekdays."""
    if not dose.weekdays:
        return [begin]
    first = (start.weekday() + begin) % len(WEEKDAYS)
    ahead = sorted((WEEKDAYS.index(day) - first) % len(WEEKDAYS) for day in dose.weekdays)
    return [begin + days for days in ahead]


def _long_ago(every_days: int) -> int:
    """A first day before all that the body remembers, on which a dose of day 0 falls too."""
    return -every_days * -(-LONG_AGO_DAYS // every_days)


def window(item: Supplement | EatenFood | SunHabit, start: dt.date) -> Window:
    """The first day with an item and the first without it again, counted from the start."""
    first = None if item.from_date is None else (item.from_date - start).days
    end = None if item.until_date is None else (item.until_date - start).days + 1
    return first, end


def dated_foods(scenario: Scenario, start: dt.date, foods: Mapping[str, Food]) -> list[DatedFood]:
    """The vitamin D of foods that begin or end.

    A food without a measurement gives nothing here, as in the intake. Raises KeyError for a
    food that `foods` lacks.
    """
    found = []
    for eaten in scenario.foods:
        if has_dates(eaten):
            ug = (foods[eaten.food].amount("vitamin_d") or 0.0) * eaten.grams_per_day / 100
            found.append(DatedFood(iu_from_ug_vitamin_d(ug), window(eaten, start)))
    return [food for food in found if food.iu_per_day > 0 and not goes_on(food.window)]


def sun_window(scenario: Scenario, start: dt.date) -> Window:
    """The window of the sun habit; without a habit or dates there are no ends."""
    return (None, None) if scenario.sun is None else window(scenario.sun, start)


def sun_iu_from(year: SunYear, start: dt.date) -> Array:
    """A sun habit's vitamin D in IU a day for a year from the start on, (365,)."""
    return year_from(year.vitamin_d_ug_per_day * IU_PER_UG_VITAMIN_D, start.timetuple().tm_yday)
