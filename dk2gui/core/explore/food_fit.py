# SPDX-License-Identifier: MIT
"""Which foods may be suggested to this person: diet, conditions, medicines, upper levels."""

import re
from typing import Final

import msgspec

from dk2gui.core.advice.policy import policy_of
from dk2gui.core.advice.thresholds import ADULT_FROM_YEARS, above
from dk2gui.core.basis.message import Message
from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.diet import fits_diet
from dk2gui.core.intake.counted import counted_amount
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.food_kinds import is_liver, words_of
from dk2gui.core.intake.intake import Intake, intakes
from dk2gui.core.scenario.periods import has_dates, periods
from dk2gui.core.scenario.scenario import LAST_DATE, EatenFood, Person, Scenario

# Choice: a tenth of the RDA or AI of NASEM for adults. So much in a portion changes little.
_LITTLE: Final = {"vitamin_k": 10.0, "calcium": 100.0, "vitamin_d": 1.5}

_NEVER_CATEGORIES: Final = ("fish-oil",)  # a spoon of it is a supplement
_NEVER_WORDS: Final = {"human", "beer", "wine"}
_RAW: Final = "raw"
# First words of the groups of databases that hold plants alone, or nearly so.
_PLANT_GROUPS: Final = {
    "vegetable", "vegetables", "fruit", "fruits", "legume", "legumes", "nut", "nuts", "herb",
    "herbs", "spice", "spices", "mushrooms",
}  # fmt: skip
# FDA and EPA, Advice about eating fish: not in pregnancy, while breastfeeding, nor for children.
_MERCURY_WORDS: Final = {"swordfish", "shark", "marlin", "tilefish", "bigeye", "bluefin"}


def why_none(nutrient: str, scenario: Scenario) -> Message | None:
    """Why no food is suggested for a nutrient to this person; None where some may be."""
    return policy_of(scenario).no_tips.get(nutrient)


def fits_person(food: Food, person: Person) -> bool:
    """Whether a food fits the diet and the time of life; of unknown origin is not vegetarian."""
    words = words_of(food)
    if food.category in _NEVER_CATEGORIES or words & _NEVER_WORDS:
        return False
    if _RAW in words and not _is_plant(food):
        return False
    careful = person.life_stage != "none" or person.age_years < ADULT_FROM_YEARS
    if careful and words & _MERCURY_WORDS:
        return False
    # Without a measurement nobody can tell whether a portion of liver passes the upper level.
    if is_liver(food) and (person.life_stage == "pregnant" or not food.is_measured("retinol")):
        return False
    return fits_diet(food, person)


def _is_plant(food: Food) -> bool:
    """Whether a food is a plant, by its origin, or by its group where that is not known."""
    if food.origin is not None:
        return food.origin == "plant"
    group = re.match(r"\w+", food.category.lower())
    return group is not None and group[0] in _PLANT_GROUPS


def portion_intake(food: Food, grams_per_day: float) -> dict[str, Intake]:
    """What so much of one food a day gives, by nutrient."""
    plate = (EatenFood(food=food.id, grams=grams_per_day, times_per_week=7),)
    return intakes(Scenario(schema=1, foods=plate), {food.id: food})


def keeps_upper_levels(
    given: dict[str, Intake], assessment: Assessment, eaten: dict[str, Intake]
) -> bool:
    """Whether `eaten`, with more food on top, stays within every upper level of a person."""
    for nutrient, row in assessment.nutrients.items():
        limit = row.upper_level
        if limit is None:
            continue
        more = counted_amount(limit, nutrient, given)
        if more > 0 and above(counted_amount(limit, nutrient, eaten) + more, limit.value):
            return False
    return True


def most_eaten(assessment: Assessment) -> dict[str, Intake]:
    """What is eaten and taken on the start day, with the doses of the period that has most.

    What is put on the plate stays there through every season of doses.
    """
    eaten = {name: row.intake for name, row in assessment.nutrients.items()}
    scenario = assessment.scenario
    if not any(map(has_dates, scenario.doses)):
        return eaten
    for period in periods(scenario, assessment.start, LAST_DATE):
        then = period.scenario
        doses = Scenario(schema=1, supplements=then.supplements, products=then.products)
        for name, dosed in intakes(doses, {}).items():
            now = eaten[name]
            if (more := dosed.supplement - now.supplement) > 0:
                eaten[name] = msgspec.structs.replace(now, supplement=now.supplement + more)
    return eaten


def left_alone(scenario: Scenario) -> dict[str, float]:
    """Nutrients whose intake should not change, with the amount a day that changes little."""
    return {
        nutrient: little
        for nutrient, little in _LITTLE.items()
        if why_none(nutrient, scenario) is not None
    }


def leaves_alone(food: Food, given: dict[str, Intake], scenario: Scenario) -> bool:
    """Whether a portion has little of every nutrient whose intake should not change.

    A food in which that was not measured does not count as having little.
    """
    for nutrient, little in left_alone(scenario).items():
        if food.amount(nutrient) is None or given[nutrient].total > little:
            return False
        # Fermenting makes K2, of which the measured K1 says nothing.
        if nutrient == "vitamin_k" and food.fermented is not False and not food.is_measured("k2"):
            return False
    return True
