# SPDX-License-Identifier: MIT
"""Vitamin K2 figures per 100 g that an article prints per serving, against real portions."""

from typing import Literal

import msgspec


class LabelFood(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One food of the article's list. Amounts are ug of vitamin K2, all forms together.

    `food` is an id of the food table, `claim` of the claims file. A form is None where the source
    does not give it. `status` tells whether the laboratory's figure was read or is from memory.
    """

    name: str
    food: str
    claim: str
    article_ug_per_serving: float
    laboratory_ug_per_100g: float
    mk4_ug_per_100g: float | None = None
    mk7_ug_per_100g: float | None = None
    other_mk_ug_per_100g: float | None = None
    portion_g: float
    portion_name: str
    source: str
    status: Literal["seen", "recalled"]

    @property
    def portion_ug(self) -> float:
        """Vitamin K2 in a real portion, in ug."""
        return self.laboratory_ug_per_100g * self.portion_g / 100

    @property
    def overstated(self) -> float:
        """How many times the article's figure is that of a real portion."""
        return self.article_ug_per_serving / self.portion_ug


class LabelTrap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file: the article's foods in its order, and what a reader should know."""

    foods: tuple[LabelFood, ...]
    notes: tuple[str, ...]
