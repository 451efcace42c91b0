# SPDX-License-Identifier: MIT
"""An entry of USDA FoodData Central as JSON, alike in its downloads and its API, as a food."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from dk2gui.core.intake.food import Food
from dk2gui.foods.find.barcode import digits
from dk2gui.foods.reading.cells import Cell, read_cell
from dk2gui.foods.reading.wording import servings, tidy
from dk2gui.foods.sources.fdc.food import (
    VOLUME_NOTE,
    is_volume,
    iso_date,
    label_serving,
    portion,
)
from dk2gui.foods.sources.food_groups import told_by_group
from dk2gui.foods.sources.nutrient_numbers import (
    AS_THEY_ARE,
    UNIT_IN_USDA,
    Figures,
    factor,
    number_of,
)

ID_START: Final = "fdc-"
"""Begins the id of a food; the FDC id follows."""

_MOST_NUMBER_DIGITS: Final = 9
"""Nutrient numbers have three."""

Measure = tuple[str, float | None]
"""The name of a household measure and its weight in g."""


class Nutrient(msgspec.Struct, frozen=True, rename="camel"):
    """Which nutrient an amount is of, and in which unit."""

    id: int | None = None
    number: str | float | None = None
    unit_name: str | None = None


class Amount(msgspec.Struct, frozen=True, rename="camel"):
    """How much of a nutrient 100 g hold, as whole, abridged and found entries say it."""

    nutrient: Nutrient | None = None
    amount: Any = None
    number: str | float | None = None
    unit_name: str | None = None
    nutrient_id: int | None = None
    nutrient_number: str | float | None = None
    value: Any = None

    @property
    def known(self) -> int | None:
        """USDA's number of the nutrient; None for one the program has no use for."""
        if self.nutrient is not None:
            return known_nutrient(self.nutrient.id, self.nutrient.number)
        return known_nutrient(
            self.nutrient_id, self.number if self.nutrient_number is None else self.nutrient_number
        )

    @property
    def unit(self) -> str:
        """The unit as it is written, "" if unsaid."""
        return (self.nutrient.unit_name if self.nutrient else self.unit_name) or ""

    @property
    def said(self) -> Cell:
        """What is said of the amount."""
        return read_cell(self.value if self.amount is None else self.amount)


class MeasureUnit(msgspec.Struct, frozen=True):
    """What a portion is measured with."""

    name: str | None = None


class Portion(msgspec.Struct, frozen=True, rename="camel"):
    """A household measure with its weight."""

    gram_weight: float | None = None
    amount: float | None = None
    measure_unit: MeasureUnit | None = None
    portion_description: str | None = None
    modifier: str | None = None


class Category(msgspec.Struct, frozen=True, rename="camel"):
    """The group of a food, as its kind of entry words it."""

    description: str | None = None
    wweia_food_category_description: str | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What the hit of a search and a whole entry say alike."""

    fdc_id: int
    description: str
    brand_name: str | None = None
    brand_owner: str | None = None
    gtin_upc: str | None = None
    serving_size: float | None = None
    serving_size_unit: str | None = None
    household_serving_full_text: str | None = None


class HouseholdMeasure(msgspec.Struct, frozen=True, rename="camel"):
    """A household measure as a search gives it."""

    dissemination_text: str | None = None
    gram_weight: float | None = None


class WholeEntry(Entry, frozen=True, kw_only=True, rename="camel"):
    """All that an entry says and this program has a use for."""

    food_nutrients: tuple[Amount | None, ...] | None = None
    food_measures: tuple[HouseholdMeasure, ...] | None = None
    food_portions: tuple[Portion, ...] | None = None
    food_category: Category | str | None = None
    wweia_food_category: Category | None = None
    branded_food_category: str | None = None
    publication_date: str | None = None
    modified_date: str | None = None
    published_date: str | None = None


class Amounts(msgspec.Struct):
    """The amounts of an entry by USDA's number, each in its `UNIT`, and what is said besides."""

    by_number: dict[int, float] = {}
    at_most: dict[str, float] = {}
    traces: list[str] = []
    odd: list[str] = []
    """What could not be read."""
    twice: list[int] = []
    """Numbers that came again with another amount; the last one counts."""


def known_nutrient(identity: int | None, number: str | float | None) -> int | None:
    """USDA's number of a nutrient from its id, or from the number where no id is given.

    None for one the program has no use for.
    """
    if identity is not None:
        return number_of(identity)
    text = f"{number:g}" if isinstance(number, (int, float)) else (number or "").strip()
    is_whole = text.isascii() and text.isdigit() and len(text) <= _MOST_NUMBER_DIGITS
    return number_of(int(text)) if is_whole else None


def amounts_of(entry: WholeEntry, units: Mapping[int, str] = UNIT_IN_USDA) -> Amounts:
    """What an entry says of the nutrients that are used; `units` count where it names none.

    What is null, or in a unit that cannot be, is not measured.
    """
    told = Amounts()
    for one in entry.food_nutrients or ():
        known = one.known if one is not None else None
        if one is None or known is None:
            continue
        cell = one.said
        nutrient = AS_THEY_ARE.get(known)
        if cell.kind == "trace" and nutrient:
            told.traces.append(nutrient)
        if cell.value is None:
            if cell.kind == "odd":
                told.odd.append(f"nutrient {known} is not given as a number")
            continue
        try:
            amount = cell.value * factor(known, one.unit or units.get(known, ""))
        except ValueError as error:
            told.odd.append(str(error))
            continue
        if cell.kind == "at_most":
            if nutrient:
                told.at_most[nutrient] = amount
            continue
        if told.by_number.get(known, amount) != amount:
            told.twice.append(known)
        told.by_number[known] = amount
    return told


def portions(entry: WholeEntry) -> list[Measure]:
    """The household measures; those without a name have ""."""
    found = [
        (portion(None, "", one.dissemination_text or "", ""), one.gram_weight)
        for one in entry.food_measures or ()
    ]
    return found + [
        (
            portion(
                one.amount,
                (one.measure_unit and one.measure_unit.name) or "",
                one.portion_description or "",
                one.modifier or "",
            ),
            one.gram_weight,
        )
        for one in entry.food_portions or ()
    ]


def category(entry: WholeEntry) -> str:
    """The group of the food, "" when none is said."""
    general, survey = entry.food_category, entry.wweia_food_category
    if isinstance(general, Category):
        general = general.description
    of_survey = survey.wweia_food_category_description if survey else None
    return tidy(entry.branded_food_category or general or of_survey or "")


def dated(entry: WholeEntry) -> str:
    """When the entry was last changed, as an ISO date; "" when it does not say."""
    return max(
        iso_date(said or "")
        for said in (entry.publication_date, entry.published_date, entry.modified_date)
    )


def is_per_volume(entry: Entry) -> bool:
    """Whether the amounts are for 100 ml."""
    return is_volume(entry.serving_size_unit or "")


def food_of(entry: WholeEntry, told: Figures, said: Amounts, source: str) -> Food:
    """The food of an entry; the serving of its label comes before the other measures."""
    group, measures = category(entry), portions(entry)
    if entry.serving_size is not None:
        household = entry.household_serving_full_text or ""
        label = label_serving(household, entry.serving_size, entry.serving_size_unit or "")
        measures = [label, *measures]
    name, brand = tidy(entry.description), tidy(entry.brand_name or entry.brand_owner or "")
    known = told_by_group(group, name, brand)
    return Food(
        id=f"{ID_START}{entry.fdc_id}",
        name=name,
        source=source,
        per_100g=told.per_100g,
        category=group,
        origin=known.origin,
        fermented=known.fermented,
        energy_kcal=told.energy_kcal,
        vitamin_d2_ug=told.vitamin_d2_ug,
        beta_carotene_ug=told.beta_carotene_ug,
        servings=servings(measures),
        source_id=f"FDC {entry.fdc_id}",
        note=VOLUME_NOTE if is_per_volume(entry) else "",
        brand=brand,
        barcode=digits(entry.gtin_upc or ""),
        at_most=said.at_most,
        traces=tuple(said.traces),
        dated=dated(entry),
    )
