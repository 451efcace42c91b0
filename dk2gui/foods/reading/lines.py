# SPDX-License-Identifier: MIT
"""Lines and tables of text of unknown quality: bounded, counted, every complaint with its line."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from operator import itemgetter
from types import TracebackType
from typing import Final, Self

from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.food_file import FoodFile

UTF8: Final = "utf-8-sig"
USDA_ASCII: Final = "cp1252"
"""The manual of SR28 says ISO 8859-1; its curly quotes are those of Windows."""
MOST_LINE_CHARS: Final = 8 << 20
"""The longest line, so that a file without line ends cannot fill the memory. A product of Open
Food Facts takes some 50 thousand."""
MOST_BLANK_LINES: Final = 100_000
"""No table has so many in a row; a small archive could hold them without end."""
_MOST_DIGITS: Final = 18
"""Longer numbers do not fit the 64 bits of a database's whole number."""
_PYTHON_ON_CR: Final = "new-line character"
_SHOWN_CHARS: Final = 40
_STRAY_BYTES: Final = "dk2gui-stray-bytes"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


# A table saved by an older spreadsheet has Latin letters where UTF-8 is expected: no reason to
# refuse ten thousand foods.
codecs.register_error(_STRAY_BYTES, _as_cp1252)


def open_text(file: FoodFile, member: str, encoding: str) -> io.TextIOWrapper:
    """A member as text; letters that the encoding does not know never stop it."""
    errors = _STRAY_BYTES if encoding == UTF8 else "replace"
    return io.TextIOWrapper(file.open(member), encoding=encoding, errors=errors, newline="\n")


class Lines:
    """The lines of a member, each with its end; use it in a `with` block.

    In the block, an error in a value (ValueError, IndexError, csv.Error ...) becomes an
    ImportFileError that names file, member and line.
    """

    def __init__(self, file: FoodFile, member: str, encoding: str = UTF8) -> None:
        self.file = file
        self.number = 0
        self._where = file.where(member)
        self._text = open_text(file, member, encoding)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._text.close()
        if isinstance(error, (csv.Error, ValueError, IndexError, RecursionError)):
            where = f"{self._where}, line {self.number:,}"
            raise ImportFileError(f"{where}: {_in_words(error)}") from error

    def __iter__(self) -> Iterator[str]:
        readline = self._text.readline
        blank = 0
        while line := readline(MOST_LINE_CHARS):
            self.number += 1
            if len(line) == MOST_LINE_CHARS:
                raise ValueError(f"is longer than {MOST_LINE_CHARS:,} letters")
            if not line.isspace():
                blank = 0
            elif (blank := blank + 1) > MOST_BLANK_LINES:
                raise ValueError(f"more than {MOST_BLANK_LINES:,} blank lines in a row")
            yield line


def _in_words(error: Exception) -> str:
    if isinstance(error, csv.Error) and _PYTHON_ON_CR in str(error):
        return "a lone CR, as old Macs ended lines; save the file with LF or CR LF"
    return str(error)


def csv_rows(
    lines: Lines, required: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[tuple[str, ...]]:
    """The cells of the named columns of a CSV table with a header; "" where one is missing.

    Raises ValueError for missing columns and ragged rows, csv.Error for broken quotes.
    """
    reader = csv.reader(lines, strict=True)
    header = [name.strip().lower() for name in next(reader, [])]
    absent = [name for name in required if name not in header]
    if absent:
        raise ValueError(f"the header has no column {' and no '.join(absent)}")
    width = len(header)
    wanted = (*required, *optional)
    # Missing columns point to an empty cell that is put at the end of every row.
    cells = itemgetter(*(header.index(name) if name in header else width for name in wanted))
    add_empty = any(name not in header for name in optional)
    rows = 0
    try:
        for row in reader:
            if len(row) != width:
                if not row:
                    continue
                raise ValueError(f"{len(row)} cells, but the header has {width}")
            if add_empty:
                row.append("")
            rows += 1
            yield cells(row)
    finally:
        lines.file.rows += rows


def caret_rows(lines: Lines, width: int) -> Iterator[list[str]]:
    """Rows of USDA's ASCII tables: cells split by ^, text between tildes, at least `width`."""
    rows = 0
    try:
        for line in lines:
            text = line.rstrip("\r\n")
            if not text.strip():
                continue
            row = text.split("^")
            if len(row) < width:
                raise ValueError(f"{len(row)} cells, where {width} are needed")
            rows += 1
            yield [cell.strip("~") for cell in row]
    finally:
        lines.file.rows += rows


def number(text: str) -> float | None:
    """The number in a cell, None when it is empty. Raises ValueError."""
    if not text or text.isspace():
        return None
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{shortened(text)!r} is not a number") from None


def whole_number(text: str) -> int:
    """The id in a cell. Raises ValueError."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        raise ValueError(f"{shortened(text)!r} is not an id")
    return int(digits)


def shortened(text: str) -> str:
    """A text that fits into a message."""
    return text if len(text) <= _SHOWN_CHARS else f"{text[:_SHOWN_CHARS]}…"
