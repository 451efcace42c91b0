# SPDX-License-Identifier: MIT
"""The bundled foods: figures checked against their sources, and no figure out of nowhere."""

import re

import pytest

from dk2gui.core.intake.food import MEASURED
from dk2gui.data.tables import load_foods
from dk2gui.foods.find.index import FoodIndex

FOODS = load_foods()
REQUIRED = [
    "natto",
    "goose-liver-paste",
    "hard-cheese",
    "soft-cheese",
    "gouda",
    "egg-yolk",
    "egg-whole",
    "butter",
    "ghee",
    "chicken-breast",
    "chicken-leg",
    "sauerkraut",
    "kale-raw",
    "spinach-raw",
    "broccoli-cooked",
    "salmon-atlantic-cooked",
    "mackerel",
    "herring",
    "sardines-canned",
    "cod-liver-oil",
    "milk-whole",
    "yogurt-plain",
    "mushrooms-uv",
    "mushrooms",
    "orange-juice-fortified",
    "beef-liver",
    "tofu-calcium-set",
    "almonds",
]


def test_there_are_enough_foods_and_the_promised_ones():
    assert len(FOODS) >= 300
    assert set(REQUIRED) <= set(FOODS)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in FOODS)
    assert len({food.name for food in FOODS.values()}) == len(FOODS)


@pytest.mark.parametrize("food", FOODS.values(), ids=lambda food: food.id)
def test_every_food_is_plausible_and_sourced(food):
    assert food.source
    assert food.servings
    assert all(serving.grams > 0 and serving.name for serving in food.servings)
    assert food.origin in ("plant", "dairy", "egg", "fish", "meat")
    assert all(amount >= 0 for amount in food.per_100g.values())
    # Cod liver oil, the richest food, holds 250 ug of vitamin D.
    assert food.per_100g.get("vitamin_d", 0) <= 1000
    assert (food.vitamin_d2_ug or 0) <= food.per_100g.get("vitamin_d", 0)
    assert (food.amount("k2") is not None) == bool(food.k2_source)
    assert bool(food.k2_source) == bool(food.k2_status)
    for nutrient, (low, high) in food.ranges.items():
        assert low - 1e-9 <= food.amount(nutrient) <= high + 1e-9
    retinol, rae = food.per_100g.get("retinol"), food.per_100g.get("vitamin_a")
    if retinol is not None and rae is not None:
        assert rae >= retinol - 1


@pytest.mark.parametrize(
    ("food", "ndb", "nutrient", "expected"),
    [
        # USDA National Nutrient Database SR28, per 100 g, read off its abbreviated table.
        ("salmon-atlantic-cooked", "15237", "vitamin_d", 13.1),
        ("cod-liver-oil", "04589", "vitamin_d", 250),
        ("cod-liver-oil", "04589", "retinol", 30_000),
        ("kale-raw", "11233", "vitamin_k1", 704.8),
        ("spinach-raw", "11457", "vitamin_k1", 482.9),
        ("mushrooms-uv", "11938", "vitamin_d", 26.2),
        ("almonds", "12061", "magnesium", 270),
        ("milk-whole", "01077", "calcium", 113),
        ("beef-liver", "13326", "retinol", 9428),
        ("sardines-canned", "15088", "calcium", 382),
    ],
)
def test_figures_of_sr28(food, ndb, nutrient, expected):
    assert FOODS[food].source_id == f"NDB {ndb}"
    assert FOODS[food].per_100g[nutrient] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("food", "expected"),
    [
        # Schurgers & Vermeer 2000, Haemostasis 30:298: ug of K2 per 100 g, not per serving.
        ("natto", 1103.4),
        ("goose-liver-paste", 369),
        ("hard-cheese", 76.3),
        ("soft-cheese", 56.5),
        ("egg-yolk", 32.1),
        ("butter", 15),
        ("chicken-breast", 8.9),
        ("sauerkraut", 4.8),
    ],
)
def test_k2_is_per_100_g(food, expected):
    assert FOODS[food].amount("k2") == pytest.approx(expected)


def test_one_laboratory_does_not_outrank_another():
    # US mass spectrometry finds far more in milk than Dutch work did; a plain row of skimmed
    # milk from the one must not stand above whole milk from the other.
    milks = [
        FOODS[name].amount("k2") or 0 for name in ("milk-skim", "milk-1-percent", "milk-2-percent")
    ]
    assert max(milks) <= FOODS["milk-whole"].amount("k2")
    for name, food in FOODS.items():
        if food.k2_source.startswith("Fu 2017"):
            assert name.endswith("-us")
            assert "US" in food.name


def test_butter_has_no_vitamin_d_figure_that_is_not_credible():
    assert not FOODS["butter"].is_measured("vitamin_d")
    assert "not used" in FOODS["butter"].note


def test_missing_is_not_zero():
    assert FOODS["salmon-sockeye-cooked"].amount("k2") is None
    assert FOODS["kale-raw"].amount("k2") == 0
    assert any(not food.is_measured("vitamin_d") for food in FOODS.values())
    assert set(MEASURED) >= {nutrient for food in FOODS.values() for nutrient in food.per_100g}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("natto", "natto"),
        ("NATT\u014c", "natto"),
        ("fermented soy", "natto"),
        ("butter", "butter"),
        ("foie gras", "goose-liver-paste"),
        ("canola", "rapeseed-oil"),
        ("herr", "herring"),
    ],
)
def test_search_finds_what_people_mean(query, first):
    assert FoodIndex(FOODS.values()).search(query)[0].id == first


def test_search_needs_every_word():
    index = FoodIndex(FOODS.values())
    assert {food.id for food in index.search("salmon cook")} == {
        "salmon-atlantic-cooked", "salmon-sockeye-cooked",
    }  # fmt: skip
    assert index.search("salmon zzz") == []
    assert len(index.search("", limit=7)) == 7


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        # The articles' own words for foods.
        ("grass-fed butter", "butter"), ("grass fed ghee", "ghee"), ("grass-fed meat", "ground-beef"),
        ("free range egg yolk", "egg-yolk"), ("free-range yolk", "egg-yolk"),
        ("pastured egg yolk", "egg-yolk"), ("conventional yolk", "egg-yolk-us"),
        ("dark chicken meat", "chicken-leg"), ("dark poultry meat", "chicken-leg"),
        ("chicken breast", "chicken-breast"), ("chicken leg", "chicken-leg"), ("fatty fish", "mackerel"),
        ("oily fish", "herring"), ("fish liver oil", "cod-liver-oil"), ("fish-liver oil", "cod-liver-oil"),
        ("organ meat", "beef-liver"), ("liver", "beef-liver"), ("goose liver", "goose-liver-paste"),
        ("hard cheese", "hard-cheese"), ("soft cheese", "soft-cheese"), ("fermented cheese", "gouda"),
        ("full-fat dairy", "milk-whole"), ("fortified food", "corn-flakes"), ("UV-treated mushrooms", "mushrooms-uv"),
        ("natto", "natto"), ("sauerkraut", "sauerkraut"), ("miso", "miso"), ("Gouda", "gouda"),
        ("Brie", "brie"), ("Edam", "edam"), ("leafy greens", "kale-raw"), ("fermented soya", "natto"),
        # What people name daily.
        ("quark", "curd-cheese"), ("skyr", "skyr"), ("paneer", "paneer"), ("labneh", "labneh"),
        ("halloumi", "halloumi"), ("dahi", "dahi"), ("brunost", "brunost"), ("knackebrod", "crispbread"),
        ("renkon", "lotus-root-cooked"), ("mikan", "mandarin"), ("eggplant", "aubergine-cooked"),
        ("moong dal", "mung-beans-cooked"), ("roti", "chapati"), ("vegemite", "yeast-spread"),
        ("reindeer", "reindeer"), ("bok choy", "pak-choi-cooked"), ("leberwurst", "liverwurst"),
        ("hakusai", "chinese-cabbage-cooked"), ("whitebait", "smelt"), ("swede", "swede-cooked"),
    ],
)  # fmt: skip
def test_the_words_people_use_find_a_food(phrase, found):
    assert found in [food.id for food in FoodIndex(FOODS.values()).search(phrase)]


def test_a_claim_in_a_name_is_marked_as_the_articles_own():
    for food, word in (("butter", "Grass-fed"), ("egg-yolk", "Free range"), ("ghee", "Grass-fed")):
        assert f"{word} is the articles' word" in FOODS[food].note


@pytest.mark.parametrize(
    ("food", "low", "high"),
    [
        # Dutch and US laboratories on the same kinds of food; README of the sources.
        ("egg-yolk", 15.5, 64), ("milk-whole", 0.9, 38.1), ("pork-chop", 2.1, 534),
        ("natto", 800, 1357), ("cheddar", 9.3, 282),
    ],
)  # fmt: skip
def test_the_range_of_laboratories_is_an_interval(food, low, high):
    assert FOODS[food].interval("k2") == (low, high)
    assert low <= FOODS[food].amount("k2") <= high
    # The sum takes it over: K1 is the same in both.
    k1 = FOODS[food].per_100g.get("vitamin_k1")
    if k1 is not None:
        assert FOODS[food].interval("vitamin_k") == pytest.approx((low + k1, high + k1))


def test_the_interval_of_other_figures():
    kale = FOODS["kale-raw"]
    assert kale.interval("vitamin_k1") == (704.8, 704.8)
    assert kale.interval("boron") is None
    assert FOODS["paneer"].interval("k2") is None
