# SPDX-License-Identifier: MIT
"""What a scenario comes to before anybody judges it: who, when, what is eaten, sun and forecast."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import msgspec

from dk2gui.core.constants import Constants
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import (
    Intake,
    Plate,
    foods_of,
    intakes_of,
    plate_of,
    supplement_per_day,
)
from dk2gui.core.intake.reference import PersonReferences, with_forms
from dk2gui.core.intake.typical_diet import TypicalDiet, typical_diet
from dk2gui.core.kept import Kept
from dk2gui.core.scenario.body import as_counted, body_of
from dk2gui.core.scenario.periods import Timeline, periods
from dk2gui.core.scenario.scenario import Scenario, resolved_start
from dk2gui.core.serum.forecast import NoForecast, SerumForecast, forecast
from dk2gui.core.serum.inputs import serum_given, why_no_forecast
from dk2gui.core.sun.dated_sun import within_dates
from dk2gui.core.sun.skin import SunDay, SunModel, SunYear, sun_year
from dk2gui.core.sun.sunlight import day_curve
from dk2gui.core.vitamin_k import VitaminKStatus, VitaminKTaken, vitamin_k_status

_UV_STEP_HOURS: Final = 0.5


class SunAssessment(msgspec.Struct, frozen=True):
    """What the sun habit gives: on the first day, and in the months of the year from then on."""

    today: SunDay
    uv_index_by_hour: tuple[float, ...]
    """The UV index of the first day, from hour 0 to 24 of local solar time in equal steps."""
    vitamin_d_ug_per_day_by_month: tuple[float, ...]


class Resolved(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """One scenario as it counts; every question about it begins here.

    `scenario`: with the person's body, without ticks that the age rules out. `foods`: those it
    names. `plate`, `intakes`: of the start day. `year`: the sun habit through a whole year,
    whatever its dates. `sun`, `year` None without a habit.
    """

    scenario: Scenario
    timeline: Timeline
    foods: Mapping[str, Food]
    plate: Plate
    year: SunYear | None
    sun: SunAssessment | None
    typical: TypicalDiet
    intakes: dict[str, Intake]


def resolve(
    scenario: Scenario,
    foods: Mapping[str, Food],
    constants: Constants,
    kept: Kept | None = None,
) -> Resolved:
    """What a scenario comes to. Raises UnknownFoodError when `foods` lacks one that it names."""
    kept = kept or Kept()
    scenario = as_counted(scenario, constants.growth)
    named = kept.part("foods", (scenario.foods, foods), lambda: foods_of(scenario, foods))
    start = resolved_start(scenario)
    timeline = Timeline(periods(scenario, start, start + dt.timedelta(days=scenario.days)))
    now = timeline.now
    plate = kept.part("plate", (now.foods, named), lambda: plate_of(now.foods, named))
    year = sun_through_year(scenario, constants.sun, kept)
    sun = kept.part(
        "sun", (scenario.sun, start, year), lambda: _sun(scenario, start, year, constants.sun)
    )
    typical = typical_diet(scenario, constants.typical)
    made_ug = sun.today.vitamin_d_ug_per_day if sun else 0.0
    return Resolved(
        scenario=scenario,
        timeline=timeline,
        foods=named,
        plate=plate,
        year=year,
        sun=sun,
        typical=typical,
        intakes=intakes_of(now, plate, made_ug, typical),
    )


def forecast_of(
    found: Resolved, constants: Constants, days: int, kept: Kept | None = None
) -> SerumForecast | NoForecast:
    """Where 25(OH)D is heading on the days 0 to `days`, or why none can say."""
    return serum_forecast(
        found.scenario,
        found.foods,
        constants,
        found.intakes["vitamin_d"],
        year=found.year,
        days=days,
        kept=kept,
    )


def vitamin_k_of(found: Resolved, constants: Constants) -> VitaminKStatus:
    """What the vitamin K of the start day does."""
    eaten, doses, person = found.intakes, found.timeline.now.doses, found.scenario.person
    return vitamin_k_status(
        VitaminKTaken(
            mk7_ug=eaten["mk7"].total,
            mk7_is_lower_bound=eaten["mk7"].is_lower_bound,
            mk4_supplement_ug=supplement_per_day(doses, "mk4"),
            k1_supplement_ug=supplement_per_day(doses, "k1"),
        ),
        constants.vitamin_k,
        on_vka="vitamin_k_antagonist" in person.medications,
        kidneys="kidney_disease_3b_5" in person.conditions,
    )


def serum_forecast(
    scenario: Scenario,
    foods: Mapping[str, Food],
    constants: Constants,
    vitamin_d: Intake,
    *,
    year: SunYear | None,
    days: int,
    kept: Kept | None = None,
) -> SerumForecast | NoForecast:
    """Where 25(OH)D is heading on the days 0 to `days` from the start on, or why none can say.

    `vitamin_d`: the intake on the start day. `year`: what `sun_through_year` gives.
    """
    if (reason := why_no_forecast(scenario)) is not None:
        return NoForecast(reason)
    given = serum_given(
        scenario,
        weight_kg=body_of(scenario.person, constants.growth).weight_kg,
        days=days,
        foods=foods,
        vitamin_d=vitamin_d,
        year=year,
        typical_sun=constants.typical_sun,
        model=constants.vitamin_d,
        kept=kept,
    )
    return forecast(given, constants.vitamin_d, kept)


def sun_through_year(
    scenario: Scenario, model: SunModel, kept: Kept | None = None
) -> SunYear | None:
    """The sun habit through a whole year, whatever its dates; None without a habit."""
    habit, person = scenario.sun, scenario.person
    if habit is None:
        return None
    return (kept or Kept()).part(
        "sun year",
        (habit, person.skin_type, person.age_years, model),
        lambda: sun_year(habit, person.skin_type, person.age_years, model),
    )


def references_of(
    scenario: Scenario, constants: Constants, kept: Kept | None = None
) -> PersonReferences:
    """The reference values of the person of a scenario, as it counts."""
    person = scenario.person
    asked = (scenario.authority, person.sex, person.age_years, person.life_stage)
    return (kept or Kept()).part(
        "references",
        (*asked, constants.reference),
        lambda: with_forms(
            constants.reference.references_for(
                authority=scenario.authority,
                sex=person.sex,
                age_years=person.age_years,
                life_stage=person.life_stage,
            )
        ),
    )


def _sun(
    scenario: Scenario, start: dt.date, year: SunYear | None, model: SunModel
) -> SunAssessment | None:
    if scenario.sun is None or year is None:
        return None
    curve = day_curve(
        scenario.sun.latitude,
        start.timetuple().tm_yday,
        model.sky,
        altitude_m=scenario.sun.altitude_m,
        cloud=scenario.sun.cloud,
        step_hours=_UV_STEP_HOURS,
    )
    counted = within_dates(year, scenario.sun, start)
    months = tuple(float(amount) for amount in counted.vitamin_d_by_month)
    return SunAssessment(counted.on(start), tuple(curve.uv_index.tolist()), months)
