# SPDX-License-Identifier: MIT
"""The nutrients and compounds of the program: ids, units, and what adds up to what."""

from typing import Final

import msgspec

from dk2gui.core.basis.message import marked
from dk2gui.core.basis.units import (
    IU_PER_UG_VITAMIN_D,
    UG_BETA_CAROTENE_PER_IU,
    UG_PER,
    UG_RETINOL_PER_IU,
    DoseUnit,
    MassUnit,
)


class MostHeld(msgspec.Struct, frozen=True):
    """The most that 100 g of a food may hold, in the nutrient's unit, and why so much.

    It lies above the richest food known, so that no real food is lost, and as close as that allows.
    The richest figures are those of USDA SR28 unless another source is named.
    """

    amount: float
    why: str


_MOST_VITAMIN_K: Final = MostHeld(
    5_000, "three times dried basil (1,715 ug phylloquinone); natto has some 1,000 ug MK-7"
)
_MOST_VITAMIN_A: Final = MostHeld(
    100_000, "three times cod liver oil (30,000 ug); more is poisonous"
)


class Nutrient(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the assessment: what is eaten, taken or made in the skin.

    A nutrient is added here, in the tables of `resources/`, and nowhere else: panels, plots,
    tables, files and the format are made from these rows.
    """

    id: str
    title: str
    word: str
    """What a sentence calls it."""
    unit: MassUnit
    rich_plate: float
    """What a very rich plate gives a day, in `unit`: the end of ranges to look at. Choice."""
    most_held: MostHeld
    code: str = ""
    """What stands for its id in a packed food of the store, where each byte counts; "" for the id.

    A code is never given to another nutrient: stores would be read wrongly.
    """
    parts: tuple[str, ...] = ()
    """Ids of the nutrients whose sum this one is, where it is a sum; they come after it."""
    parts_are_all: bool = False
    """Whether the parts are all there is of it; vitamin A has others than retinol."""
    plot_place: int | None = None
    """Its row in the intake plot, from 1 on; None where it has none."""
    plot_title: str = ""
    """What the plot calls it, "" for the title."""
    # K2 against what articles suggest, MK-4 against a dose that is in use.
    ordinary: float = 100.0
    """What its row is drawn against where it has no reference value; no goal is meant by it."""

    @property
    def is_measured(self) -> bool:
        """Whether composition tables give it; sums of all their parts follow from those."""
        return not self.parts_are_all

    def leaves(self) -> tuple[str, ...]:
        """The ids of what it is made of in the end, itself where it is no sum of all its parts."""
        if not self.parts_are_all:
            return (self.id,)
        return tuple(leaf for part in self.parts for leaf in NUTRIENTS[part].leaves())


NUTRIENTS: Final[dict[str, Nutrient]] = {
    nutrient.id: nutrient
    for nutrient in (
        Nutrient(id="vitamin_d", title=marked("Vitamin D"), word=marked("vitamin D"), unit="ug",
                 rich_plate=25,
                 most_held=MostHeld(
                     1_000, "four times cod liver oil (250 ug); more is a supplement"),
                 code="d", plot_place=1),
        Nutrient(id="vitamin_k", title=marked("Vitamin K (all forms)"), word=marked("vitamin K"),
                 unit="ug", rich_plate=600, most_held=_MOST_VITAMIN_K, parts=("vitamin_k1", "k2"),
                 parts_are_all=True, plot_place=2, plot_title=marked("Vitamin K, all")),
        Nutrient(id="vitamin_k1", title=marked("Vitamin K1 (phylloquinone)"), word=marked("K1"),
                 unit="ug", rich_plate=500, most_held=_MOST_VITAMIN_K, code="k", plot_place=3,
                 plot_title=marked("  K1")),
        Nutrient(id="k2", title=marked("Vitamin K2 (menaquinones)"), word=marked("K2"), unit="ug",
                 rich_plate=300, most_held=_MOST_VITAMIN_K, parts=("mk4", "mk7", "other_mk"),
                 parts_are_all=True, plot_place=4, plot_title=marked("  K2, all"), ordinary=90),
        Nutrient(id="mk4", title=marked("MK-4"), word=marked("MK-4"), unit="ug", rich_plate=100,
                 most_held=_MOST_VITAMIN_K, code="4", plot_place=6, plot_title=marked("  MK-4"),
                 ordinary=1000),
        Nutrient(id="mk7", title=marked("MK-7"), word=marked("MK-7"), unit="ug", rich_plate=300,
                 most_held=_MOST_VITAMIN_K, code="7", plot_place=5, plot_title=marked("  MK-7"),
                 ordinary=90),
        Nutrient(id="other_mk", title=marked("Other menaquinones"),
                 word=marked("other menaquinones"), unit="ug", rich_plate=100,
                 most_held=_MOST_VITAMIN_K, code="o"),
        Nutrient(id="vitamin_a", title=marked("Vitamin A (RAE)"), word=marked("vitamin A"),
                 unit="ug", rich_plate=3000, most_held=_MOST_VITAMIN_A, code="a",
                 parts=("retinol",), plot_place=7, plot_title=marked("Vitamin A")),
        Nutrient(id="retinol", title=marked("Retinol (preformed A)"), word=marked("retinol"),
                 unit="ug", rich_plate=3000, most_held=_MOST_VITAMIN_A, code="r"),
        Nutrient(id="calcium", title=marked("Calcium"), word=marked("calcium"), unit="mg",
                 rich_plate=2000,
                 most_held=MostHeld(
                     15_000, "twice baking powder (7,364 mg); pure chalk has 40,000 mg"),
                 code="c", plot_place=8),
        Nutrient(id="magnesium", title=marked("Magnesium"), word=marked("magnesium"), unit="mg",
                 rich_plate=600,
                 most_held=MostHeld(
                     5_000, "six times rice bran (781 mg), for dried seaweed and mineral salts"),
                 code="m", plot_place=9),
        Nutrient(id="phosphorus", title=marked("Phosphorus"), word=marked("phosphorus"), unit="mg",
                 rich_plate=2500,
                 most_held=MostHeld(
                     20_000, "twice baking powder (9,918 mg); pure phosphate has 32,000 mg"),
                 code="p", plot_place=10),
        Nutrient(id="zinc", title=marked("Zinc"), word=marked("zinc"), unit="mg", rich_plate=30,
                 most_held=MostHeld(500, "five times oysters (91 mg)"), code="z", plot_place=11),
        Nutrient(id="boron", title=marked("Boron"), word=marked("boron"), unit="mg", rich_plate=5,
                 most_held=MostHeld(100, "some thirty times raisins and avocado (a few mg)"),
                 code="b", plot_place=12),
    )
}  # fmt: skip


class MostGiven(msgspec.Struct, frozen=True):
    """The most of a compound that was ever given: a day in the mean, and at once; in ug.

    All are recalled and wide: beyond them a dose is asked about again, and nothing below is thereby
    good for anybody.
    """

    daily_ug: float
    once_ug: float
    source: str


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
    panel_place: int = 0
    """Its place in the panel of doses, from 1 on."""
    most_given: MostGiven | None = None
    """The most that was ever given of it; None where that is not known."""


_UG_VITAMIN_D_PER_IU: Final = 1 / IU_PER_UG_VITAMIN_D
_MOST_D: Final = MostGiven(
    60_000 * _UG_VITAMIN_D_PER_IU,
    600_000 * _UG_VITAMIN_D_PER_IU,
    "daily: McCullough 2019; at once: single-dose treatment of rickets",
)
_D_STEPS_IU: Final = (
    0.0, 200.0, 400.0, 600.0, 800.0, 1000.0, 1500.0, 2000.0, 3000.0, 4000.0, 5000.0, 6000.0,
    8000.0, 10_000.0, 20_000.0, 25_000.0, 50_000.0,
)  # fmt: skip

COMPOUNDS: Final[dict[str, Compound]] = {
    compound.id: compound
    for compound in (
        Compound(
            "vitamin_d3",
            marked("Vitamin D3"),
            "ug",
            "vitamin_d",
            _UG_VITAMIN_D_PER_IU,
            _D_STEPS_IU,
            panel_place=1,
            most_given=_MOST_D,
        ),
        Compound(
            "vitamin_d2",
            marked("Vitamin D2"),
            "ug",
            "vitamin_d",
            _UG_VITAMIN_D_PER_IU,
            _D_STEPS_IU,
            panel_place=7,
            most_given=_MOST_D,
        ),
        Compound(
            "mk7",
            marked("Vitamin K2 as MK-7"),
            "ug",
            "mk7",
            None,
            (0, 25, 45, 50, 75, 90, 100, 120, 150, 180, 200, 300, 360, 500, 720),
            panel_place=2,
            most_given=MostGiven(2000.0, 5000.0, "trials in dialysis, rounded up"),
        ),
        Compound(
            "mk4",
            marked("Vitamin K2 as MK-4"),
            "ug",
            "mk4",
            None,
            (0, 50, 100, 200, 500, 1000, 1500, 5000, 15_000, 45_000),
            panel_place=3,
            most_given=MostGiven(
                1.5e5, 1.5e5, "135 mg a day in trials of osteoporosis, rounded up"
            ),
        ),
        Compound(
            "k1",
            marked("Vitamin K1"),
            "ug",
            "vitamin_k1",
            None,
            (0, 25, 50, 75, 100, 120, 150, 200, 500, 1000),
            panel_place=4,
            most_given=MostGiven(8e5, 8e5, "treatment of poisoning with superwarfarins"),
        ),
        Compound(
            "retinol",
            marked("Vitamin A as retinol"),
            "ug",
            "retinol",
            UG_RETINOL_PER_IU,
            (0, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 8000, 10_000, 25_000),
            panel_place=8,
            most_given=MostGiven(1.2e5, 1.2e5, "trials in cancer; capsules of the WHO"),
        ),
        Compound(
            "beta_carotene",
            marked("Beta-carotene"),
            "ug",
            "vitamin_a",
            UG_BETA_CAROTENE_PER_IU,
            (0, 1000, 2500, 5000, 10_000, 15_000, 25_000),
            panel_place=9,
            most_given=MostGiven(3e5, 3e5, "protoporphyria"),
        ),
        Compound(
            "calcium",
            marked("Calcium"),
            "mg",
            "calcium",
            None,
            (0, 100, 200, 250, 300, 400, 500, 600, 800, 1000, 1200, 1500, 2000),
            panel_place=5,
            most_given=MostGiven(1e7, 1e7, "phosphate binding"),
        ),
        Compound(
            "magnesium",
            marked("Magnesium"),
            "mg",
            "magnesium",
            None,
            (0, 50, 100, 150, 200, 250, 300, 350, 400, 500, 600),
            panel_place=6,
            most_given=MostGiven(1e7, 1e7, "laxatives"),
        ),
        Compound(
            "phosphorus",
            marked("Phosphorus"),
            "mg",
            "phosphorus",
            None,
            (0, 50, 100, 200, 250, 500, 700, 1000),
            panel_place=11,
            most_given=MostGiven(1.2e7, 1.2e7, "bowel preparation"),
        ),
        Compound(
            "zinc",
            marked("Zinc"),
            "mg",
            "zinc",
            None,
            (0, 5, 8, 10, 11, 15, 20, 25, 30, 40, 50),
            panel_place=10,
            most_given=MostGiven(1e6, 1e6, "Wilson's disease, rounded up"),
        ),
        Compound(
            "boron",
            marked("Boron"),
            "mg",
            "boron",
            None,
            (0, 1, 2, 3, 5, 6, 10, 20),
            panel_place=12,
            most_given=MostGiven(1e5, 1e5, "trials, ten times"),
        ),
    )
}


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
