# SPDX-License-Identifier: MIT
"""Foods from USDA FoodData Central (public domain), searched and read through its API."""

import contextlib
import datetime as dt
from collections.abc import Iterable
from typing import Final

import msgspec

from dk2gui.core.intake.food import Food
from dk2gui.foods.net.asking import Asker, Question
from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.net.gate import with_possible_figures
from dk2gui.foods.net.limits import Budget
from dk2gui.foods.net.search_words import checked_words
from dk2gui.foods.reading.wording import tidy
from dk2gui.foods.sources.fdc.entry import (
    Entry,
    Measure,
    WholeEntry,
    category,
    food_of,
    known_nutrient,
    measured,
    portions,
)
from dk2gui.foods.sources.fdc.food import SOURCES, portion
from dk2gui.foods.sources.nutrient_numbers import factor, figures

DEMO_KEY: Final = "DEMO_KEY"
"""Everybody's key, good for a few questions an hour."""
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
    nutrient_number: str | float | None = None
    unit_name: str | None = None
    value: float | None = None


class _Hit(Entry, frozen=True, kw_only=True, rename="camel"):
    data_type: str = ""
    food_category: str | None = None
    food_nutrients: tuple[_FoundAmount, ...] | None = None
    food_measures: tuple[_Measure, ...] | None = None


class _Page(msgspec.Struct, frozen=True):
    foods: tuple[_Hit, ...]


class _FoodReply(WholeEntry, frozen=True, kw_only=True, rename="camel"):
    data_type: str = ""


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
            "The key for FoodData Central has letters and digits alone; check it in the look-up "
            "window.",
            "wrong_key",
        )
    budget: Budget = "fdc_key" if is_own else "fdc_demo"
    return Question("fdc", budget, path, params, max_age, about, key or DEMO_KEY, is_own)


def _found_food(hit: _Hit) -> Food:
    measures = [
        (portion(None, "", measure.dissemination_text or "", ""), measure.gram_weight)
        for measure in hit.food_measures or ()
    ]
    amounts = (
        (known, one.value, one.unit_name or "")
        for one in hit.food_nutrients or ()
        # What is not there is not measured.
        if one.value is not None
        and (known := known_nutrient(one.nutrient_id, one.nutrient_number)) is not None
    )
    return _food(hit, hit.data_type, tidy(hit.food_category or ""), measures, amounts)


def _whole_food(reply: _FoodReply) -> Food:
    return _food(reply, reply.data_type, category(reply), portions(reply), measured(reply))


def _food(
    entry: Entry,
    data_type: str,
    group: str,
    measures: Iterable[Measure],
    amounts: Iterable[tuple[int, float, str]],
) -> Food:
    """The food of an entry. Raises OnlineError when nothing measured is left."""
    by_number: dict[int, float] = {}
    left_out = []
    for known, amount, unit in amounts:
        try:
            by_number[known] = amount * factor(known, unit)
        except ValueError as error:
            left_out.append(str(error))
    found = food_of(entry, figures(by_number), _SOURCE[data_type], group, measures)
    return with_possible_figures(found, left_out)
