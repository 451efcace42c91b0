# SPDX-License-Identifier: MIT
"""Workbooks (xlsx and xls) as rows of cells: values only, nothing computed, nothing followed.

The reader keeps a whole sheet in memory, as wide and as long as its farthest cells: so a workbook
is looked through first, and refused when its cells would not fit. Formulas give the value that was
last saved; links to other files and macros are not looked at.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.safety import byte_budget

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

XLS_START: Final = b"\xd0\xcf\x11\xe0"
"""Begins an xls workbook, and an xlsx that is protected by a password."""
ZIP_START: Final = b"PK\x03\x04"
_MOST_BYTES: Final = 64 << 20
"""The largest workbook read; the German table, the largest known, takes some 25 MB."""
_MOST_CELLS: Final = 8_000_000
"""From corner to corner; the German table has 3 million."""
_MOST_TEXT_BYTES: Final = 1 << 31
_MOST_EMPTY_ROWS: Final = 100_000
"""In a row; no table has so many."""
_READ: Final = 1 << 20
_KEPT: Final = 512
_CELL: Final = re.compile(
    rb"<(?:\w+:)?c(?=[\s>/])(?:[^>]*?\sr=\"([A-Z]{1,3})(\d{1,7})\")?[^>]*?(/?)>"
)
_ROW: Final = re.compile(rb"<(?:\w+:)?row(?=[\s>/])")
_LETTERS: Final = 26


class Workbook:
    """An opened workbook; raises ImportFileError for what is none or would not fit."""

    def __init__(self, raw: bytes, where: str) -> None:
        if raw.startswith(ZIP_START):
            _look_through(raw, where)
        self._where = where
        self._book = _opened(raw, where)
        self.names: tuple[str, ...] = tuple(self._book.sheet_names)

    def rows(self, name: str) -> Iterator[list[object]]:
        """The rows of a sheet. Raises ImportFileError."""
        try:
            rows = iter(self._book.get_sheet_by_name(name).iter_rows())
        except BaseException as error:
            raise _damaged(error, self._where) from error
        empty = 0
        for row in rows:
            empty = 0 if any(cell not in ("", None) for cell in row) else empty + 1
            if empty > _MOST_EMPTY_ROWS:
                raise ImportFileError(f"{self._where}: more than {empty - 1:,} empty rows")
            yield list(row)


def read_raw(file: FoodFile, member: str) -> bytes:
    """A workbook's bytes, of a file or of a member of a zip. Raises ImportFileError."""
    if file.is_zip and not member:
        raw = file.path.read_bytes() if file.path.stat().st_size <= _MOST_BYTES else b""
    else:
        with file.open(member) as stream:
            raw = stream.read(_MOST_BYTES + 1)
    if not raw or len(raw) > _MOST_BYTES:
        raise ImportFileError(f"{file.where(member)}: is too large for a table of foods")
    return raw


def _opened(raw: bytes, where: str) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  # with the first workbook only

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(raw))
    except BaseException as error:  # a panic of the reader is no Exception
        raise _damaged(error, where) from error


def _damaged(error: BaseException, where: str) -> BaseException:
    if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
        return error
    told = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
    if "assword" in told:
        return ImportFileError(f"{where}: is protected by a password; save it without one")
    return ImportFileError(f"{where}: is no workbook that can be read ({told})")


def _look_through(raw: bytes, where: str) -> None:
    """Raise ImportFileError for an xlsx that would not fit into memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for member in archive.infolist():
                if member.file_size > byte_budget(member.compress_size):
                    raise ImportFileError(
                        f"{where}: claims to unpack to {member.file_size:,} bytes; no real "
                        "workbook does that"
                    )
            names = [name for name in archive.namelist() if name.endswith(".xml")]
            longest = max(
                (_longest_text(archive, name) for name in names if "sharedStrings" in name),
                default=0,
            )
            for name in names:
                if "/worksheets/" in name:
                    _check_sheet(archive, name, longest, where)
    except ImportFileError:
        raise
    except Exception as error:
        raise ImportFileError(
            f"{where}: is a workbook, but damaged or cut short; download it again ({error})"
        ) from error


def _check_sheet(archive: zipfile.ZipFile, name: str, longest: int, where: str) -> None:
    last_row = last_column = cells = rows = unplaced = 0
    for text in _overlapping(archive, name):
        rows += len(_ROW.findall(text))
        for letters, number, is_empty in _CELL.findall(text):
            cells += 1
            if not letters:
                unplaced += 1
            elif not is_empty:
                last_row = max(last_row, int(number))
                last_column = max(last_column, _column(letters))
    if unplaced:
        last_row, last_column = max(last_row, rows), max(last_column, min(unplaced, 16_384))
    if last_row * last_column > _MOST_CELLS:
        raise ImportFileError(
            f"{where}: a sheet spans {last_row:,} rows and {last_column:,} columns; no table of "
            "foods does. Delete the far cells and save it again"
        )
    if cells * longest > _MOST_TEXT_BYTES:
        raise ImportFileError(f"{where}: holds more text than any table of foods")


def _overlapping(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A member in pieces that end with a whole tag."""
    left = b""
    budget = byte_budget(archive.getinfo(name).compress_size)
    with archive.open(name) as stream:
        while piece := stream.read(_READ):
            budget -= len(piece)
            if budget < 0:
                raise ValueError("a member that is longer than it says")
            left += piece
            end = left.rfind(b">") + 1
            yield left[:end]
            left = left[end:]
            if len(left) > _READ:
                raise ValueError("a tag without end")


def _longest_text(archive: zipfile.ZipFile, name: str) -> int:
    longest = before = 0
    for text in _overlapping(archive, name):
        pieces = text.split(b"</si>")
        longest = max(longest, before + len(pieces[0]), *(len(piece) for piece in pieces[1:]), 0)
        before = len(pieces[-1]) + (before if len(pieces) == 1 else 0)
    return longest


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
