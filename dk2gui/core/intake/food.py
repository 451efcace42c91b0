# SPDX-License-Identifier: MIT
"""A food: what 100 g of it hold, household servings, and where the figures come from."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, Literal

import msgspec

from dk2gui.core.basis.nutrients import NUTRIENTS

Origin = Literal["plant", "dairy", "egg", "fish", "meat"]

MEASURED: Final = tuple(row.id for row in NUTRIENTS.values() if row.is_measured)
"""Nutrients a composition table gives; the sums vitamin_k and k2 follow from them."""

TOTALS: Final = tuple(row.id for row in reversed(NUTRIENTS.values()) if row.parts_are_all)
"""Sums that some tables give in place of their parts; they then stand in `per_100g` themselves."""

_LEAVES: Final = {total: NUTRIENTS[total].leaves() for total in TOTALS}
_PARTS: Final = {total: NUTRIENTS[total].parts for total in TOTALS}


class Serving(msgspec.Struct, frozen=True):
    """A household measure of one food."""

    name: str
    grams: float


class Figures(msgspec.Struct, frozen=True):
    """What a food gives and leaves open, over all nutrients in table order."""

    known: frozenset[str]
    """Nutrients of which something was measured."""
    amounts: tuple[tuple[str, float], ...]
    """Those of them that the food has any of, with their amounts in 100 g."""
    gaps: tuple[str, ...]
    """Nutrients whose amount is not whole."""
    reaches: tuple[tuple[str, float, float], ...]
    """Nutrients with how far below and above their amount in 100 g reported ranges reach."""


# With a dictionary beside the fields, for what is worked out of them once.
class Food(msgspec.Struct, frozen=True, dict=True):
    """One food; amounts per 100 g edible portion, in each nutrient's own unit.

    A nutrient that is not in `per_100g` was not measured, which is not the same as zero. Those in
    `at_least` were measured in part, as in a dish some of whose foods lack a figure. An `origin` or
    `fermented` of None is not known.

    What a source says besides a figure: `at_most` are bounds of what was not measured exactly
    (`< 0.5`), `traces` names what was found without an amount, `estimated` the figures that the
    source itself estimated, `ranges` the least and most that laboratories reported (low, high).
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
    note: str = ""
    brand: str = ""
    barcode: str = ""
    at_least: tuple[str, ...] = ()
    at_most: dict[str, float] = {}
    traces: tuple[str, ...] = ()
    estimated: tuple[str, ...] = ()
    ranges: dict[str, tuple[float, float]] = {}
    hydroxy_vitamin_d_ug: float | None = None
    """25-OH-D, which some tables count into vitamin D once or several times; we keep it apart."""
    dated: str = ""
    """When the source last changed the entry, as an ISO date; "" when it does not say."""

    @cached_property
    def figures(self) -> Figures:
        """Amounts and gaps of every nutrient.

        Kept, because each evaluation adds up every food on the plate again, once for each period
        of what has dates: 1 000 dated foods took 2 s of which this was most.
        """
        amounts = {nutrient: self.amount(nutrient) for nutrient in NUTRIENTS}
        return Figures(
            frozenset(nutrient for nutrient, amount in amounts.items() if amount is not None),
            tuple((nutrient, amount) for nutrient, amount in amounts.items() if amount),
            tuple(nutrient for nutrient in NUTRIENTS if not self.is_measured(nutrient)),
            tuple(self._reaches(amounts)) if self.ranges else (),
        )

    def _reaches(self, amounts: dict[str, float | None]) -> Iterator[tuple[str, float, float]]:
        for nutrient, amount in amounts.items():
            interval = self.interval(nutrient)
            if amount is not None and interval is not None and interval[0] != interval[1]:
                low, high = interval
                yield nutrient, max(amount - low, 0.0), max(high - amount, 0.0)

    def amount(self, nutrient: str) -> float | None:
        """What 100 g hold of a nutrient, None when no part of it was measured.

        A stated total and its measured parts may be from different analyses: the greater counts.
        """
        held = self.per_100g
        leaves = _LEAVES.get(nutrient)
        if leaves is None:
            return held.get(nutrient)
        if "k2" not in held and "vitamin_k" not in held:
            known = [held[leaf] for leaf in leaves if leaf in held]
            return sum(known) if known else None
        stated = held.get(nutrient)
        parts = (self.amount(part) for part in _PARTS[nutrient])
        added = [amount for amount in parts if amount is not None]
        if not added:
            return stated
        return sum(added) if stated is None else max(stated, sum(added))

    def is_measured(self, nutrient: str) -> bool:
        """Whether the figure of `amount` is whole, not merely a lower bound.

        A food with MK-4 alone measured has an amount of K2 that is only "at least" that.
        """
        if nutrient in self.at_least:
            return False
        parts = _PARTS.get(nutrient)
        return nutrient in self.per_100g or (
            parts is not None and all(self.is_measured(part) for part in parts)
        )

    def interval(self, nutrient: str) -> tuple[float, float] | None:
        """The least and the most that 100 g hold by what laboratories reported; None if unknown.

        Without a reported range both are the figure; of a bound, 0 and the bound. The range of a
        sum is that of its parts. An amount that is only "at least" has no most: None.
        """
        if nutrient in self.ranges:
            return self.ranges[nutrient]
        parts = _PARTS.get(nutrient)
        if parts is not None and nutrient not in self.per_100g:
            known = [self.interval(part) for part in parts]
            whole = [pair for pair in known if pair is not None]
            if len(whole) < len(parts):
                return None
            return sum(low for low, _ in whole), sum(high for _, high in whole)
        if self.is_measured(nutrient):
            amount = self.per_100g[nutrient]
            return amount, amount
        return (0.0, self.at_most[nutrient]) if nutrient in self.at_most else None
