# SPDX-License-Identifier: MIT
"""Food search a keystroke: the store against the bare full-text query and a rapidfuzz scan."""

import contextlib
import itertools
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import process

from dk2gui.core.intake.food import Food, Serving
from dk2gui.foods.find.letters import words
from dk2gui.foods.store.food_store import FoodStore
from tests.benchmarks.results import tell

SIZES = (8_000, 400_000, 2_000_000)
RUNS = 5
LIMIT = 50
GOAL_BARE, GOAL_SCAN = 10, 50
# A scan of two million names takes seconds: a few keystrokes tell enough.
SCANNED = ("m", "milk", "salmon smo")

TYPED = ("milk", "butter", "gouda cheese", "salmon smoked", "natto", "dark chocolate", "egg yolk",
         "yogurt plain")  # fmt: skip
FOODS = [
    "milk",
    "cheese",
    "butter",
    "yogurt",
    "cream",
    "bread",
    "salmon",
    "mackerel",
    "herring",
    "chicken",
    "beef",
    "pork",
    "turkey",
    "rice",
    "pasta",
    "noodles",
    "tomato",
    "potato",
    "onion",
    "garlic",
    "spinach",
    "kale",
    "broccoli",
    "apple",
    "orange",
    "banana",
    "cherry",
    "strawberry",
    "blueberry",
    "juice",
    "soda",
    "water",
    "coffee",
    "tea",
    "chocolate",
    "cookie",
    "cracker",
    "cereal",
    "oats",
    "granola",
    "bar",
    "soup",
    "sauce",
    "salsa",
    "ketchup",
    "mustard",
    "mayonnaise",
    "dressing",
    "pickle",
    "olive",
    "oil",
    "vinegar",
    "bean",
    "lentil",
    "pea",
    "corn",
    "tofu",
    "tempeh",
    "natto",
    "miso",
    "egg",
    "yolk",
    "gouda",
    "cheddar",
    "brie",
    "edam",
    "feta",
    "mozzarella",
    "parmesan",
    "ham",
    "bacon",
    "sausage",
    "pizza",
    "burger",
    "sandwich",
    "wrap",
    "taco",
    "burrito",
    "popcorn",
    "pretzel",
    "chips",
    "almond",
    "cashew",
    "walnut",
    "peanut",
    "honey",
    "jam",
    "syrup",
    "sugar",
    "candy",
    "gum",
    "mint",
    "ice",
    "sorbet",
    "pudding",
    "cake",
    "pie",
    "muffin",
    "bagel",
    "donut",
    "waffle",
    "pancake",
]
WAYS = [
    "whole",
    "skim",
    "low",
    "fat",
    "reduced",
    "organic",
    "natural",
    "raw",
    "cooked",
    "boiled",
    "baked",
    "fried",
    "grilled",
    "smoked",
    "dried",
    "canned",
    "frozen",
    "fresh",
    "salted",
    "unsalted",
    "sweetened",
    "unsweetened",
    "plain",
    "vanilla",
    "original",
    "classic",
    "spicy",
    "mild",
    "hot",
    "sliced",
    "shredded",
    "ground",
    "light",
    "dark",
    "sour",
    "crispy",
    "creamy",
    "crunchy",
    "gluten",
    "free",
    "style",
    "mix",
    "family",
    "size",
    "premium",
    "traditional",
    "homestyle",
    "roasted",
    "toasted",
    "stuffed",
    "marinated",
]
_SYLLABLES = [
    "ba",
    "co",
    "del",
    "fer",
    "gan",
    "hol",
    "ina",
    "jo",
    "kel",
    "lor",
    "mar",
    "nes",
    "ora",
    "pel",
    "qui",
    "ros",
    "sam",
    "tor",
    "ul",
    "ves",
    "wil",
    "zan",
]


def _foods(count: int) -> Iterator[Food]:
    """Foods named as tables and labels name them: common words often, rare ones seldom."""
    chance = random.Random(count)
    # Half of all names begin with a fifth of the words, and brands are as uneven.
    brands = ["".join(part).capitalize() for part in itertools.product(_SYLLABLES, repeat=3)]
    common = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(FOODS))))
    usual = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(brands))))
    for number in range(count):
        name = " ".join(chance.choices(FOODS, cum_weights=common, k=chance.randint(1, 2)))
        ways = " ".join(chance.choices(WAYS, k=chance.randint(0, 4)))
        branded = number % 20
        yield Food(
            id=f"bench-{number}",
            name=f"{name}, {ways}".capitalize() if ways else name.capitalize(),
            source="Benchmark",
            per_100g={"calcium": float(number % 300), "vitamin_d": number % 7 / 4}
            if number % 3
            else {"calcium": 12.5},
            category="food",
            servings=(Serving("serving", 30.0),),
            brand=chance.choices(brands, cum_weights=usual)[0] if branded else "",
            barcode=str(4_000_000_000_000 + number) if branded else "",
        )


def _keystrokes() -> list[str]:
    """What stands in the field while the words are typed, letter by letter, up to seven."""
    typed = [text[:length] for text in TYPED for length in (1, 2, 4, 7)]
    return [*dict.fromkeys(text.strip() for text in typed), "gouda chee", "salmon smo"]


def _times(call: Callable[[str], object], queries: Sequence[str], runs: int) -> list[float]:
    taken = []
    for _ in range(runs):
        for query in queries:
            start = time.perf_counter()
            call(query)
            taken.append(time.perf_counter() - start)
    return sorted(taken)


def _p99(sorted_times: list[float]) -> float:
    return sorted_times[int(0.99 * (len(sorted_times) - 1))]


def _plain_index(path: Path, names: Sequence[str]) -> sqlite3.Connection:
    """The floor: nothing but the usual full-text table, its rows in the order of the store's."""
    connection = sqlite3.connect(path)
    connection.execute(
        """CREATE VIRTUAL TABLE plain USING fts5(
            name, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')"""
    )
    connection.executemany("INSERT INTO plain (name) VALUES (?)", ((name,) for name in names))
    connection.commit()
    return connection


def _measure(folder: Path, count: int) -> None:
    with contextlib.closing(FoodStore.open(folder / f"{count}.sqlite3")) as store:
        start = time.perf_counter()
        with store.importing("Benchmark", "Benchmark") as session:
            session.add(_foods(count))
        built = time.perf_counter() - start
        megabytes = sum(file.stat().st_size for file in folder.glob(f"{count}.sqlite3*")) / 1e6
        names = [
            f"{name} {brand}"
            for name, brand in store._connection.execute("SELECT name, brand FROM food_1")
        ]
        plain = _plain_index(folder / f"{count}-plain.sqlite3", names)

        def bare(query: str) -> object:
            expression = " AND ".join(f'"{word}"*' for word in words(query))
            return plain.execute(
                "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rowid LIMIT ?",
                (expression, LIMIT),
            ).fetchall()

        keystrokes = _keystrokes()
        floor = _times(bare, keystrokes, RUNS)
        ours = _times(lambda query: store.search(query, LIMIT), keystrokes, RUNS)
        plain.close()
        scan = _times(lambda query: process.extract(query, names, limit=LIMIT), SCANNED, 1)
    p50, p99 = statistics.median(ours), _p99(ours)
    bare50, bare99 = statistics.median(floor), _p99(floor)
    tell(
        f"food search among {count:,} foods, a keystroke's p99 over the bare query's",
        f"{p99 / bare99:.1f} ({p99 * 1e3:.1f} ms)",
        f"{GOAL_BARE}",
        more=f"p50 {p50 * 1e3:.2f} ms, {p50 / bare50:.1f} x bare; built in {built:.0f} s, "
        f"{megabytes:.0f} MB",
    )
    tell(
        f"a rapidfuzz scan of {count:,} foods over a keystroke's p99",
        f"{statistics.median(scan) / p99:.0f}",
        f">= {GOAL_SCAN}",
    )


def report() -> None:
    """Tell a keystroke's time in stores of several sizes as ratios."""
    with tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            _measure(Path(folder), count)


if __name__ == "__main__":
    report()
