# SPDX-License-Identifier: MIT
"""The food library: bundled foods first, the store behind them, and life without a store."""

import datetime as dt

import pytest

from dk2gui.core.intake.food import Food, Serving
from dk2gui.core.intake.intake import intakes
from dk2gui.core.scenario.scenario import EatenFood, Scenario
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.store.food_store import FoodStore
from tests.foods.store_foods import plain

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
BUNDLED = {
    food.id: food
    for food in (
        plain("butter", "Butter", mk4=15, vitamin_d=1),
        plain("gouda", "Gouda", mk7=1, other_mk=40, mk4=5),
        plain("natto", "Natto", mk7=900),
    )
}


@pytest.fixture
def store(tmp_path):
    store = FoodStore.open(tmp_path / "foods.sqlite3")
    with store.importing("Some", "A table") as session:
        session.add(
            [
                plain("i-butter", "Butter, salted", mk4=20),
                plain("i-cookie", "Butter cookie", brand="Bakers"),
                plain("i-brand", "Butter", brand="Dairy & Co"),
                plain("butter", "Shadowed butter", mk7=5000),
            ]
        )
    yield store
    store.close()


def ids(foods):
    return [food.id for food in foods]


def test_bundled_foods_come_before_the_stores(store):
    library = FoodLibrary(BUNDLED, store)
    assert library["butter"] == BUNDLED["butter"]
    assert library["i-brand"].brand == "Dairy & Co"
    assert "i-cookie" in library
    assert "nowhere" not in library
    assert library.get("nowhere") is None
    with pytest.raises(KeyError):
        library["nowhere"]


def test_it_iterates_over_the_bundled_and_the_own_foods(store):
    library = FoodLibrary(BUNDLED, store)
    assert list(library) == ["butter", "gouda", "natto"]
    store.put_own(plain("own-x", "Own"))
    library.refresh()
    assert list(library) == ["butter", "gouda", "natto", "own-x"]
    assert len(library) == 4
    assert dict(library)["own-x"].name == "Own"


def test_what_was_looked_up_stays_on_plates_but_is_not_found(store):
    library = FoodLibrary(BUNDLED, store)
    assert library["i-brand"].name == "Butter"
    store.remove_import(1)
    assert library["i-brand"].name == "Butter"
    library.refresh()
    # It may be on a plate, so it is given as it was; it is no longer offered.
    assert library["i-brand"].name == "Butter"
    assert "i-brand" not in [food.id for food in library.search("butter")]
    assert "i-brand" not in FoodLibrary(BUNDLED, store)


def test_search_puts_what_is_known_first(store):
    library = FoodLibrary(BUNDLED, store)
    assert ids(library.search("butter")) == ["butter", "i-brand", "i-butter", "i-cookie"]
    store.set_favourite("i-cookie", True)
    assert ids(library.search("butter")) == ["butter", "i-cookie", "i-brand", "i-butter"]
    assert ids(library.search("butter", 2)) == ["butter", "i-cookie"]
    assert library.search("xyz") == []


def test_without_a_word_come_favourites_recent_and_bundled_foods(store):
    library = FoodLibrary(BUNDLED, store)
    store.set_favourite("i-butter", True)
    store.set_favourite("gone", True)
    library.note_used("natto", NOON)
    library.note_used("i-butter", NOON)
    assert ids(library.search("")) == ["i-butter", "natto", "butter", "gouda"]
    assert ids(library.search(" - ", 2)) == ["i-butter", "natto"]


def test_what_is_at_hand_leads_as_the_store_does(store):
    store.set_favourite("i-cookie", True)
    store.put_own(plain("own-x", "Butter of mine"))
    library = FoodLibrary(BUNDLED, store)
    library.note_used("i-butter", NOON)
    at_hand = library.at_hand()
    assert set(at_hand) == {"butter", "gouda", "natto", "own-x", "i-cookie", "i-butter"}
    # The own food follows the bundled ones, which both list.
    assert ids(at_hand.search("")) == [*ids(library.search("")), "own-x"]
    behind = FoodLibrary(dict(at_hand), store)
    for query in ("butter", "but", "bakers", "b"):
        mine, all_of_them = ids(at_hand.search(query)), ids(behind.search(query))
        assert mine
        assert all_of_them[: len(mine)] == mine
    assert at_hand.store is None


def test_a_brand_finds_a_food_at_hand(store):
    store.set_favourite("i-brand", True)
    assert ids(FoodLibrary(BUNDLED, store).at_hand().search("dairy butt")) == ["i-brand"]


def test_changes_are_counted(store):
    library = FoodLibrary(BUNDLED, store)
    seen = [library.changes]
    for change in (
        lambda: library.note_used("butter", NOON),
        lambda: library.set_favourite("butter", True),
        library.refresh,
    ):
        change()
        seen.append(library.changes)
    assert len(set(seen)) == len(seen)
    assert library.favourites() == ["butter"]
    library.set_favourite("butter", False)
    assert library.favourites() == []


def test_richest_over_both(store):
    store.put_own(
        Food(
            id="own-k",
            name="Own",
            source="x",
            per_100g={"mk7": 100.0},
            servings=(Serving("cup", 500.0),),
        )
    )
    library = FoodLibrary(BUNDLED, store)
    assert ids(library.richest("k2", per_portion=False)) == [
        "natto",
        "own-k",
        "gouda",
        "i-butter",
        "butter",
    ]
    assert ids(library.richest("k2", per_portion=False, limit=2)) == ["natto", "own-k"]
    assert ids(library.richest("k2", per_portion=True)) == ["own-k"]
    no_own = library.richest(
        "k2", per_portion=False, fits=lambda food: not food.id.startswith("own"), limit=2
    )
    assert ids(no_own) == ["natto", "gouda"]


def test_without_a_store_there_are_the_bundled_foods():
    library = FoodLibrary(BUNDLED)
    assert ids(library.search("butter")) == ["butter"]
    assert ids(library.search("")) == ["butter", "gouda", "natto"]
    assert ids(library.richest("k2", per_portion=False)) == ["natto", "gouda", "butter"]
    library.note_used("butter", NOON)
    assert ("x" in library, library.trouble) == (False, "")


def test_a_store_that_fails_is_told_and_the_bundled_foods_stay(store, tmp_path):
    library = FoodLibrary(BUNDLED, store)
    assert library["i-brand"].name == "Butter"
    store.close()
    assert library.trouble == ""
    assert ids(library.search("butter")) == ["butter"]
    assert str(tmp_path / "foods.sqlite3") in library.trouble
    assert ids(library.richest("k2", per_portion=False)) == ["natto", "gouda", "butter"]
    assert library["butter"] == BUNDLED["butter"]
    # On the plate already: it stays there.
    assert library["i-brand"].name == "Butter"
    assert "i-cookie" not in library


def test_a_plate_takes_foods_of_the_store(store):
    store.put_own(plain("own-x", "Own", mk7=30))
    eaten = (
        EatenFood(food="own-x", grams=200, times_per_week=7),
        EatenFood(food="natto", grams=10, times_per_week=7),
        EatenFood(food="i-butter", grams=10, times_per_week=7),
    )
    mk7 = intakes(Scenario(schema=1, foods=eaten), FoodLibrary(BUNDLED, store))["mk7"]
    assert mk7.food == pytest.approx(60 + 90)
    assert mk7.unmeasured_foods == ("i-butter",)
