# SPDX-License-Identifier: MIT
"""Own entries in words: for the list, for previews, for what was done."""

from collections.abc import Iterable, Mapping

from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import Supplement
from dk2gui.foods.own import Meal, Portion, Product, Recipe
from dk2gui.foods.shelf import Kept
from dk2gui.present.entry import Entry
from dk2gui.present.food_text import brief
from dk2gui.present.language import THIN_SPACE
from dk2gui.present.numbers import Units, amount, number, unit_name
from dk2gui.present.plain_line import name_line

DOT = " \u00b7 "
STAR = "\u2605"


def holds(food: Food, units: Units) -> str:
    """Everything that was measured in 100 g of a food."""
    return DOT.join(
        f"{NUTRIENTS[nutrient].title} {amount(nutrient, value, units)}"
        for nutrient, value in food.per_100g.items()
    )


def doses_in_words(doses: Iterable[Supplement]) -> str:
    """Compounds with their amounts."""
    return DOT.join(
        f"{COMPOUNDS[dose.compound].title} {number(dose.amount)}{THIN_SPACE}{unit_name(dose.unit)}"
        for dose in doses
    )


def portions_in_words(portions: Iterable[Portion], foods: Mapping[str, Food]) -> str:
    """Foods with their weights; one that is gone is named as that."""
    return ", ".join(
        f"{foods[portion.food].name if portion.food in foods else 'a food that is gone'} "
        f"{number(portion.grams)}{THIN_SPACE}g"
        for portion in portions
    )


def counted(count: int, one: str, many: str) -> str:
    """A number of things: `1 food`, `2 foods`."""
    return f"{number(count)} {one if count == 1 else many}"


def list_entry(
    kept: Kept, foods: Mapping[str, Food], units: Units, *, favourite: bool, own: bool = True
) -> Entry:
    """An own entry, or a favourite food that is not one, as a row of the list."""
    match kept:
        case Product():
            head = f"Supplement{DOT}{number(kept.units_per_day)} a day"
            text = doses_in_words(kept.doses())
        case Meal():
            head = f"Meal{DOT}{counted(len(kept.portions), 'food', 'foods')}"
            text = portions_in_words(kept.portions, foods)
        case Recipe():
            made = foods.get(kept.id)
            head = (
                f"Recipe{DOT}gives {number(kept.yield_grams)}{THIN_SPACE}g{DOT}per 100{THIN_SPACE}g"
            )
            text = brief(made, units) if made else portions_in_words(kept.ingredients, foods)
        case Food():
            what = "Food" if own else "Favourite food"
            head = DOT.join(filter(None, (what, kept.source, f"per 100{THIN_SPACE}g")))
            text = brief(kept, units)
    name = name_line(kept.name)
    if isinstance(kept, Food) and kept.brand:
        name = f"{name} ({name_line(kept.brand)})"
    return Entry(kept.id, f"{STAR} {head}" if favourite else head, f"{name}\n{text}")
