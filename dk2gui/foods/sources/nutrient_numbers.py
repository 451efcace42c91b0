# SPDX-License-Identifier: MIT
"""USDA's nutrient numbers and ids, and what of them becomes a figure of a food.

- Vitamin D is number 328 (ug); without it 324 (IU), without both the sum of D2 and D3.
- Vitamin A is RAE, number 320, or follows from retinol and beta-carotene as in the program's own
  table. From IU alone (318) it cannot be told how much is retinol: not measured, unless it is 0.
- Vitamin K is phylloquinone (430) and MK-4 (428), each its own nutrient. Dihydrophylloquinone
  (429), which hydrogenated oils contain, is not counted: it is neither and acts weakly.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from dk2gui.core.basis.units import UG_PER, ug_from_iu_vitamin_d
from dk2gui.core.intake.intake import food_rae_ug

_ENERGY: Final = (208, 958, 957)
"""As given; else, in Foundation foods, by specific and by general Atwater factors."""
_VITAMIN_A_IU: Final = 318
_RETINOL: Final = 319
_RAE: Final = 320
_BETA_CAROTENE: Final = 321
_VITAMIN_D_IU: Final = 324
_D2: Final = 325
_D3: Final = 326
_VITAMIN_D: Final = 328
AS_THEY_ARE: Final = {
    301: "calcium", 304: "magnesium", 305: "phosphorus", 309: "zinc", 354: "boron",
    319: "retinol", 320: "vitamin_a", 328: "vitamin_d", 430: "vitamin_k1", 428: "mk4",
}  # fmt: skip
"""Numbers that are one of the program's nutrients."""

UNIT: Final = {
    208: "kcal", 958: "kcal", 957: "kcal",
    301: "mg", 304: "mg", 305: "mg", 309: "mg", 354: "mg",
    318: "iu", 319: "ug", 320: "ug", 321: "ug",
    324: "iu", 325: "ug", 326: "ug", 328: "ug", 428: "ug", 430: "ug",
}  # fmt: skip
"""The unit in which `figures` takes each number."""

UNIT_IN_USDA: Final = {**UNIT, 354: "ug"}
"""The unit in which USDA's tables give each number, unless they say otherwise."""

NUMBER_OF_ID: Final = {
    1008: 208, 2048: 958, 2047: 957, 1087: 301, 1090: 304, 1091: 305, 1095: 309, 1137: 354,
    1104: 318, 1105: 319, 1106: 320, 1107: 321, 1110: 324, 1111: 325, 1112: 326, 1114: 328,
    1183: 428, 1185: 430,
}  # fmt: skip
"""FoodData Central's own ids. All are above 1000 and all numbers below, so both can be told apart
where a release of survey foods gives numbers in the place of ids."""


class Figures(msgspec.Struct, frozen=True):
    """What a food's numbers come to."""

    per_100g: dict[str, float]
    energy_kcal: float | None
    vitamin_d2_ug: float | None
    beta_carotene_ug: float | None
    has_unused_vitamin_a: bool
    """Whether vitamin A is known in IU alone."""


def number_of(identity: int) -> int | None:
    """The number of a nutrient from its number or id; None for one the program has no use for."""
    found = NUMBER_OF_ID.get(identity, identity)
    return found if found in UNIT else None


def factor(nutrient_number: int, unit: str) -> float:
    """What an amount in a unit is to be multiplied by. Raises ValueError for an odd unit."""
    given = unit.strip().lower().replace("µ", "u").replace("μ", "u").replace("mcg", "ug")
    wanted = UNIT[nutrient_number]
    if given == wanted:
        return 1.0
    if given not in UG_PER or wanted not in UG_PER:
        raise ValueError(f"nutrient {nutrient_number} is in {given[:12]!r}, not in {wanted}")
    return UG_PER[given] / UG_PER[wanted]


USDA_FACTORS: Final = {known: factor(known, unit) for known, unit in UNIT_IN_USDA.items()}


def figures(amounts: Mapping[int, float]) -> Figures:
    """Figures of a food from amounts by number, each in its `UNIT`."""
    per_100g = {
        nutrient: amounts[known] for known, nutrient in AS_THEY_ARE.items() if known in amounts
    }
    if _VITAMIN_D not in amounts:
        if _VITAMIN_D_IU in amounts:
            per_100g["vitamin_d"] = ug_from_iu_vitamin_d(amounts[_VITAMIN_D_IU])
        elif _D2 in amounts and _D3 in amounts:
            per_100g["vitamin_d"] = amounts[_D2] + amounts[_D3]
    if _RAE not in amounts and _RETINOL in amounts and _BETA_CAROTENE in amounts:
        per_100g["vitamin_a"] = food_rae_ug(amounts[_RETINOL], amounts[_BETA_CAROTENE])
    if "vitamin_a" not in per_100g and amounts.get(_VITAMIN_A_IU) == 0:
        per_100g["vitamin_a"] = 0.0
    return Figures(
        per_100g=per_100g,
        energy_kcal=next((amounts[known] for known in _ENERGY if known in amounts), None),
        vitamin_d2_ug=amounts.get(_D2),
        beta_carotene_ug=amounts.get(_BETA_CAROTENE),
        has_unused_vitamin_a=_VITAMIN_A_IU in amounts and "vitamin_a" not in per_100g,
    )
