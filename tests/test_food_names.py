# SPDX-License-Identifier: MIT
"""Foods have names in other languages: found by them and by the English ones, and unchanged."""

import csv

import msgspec
import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.food_fit import fits_person
from dk2gui.core.intake.food_kinds import is_liver
from dk2gui.core.scenario.file_format import encode_scenario
from dk2gui.core.scenario.scenario import EatenFood, Person, Scenario
from dk2gui.data import food_names
from dk2gui.data.food_names import foods_named_in
from dk2gui.data.languages import codes
from dk2gui.data.resource_files import resource_path
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.foods.library import FoodLibrary

ENGLISH = load_foods()
FILES = sorted(resource_path("food_names").glob("*.csv"))


def best(language, typed):
    """The id of the food that comes first."""
    return FoodLibrary(foods_named_in(language)).search(typed)[0].id


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_names_every_food_and_measure_once_and_no_other(path):
    rows = food_names.food_names(path.stem)
    assert path.stem in codes()
    foods = [row.key for row in rows if row.kind == "food"]
    measures = [row.key for row in rows if row.kind == "serving"]
    assert len(rows) == len(foods) + len(measures)
    assert sorted(foods) == sorted(ENGLISH)
    assert sorted(measures) == sorted(
        {serving.name for food in ENGLISH.values() for serving in food.servings}
    )
    for row in rows:
        assert row.name.strip() == row.name
        assert row.name.isprintable()
        assert row.status in ("draft", "reviewed")
    names = [row.name for row in rows if row.kind == "food"]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Makrele, roh", "mackerel"), ("lebertran", "cod-liver-oil"), ("Egli", "perch"),
        ("mackerel", "mackerel"), ("grünkohl", "kale-raw"), ("gruenkohl", "kale-raw"),
        ("Federkohl", "kale-raw"), ("Rüebli", "carrots-cooked"), ("natto", "natto"),
        ("marmite", "yeast-spread"), ("Räucherlax", "salmon-smoked"),
    ],
)  # fmt: skip
def test_a_food_is_found_in_german_by_its_names_of_both_languages(typed, found):
    assert best("de", typed) == found


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("käse", "cheddar"),
        ("käse", "blue-cheese"),
        ("leber", "beef-liver"),
        ("saft", "apple-juice"),
    ],
)
def test_the_last_part_of_a_german_word_finds_it(typed, part):
    found = [food.id for food in FoodLibrary(foods_named_in("de")).search(typed, 100)]
    assert part in found
    assert found[0] != part


def test_what_a_food_is_does_not_depend_on_its_name():
    german = foods_named_in("de")
    people = (
        Person(age_years=30, life_stage="pregnant", sex="female"), Person(age_years=40),
        Person(age_years=8, diet=("vegetarian",)),
    )  # fmt: skip
    for food_id, food in ENGLISH.items():
        other = german[food_id]
        assert is_liver(other) == is_liver(food), food_id
        assert other.per_100g == food.per_100g
        assert [one.grams for one in other.servings] == [one.grams for one in food.servings]
        for person in people:
            assert fits_person(other, person) == fits_person(food, person), food_id


def test_a_scenario_keeps_ids_and_its_figures():
    scenario = Scenario(schema=1, foods=(EatenFood(food="natto", grams=40, times_per_week=3),))
    given = [
        evaluate(scenario, foods_named_in(language), load_constants()) for language in ("en", "de")
    ]
    assert given[0].nutrients == given[1].nutrients
    assert b'"natto"' in encode_scenario(given[1].scenario)


def test_english_and_a_language_without_a_file_read_none(monkeypatch):
    monkeypatch.setattr(csv, "reader", None)
    # Asked for here, as other tests let go of what is kept.
    assert foods_named_in("en") is load_foods()
    assert foods_named_in("tlh") is load_foods()


def test_the_next_language_is_only_a_file(tmp_path, monkeypatch):
    (tmp_path / "food_names").mkdir()
    (tmp_path / "food_names" / "fr.csv").write_text(
        "kind,key,name,also,status\nfood,butter,Beurre,,draft\nserving,tbsp,c. à s.,,draft\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(food_names, "resource_path", lambda name: tmp_path / name)
    foods = foods_named_in("fr")
    assert foods["butter"].name == "Beurre"
    assert "c. à s." in [one.name for one in foods["butter"].servings]
    assert foods["natto"].name == "Natto"
    assert len(foods) == len(ENGLISH)


def test_a_table_in_a_file_has_the_english_names():
    own = msgspec.structs.replace(ENGLISH["natto"], id="mine", name="Meins")
    foods = foods_named_in("de")
    told = food_names.in_english({"kale-raw": foods["kale-raw"], "mine": own})
    assert [food.name for food in told.values()] == ["Kale, raw", "Meins"]
