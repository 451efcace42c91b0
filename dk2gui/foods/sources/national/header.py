# SPDX-License-Identifier: MIT
"""Finding a table's header, and where in it the columns of a map stand."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from dk2gui.foods.reading.cells import UnitName, in_unit, unit_name
from dk2gui.foods.sources.national.sheets import Rows, Sheet
from dk2gui.foods.sources.national.table_map import (
    UNIT_OF,
    Column,
    TableMap,
    fits,
    plain,
    unit_in,
)

_VITAMIN_D_KINDS: Final = frozenset(
    {"vitamin_d", "vitamin_d2", "vitamin_d3", "vitamin_d_with_25ohd"}
)


class Placed(msgspec.Struct, frozen=True):
    """A column of a map and where it stands."""

    column: Column
    place: int
    factor: float | None
    """Of the unit that header or map say; None where that unit cannot be."""
    unit_place: int | None = None
    basis_place: int | None = None
    kind_place: int | None = None


class Header(msgspec.Struct, frozen=True):
    """A header row made plain, and the columns of a map in it."""

    row: int
    """Its place among the rows, from 0."""
    names: tuple[str, ...]
    columns: tuple[Placed, ...]

    def place(self, wanted: str) -> int | None:
        """Where a header stands, None where it does not."""
        return _place(wanted, self.names)


def plain_rows(sheet: Sheet) -> list[tuple[str, ...]]:
    """The rows in which a header may stand, made plain."""
    return [tuple(plain(cell) for cell in row) for row in sheet.first()]


def find_header(table: TableMap, rows: Sequence[tuple[str, ...]]) -> Header | None:
    """The header of a table among its first rows, made plain; None where it is not that table."""
    for number, names in enumerate(rows):
        if all(_place(wanted, names) is not None for wanted in table.recognise) and (
            _place(table.food.name, names) is not None
            or _place(table.food.name_en, names) is not None
        ):
            header = Header(number, names, tuple(_placed(table, names)))
            if header.columns or table.long is not None:
                return header
    return None


def known_among(tables: Iterable[TableMap], sheets: Sequence[Sheet]) -> TableMap | None:
    """The first map that knows a sheet."""
    firsts = [(sheet, plain_rows(sheet)) for sheet in sheets]
    for table in tables:
        for sheet, rows in firsts:
            if is_read(table, sheet) and find_header(table, rows) is not None:
                return table
    return None


def is_read(table: TableMap, sheet: Sheet) -> bool:
    """Whether a map reads a sheet, by its name; a text has no name but its separator."""
    is_text = len(sheet.name) == 1 and sheet.name in "\t;|,"
    return is_text or not table.sheets or sheet.name.startswith(table.sheets)


def after_header(sheet: Sheet, header: Header) -> Rows:
    """The rows behind the header."""
    rows = sheet.read()
    for _ in range(header.row + 1):
        next(rows, None)
    return rows


def _placed(table: TableMap, names: tuple[str, ...]) -> Iterable[Placed]:
    taken: set[int] = set()
    for column in table.columns:
        place = _place(column.header, names)
        if place is None or place in taken:
            continue
        taken.add(place)
        said = unit_name(column.unit) or unit_in(names[place])
        beside = table.beside
        ends = _next_nutrient(table, names, place)
        yield Placed(
            column,
            place,
            factor_of(column.kind, said),
            _behind(beside.unit if beside else "", names, place, ends),
            _behind(beside.basis if beside else "", names, place, ends),
            _behind(beside.kind if beside else "", names, place, ends),
        )


def factor_of(kind: str, unit: UnitName | None) -> float | None:
    """What a figure is to be multiplied by; without a unit it is in its own."""
    wanted = UNIT_OF[kind]
    is_vitamin_d = kind in _VITAMIN_D_KINDS
    return 1.0 if unit is None else in_unit(unit, wanted, is_vitamin_d=is_vitamin_d)


def _next_nutrient(table: TableMap, names: tuple[str, ...], place: int) -> int:
    """Where the columns beside a nutrient end: before the next one that is none of them."""
    if table.beside is None:
        return place + 1
    own = {plain(name) for name in msgspec.structs.astuple(table.beside)} | {"source"}
    end = place + 1
    while end < len(names) and names[end] in own:
        end += 1
    return end


def _behind(wanted: str, names: tuple[str, ...], place: int, end: int) -> int | None:
    found = _place(wanted, names[place + 1 : end]) if wanted else None
    return None if found is None else place + 1 + found


def _place(wanted: str, names: Sequence[str]) -> int | None:
    if wanted.startswith("#") and wanted[1:].isdigit():
        return int(wanted[1:]) - 1 if int(wanted[1:]) <= len(names) else None
    if not wanted:
        return None
    return next((place for place, name in enumerate(names) if fits(wanted, name)), None)
