# SPDX-License-Identifier: MIT
"""Food search as you type: every word of the query starts a word of the food's names or brand."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from dk2gui.core.intake.food import Food
from dk2gui.foods.find.barcode import gtin
from dk2gui.foods.find.letters import fold, words
from dk2gui.foods.find.slips import mended

DEFAULT_LIMIT: Final = 50


class FoodIndex:
    """The names of some foods, folded once, when they are first searched."""

    def __init__(self, foods: Iterable[Food]) -> None:
        self._foods = foods

    @cached_property
    def _entries(self) -> list[tuple[Food, list[str]]]:
        return [(food, words(f"{food.name} {food.also} {food.brand}")) for food in self._foods]

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted({word for _, held in self._entries for word in held})

    def search(self, query: str, limit: int = DEFAULT_LIMIT) -> list[Food]:
        """Foods that match every word of the query, best first; all of them for an empty one.

        Exact names come first, then names that start with the query; among equals foods whose
        vitamin D and K2 are measured, then the order of the table. A barcode, in whatever form,
        finds the food that has it.
        """
        code = gtin(query)
        if code is not None:
            return [
                food for food, _ in self._entries if food.barcode and gtin(food.barcode) == code
            ]
        wanted = words(query)
        if not wanted:
            return [food for food, _ in self._entries[:limit]]
        matches = [food for food, held in self._entries if _matches(wanted, held)]
        folded = fold(query)
        matches.sort(key=lambda food: _rank(food, folded))
        return matches[:limit]

    def mended(self, query: str) -> list[str]:
        """What may be meant by a query that matches nothing, the likeliest first."""
        return [" ".join(meant) for meant in mended(words(query), self._start_some)]

    def _start_some(self, starts: Sequence[str]) -> bool:
        held = self._vocabulary
        places = ((start, bisect_left(held, start)) for start in starts)
        return any(place < len(held) and held[place].startswith(start) for start, place in places)


def _matches(wanted: Sequence[str], held: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in held) for start in wanted)


def _rank(food: Food, query: str) -> tuple[bool, bool, bool, int]:
    name = fold(food.name)
    measured = food.is_measured("vitamin_d") + (food.amount("k2") is not None)
    first_part = name.split(",", maxsplit=1)[0]
    return (name != query, first_part != query, not name.startswith(query), -measured)
