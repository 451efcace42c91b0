# SPDX-License-Identifier: MIT
"""Foods from USDA FoodData Central (public domain), searched and read through its API."""

import contextlib
import datetime as dt
from typing import Final

import msgspec

from dk2gui.core.intake.food import Food
from dk2gui.foods.net.asking import Asker, Question
from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.net.gate import with_possible_figures
from dk2gui.foods.net.limits import Budget
from dk2gui.foods.net.search_words import checked_words
from dk2gui.foods.reading.wording import tidy
from dk2gui.foods.sources.fdc.entry import WholeEntry, amounts_of, food_of
from dk2gui.foods.sources.fdc.food import DATA_TYPES
from dk2gui.foods.sources.nutrient_numbers import figures

DEMO_KEY: Final = "DEMO_KEY"
"""Everybody's key, good for a few questions an hour."""
_FOOD_AGE: Final = dt.timedelta(days=30)
_SEARCH_AGE: Final = dt.timedelta(days=7)
_PAGE_SIZE: Final = 25


class _Hit(WholeEntry, frozen=True, kw_only=True, rename="camel"):
    data_type: str = ""


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
    params = {"query": words, "dataType": ",".join(DATA_TYPES), "pageSize": str(_PAGE_SIZE)}
    page = asker.ask(_question("/foods/search", params, key, _SEARCH_AGE, f"“{words}”"), _Page)
    foods = []
    for hit in page.foods:
        if hit.data_type in DATA_TYPES and tidy(hit.description):
            # A food without figures is no help, and no reason to show none of the others.
            with contextlib.suppress(OnlineError):
                foods.append(_food(hit))
    return foods


def food(asker: Asker, fdc_id: int | str, key: str = "") -> Food:
    """A food by its FDC id, with all that its entry says. Raises OnlineError.

    Figures that no food can have are left out; the food's note names them.
    """
    if not (str(fdc_id).isascii() and str(fdc_id).isdecimal()):
        raise OnlineError(f"An FDC id is a number, not {fdc_id!r}.", "bad_question")
    about = f"a food with the FDC id {fdc_id}"
    reply = asker.ask(_question(f"/food/{fdc_id}", {}, key, _FOOD_AGE, about), _FoodReply)
    if reply.data_type not in DATA_TYPES:
        raise OnlineError(
            f"FDC {fdc_id} is no food but an entry of the kind {tidy(reply.data_type)!r}.",
            "unexpected",
        )
    return _food(reply)


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


def _food(entry: _Hit | _FoodReply) -> Food:
    """The food of an entry. Raises OnlineError when nothing measured is left."""
    said = amounts_of(entry, {})
    found = food_of(entry, figures(said.by_number), said, DATA_TYPES[entry.data_type])
    return with_possible_figures(found, said.odd)
