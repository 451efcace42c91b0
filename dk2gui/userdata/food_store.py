# SPDX-License-Identifier: MIT
"""Where the user's food store is, and all foods together; the program goes on without a store."""

from collections.abc import Iterable, Mapping

from dk2gui.core.intake.food import Food
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore, StoreError
from dk2gui.foods.store.schema import BUSY_TIMEOUT_S
from dk2gui.userdata.atomic import data_dir, make_data_dir


def open_library(bundled: Mapping[str, Food], wait_s: float = BUSY_TIMEOUT_S) -> FoodLibrary:
    """The bundled foods with the user's store, which is made when there is none.

    `wait_s` is how long opening it waits for another program that is at it.
    A store that cannot be opened is left alone; the library's `trouble` says why.
    """
    try:
        folder = make_data_dir()
        return FoodLibrary(bundled, FoodStore.open(folder / FILE_NAME, wait_s))
    except (StoreError, OSError) as error:
        library = FoodLibrary(bundled)
        library.trouble = f"Your own and imported foods are not available: {error}"
        return library


def keep_store(library: FoodLibrary) -> str:
    """Write the store again after the data folder was removed; says what became of it."""
    if library.store is None:
        return "Your scenario and settings were saved again."
    try:
        make_data_dir()
        library.store.write_again()
    except (StoreError, OSError) as error:
        return f"Your scenario and settings were saved again, your foods were not: {error}"
    library.refresh()
    return "Your scenario, settings and foods were saved again."


def foods_with(bundled: Mapping[str, Food], wanted: Iterable[str]) -> Mapping[str, Food]:
    """The bundled foods, with the user's store behind them only when a wanted id needs it."""
    if all(food_id in bundled for food_id in wanted) or not (data_dir() / FILE_NAME).exists():
        return bundled
    return open_library(bundled)
