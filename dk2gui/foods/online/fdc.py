# SPDX-License-Identifier: MIT
"""Foods from USDA FoodData Central (public domain), searched and read through its API."""

import contextlib
import datetime as dt
from collections.abc import Iterable
from typing import Final

import msgspec

from dk2gui.core.food import Food
from dk2gui.foods.importing.fdc_food import (
    SOURCES,
    VOLUME_NOTE,
    is_volume,
    label_serving,
    portion,
)
from dk2gui.foods.importing.nutrient_numbers import factor, figures, number_of
from dk2gui.foods.importing.wording import digits, servings, tidy
from dk2gui.foods.online.asking import Asker, Question
from dk2gui.foods.online.errors import OnlineError
from dk2gui.foods.online.gate import with_possible_figures
from dk2gui.foods.online.limits import Budget
from dk2gui.foods.online.search_words import checked_words

DEMO_KEY: Final = "DEMO_KEY"
"""Everybody's key, good for a few questions an hour."""
ID_START: Final = "fdc-"
"""Begins the id of a food; the FDC id follows."""
_SOURCE: Final = {
    "SR Legacy": SOURCES["sr_legacy_food"],
    "Foundation": SOURCES["foundation_food"],
    "Survey (FNDDS)": SOURCES["survey_fndds_food"],
    "Branded": SOURCES["branded_food"],
}
"""By the API's names for the kinds of entries that are foods for people."""
_FOOD_AGE: Final = dt.timedelta(days=30)
_SEARCH_AGE: Final = dt.timedelta(days=7)
_PAGE_SIZE: Final = 25


class _Measure(msgspec.Struct, frozen=True, rename="camel"):
    dissemination_text: str | None = None
    gram_weight: float | None = None


class _FoundAmount(msgspec.Struct, frozen=True, rename="camel"):
    nutrient_id: int | None = None
    unit_name: str | None = None
    value: float | None = None


class _Entry(msgspec.Struct, frozen=True, rename="camel"):
    """What a search and the entry itself say alike."""

    fdc_id: int
    description: str
    data_type: str = ""
    brand_name: str | None = None
    brand_owner: str | None = None
    gtin_upc: str | None = None
    serving_size: float | None = None
    serving_size_unit: str | None = None
    household_serving_full_text: str | None = None


class _Hit(_Entry, frozen=True, rename="camel"):
    food_category: str | None = None
    food_nutrients: tuple[_FoundAmount, ...] | None = None
    food_measures: tuple[_Measure, ...] | None = None


class _Page(msgspec.Struct, frozen=True):
    foods: tuple[_Hit, ...]


class _Nutrient(msgspec.Struct, frozen=True, rename="camel"):
    id: int | None = None
    unit_name: str | None = None


class _Amount(msgspec.Struct, frozen=True):
    nutrient: _Nutrient | None = None
    amount: float | None = None


class _Named(msgspec.Struct, frozen=True):
    name: str | None = None


class _Category(msgspec.Struct, frozen=True, rename="camel"):
    description: str | None = None
    wweia_food_category_description: str | None = None


class _Portion(msgspec.Struct, frozen=True, rename="camel"):
    gram_weight: float | None = None
    amount: float | None = None
    measure_unit: _Named | None = None
    portion_description: str | None = None
    modifier: str | None = None


class _FoodReply(_Entry, frozen=True, rename="camel"):
    food_nutrients: tuple[_Amount, ...] | None = None
    food_portions: tuple[_Portion, ...] | None = None
    food_category: _Category | str | None = None
    wweia_food_category: _Category | None = None
    branded_food_category: str | None = None


def search(asker: Asker, words: str, key: str = "") -> list[Food]:
    """Foods for words, best first, of one question; without a key, with everybody's.

    They have the figures that a search brings; `food` brings the whole entry. Foods without any
    figure are left out. Raises OnlineError.
    """
    words = checked_words(words)
    params = {"query": words, "dataType": ",".join(_SOURCE), "pageSize": str(_PAGE_SIZE)}
    page = asker.ask(_question("/foods/search", params, key, _SEARCH_AGE, f"“{words}”"), _Page)
    foods = []
    for hit in page.foods:
        if hit.data_type in _SOURCE and tidy(hit.description):
            # A food without figures is no help, and no reason to show none of the others.
            with contextlib.suppress(OnlineError):
                foods.append(_found_food(hit))
    return foods


def food(asker: Asker, fdc_id: int | str, key: str = "") -> Food:
    """A food by its FDC id, with all that its entry says. Raises OnlineError.

    Figures that no food can have are left out; the food's note names them.
    """
    if not (str(fdc_id).isascii() and str(fdc_id).isdecimal()):
        raise OnlineError(f"An FDC id is a number, not {fdc_id!r}.", "bad_question")
    about = f"a food with the FDC id {fdc_id}"
    reply = asker.ask(_question(f"/food/{fdc_id}", {}, key, _FOOD_AGE, about), _FoodReply)
    if reply.data_type not in _SOURCE:
        raise OnlineError(
            f"FDC {fdc_id} is no food but an entry of the kind {tidy(reply.data_type)!r}.",
            "unexpected",
        )
    return _whole_food(reply)


def _question(
    path: str, params: dict[str, str], key: str, max_age: dt.timedelta, about: str
) -> Question:
    key = key.strip()
    is_own = key not in ("", DEMO_KEY)
    if is_own and not (key.isascii() and key.isalnum()):
        raise OnlineError(
            "The key for FoodData Central has letters and digits alone; check it in the settings.",
            "wrong_key",
        )
    budget: Budget = "fdc_key" if is_own else "fdc_demo"
    return Question("fdc", budget, path, params, max_age, about, key or DEMO_KEY, is_own)


def _found_food(hit: _Hit) -> Food:
    measures = [
        (portion(None, "", measure.dissemination_text or "", ""), measure.gram_weight)
        for measure in hit.food_measures or ()
    ]
    amounts = ((one.nutrient_id, one.value, one.unit_name) for one in hit.food_nutrients or ())
    return _food(hit, tidy(hit.food_category or ""), measures, amounts)


def _whole_food(reply: _FoodReply) -> Food:
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
        for entry in reply.food_portions or ()
    ]
    amounts = (
        (one.nutrient.id, one.amount, one.nutrient.unit_name)
        for one in reply.food_nutrients or ()
        if one.nutrient is not None
    )
    return _food(reply, _category(reply), measures, amounts)


def _food(
    entry: _Entry,
    category: str,
    measures: list[tuple[str, float | None]],
    amounts: Iterable[tuple[int | None, float | None, str | None]],
) -> Food:
    """The food of an entry. Raises OnlineError when nothing is measured."""
    unit = entry.serving_size_unit or ""
    if entry.serving_size is not None:
        household = entry.household_serving_full_text or ""
        measures = [label_serving(household, entry.serving_size, unit), *measures]
    by_number: dict[int, float] = {}
    left_out = []
    for identity, amount, amount_unit in amounts:
        # What is not there is not measured.
        if identity is None or amount is None or (known := number_of(identity)) is None:
            continue
        try:
            by_number[known] = amount * factor(known, amount_unit or "")
        except ValueError as error:
            left_out.append(str(error))
    told = figures(by_number)
    return with_possible_figures(
        Food(
            id=f"{ID_START}{entry.fdc_id}",
            name=tidy(entry.description),
            source=_SOURCE[entry.data_type],
            per_100g=told.per_100g,
            category=category,
            energy_kcal=told.energy_kcal,
            vitamin_d2_ug=told.vitamin_d2_ug,
            beta_carotene_ug=told.beta_carotene_ug,
            servings=servings(measures),
            source_id=f"FDC {entry.fdc_id}",
            note=VOLUME_NOTE if is_volume(unit) else "",
            brand=tidy(entry.brand_name or entry.brand_owner or ""),
            barcode=digits(entry.gtin_upc or ""),
        ),
        left_out,
    )


def _category(reply: _FoodReply) -> str:
    general, survey = reply.food_category, reply.wweia_food_category
    if isinstance(general, _Category):
        general = general.description
    of_survey = survey.wweia_food_category_description if survey else None
    return tidy(reply.branded_food_category or general or of_survey or "")
