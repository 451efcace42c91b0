# SPDX-License-Identifier: MIT
"""What a food is found by, and which of two foods that fit a query comes first."""

from collections.abc import Container
from typing import Final

import msgspec

from dk2gui.core.intake.food import Food
from dk2gui.foods.find.letters import fold, words

# Longer names than this are equally long; the figure fits the bits below it in a static rank.
_LONGEST_NAME: Final = 1023
_TIER_STEP: Final = _LONGEST_NAME + 1
_BRAND_STEP: Final = 4 * _TIER_STEP


def first_part(name: str) -> str:
    """The name up to its first comma: composition tables write `Butter, salted`."""
    return name.split(",", maxsplit=1)[0]


def starts_all(wanted: list[str], text: str) -> bool:
    """Whether each of the wanted words starts a word of the text."""
    held = words(text)
    return all(any(word.startswith(start) for word in held) for start in wanted)


def measured_tier(food: Food) -> int:
    """0 when vitamin D and some K2 are measured, 1 when one of them is, 2 when neither is."""
    return 2 - food.is_measured("vitamin_d") - (food.amount("k2") is not None)


def static_rank(food: Food) -> int:
    """The order of foods that no query tells apart, best lowest.

    Analysed foods come before branded ones, whose figures are declared; then those with vitamin
    D and K2 measured; then short names, which are the plain foods.
    """
    length = min(len(food.name), _LONGEST_NAME)
    return bool(food.brand) * _BRAND_STEP + measured_tier(food) * _TIER_STEP + length


class Found(msgspec.Struct, frozen=True):
    """What ranking needs to know of a food that fits the query."""

    id: str
    name: str
    branded: bool
    tier: int


def found(food: Food) -> Found:
    """A food as ranking sees it."""
    return Found(food.id, food.name, bool(food.brand), measured_tier(food))


RankKey = tuple[bool, bool, bool, bool, bool, bool, int, int]


def rank_key(
    candidate: Found, query: str, favourites: Container[str], recent: Container[str]
) -> RankKey:
    """Sorts foods that fit a query, best first; `query` is folded.

    The exact name, the user's favourites, what was used lately, the exact first part of the name
    (`butter` in `Butter, salted`), names that start with the query, foods without a brand,
    measured ones, short names.
    """
    name = fold(candidate.name)
    return (
        name != query,
        candidate.id not in favourites,
        candidate.id not in recent,
        first_part(name) != query,
        not name.startswith(query),
        candidate.branded,
        candidate.tier,
        len(name),
    )
