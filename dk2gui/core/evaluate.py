# SPDX-License-Identifier: MIT
"""evaluate(scenario, foods, constants): the one door to all the program says of a scenario."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from dk2gui.core.advice.catalogue import fired
from dk2gui.core.advice.facts import facts_of, who_is
from dk2gui.core.advice.item import AdviceItem
from dk2gui.core.advice.later import facts_of_day, later_advice
from dk2gui.core.advice.over_time import over_time
from dk2gui.core.advice.policy import Policy, settled
from dk2gui.core.constants import Constants
from dk2gui.core.intake.counted import counted_range
from dk2gui.core.intake.diet_basis import RestsOn, is_whole, rests_on
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import Intake
from dk2gui.core.intake.reference import (
    FORM_OF_BASIS,
    NO_REFERENCES,
    NutrientReferences,
    PersonReferences,
    Reference,
)
from dk2gui.core.kept import Kept
from dk2gui.core.resolved import SunAssessment, forecast_of, references_of, resolve, vitamin_k_of
from dk2gui.core.scenario.body import Body, body_of
from dk2gui.core.scenario.doubts import Doubt, doubts
from dk2gui.core.scenario.periods import Timeline
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.core.serum.forecast import NoForecast, SerumForecast
from dk2gui.core.vitamin_k import (
    VitaminKStatus,
)

Status = Literal["below", "adequate", "above", "unknown"]


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
    found = resolve(scenario, foods, constants, kept)
    counted, now, eaten, plate = found.scenario, found.timeline.now, found.intakes, found.plate
    references = references_of(counted, constants, kept)
    who = kept.part("who", (counted.person, counted.labs), lambda: who_is(counted))
    sun = None if found.sun is None or now.sun is None else facts_of_day(found.sun.today)
    today = fired(
        facts_of(now, who, eaten, references, sun=sun, liver=plate.liver), constants.evidence
    )
    later = later_advice(
        found.timeline, who, references, found.year,
        foods=found.foods, typical=found.typical, evidence=constants.evidence,
    )  # fmt: skip
    return Assessment(
        scenario,
        found.timeline,
        eaten,
        {name: _nutrient(counted, name, eaten, references) for name in eaten},
        forecast_of(found, constants, counted.days, kept),
        found.sun,
        vitamin_k_of(found, constants),
        settled(today) if now is counted else over_time(today, later),
        doubts(scenario),
        body_of(scenario.person, constants.growth),
        found.foods,
        who.policy,
    )


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
