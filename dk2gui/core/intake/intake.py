# SPDX-License-Identifier: MIT
"""Doses, foods and sun as intake by nutrient and by source, with the gaps named."""

from collections.abc import Iterable, Mapping

import msgspec

from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS
from dk2gui.core.basis.units import (
    UG_FOOD_BETA_CAROTENE_PER_UG_RAE,
    UG_PER,
    UG_SUPPLEMENT_BETA_CAROTENE_PER_UG_RAE,
)
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.food_kinds import is_liver
from dk2gui.core.intake.typical_diet import Assumed, NotSurveyed, TypicalDiet
from dk2gui.core.scenario.periods import on_day
from dk2gui.core.scenario.scenario import EatenFood, Scenario, Supplement, resolved_start


class Contribution(msgspec.Struct, frozen=True):
    """What one food on the plate gives of one nutrient a day, in the nutrient's unit."""

    food: str
    amount: float


class Intake(msgspec.Struct, frozen=True):
    """Mean daily intake of one nutrient, in its unit, by source."""

    nutrient: str
    food: float
    supplement: float
    sun: float = 0.0
    unmeasured_foods: tuple[str, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    """Listed foods in plate order, those with any of the nutrient."""
    stated: bool = False
    """Whether the scenario says anything about this nutrient at all."""
    assumed: Assumed | NotSurveyed | None = None
    """What a typical diet gives of it, in `food` too, or why that is not known; else None."""
    reported: tuple[float, float] | None = None
    """The total with the least and the most that laboratories reported of the listed foods; None
    where no listed food has such a range."""

    @property
    def uncertainty(self) -> tuple[float, float]:
        """How far below and above `food` the assumed part may lie, both at least 0."""
        if not isinstance(self.assumed, Assumed):
            return 0.0, 0.0
        return self.assumed.amount - self.assumed.p05, self.assumed.p95 - self.assumed.amount

    @property
    def total(self) -> float:
        """All sources together; a lower bound when foods are unmeasured."""
        return self.food + self.supplement + self.sun

    @property
    def is_lower_bound(self) -> bool:
        """Whether some food on the plate lacks a measurement."""
        return bool(self.unmeasured_foods)


class UnknownFoodError(KeyError):
    """A scenario names a food that the food table does not hold; args[0] is the id."""


def foods_of(scenario: Scenario, foods: Mapping[str, Food]) -> dict[str, Food]:
    """The foods that a scenario names, by id, each asked for once.

    Raises UnknownFoodError for an id that `foods` lacks.
    """
    found: dict[str, Food] = {}
    for eaten in scenario.foods:
        if eaten.food not in found:
            try:
                found[eaten.food] = foods[eaten.food]
            except KeyError:
                raise UnknownFoodError(eaten.food) from None
    return found


def intakes(
    scenario: Scenario,
    foods: Mapping[str, Food],
    sun_vitamin_d_ug_per_day: float = 0.0,
    typical: TypicalDiet | None = None,
) -> dict[str, Intake]:
    """Every nutrient's intake on the day the scenario starts, by nutrient id in table order.

    `foods` maps food ids to foods. `typical`: what is assumed beside them, as `typical_diet`
    gives it. Raises UnknownFoodError for an id that `foods` lacks.
    """
    for eaten in scenario.foods:
        if eaten.food not in foods:
            raise UnknownFoodError(eaten.food)
    now = on_day(scenario, resolved_start(scenario))
    return intakes_of(now, plate_of(now.foods, foods), sun_vitamin_d_ug_per_day, typical)


def intakes_of(
    now: Scenario,
    plate: "Plate",
    sun_vitamin_d_ug_per_day: float = 0.0,
    typical: TypicalDiet | None = None,
) -> dict[str, Intake]:
    """Every nutrient's intake from a plate and all else that is in force; as `intakes`."""
    supplements = _supplemented(now.doses)
    other = _whole_sums(now.other_food)
    is_complete = now.diet_is == "complete"
    return {
        nutrient: _intake(
            plate,
            nutrient,
            other.get(nutrient),
            supplements[nutrient],
            sun_vitamin_d_ug_per_day if nutrient == "vitamin_d" else 0.0,
            is_complete=is_complete,
            assumed=typical.get(nutrient) if typical else None,
        )
        for nutrient in NUTRIENTS
    }


class Plate(msgspec.Struct, frozen=True, kw_only=True):
    """Foods added up, by nutrient id: the part of an intake that no dose changes."""

    amounts: Mapping[str, float]
    """What is known, a day, in the nutrient's unit."""
    contributions: Mapping[str, tuple[Contribution, ...]]
    known: frozenset[str]
    """Nutrients of which something was measured in some food."""
    gaps: Mapping[str, tuple[str, ...]]
    """Ids of the foods whose amount is not whole; the same food twice is one gap."""
    reach: Mapping[str, tuple[float, float]]
    """How far below and above its figure reported ranges reach, where there are any."""
    liver: tuple[str, ...]
    """The names of foods on it that are liver or made of it."""


def plate_of(plate: Iterable[EatenFood], foods: Mapping[str, Food]) -> Plate:
    """Foods added up, all nutrients in one pass over each. Raises KeyError for a food's id."""
    amounts = dict.fromkeys(NUTRIENTS, 0.0)
    given: dict[str, list[Contribution]] = {nutrient: [] for nutrient in NUTRIENTS}
    known: set[str] = set()
    gaps: dict[str, dict[str, None]] = {nutrient: {} for nutrient in NUTRIENTS}
    reach: dict[str, tuple[float, float]] = {}
    liver: dict[str, None] = {}
    for eaten in plate:
        food, share = foods[eaten.food], eaten.grams_per_day / 100
        figures = food.figures
        known |= figures.known
        for nutrient, per_100g in figures.amounts:
            if amount := per_100g * eaten.grams_per_day / 100:
                amounts[nutrient] += amount
                given[nutrient].append(Contribution(food.id, amount))
        if share > 0:
            for nutrient in figures.gaps:
                gaps[nutrient][food.id] = None
            for nutrient, less, more in figures.reaches:
                below, above = reach.get(nutrient, (0.0, 0.0))
                reach[nutrient] = (below + less * share, above + more * share)
            if is_liver(food):
                liver[food.name] = None
    return Plate(
        amounts=amounts,
        contributions={nutrient: tuple(each) for nutrient, each in given.items()},
        known=frozenset(known),
        gaps={nutrient: tuple(each) for nutrient, each in gaps.items()},
        reach=reach,
        liver=tuple(liver),
    )


def _intake(
    plate: Plate,
    nutrient: str,
    other: float | None,
    supplement: float,
    sun: float,
    *,
    is_complete: bool,
    assumed: Assumed | NotSurveyed | None,
) -> Intake:
    total = other or 0.0
    if isinstance(assumed, Assumed):
        total += assumed.amount
        is_complete = True
    known = is_complete or other is not None or supplement > 0 or sun > 0
    total += plate.amounts[nutrient]
    reported = None
    if nutrient in plate.reach:
        below, above = plate.reach[nutrient]
        whole = total + supplement + sun
        reported = (whole - below, whole + above)
    return Intake(
        nutrient,
        total,
        supplement,
        sun,
        plate.gaps[nutrient],
        plate.contributions[nutrient],
        stated=known or nutrient in plate.known,
        assumed=assumed,
        reported=reported,
    )


def supplement_per_day(supplements: tuple[Supplement, ...], *compounds: str) -> float:
    """Mean ug a day of the named compounds together."""
    return sum(dose.ug_per_day for dose in supplements if dose.compound in compounds)


def _supplemented(supplements: tuple[Supplement, ...]) -> dict[str, float]:
    """What the supplements give of each nutrient a day, in the nutrient's unit."""
    given = dict.fromkeys(NUTRIENTS, 0.0)
    for dose in supplements:
        ug = dose.ug_per_day
        if dose.compound == "beta_carotene":
            ug /= UG_SUPPLEMENT_BETA_CAROTENE_PER_UG_RAE
        nutrient = NUTRIENTS[COMPOUNDS[dose.compound].nutrient]
        given[nutrient.id] += ug / UG_PER[nutrient.unit]
    given["vitamin_a"] += given["retinol"]
    given["k2"] = given["mk4"] + given["mk7"]
    given["vitamin_k"] = given["vitamin_k1"] + given["k2"]
    return given


def _whole_sums(other_food: Mapping[str, float]) -> dict[str, float]:
    """The stated amounts with their sums: a part stated beside its sum lies inside that sum.

    {"mk7": 5, "k2": 20} is 20 ug of K2, of which 5 are MK-7; {"mk7": 5} alone is 5 ug of K2.
    """
    amounts = dict(other_food)
    # Parts come after their sums in the table, so the inner sum (k2) is settled first.
    for nutrient in reversed(NUTRIENTS.values()):
        known = [amounts[part] for part in nutrient.parts if part in amounts]
        if known:
            amounts[nutrient.id] = max(amounts.get(nutrient.id, 0.0), sum(known))
    return amounts


def food_rae_ug(retinol_ug: float, beta_carotene_ug: float) -> float:
    """Vitamin A of a food in ug RAE from its retinol and beta-carotene in ug."""
    return retinol_ug + beta_carotene_ug / UG_FOOD_BETA_CAROTENE_PER_UG_RAE
