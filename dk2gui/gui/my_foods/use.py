# SPDX-License-Identifier: MIT
"""Putting own entries to use: foods and meals on the plate, products as bottles that are taken."""

import datetime as dt
from collections.abc import Mapping

from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.plate_edit import DAYS_A_WEEK, with_daily_portion
from dk2gui.core.scenario.scenario import Content, EatenFood, Product
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.own import LabelError, Meal, Recipe
from dk2gui.foods.own import Product as OwnProduct
from dk2gui.foods.shelf import OwnEntry
from dk2gui.gui.model import ScenarioModel
from dk2gui.present.food_text import portion_text
from dk2gui.present.language import tr
from dk2gui.present.own_foods_text import doses_in_words

_FIRST_GRAMS = 100.0


def use(kept: OwnEntry, model: ScenarioModel, foods: FoodLibrary) -> str:
    """Add an entry to what is taken or eaten daily, as one step; returns what was done.

    Foods that went on the plate are remembered as used.

    Raises ValueError that says why it cannot be.
    """
    if isinstance(kept, OwnProduct):
        return _take(kept, model)
    rows = model.scenario.foods
    portions = _daily(kept, foods)
    for portion in portions:
        rows = with_daily_portion(rows, portion.food, portion.grams)
    model.edit(tr("Add {name}", name=kept.name), foods=rows)
    now = dt.datetime.now(tz=dt.UTC)
    for portion in portions:
        foods.note_used(portion.food, now)
    if isinstance(kept, Meal):
        return tr("On the plate, daily: {name}.", name=kept.name)
    weight = portion_text(foods[kept.id], portions[0].grams)
    return tr("On the plate, daily: {name}, {portion}.", name=kept.name, portion=weight)


def _daily(kept: Food | Recipe | Meal, foods: Mapping[str, Food]) -> tuple[EatenFood, ...]:
    if isinstance(kept, Meal):
        eaten = kept.eaten(DAYS_A_WEEK)
        if any(row.food not in foods for row in eaten):
            raise LabelError(
                tr("{name} holds a food that is gone; edit the meal first.", name=kept.name)
            )
        return eaten
    if kept.id not in foods:
        raise LabelError(tr("{name} cannot be made any more; edit it first.", name=kept.name))
    food = foods[kept.id]
    grams = food.servings[0].grams if food.servings else _FIRST_GRAMS
    return (EatenFood(food=food.id, grams=grams, times_per_week=DAYS_A_WEEK),)


def _take(product: OwnProduct, model: ScenarioModel) -> str:
    """A bottle stays one thing: it is taken as a product, beside the doses that are there."""
    taken = Product(
        name=product.name,
        contains=tuple(
            Content(compound=part.compound, amount=part.amount, unit=part.unit)
            for part in product.parts
        ),
        count=product.units_per_day,
    )
    model.edit(tr("Take {name}", name=product.name), products=(*model.scenario.products, taken))
    return tr(
        "Taken daily, besides what was there: {doses}.", doses=doses_in_words(product.doses())
    )
