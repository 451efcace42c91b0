# SPDX-License-Identifier: MIT
"""The highest daily D3 that may be named to this person, and what sets it."""

import math
from collections.abc import Mapping
from typing import Literal

import msgspec

from dk2gui.core.advice.policy import policy_of
from dk2gui.core.basis.message import Message, message
from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.basis.units import iu_from_ug_vitamin_d, ug_from_iu_vitamin_d
from dk2gui.core.constants import Constants
from dk2gui.core.explore.virtual_population import intake_without_d_supplements
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.reference import upper_level
from dk2gui.core.scenario.body import as_counted
from dk2gui.core.scenario.periods import periods
from dk2gui.core.scenario.scenario import LAST_DATE, Scenario, resolved_start
from dk2gui.core.serum.inputs import why_no_forecast

LimitReason = Literal["upper_level", "child", "doctor", "no_upper_level", "no_forecast"]


class DoseLimit(msgspec.Struct, frozen=True):
    """`highest_iu`: whole IU of D3 a day; None where no dose may be named at all."""

    highest_iu: int | None
    reason: LimitReason
    text: Message
    upper_level_iu: float | None = None


def dose_limit(scenario: Scenario, foods: Mapping[str, Food], constants: Constants) -> DoseLimit:
    """How much D3 a day fits below the person's upper level beside what food gives.

    None is named where the policy names none, whatever the upper level.
    """
    refusal = policy_of(scenario).no_dose
    if refusal is not None:
        return DoseLimit(None, refusal.reason, refusal.message)
    if why_no_forecast(scenario) is not None:
        return DoseLimit(
            None,
            "no_forecast",
            message(
                "A test or dose of vitamin D is hardly as it was entered, so there is no forecast "
                "and no dose is named here. Please check its value and unit."
            ),
        )
    person = scenario.person
    references = constants.reference.references_for(
        authority=scenario.authority,
        sex=person.sex,
        age_years=person.age_years,
        life_stage=as_counted(scenario, constants.growth).person.life_stage,
    ).get("vitamin_d", ())
    upper = upper_level(references)
    food_ug = _most_food_ug(scenario, foods, constants)
    # Another authority's level warns; it is no ground to name a dose up to it.
    if upper is None or upper.borrowed:
        return DoseLimit(
            None,
            "no_upper_level",
            message(
                "This authority has no upper level of vitamin D for this person, so no dose is "
                "named here. A doctor or midwife can help, or another authority can be chosen."
            ),
        )
    return DoseLimit(
        _room_iu(upper.value, food_ug),
        "upper_level",
        message("The upper level counts food and supplements together."),
        iu_from_ug_vitamin_d(upper.value),
    )


def _most_food_ug(scenario: Scenario, foods: Mapping[str, Food], constants: Constants) -> float:
    """Vitamin D from food a day, in the period that holds most of it."""
    return max(
        intake_without_d_supplements(period.scenario, foods, constants).food
        for period in periods(scenario, resolved_start(scenario), LAST_DATE)
    )


def known_dose_at_least(iu: int, highest_iu: int) -> int:
    """A dose people know from labels, at least `iu` and at most `highest_iu`; else `iu` itself."""
    known = (int(dose) for dose in COMPOUNDS["vitamin_d3"].known_doses)
    return next((dose for dose in known if iu <= dose <= highest_iu), iu)


def _room_iu(limit_ug: float, food_ug: float) -> int:
    room = max(0, math.floor(iu_from_ug_vitamin_d(limit_ug - food_ug) + 0.5))
    # Rounding may leave the last IU above the limit once food and dose are added up again.
    while room > 0 and food_ug + ug_from_iu_vitamin_d(room) > limit_ug:
        room -= 1
    return room
