# SPDX-License-Identifier: MIT
"""An import as a whole: formats by content, progress, stopping, what happens to earlier imports."""

import os
import random
import sqlite3

import pytest

from dk2gui.foods.reading import food_file
from dk2gui.foods.reading.errors import ImportCancelledError
from dk2gui.foods.reading.report import Progress
from dk2gui.foods.reading.run import import_file
from dk2gui.foods.store.food_store import FoodStore, StoreError
from tests.foods.import_files import SR28_TEN, Memory, imported, off_line, off_table, small_fdc_zip


@pytest.mark.parametrize("name", ["a", "a.zip", "a.json", "a.pdf", "é 🍊.txt"])
def test_the_name_does_not_matter(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(SR28_TEN.read_bytes())
    assert len(imported(path)[0]) == 10
    assert len(imported(small_fdc_zip(path, 7))[0]) == 7


def test_a_name_that_is_no_text(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9\n.csv")
    path.write_bytes(SR28_TEN.read_bytes())
    store = FoodStore.open(tmp_path / "foods.sqlite3")
    assert import_file(path, store).foods == 10
    assert store.imports()[0].title == "USDA SR28 (abbreviated, CSV), caf? .csv"
    store.close()


@pytest.mark.parametrize("kind", ["tables", "lines"])
def test_progress_goes_forward_to_the_end(tmp_path, kind, monkeypatch):
    monkeypatch.setattr(food_file, "READ_BYTES", 4096)
    path = tmp_path / "a"
    if kind == "tables":
        small_fdc_zip(path, 5000)
    else:
        path.write_bytes(off_table([(n, f"Milk {n}", "", "", "", 0.1, "") for n in range(5000)]))
    seen: list[Progress] = []
    imported(path, on_progress=seen.append)
    shares = [progress.share for progress in seen]
    # The store gets foods by the thousand, while a block of the file holds fewer.
    assert len(seen) > 10
    assert shares == sorted(shares)
    assert (shares[-1], seen[-1].foods, seen[-1].is_saving) == (1, 5000, True)
    assert [progress.is_saving for progress in seen].count(True) == 1
    assert shares[0] < 0.1


def test_stopping_at_any_tick_leaves_nothing(tmp_path):
    path = small_fdc_zip(tmp_path / "a.zip", 3000)
    ticks = 0

    def count(_: Progress) -> None:
        nonlocal ticks
        ticks += 1

    imported(path, on_progress=count)
    assert ticks >= 5
    store = FoodStore.open(tmp_path / "foods.sqlite3")
    import_file(SR28_TEN, store)
    for last in range(ticks):
        left = iter(range(last))
        with pytest.raises(ImportCancelledError, match="the import was stopped"):
            import_file(path, store, cancelled=lambda left=left: next(left, None) is None)
        assert store.count() == 10
    assert import_file(path, store).foods == 3000
    assert store.count() == 3010
    store.close()


def test_what_progress_raises_ends_the_import(tmp_path):
    memory = Memory()

    def broken(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(SR28_TEN, memory, on_progress=broken)
    assert memory.foods == {}


def test_an_import_again_takes_the_place_of_the_first(tmp_path):
    store = FoodStore.open(tmp_path / "foods.sqlite3")
    dump = tmp_path / "off.jsonl"
    for calcium in (0.1, 0.2):
        dump.write_bytes(
            off_line(code="401", product_name="Milk", nutriments={"calcium_100g": calcium})
        )
        import_file(dump, store)
        import_file(SR28_TEN, store)
    assert store.count() == 11
    assert store.get("off-401").per_100g == {"calcium": 200}
    assert [record.source for record in store.imports()] == ["Open Food Facts", "USDA SR28"]
    store.close()


def test_a_busy_store_says_so(tmp_path):
    path = tmp_path / "foods.sqlite3"
    store = FoodStore.open(path)
    other = FoodStore.open(path)
    with (
        other.importing("Other", "other"),
        pytest.raises(StoreError, match="another import is running"),
    ):
        import_file(SR28_TEN, store)
    store.close()
    other.close()


def test_ten_thousand_foods_in_any_order_of_rows(tmp_path):
    chance = random.Random(20260301)
    numbers = chance.sample(range(10**9), 10_000)
    path = tmp_path / "a.csv"
    path.write_bytes(
        off_table([(n, f"Milk {n}", "", "", "", n % 15_000 / 1000, "") for n in numbers])
    )
    store = FoodStore.open(tmp_path / "foods.sqlite3")
    assert import_file(path, store).foods == 10_000
    for number in chance.sample(numbers, 20):
        expected = pytest.approx(number % 15_000)
        assert store.get(f"off-{number}").per_100g["calcium"] == expected
    store.close()
    with sqlite3.connect(tmp_path / "foods.sqlite3") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
