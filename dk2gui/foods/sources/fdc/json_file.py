# SPDX-License-Identifier: MIT
"""USDA FoodData Central as JSON: lists of foods under SRLegacyFoods, BrandedFoods and the like."""

from collections.abc import Iterator
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from dk2gui.core.intake.food import Food
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.json_items import JsonItems
from dk2gui.foods.reading.report import ODD_RECORD, PER_100_ML, VITAMIN_A_IU, ImportReport
from dk2gui.foods.reading.wording import tidy
from dk2gui.foods.sources.fdc.entry import (
    WholeEntry,
    category,
    food_of,
    is_per_volume,
    measured,
    portions,
)
from dk2gui.foods.sources.fdc.food import SOURCES
from dk2gui.foods.sources.nutrient_numbers import UNIT_IN_USDA, Figures, factor, figures

LISTS: Final = {
    "SRLegacyFoods": "sr_legacy_food",
    "FoundationFoods": "foundation_food",
    "SurveyFoods": "survey_fndds_food",
    "BrandedFoods": "branded_food",
}
"""The type of entry in each list."""
_REASON_CHARS: Final = 100


class _FdcFood(WholeEntry, frozen=True, kw_only=True, rename="camel"):
    """A file is held to more than the API: ids fit the store."""

    fdc_id: Annotated[int, Meta(ge=0, le=10**18)]


def read_fdc_json(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The foods of one JSON file.

    Records that are JSON, but no food, are left out and counted. Raises ImportFileError.
    """
    file.plan((member,))
    json = JsonItems(file, member)
    for key, item in json.items():
        file.rows += 1
        kind = LISTS.get(key)
        if kind is None:
            raise json.error(f"a list named {tidy(key)!r}, which is none of {', '.join(LISTS)}")
        try:
            if not isinstance(item, dict):
                raise ValueError("is not a food")  # told like any other
            raw = msgspec.convert(item, _FdcFood)
            known = figures(_amounts(raw))
        except (ValueError, msgspec.ValidationError, RecursionError) as error:
            report.skip(ODD_RECORD, f"line {json.line:,}: {_reason(error)}")
            continue
        yield _food(raw, known, kind, report)


def _reason(error: Exception) -> str:
    return tidy(str(error), _REASON_CHARS)


def _amounts(raw: _FdcFood) -> dict[int, float]:
    return {
        known: amount * factor(known, unit or UNIT_IN_USDA[known])
        for known, amount, unit in measured(raw)
    }


def _food(raw: _FdcFood, known: Figures, kind: str, report: ImportReport) -> Food:
    food = food_of(raw, known, SOURCES[kind], category(raw), portions(raw))
    if known.has_unused_vitamin_a:
        report.remark(VITAMIN_A_IU, food.name)
    if is_per_volume(raw):
        report.remark(PER_100_ML, food.name)
    return food
