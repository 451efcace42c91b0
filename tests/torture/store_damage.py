# SPDX-License-Identifier: MIT
"""A food store with spoiled bytes, pages or cells: errors of the store, and the program goes on."""

import contextlib
import datetime as dt
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from dk2gui.core.intake.food import Food
from dk2gui.data.tables import load_foods
from dk2gui.foods.own import Portion, Recipe
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore, StoreError
from dk2gui.userdata.food_store import open_library
from tests.foods.store_foods import many
from tests.torture.campaign import Outcome, Tries, spoiled

_FOODS = 400
_CELLS = ("NULL", "5", "-1.5", "'text'", "x''", "x'00ff'", "zeroblob(100)", "'\ufffd'")


def store_damage(tries: Tries, draw: random.Random, folder: Path) -> Outcome:
    """Spoil a store, then ask it everything."""
    outcome = Outcome()
    whole = folder / "whole" / FILE_NAME
    _make(whole)
    place = folder / "data" / FILE_NAME
    bundled = load_foods()
    for _ in tries.of(outcome):
        shutil.rmtree(place.parent, ignore_errors=True)
        place.parent.mkdir()
        shutil.copy(whole, place)
        what = _damage(place, draw)
        try:
            library = open_library(bundled)
            library.search("milk")
            library.richest("calcium", per_portion=False)
            _ = [library.get(food) for food in ("own:soup", "7", "gone")]
            library.at_hand()
            if library.store is not None:
                library.store.close()
        except Exception as error:
            outcome.defect(f"library: {type(error).__name__}: {error} after {what}")
        for ask in _QUESTIONS:
            try:
                with contextlib.closing(FoodStore.open(place)) as store:
                    ask(store)
            except StoreError:
                outcome.count("questions refused with a message")
            except Exception as error:
                outcome.defect(f"{type(error).__name__}: {error} after {what}")
    return outcome


_QUESTIONS: tuple[Callable[[FoodStore], object], ...] = (
    lambda store: store.own(),
    lambda store: store.search("milk", 20),
    lambda store: store.richest("calcium", per_portion=True, limit=20),
    lambda store: store.imports(),
    lambda store: store.count(),
    lambda store: [*store.recipes(), *store.meals(), *store.products()],
    lambda store: store.favourites(),
    lambda store: store.recent(20),
    lambda store: store.get("own:soup"),
    lambda store: store.set_favourite("natto", True),
    lambda store: store.note_used("natto", dt.datetime.now(tz=dt.UTC)),
    lambda store: store.put_own(_SOUP),
    lambda store: store.remove_import(1),
)
_SOUP = Food(id="own:soup", name="Soup", source="My own", per_100g={"calcium": 40.0})


def _make(path: Path) -> None:
    path.parent.mkdir()
    with contextlib.closing(FoodStore.open(path)) as store:
        with store.importing("Some", "some") as session:
            session.add(many(_FOODS, "milk"))
        store.put_own(_SOUP)
        store.put_recipe(
            Recipe(
                id="own:stew",
                name="Stew",
                yield_grams=10,
                ingredients=(Portion(food="own:soup", grams=10),),
            )
        )
        store.set_favourite("own:soup", True)
        store.note_used("natto", dt.datetime.now(tz=dt.UTC))
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _damage(path: Path, draw: random.Random) -> str:
    if draw.random() < 0.5:
        path.write_bytes(spoiled(path.read_bytes(), draw))
        return "spoiled bytes"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as raw:
        tables = [
            name for name, sql in raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if sql and not name.startswith(("fts_", "sqlite_"))
        ]  # fmt: skip
        table = draw.choice(tables)
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        column, cell = draw.choice(columns), draw.choice(_CELLS)
        with contextlib.suppress(sqlite3.Error):
            raw.execute(f"UPDATE OR IGNORE {table} SET {column} = {cell}")
        return f"{table}.{column} = {cell}"
