# SPDX-License-Identifier: MIT
"""The user's own entries: foods from a label, combined supplements, recipes and meals."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from dk2gui.core.basis.nutrients import COMPOUNDS, amount_in
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.intake.food import MEASURED, Food, Origin, Serving
from dk2gui.core.scenario.scenario import CompoundId, EatenFood, Supplement
from dk2gui.foods.label import (
    LabelAmount,
    LabelError,
    check_amount,
    check_grams,
    check_possible,
    checked_name,
    own_food_from_label,
    own_id,
)

__all__ = [
    "LabelAmount", "LabelError", "Meal", "Part", "Portion", "Product", "Recipe", "merged_doses",
    "own_food_from_label", "own_meal", "own_product", "own_recipe",
]  # fmt: skip

_Rhythm = tuple[str, int, dt.date | None, dt.date | None]
# Who eats no meat looks at the strictest of a dish's ingredients.
_STRICTEST_FIRST: Final[tuple[Origin, ...]] = ("meat", "fish", "egg", "dairy", "plant")


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One compound in one tablet, capsule, drop or scoop of a product."""

    compound: CompoundId
    amount: float
    unit: DoseUnit


class Product(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A supplement with one or more compounds, such as vitamin D3 with K2."""

    id: str
    name: str
    parts: tuple[Part, ...]
    units_per_day: float = 1.0

    def __post_init__(self) -> None:
        checked_name("product", self.name)
        check_amount(f"units a day of {self.name}", self.units_per_day)
        for part in self.parts:
            check_amount(f"{part.compound} in {self.name}", part.amount)
        self.doses()

    def doses(self, count: float | None = None, every_days: int = 1) -> tuple[Supplement, ...]:
        """What is taken with `count` units (the daily number if None) every so many days.

        One dose for each compound, in the order of the label. Raises ValueError when a dose
        cannot be one.
        """
        units = self.units_per_day if count is None else count
        return merged_doses(
            Supplement(
                compound=part.compound,
                amount=part.amount * units,
                unit=part.unit,
                every_days=every_days,
            )
            for part in self.parts
        )


def own_product(name: str, parts: Iterable[Part], units_per_day: float = 1.0) -> Product:
    """A product under an id of its own. Raises LabelError or ValueError saying what is wrong."""
    held = tuple(parts)
    if not held:
        raise LabelError(f"product {name}: holds no compound")
    name = checked_name("product", name)
    return Product(own_id("product", name, held), name, held, units_per_day)


def merged_doses(doses: Iterable[Supplement]) -> tuple[Supplement, ...]:
    """The doses with those of one compound, rhythm and time added up, in the first's unit."""
    merged: dict[_Rhythm, Supplement] = {}
    for dose in doses:
        key = (dose.compound, dose.every_days, dose.from_date, dose.until_date)
        if (first := merged.get(key)) is not None:
            more = (
                dose.amount
                if dose.unit == first.unit
                else amount_in(COMPOUNDS[dose.compound], dose.ug_per_dose, first.unit)
            )
            dose = msgspec.structs.replace(first, amount=first.amount + more)  # noqa: PLW2901
        merged[key] = dose
    return tuple(merged.values())


class Portion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Some grams of a food, by its id."""

    food: str
    grams: float


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A dish from foods; what boils away or is poured in shows in the grams it yields."""

    id: str
    name: str
    ingredients: tuple[Portion, ...]
    yield_grams: float

    def __post_init__(self) -> None:
        checked_name("recipe", self.name)
        check_grams(f"yield of {self.name}", self.yield_grams)
        for portion in self.ingredients:
            check_grams(f"{portion.food} in {self.name}", portion.grams)
        if not self.ingredients:
            raise LabelError(f"recipe {self.name}: has no ingredients")

    def food(self, foods: Mapping[str, Food]) -> Food:
        """The dish as a food, under the recipe's id.

        A nutrient that some ingredients lack is at least what the others give; one of which
        nothing is known to be in is not measured. Raises LabelError when `foods` lacks an
        ingredient.
        """
        held = []
        for portion in self.ingredients:
            if portion.food not in foods:
                raise LabelError(f"recipe {self.name}: there is no food {portion.food!r}")
            held.append((foods[portion.food], portion.grams / self.yield_grams))
        per_100g = {}
        at_least = []
        for nutrient in MEASURED:
            known = [
                food.per_100g[nutrient] * share for food, share in held if nutrient in food.per_100g
            ]
            whole = all(food.is_measured(nutrient) for food, _ in held)
            if whole or sum(known) > 0:
                per_100g[nutrient] = sum(known)
            if not whole and sum(known) > 0:
                at_least.append(nutrient)
        check_possible(self.name, per_100g)
        origins = {food.origin for food, _ in held}
        return Food(
            id=self.id,
            name=self.name,
            source="own recipe",
            per_100g=per_100g,
            origin=_strictest(origins),
            fermented=_any_fermented({food.fermented for food, _ in held}),
            energy_kcal=_sum((food.energy_kcal, share) for food, share in held),
            vitamin_d2_ug=_sum((food.vitamin_d2_ug, share) for food, share in held),
            beta_carotene_ug=_sum((food.beta_carotene_ug, share) for food, share in held),
            servings=(
                Serving("quarter of the dish", self.yield_grams / 4),
                Serving("whole dish", self.yield_grams),
            ),
            note="From " + ", ".join(food.name for food, _ in held) + ".",
            at_least=tuple(at_least),
        )


def own_recipe(name: str, ingredients: Iterable[Portion], yield_grams: float) -> Recipe:
    """A recipe under an id of its own. Raises LabelError."""
    held = tuple(ingredients)
    name = checked_name("recipe", name)
    return Recipe(own_id("own", name, held, yield_grams), name, held, yield_grams)


def _sum(parts: Iterable[tuple[float | None, float]]) -> float | None:
    """Amounts times shares, added up; None when one of them is not known."""
    total = 0.0
    for amount, share in parts:
        if amount is None:
            return None
        total += amount * share
    return total


def _strictest(origins: set[Origin | None]) -> Origin | None:
    """What a dish counts as: meat if there is any; plant only if all of it is known to be."""
    known = next((origin for origin in _STRICTEST_FIRST if origin in origins), None)
    return None if None in origins and known != "meat" else known


def _any_fermented(parts: set[bool | None]) -> bool | None:
    """Whether a dish holds something fermented; None when that is not known."""
    if True in parts:
        return True
    return None if None in parts else False


class Meal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Foods that go on the plate together under one name."""

    id: str
    name: str
    portions: tuple[Portion, ...]

    def __post_init__(self) -> None:
        checked_name("meal", self.name)
        for portion in self.portions:
            check_grams(f"{portion.food} in {self.name}", portion.grams)

    def eaten(self, times_per_week: float) -> tuple[EatenFood, ...]:
        """The rows of the plate for a meal eaten so often. Raises ValueError if that is absurd."""
        return tuple(
            EatenFood(food=portion.food, grams=portion.grams, times_per_week=times_per_week)
            for portion in self.portions
        )


def own_meal(name: str, portions: Iterable[Portion]) -> Meal:
    """A meal under an id of its own. Raises LabelError."""
    held = tuple(portions)
    if not held:
        raise LabelError(f"meal {name}: has no foods")
    name = checked_name("meal", name)
    return Meal(own_id("meal", name, held), name, held)
