# SPDX-License-Identifier: MIT
"""The first rows of any table for a person to look at, and the map of what the person says."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from dk2gui.foods.find.letters import fold
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.formats import table_member
from dk2gui.foods.reading.wording import tidy
from dk2gui.foods.sources.national.guess import columns_of
from dk2gui.foods.sources.national.sheets import SEPARATORS, is_workbook, open_sheets
from dk2gui.foods.sources.national.table_map import Column, FoodColumns, TableMap, slug

NAME: Final = "name"
CODE: Final = "id"
GROUP: Final = "group"
"""What a column may be besides UNIT_OF."""

_SEPARATOR_TITLES: Final = {"\t": "Tabs", ";": "Semicolons", "|": "Bars", ",": "Commas"}
_MOST_CELL_CHARS: Final = 60
_MOST_COLUMNS: Final = 500


class PreviewSheet(msgspec.Struct, frozen=True):
    """The first rows of a sheet, or of a text under one separator, as text."""

    name: str
    title: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max(map(len, self.rows), default=0)

    @property
    def header_row(self) -> int:
        """The row that says most of its columns by itself, else the first with two cells."""
        said = [len(columns_of(row)[1]) + (columns_of(row)[0] is not None) for row in self.rows]
        if any(said):
            return said.index(max(said))
        filled = (number for number, row in enumerate(self.rows) if sum(map(bool, row)) > 1)
        return next(filled, 0)

    def guess(self, header_row: int) -> dict[int, str]:
        """What the columns are by a header: kinds by their places."""
        if not 0 <= header_row < len(self.rows):
            return {}
        food, columns = columns_of(self.rows[header_row])
        kinds = {_place(column.header): column.kind for column in columns}
        if food is not None:
            for header, kind in ((food.name, NAME), (food.id, CODE), (food.group, GROUP)):
                if header:
                    kinds[_place(header)] = kind
        return kinds


def preview(path: Path) -> tuple[PreviewSheet, ...]:
    """The sheets of a table, the one that says most first. Raises ImportFileError."""
    with FoodFile(path) as file:
        member = table_member(file)
        if member is None:
            raise ImportFileError(f"{path}: holds no table, or several; unpack it and choose one")
        whole = is_workbook(file, member)
        found = [
            PreviewSheet(
                sheet.name,
                sheet.name if whole else _SEPARATOR_TITLES[sheet.name],
                tuple(tuple(map(_text, row[:_MOST_COLUMNS])) for row in sheet.first()),
            )
            for sheet in open_sheets(file, member, is_workbook=whole)
        ]
    held = [sheet for sheet in found if sheet.width > 1] or found
    if not any(sheet.rows for sheet in held):
        raise ImportFileError(f"{path}: holds no rows")
    return tuple(
        sorted(held, key=lambda sheet: (-len(sheet.guess(sheet.header_row)), -sheet.width))
    )


def own_map(
    title: str,
    sheet: PreviewSheet,
    header_row: int,
    kinds: Mapping[int, str],
    units: Mapping[int, str],
) -> TableMap:
    """The map of what a person says of the columns, by their places.

    Raises ValueError, which says what is missing.
    """
    title = tidy(title)
    by_kind: dict[str, list[int]] = {}
    for place, kind in sorted(kinds.items()):
        by_kind.setdefault(kind, []).append(place)
    if NAME not in by_kind:
        raise ValueError("Say which column is the name of the food.")
    for kind in (NAME, CODE, GROUP):
        if len(by_kind.get(kind, ())) > 1:
            raise ValueError("Two columns cannot both be the same; take the better one.")
    columns = tuple(
        Column(header=f"#{place + 1}", kind=kind, unit=units.get(place, ""))
        for place, kind in sorted(kinds.items())
        if kind not in (NAME, CODE, GROUP)
    )
    if not columns:
        raise ValueError("Say which column is a nutrient.")
    header = sheet.rows[header_row]
    said = [header[place] for place in sorted(kinds) if place < len(header) and header[place]]
    if not said:
        raise ValueError("The row of the header has no text; choose the row that names columns.")
    if not title:
        raise ValueError("Give the table a name.")
    return TableMap(
        id=slug(title),
        title=title,
        food=FoodColumns(
            name=f"#{by_kind[NAME][0] + 1}",
            id=_header(by_kind.get(CODE)),
            group=_header(by_kind.get(GROUP)),
        ),
        columns=columns,
        # A header that was cut stands for whatever follows.
        recognise=tuple(f"{text[:-1]}*" if text.endswith("…") else text for text in said),
        sheets=() if sheet.name in SEPARATORS else (sheet.name,),
        status="made by the user",
    )


def title_of_file(path: Path) -> str:
    """What a table is called after its file."""
    return tidy(fold(path.stem)).capitalize() if path.stem.isupper() else tidy(path.stem)


def _header(places: Sequence[int] | None) -> str:
    return f"#{places[0] + 1}" if places else ""


def _place(header: str) -> int:
    return int(header[1:]) - 1


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else tidy(str(cell), _MOST_CELL_CHARS)
