# SPDX-License-Identifier: MIT
"""What dishes give, in words, with the gaps named."""

from collections.abc import Mapping

from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import Intake, intakes
from dk2gui.core.scenario.plate_edit import DAYS_A_WEEK
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.foods.own import Meal, Recipe
from dk2gui.present.food_text import SHORT_NUTRIENTS, brief
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, amount
from dk2gui.present.own_foods_text import DOT
from dk2gui.present.words import Words


def meal_gives(meal: Meal, foods: Mapping[str, Food], units: Units) -> str:
    """Vitamin D, K2 and K1 of a meal. Raises UnknownFoodError when a food is gone."""
    eaten = _eaten(meal, foods)
    told = [
        tr(
            "{nutrient} {amount}",
            nutrient=title,
            amount=amount(name, held.total, units, at_least=held.is_lower_bound),
        )
        if (held := eaten[name]).stated
        else tr("{nutrient} not measured", nutrient=title)
        for name, title in SHORT_NUTRIENTS.items()
    ]
    return tr("All of it: {held}", held=DOT.join(told))


def recipe_gives(recipe: Recipe, foods: Mapping[str, Food], units: Units) -> str:
    """The same in 100 g of a dish, and which of its foods leave a gap.

    Raises LabelError when a food is gone.
    """
    dish = recipe.food(foods)
    told = [tr("Per 100 g: {held}", held=brief(dish, units))]
    eaten = _eaten(Meal(recipe.id, recipe.name, recipe.ingredients), foods)
    for name, title in SHORT_NUTRIENTS.items():
        if not dish.is_measured(name) and eaten[name].unmeasured_foods:
            without = [foods[food_id].name for food_id in eaten[name].unmeasured_foods]
            told.append(
                tr(
                    "{nutrient} is not wholly measured in {foods}.",
                    nutrient=title,
                    foods=Words().series(without),
                )
            )
    return "\n".join(told)


def _eaten(meal: Meal, foods: Mapping[str, Food]) -> dict[str, Intake]:
    """What a meal gives when it is eaten once a day."""
    return intakes(Scenario(schema=1, foods=meal.eaten(DAYS_A_WEEK)), foods)
