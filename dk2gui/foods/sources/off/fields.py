# SPDX-License-Identifier: MIT
"""The fields of an Open Food Facts product, alike in its dump and its API, and their units.

Figures named `..._100g` are in grams, whatever was typed; energy is in kcal or kJ. Of vitamin A
and vitamin K the labels do not say the form, and US products carry IU that were converted as if
all were retinol: neither is used. Phylloquinone that is named so counts.
"""

import html
import re
from typing import Any, Final

import msgspec

from dk2gui.core.nutrients import NUTRIENTS
from dk2gui.core.units import UG_PER
from dk2gui.foods.reading.wording import measure_from_text, tidy

SOURCE: Final = "Open Food Facts (ODbL)"

NUTRIENT_OF: Final = {
    "vitamin-d": "vitamin_d",
    "phylloquinone": "vitamin_k1",
    "calcium": "calcium",
    "magnesium": "magnesium",
    "phosphorus": "phosphorus",
    "zinc": "zinc",
}
"""The program's nutrients by their names in Open Food Facts."""
BETA_CAROTENE: Final = "beta-carotene"
VITAMIN_A: Final = "vitamin-a"
VITAMIN_K: Final = "vitamin-k"
ENERGY_KCAL: Final = "energy-kcal"
ENERGY_KJ: Final = "energy"

UNITS_PER_GRAM: Final = {
    name: UG_PER["g"] / UG_PER[NUTRIENTS[nutrient].unit] for name, nutrient in NUTRIENT_OF.items()
} | {BETA_CAROTENE: UG_PER["g"]}
"""What a figure in grams is to be multiplied by: for nutrients to their unit, else to ug."""

_KJ_PER_KCAL: Final = 4.184  # the thermochemical calorie, which labels use
_SHOWN_DIGITS: Final = 12
"""A label's 1.25 ug comes as 0.00000125 g; more digits would show how numbers are stored."""


_WEIGHT_ALONE: Final = re.compile(r"[\s\d.,]*(g|gr|grams?|mg|ml|cl|l|oz)?\.?\s*", re.IGNORECASE)


class Product(msgspec.Struct, frozen=True):
    """Any type in any place: people and programs of fifteen years have filled these fields."""

    code: Any = None
    product_name: Any = None
    brands: Any = None
    serving_size: Any = None
    serving_quantity: Any = None
    serving_quantity_unit: Any = None


def per_100g(name: str) -> str:
    """The field that holds a figure for 100 g, or for 100 ml of a drink."""
    return f"{name}_100g"


def in_unit(grams: float, name: str) -> float:
    """A figure of a label in the unit of `UNITS_PER_GRAM`."""
    return _rounded(grams * UNITS_PER_GRAM[name])


def energy_kcal(kcal: float | None, kilojoules: float | None) -> float | None:
    """A label's energy, from kJ where kcal are not given; None when neither is."""
    if kcal is None and kilojoules is not None:
        return _rounded(kilojoules / _KJ_PER_KCAL)
    return kcal


def first_brand(brands: str) -> str:
    """The first of brands that commas part."""
    return tidy(brands.split(",", maxsplit=1)[0])


def plain(text: str) -> str:
    """A text without the marks of web forms, into which names were typed: &quot; and the like."""
    return html.unescape(text) if "&" in text else text


def serving_name(size: str) -> str:
    """The label's `2 biscuits (30 g)` without the weight, which stands beside it."""
    name = size.split("(", maxsplit=1)[0]
    return "serving" if _WEIGHT_ALONE.fullmatch(name) else measure_from_text(name)


def _rounded(figure: float) -> float:
    return float(f"{figure:.{_SHOWN_DIGITS}g}")
