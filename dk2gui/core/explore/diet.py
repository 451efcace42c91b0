# SPDX-License-Identifier: MIT
"""Whether a food fits what a person eats and leaves."""

from typing import Final

from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import Person

# Choice: composition tables here hold no fat, so energy stands in for it. Animal food up to
# 150 kcal a 100 g is lean: 25 g of protein are 100 kcal, which leaves 5 to 6 g of fat.
_LEAN_KCAL: Final = 150.0
_FATTY_CATEGORIES: Final = frozenset({"fat-oil", "nut-seed", "processed-meat", "prepared", "sweet"})
_VEGETARIAN_ORIGINS: Final = ("plant", "dairy", "egg")


def fits_diet(food: Food, person: Person) -> bool:
    """Whether a food fits the person's diets; what is not known of a food speaks against it."""
    if "vegan" in person.diet and food.origin != "plant":
        return False
    if "vegetarian" in person.diet and food.origin not in _VEGETARIAN_ORIGINS:
        return False
    if "no_fermented_foods" in person.diet and food.fermented is not False:
        return False
    return "low_fat" not in person.diet or _is_lean(food)


def _is_lean(food: Food) -> bool:
    """Whether a food counts as low in fat; unknown energy does not."""
    if food.category in _FATTY_CATEGORIES or food.energy_kcal is None:
        return False
    return food.origin == "plant" or food.energy_kcal <= _LEAN_KCAL
