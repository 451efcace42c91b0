# SPDX-License-Identifier: MIT
"""Search in the store: the same foods as comparing word by word, in an order people expect."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dk2gui.foods.find.index import FoodIndex
from dk2gui.foods.find.letters import words
from dk2gui.foods.store.food_store import FoodStore
from dk2gui.foods.store.shelf import CANDIDATES
from tests.foods.store_foods import plain

# Words that share beginnings, with what trips up a search: diacritics, signs, other scripts.
WORDS = ("milk", "Milky", "mil", "nattō", "Natto", "½ fat", "Käse", "käsé", "ΣΟΦΟΣ", "℡", "豆腐", "O'Neil",
         "100%", "a", "ab", "ABC", "e\u0301gg", "\U0001f95b", "क्षीर", "ﬁsh", "fi", "AND", "NEAR")  # fmt: skip
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=4).map(" ".join)
storable = texts.filter(
    lambda text: text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text)
)


@pytest.fixture
def store(tmp_path):
    store = FoodStore.open(tmp_path / "foods.sqlite3")
    yield store
    store.close()


@pytest.fixture(scope="module")
def store_of_milk(tmp_path_factory):
    store = FoodStore.open(tmp_path_factory.mktemp("milk") / "foods.sqlite3")
    bring(store, plain("milk", "Milk"))
    yield store
    store.close()


def bring(store, *foods, source="A table"):
    with store.importing("Some", source) as session:
        session.add(foods)


def names(foods):
    return [food.name for food in foods]


@settings(max_examples=60)
@given(
    foods=st.lists(st.tuples(storable, storable, storable, st.booleans()), max_size=30),
    queries=st.lists(texts, min_size=1, max_size=8),
)
def test_finds_what_a_scan_finds(foods, queries):
    held = [
        (plain(f"f{n}", name, brand, also), own) for n, (name, also, brand, own) in enumerate(foods)
    ]
    with TemporaryDirectory() as folder:
        store = FoodStore.open(Path(folder) / "foods.sqlite3")
        bring(store, *(food for food, own in held if not own))
        for food, own in held:
            if own:
                store.put_own(food)
        for query in queries:
            wanted = words(query)
            expected = {
                food.id
                for food, _ in held
                if wanted
                and all(
                    any(
                        word.startswith(start)
                        for word in words(f"{food.name} {food.also} {food.brand}")
                    )
                    for start in wanted
                )
            }
            result = store.search(query)
            assert {food.id for food in result} == expected
            assert len(result) == len(expected)
            assert len(store.search(query, 2)) == min(2, len(expected))
        store.close()


@given(st.text(max_size=30))
@example('"')
@example('milk" OR "x')
@example("a* NOT b")
@example("NEAR(milk butter, 5)")
@example("words:milk ^a -b + {c}")
@example("mil\0k")
@example("\ud800")
@example("¶milk")
@example("milk " * 20_000)
@example("m" * 100_000)
@example(" ".join(f"w{n}" for n in range(5000)))
@example("\U0001f95b \u202e \x1f")
def test_no_text_breaks_the_search(store_of_milk, query):
    assert {food.id for food in store_of_milk.search(query)} <= {"milk"}
    assert store_of_milk.get(query) is None or query == "milk"


def test_long_words_and_many_words_are_compared_whole(store):
    long = "x" * 300
    many = " ".join(f"w{n}" for n in range(40))
    bring(store, plain("a", f"{long}y"), plain("b", many), plain("c", f"{many} w40"))
    assert [food.id for food in store.search(long)] == ["a"]
    assert store.search(f"{long}z") == []
    assert {food.id for food in store.search(many)} == {"b", "c"}
    assert [food.id for food in store.search(f"{many} w40")] == ["c"]


def test_no_word_finds_nothing(store):
    bring(store, plain("a", "Apple"))
    assert store.search("") == store.search(" ,-!") == store.search("apple", 0) == []


def test_folding_agrees_with_the_bundled_search():
    foods = [plain(f"f{n}", word) for n, word in enumerate(WORDS)]
    index, store_words = FoodIndex(foods), {food.id: words(food.name) for food in foods}
    for query in ("natto", "kase", "milk", "σοφος", "豆", "fish", "100"):
        assert {food.id for food in index.search(query)} == {
            key
            for key, held in store_words.items()
            if any(w.startswith(words(query)[0]) for w in held)
        }


def test_butter_comes_before_butterscotch_and_peanut_butter(store):
    bring(
        store,
        plain("1", "Peanut butter", vitamin_d=0, mk4=0),
        plain("2", "Butterscotch", vitamin_d=0, mk4=0),
        plain("3", "Butter, salted"),
        plain("4", "Butter", brand="Dairy & Co"),
        plain("5", "Buttermilk"),
    )
    assert names(store.search("butter")) == [
        "Butter", "Butter, salted", "Butterscotch", "Buttermilk", "Peanut butter",
    ]  # fmt: skip
    assert store.search("BUTTER ")[0].name == "Butter"


def test_favourites_then_recent_foods_come_first_among_the_rest(store):
    bring(
        store,
        *(plain(name, name) for name in ("Cheese", "Cheese, old", "Goat cheese", "Sheep cheese")),
    )
    store.set_favourite("Sheep cheese", True)
    store.note_used("Goat cheese", dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    assert names(store.search("cheese")) == ["Cheese", "Sheep cheese", "Goat cheese", "Cheese, old"]


def test_measured_before_not_measured_and_analysed_before_branded(store):
    bring(
        store,
        plain("1", "Curd A", brand="Dairy & Co", vitamin_d=1, mk7=1),
        plain("2", "Curd B"),
        plain("3", "Curd C", vitamin_d=0),
        plain("4", "Curd D with herbs", vitamin_d=0, mk4=3),
    )
    assert names(store.search("curd")) == ["Curd D with herbs", "Curd C", "Curd B", "Curd A"]


def test_among_very_many_the_exact_name_and_the_favourite_are_not_lost(store):
    crowd = [plain(f"c{n}", f"Oat milk {n}", vitamin_d=1, mk7=0) for n in range(3 * CANDIDATES)]
    bring(
        store,
        *crowd,
        plain("exact", "Milk", brand="Z"),
        plain("mine", "Zebra milk from far away", brand="Z"),
    )
    store.set_favourite("mine", True)
    assert names(store.search("milk"))[:2] == ["Milk", "Zebra milk from far away"]
    assert names(store.search("mil"))[0] == "Zebra milk from far away"
    assert len(store.search("milk", limit=len(crowd) + 2)) == len(crowd) + 2


def test_what_several_imports_hold_is_ranked_together(store):
    bring(store, plain("a", "Gouda, young", brand="X"), source="one")
    bring(store, plain("b", "Gouda"), plain("c", "Old gouda"), source="two")
    store.put_own(plain("own-g", "Gouda from the farm"))
    assert [food.id for food in store.search("gouda")] == ["b", "a", "own-g", "c"]


def test_the_brand_and_other_names_are_found(store):
    bring(store, plain("a", "Spread", brand="Nöttly"), plain("b", "Rapeseed oil", also="canola"))
    assert [food.id for food in store.search("nottly spr")] == ["a"]
    assert [food.id for food in store.search("canola")] == ["b"]
