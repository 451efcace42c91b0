# SPDX-License-Identifier: MIT
"""What to eat: foods that fit a person and close the gap to a target."""

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from dk2gui.core.advice.policy import K_NUTRIENTS
from dk2gui.core.advice.thresholds import ARTICLES_K2_LOW_UG
from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.food_fit import (
    fits_person,
    keeps_upper_levels,
    leaves_alone,
    most_eaten,
    portion_intake,
    why_none,
)
from dk2gui.core.intake.counted import counted_amount
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import Intake
from dk2gui.core.intake.reference import Reference

_RECALLED: Final = "recalled"

# Choice: a household portion where a food names none, and the most that counts as one, in grams.
_PORTION_G: Final = {
    "herb": (5.0, 10.0), "fat-oil": (10.0, 15.0), "nut-seed": (28.0, 40.0),
    "cheese": (30.0, 60.0), "egg": (50.0, 100.0), "fish": (120.0, 150.0), "meat": (85.0, 150.0),
    "poultry": (85.0, 150.0), "processed-meat": (30.0, 60.0), "organ-meat": (85.0, 100.0),
    "dairy": (150.0, 250.0), "plant-drink": (240.0, 250.0), "juice": (150.0, 250.0),
    "drink": (240.0, 250.0), "fruit": (80.0, 200.0), "vegetable": (80.0, 150.0),
    "leafy-green": (80.0, 150.0), "mushroom": (80.0, 100.0), "legume": (150.0, 200.0),
    "soy-fermented": (50.0, 130.0), "fermented-vegetable": (50.0, 100.0),
    "grain": (50.0, 200.0), "cereal": (40.0, 250.0), "sweet": (25.0, 50.0),
}  # fmt: skip
# Choice: measurements of one food fill the top of a list; looking this much deeper finds others.
_LOOKED_AT: Final = 10
_FIRST_WORD: Final = re.compile(r"[\s,(]+")
_OTHER_PORTION_G: Final = (50.0, 100.0)


class Portion(msgspec.Struct, frozen=True):
    """A realistic portion; `name` is the household measure, or empty where there is none."""

    name: str
    grams: float


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A food that helps. `amount`: what a portion gives, in the nutrient's unit.

    `gap_share`: the part of the gap, 0 to 1, that a daily portion closes. `is_lower_bound`: the
    food was measured in part. `k2_recalled`: its K2 is from memory. `opinion`: the target is
    no authority's but the articles'.
    """

    food: Food
    nutrient: str
    portion: Portion
    amount: float
    gap_share: float
    is_lower_bound: bool
    k2_recalled: bool
    opinion: bool


def suggestions(
    nutrient: str, assessment: Assessment, foods: Iterable[Food], limit: int
) -> tuple[Suggestion, ...]:
    """At most `limit` foods for a nutrient below its target, most in a portion first.

    Empty where nothing is missing, where no target exists, and where `food_fit.why_none` gives
    a reason. Foods in which the nutrient was not measured are never among them.
    """
    scenario = assessment.scenario
    wanted = food_target(nutrient, assessment)
    missing = gap(nutrient, assessment)
    if wanted is None or missing <= 0 or why_none(nutrient, scenario) is not None:
        return ()
    counted = _counted_nutrient(wanted, nutrient)
    helping = []
    for food in foods:
        if not food.amount(counted) or not fits_person(food, scenario.person):
            continue
        portion = portion_of(food)
        helping.append(((food.amount(counted) or 0.0) * portion.grams / 100, food, portion))
    helping.sort(key=lambda entry: (-entry[0], entry[2].grams, entry[1].id))
    eaten = most_eaten(assessment)
    found: list[Suggestion] = []
    for amount, food, portion in helping:
        if len(found) >= limit:
            break
        given = portion_intake(food, portion.grams)
        if not keeps_upper_levels(given, assessment, eaten) or not leaves_alone(
            food, given, scenario
        ):
            continue
        found.append(
            Suggestion(
                food=food,
                nutrient=nutrient,
                portion=portion,
                amount=amount,
                gap_share=min(1.0, amount / missing),
                is_lower_bound=not food.is_measured(counted),
                k2_recalled=nutrient in K_NUTRIENTS
                and counted != "vitamin_k1"
                and food.k2_status == _RECALLED,
                opinion=is_opinion(nutrient, assessment),
            )
        )
    return tuple(found)


def varied_suggestions(
    nutrient: str, assessment: Assessment, foods: Iterable[Food], limit: int
) -> tuple[Suggestion, ...]:
    """As `suggestions`, but only the best food of each kind: one natto, one gouda.

    Foods whose names begin with the same word are of one kind.
    """
    kinds: dict[str, Suggestion] = {}
    for entry in suggestions(nutrient, assessment, foods, _LOOKED_AT * limit):
        kinds.setdefault(_FIRST_WORD.split(entry.food.name.casefold(), maxsplit=1)[0], entry)
    return tuple(kinds.values())[:limit]


def food_target(nutrient: str, assessment: Assessment) -> Reference | None:
    """What the intake should reach; for K2, which no authority sets, the articles' opinion.

    None too where the policy does not show the articles' range to this person.
    """
    official = assessment.nutrients[nutrient].target
    if official is None and nutrient == "k2" and assessment.policy.no_k2_range is None:
        return Reference("opinion", ARTICLES_K2_LOW_UG)
    return official


def is_opinion(nutrient: str, assessment: Assessment) -> bool:
    """Whether the target is the articles' and no authority's."""
    return nutrient == "k2" and assessment.nutrients["k2"].target is None


def gap(nutrient: str, assessment: Assessment) -> float:
    """How much is missing to the target, in the nutrient's unit; 0 where there is none."""
    wanted = food_target(nutrient, assessment)
    if wanted is None:
        return 0.0
    eaten: dict[str, Intake] = {name: row.intake for name, row in assessment.nutrients.items()}
    return max(0.0, wanted.value - counted_amount(wanted, nutrient, eaten))


def portion_of(food: Food) -> Portion:
    """A food's first household measure, or one usual for its kind; never more than is eaten."""
    usual, most = _PORTION_G.get(food.category, _OTHER_PORTION_G)
    if not food.servings:
        return Portion("", usual)
    serving = food.servings[0]
    return Portion(serving.name, serving.grams) if serving.grams <= most else Portion("", most)


def _counted_nutrient(wanted: Reference, nutrient: str) -> str:
    """The part of the nutrient that its target counts in food."""
    return "vitamin_k1" if wanted.basis == "phylloquinone" else nutrient
