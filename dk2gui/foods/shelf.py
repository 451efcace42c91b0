# SPDX-License-Identifier: MIT
"""What the user keeps, as one list: foods, recipes, meals, supplements; and what needs what."""

from collections.abc import Iterable, Sequence

from dk2gui.core.intake.food import Food
from dk2gui.foods.changes import OwnEntry, made_with
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.own import Meal, Portion, Recipe
from dk2gui.foods.store.food_store import FoodStore

__all__ = ["OwnEntry", "OwnShelf", "portions_of"]


class OwnShelf:
    """The user's own entries in a library's store, to be read; what changes them is in `changes`.

    Every method may raise StoreError.
    """

    def __init__(self, library: FoodLibrary, store: FoodStore) -> None:
        self._library = library
        self._store = store

    def entries(self) -> list[OwnEntry]:
        """All own entries: favourites first, then by name."""
        recipes = self._store.recipes()
        dishes = {recipe.id for recipe in recipes}
        foods = [food for food in self._store.own() if food.id not in dishes]
        kept: list[OwnEntry] = [*foods, *recipes, *self._store.meals(), *self._store.products()]
        liked = self.favourites()
        return sorted(kept, key=lambda entry: (entry.id not in liked, entry.name.casefold()))

    def favourites(self) -> set[str]:
        """Ids of the favourites, of foods that are not own ones too."""
        return set(self._store.favourites())

    def liked_foods(self) -> list[Food]:
        """Favourites among the foods that are not the user's own."""
        own = {entry.id for entry in self.entries()}
        return [
            self._library[food_id]
            for food_id in self._store.favourites()
            if food_id not in own and food_id in self._library
        ]

    def users_of(self, food_id: str) -> list[str]:
        """Names of the recipes and meals that hold a food."""
        dishes: list[Recipe | Meal] = [*self._store.recipes(), *self._store.meals()]
        return [dish.name for dish in dishes if _holds(portions_of(dish), food_id)]

    def made_with(self, food_id: str) -> set[str]:
        """Ids of a food and all recipes that hold it, themselves or in an ingredient."""
        return made_with(food_id, self._store.recipes())

    def needed_foods(self, eaten: Iterable[str]) -> list[Food]:
        """The foods that are eaten or that a recipe or a meal holds, as far as they are known."""
        dishes: list[Recipe | Meal] = [*self._store.recipes(), *self._store.meals()]
        ids = dict.fromkeys(eaten)
        for dish in dishes:
            ids.update(dict.fromkeys(portion.food for portion in portions_of(dish)))
        return [self._library[food_id] for food_id in ids if food_id in self._library]


def portions_of(dish: Recipe | Meal) -> Sequence[Portion]:
    """The foods in a dish."""
    return dish.ingredients if isinstance(dish, Recipe) else dish.portions


def _holds(portions: Sequence[Portion], food_id: str) -> bool:
    return any(portion.food == food_id for portion in portions)
