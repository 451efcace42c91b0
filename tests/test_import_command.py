# SPDX-License-Identifier: MIT
"""`dk2gui import` as a user calls it: what it prints where, its exit code, its one line of progress."""

import argparse
import contextlib
import io
import os
import sqlite3
import subprocess
import sys

import pytest

from dk2gui.cli.command_input import InputError, assessed
from dk2gui.cli.import_command import ProgressLine, add_command, progress_text
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import EatenFood, Scenario
from dk2gui.foods.reading.report import Progress
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from tests.foods.import_files import SR28_TEN, off_line, small_fdc_zip

CALL = """
import sys
from dk2gui.cli.main import run
code = run(["import", *sys.argv[1:]])
assert not {"PySide6", "pyqtgraph"} & set(sys.modules)
sys.exit(code)
"""


def run(*arguments) -> int:
    parser = argparse.ArgumentParser(prog="dk2gui")
    add_command(parser.add_subparsers())
    options = parser.parse_args(["import", *map(str, arguments)])
    return options.run(options)


def alone(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-c", CALL, *map(str, arguments)],
        capture_output=True, check=False, env={**os.environ, **environment},
    )  # fmt: skip


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_file_comes_in_and_is_told(capsys, data_folder):
    assert run(SR28_TEN) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    told = printed.out.splitlines()
    assert told[0] == "USDA SR28 (abbreviated, CSV): 10 foods imported; 10 rows read."
    assert told[-1] == "Your store now holds 10 foods."
    store = FoodStore.open(data_folder / FILE_NAME)
    assert [food.id for food in store.search("spinach")] == ["sr28-11457"]
    assert [record.title for record in store.imports()] == [
        "USDA SR28 (abbreviated, CSV), sr28_ten.csv"
    ]
    store.close()


def test_what_stayed_out_is_told(capsys, tmp_path):
    dump = tmp_path / "dump.jsonl"
    dump.write_bytes(
        off_line(code="1", product_name="Milk", nutriments={"calcium_100g": 0.12})
        + off_line(code="2", product_name="Wrong", nutriments={"vitamin-d_100g": 0.01})
        + off_line(code="", product_name="Loose", nutriments={})
    )
    assert run(dump) == 0
    told = capsys.readouterr().out
    assert "1 food imported; 3 rows read" in told
    assert (
        "no food can have: 1 (such as Wrong: Vitamin D 10\u202f000 ug, at most 1\u202f000)" in told
    )
    assert "products without a barcode: 1 (such as Loose)" in told


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n\x00", "is no food database that can be imported"),
        ("a.zip", b"PK\x03\x04", "damaged or cut short"),
        ("empty", b"", "is empty"),
        ("absent", None, "cannot be read (No such file or directory)"),
    ],
)
def test_a_bad_file_makes_no_store(capsys, data_folder, name, data, message):
    path = data_folder.parent / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError) as error:
        run(path)
    assert str(error.value).startswith(f"{path}: ")
    assert message in str(error.value)
    assert capsys.readouterr() == ("", "")
    assert not data_folder.exists()


def test_a_file_that_turns_bad_later_leaves_the_foods_there(capsys, tmp_path, data_folder):
    run(SR28_TEN)
    path = tmp_path / "a.csv"
    path.write_bytes(SR28_TEN.read_bytes() + b"1,too short\n")
    capsys.readouterr()
    with pytest.raises(InputError, match=r"a\.csv, line 12: 2 cells, but the header has 53"):
        run(path)
    assert capsys.readouterr() == ("", "")
    store = FoodStore.open(data_folder / FILE_NAME)
    assert (store.count(), len(store.imports())) == (10, 1)
    store.close()


def test_a_store_that_is_none(tmp_path, data_folder):
    data_folder.mkdir()
    (data_folder / FILE_NAME).write_bytes(b"not a store" * 1000)
    with pytest.raises(InputError, match="is not a food store"):
        run(SR28_TEN)
    assert (data_folder / FILE_NAME).read_bytes() == b"not a store" * 1000


def test_a_folder_that_cannot_be_made(monkeypatch, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("DK2GUI_DATA_DIR", str(tmp_path / "file" / "data"))
    with pytest.raises(InputError, match=r"foods\.sqlite3: cannot be used"):
        run(SR28_TEN)


def test_it_loads_no_qt_and_any_console_will_do(tmp_path):
    dump = tmp_path / "dump.jsonl"
    dump.write_bytes(
        off_line(code="1", product_name="Milk", nutriments={"calcium_100g": 0.1})
        + off_line(code="2", product_name="納豆", nutriments={"zinc_100g": 9})
    )
    done = alone(dump, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u7d0d\u8c46: Zinc 9 000 mg, at most 500" in done.stdout
    refused = alone(tmp_path / "absent")
    assert refused.returncode == 2
    assert b"absent" in refused.stderr
    assert refused.stdout == b""


@pytest.mark.parametrize("is_saving", [False, True])
def test_ctrl_c(monkeypatch, capsys, tmp_path, data_folder, is_saving):
    def stop(_: ProgressLine, progress: Progress) -> None:
        if progress.is_saving == is_saving:
            raise KeyboardInterrupt

    run(SR28_TEN)
    capsys.readouterr()
    monkeypatch.setattr(ProgressLine, "show", stop)
    path = small_fdc_zip(tmp_path / "a.zip", 2000)
    assert run(path) == 130
    assert capsys.readouterr() == ("", f"{path}: stopped; nothing was imported\n")
    store = FoodStore.open(data_folder / FILE_NAME)
    assert store.count() == 10
    store.close()


def test_ctrl_c_that_comes_too_late(monkeypatch, capsys, data_folder):
    def stop(_: FoodStore) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(FoodStore, "count", stop)
    assert run(SR28_TEN) == 130
    assert capsys.readouterr() == ("", f"{SR28_TEN}: stopped; all was imported already\n")


def test_progress_on_a_terminal_leaves_no_trace(monkeypatch, tmp_path, capsys):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert run(small_fdc_zip(tmp_path / "a.zip", 3000)) == 0
    assert "3\u202f000 foods imported" in capsys.readouterr().out
    shown = terminal.getvalue().split("\r")
    assert "Saving 3,000 foods ..." in [text.strip() for text in shown]
    assert "\n" not in terminal.getvalue()
    # The last thing written is spaces over the line.
    assert (shown[-1], shown[-2].strip()) == ("", "")
    assert len(shown[-2]) >= len(shown[-3].rstrip())


def test_a_shorter_text_covers_a_longer_one(monkeypatch):
    terminal = Terminal()
    line = ProgressLine(terminal)
    line.show(Progress(10**9, 2 * 10**9, 123_456))
    line.show(Progress(2 * 10**9, 2 * 10**9, 1, is_saving=True))
    first, second = terminal.getvalue().split("\r")[1:]
    assert len(second) == len(first) > len(second.rstrip())
    line.clear()
    size = len(terminal.getvalue())
    line.clear()
    assert len(terminal.getvalue()) == size


@pytest.mark.parametrize(
    ("progress", "seconds", "text"),
    [
        (Progress(0, 100, 0), 0, "  0%"),
        (Progress(50_000_000, 200_000_000, 0), 2, " 25%  50 of 200 MB, 25 MB/s"),
        (Progress(50_000_000, 200_000_000, 0, 0), 2, " 12%  50 of 200 MB, 25 MB/s"),
        (Progress(200, 200, 30_000, 40_000), 30, " 88%  30,000 foods, 60,000 a minute"),
        (Progress(100, 200, 1_000), 6, " 50%  1,000 foods, 10,000 a minute"),
        (Progress(200, 200, 1_000, is_saving=True), 6, "Saving 1,000 foods ..."),
    ],
)
def test_progress_in_words(progress, seconds, text):
    assert progress_text(progress, seconds) == text


def _set_version(path, version):
    with contextlib.closing(sqlite3.connect(path)) as store:
        store.execute(f"PRAGMA user_version = {version}")


def _damage(path):
    with contextlib.closing(sqlite3.connect(path)) as store, store:
        shelf = store.execute("SELECT shelf FROM import").fetchone()[0]
        store.execute(f"UPDATE food_{shelf} SET packed = x'c1'")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda path: path.write_bytes(b"no store at all" * 100), "move it away"),
        (lambda path: _set_version(path, 99), "made by a newer dk2gui"),
        (_damage, "an entry is damaged"),
    ],
)
def test_a_food_in_a_store_in_trouble_is_told_with_the_trouble(
    capsys, tmp_path, data_folder, spoil, why
):
    run(SR28_TEN)
    scenario = Scenario(
        schema=1, foods=(EatenFood(food="sr28-11457", grams=100, times_per_week=7),)
    )
    assert assessed("plan.json", scenario).nutrients["vitamin_k"].intake.food > 0
    spoil(data_folder / FILE_NAME)
    with pytest.raises(InputError, match="sr28-11457") as told:
        assessed("plan.json", scenario)
    assert why in str(told.value)


def test_one_food_is_told_as_one(capsys, tmp_path):
    dump = tmp_path / "dump.jsonl"
    dump.write_bytes(off_line(code="1", product_name="Milk", nutriments={"calcium_100g": 0.12}))
    assert run(dump) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Your store now holds 1 food."


def test_all_numbers_of_a_report_are_grouped_alike(capsys, tmp_path):
    run(small_fdc_zip(tmp_path / "foods.zip", 1200))
    told = capsys.readouterr().out
    assert "1\u202f200 foods imported" in told
    assert "Your store now holds 1\u202f200 foods." in told
    assert "1,200" not in told


def test_a_console_of_few_letters_shows_no_codes(tmp_path, data_folder):
    path = small_fdc_zip(tmp_path / "foods.zip", 1200)
    done = alone(path, PYTHONIOENCODING="ascii", DK2GUI_DATA_DIR=str(data_folder))
    assert b"1 200 foods imported" in done.stdout


def test_a_first_file_that_turns_bad_leaves_no_store(tmp_path, data_folder):
    path = tmp_path / "a.csv"
    path.write_bytes(SR28_TEN.read_bytes() + b"1,too short\n")
    with pytest.raises(InputError, match="2 cells, but the header has 53"):
        run(path)
    assert not data_folder.exists()


def test_an_empty_store_that_is_open_elsewhere_or_holds_something_stays(data_folder):
    place = data_folder / FILE_NAME
    with contextlib.closing(FoodStore.open(place)) as window:
        FoodStore.discard_empty(place)
        window.put_own(Food("own", "Own", "test", {}))
        assert [food.id for food in window.own()] == ["own"]
    FoodStore.discard_empty(place)
    with contextlib.closing(FoodStore.open(place)) as store:
        assert store.get("own") is not None
        store.delete_own("own")
    FoodStore.discard_empty(place)
    assert not data_folder.exists()


def test_a_map_is_used_and_remembered(tmp_path, capsys, data_folder):
    told = tmp_path / "map.json"
    told.write_text(
        '{"id": "mine", "title": "Mine", "recognise": ["what", "K"], "food": {"name": "what"},'
        ' "columns": [{"header": "K", "is": "mk7", "unit": "ug"}]}'
    )
    table = tmp_path / "table.csv"
    table.write_text("what;K\nNatto;1000\n")
    with pytest.raises(InputError, match="no food database"):
        run(table)
    assert run(table, "--map", told) == 0
    assert "Mine (table): 1 food imported" in capsys.readouterr().out
    told.unlink()
    # The next edition is known by its headers.
    table.write_text("what;K\nNatto;1001\nEgg;-\n")
    assert run(table) == 0
    assert "Mine (table): 2 foods imported" in capsys.readouterr().out
    with pytest.raises(InputError, match=r"map\.json: cannot be read"):
        run(table, "--map", told)
    # What stands among the remembered maps and is none harms nothing.
    (data_folder / "food_maps" / "broken.json").write_text("{")
    assert run(table) == 0
