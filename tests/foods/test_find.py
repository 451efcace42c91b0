# SPDX-License-Identifier: MIT
"""Letters, slips of typing and barcodes: what people type finds what is written."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.intake.food import Food
from dk2gui.foods.find.barcode import gtin, is_mistyped_barcode
from dk2gui.foods.find.index import FoodIndex
from dk2gui.foods.find.letters import fold
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.store import schema, upgrade
from dk2gui.foods.store.food_store import FoodStore
from tests.foods.store_foods import plain


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łosoś wędzony", "losos wedzony"), ("Smørost", "smorost"), ("Đuveč", "duvec"),
        ("Weißkäse", "weisskase"), ("Sæterost", "saeterost"), ("Œuf", "oeuf"),
        ("Þorskalýsi", "thorskalysi"), ("Maði", "madi"), ("Işkembe ılık", "iskembe ilik"),
        ("ＢＵＴＴＥＲ", "butter"), ("ﾅｯﾄｳ", "なっとう"), ("ナットウ", "なっとう"), ("nattō", "natto"),
        ("сыр", "syr"), ("Творог", "tvorog"), ("τυρί", "tyri"), ("ΦΈΤΑ", "feta"), ("µg", "ug"),
    ],
)  # fmt: skip
def test_one_folding(written, typed):
    assert fold(written) == fold(typed)
    food = plain("a", written)
    assert FoodIndex([food]).search(typed) == [food]


@given(st.text(max_size=12))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


NAMES = (
    "Cheddar",
    "Sardines, canned",
    "Mackerel, raw",
    "Chives",
    "Milk",
    "Butter, salted",
    "Mozzarella",
)


@pytest.fixture
def library(tmp_path):
    store = FoodStore.open(tmp_path / "foods.sqlite3")
    with store.importing("Test", "Test") as session:
        session.add([plain("imported", "Camembert de Normandie")])
    yield FoodLibrary({name: plain(name, name) for name in NAMES}, store)
    store.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("chedar", "Cheddar"), ("cheddarr", "Cheddar"), ("cheddra", "Cheddar"), ("chuddar", "Cheddar"),
        ("sardin", "Sardines, canned"), ("sardnies", "Sardines, canned"), ("makerel", "Mackerel, raw"),
        ("buter salt", "Butter, salted"), ("camenbert", "Camembert de Normandie"),
        ("camembert normadie", "Camembert de Normandie"), ("mozarela", "Mozzarella"),
    ],
)  # fmt: skip
def test_a_slip_is_forgiven_when_nothing_matches(library, typed, found):
    assert [food.name for food in library.search(typed)] == [found]


def test_a_slip_is_not_looked_for_when_something_matches(library):
    assert [food.name for food in library.search("chiv")] == ["Chives"]
    assert library.search("mlk") == []  # three letters are near too many words
    assert library.search("xheddar") == []  # nobody mistypes the first letter
    assert library.search("chedar", is_forgiving=False) == []


# 036000291452 is the worked example of GS1's General Specifications; 96385074 one of EAN-8.
FORMS = ("036000291452", "0036000291452", "00036000291452", "36000291452", "0-36000-29145-2")


@pytest.mark.parametrize("form", FORMS)
def test_a_barcode_is_one_in_any_form(form):
    assert gtin(form) == 36000291452


@pytest.mark.parametrize(
    ("text", "is_mistyped"),
    [("96385075", True), ("milk", False), ("", False), ("1234567", False), ("00000000", False),
     ("9" * 20, False), ("0000000012345", True)],
)  # fmt: skip
def test_what_is_no_barcode(text, is_mistyped):
    assert gtin(text) is None
    assert is_mistyped_barcode(text) is is_mistyped


def test_a_database_may_hold_a_wrong_check_digit():
    assert gtin("016000000123") == gtin("00016000000123") == 16000000123
    assert is_mistyped_barcode("016000000123")


def branded(food_id, code, dated="", source="USDA FoodData Central, Branded"):
    return Food(
        id=food_id, name="TRIAL MILK", source=source, per_100g={"calcium": 1}, brand="Trial",
        barcode=code, dated=dated,
    )  # fmt: skip


@pytest.mark.parametrize("typed", FORMS)
@pytest.mark.parametrize("written", FORMS[:3])
def test_a_food_is_found_by_its_barcode(library, typed, written):
    with library.store.importing("More", "More") as session:
        session.add([branded("x", written), branded("y", "96385074")])
    assert [food.id for food in library.search(typed)] == ["x"]
    assert library.search("036000291453") == []
    assert [food.id for food in FoodIndex([branded("own-x", written)]).search(typed)] == ["own-x"]


@pytest.mark.parametrize("order", [1, -1])
def test_of_one_source_and_barcode_the_latest_counts(library, order):
    versions = [branded("old", FORMS[0], "2019-04-01"), branded("new", FORMS[2], "2023-10-26")]
    other = branded("off", FORMS[1], "2020", source="Open Food Facts (ODbL)")
    with library.store.importing("More", "More") as session:
        session.add([*versions[::order], other])
    assert {food.id for food in library.search(FORMS[0])} == {"new", "off"}
    # A later import of the same publisher takes the place of the product, whatever its number.
    with library.store.importing("Later", "More") as session:
        session.add([branded("newest", FORMS[0], "2025-01-01")])
    assert {food.id for food in library.search(FORMS[0])} == {"newest"}
    assert library.store.get("old") is None


def test_a_store_of_version_1_is_found_by_barcode_and_letters(tmp_path, monkeypatch):
    path = tmp_path / "foods.sqlite3"
    foods = [branded("x", FORMS[0]), plain("losos", "Łosoś wędzony"), plain("ost", "Ost, smørost")]
    store = FoodStore.open(path)
    with store.importing("Test", "Test") as session:
        session.add(foods)
    store.put_own(plain("own-ost", "Smørost"))
    store.close()
    as_version_1(path)
    store = FoodStore.open(path)
    assert [food.id for food in store.search(FORMS[2])] == ["x"]
    assert [food.id for food in store.search("losos")] == ["losos"]
    assert {food.id for food in store.search("smorost")} == {"ost", "own-ost"}
    assert store.search("smør") == store.search("smor")
    store.close()


def as_version_1(path):
    """The file as the version before wrote it: no barcodes, and words folded as then."""
    with sqlite3.connect(path, isolation_level=None) as made:
        shelves = [shelf for (shelf,) in made.execute("SELECT number FROM shelf")] + [0]
        for shelf in shelves:
            made.execute(f"DROP TABLE code_{shelf}")
            rows = made.execute(f"SELECT row, name, also, brand FROM food_{shelf}").fetchall()
            made.execute(f"DROP TABLE fts_{shelf}")
            made.execute(
                f"CREATE VIRTUAL TABLE fts_{shelf} USING fts5(words, content='', columnsize=0, "
                "detail=none, prefix='1 2 3 4 5 6 7 8', tokenize='ascii')"
            )
            for row, name, also, brand in rows:
                held = upgrade._indexed(
                    upgrade._words_before(f"{name} {also} {brand}"),
                    upgrade._words_before(name.split(",")[0]),
                )
                made.execute(f"INSERT INTO fts_{shelf} (rowid, words) VALUES (?, ?)", (row, held))
        made.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) - 1}")
    made.close()
