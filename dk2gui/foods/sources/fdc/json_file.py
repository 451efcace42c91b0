# SPDX-License-Identifier: MIT
"""USDA FoodData Central as JSON: releases, lists under SRLegacyFoods and the like, and answers."""

from collections.abc import Iterator
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from dk2gui.core.intake.food import Food
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.json_items import JsonItems, whole_json
from dk2gui.foods.reading.report import (
    AT_MOST,
    NOT_FOODS,
    ODD_CELLS,
    ODD_RECORD,
    PER_100_ML,
    TRACES,
    TWICE,
    VITAMIN_A_IU,
    ImportReport,
)
from dk2gui.foods.reading.wording import tidy
from dk2gui.foods.sources.fdc.entry import WholeEntry, amounts_of, food_of, is_per_volume
from dk2gui.foods.sources.fdc.food import DATA_TYPES, SOURCES
from dk2gui.foods.sources.nutrient_numbers import figures

LISTS: Final = {
    "SRLegacyFoods": "sr_legacy_food",
    "FoundationFoods": "foundation_food",
    "SurveyFoods": "survey_fndds_food",
    "BrandedFoods": "branded_food",
}
"""The type of entry in each list."""
_UNTYPED: Final = "USDA FoodData Central"
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
        yield from _foods(item, SOURCES[kind], f"line {json.line:,}", report)


def read_fdc_answer(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The foods of a saved answer of the API: one, an array, what a search found, or lists inside.

    Records that are no food are left out and counted. Raises ImportFileError.
    """
    file.plan((member,))
    for item in _entries(whole_json(file, member)):
        file.rows += 1
        kind = item.get("dataType", "")
        source = DATA_TYPES.get(kind, _UNTYPED) if isinstance(kind, str) else _UNTYPED
        if kind and source is _UNTYPED:
            report.skip(NOT_FOODS, tidy(f"{item.get('description', '')} ({kind})"))
            continue
        yield from _foods(item, source, f"record {file.rows:,}", report)


def _entries(held: object) -> Iterator[dict[str, Any]]:
    """Every entry of a food in what an answer holds, in order."""
    left = [held]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            if "fdcId" in one:
                yield one
            else:
                left.extend(reversed(one.values()))
        elif isinstance(one, list):
            left.extend(reversed(one))


def _foods(item: object, source: str, where: str, report: ImportReport) -> Iterator[Food]:
    try:
        if not isinstance(item, dict):
            raise ValueError("is not a food")  # told like any other
        raw = msgspec.convert(item, _FdcFood)
    except (ValueError, msgspec.ValidationError, RecursionError) as error:
        report.skip(ODD_RECORD, f"{where}: {tidy(str(error), _REASON_CHARS)}")
        return
    said = amounts_of(raw)
    known = figures(said.by_number)
    food = food_of(raw, known, said, source)
    if known.has_unused_vitamin_a:
        report.remark(VITAMIN_A_IU, food.name)
    if is_per_volume(raw):
        report.remark(PER_100_ML, food.name)
    for odd in said.odd:
        report.remark(ODD_CELLS, f"{food.name}: {tidy(odd, _REASON_CHARS)}")
    if said.at_most:
        report.remark(AT_MOST, food.name)
    if said.traces:
        report.remark(TRACES, food.name)
    for number in said.twice:
        report.remark(TWICE, f"{food.name}: nutrient {number}")
    yield food
