# SPDX-License-Identifier: MIT
"""What kind of food a food is, where advice and tips must tell it apart."""

import re
from functools import lru_cache
from typing import Final

from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import MAX_FOODS

# Retinol in pregnancy: NHS and others advise against liver and what is made of it.
_LIVER_WORDS: Final = {"liver", "pate", "p\u00e2t\u00e9", "braunschweiger", "liverwurst"}
_LIVER_CATEGORY: Final = "organ-meat"


def words_of(food: Food) -> frozenset[str]:
    """The words by which a food is known, in small letters."""
    return _words_in(f"{food.name} {food.id} {food.also}")


# One evaluation asks for the same plate again and again, once for each of its periods.
@lru_cache(maxsize=MAX_FOODS)
def _words_in(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def is_liver(food: Food) -> bool:
    """Whether a food is liver, made of it, or its oil."""
    return food.category == _LIVER_CATEGORY or bool(words_of(food) & _LIVER_WORDS)
