# SPDX-License-Identifier: MIT
"""The foods of a table, by its map."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from dk2gui.core.intake.food import Food
from dk2gui.foods.find.letters import fold
from dk2gui.foods.reading.cells import MISSING, TRACE, Cell, read_cell, unit_name
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.report import PER_100_ML, ImportReport
from dk2gui.foods.reading.wording import tidy
from dk2gui.foods.sources.national.figures import Gathered, food_of
from dk2gui.foods.sources.national.guess import guessed_map
from dk2gui.foods.sources.national.header import (
    Header,
    after_header,
    factor_of,
    find_header,
    is_read,
    known_among,
    plain_rows,
)
from dk2gui.foods.sources.national.sheets import Sheet, is_workbook, open_sheets
from dk2gui.foods.sources.national.table_map import Column, TableMap, plain, slug, title_of

VOLUME_NOTE: Final = "Figures for 100 ml, taken as 100 g."
_SLUG: Final = re.compile(r"[^a-z0-9]+")
_HASH_LETTERS: Final = 8
_TICK_ROWS: Final = 500
_TRACE_KINDS: Final = frozenset({"trace"})
_BELOW_KINDS: Final = frozenset({"less than"})
_ESTIMATE_KINDS: Final = frozenset({"best estimate"})
"""What the Swiss table writes beside a figure."""


class _Entry(msgspec.Struct):
    """One food while its rows are read."""

    code: str
    name: str
    also: str
    group: str
    is_per_ml: bool = False
    told: Gathered = msgspec.field(default_factory=Gathered)


def read_table(
    file: FoodFile, member: str, report: ImportReport, table: TableMap
) -> Iterator[Food]:
    """The foods of a table. Raises ImportFileError."""
    file.plan((member,))
    if table.is_guessed:
        report.notes.append(_as_read(table))
    entries: dict[object, _Entry] = {}
    sheets = open_sheets(file, member, is_workbook=is_workbook(file, member))
    for sheet in sheets:
        if not is_read(table, sheet):
            continue
        header = find_header(table, plain_rows(sheet))
        if header is None:
            continue
        reader = _SheetReader(table, header, file)
        for entry in reader.entries(sheet, entries):
            yield _food(table, entry, report)
        if len(sheet.name) == 1 and not table.joined:
            break  # a text is read under one separator
    for entry in entries.values():
        yield _food(table, entry, report)


def _as_read(table: TableMap) -> str:
    said = zip(table.recognise[1:], table.columns, strict=False)
    pairs = (f"“{plain(header)}” as {title_of(column.kind)}" for header, column in said)
    return f"Columns read by their headers: {'; '.join(pairs)}."


def _food(table: TableMap, entry: _Entry, report: ImportReport) -> Food:
    if entry.is_per_ml:
        report.remark(PER_100_ML, entry.name)
    return food_of(
        table,
        entry.told,
        report,
        food_id=_id(table, entry),
        code=f"{table.title} {entry.code}".rstrip(),
        names=(entry.name, entry.also),
        group=entry.group,
        note=VOLUME_NOTE if entry.is_per_ml else "",
    )


def _id(table: TableMap, entry: _Entry) -> str:
    code = _SLUG.sub("-", fold(entry.code)).strip("-")
    # Some tables have no codes, and one has a code on two foods.
    told = hashlib.sha256(entry.name.encode()).hexdigest()[:_HASH_LETTERS]
    needs_name = not code or table.joined
    return "-".join(filter(None, (table.id, code, told if needs_name else "")))


class _SheetReader:
    """Reads the rows of one sheet."""

    def __init__(self, table: TableMap, header: Header, file: FoodFile) -> None:
        self._table = table
        self._header = header
        self._file = file
        food = table.food
        self._id = header.place(food.id)
        self._name = header.place(food.name)
        self._name_en = header.place(food.name_en)
        self._also = header.place(food.also)
        self._group = header.place(food.group)
        self._basis = header.place(food.basis)
        self._traces = header.place(food.traces)
        self._fits_id = re.compile(table.id_pattern) if table.id_pattern else None

    def entries(self, sheet: Sheet, gathered: dict[object, _Entry]) -> Iterator[_Entry]:
        """The foods of the sheet; those that other rows or sheets add to are gathered."""
        long = self._table.long
        components = self._components() if long is not None else {}
        for number, row in enumerate(after_header(sheet, self._header)):
            if number % _TICK_ROWS == 0:
                self._file.tick()
            entry = self._entry(row)
            if entry is None:
                continue
            self._file.rows += 1
            if long is None and not self._table.joined:
                self._take_wide(row, entry)
                yield entry
                continue
            # One code may stand on two foods: both count, so the name belongs to it.
            entry = gathered.setdefault((entry.code, entry.name), entry)
            if long is None:
                self._take_wide(row, entry)
            else:
                self._take_long(row, entry, components)

    def _entry(self, row: Sequence[object]) -> _Entry | None:
        own, english = _text(row, self._name), _text(row, self._name_en)
        code = _text(row, self._id)
        name = english or own
        if not name or (self._fits_id is not None and not self._fits_id.fullmatch(code)):
            return None
        also = [own if english and own != english else "", _text(row, self._also)]
        group = _text(row, self._group)
        basis = plain(_text(row, self._basis))
        is_per_ml = _begins(basis, self._table.per_100_ml) or _begins(
            plain(group), self._table.per_100_ml_groups
        )
        return _Entry(code, name, "; ".join(filter(None, also)), group, is_per_ml)

    def _take_wide(self, row: Sequence[object], entry: _Entry) -> None:
        in_traces = _codes(_text(row, self._traces)) if self._traces is not None else frozenset()
        for placed in self._header.columns:
            cell = read_cell(_cell(row, placed.place), self._table.decimal)
            factor = placed.factor
            if placed.unit_place is not None and (said := _text(row, placed.unit_place)):
                unit = unit_name(said)
                factor = None if unit is None else factor_of(placed.column.kind, unit)
            if placed.kind_place is not None:
                cell = _as_said(cell, plain(_text(row, placed.kind_place)))
            if placed.basis_place is not None and cell is not MISSING:
                basis = plain(_text(row, placed.basis_place))
                entry.is_per_ml = entry.is_per_ml or _begins(basis, self._table.per_100_ml)
            header = placed.column.header
            if cell.value == 0 and in_traces and _first_word(header) in in_traces:
                entry.told.traces.add(placed.column.kind)  # the table counts it as nought
            entry.told.take(placed.column.kind, header, cell, factor)

    def _components(self) -> dict[str, Column]:
        return {plain(column.header): column for column in self._table.columns}

    def _take_long(
        self, row: Sequence[object], entry: _Entry, components: dict[str, Column]
    ) -> None:
        long = self._table.long
        if long is None:
            return
        place, value = self._header.place(long.component), self._header.place(long.value)
        column = components.get(plain(_cell(row, place)))
        if column is None or value is None:
            return
        unit = unit_name(column.unit)
        said = self._header.place(long.unit)
        if said is not None:
            unit = unit_name(_text(row, said).partition("/")[0]) or unit
        cell = read_cell(_cell(row, value), self._table.decimal)
        entry.told.take(column.kind, column.header, cell, factor_of(column.kind, unit))


def _as_said(cell: Cell, kind: str) -> Cell:
    """A figure as the word beside it says it is meant."""
    if kind in _TRACE_KINDS:
        return TRACE
    if cell.kind == "figure" and kind in _BELOW_KINDS:
        return Cell("at_most", cell.value)
    if cell.kind == "figure" and kind in _ESTIMATE_KINDS:
        return Cell("estimated", cell.value)
    return cell


def _begins(text: str, starts: tuple[str, ...]) -> bool:
    return bool(starts) and text.startswith(tuple(plain(start) for start in starts))


def _codes(text: str) -> frozenset[str]:
    return frozenset(code.strip().casefold() for code in re.split(r"[,;]", text) if code.strip())


def _first_word(header: str) -> str:
    return plain(header).split(" ", maxsplit=1)[0]


def _cell(row: Sequence[object], place: int | None) -> object:
    return row[place] if place is not None and place < len(row) else None


def _text(row: Sequence[object], place: int | None) -> str:
    cell = _cell(row, place)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else tidy(str(cell))


def known_table(file: FoodFile, member: str, tables: Sequence[TableMap]) -> TableMap | None:
    """The map that knows a file or a member, None where none does. Raises ImportFileError."""
    return known_among(tables, open_sheets(file, member, is_workbook=is_workbook(file, member)))


def guessed_table(file: FoodFile, member: str) -> TableMap | None:
    """A map by the headers of any other table, named as the file; None where they say too little.

    Raises ImportFileError.
    """
    known = guessed_map(open_sheets(file, member, is_workbook=is_workbook(file, member)))
    if known is None:
        return None
    title = tidy(file.path.stem)
    return msgspec.structs.replace(known, title=title, id=slug(title))
