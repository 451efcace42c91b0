# SPDX-License-Identifier: MIT
"""Importing many foods at once: all of them in the store at the end, or none.

Foods are collected in a private temporary database, which vanishes with the process. At the end
they go, best first, on a new shelf of the store in short pieces, so that a window can write
meanwhile. The shelf belongs to the store from the moment a row of `import` names it. A lock file
beside the store, free again when its holder dies, tells a running import from a dead one.
"""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from dk2gui.core.intake.food import Food
from dk2gui.foods.find.ranking import static_rank
from dk2gui.foods.store.schema import (
    StoreError,
    create_shelf,
    drop_shelf,
    index_shelf,
    telling,
    writing,
)
from dk2gui.foods.store.shelf import Richest, Row, add_rows, food_of, row_of

PIECE_ROWS: Final = 20_000
"""Rows written in one go: a fraction of a second in which nobody else can write."""
_PIECE_PAGES: Final = 5_000
_CACHE_KIB: Final = 32_768
_MERGE_PAGES: Final = 2_000
_MOST_SOURCES: Final = 64
"""Sources in one import that are told apart; releases have four kinds of entries."""


class ImportRecord(msgspec.Struct, frozen=True):
    """One import in the store."""

    number: int
    title: str
    source: str
    foods: int
    finished: dt.datetime


class ImportSession:
    """Takes the foods of one import, in any order.

    Of equal ids the last one counts; of one source's foods with the same barcode the latest by
    date, among equals the last one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # An empty name is a private file that SQLite removes, whatever happens to the process.
        self._staged = sqlite3.connect("", isolation_level=None)
        self._staged.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._staged.execute("PRAGMA journal_mode = OFF")
        self._staged.execute("PRAGMA synchronous = OFF")
        self._staged.execute(
            """CREATE TABLE staged (
                id TEXT UNIQUE ON CONFLICT REPLACE, name TEXT, also TEXT, brand TEXT,
                tier INTEGER, packed BLOB, code INTEGER, rank INTEGER,
                product INTEGER UNIQUE ON CONFLICT REPLACE, dated TEXT
            )"""
        )
        self._staged.execute("BEGIN")
        self._richest = Richest()
        self._sources: dict[str, int] = {}

    def add(self, foods: Iterable[Food]) -> None:
        """Take some more foods. Raises StoreError when one cannot be stored."""
        with telling(self._path):
            self._staged.executemany(
                """INSERT INTO staged SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
                WHERE ?9 IS NULL OR NOT EXISTS (
                    SELECT 1 FROM staged WHERE product = ?9 AND dated > ?10
                )""",
                self._rows(foods),
            )

    def _rows(self, foods: Iterable[Food]) -> Iterator[tuple[object, ...]]:
        for food in foods:
            if not food.id:
                raise StoreError(f"{self._path}: the food {food.name!r} has no id")
            self._richest.note(food)
            row = row_of(food)
            code = row[-1]
            product = None if code is None else code * _MOST_SOURCES + self._number(food.source)
            yield (*row, static_rank(food), product, food.dated)

    def _number(self, source: str) -> int:
        """A number for a source of foods; a release has a few."""
        return self._sources.setdefault(source, min(len(self._sources), _MOST_SOURCES - 1))

    def finish(self, store: sqlite3.Connection, title: str, source: str) -> None:
        """Bring everything into the store; nothing when there are no foods."""
        ranked = self._staged.execute(
            "SELECT id, name, also, brand, tier, packed, code FROM staged ORDER BY rank, rowid"
        )
        shelf, foods = _fill_shelf(store, ranked, self._richest)
        if not foods:
            return
        replaced = [
            (number, *_remains(store, old, shelf))
            for number, old in store.execute(
                "SELECT number, shelf FROM import WHERE source = ?", (source,)
            ).fetchall()
        ]
        with writing(store):
            for number, remains, left in replaced:
                if remains is not None:
                    store.execute(
                        "UPDATE import SET shelf = ?, foods = ? WHERE number = ?",
                        (remains, left, number),
                    )
            store.execute("DELETE FROM import WHERE foods = 0")
            store.execute(
                "INSERT INTO import (title, source, foods, finished, shelf) VALUES (?, ?, ?, ?, ?)",
                (title, source, foods, dt.datetime.now(dt.UTC).timestamp(), shelf),
            )

    def close(self) -> None:
        """Forget what was collected."""
        self._staged.close()


def _fill_shelf(
    store: sqlite3.Connection, rows: Iterator[Row], richest: Richest
) -> tuple[int, int]:
    """A new shelf with the rows in their order, in no import yet: its number and its length."""
    with writing(store):
        shelf = store.execute("INSERT INTO shelf DEFAULT VALUES RETURNING number").fetchone()[0]
        create_shelf(store, shelf)
    filled = 0
    while piece := list(islice(rows, PIECE_ROWS)):
        with writing(store):
            add_rows(store, shelf, filled + 1, piece)
        filled += len(piece)
    with writing(store):
        index_shelf(store, shelf)
        richest.write(store, shelf)
    _merge(store, shelf)
    return shelf, filled


def _merge(store: sqlite3.Connection, shelf: int) -> None:
    """Merge the full text's segments, which searches would have to look through one by one."""
    pages = -_MERGE_PAGES
    while True:
        before = store.total_changes
        with writing(store):
            store.execute(
                f"INSERT INTO fts_{shelf} (fts_{shelf}, rank) VALUES ('merge', ?)", (pages,)
            )
        # SQLite's manual: a merge that changed fewer than two rows found nothing to do.
        if store.total_changes - before < 2:  # noqa: PLR2004
            return
        pages = _MERGE_PAGES


def _remains(store: sqlite3.Connection, old: int, new: int) -> tuple[int | None, int]:
    """A shelf with what of the old one is not on the new one, by id or barcode, and how much.

    None when the old one can stay as it is.
    """
    code = f"SELECT code FROM code_{old} WHERE code_{old}.row = food_{old}.row"
    known = (
        f"(EXISTS (SELECT 1 FROM food_{new} WHERE food_{new}.id = food_{old}.id)"
        f" OR EXISTS (SELECT 1 FROM code_{new} WHERE code_{new}.code = ({code})))"
    )
    if not store.execute(f"SELECT 1 FROM food_{old} WHERE {known} LIMIT 1").fetchone():
        return None, 0
    richest = Richest()
    last = 0

    def rows() -> Iterator[Row]:
        # In pieces too: a read that lasted through the writes would see none of them.
        nonlocal last
        while piece := store.execute(
            f"""SELECT id, name, also, brand, tier, packed, ({code}), row
            FROM food_{old} WHERE row > ? AND NOT {known} ORDER BY row LIMIT ?""",
            (last, PIECE_ROWS),
        ).fetchall():
            last = piece[-1][-1]
            for *row, _ in piece:
                richest.note(food_of(tuple(row)))
                yield tuple(row)

    return _fill_shelf(store, rows(), richest)


@contextlib.contextmanager
def sole_importer(path: Path) -> Iterator[None]:
    """Hold the right to change the shelves of a store; the system frees it if the process dies.

    Raises StoreError when another import holds it.
    """
    lock = sqlite3.connect(path.with_name(f"{path.name}-import"), timeout=0, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise StoreError(f"{path}: another import is running; wait for its end") from error
        yield
    finally:
        lock.close()


def unused_shelves(store: sqlite3.Connection) -> list[int]:
    """Shelves of no import: those of a running one, of a dead one, of a removed one."""
    return [
        number
        for (number,) in store.execute(
            "SELECT number FROM shelf WHERE number NOT IN (SELECT shelf FROM import)"
        )
    ]


def drop_unused_shelves(store: sqlite3.Connection) -> None:
    """Remove them and give their room back to the disk; only for the sole importer."""
    unused = unused_shelves(store)
    for shelf in unused:
        with writing(store):
            drop_shelf(store, shelf)
    while unused and store.execute("PRAGMA freelist_count").fetchone()[0]:
        # `execute` would stop after the first page.
        store.executescript(f"PRAGMA incremental_vacuum({_PIECE_PAGES})")
