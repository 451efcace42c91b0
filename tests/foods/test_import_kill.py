# SPDX-License-Identifier: MIT
"""`dk2gui import` killed at any moment has imported all of the file or nothing of it."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from dk2gui.foods.reading.run import import_file
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from tests.foods.import_files import SR28_TEN, small_fdc_zip
from tests.signals import heard

FOODS = 12_000
KILLS = 10
MOST_KILLS = 3 * KILLS
CALL = """
import argparse, sys
from dk2gui.cli.import_command import add_command
parser = argparse.ArgumentParser(prog="dk2gui")
add_command(parser.add_subparsers())
options = parser.parse_args(["import", sys.argv[1]])
print("started", flush=True)
sys.exit(options.run(options))
"""


def start(path, folder):
    process = subprocess.Popen(
        [sys.executable, "-c", CALL, str(path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "DK2GUI_DATA_DIR": str(folder)},
        preexec_fn=heard if os.name == "posix" else None,  # noqa: PLW1509
    )  # fmt: skip
    assert process.stdout.readline() == "started\n"
    return process


def count(place):
    """How many foods there are, in a file that is sound and holds nothing else."""
    store = FoodStore.open(place)
    found = store.count()
    listed = {food.id for food in store.search("milk", limit=FOODS)} - {"sr28-01026"}
    assert len(listed) == found - 10
    shelves = len(store.imports()) + 1
    store.close()
    with contextlib.closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]
    assert sum(name.startswith("fts_") and name.endswith("_data") for name in names) == shelves
    return found


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """A release, and how long its import takes here."""
    folder = tmp_path_factory.mktemp("release")
    path = small_fdc_zip(folder / "branded.zip", FOODS)
    with start(path, folder / "timing") as process:
        begin = time.perf_counter()
        out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert "12\u202f000 foods imported" in out
    return path, time.perf_counter() - begin


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT"])
def test_all_or_nothing(tmp_path, release, how):
    path, whole = release
    chance = random.Random(20260301)
    seen = set()
    codes = set()
    stopped = 130 if how == "SIGINT" else -signal.SIGKILL
    for number in range(MOST_KILLS):
        # On a busy machine all of a round may come too early or too late: then there is another.
        if number >= KILLS and 10 in seen and stopped in codes:
            break
        folder = tmp_path / str(number)
        place = folder / FILE_NAME
        store = FoodStore.open(place)
        import_file(SR28_TEN, store)
        store.close()
        with start(path, folder) as process:
            # Some come too late, so that whole imports are seen as well.
            time.sleep(1.2 * whole * (number % KILLS + chance.random()) / KILLS)
            process.send_signal(getattr(signal, how))
            out, err = process.communicate()
        found = count(place)
        assert found in {10, 10 + FOODS}
        seen.add(found)
        codes.add(process.returncode)
        if how == "SIGINT" and process.returncode == 130:
            told = "nothing was imported" if found == 10 else "all was imported already"
            assert (out, err) == ("", f"{path}: stopped; {told}\n")
        if process.returncode == 0:
            assert found == 10 + FOODS
    assert 10 in seen
    assert stopped in codes
    # Whatever was left behind, the next import comes in whole.
    with start(path, tmp_path / "0") as process:
        process.communicate()
    assert count(tmp_path / "0" / FILE_NAME) == 10 + FOODS
