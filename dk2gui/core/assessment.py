# SPDX-License-Identifier: MIT
"""evaluate(scenario, tables): the one door from what a user says to what the program says."""

import datetime as dt
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from dk2gui.core.advice.catalogue import advise
from dk2gui.core.advice.facts import SunToday
from dk2gui.core.advice.item import AdviceItem
from dk2gui.core.evidence import Evidence
from dk2gui.core.food import Food
from dk2gui.core.intake import Intake, intakes, supplement_per_day
from dk2gui.core.reference import Reference, ReferenceTable, target, upper_level
from dk2gui.core.scenario import Scenario, resolved_start
from dk2gui.core.skin import SunDay, SunModel, sun_year
from dk2gui.core.sun import day_curve
from dk2gui.core.vitamin_k import VitaminKModel, VitaminKStatus, vitamin_k_status

Status = Literal["below", "adequate", "above", "unknown"]

# A reference value may count only one form of its nutrient; that form has a row of its own,
# where the value stands too.
_FORM_OF_BASIS: Final = {"preformed": "retinol", "phylloquinone": "vitamin_k1"}

_UV_STEP_HOURS: Final = 0.5


class Tables(msgspec.Struct, frozen=True):
    """The facts an evaluation rests on; loaded once, never changed."""

    foods: Mapping[str, Food]
    reference: ReferenceTable
    sun: SunModel
    vitamin_k: VitaminKModel
    evidence: Mapping[str, Evidence]
    grades: Mapping[str, str]
    """What each evidence grade means, in words."""


class NutrientAssessment(msgspec.Struct, frozen=True):
    """One nutrient's intake against this person's reference values."""

    intake: Intake
    references: tuple[Reference, ...]
    status: Status


class SunAssessment(msgspec.Struct, frozen=True):
    """What the sun habit gives: on the first day, and month by month."""

    today: SunDay
    uv_index_by_hour: tuple[float, ...]
    """The UV index of the first day, from hour 0 to 24 of local solar time in equal steps."""
    vitamin_d_ug_per_day_by_month: tuple[float, ...]


class Assessment(msgspec.Struct, frozen=True):
    """Everything the program says about one scenario; `sun` None without a sun habit."""

    scenario: Scenario
    start: dt.date
    nutrients: dict[str, NutrientAssessment]
    sun: SunAssessment | None
    vitamin_k: VitaminKStatus
    advice: tuple[AdviceItem, ...]


def evaluate(scenario: Scenario, tables: Tables) -> Assessment:
    """Assess a scenario. Pure: the same scenario and tables always give an equal assessment.

    Raises UnknownFoodError when the scenario names a food that the tables lack.
    """
    person = scenario.person
    sun = _sun(scenario, tables.sun)
    eaten = intakes(scenario, tables.foods, sun.today.vitamin_d_ug_per_day if sun else 0.0)
    references = tables.reference.references_for(
        authority=scenario.authority,
        sex=person.sex,
        age_years=person.age_years,
        life_stage=person.life_stage,
    )
    references = _with_forms(references)
    return Assessment(
        scenario,
        resolved_start(scenario),
        {
            nutrient: NutrientAssessment(
                intake, references.get(nutrient, ()), _status(nutrient, eaten, references)
            )
            for nutrient, intake in eaten.items()
        },
        sun,
        vitamin_k_status(
            supplement_per_day(scenario.supplements, "mk7"),
            supplement_per_day(scenario.supplements, "mk4"),
            "vitamin_k_antagonist" in person.medications,
            tables.vitamin_k,
        ),
        advise(scenario, eaten, references, _sun_today(sun), tables.evidence),
    )


def _sun(scenario: Scenario, model: SunModel) -> SunAssessment | None:
    if scenario.sun is None:
        return None
    person = scenario.person
    year = sun_year(scenario.sun, person.skin_type, person.age_years, model)
    months = tuple(float(amount) for amount in year.vitamin_d_by_month)
    first_day = resolved_start(scenario)
    curve = day_curve(
        scenario.sun.latitude,
        first_day.timetuple().tm_yday,
        model.sky,
        altitude_m=scenario.sun.altitude_m,
        cloud=scenario.sun.cloud,
        step_hours=_UV_STEP_HOURS,
    )
    return SunAssessment(year.on(first_day), tuple(curve.uv_index.tolist()), months)


def _sun_today(sun: SunAssessment | None) -> SunToday | None:
    if sun is None:
        return None
    day = sun.today
    return SunToday(day.vitamin_d_ug_per_day, day.uv_index, day.minutes_to_burn, day.too_low)


def counted_amount(reference: Reference, nutrient: str, eaten: Mapping[str, Intake]) -> float:
    """The part of the intake that a reference value counts, in the nutrient's unit."""
    intake = eaten[_FORM_OF_BASIS.get(reference.basis, nutrient)]
    if reference.basis == "supplemental":
        return intake.supplement
    # Upper levels are set for what is swallowed: the skin stops making vitamin D by itself.
    return intake.food + intake.supplement if reference.kind == "UL" else intake.total


def _with_forms(
    references: Mapping[str, tuple[Reference, ...]],
) -> dict[str, tuple[Reference, ...]]:
    shown = dict(references)
    for values in references.values():
        for value in values:
            if form := _FORM_OF_BASIS.get(value.basis):
                shown[form] = (*shown.get(form, ()), value)
    return shown


def _status(
    nutrient: str,
    eaten: Mapping[str, Intake],
    references: Mapping[str, tuple[Reference, ...]],
) -> Status:
    values = references.get(nutrient, ())
    limit = upper_level(values)
    if limit is not None and counted_amount(limit, nutrient, eaten) > limit.value:
        return "above"
    wanted = target(values)
    if wanted is None:
        return "unknown"
    enough = counted_amount(wanted, nutrient, eaten) >= wanted.value
    return "adequate" if enough else "below"
