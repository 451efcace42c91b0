# SPDX-License-Identifier: MIT
"""A gate for figures that no food can have: wrong by a thousand, or a supplement's.

Labels typed in by hand are often wrong by a thousand or a million. A limit lies above the richest
food known, so that no real food is lost, and as close as that allows. The richest figures are
those of USDA SR28 unless another source is named; all per 100 g.
"""

from typing import Final

import msgspec

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.food import Food
from dk2gui.foods.reading.wording import THIN_SPACE


class Limit(msgspec.Struct, frozen=True):
    """The most that 100 g of a food may hold, in the nutrient's unit, and why so much."""

    most: float
    why: str


_VITAMIN_K: Final = Limit(
    5_000, "three times dried basil (1,715 ug phylloquinone); natto has some 1,000 ug MK-7"
)
_VITAMIN_A: Final = Limit(100_000, "three times cod liver oil (30,000 ug); more is poisonous")

LIMITS: Final[dict[str, Limit]] = {
    "vitamin_d": Limit(1_000, "four times cod liver oil (250 ug); more is a supplement"),
    "vitamin_k1": _VITAMIN_K,
    "mk4": _VITAMIN_K,
    "mk7": _VITAMIN_K,
    "other_mk": _VITAMIN_K,
    "k2": _VITAMIN_K,
    "vitamin_k": _VITAMIN_K,
    "retinol": _VITAMIN_A,
    "vitamin_a": _VITAMIN_A,
    "calcium": Limit(15_000, "twice baking powder (7,364 mg); pure chalk has 40,000 mg"),
    "magnesium": Limit(5_000, "six times rice bran (781 mg), for dried seaweed and mineral salts"),
    "phosphorus": Limit(20_000, "twice baking powder (9,918 mg); pure phosphate has 32,000 mg"),
    "zinc": Limit(500, "five times oysters (91 mg)"),
    "boron": Limit(100, "some thirty times raisins and avocado (a few mg)"),
}

ENERGY_KCAL: Final = Limit(1_000, "lard has 902 kcal; more are kilojoules typed as kilocalories")
BETA_CAROTENE_UG: Final = Limit(
    200_000, "five times the richest leaves and spices, for red palm oil and algae"
)


def implausible(food: Food) -> str | None:
    """What in a food cannot be, for a person to read; None when all of it can.

    Negative figures, NaN and infinity cannot.
    """
    for nutrient, amount in food.per_100g.items():
        # Written so that NaN, which compares with nothing, does not pass.
        if not 0 <= amount <= LIMITS[nutrient].most:
            known = NUTRIENTS[nutrient]
            return _told(known.title, amount, known.unit, LIMITS[nutrient])
    for title, figure, unit, limit in (
        ("Energy", food.energy_kcal, "kcal", ENERGY_KCAL),
        ("Vitamin D2", food.vitamin_d2_ug, "ug", LIMITS["vitamin_d"]),
        ("Beta-carotene", food.beta_carotene_ug, "ug", BETA_CAROTENE_UG),
    ):
        if figure is not None and not 0 <= figure <= limit.most:
            return _told(title, figure, unit, limit)
    return None


def _told(title: str, figure: float, unit: str, limit: Limit) -> str:
    told = f"{title} {figure:,.6g} {unit}, at most {limit.most:,.0f}"
    return told.replace(",", THIN_SPACE).replace(f"{THIN_SPACE} ", ", ")
