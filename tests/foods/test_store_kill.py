# SPDX-License-Identifier: MIT
"""An import killed at any moment leaves all of it or nothing, and a store that works."""

import contextlib
import random
import sqlite3
import subprocess
import sys
import time

from dk2gui.foods.store.food_store import FoodStore
from tests.foods.store_foods import many, plain

FOODS = 10_000
KILLS = 14


def start(path, mark):
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.foods.store_foods", str(path), str(FOODS), mark],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout.readline() == "started\n"
    return process


def tables(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def test_killed_at_any_moment(tmp_path):
    path = tmp_path / "foods.sqlite3"
    store = FoodStore.open(path)
    with store.importing("Before", "before") as session:
        session.add([plain("before", "Milk, before")])
    store.close()
    with start(tmp_path / "timing.sqlite3", "timing") as process:
        begin = time.perf_counter()
        assert process.wait() == 0
    whole = time.perf_counter() - begin

    chance = random.Random(20260301)
    marks = {""}
    for number in range(KILLS):
        mark = f"mark{number}"
        with start(path, mark) as process:
            # Some kills come too late, so that whole imports are seen as well.
            time.sleep(1.3 * whole * (number + chance.random()) / KILLS)
            process.kill()
        tables(path)
        store = FoodStore.open(path)
        of_this = store.search(f"{mark} milk", limit=FOODS)
        last = {record.title for record in store.imports() if record.source == "many"}
        assert len(of_this) == (FOODS // 10 if last == {mark} else 0)
        assert last <= marks | {mark}
        assert len(last) <= 1
        marks |= last
        assert store.count() == 1 + FOODS * len(last)
        assert store.search("milk before")[0].id == "before"
        store.close()
        # Only what is in the store is left in the file.
        assert sum(
            name.startswith("fts_") and name.endswith("_data") for name in tables(path)
        ) == 2 + len(last)

    store = FoodStore.open(path)
    with store.importing("After", "many") as session:
        session.add(many(FOODS, "after"))
    assert len(store.search("after milk", limit=FOODS)) == FOODS // 10
    assert store.count() == 1 + FOODS
    store.close()
