# SPDX-License-Identifier: MIT
"""The program's data files as the values the core works on; each file is read once."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import TypeVar

import msgspec

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.basis.parameters import Parameter
from dk2gui.core.constants import Constants
from dk2gui.core.evidence import EvidenceFile
from dk2gui.core.intake.food import MEASURED, Food, Serving
from dk2gui.core.intake.intake import food_rae_ug
from dk2gui.core.intake.reference import ReferenceRow, ReferenceTable
from dk2gui.core.intake.typical_diet import TypicalRow, TypicalTable
from dk2gui.core.scenario.body import GrowthRow, GrowthTable
from dk2gui.core.serum.kinetics import VitaminDFile, vitamin_d_model
from dk2gui.core.sun.skin import SunModel, SunParameters, sun_model
from dk2gui.core.sun.sunlight import ozone_grid
from dk2gui.core.sun.typical import TypicalSun
from dk2gui.core.vitamin_k import (
    VitaminKModel,
    VitaminKParameters,
    VitaminKTrial,
    vitamin_k_model,
)
from dk2gui.data.resource_files import compiled_path, resource_path

Row = TypeVar("Row")

# Composition columns carry the unit; the ids of nutrients do not.
_COLUMN = {
    nutrient: f"{nutrient}_rae_ug" if nutrient == "vitamin_a" else f"{nutrient}_{unit}"
    for nutrient, unit in ((name, NUTRIENTS[name].unit) for name in MEASURED)
}


@cache
def load_constants() -> Constants:
    """The facts that every evaluation rests on."""
    evidence = _evidence()
    vitamin_d = _vitamin_d()
    return Constants(
        reference=ReferenceTable(reference_rows()),
        sun=_sun(),
        vitamin_d=vitamin_d_model(vitamin_d.parameters),
        serum_lines=vitamin_d.lines,
        typical_sun=_typical_sun(),
        vitamin_k=_vitamin_k(),
        typical=TypicalTable(_WhenAsked(typical_rows)),
        growth=GrowthTable(_WhenAsked(growth_rows)),
        evidence={entry.id: entry for entry in evidence.evidence},
        grades=evidence.grades,
    )


@cache
def load_foods() -> Mapping[str, Food]:
    """The foods of the program by id."""
    return _BundledFoods()


class _WhenAsked(Iterable[Row]):
    """Rows of a table that few evaluations need, read when they are gone through.

    The typical diets took a fifth of the time in which all tables load.
    """

    def __init__(self, read: Callable[[], Iterable[Row]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[Row]:
        return iter(self._read())


def _typed_rows(name: str, kind: type[Row]) -> tuple[Row, ...]:
    """The rows of a long table: as the build compiled them, else from the table itself.

    Compiled, the reference intakes take 1 ms in place of 7, and so do the typical diets.
    """
    if compiled := compiled_path(name):
        rows = compiled.read_bytes()
        return msgspec.json.decode(rows, type=tuple[kind, ...], strict=False)  # type: ignore[valid-type]
    return msgspec.convert(tuple(_rows(name)), tuple[kind, ...], strict=False)  # type: ignore[valid-type]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resource_path(name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        head = next(rows)
        for row in rows:
            yield dict(zip(head, row, strict=True))


class _BundledFoods(Mapping[str, Food]):
    """The foods of the program by id, each made from its row when it is first asked for.

    Making all took half of the time in which the tables load; an evaluation asks for a few.
    """

    def __init__(self) -> None:
        self._made: dict[str, Food] = {}

    @cached_property
    def _rows(self) -> dict[str, dict[str, str]]:
        return {row["id"]: row for row in _typed_rows("foods.csv", dict[str, str])}

    def __getitem__(self, food_id: str) -> Food:
        made = self._made.get(food_id)
        return made or self._made.setdefault(food_id, _bundled_food(self._rows[food_id]))

    def __contains__(self, food_id: object) -> bool:
        return food_id in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _bundled_food(row: dict[str, str]) -> Food:
    beta_carotene = _number(row["beta_carotene_ug"])
    measured = {
        nutrient: float(row[column]) for nutrient, column in _COLUMN.items() if row.get(column)
    }
    if "vitamin_a" not in measured and "retinol" in measured and beta_carotene is not None:
        measured["vitamin_a"] = food_rae_ug(measured["retinol"], beta_carotene)
    return Food(
        id=row["id"],
        name=row["name"],
        source=row["source"],
        per_100g=measured,
        also=row["also"],
        category=row["category"],
        origin=row["origin"] or None,  # type: ignore[arg-type]  # checked by a test
        fermented=row["fermented"] == "yes",
        energy_kcal=_number(row["energy_kcal"]),
        vitamin_d2_ug=_number(row["vitamin_d2_ug"]),
        beta_carotene_ug=beta_carotene,
        servings=_servings(row["servings"]),
        source_id=row["source_id"],
        k2_source=row["k2_source"],
        k2_status=row["k2_status"],
        ranges=_ranges(row),
        note=row["note"],
    )


def _ranges(row: dict[str, str]) -> dict[str, tuple[float, float]]:
    low, high = _number(row["k2_low_ug"]), _number(row["k2_high_ug"])
    return {} if low is None or high is None else {"k2": (low, high)}


def _number(text: str) -> float | None:
    return float(text) if text else None


def _servings(text: str) -> tuple[Serving, ...]:
    pairs = (entry.rpartition("=") for entry in text.split(";") if entry)
    return tuple(Serving(name.strip(), float(grams)) for name, _, grams in pairs)


def reference_rows() -> tuple[ReferenceRow, ...]:
    """Every cell of every authority's table."""
    return _typed_rows("reference_intakes.csv", ReferenceRow)


def typical_rows() -> tuple[TypicalRow, ...]:
    """Every cell of every authority's typical diet."""
    return _typed_rows("typical_intakes.csv", TypicalRow)


def growth_rows() -> tuple[GrowthRow, ...]:
    """Every age of the growth reference."""
    return _typed_rows("growth.csv", GrowthRow)


def _sun() -> SunModel:
    raw = resource_path("sun_model.json").read_bytes()
    parameters = msgspec.json.decode(raw, type=SunParameters)
    return sun_model(parameters, ozone_grid(_rows("ozone.csv")))


def _typical_sun() -> tuple[TypicalSun, ...]:
    """The rows that stand for a latitude or an age; the others are what they were judged from."""
    return tuple(
        msgspec.convert(
            {name: row[name] for name in TypicalSun.__struct_fields__}, TypicalSun, strict=False
        )
        for row in _rows("sun_habits.csv")
        if row["kind"] == "default"
    )


def _vitamin_d() -> VitaminDFile:
    return msgspec.json.decode(
        resource_path("vitamin_d_model.json").read_bytes(), type=VitaminDFile
    )


def _vitamin_k() -> VitaminKModel:
    return vitamin_k_model(_vitamin_k_file())


def _vitamin_k_file() -> VitaminKParameters:
    raw = resource_path("vitamin_k_model.json").read_bytes()
    return msgspec.json.decode(raw, type=VitaminKParameters)


def _evidence() -> EvidenceFile:
    return msgspec.json.decode(resource_path("evidence.json").read_bytes(), type=EvidenceFile)


def model_parameters() -> dict[str, dict[str, Parameter]]:
    """Every number of the models with its unit, source and status, by model and name."""
    sun = msgspec.json.decode(resource_path("sun_model.json").read_bytes(), type=SunParameters)
    return {
        "vitamin_d": _vitamin_d().parameters,
        "vitamin_k": _vitamin_k_file().parameters,
        "sun": {**sun.sky, **sun.skin},
    }


def vitamin_k_trials() -> tuple[VitaminKTrial, ...]:
    """The trial arms that the curves of the vitamin K markers are fitted to."""
    return _vitamin_k_file().trials
