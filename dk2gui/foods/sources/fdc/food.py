# SPDX-License-Identifier: MIT
"""What the CSV and the JSON of FoodData Central have in common: kinds of foods and portions."""

import re
from typing import Final

from dk2gui.foods.reading.wording import MOST_SERVING_CHARS, measure, measure_from_text, tidy

BRANDED: Final = "branded_food"
SURVEY: Final = "survey_fndds_food"
SOURCES: Final = {
    "sr_legacy_food": "USDA FoodData Central, SR Legacy",
    "foundation_food": "USDA FoodData Central, Foundation",
    SURVEY: "USDA FoodData Central, Survey (FNDDS)",
    BRANDED: "USDA FoodData Central, Branded",
}
"""Where a food's figures come from, by the type of entry."""

DATA_TYPES: Final = {
    "SR Legacy": SOURCES["sr_legacy_food"],
    "Foundation": SOURCES["foundation_food"],
    "Survey (FNDDS)": SOURCES[SURVEY],
    "Branded": SOURCES[BRANDED],
}
"""The same by the API's names for the types."""

VOLUME_NOTE: Final = "Label figures for 100 ml, taken as 100 g."
_GRAMS: Final = frozenset({"g", "grm"})
_MILLILITRES: Final = frozenset({"ml", "mlt"})
_NO_UNIT: Final = frozenset({"undetermined", ""})
_NO_PORTION: Final = "quantity not specified"


_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_AMERICAN: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def iso_date(text: str) -> str:
    """A date as releases write it, `2023-10-26` or `10/26/2023`, as ISO date; else ""."""
    if found := _ISO.match(text):
        year, month, day = found.groups()
    elif found := _AMERICAN.match(text):
        month, day, year = found.groups()
    else:
        return ""
    return f"{year}-{month:>02}-{day:>02}"


def is_volume(unit: str) -> bool:
    """Whether a label's serving is a volume, so that its amounts are for 100 ml."""
    return unit.lower() in _MILLILITRES


def label_serving(household: str, size: float | None, unit: str) -> tuple[str, float | None]:
    """A label's serving as a measure with its weight in g; one of 1 ml is taken as 1 g."""
    known = unit.lower() in _GRAMS or is_volume(unit)
    return measure_from_text(household) or "serving", size if known else None


def portion(amount: float | None, unit: str, text: str, modifier: str) -> str:
    """The name of a household measure; "" when it has none."""
    if text.strip():
        return "" if text.strip().lower() == _NO_PORTION else measure_from_text(text)
    # SR Legacy has the unit in the modifier, survey foods a number without meaning.
    parts = ["" if unit in _NO_UNIT else unit, "" if modifier.strip().isdigit() else modifier]
    return measure(amount, tidy(", ".join(part for part in parts if part), MOST_SERVING_CHARS))
