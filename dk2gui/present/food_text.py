# SPDX-License-Identifier: MIT
"""A food in a few words: what it holds, and a portion of it."""

from typing import Final

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.food import Food
from dk2gui.present.language import THIN_SPACE
from dk2gui.present.numbers import Units, amount, number

DOT: Final = " \u00b7 "
SHORT_NUTRIENTS: Final = {"vitamin_d": "D", "k2": "K2", "vitamin_k1": "K1"}


def brief(food: Food, units: Units, grams: float = 100.0, first: str = "") -> str:
    """Vitamin D, K2 and K1 of some grams, or that they were not measured; `first` leads."""
    nutrients = dict.fromkeys((first, *SHORT_NUTRIENTS) if first else SHORT_NUTRIENTS)
    return DOT.join(held(food, nutrient, units, grams) for nutrient in nutrients)


def held(food: Food, nutrient: str, units: Units, grams: float) -> str:
    name = SHORT_NUTRIENTS.get(nutrient) or NUTRIENTS[nutrient].title
    value = food.amount(nutrient)
    if value is None:
        return f"{name} not measured"
    at_least = not food.is_measured(nutrient)
    return f"{name} {amount(nutrient, value * grams / 100, units, at_least=at_least)}"


def portion_text(food: Food, grams: float) -> str:
    """A portion in household words where one fits, with its weight."""
    weight = f"{number(grams)}{THIN_SPACE}g"
    serving = next((entry for entry in food.servings if entry.grams == grams), None)
    return f"{serving.name} ({weight})" if serving else weight


def said_besides(food: Food, units: Units) -> list[str]:
    """What a source says of 100 g besides figures, a line each: ranges, bounds, traces."""
    lines = [
        f"{NUTRIENTS[nutrient].title}: laboratories reported {amount(nutrient, low, units)} to "
        f"{amount(nutrient, high, units)}"
        for nutrient, (low, high) in food.ranges.items()
    ]
    lines += [
        f"{NUTRIENTS[nutrient].title}: at most {amount(nutrient, bound, units)}, not measured"
        for nutrient, bound in food.at_most.items()
    ]
    for said, nutrients in (
        ("Traces, without an amount", food.traces),
        ("Estimated by the source", food.estimated),
    ):
        if nutrients:
            lines.append(f"{said}: {', '.join(NUTRIENTS[name].title for name in nutrients)}")
    if food.hydroxy_vitamin_d_ug:
        apart = amount("vitamin_d", food.hydroxy_vitamin_d_ug, Units(vitamin_d="ug"))
        lines.append(f"25-OH-D, not counted into vitamin D: {apart}")
    return lines
