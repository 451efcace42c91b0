# SPDX-License-Identifier: MIT
"""USDA FoodData Central as JSON: lists of foods under SRLegacyFoods, BrandedFoods and the like."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from dk2gui.core.food import Food
from dk2gui.foods.importing.fdc_food import SOURCES, VOLUME_NOTE, is_volume, label_serving, portion
from dk2gui.foods.importing.food_file import FoodFile
from dk2gui.foods.importing.json_items import JsonItems
from dk2gui.foods.importing.nutrient_numbers import (
    UNIT_IN_USDA,
    Figures,
    factor,
    figures,
    number_of,
)
from dk2gui.foods.importing.report import PER_100_ML, VITAMIN_A_IU, ImportReport
from dk2gui.foods.importing.wording import digits, servings, tidy

LISTS: Final = {
    "SRLegacyFoods": "sr_legacy_food",
    "FoundationFoods": "foundation_food",
    "SurveyFoods": "survey_fndds_food",
    "BrandedFoods": "branded_food",
}
"""The type of entry in each list."""


class _Nutrient(msgspec.Struct, frozen=True, rename="camel"):
    id: int | None = None
    number: str | None = None
    unit_name: str | None = None


class _Amount(msgspec.Struct, frozen=True):
    nutrient: _Nutrient | None = None
    amount: float | None = None


class _MeasureUnit(msgspec.Struct, frozen=True):
    name: str | None = None


class _Portion(msgspec.Struct, frozen=True, rename="camel"):
    gram_weight: float | None = None
    amount: float | None = None
    measure_unit: _MeasureUnit | None = None
    portion_description: str | None = None
    modifier: str | None = None


class _Category(msgspec.Struct, frozen=True, rename="camel"):
    description: str | None = None
    wweia_food_category_description: str | None = None


class _FdcFood(msgspec.Struct, frozen=True, rename="camel"):
    fdc_id: Annotated[int, Meta(ge=0, le=10**18)]
    description: str
    food_nutrients: list[_Amount] = []
    food_portions: list[_Portion] = []
    food_category: _Category | str | None = None
    wweia_food_category: _Category | None = None
    branded_food_category: str | None = None
    brand_name: str | None = None
    brand_owner: str | None = None
    gtin_upc: str | None = None
    serving_size: float | None = None
    serving_size_unit: str | None = None
    household_serving_full_text: str | None = None


def read_fdc_json(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The foods of one JSON file. Raises ImportFileError."""
    file.plan((member,))
    json = JsonItems(file, member)
    for key, item in json.items():
        file.rows += 1
        kind = LISTS.get(key)
        if kind is None:
            raise json.error(f"a list named {tidy(key)!r}, which is none of {', '.join(LISTS)}")
        try:
            raw = msgspec.convert(item, _FdcFood)
            known = figures(_amounts(raw))
        except (ValueError, msgspec.ValidationError, RecursionError) as error:
            raise json.error(f"is not a food of FoodData Central: {error}") from error
        yield _food(raw, known, kind, report)


def _amounts(raw: _FdcFood) -> Mapping[int, float]:
    amounts = {}
    for entry in raw.food_nutrients:
        nutrient = entry.nutrient
        if nutrient is not None and nutrient.id is not None and entry.amount is not None:
            known = number_of(nutrient.id)
            if known is not None:
                unit = nutrient.unit_name or UNIT_IN_USDA[known]
                amounts[known] = entry.amount * factor(known, unit)
    return amounts


def _food(raw: _FdcFood, known: Figures, kind: str, report: ImportReport) -> Food:
    name = tidy(raw.description)
    unit = raw.serving_size_unit or ""
    if known.has_unused_vitamin_a:
        report.remark(VITAMIN_A_IU, name)
    if is_volume(unit):
        report.remark(PER_100_ML, name)
    measures = [
        (
            portion(
                entry.amount,
                (entry.measure_unit and entry.measure_unit.name) or "",
                entry.portion_description or "",
                entry.modifier or "",
            ),
            entry.gram_weight,
        )
        for entry in raw.food_portions
    ]
    if raw.serving_size is not None:
        household = raw.household_serving_full_text or ""
        measures.insert(0, label_serving(household, raw.serving_size, unit))
    return Food(
        id=f"fdc-{raw.fdc_id}",
        name=name,
        source=SOURCES[kind],
        per_100g=known.per_100g,
        category=_category(raw),
        energy_kcal=known.energy_kcal,
        vitamin_d2_ug=known.vitamin_d2_ug,
        beta_carotene_ug=known.beta_carotene_ug,
        servings=servings(measures),
        source_id=f"FDC {raw.fdc_id}",
        note=VOLUME_NOTE if is_volume(unit) else "",
        brand=tidy(raw.brand_name or raw.brand_owner or ""),
        barcode=digits(raw.gtin_upc or ""),
    )


def _category(raw: _FdcFood) -> str:
    general, survey = raw.food_category, raw.wweia_food_category
    if isinstance(general, _Category):
        general = general.description
    return tidy(
        raw.branded_food_category
        or general
        or (survey and survey.wweia_food_category_description)
        or ""
    )
