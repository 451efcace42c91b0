# SPDX-License-Identifier: MIT
"""The food store: what is put in comes out, imports replace and go, other files are refused."""

import contextlib
import datetime as dt
import sqlite3
import subprocess
import sys
import threading

import pytest

from dk2gui.core.intake.food import Food
from dk2gui.foods.own import (
    LabelAmount,
    Part,
    Portion,
    own_food_from_label,
    own_meal,
    own_product,
    own_recipe,
)
from dk2gui.foods.store import food_store as store_module
from dk2gui.foods.store import imports as store_import
from dk2gui.foods.store import schema as store_schema
from dk2gui.foods.store.food_store import FoodStore, StoreError
from tests.foods.store_foods import FULL, many, plain

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data folder" / "foods.sqlite3"


@pytest.fixture
def store(path):
    store = FoodStore.open(path)
    yield store
    store.close()


def bring(store, foods, source="A table", title="Some foods"):
    with store.importing(title, source) as session:
        session.add(foods)


def look_for_milk(path):
    with contextlib.closing(FoodStore.open(path)) as store:
        return store.search("milk")


def ids(foods):
    return [food.id for food in foods]


def test_a_food_comes_back_as_it_was(store):
    assert all(getattr(FULL, field) not in (None, "", (), {}) for field in Food.__struct_fields__)
    bring(store, [FULL, plain("bare", "Bare")])
    assert store.get("table-1") == FULL
    assert store.get("bare") == plain("bare", "Bare")
    assert store.get("other") is None
    store.put_own(FULL)
    assert store.own() == [FULL]


def test_an_import_is_recorded(store):
    assert (store.count(), store.imports()) == (0, [])
    bring(store, many(30, "first"), "many", "Thirty foods")
    (record,) = store.imports()
    assert (record.title, record.source, record.foods) == ("Thirty foods", "many", 30)
    assert abs(dt.datetime.now(dt.UTC) - record.finished) < dt.timedelta(hours=1)
    assert store.count() == 30


def test_an_import_that_fails_leaves_nothing(store):
    bring(store, [plain("a", "Apple")])

    def breaks():
        yield from many(50, "x")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.importing("Broken", "A table") as session:
        session.add(breaks())
    assert (store.count(), len(store.imports()), store.search("milk")) == (1, 1, [])


def test_an_error_of_the_importer_stays_its_own(store):
    with pytest.raises(FileNotFoundError, match="gone"), store.importing("Broken", "A table"):
        raise FileNotFoundError(2, "gone")


def test_an_import_without_foods_is_none(store):
    bring(store, [])
    assert store.imports() == []


def test_a_food_without_id_is_refused(store):
    with pytest.raises(StoreError, match="'Nobody' has no id"):
        bring(store, [plain("", "Nobody")])
    with pytest.raises(StoreError, match="letters that no file can hold"):
        bring(store, [plain("a", "\ud800")])
    assert store.count() == 0


def test_of_equal_ids_in_one_import_the_last_counts(store):
    bring(
        store,
        [
            plain("a", "Apple", calcium=900),
            plain("a", "Pear", calcium=9),
            plain("b", "Fig", calcium=1),
        ],
    )
    assert ids(store.search("pear")) == ["a"]
    assert store.search("apple") == []
    assert store.richest("calcium", per_portion=False, limit=9)[0].name == "Pear"
    assert store.count() == 2


def test_a_newer_import_of_the_same_source_takes_the_place(store):
    bring(store, [plain("a", "Apple", mk7=1), plain("b", "Banana", mk7=7)])
    bring(store, [plain("a", "Other source", mk7=3)], source="Else")
    bring(store, [plain("a", "Apricot", mk7=2), plain("c", "Cherry")])
    assert ids(store.search("apple")) == []
    assert [food.name for food in store.search("a")] == ["Apricot"]
    assert store.get("a").name == "Apricot"
    assert ids(store.search("b")) == ["b"]
    assert [(record.number, record.foods) for record in store.imports()] == [(1, 1), (2, 1), (3, 2)]
    assert ids(store.richest("k2", per_portion=False, limit=9)) == ["b", "a"]
    bring(store, [plain("b", "Blackberry")])
    assert [record.number for record in store.imports()] == [2, 3, 4]
    assert ids(store.search("banana")) == []


def test_an_import_can_be_removed_and_gives_its_room_back(store, path):
    bring(store, [plain("a", "Apple")])
    store.close()
    small = path.stat().st_size
    store = FoodStore.open(path)
    bring(store, many(20_000, "x"), "many")
    store.set_favourite("many-1", True)
    store.remove_import(2)
    assert ([record.number for record in store.imports()], store.count()) == ([1], 1)
    assert store.search("milk") == []
    assert store.richest("calcium", per_portion=False, limit=3) == []
    assert store.favourites() == ["many-1"]
    store.close()
    assert path.stat().st_size < 2 * small


def test_while_an_import_runs_others_see_none_of_it_and_may_write(store, path):
    bring(store, [plain("a", "Apple")])
    other = FoodStore.open(path)
    with store.importing("Many", "many") as session:
        session.add(many(500, "x"))
        assert (other.count(), other.search("milk")) == (1, [])
        other.set_favourite("a", True)
        with pytest.raises(StoreError, match="another import is running"):
            other.remove_import(1)
        with (
            pytest.raises(StoreError, match="another import is running"),
            other.importing("More", "more"),
        ):
            pass
        # Opening a window does not sweep away what the import is at.
        FoodStore.open(path).close()
        session.add([plain("last", "Milk, last")])
    assert other.count() == 502
    assert other.search("milk las")[0].id == "last"
    other.close()


def test_a_window_searches_all_through_an_import(path):
    window = FoodStore.open(path)
    bring(window, many(100, "old"), "old")
    finished = threading.Event()

    def work():
        importer = FoodStore.open(path)
        bring(importer, many(30_000, "new"), "many")
        importer.close()
        finished.set()

    thread = threading.Thread(target=work)
    thread.start()
    seen = set()
    while not finished.is_set():
        seen.add((window.count(), len(window.search("new milk"))))
        window.note_used("many-1", NOON)
    thread.join()
    seen.add((window.count(), len(window.search("new milk"))))
    window.close()
    assert seen == {(100, 0), (30_100, 50)}


def test_own_foods_are_found_replaced_and_deleted(store):
    store.put_own(plain("own-a", "Granny's cheese", mk7=5))
    store.put_own(plain("own-a", "Grandma's curd", mk7=6))
    assert store.search("granny") == []
    assert [food.name for food in store.search("curd")] == ["Grandma's curd"]
    assert [food.name for food in store.richest("k2", per_portion=False, limit=5)] == [
        "Grandma's curd"
    ]
    assert store.count() == 1
    store.delete_own("own-a")
    assert (store.own(), store.search("curd"), store.get("own-a")) == ([], [], None)


def test_richest_by_weight_and_by_portion(store):
    def portion(food, grams):
        return Food(
            **{
                **{f: getattr(food, f) for f in food.__struct_fields__},
                "servings": (type(FULL.servings[0])("portion", grams),),
            }
        )

    spice = portion(plain("spice", "Parsley, dried", vitamin_k1=1360), 0.5)
    kale = portion(plain("kale", "Kale", vitamin_k1=705), 67)
    bring(store, [kale, spice, plain("none", "Sugar", vitamin_k1=0), plain("unknown", "Chalk")])
    store.put_own(portion(plain("own-x", "Spinach", vitamin_k1=483), 180))
    by_weight = store.richest("vitamin_k1", per_portion=False, limit=9)
    assert ids(by_weight) == ["spice", "kale", "own-x"]
    assert ids(store.richest("vitamin_k1", per_portion=True, limit=2)) == ["own-x", "kale"]
    without = store.richest(
        "vitamin_k", per_portion=False, limit=9, fits=lambda food: food.id != "spice"
    )
    assert ids(without) == ["kale", "own-x"]


def test_favourites_and_recent_foods_outlive_the_window(store, path):
    store.set_favourite("b", True)
    store.set_favourite("a", True)
    store.set_favourite("b", True)
    store.set_favourite("c", True)
    store.set_favourite("c", False)
    store.note_used("x", NOON)
    store.note_used("y", NOON + dt.timedelta(hours=1))
    store.note_used("z", NOON)
    store.note_used("z", NOON + dt.timedelta(hours=2))
    store.close()
    store = FoodStore.open(path)
    assert store.favourites() == ["b", "a"]
    assert (store.recent(9), store.recent(1)) == (["z", "y", "x"], ["z"])


def test_products_recipes_and_meals_are_kept(store, path):
    product = own_product("D3 + K2", [Part("vitamin_d3", 2000, "IU"), Part("mk7", 75, "ug")])
    recipe = own_recipe("Porridge", [Portion("oats", 50), Portion("milk", 200)], 240)
    meal = own_meal("Breakfast", [Portion("oats", 50)])
    store.put_product(product)
    store.put_recipe(recipe)
    store.put_meal(meal)
    store.put_meal(own_meal("Apple break", [Portion("apple", 120)]))
    store.close()
    store = FoodStore.open(path)
    assert store.products() == [product]
    assert store.recipes() == [recipe]
    assert [entry.name for entry in store.meals()] == ["Apple break", "Breakfast"]
    store.delete_product(product.id)
    store.delete_recipe(recipe.id)
    store.delete_meal(meal.id)
    assert (store.products(), store.recipes(), len(store.meals())) == ([], [], 1)


def test_the_cache_forgets_what_is_old(store):
    day = dt.timedelta(days=1)
    store.cache("k", b"\0answer", NOON)
    assert store.cached("k", NOON + day, day) == b"\0answer"
    assert store.cached("k", NOON + 2 * day, day) is None
    # A clock that was wrong when the answer came.
    assert store.cached("k", NOON - day, day) is None
    assert store.cached("other", NOON, day) is None
    store.cache("k", b"new", NOON + day)
    assert store.cached("k", NOON + 2 * day, day) == b"new"


def test_a_label_goes_through_the_store(store):
    food = own_food_from_label("Oat drink", [LabelAmount("vitamin_d", 1.1, "ug")])
    store.put_own(food)
    assert store.get(food.id) == food
    assert not store.get(food.id).is_measured("calcium")


@pytest.mark.parametrize(
    "content", [b"no database at all" * 99, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_another_file_is_refused_and_left_alone(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"foods\.sqlite3"):
        FoodStore.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE photo (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        FoodStore.open(path)
    assert path.read_bytes() == before


def test_a_newer_store_is_left_alone(store, path):
    bring(store, [plain("a", "Apple")])
    store.close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {len(store_schema.MIGRATIONS) + 1}")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(
        StoreError, match=r"version 3, made by a newer dk2gui; this one knows version 2"
    ):
        FoodStore.open(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(path):
    path.parent.mkdir()
    path.touch()
    FoodStore.open(path).close()
    with sqlite3.connect(path) as made:
        assert made.execute("PRAGMA user_version").fetchone() == (len(store_schema.MIGRATIONS),)
    made.close()


def test_an_older_store_is_brought_up_once_or_not_at_all(store, path, monkeypatch):
    bring(store, [plain("a", "Apple")])
    store.close()

    def add_table(connection):
        connection.execute("CREATE TABLE later (x)")

    def fail(connection):
        connection.execute("CREATE TABLE latest (x)")
        raise sqlite3.OperationalError("disk trouble")

    steps = store_schema.MIGRATIONS
    monkeypatch.setattr(store_schema, "MIGRATIONS", (*steps, add_table, fail))
    with pytest.raises(StoreError, match="disk trouble"):
        FoodStore.open(path)
    monkeypatch.setattr(store_schema, "MIGRATIONS", steps)
    store = FoodStore.open(path)
    assert ids(store.search("apple")) == ["a"]
    store.close()
    monkeypatch.setattr(store_schema, "MIGRATIONS", (*steps, add_table))
    for _ in range(2):
        store = FoodStore.open(path)
        assert ids(store.search("apple")) == ["a"]
        store.close()


def test_damage_is_told_with_the_name_of_the_file(store, path):
    bring(store, many(5000, "x"), "many")
    store.close()
    content = bytearray(path.read_bytes())
    content[8192:] = b"\x77" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"foods\.sqlite3.*damaged"):
        look_for_milk(path)


def test_a_folder_in_the_way_is_told(path):
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        FoodStore.open(path)


def test_a_full_disk_does_not_stop_reading(path, monkeypatch):
    with contextlib.closing(FoodStore.open(path)) as store:
        bring(store, [plain("a", "Apple")])
    # What a killed import leaves: a shelf that is to be cleared away.
    with contextlib.closing(sqlite3.connect(path)) as left, left:
        shelf = left.execute("INSERT INTO shelf DEFAULT VALUES RETURNING number").fetchone()[0]
        store_schema.create_shelf(left, shelf)
    connect = store_schema.connect

    def full(path, *wait):
        connection = connect(path)
        connection.execute("PRAGMA max_page_count = 1")
        return connection

    failed = []

    def drop(connection, shelf):
        failed.append(shelf)
        # Clearing up needs room first, for the log of what is changed.
        connection.execute("CREATE TABLE more AS SELECT zeroblob(1000000) AS room")

    monkeypatch.setattr(store_module, "connect", full)
    monkeypatch.setattr(store_import, "drop_shelf", drop)
    with contextlib.closing(FoodStore.open(path)) as store:
        assert failed == [shelf]
        assert ids(store.search("apple")) == ["a"]
        with pytest.raises(StoreError, match="the disk is full"):
            store.put_own(plain("b", "Bread", also="x" * 1_000_000))
    monkeypatch.undo()
    with contextlib.closing(FoodStore.open(path)) as store:
        assert ids(store.search("apple")) == ["a"]


def test_the_imports_that_hold_a_food(store):
    bring(store, [plain("a", "Apple"), plain("b", "Bread")], "one")
    bring(store, [plain("a", "Apple")], "two")
    first, second = (record.number for record in store.imports())
    assert store.imports_with("a") == {first, second}
    assert store.imports_with("b") == {first}
    store.put_own(plain("c", "Cress"))
    assert store.imports_with("c") == set()


def test_a_store_that_cannot_be_written_is_read(path, monkeypatch):
    with contextlib.closing(FoodStore.open(path)) as store:
        bring(store, [plain("a", "Apple")])
    before = path.read_bytes()
    connect = sqlite3.connect

    def as_on_a_read_only_disk(database, *arguments, uri=False, **options):
        if not uri:
            database = f"{path.as_uri()}?mode=ro"
        return connect(database, *arguments, uri=True, **options)

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", as_on_a_read_only_disk)
        with contextlib.closing(FoodStore.open(path)) as store:
            assert ids(store.search("apple")) == ["a"]
            with pytest.raises(StoreError, match="cannot be written"):
                store.put_own(plain("b", "Bread"))
        with contextlib.closing(connect(path)) as newer:
            newer.execute("PRAGMA user_version = 99")
            newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with pytest.raises(StoreError, match="made by a newer"):
            FoodStore.open(path)
    with contextlib.closing(connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {len(store_schema.MIGRATIONS)}")
    assert len(path.read_bytes()) == len(before)


@pytest.mark.parametrize("damage", ["NULL", "5", "'text'", "x'00'"])
def test_a_row_of_another_kind_is_a_store_error(tmp_path, damage):
    path = tmp_path / "foods.sqlite3"
    with contextlib.closing(FoodStore.open(path)) as store:
        store.put_own(Food(id="own:soup", name="Soup", source="My own", per_100g={"calcium": 1.0}))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = 1")
        raw.execute("PRAGMA writable_schema = 1")
        raw.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'packed BLOB NOT NULL', 'packed BLOB')"
        )
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(f"UPDATE food_0 SET packed = {damage}")
    with contextlib.closing(FoodStore.open(path)) as store, pytest.raises(StoreError):
        store.own()


_OPENS_AND_CLOSES = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
other.execute("ROLLBACK")
other.close()
"""


def test_nothing_is_lost_when_another_program_leaves_the_store(tmp_path):
    """Opening a second connection must not end the locks of the first one."""
    path = tmp_path / "foods.sqlite3"
    with contextlib.closing(FoodStore.open(path)) as store:
        store.put_own(plain("own:a", "A"))
        FoodStore.open(path).close()
        subprocess.run([sys.executable, "-c", _OPENS_AND_CLOSES, str(path)], check=True)
        store.put_own(plain("own:b", "B"))
        with contextlib.closing(FoodStore.open(path)) as other:
            assert [food.id for food in other.own()] == ["own:a", "own:b"]
