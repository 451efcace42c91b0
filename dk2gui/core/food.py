# SPDX-License-Identifier: MIT
"""A food: what 100 g of it hold, household servings, and where the figures come from."""

from typing import Final, Literal

import msgspec

Origin = Literal["plant", "dairy", "egg", "fish", "meat"]

MEASURED: Final = (
    "vitamin_d", "vitamin_k1", "mk4", "mk7", "other_mk", "retinol", "vitamin_a",
    "calcium", "magnesium", "phosphorus", "zinc", "boron",
)  # fmt: skip
"""Nutrients a composition table gives; the sums vitamin_k and k2 follow from them."""

_PARTS: Final = {
    "k2": ("mk4", "mk7", "other_mk"),
    "vitamin_k": ("vitamin_k1", "mk4", "mk7", "other_mk"),
}


class Serving(msgspec.Struct, frozen=True):
    """A household measure of one food."""

    name: str
    grams: float


class Food(msgspec.Struct, frozen=True):
    """One food; amounts per 100 g edible portion, in each nutrient's own unit.

    A nutrient that is not in `per_100g` was not measured, which is not the same as zero. Those in
    `at_least` were measured in part, as in a dish some of whose foods lack a figure. An `origin` or
    `fermented` of None is not known.
    """

    id: str
    name: str
    source: str
    per_100g: dict[str, float]
    also: str = ""
    category: str = ""
    origin: Origin | None = None
    fermented: bool | None = None
    energy_kcal: float | None = None
    vitamin_d2_ug: float | None = None
    beta_carotene_ug: float | None = None
    servings: tuple[Serving, ...] = ()
    source_id: str = ""
    k2_source: str = ""
    k2_status: str = ""
    k2_low_ug: float | None = None
    k2_high_ug: float | None = None
    note: str = ""
    brand: str = ""
    barcode: str = ""
    at_least: tuple[str, ...] = ()

    def amount(self, nutrient: str) -> float | None:
        """What 100 g hold of a nutrient, None when no part of it was measured."""
        parts = _PARTS.get(nutrient, (nutrient,))
        known = [self.per_100g[part] for part in parts if part in self.per_100g]
        return sum(known) if known else None

    def is_measured(self, nutrient: str) -> bool:
        """Whether the figure of `amount` is whole, not merely a lower bound.

        A food with MK-4 alone measured has an amount of K2 that is only "at least" that.
        """
        return all(
            part in self.per_100g and part not in self.at_least
            for part in _PARTS.get(nutrient, (nutrient,))
        )
