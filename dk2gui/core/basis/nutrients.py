# SPDX-License-Identifier: MIT
"""The nutrients and compounds of the program: ids, units, and what adds up to what."""

from typing import Final

import msgspec

from dk2gui.core.basis.units import (
    IU_PER_UG_VITAMIN_D,
    UG_BETA_CAROTENE_PER_IU,
    UG_PER,
    UG_RETINOL_PER_IU,
    DoseUnit,
    MassUnit,
)


class Nutrient(msgspec.Struct, frozen=True):
    """One row of the assessment: what is eaten, taken or made in the skin."""

    id: str
    title: str
    unit: MassUnit
    parts: tuple[str, ...] = ()
    """Ids of the nutrients whose sum this one is, where it is a sum."""
    parts_are_all: bool = False
    """Whether the parts are all there is of it; vitamin A has others than retinol."""


NUTRIENTS: Final[dict[str, Nutrient]] = {
    nutrient.id: nutrient
    for nutrient in (
        Nutrient("vitamin_d", "Vitamin D", "ug"),
        Nutrient(
            "vitamin_k", "Vitamin K (all forms)", "ug", ("vitamin_k1", "k2"), parts_are_all=True
        ),
        Nutrient("vitamin_k1", "Vitamin K1 (phylloquinone)", "ug"),
        Nutrient(
            "k2", "Vitamin K2 (menaquinones)", "ug", ("mk4", "mk7", "other_mk"), parts_are_all=True
        ),
        Nutrient("mk4", "MK-4", "ug"),
        Nutrient("mk7", "MK-7", "ug"),
        Nutrient("other_mk", "Other menaquinones", "ug"),
        Nutrient("vitamin_a", "Vitamin A (RAE)", "ug", ("retinol",)),
        Nutrient("retinol", "Retinol (preformed A)", "ug"),
        Nutrient("calcium", "Calcium", "mg"),
        Nutrient("magnesium", "Magnesium", "mg"),
        Nutrient("phosphorus", "Phosphorus", "mg"),
        Nutrient("zinc", "Zinc", "mg"),
        Nutrient("boron", "Boron", "mg"),
    )
}


class Compound(msgspec.Struct, frozen=True):
    """Something a supplement contains."""

    id: str
    title: str
    unit: MassUnit
    """The unit its dose is shown in when it is not shown in IU."""
    nutrient: str
    """The nutrient it counts towards directly."""
    ug_per_iu: float | None = None
    known_doses: tuple[float, ...] = ()
    """Amounts people know from labels, ascending from 0, in IU where it has one, else `unit`."""


_UG_VITAMIN_D_PER_IU: Final = 1 / IU_PER_UG_VITAMIN_D
_D_STEPS_IU: Final = (
    0.0, 200.0, 400.0, 600.0, 800.0, 1000.0, 1500.0, 2000.0, 3000.0, 4000.0, 5000.0, 6000.0,
    8000.0, 10_000.0, 20_000.0, 25_000.0, 50_000.0,
)  # fmt: skip

COMPOUNDS: Final[dict[str, Compound]] = {
    compound.id: compound
    for compound in (
        Compound("vitamin_d3", "Vitamin D3", "ug", "vitamin_d", _UG_VITAMIN_D_PER_IU,
                 _D_STEPS_IU),
        Compound("vitamin_d2", "Vitamin D2", "ug", "vitamin_d", _UG_VITAMIN_D_PER_IU,
                 _D_STEPS_IU),
        Compound("mk7", "Vitamin K2 as MK-7", "ug", "mk7", None,
                 (0, 25, 45, 50, 75, 90, 100, 120, 150, 180, 200, 300, 360, 500, 720)),
        Compound("mk4", "Vitamin K2 as MK-4", "ug", "mk4", None,
                 (0, 50, 100, 200, 500, 1000, 1500, 5000, 15_000, 45_000)),
        Compound("k1", "Vitamin K1", "ug", "vitamin_k1", None,
                 (0, 25, 50, 75, 100, 120, 150, 200, 500, 1000)),
        Compound("retinol", "Vitamin A as retinol", "ug", "retinol", UG_RETINOL_PER_IU,
                 (0, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 8000, 10_000, 25_000)),
        Compound("beta_carotene", "Beta-carotene", "ug", "vitamin_a", UG_BETA_CAROTENE_PER_IU,
                 (0, 1000, 2500, 5000, 10_000, 15_000, 25_000)),
        Compound("calcium", "Calcium", "mg", "calcium", None,
                 (0, 100, 200, 250, 300, 400, 500, 600, 800, 1000, 1200, 1500, 2000)),
        Compound("magnesium", "Magnesium", "mg", "magnesium", None,
                 (0, 50, 100, 150, 200, 250, 300, 350, 400, 500, 600)),
        Compound("phosphorus", "Phosphorus", "mg", "phosphorus", None,
                 (0, 50, 100, 200, 250, 500, 700, 1000)),
        Compound("zinc", "Zinc", "mg", "zinc", None, (0, 5, 8, 10, 11, 15, 20, 25, 30, 40, 50)),
        Compound("boron", "Boron", "mg", "boron", None, (0, 1, 2, 3, 5, 6, 10, 20)),
    )
}  # fmt: skip


def ug_of(compound: Compound, amount: float, unit: DoseUnit) -> float:
    """The mass in ug of `amount` of a compound.

    Raises ValueError when the unit is IU and the compound has none.
    """
    if unit == "IU":
        if compound.ug_per_iu is None:
            raise ValueError(f"{compound.title} has no IU; use ug, mg or g")
        return amount * compound.ug_per_iu
    return amount * UG_PER[unit]


def other_units(compound: Compound, unit: DoseUnit) -> dict[str, float]:
    """Every unit that amounts of a compound come in: so many of `unit`."""
    units: tuple[DoseUnit, ...] = ("ug", "mg", "g")
    if compound.ug_per_iu is not None:
        units = ("IU", *units)
    return {one: amount_in(compound, ug_of(compound, 1.0, one), unit) for one in units}


def amount_in(compound: Compound, ug: float, unit: DoseUnit) -> float:
    """The inverse of `ug_of`: `ug` of a compound in another unit."""
    if unit == "IU":
        if compound.ug_per_iu is None:
            raise ValueError(f"{compound.title} has no IU; use ug, mg or g")
        return ug / compound.ug_per_iu
    return ug / UG_PER[unit]


_HAS_IU: Final = {"vitamin_d": _UG_VITAMIN_D_PER_IU, "retinol": UG_RETINOL_PER_IU}
"""ug an IU of a nutrient; one of vitamin A means different masses of its forms."""


def nutrient_units(nutrient: str) -> dict[str, float]:
    """The units that amounts of a nutrient come in: so many of its own."""
    own = UG_PER[NUTRIENTS[nutrient].unit]
    units: dict[str, float] = {unit: ug / own for unit, ug in UG_PER.items()}
    if nutrient in _HAS_IU:
        units["IU"] = _HAS_IU[nutrient] / own
    return units
