# SPDX-License-Identifier: MIT
"""What the cells of one food come to: totals by our definitions, bounds, traces, estimates."""

from typing import Final

import msgspec

from dk2gui.core.intake.food import MEASURED, TOTALS, Food
from dk2gui.core.intake.intake import food_rae_ug
from dk2gui.foods.reading.cells import Cell
from dk2gui.foods.reading.report import (
    AT_MOST,
    DOUBTFUL,
    ESTIMATED,
    ODD_CELLS,
    TRACES,
    TWICE,
    VITAMIN_A_RE,
    VITAMIN_D_WITH_25OHD,
    ImportReport,
)
from dk2gui.foods.sources.national.table_map import TableMap

_KEPT: Final = frozenset({*MEASURED, *TOTALS})
_HYDROXY: Final = ("hydroxy_d3", "hydroxy_d2")
_ADDED_UP: Final = "other_mk"
_SHOWN_DIGITS: Final = 10


class Gathered(msgspec.Struct):
    """What was read of one food so far.

    Of several columns that are one kind the first that says something counts; those of other
    menaquinones are added up. A cell that comes again takes the place of the one before.
    """

    figures: dict[str, float] = {}
    at_most: dict[str, float] = {}
    traces: set[str] = set()
    estimated: set[str] = set()
    at_least: set[str] = set()
    odd: list[str] = []
    twice: set[str] = set()
    columns: set[str] = set()

    def take(self, kind: str, header: str, cell: Cell, factor: float | None) -> None:
        """Take a cell of a column that is of a kind, with the factor to its unit."""
        if cell.kind == "missing":
            return
        if cell.kind == "trace":
            self.traces.add(kind)
        elif cell.kind == "odd" or cell.value is None:
            self.odd.append(f"{header} is no number")
        elif cell.value < 0:
            self.odd.append(f"{header} is {cell.value:g}, below zero")
        elif factor is None:
            self.odd.append(f"{header} is in a unit that it cannot have")
        else:
            self._count(kind, header, cell, _rounded(cell.value * factor))

    def _count(self, kind: str, header: str, cell: Cell, value: float) -> None:
        if cell.kind == "at_most":
            self.at_most[kind] = value
            return
        if cell.kind == "estimated":
            self.estimated.add(kind)
        elif cell.kind == "at_least":
            self.at_least.add(kind)
        is_again = header in self.columns
        self.columns.add(header)
        if is_again and self.figures.get(kind) != value:
            self.twice.add(header)
        if kind not in self.figures or is_again:
            self.figures[kind] = value
        elif kind == _ADDED_UP:
            self.figures[kind] = _rounded(self.figures[kind] + value)


def food_of(
    table: TableMap,
    told: Gathered,
    report: ImportReport,
    *,
    food_id: str,
    code: str,
    names: tuple[str, str],
    group: str,
    note: str,
) -> Food:
    """The food with what was gathered of it; what is left out goes to the report."""
    figures = told.figures
    name, also = names
    for kind in table.zero_is_missing:
        if figures.get(kind) == 0:
            del figures[kind]
    per_100g = {kind: value for kind, value in figures.items() if kind in _KEPT}
    vitamin_d = _vitamin_d(table, figures)
    if vitamin_d is not None:
        per_100g["vitamin_d"] = vitamin_d
        told.at_most.pop("vitamin_d", None)
    elif "vitamin_d_with_25ohd" in figures:
        report.remark(VITAMIN_D_WITH_25OHD, name)
    if "vitamin_a" not in figures:
        if "retinol" in figures and "beta_carotene" in figures:
            rae = food_rae_ug(figures["retinol"], figures["beta_carotene"])
            per_100g["vitamin_a"] = _rounded(rae)
        elif "vitamin_a_re" in figures:
            report.remark(VITAMIN_A_RE, name)
    _tell(told, name, report)
    has_k2 = any(kind in per_100g for kind in ("k2", "mk4", "mk7", "other_mk"))
    hydroxy = [figures[kind] for kind in _HYDROXY if kind in figures]
    return Food(
        id=food_id,
        name=name,
        also=also,
        source=table.credit or table.title,
        per_100g={kind: per_100g[kind] for kind in (*MEASURED, *TOTALS) if kind in per_100g},
        category=group,
        energy_kcal=figures.get("energy_kcal"),
        vitamin_d2_ug=figures.get("vitamin_d2"),
        beta_carotene_ug=figures.get("beta_carotene"),
        source_id=code,
        k2_source=table.k2_taken_from if has_k2 else "",
        note=note,
        at_most={kind: bound for kind, bound in told.at_most.items() if kind in _KEPT},
        traces=tuple(sorted(told.traces & _KEPT)),
        estimated=tuple(sorted(told.estimated & per_100g.keys())),
        at_least=tuple(sorted(told.at_least & per_100g.keys())),
        hydroxy_vitamin_d_ug=_rounded(sum(hydroxy)) if hydroxy else None,
    )


def _vitamin_d(table: TableMap, figures: dict[str, float]) -> float | None:
    """Vitamin D3 and D2 together, None where that is not known."""
    if "vitamin_d" in figures:
        return figures["vitamin_d"]
    if "vitamin_d3" in figures and "vitamin_d2" in figures:
        return _rounded(figures["vitamin_d3"] + figures["vitamin_d2"])
    total = figures.get("vitamin_d_with_25ohd")
    if total is None:
        return None
    counted = sum(figures.get(kind, 0.0) for kind in _HYDROXY)
    if counted == 0:  # the table could count none
        return total
    if table.times_25ohd is not None and total >= table.times_25ohd * counted:
        return _rounded(total - table.times_25ohd * counted)
    return figures.get("vitamin_d3") if "vitamin_d2" not in figures else None


def _tell(told: Gathered, name: str, report: ImportReport) -> None:
    if "doubtful" in told.figures and told.figures["doubtful"] > 0:
        report.remark(DOUBTFUL, name)
    for remark, said in (
        (AT_MOST, told.at_most.keys() & _KEPT),
        (TRACES, told.traces & _KEPT),
        (ESTIMATED, told.estimated & _KEPT),
    ):
        if said:
            report.remark(remark, name)
    for odd in told.odd:
        report.remark(ODD_CELLS, f"{name}: {odd}")
    for header in sorted(told.twice):
        report.remark(TWICE, f"{name}: {header}")


def _rounded(value: float) -> float:
    return float(f"{value:.{_SHOWN_DIGITS}g}")
