# SPDX-License-Identifier: MIT
"""What the store keeps of the user's: favourites, uses, products, recipes, meals, look-ups."""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from dk2gui.foods.own import Meal, Product, Recipe
from dk2gui.foods.store.schema import reading, telling, writing

REMEMBERED_USES: Final = 200
KEPT_ANSWERS: Final = 1000
"""Look-ups that the cache remembers, the newest ones."""
PREFERRED: Final = "SELECT id FROM favourite UNION SELECT id FROM used"
"""SQL for the ids of the foods that a user is likely to mean."""

_Kept = TypeVar("_Kept", Product, Recipe, Meal)


class UserEntries:
    """The part of a store that no import touches; every method may raise StoreError."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    @contextlib.contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """What is done meanwhile is all written at its end, or nothing of it."""
        with self._writing():
            yield

    def set_favourite(self, food_id: str, on: bool) -> None:
        """Mark a food, of this store or not, as a favourite, or no longer."""
        change = (
            "INSERT OR IGNORE INTO favourite (id) VALUES (?)"
            if on
            else "DELETE FROM favourite WHERE id = ?"
        )
        with self._writing() as connection:
            connection.execute(change, (food_id,))

    def favourites(self) -> list[str]:
        """Ids of the favourites, oldest first."""
        with self._reading() as connection:
            return favourites_in(connection)

    def note_used(self, food_id: str, when: dt.datetime) -> None:
        """Remember that a food was put on the plate."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO used VALUES (?, ?)", (food_id, when.timestamp())
            )
            connection.execute(
                """DELETE FROM used WHERE id IN (
                    SELECT id FROM used ORDER BY at DESC LIMIT -1 OFFSET ?
                )""",
                (REMEMBERED_USES,),
            )

    def recent(self, limit: int) -> list[str]:
        """Ids of the foods used lately, the latest first."""
        with self._reading() as connection:
            return recent_in(connection)[: max(limit, 0)]

    def put_product(self, product: Product) -> None:
        """Keep an own product; it takes the place of one with its id."""
        self._keep(product)

    def products(self) -> list[Product]:
        """The own products by name."""
        return self._kept(Product)

    def delete_product(self, product_id: str) -> None:
        """Remove an own product."""
        self._discard(Product, product_id)

    def put_recipe(self, recipe: Recipe) -> None:
        """Keep an own recipe; the food it makes is kept by `put_own`."""
        self._keep(recipe)

    def recipes(self) -> list[Recipe]:
        """The own recipes by name."""
        return self._kept(Recipe)

    def delete_recipe(self, recipe_id: str) -> None:
        """Remove an own recipe."""
        self._discard(Recipe, recipe_id)

    def put_meal(self, meal: Meal) -> None:
        """Keep an own meal; it takes the place of one with its id."""
        self._keep(meal)

    def meals(self) -> list[Meal]:
        """The own meals by name."""
        return self._kept(Meal)

    def delete_meal(self, meal_id: str) -> None:
        """Remove an own meal."""
        self._discard(Meal, meal_id)

    def cached(self, key: str, now: dt.datetime, max_age: dt.timedelta) -> bytes | None:
        """What was put in the cache, unless it is older than `max_age` or from the future."""
        with self._reading() as connection:
            row = connection.execute("SELECT value, at FROM cache WHERE key = ?", (key,)).fetchone()
        if row is None or not 0 <= now.timestamp() - row[1] <= max_age.total_seconds():
            return None
        return bytes(row[0])

    def cache(self, key: str, value: bytes, now: dt.datetime) -> None:
        """Remember the answer to a look-up; the oldest ones make room."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO cache VALUES (?, ?, ?)", (key, value, now.timestamp())
            )
            connection.execute(
                """DELETE FROM cache WHERE rowid IN (
                    SELECT rowid FROM cache ORDER BY at DESC LIMIT -1 OFFSET ?
                )""",
                (KEPT_ANSWERS,),
            )

    def _keep(self, entry: Product | Recipe | Meal) -> None:
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)",
                (type(entry).__name__, entry.id, msgspec.json.encode(entry)),
            )

    def _kept(self, kind: type[_Kept]) -> list[_Kept]:
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT json FROM kept WHERE kind = ?", (kind.__name__,)
            ).fetchall()
        with telling(self._path):
            entries = [msgspec.json.decode(json, type=kind) for (json,) in rows]
        return sorted(entries, key=lambda entry: (entry.name.casefold(), entry.id))

    def _discard(self, kind: type[_Kept], entry_id: str) -> None:
        with self._writing() as connection:
            connection.execute(
                "DELETE FROM kept WHERE kind = ? AND id = ?", (kind.__name__, entry_id)
            )

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with telling(self._path), reading(self._connection) as connection:
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with telling(self._path), writing(self._connection) as connection:
            yield connection


def favourites_in(connection: sqlite3.Connection) -> list[str]:
    """Ids of the favourites, oldest first."""
    return [
        food_id for (food_id,) in connection.execute("SELECT id FROM favourite ORDER BY number")
    ]


def recent_in(connection: sqlite3.Connection) -> list[str]:
    """Ids of the foods used lately, the latest first."""
    return [
        food_id for (food_id,) in connection.execute("SELECT id FROM used ORDER BY at DESC, id")
    ]
