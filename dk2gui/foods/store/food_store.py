# SPDX-License-Identifier: MIT
"""The user's food store: imported foods, own entries, favourites, in one SQLite file."""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from pathlib import Path
from typing import Final

from dk2gui.core.intake.food import Food
from dk2gui.foods.find.barcode import gtin
from dk2gui.foods.find.letters import words
from dk2gui.foods.find.ranking import RankKey, rank_key
from dk2gui.foods.find.slips import mended
from dk2gui.foods.store.imports import (
    ImportRecord,
    ImportSession,
    drop_unused_shelves,
    sole_importer,
    unused_shelves,
)
from dk2gui.foods.store.schema import (
    BUSY_TIMEOUT_S,
    OWN_SHELF,
    StoreBusyError,
    StoreError,
    connect,
    telling,
    writing,
)
from dk2gui.foods.store.shelf import (
    CANDIDATES,
    Query,
    add_rows,
    food_at,
    food_with_id,
    foods_on,
    foods_with_code,
    pick_richest,
    richest_rows,
    row_of,
    start_some,
    take_row,
)
from dk2gui.foods.store.user import PREFERRED, UserEntries, favourites_in, recent_in

__all__ = ["FoodStore", "ImportRecord", "ImportSession", "StoreBusyError", "StoreError"]

FILE_NAME: Final = "foods.sqlite3"
"""The store's name in the user's data folder."""
DEFAULT_LIMIT: Final = 50


class FoodStore(UserEntries):
    """A connection to the store's file; every method may raise StoreError.

    It belongs to the thread that opened it: a window reads through one, an import in another
    thread opens its own. Each sees what the others have finished, nothing of what they are at.
    """

    @classmethod
    def open(cls, path: Path, wait_s: float = BUSY_TIMEOUT_S) -> "FoodStore":
        """Open a store, or make it, and clear away what a killed import left.

        `wait_s` is how long it waits for others; what it does not wait for is a StoreBusyError.

        Raises StoreError, the file untouched, when it is no store or of a newer version.
        """
        store = cls(path, connect(path, wait_s))
        try:
            with telling(path):
                # While another import runs, unfinished shelves are its own. A full disk, or one
                # that cannot be written, is no reason not to read: clearing up can wait.
                if unused_shelves(store._connection):
                    with contextlib.suppress(StoreError, sqlite3.Error), sole_importer(path):
                        drop_unused_shelves(store._connection)
        except BaseException:
            store.close()
            raise
        return store

    def wait_at_most(self, wait_s: float) -> None:
        """From now on wait so long for others."""
        with telling(self._path):
            self._connection.execute(f"PRAGMA busy_timeout = {round(wait_s * 1000)}")

    def write_again(self) -> None:
        """Write the store's file again from what this connection holds, after it was removed.

        Where a file stands again, made by somebody else, that one is left alone and used.
        """
        with telling(self._path):
            if not self._path.exists():
                temporary = self._path.with_name(f"{self._path.name}.again")
                temporary.unlink(missing_ok=True)
                with contextlib.closing(connect(temporary)) as copy:
                    self._connection.backup(copy)
                temporary.replace(self._path)
            # Closed before the file is opened again: SQLite removes its companions by their name.
            (wait_ms,) = self._connection.execute("PRAGMA busy_timeout").fetchone()
            self._connection.close()
            self._connection = connect(self._path, wait_ms / 1000)

    @classmethod
    def discard_empty(cls, path: Path) -> None:
        """Remove a store's file if nothing is in it and nobody else has it open."""
        with contextlib.suppress(StoreError, sqlite3.Error, OSError):
            with contextlib.closing(cls.open(path)) as store:
                tables = ("import", "shelf", "favourite", "used", "kept", "cache")
                held = (*tables, f"food_{OWN_SHELF}")
                is_empty = not any(
                    store._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                    for table in held
                )
                # SQLite leaves this mode only for the last one who has the file open.
                mode = is_empty and store._connection.execute("PRAGMA journal_mode = DELETE")
                is_last = mode and mode.fetchone()[0] == "delete"
            if is_last:
                path.unlink()
                path.with_name(f"{path.name}-import").unlink(missing_ok=True)
                path.parent.rmdir()

    def get(self, food_id: str) -> Food | None:
        """A food by its id: the user's own one, else that of the newest import that has it."""
        with self._reading() as connection:
            for shelf in _shelves(connection):
                with contextlib.suppress(UnicodeEncodeError):
                    if (food := food_with_id(connection, shelf, food_id)) is not None:
                        return food
        return None

    def search(self, query: str, limit: int = DEFAULT_LIMIT) -> list[Food]:
        """Foods with, for every word of the query, a word that starts so; best first.

        Words are those of name, other names and brand; letters count without case and
        diacritics. A barcode, in whatever form, finds the foods that have it. Among very many
        matches the best CANDIDATES of each import are looked at. No words, no foods.
        """
        code = gtin(query)
        if code is not None and limit > 0:
            return self._with_code(code)[:limit]
        asked = Query(query)
        if not asked or limit <= 0:
            return []
        with self._reading() as connection:
            favourites, recent = set(favourites_in(connection)), set(recent_in(connection))
            found: dict[str, tuple[RankKey, int, int]] = {}
            for shelf in _shelves(connection):
                for row, food in asked.candidates(
                    connection, shelf, max(CANDIDATES, limit), PREFERRED
                ):
                    if food.id not in found:
                        key = rank_key(food, asked.folded, favourites, recent)
                        found[food.id] = (key, shelf, row)
            best = sorted(found.values())[:limit]
            return [food_at(connection, shelf, row) for _, shelf, row in best]

    def _with_code(self, code: int) -> list[Food]:
        found: dict[str, Food] = {}
        with self._reading() as connection:
            for shelf in _shelves(connection):
                for food in foods_with_code(connection, shelf, code):
                    found.setdefault(food.id, food)
        return list(found.values())

    def mended(self, query: str) -> list[str]:
        """What may be meant by a query that matches nothing, the likeliest first."""
        with self._reading() as connection:
            shelves = _shelves(connection)

            def start(starts: Sequence[str]) -> bool:
                return any(start_some(connection, shelf, starts) for shelf in shelves)

            return [" ".join(meant) for meant in mended(words(query), start)]

    def richest(
        self,
        nutrient: str,
        *,
        per_portion: bool,
        limit: int,
        fits: Callable[[Food], bool] | None = None,
    ) -> list[Food]:
        """Foods that hold most of a nutrient in 100 g, or in their first serving.

        Foods for which `fits` is false are left out, as are those that hold none. An import
        remembers its KEPT_RICHEST richest foods of a nutrient; a very rare diet may find fewer
        than `limit`.
        """
        with self._reading() as connection:
            own = pick_richest(foods_on(connection, OWN_SHELF), nutrient, per_portion, fits)
            imported = (
                richest_rows(connection, shelf, nutrient, per_portion)
                for shelf in _shelves(connection)
                if shelf != OWN_SHELF
            )
            best: dict[str, Food] = {}
            for _, food in merge(own, *imported, key=lambda pair: -pair[0]):
                if len(best) >= limit:
                    break
                if food.id not in best and (fits is None or fits(food)):
                    best[food.id] = food
            return list(best.values())

    def count(self) -> int:
        """How many foods there are, the user's own ones included."""
        with self._reading() as connection:
            own = connection.execute(f"SELECT count(*) FROM food_{OWN_SHELF}").fetchone()[0]
            imported = connection.execute("SELECT total(foods) FROM import").fetchone()[0]
            return int(own + imported)

    @contextlib.contextmanager
    def importing(self, title: str, source: str) -> Iterator[ImportSession]:
        """Import foods: all are in the store when the block ends, none if it raises.

        A food whose id an earlier import of the same source brought takes its place; an import
        of which nothing is left goes. Without foods there is no import. Raises StoreError when
        another import runs.
        """
        with contextlib.ExitStack() as held:
            with telling(self._path):
                held.enter_context(sole_importer(self._path))
                drop_unused_shelves(self._connection)
                session = held.enter_context(contextlib.closing(ImportSession(self._path)))
            yield session
            try:
                with telling(self._path):
                    session.finish(self._connection, title, source)
                    drop_unused_shelves(self._connection)
            except StoreError:
                # The store may be in no state to clear up; then the next opening does.
                with contextlib.suppress(sqlite3.Error):
                    drop_unused_shelves(self._connection)
                raise

    def imports(self) -> list[ImportRecord]:
        """The imports whose foods are in the store, oldest first."""
        with self._reading() as connection:
            return [
                ImportRecord(number, title, source, foods, dt.datetime.fromtimestamp(at, dt.UTC))
                for number, title, source, foods, at in connection.execute(
                    "SELECT number, title, source, foods, finished FROM import ORDER BY number"
                )
            ]

    def imports_with(self, food_id: str) -> set[int]:
        """The numbers of the imports that hold a food of this id."""
        with self._reading() as connection:
            shelves = connection.execute("SELECT number, shelf FROM import").fetchall()
            return {
                number
                for number, shelf in shelves
                if food_with_id(connection, shelf, food_id) is not None
            }

    def remove_import(self, number: int) -> None:
        """Remove an import with its foods. Raises StoreError while another import runs."""
        with telling(self._path), sole_importer(self._path):
            with writing(self._connection) as connection:
                connection.execute("DELETE FROM import WHERE number = ?", (number,))
            drop_unused_shelves(self._connection)

    def put_own(self, food: Food) -> None:
        """Keep an own food; it takes the place of one with its id."""
        with self._writing() as connection:
            take_row(connection, OWN_SHELF, food.id)
            last = connection.execute(f"SELECT max(row) FROM food_{OWN_SHELF}").fetchone()[0]
            add_rows(connection, OWN_SHELF, (last or 0) + 1, [row_of(food)])

    def delete_own(self, food_id: str) -> None:
        """Remove an own food."""
        with self._writing() as connection:
            take_row(connection, OWN_SHELF, food_id)

    def own(self) -> list[Food]:
        """The user's own foods, oldest first."""
        with self._reading() as connection:
            return foods_on(connection, OWN_SHELF)


def _shelves(connection: sqlite3.Connection) -> list[int]:
    """The shelves of the store: the own one, then the imports', newest first."""
    rows = connection.execute("SELECT shelf FROM import ORDER BY number DESC")
    return [OWN_SHELF, *(shelf for (shelf,) in rows)]
