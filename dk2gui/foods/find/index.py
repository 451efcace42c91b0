# SPDX-License-Identifier: MIT
"""Food search as you type: every word of the query starts a word of the food's names or brand."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from dk2gui.core.intake.food import Food

DEFAULT_LIMIT: Final = 50


class FoodIndex:
    """The names of some foods, folded once, when they are first searched."""

    def __init__(self, foods: Iterable[Food]) -> None:
        self._foods = foods

    @cached_property
    def _entries(self) -> list[tuple[Food, list[str]]]:
        return [(food, _words(f"{food.name} {food.also} {food.brand}")) for food in self._foods]

    def search(self, query: str, limit: int = DEFAULT_LIMIT) -> list[Food]:
        """Foods that match every word of the query, best first; all of them for an empty one.

        Exact names come first, then names that start with the query; among equals foods whose
        vitamin D and K2 are measured, then the order of the table.
        """
        wanted = _words(query)
        if not wanted:
            return [food for food, _ in self._entries[:limit]]
        matches = [food for food, words in self._entries if _matches(wanted, words)]
        folded = fold(query)
        matches.sort(key=lambda food: _rank(food, folded))
        return matches[:limit]


def fold(text: str) -> str:
    """Lower case, without diacritics, so that `natto` finds `nattō`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).strip()


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()


def _matches(wanted: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)


def _rank(food: Food, query: str) -> tuple[bool, bool, bool, int]:
    name = fold(food.name)
    measured = food.is_measured("vitamin_d") + (food.amount("k2") is not None)
    first_part = name.split(",", maxsplit=1)[0]
    return (name != query, first_part != query, not name.startswith(query), -measured)
