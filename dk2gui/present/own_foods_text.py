# SPDX-License-Identifier: MIT
"""Own entries in words: for the list, for previews, for what was done."""

from collections.abc import Iterable, Mapping

from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import Supplement
from dk2gui.foods.own import Meal, Portion, Product, Recipe
from dk2gui.foods.shelf import OwnEntry
from dk2gui.present.entry import Entry
from dk2gui.present.food_text import brief
from dk2gui.present.language import tr, tr_plural
from dk2gui.present.numbers import Units, amount, number, with_unit
from dk2gui.present.plain_line import name_line
from dk2gui.present.words import Words

DOT = " \u00b7 "
STAR = "\u2605"


def holds(food: Food, units: Units) -> str:
    """Everything that was measured in 100 g of a food."""
    return DOT.join(
        tr(
            "{nutrient} {amount}",
            nutrient=tr(NUTRIENTS[nutrient].title),
            amount=amount(nutrient, value, units),
        )
        for nutrient, value in food.per_100g.items()
    )


def doses_in_words(doses: Iterable[Supplement]) -> str:
    """Compounds with their amounts."""
    return DOT.join(
        tr(
            "{compound} {amount}",
            compound=tr(COMPOUNDS[dose.compound].title),
            amount=with_unit(dose.amount, dose.unit),
        )
        for dose in doses
    )


def portions_in_words(portions: Iterable[Portion], foods: Mapping[str, Food]) -> str:
    """Foods with their weights; one that is gone is named as that."""
    return Words().series(
        [
            tr(
                "{food} {weight}",
                food=foods[portion.food].name
                if portion.food in foods
                else tr("a food that is gone"),
                weight=with_unit(portion.grams, "g"),
            )
            for portion in portions
        ]
    )


def _per_100_g() -> str:
    return tr("per {weight}", weight=with_unit(100, "g"))


def list_entry(
    kept: OwnEntry, foods: Mapping[str, Food], units: Units, *, favourite: bool, own: bool = True
) -> Entry:
    """An own entry, or a favourite food that is not one, as a row of the list."""
    match kept:
        case Product():
            taken = tr("{count} a day", count=number(kept.units_per_day))
            head = DOT.join((tr("Supplement"), taken))
            text = doses_in_words(kept.doses())
        case Meal():
            foods_in_it = tr_plural("{count} food", "{count} foods", len(kept.portions))
            head = DOT.join((tr("Meal"), foods_in_it))
            text = portions_in_words(kept.portions, foods)
        case Recipe():
            made = foods.get(kept.id)
            gives = tr("gives {weight}", weight=with_unit(kept.yield_grams, "g"))
            head = DOT.join((tr("Recipe"), gives, _per_100_g()))
            text = brief(made, units) if made else portions_in_words(kept.ingredients, foods)
        case Food():
            what = tr("Food") if own else tr("Favourite food")
            head = DOT.join(filter(None, (what, kept.source, _per_100_g())))
            text = brief(kept, units)
    name = name_line(kept.name)
    if isinstance(kept, Food) and kept.brand:
        name = f"{name} ({name_line(kept.brand)})"
    return Entry(kept.id, f"{STAR} {head}" if favourite else head, f"{name}\n{text}")
