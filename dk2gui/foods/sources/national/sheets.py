# SPDX-License-Identifier: MIT
"""A table as sheets of rows, whether it is a workbook or text with any of the usual separators."""

import csv
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Final

import msgspec

from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.lines import Lines
from dk2gui.foods.sources.national.workbook import XLS_START, ZIP_START, Workbook, read_raw

SEPARATORS: Final = "\t;|,"
LOOKED_AT: Final = 25
"""Rows in which a header is looked for; the Japanese tables have it in the twelfth."""
_START_BYTES: Final = 4

Rows = Iterator[Sequence[object]]


class Sheet(msgspec.Struct, frozen=True):
    """A sheet of a workbook, or a text under one separator; its rows can be read again."""

    name: str
    read: Callable[[], Rows]

    def first(self) -> list[Sequence[object]]:
        """The rows in which a header may stand."""
        return list(islice(self.read(), LOOKED_AT))


def open_sheets(file: FoodFile, member: str, *, is_workbook: bool) -> list[Sheet]:
    """The sheets of a table; of a text, one for each separator that it may have.

    Raises ImportFileError, now and when they are read.
    """
    if is_workbook:
        book = file.kept.get(member)
        if not isinstance(book, Workbook):
            book = file.kept[member] = Workbook(read_raw(file, member), file.where(member))
        return [Sheet(name, partial(book.rows, name)) for name in book.names]
    return [Sheet(sign, _text_reader(file, member, sign)) for sign in SEPARATORS]


def is_workbook(file: FoodFile, member: str) -> bool:
    """Whether a file, or a member of a zip, is a workbook by how it begins."""
    if file.is_zip and not member:
        return file.member("workbook.xml") is not None
    with file.open(member) as stream:
        return stream.read(_START_BYTES) in (XLS_START, ZIP_START)


def _text_reader(file: FoodFile, member: str, separator: str) -> Callable[[], Rows]:
    def read() -> Rows:
        with Lines(file, member) as lines:
            yield from csv.reader(lines, delimiter=separator)

    return read
