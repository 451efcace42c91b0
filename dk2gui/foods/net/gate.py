# SPDX-License-Identifier: MIT
"""Figures that no food can have are taken out of a food that was looked up, and named in it."""

from collections.abc import Sequence
from typing import Final

import msgspec

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.food import Food
from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.reading.plausibility import implausible

_LEAST_SHARE: Final = 1e-6
"""Of the most that a food may hold. Less is none at all, or ug typed as grams a million times too
small: no label shows so little."""
_MORE_FIGURES: Final = ("energy_kcal", "vitamin_d2_ug", "beta_carotene_ug")


def with_possible_figures(food: Food, left_out: Sequence[str] = ()) -> Food:
    """The food without figures that cannot be; its note names them, after those of `left_out`.

    Raises OnlineError when nothing measured is left.
    """
    reasons = list(left_out)
    bare = Food(id=food.id, name=food.name, source=food.source, per_100g={})
    kept = {}
    for nutrient, amount in food.per_100g.items():
        if (reason := _reason(bare, nutrient, amount)) is None:
            kept[nutrient] = amount
        else:
            reasons.append(reason)
    impossible: dict[str, None] = {}
    for field in _MORE_FIGURES:
        alone = msgspec.structs.replace(bare, **{field: getattr(food, field)})
        if (reason := implausible(alone)) is not None:
            impossible[field] = None
            reasons.append(f"{reason}, which no food has")
    told = f"Left out: {'; '.join(reasons)}." if reasons else ""
    if not kept:
        raise OnlineError(
            f"{food.name or food.source_id} ({food.source}) gives none of this program's "
            f"nutrients. {told}".rstrip(),
            "not_measured",
        )
    note = " ".join(filter(None, (food.note, told)))
    return msgspec.structs.replace(food, per_100g=kept, note=note, **impossible)


def _reason(bare: Food, nutrient: str, amount: float) -> str | None:
    """Why an amount cannot be, None if it can."""
    reason = implausible(msgspec.structs.replace(bare, per_100g={nutrient: amount}))
    if reason is not None:
        return f"{reason}, which no food has"
    if 0 < amount < NUTRIENTS[nutrient].most_held.amount * _LEAST_SHARE:
        known = NUTRIENTS[nutrient]
        return f"{known.title} {amount:.3g} {known.unit}, too little for a label"
    return None
