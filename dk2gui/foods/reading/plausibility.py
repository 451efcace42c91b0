# SPDX-License-Identifier: MIT
"""A gate for figures that no food can have: wrong by a thousand, or a supplement's.

Labels typed in by hand are often wrong by a thousand or a million. The limits of nutrients stand
in their table.
"""

from typing import Final

from dk2gui.core.basis.nutrients import NUTRIENTS, MostHeld
from dk2gui.core.intake.food import Food
from dk2gui.foods.reading.wording import THIN_SPACE

ENERGY_KCAL: Final = MostHeld(1_000, "lard has 902 kcal; more are kilojoules typed as kilocalories")
BETA_CAROTENE_UG: Final = MostHeld(
    200_000, "five times the richest leaves and spices, for red palm oil and algae"
)


def implausible(food: Food) -> str | None:
    """What in a food cannot be, for a person to read; None when all of it can.

    Negative figures, NaN and infinity cannot.
    """
    for nutrient, amount in food.per_100g.items():
        # Written so that NaN, which compares with nothing, does not pass.
        known = NUTRIENTS[nutrient]
        if not 0 <= amount <= known.most_held.amount:
            return _told(known.title, amount, known.unit, known.most_held)
    for title, figure, unit, limit in (
        ("Energy", food.energy_kcal, "kcal", ENERGY_KCAL),
        ("Vitamin D2", food.vitamin_d2_ug, "ug", NUTRIENTS["vitamin_d"].most_held),
        ("Beta-carotene", food.beta_carotene_ug, "ug", BETA_CAROTENE_UG),
    ):
        if figure is not None and not 0 <= figure <= limit.amount:
            return _told(title, figure, unit, limit)
    return None


def _told(title: str, figure: float, unit: str, limit: MostHeld) -> str:
    told = f"{title} {figure:,.6g} {unit}, at most {limit.amount:,.0f}"
    return told.replace(",", THIN_SPACE).replace(f"{THIN_SPACE} ", ", ")
