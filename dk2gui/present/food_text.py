# SPDX-License-Identifier: MIT
"""A food in a few words: what it holds, and a portion of it."""

from collections.abc import Iterable
from typing import Final

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.food import Food
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, amount, with_unit
from dk2gui.present.words import Words

DOT: Final = " \u00b7 "
SHORT_NUTRIENTS: Final = {"vitamin_d": "D", "k2": "K2", "vitamin_k1": "K1"}


def brief(food: Food, units: Units, grams: float = 100.0, first: str = "") -> str:
    """Vitamin D, K2 and K1 of some grams, or that they were not measured; `first` leads."""
    nutrients = dict.fromkeys((first, *SHORT_NUTRIENTS) if first else SHORT_NUTRIENTS)
    return DOT.join(held(food, nutrient, units, grams) for nutrient in nutrients)


def held(food: Food, nutrient: str, units: Units, grams: float) -> str:
    """How much of a nutrient some grams hold, or that it was not measured."""
    name = SHORT_NUTRIENTS.get(nutrient) or tr(NUTRIENTS[nutrient].title)
    value = food.amount(nutrient)
    if value is None:
        return tr("{nutrient} not measured", nutrient=name)
    at_least = not food.is_measured(nutrient)
    said = amount(nutrient, value * grams / 100, units, at_least=at_least)
    return tr("{nutrient} {amount}", nutrient=name, amount=said)


def portion_text(food: Food, grams: float) -> str:
    """A portion in household words where one fits, with its weight."""
    weight = with_unit(grams, "g")
    serving = next((entry for entry in food.servings if entry.grams == grams), None)
    return tr("{portion} ({weight})", portion=serving.name, weight=weight) if serving else weight


def said_besides(food: Food, units: Units) -> list[str]:
    """What a source says of 100 g besides figures, a line each: ranges, bounds, traces."""
    lines = [
        tr(
            "{nutrient}: laboratories reported {low} to {high}",
            nutrient=tr(NUTRIENTS[nutrient].title),
            low=amount(nutrient, low, units),
            high=amount(nutrient, high, units),
        )
        for nutrient, (low, high) in food.ranges.items()
    ]
    lines += [
        tr(
            "{nutrient}: at most {amount}, not measured",
            nutrient=tr(NUTRIENTS[nutrient].title),
            amount=amount(nutrient, bound, units),
        )
        for nutrient, bound in food.at_most.items()
    ]
    if food.traces:
        lines.append(tr("Traces, without an amount: {nutrients}", nutrients=_named(food.traces)))
    if food.estimated:
        lines.append(tr("Estimated by the source: {nutrients}", nutrients=_named(food.estimated)))
    if food.hydroxy_vitamin_d_ug:
        apart = amount("vitamin_d", food.hydroxy_vitamin_d_ug, Units(vitamin_d="ug"))
        lines.append(tr("25-OH-D, not counted into vitamin D: {amount}", amount=apart))
    return lines


def _named(nutrients: Iterable[str]) -> str:
    return Words().series([tr(NUTRIENTS[name].title) for name in nutrients])
