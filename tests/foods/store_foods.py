# SPDX-License-Identifier: MIT
"""Foods to fill a store with, and an import of some thousands as a process of its own."""

import sys
from collections.abc import Iterator
from pathlib import Path

from dk2gui.core.intake.food import Food, Serving
from dk2gui.foods.store import imports as store_import
from dk2gui.foods.store.food_store import FoodStore

KINDS = ("milk", "cheese", "butter", "yogurt", "bread", "salmon", "egg", "natto", "apple", "bean")
FULL = Food(
    id="table-1",
    name="Nattō, “hikiwari”",
    source="A table",
    per_100g={"vitamin_d": 0.0, "mk7": 939.5, "mk4": 0.1, "other_mk": 84.0, "calcium": 217.0},
    also="fermented soya beans",
    category="legumes",
    origin="plant",
    fermented=True,
    energy_kcal=212.5,
    vitamin_d2_ug=0.0,
    beta_carotene_ug=1.5,
    servings=(Serving("packet", 45.0), Serving("cup", 175.0)),
    source_id="T 1",
    k2_source="A paper",
    k2_status="measured",
    ranges={"k2": (800.0, 1200.0)},
    note="Sticky.",
    brand="Mito",
    barcode="4901234567894",
    at_least=("calcium",),
    at_most={"vitamin_k1": 0.5},
    traces=("zinc",),
    estimated=("mk4",),
    hydroxy_vitamin_d_ug=0.1,
    dated="2026-11-20",
)


def plain(food_id: str, name: str, brand: str = "", also: str = "", **per_100g: float) -> Food:
    """A food of which little is said."""
    return Food(id=food_id, name=name, source="A table", per_100g=per_100g, also=also, brand=brand)


def many(count: int, mark: str) -> Iterator[Food]:
    """Foods named after what they are, all with the mark in their brand."""
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        yield plain(f"many-{number}", f"{kind} {number}", brand=mark, calcium=float(number))


if __name__ == "__main__":
    # Small pieces, so that there are many moments between which a process can die.
    store_import.PIECE_ROWS = 500
    path, count, mark = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    store = FoodStore.open(path)
    print("started", flush=True)
    with store.importing(mark, "many") as session:
        session.add(many(count, mark))
    print("done", flush=True)
