# SPDX-License-Identifier: MIT
"""The least change of diet that meets several targets and passes no upper level."""

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import Final, Literal

import msgspec
import numpy as np

from dk2gui.core.basis.message import Amount, Listing, Message, Number, Term, Text, message
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.food_fit import left_alone, most_eaten, portion_intake, why_none
from dk2gui.core.explore.food_suggestions import Portion, food_target, gap, suggestions
from dk2gui.core.intake.counted import counted_amount
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import Intake
from dk2gui.core.intake.reference import Reference
from dk2gui.core.scenario.plate_edit import with_daily_portion
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.core.serum.kinetics import Array

DietState = Literal["found", "met", "impossible", "refused", "no_target"]

DEFAULT_NUTRIENTS: Final = ("vitamin_k", "calcium")
# Choice: more new foods, or more portions of one, is no small change of diet.
MOST_FOODS: Final = 3
MOST_PORTIONS: Final = 2
# Choice: so many of the richest foods for each nutrient are tried together.
_POOL: Final = 15
# Sums of amounts may miss a target by their last binary digit.
_NOISE: Final = 1e-9


class Addition(msgspec.Struct, frozen=True):
    """One food to add each day."""

    food: Food
    portion: Portion
    portions_per_day: int

    @property
    def grams_per_day(self) -> float:
        """All portions of a day together."""
        return self.portions_per_day * self.portion.grams


class Met(msgspec.Struct, frozen=True):
    """One nutrient's target, with what counts towards it before and after, in its unit."""

    nutrient: str
    target: Reference
    before: float
    after: float


class DietChange(msgspec.Struct, frozen=True):
    """`additions` is empty unless `state` is `found`; then `nutrients` are at their targets."""

    state: DietState
    message: tuple[Message, ...]
    additions: tuple[Addition, ...] = ()
    nutrients: tuple[Met, ...] = ()


class _Candidate(msgspec.Struct, frozen=True, eq=False):
    food: Food
    portion: Portion
    given: dict[str, Intake]


class _Limits(msgspec.Struct, frozen=True, eq=False):
    """What a portion counts towards each limit, (candidates, limits), and the room left."""

    names: tuple[str, ...]
    weighs: Array
    room: Array


def least_change(
    assessment: Assessment,
    foods: Iterable[Food],
    nutrients: Sequence[str] = DEFAULT_NUTRIENTS,
) -> DietChange:
    """The fewest foods, then the fewest grams, that lift the nutrients to their targets.

    Looked for among the richest foods for each nutrient; a poorer one may do with a few grams less.
    At most three foods, each at most two portions a day, none of which `suggestions` would not
    give to this person.
    """
    for nutrient in nutrients:
        if reason := why_none(nutrient, assessment.scenario):
            return DietChange("refused", (reason,))
    aimless = [name for name in nutrients if food_target(name, assessment) is None]
    if aimless:
        return DietChange(
            "no_target",
            (
                message(
                    "This authority names no target for {nutrients} here.",
                    nutrients=_titles(aimless),
                ),
            ),
        )
    short = [name for name in nutrients if gap(name, assessment) > 0]
    if not short:
        return DietChange(
            "met",
            (message("What is eaten meets these targets already."),),
            (),
            _met(assessment, nutrients, []),
        )
    candidates = _candidates(assessment, list(foods), short)
    limits = _limits(assessment, candidates)
    additions = _smallest(assessment, candidates, short, limits)
    if additions is None:
        return DietChange(
            "impossible",
            (
                message(
                    "No {foods} foods that fit, at most {portions} portions of each a day, bring "
                    "{nutrients} to target without passing an upper level.",
                    foods=Number(MOST_FOODS),
                    portions=Number(MOST_PORTIONS),
                    nutrients=_titles(short),
                ),
                _in_the_way(assessment, candidates, short, limits),
            ),
        )
    return DietChange(
        "found",
        (
            message(
                "{foods} a day would bring {nutrients} to target.",
                foods=Listing(tuple(map(_addition_words, additions))),
                nutrients=_titles(short),
            ),
        ),
        tuple(additions),
        _met(assessment, nutrients, additions),
    )


def with_additions(scenario: Scenario, change: DietChange) -> Scenario:
    """The scenario with the foods of a change on the plate."""
    foods = scenario.foods
    for entry in change.additions:
        foods = with_daily_portion(foods, entry.food.id, entry.grams_per_day)
    return msgspec.structs.replace(scenario, foods=foods)


def _candidates(
    assessment: Assessment, foods: list[Food], short: Sequence[str]
) -> list[_Candidate]:
    found: dict[str, _Candidate] = {}
    for nutrient in short:
        for entry in suggestions(nutrient, assessment, foods, _POOL):
            if entry.food.id not in found:
                given = portion_intake(entry.food, entry.portion.grams)
                found[entry.food.id] = _Candidate(entry.food, entry.portion, given)
    return list(found.values())


def _in_the_way(
    assessment: Assessment, candidates: list[_Candidate], short: Sequence[str], limits: _Limits
) -> Message:
    """Which limits leave no way: those without any room, and those without which there is one."""
    named = []
    for place, name in enumerate(limits.names):
        room = limits.room.copy()
        room[place] = np.inf
        free = msgspec.structs.replace(limits, room=room)
        if limits.room[place] <= 0 or _smallest(assessment, candidates, short, free) is not None:
            named.append(name)
    if not named:
        return message("The foods that fit hold too little.")
    return message("What leaves no room: {nutrients}.", nutrients=_titles(named))


def _titles(nutrients: Sequence[str]) -> Listing:
    return Listing(tuple(Term(NUTRIENTS[name].title) for name in nutrients))


def _smallest(
    assessment: Assessment, candidates: list[_Candidate], short: Sequence[str], limits: _Limits
) -> list[Addition] | None:
    """The fewest foods and then grams that do it; None when nothing does."""
    grams = np.array([entry.portion.grams for entry in candidates])
    gives, missing = _towards_targets(assessment, candidates, short)
    weighs, room = limits.weighs, limits.room
    for count in range(1, min(MOST_FOODS, len(candidates)) + 1):
        chosen = np.array(list(combinations(range(len(candidates)), count)))
        best: tuple[float, Array, Array] | None = None
        for portions in product(range(1, MOST_PORTIONS + 1), repeat=count):
            times = np.array(portions)
            enough = np.all(
                np.einsum("sfn,f->sn", gives[chosen], times) >= missing * (1 - _NOISE), axis=1
            )
            added = np.einsum("sfn,f->sn", weighs[chosen], times)
            safe = np.all(added <= room * (1 + _NOISE), axis=1)
            total = np.where(enough & safe, grams[chosen] @ times, np.inf)
            least = int(np.argmin(total))
            if np.isfinite(total[least]) and (best is None or total[least] < best[0]):
                best = (float(total[least]), chosen[least], times)
        if best is not None:
            return [
                Addition(candidates[place].food, candidates[place].portion, int(often))
                for place, often in zip(best[1], best[2], strict=True)
            ]
    return None


def _towards_targets(
    assessment: Assessment, candidates: list[_Candidate], short: Sequence[str]
) -> tuple[Array, Array]:
    """What a portion counts towards each target, (candidates, targets), and what is missing."""
    gives = [
        [counted_amount(_target(name, assessment), name, entry.given) for name in short]
        for entry in candidates
    ]
    return (
        np.array(gives, dtype=np.float64).reshape(len(candidates), len(short)),
        np.array([gap(name, assessment) for name in short]),
    )


def _limits(assessment: Assessment, candidates: list[_Candidate]) -> _Limits:
    """The upper levels, and little of what should not change."""
    eaten = most_eaten(assessment)
    # One value stands with a nutrient and with the form it counts; the form comes later.
    shared: dict[object, tuple[str, Reference]] = {}
    for name, row in assessment.nutrients.items():
        if (limit := row.upper_level) is not None:
            shared[(name, limit) if limit.basis == "total" else limit] = (name, limit)
    uppers = list(shared.values())
    alone = left_alone(assessment.scenario)
    weighs = [
        [counted_amount(limit, name, entry.given) for name, limit in uppers]
        + [entry.given[name].total for name in alone]
        for entry in candidates
    ]
    room = [max(0.0, limit.value - counted_amount(limit, name, eaten)) for name, limit in uppers]
    room += alone.values()
    return _Limits(
        (*(name for name, _ in uppers), *alone),
        np.array(weighs, dtype=np.float64).reshape(len(candidates), len(room)),
        np.array(room, dtype=np.float64),
    )


def _met(
    assessment: Assessment, nutrients: Sequence[str], additions: list[Addition]
) -> tuple[Met, ...]:
    eaten = _eaten(assessment)
    given = [portion_intake(entry.food, entry.grams_per_day) for entry in additions]
    found = []
    for name in nutrients:
        wanted = _target(name, assessment)
        before = counted_amount(wanted, name, eaten)
        after = before + sum(counted_amount(wanted, name, entry) for entry in given)
        found.append(Met(name, wanted, before, after))
    return tuple(found)


def _eaten(assessment: Assessment) -> dict[str, Intake]:
    return {name: row.intake for name, row in assessment.nutrients.items()}


def _target(nutrient: str, assessment: Assessment) -> Reference:
    wanted = food_target(nutrient, assessment)
    if wanted is None:
        raise ValueError(f"nutrients: {nutrient} has no target for this person")
    return wanted


def _addition_words(entry: Addition) -> Message:
    portion, food = Amount(entry.portion.grams, "g"), Text(entry.food.name)
    if entry.portions_per_day == 1:
        return message("{portion} of {food}", portion=portion, food=food)
    return message(
        "{times} times {portion} of {food}",
        times=Number(entry.portions_per_day),
        portion=portion,
        food=food,
    )
