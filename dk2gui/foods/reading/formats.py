# SPDX-License-Identifier: MIT
"""Which food database a file is, by what is in it; its name does not matter."""

import re
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.sources.fdc import csv_files as fdc_csv
from dk2gui.foods.sources.fdc import json_file as fdc_json
from dk2gui.foods.sources.off import file as open_food_facts
from dk2gui.foods.sources.sr import abbrev as sr28_abbrev
from dk2gui.foods.sources.sr import ascii_files as sr28_ascii
from dk2gui.foods.sources.sr.release import release_of

if TYPE_CHECKING:
    from dk2gui.foods.sources.national.table_map import TableMap

_HEAD_BYTES: Final = 1 << 20
"""Enough for the first product of Open Food Facts with all its pictures and tags."""
_MOST_LOOKED_AT: Final = 20
"""Members of a zip whose beginning is read; what we know comes as one file or as tables."""


class Format(Enum):
    """A format that can be imported; the value is its name for people."""

    FDC_CSV = "USDA FoodData Central (CSV)"
    FDC_JSON = "USDA FoodData Central (JSON)"
    FDC_ANSWER = "USDA FoodData Central (saved answer)"
    SR28_ASCII = "USDA SR28 (ASCII tables)"
    SR28_ABBREV_ASCII = "USDA SR, abbreviated (ASCII)"
    SR28_ABBREV_CSV = "USDA SR28 (abbreviated, CSV)"
    OFF_JSONL = "Open Food Facts (JSON lines)"
    OFF_ANSWER = "Open Food Facts (saved answer)"
    OFF_CSV = "Open Food Facts (table)"
    TABLE = "Table"

    def title(self, file: FoodFile) -> str:
        """The name for people, with the release where the format spans several."""
        name = str(self.value)
        if self in (Format.SR28_ASCII, Format.SR28_ABBREV_CSV):
            unsaid = "" if self is Format.SR28_ASCII else "28"
            return name.replace("SR28", f"SR{release_of(file, unsaid)}")
        return name


def source_of(title: str) -> str:
    """The publisher: of two imports of one source, the later food with an id counts."""
    return title.partition(" (")[0]


_LOOKED_FOR: Final = (
    "looked for USDA FoodData Central (a zip with food.csv and food_nutrient.csv, or JSON), "
    "USDA SR28 (a zip with FOOD_DES.txt and NUT_DATA.txt, or the abbreviated table), "
    "Open Food Facts (JSON lines, or a table with tabs), national tables, and any table (CSV, TSV, "
    "xlsx, xls) with a column of names and one of a nutrient with its unit"
)
_FDC_LIST: Final = re.compile(rf'\s*\{{\s*"({"|".join(fdc_json.LISTS)})"\s*:')
_FDC_ENTRY: Final = re.compile(r'"fdcId"\s*:')
_OFF_CODE: Final = re.compile(r'"code"\s*:')
_OFF_FIELD: Final = re.compile(r'"(product_name|nutriments|nutrition|creator)"\s*:')
_OFF_ANSWER: Final = re.compile(r'"(product"\s*:\s*[{n]|products"\s*:\s*\[|status_verbose"\s*:)')
# The bytes that begin such a text, each read as a letter.
_UTF16_MARKS: Final = ("\xff\xfe", "\xfe\xff")
_XLS_START: Final = "\xd0\xcf\x11\xe0"
_SPREADSHEET: Final = "workbook.xml"
_TABLE_ENDS: Final = (".xlsx", ".xls", ".csv", ".tsv", ".txt")
_USDA_ROW: Final = re.compile(r"~\d{5}~\^")


class Found(NamedTuple):
    """What a file is: its format, the member to read ("" where that is not one alone), its map."""

    format: Format
    member: str
    table: "TableMap | None" = None

    def title(self, file: FoodFile) -> str:
        """The name for people."""
        if self.table is not None:
            return f"{self.table.title} (table)"
        return self.format.title(file)


def detect(
    path: Path, tables: Sequence["TableMap"] = (), forced: "TableMap | None" = None
) -> Format:
    """The format of a file. Raises ImportFileError: unreadable, unsafe or of no known format."""
    with FoodFile(path) as file:
        return find_format(file, tables, forced).format


def find_format(
    file: FoodFile, tables: Sequence["TableMap"] = (), forced: "TableMap | None" = None
) -> Found:
    """What an opened file is; `tables` are maps that a person made, `forced` is to be used.

    Raises ImportFileError.
    """
    if forced is not None:
        from dk2gui.foods.sources.national.reader import known_table  # noqa: PLC0415

        member = table_member(file)
        known = None if member is None else known_table(file, member, (forced,))
        if member is None or known is not forced:
            heads = ", ".join(repr(header) for header in forced.recognise)
            raise ImportFileError(f"{file.path}: has no row with the headers of the map ({heads})")
        return Found(Format.TABLE, member, forced)
    try:
        return Found(*_of_content(file))
    except UnknownFormatError as error:
        if (found := _table(file, tables)) is not None:
            return found
        raise ImportFileError(str(error)) from None


class UnknownFormatError(ImportFileError):
    """A file that is none of the formats with a reader of their own; it may be a table."""


def _table(file: FoodFile, tables: Sequence["TableMap"]) -> Found | None:
    from dk2gui.foods.sources.national.reader import (  # noqa: PLC0415  # few need it
        guessed_table,
        known_table,
    )
    from dk2gui.foods.sources.national.sheets import is_workbook  # noqa: PLC0415
    from dk2gui.foods.sources.national.table_map import bundled_maps  # noqa: PLC0415

    member = table_member(file)
    if member is None or _head(file, member).lstrip().startswith(("{", "[", "<")):
        return None
    try:
        known = known_table(file, member, (*tables, *bundled_maps())) or guessed_table(file, member)
    except ImportFileError:
        if is_workbook(file, member):
            raise
        return None  # no text of rows at all
    return None if known is None else Found(Format.TABLE, member, known)


def table_member(file: FoodFile) -> str | None:
    """The member that is the table: the only one in a zip, "" for the file itself, else None."""
    if not file.is_zip or file.member(_SPREADSHEET):
        return ""
    held = [name for name in file.members if name.lower().endswith(_TABLE_ENDS)]
    return held[0] if len(held) == 1 else None


def _of_content(file: FoodFile) -> tuple[Format, str]:
    if not file.is_zip:
        head = _head(file, "")
        if head.startswith(_XLS_START):
            raise UnknownFormatError(
                f"{file.path}: is a workbook without a sheet that names foods and a nutrient"
            )
        if not head.strip():
            raise ImportFileError(f"{file.path}: is empty")
        if head.startswith(_UTF16_MARKS):
            raise ImportFileError(f"{file.path}: is UTF-16; save it as UTF-8")
        found = _of_head(head)
        if found is not Format.FDC_JSON and _has_old_ends(head):
            raise ImportFileError(
                f"{file.path}: ends its lines as old Macs did (CR alone); save it with LF or CR LF"
            )
        if found is None:
            raise UnknownFormatError(
                f"{file.path}: is no food database that can be imported{_hint(head)}; {_LOOKED_FOR}"
            )
        return found, ""
    if file.member(fdc_csv.FOODS) and file.member(fdc_csv.AMOUNTS):
        return Format.FDC_CSV, ""
    if file.member(sr28_ascii.FOODS) and file.member(sr28_ascii.AMOUNTS):
        return Format.SR28_ASCII, ""
    heads = ((name, _head(file, name)) for name in file.members[:_MOST_LOOKED_AT])
    known = [(found, name) for name, head in heads if (found := _of_head(head)) is not None]
    if len(known) == 1:
        return known[0]
    if known:
        names = ", ".join(repr(name) for _, name in known)
        raise ImportFileError(
            f"{file.path}: holds several food databases ({names}); unpack it and import them "
            "one by one"
        )
    if file.member(_SPREADSHEET):
        raise UnknownFormatError(
            f"{file.path}: is a workbook without a sheet that names foods and a nutrient with its "
            "unit in one row; say which column is what with --map, or in the window"
        )
    raise UnknownFormatError(
        f"{file.path}: is a zip archive without a food database that can be imported; {_LOOKED_FOR}"
    )


def _head(file: FoodFile, member: str) -> str:
    if file.is_zip and not member:
        return ""  # a workbook
    with file.open(member) as stream:
        raw = stream.read(_HEAD_BYTES)
    # Latin-1 knows every byte; what is looked for here is ASCII, but for the mark before UTF-8.
    return raw.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _of_head(head: str) -> Format | None:
    if head.lstrip().startswith(("{", "[")):
        return _of_json(head.lstrip())
    first = head.partition("\n")[0].rstrip("\r")
    if _USDA_ROW.match(first):
        has_width = first.count("^") + 1 >= sr28_abbrev.ASCII_WIDTH
        return Format.SR28_ABBREV_ASCII if has_width else None
    if set(first.split("\t")) >= open_food_facts.REQUIRED:
        return Format.OFF_CSV
    if {sr28_abbrev.plain(name) for name in first.split(",")} >= sr28_abbrev.REQUIRED:
        return Format.SR28_ABBREV_CSV
    return None


def _of_json(head: str) -> Format | None:
    if _FDC_LIST.match(head):
        return Format.FDC_JSON
    if _FDC_ENTRY.search(head):
        return Format.FDC_ANSWER
    first = head.partition("\n")[0]
    if _OFF_CODE.search(first) and _OFF_FIELD.search(first) and not _OFF_ANSWER.search(first):
        return Format.OFF_JSONL
    return Format.OFF_ANSWER if _OFF_ANSWER.search(head) else None


def _has_old_ends(head: str) -> bool:
    """Whether it is a table or list we know, but for lines that end in CR alone."""
    is_old = "\r" in head and "\n" not in head
    return is_old and _of_head(head.replace("\r", "\n")) is not None


def _hint(head: str) -> str:
    first = head.partition("\n")[0]
    if _USDA_ROW.match(first) or "fdc_id" in first:
        return " (it looks like one table out of a release: import the whole zip archive)"
    return ""
