# SPDX-License-Identifier: MIT
"""Reference intakes: from the authorities' tables to the values of one person.

The `basis` of a value says which part of the intake it counts: `total` (all of it),
`supplemental` (supplements only), `preformed` (retinol only), `phylloquinone` (vitamin K1 only).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

import msgspec

from dk2gui.core.basis.authorities import AUTHORITIES, LENDERS
from dk2gui.core.basis.message import Message, Text, marked, message

Basis = Literal["total", "supplemental", "preformed", "phylloquinone"]

KIND_TITLES: Final = {
    "EAR": marked("Estimated Average Requirement"),
    "AR": marked("Average Requirement"),
    "LRNI": marked("Lower Reference Nutrient Intake"),
    "RDA": marked("Recommended Dietary Allowance"),
    "PRI": marked("Population Reference Intake"),
    "RI": marked("Recommended Intake"),
    "RNI": marked("Reference Nutrient Intake"),
    "RDI": marked("Recommended Dietary Intake"),
    "AI": marked("Adequate Intake"),
    "GL": marked("Guidance Level"),
    "UL": marked("Tolerable Upper Intake Level"),
}

FORM_OF_BASIS: Final = {"preformed": "retinol", "phylloquinone": "vitamin_k1"}
"""The nutrient whose row a value stands in too, since it counts only that form of its own."""

_OWN_TITLES: Final = {("RNI", "china"): marked("Recommended Nutrient Intake")}

# From the lowest edge of a band to the highest; also the order in which values are listed.
_ORDER: Final = tuple(KIND_TITLES)
_TARGETS: Final = ("RDA", "PRI", "RI", "RNI", "RDI", "AI")
_UPPER: Final = "UL"


class ReferenceRow(msgspec.Struct, frozen=True):
    """One cell of an authority's table. Ages in years; `age_to_years` is exclusive."""

    authority: str
    nutrient: str
    sex: Literal["female", "male", "both"]
    age_from_years: float
    age_to_years: float
    life_stage: Literal["none", "pregnant", "lactating"]
    kind: str
    value: float
    unit: str
    basis: Basis
    source: str
    seen_in: str
    """The text in which the figure was read; empty where it is recalled."""
    status: Literal["seen", "recalled"]
    note: str = ""


class Reference(msgspec.Struct, frozen=True):
    """One reference value of one person, in the nutrient's unit.

    `status` tells whether the figure was read in a source or is from memory.
    """

    kind: str
    value: float
    basis: Basis = "total"
    source: str = ""
    status: Literal["seen", "recalled"] = "seen"
    note: str = ""
    seen_in: str = ""
    authority: str = ""
    """Id of the authority that set the value."""
    borrowed: bool = False
    """Whether it is another authority's, since the chosen one has no upper level here."""

    @property
    def named(self) -> Message:
        """The kind, and whose it is where it is not the chosen authority's."""
        if not self.borrowed:
            return message("{kind}", kind=Text(self.kind))
        # Translators: such as UL of EFSA.
        return message(
            "{kind} of {authority}",
            kind=Text(self.kind),
            authority=Text(AUTHORITIES[self.authority].short),
        )


class NutrientReferences(msgspec.Struct, frozen=True):
    """One nutrient's values of one person, lowest kind first, with the two that are asked for most.

    `target`: the value that intake should reach. `upper_level`: the one it should not pass, be it
    borrowed. None where there is none.
    """

    values: tuple[Reference, ...] = ()
    target: Reference | None = None
    upper_level: Reference | None = None


NO_REFERENCES: Final = NutrientReferences()

PersonReferences = Mapping[str, NutrientReferences]
"""By nutrient id; a nutrient without values is absent."""

_ByStage = dict[tuple[str, str], list[ReferenceRow]]


class ReferenceTable:
    """All tables of all authorities; a value that never changes after it is made."""

    def __init__(self, rows: Iterable[ReferenceRow]) -> None:
        self._rows: _ByStage = {}
        self._upper_rows: _ByStage = {}
        for row in rows:
            place = (row.authority, row.life_stage)
            self._rows.setdefault(place, []).append(row)
            if row.kind == _UPPER:
                self._upper_rows.setdefault(place, []).append(row)

    def references_for(
        self, *, authority: str, sex: str, age_years: float, life_stage: str
    ) -> dict[str, tuple[Reference, ...]]:
        """The values of one person by nutrient id, lowest kind first.

        A nutrient for which the authority has no value at that age, sex and life stage is
        absent, but for its upper level: no upper level is no licence, so that of one of LENDERS
        stands in its place, marked as borrowed.
        """
        found: dict[str, list[Reference]] = {}
        for row in _of_person(self._rows.get((authority, life_stage), ()), sex, age_years):
            found.setdefault(row.nutrient, []).append(_reference(row, borrowed=False))
        limited = {
            nutrient
            for nutrient, values in found.items()
            if any(value.kind == _UPPER for value in values)
        }
        for lender, stage in _lenders(life_stage):
            for row in _of_person(self._upper_rows.get((lender, stage), ()), sex, age_years):
                if row.nutrient not in limited:
                    limited.add(row.nutrient)
                    limit = _reference(row, borrowed=lender != authority)
                    found.setdefault(row.nutrient, []).append(limit)
        return {
            nutrient: tuple(sorted(values, key=lambda value: _ORDER.index(value.kind)))
            for nutrient, values in found.items()
        }


def _of_person(rows: Iterable[ReferenceRow], sex: str, age_years: float) -> Iterator[ReferenceRow]:
    return (
        row
        for row in rows
        if row.age_from_years <= age_years < row.age_to_years and row.sex in (sex, "both")
    )


def _reference(row: ReferenceRow, *, borrowed: bool) -> Reference:
    return Reference(
        row.kind,
        row.value,
        row.basis,
        row.source,
        row.status,
        row.note,
        row.seen_in,
        row.authority,
        borrowed,
    )


def _lenders(life_stage: str) -> tuple[tuple[str, str], ...]:
    """(authority, life stage) to look an upper level up in, one after the other.

    Tables end pregnancy and lactation at some age; outside it the age's own limit stands.
    """
    stages = dict.fromkeys((life_stage, "none"))
    return tuple((lender, stage) for stage in stages for lender in LENDERS)


def with_forms(references: Mapping[str, tuple[Reference, ...]]) -> dict[str, NutrientReferences]:
    """The values of one person, those that count one form only in the row of that form too."""
    shown = dict(references)
    for values in references.values():
        for value in values:
            if form := FORM_OF_BASIS.get(value.basis):
                shown[form] = (*shown.get(form, ()), value)
    return {
        nutrient: NutrientReferences(values, target(values), upper_level(values))
        for nutrient, values in shown.items()
    }


def kind_title(kind: str, authority: str) -> str:
    """What a kind of value is called by the authority that sets it."""
    return _OWN_TITLES.get((kind, authority), KIND_TITLES[kind])


def target(references: tuple[Reference, ...]) -> Reference | None:
    """The value that intake should reach: RDA, PRI, RI, RNI or RDI, else AI; None without one."""
    return next((value for kind in _TARGETS for value in references if value.kind == kind), None)


def upper_level(references: tuple[Reference, ...]) -> Reference | None:
    """The upper level that intake should not pass, be it borrowed; None where nobody has one."""
    return next((value for value in references if value.kind == _UPPER), None)
