# SPDX-License-Identifier: MIT
"""evaluate(scenario, foods, constants): the one door to all the program says of a scenario."""

import datetime as dt
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from dk2gui.core.advice.catalogue import fired
from dk2gui.core.advice.facts import facts_of, who_is
from dk2gui.core.advice.item import AdviceItem
from dk2gui.core.advice.later import facts_of_day, later_advice
from dk2gui.core.advice.over_time import over_time
from dk2gui.core.advice.policy import Policy, settled
from dk2gui.core.evidence import Evidence
from dk2gui.core.intake.counted import counted_range
from dk2gui.core.intake.diet_basis import RestsOn, is_whole, rests_on
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import Intake, foods_of, intakes_of, plate_of, supplement_per_day
from dk2gui.core.intake.reference import (
    FORM_OF_BASIS,
    NO_REFERENCES,
    NutrientReferences,
    PersonReferences,
    Reference,
    ReferenceTable,
    with_forms,
)
from dk2gui.core.intake.typical_diet import TypicalTable, typical_diet
from dk2gui.core.kept import Kept
from dk2gui.core.scenario.body import Body, GrowthTable, as_counted, body_of
from dk2gui.core.scenario.doubts import Doubt, doubts
from dk2gui.core.scenario.periods import Timeline, periods
from dk2gui.core.scenario.scenario import Scenario, resolved_start
from dk2gui.core.serum.forecast import NoForecast, SerumForecast, forecast
from dk2gui.core.serum.inputs import serum_given, why_no_forecast
from dk2gui.core.serum.kinetics import SerumLine, VitaminDModel
from dk2gui.core.sun.dated_sun import within_dates
from dk2gui.core.sun.skin import SunDay, SunModel, SunYear, sun_year
from dk2gui.core.sun.sunlight import day_curve
from dk2gui.core.sun.typical import TypicalSun
from dk2gui.core.vitamin_k import (
    VitaminKModel,
    VitaminKStatus,
    VitaminKTaken,
    vitamin_k_status,
)

Status = Literal["below", "adequate", "above", "unknown"]

_UV_STEP_HOURS: Final = 0.5


class Constants(msgspec.Struct, frozen=True):
    """The facts an evaluation rests on; loaded once, never changed."""

    reference: ReferenceTable
    sun: SunModel
    vitamin_d: VitaminDModel
    serum_lines: tuple[SerumLine, ...]
    typical_sun: tuple[TypicalSun, ...]
    vitamin_k: VitaminKModel
    typical: TypicalTable
    growth: GrowthTable
    evidence: Mapping[str, Evidence]
    grades: Mapping[str, str]
    """What each evidence grade means, in words."""


class NutrientAssessment(msgspec.Struct, frozen=True):
    """One nutrient's intake against this person's reference values.

    `status` is `below` only where the intake is whole: too little cannot be told of a part.
    """

    intake: Intake
    reference: NutrientReferences
    status: Status
    rests_on: RestsOn

    @property
    def references(self) -> tuple[Reference, ...]:
        """All reference values, lowest kind first."""
        return self.reference.values

    @property
    def target(self) -> Reference | None:
        """The value that intake should reach; None without one."""
        return self.reference.target

    @property
    def upper_level(self) -> Reference | None:
        """The value that intake should not pass, be it borrowed; None where nobody has one."""
        return self.reference.upper_level

    @property
    def is_open(self) -> bool:
        """Whether a target is not reached by what is known, and all there is may reach it."""
        return self.status == "unknown" and self.target is not None


class SunAssessment(msgspec.Struct, frozen=True):
    """What the sun habit gives: on the first day, and in the months of the year from then on."""

    today: SunDay
    uv_index_by_hour: tuple[float, ...]
    """The UV index of the first day, from hour 0 to 24 of local solar time in equal steps."""
    vitamin_d_ug_per_day_by_month: tuple[float, ...]


class Assessment(msgspec.Struct, frozen=True):
    """Everything the program says about one scenario; `sun` None without a sun habit."""

    scenario: Scenario
    timeline: Timeline
    """What is in force from the start to the last day, with the person as it counts."""
    intakes: dict[str, Intake]
    """Of the start day, by nutrient id."""
    nutrients: dict[str, NutrientAssessment]
    serum: SerumForecast | NoForecast
    sun: SunAssessment | None
    vitamin_k: VitaminKStatus
    advice: tuple[AdviceItem, ...]
    doubts: tuple[Doubt, ...]
    body: Body
    foods: Mapping[str, Food]
    """The foods that the scenario names, by id."""
    policy: Policy
    """What may be drawn, offered and said to this person."""

    @property
    def start(self) -> dt.date:
        """The day that intake, sun and vitamin K are of, and from which the forecast counts."""
        return self.timeline.start


def evaluate(
    scenario: Scenario,
    foods: Mapping[str, Food],
    constants: Constants,
    kept: Kept | None = None,
) -> Assessment:
    """Assess a scenario. Pure: equal arguments always give an equal assessment.

    Intake, sun and vitamin K are those of the start day; the forecast and the advice look as
    far ahead as the scenario. `foods`: those the scenario names, at hand, by id, or more of them.
    `kept`: what earlier evaluations left that did not change; the assessment is the same without.
    Raises UnknownFoodError when a food is missing.
    """
    kept = kept or Kept()
    entered, scenario = scenario, as_counted(scenario, constants.growth)
    named = kept.part("foods", (scenario.foods, foods), lambda: foods_of(scenario, foods))
    person = scenario.person
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
    eaten = intakes_of(now, plate, made_ug, typical)
    references = references_of(scenario, constants, kept)
    who = kept.part("who", (person, scenario.labs), lambda: who_is(scenario))
    sunned = None if sun is None or now.sun is None else facts_of_day(sun.today)
    today = fired(
        facts_of(now, who, eaten, references, sun=sunned, liver=plate.liver), constants.evidence
    )
    later = later_advice(
        timeline, who, references, year,
        foods=named, typical=typical, evidence=constants.evidence,
    )  # fmt: skip
    return Assessment(
        entered,
        timeline,
        eaten,
        {
            nutrient: _nutrient(scenario, nutrient, eaten, references)
            for nutrient in eaten
        },
        serum_forecast(
            scenario, named, constants, eaten["vitamin_d"],
            year=year, days=scenario.days, kept=kept,
        ),
        sun,
        vitamin_k_status(
            VitaminKTaken(
                mk7_ug=eaten["mk7"].total,
                mk7_is_lower_bound=eaten["mk7"].is_lower_bound,
                mk4_supplement_ug=supplement_per_day(now.doses, "mk4"),
                k1_supplement_ug=supplement_per_day(now.doses, "k1"),
            ),
            constants.vitamin_k,
            on_vka="vitamin_k_antagonist" in person.medications,
            kidneys="kidney_disease_3b_5" in person.conditions,
        ),
        settled(today) if now is scenario else over_time(today, later),
        doubts(entered),
        body_of(entered.person, constants.growth),
        named,
        who.policy,
    )  # fmt: skip


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


def _nutrient(
    scenario: Scenario, nutrient: str, eaten: Mapping[str, Intake], references: PersonReferences
) -> NutrientAssessment:
    own = references.get(nutrient, NO_REFERENCES)
    return NutrientAssessment(
        eaten[nutrient],
        own,
        _status(scenario, nutrient, eaten, own),
        rests_on(scenario, eaten[nutrient]),
    )


def _status(
    scenario: Scenario, nutrient: str, eaten: Mapping[str, Intake], own: NutrientReferences
) -> Status:
    limit, wanted = own.upper_level, own.target
    if limit is not None:
        least, most = counted_range(limit, nutrient, eaten)
        if least > limit.value:
            return "above"
        # A typical diet may or may not reach it.
        if most > limit.value:
            return "unknown"
    if wanted is None:
        return "unknown"
    least, most = counted_range(wanted, nutrient, eaten)
    if least >= wanted.value:
        return "adequate"
    # What was not entered, not measured or only assumed may well be enough.
    counted = eaten[FORM_OF_BASIS.get(wanted.basis, nutrient)]
    is_below = most < wanted.value and is_whole(scenario, counted)
    return "below" if is_below else "unknown"
