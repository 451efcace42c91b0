# SPDX-License-Identifier: MIT
"""Putting foods together whose pieces lie in several tables, in any order, at any size.

The pieces go into a temporary database on disk, which vanishes with the process, and come back
sorted by food. Tables are sorted by food in practice but not by promise, and two million foods do
not fit into memory.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from dk2gui.foods.reading.errors import ImportFileError

_CACHE_KIB: Final = 32_768
_BATCH: Final = 5_000
_MOST_PORTIONS: Final = 100


class Described(msgspec.Struct, frozen=True, array_like=True, tag="d"):
    """A food's name, kind of entry and category."""

    name: str
    kind: str
    category: str
    published: str = ""


class Labelled(msgspec.Struct, frozen=True, array_like=True, tag="l"):
    """What a branded product's label adds."""

    brand: str
    barcode: str
    category: str
    serving_size: float | None
    serving_unit: str
    serving_name: str
    modified: str = ""


class Measured(msgspec.Struct, frozen=True, array_like=True, tag="m"):
    """Amounts by nutrient number."""

    amounts: dict[int, float]


class Portion(msgspec.Struct, frozen=True, array_like=True, tag="p"):
    """A household measure with its weight."""

    name: str
    grams: float | None


Piece = Described | Labelled | Measured | Portion


class Assembled(msgspec.Struct, frozen=True):
    """All that was said about one food."""

    number: int
    described: Described
    amounts: dict[int, float]
    portions: list[tuple[str, float | None]]
    labelled: Labelled | None = None
    times: int = 1
    """How often the food was described; the last time counts."""


class Workbench:
    """Collects pieces, then gives back foods by ascending number; use it in a `with` block.

    In the block, an error of the temporary database becomes an ImportFileError.
    """

    def __init__(self, path: Path) -> None:
        """`path` is the file that is imported, for messages."""
        self.described = 0
        self._path = path
        self._encode = msgspec.msgpack.Encoder().encode
        self._batch: list[tuple[int, bytes]] = []
        # An empty name is a private file that SQLite removes by itself.
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.execute("PRAGMA synchronous = OFF")
        self._table.execute("CREATE TABLE piece (food INTEGER, packed BLOB)")
        self._table.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._table.close()
        if isinstance(error, sqlite3.Error):
            raise ImportFileError(
                f"{self._path}: the space for temporary files is full or fails ({error})"
            ) from error

    def put(self, food: int, piece: Piece) -> None:
        """Lay down a piece of the food with a number."""
        if type(piece) is Described:
            self.described += 1
        self._batch.append((food, self._encode(piece)))
        if len(self._batch) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        self._table.executemany("INSERT INTO piece VALUES (?, ?)", self._batch)
        self._batch.clear()

    def foods(self) -> Iterator[Assembled]:
        """Every food that was described. Of pieces for the same cell the last one counts."""
        self._flush()
        decode = msgspec.msgpack.Decoder(Piece).decode
        rows = self._table.execute("SELECT food, packed FROM piece ORDER BY food, rowid")
        for number, pieces in groupby(rows, key=itemgetter(0)):
            described: Described | None = None
            labelled: Labelled | None = None
            amounts: dict[int, float] = {}
            portions: list[tuple[str, float | None]] = []
            times = 0
            for _, packed in pieces:
                piece = decode(packed)
                if type(piece) is Measured:
                    amounts |= piece.amounts
                elif type(piece) is Described:
                    described = piece
                    times += 1
                elif type(piece) is Labelled:
                    labelled = piece
                elif len(portions) < _MOST_PORTIONS:
                    portions.append((piece.name, piece.grams))
            if described is not None:
                yield Assembled(number, described, amounts, portions, labelled, times)


class MeasuredGroups:
    """Gathers amounts that come row by row, so that neighbours of one food make one piece."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._food = -1
        self._amounts: dict[int, float] = {}
        self.twice: list[int] = []
        """Foods with a nutrient that came again with another amount; the last one counts."""

    def add(self, food: int, nutrient: int, amount: float) -> None:
        """Take one amount."""
        if food != self._food:
            self.close()
            self._food = food
        if self._amounts.setdefault(nutrient, amount) != amount:
            self.twice.append(food)
            self._amounts[nutrient] = amount

    def close(self) -> None:
        """Lay down what is still in hand."""
        if self._amounts:
            self._bench.put(self._food, Measured(self._amounts))
            self._amounts = {}
