# SPDX-License-Identifier: MIT
"""What the user keeps, as one list: foods, recipes, meals, supplements; and what needs what."""

import contextlib
from collections.abc import Iterable, Sequence

from dk2gui.core.intake.food import Food
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.own import LabelError, Meal, Portion, Product, Recipe
from dk2gui.foods.store.food_store import FoodStore

Kept = Food | Recipe | Meal | Product


class OwnShelf:
    """The user's own entries in a library's store; every method may raise StoreError."""

    def __init__(self, library: FoodLibrary, store: FoodStore) -> None:
        self._library = library
        self._store = store

    def entries(self) -> list[Kept]:
        """All own entries: favourites first, then by name."""
        recipes = self._store.recipes()
        dishes = {recipe.id for recipe in recipes}
        foods = [food for food in self._store.own() if food.id not in dishes]
        kept: list[Kept] = [*foods, *recipes, *self._store.meals(), *self._store.products()]
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

    def set_favourite(self, entry_id: str, on: bool) -> None:
        """Mark an entry as a favourite, or no longer."""
        self._store.set_favourite(entry_id, on)

    def keep(self, entry: Kept) -> None:
        """Keep an entry in place of one with its id; recipes with a changed food follow.

        Raises LabelError when a recipe's ingredient is not known.
        """
        match entry:
            case Product():
                self._store.put_product(entry)
            case Meal():
                self._store.put_meal(entry)
            case Recipe():
                food = entry.food(self._library)
                self._store.put_recipe(entry)
                self._store.put_own(food)
            case Food():
                self._store.put_own(entry)
        self._library.refresh()
        if isinstance(entry, Food | Recipe):
            self._follow(entry.id, {entry.id})

    def _follow(self, food_id: str, done: set[str]) -> None:
        """Make the recipes that hold a changed food anew."""
        for recipe in self._store.recipes():
            if recipe.id in done or not _holds(recipe.ingredients, food_id):
                continue
            # A recipe that can no longer be made stays as it was.
            with contextlib.suppress(LabelError):
                self._store.put_own(recipe.food(self._library))
                self._library.refresh()
                self._follow(recipe.id, done | {recipe.id})

    def remake_recipes(self) -> None:
        """Make all recipes anew, after an import that may have brought other figures."""
        for recipe in self._store.recipes():
            with contextlib.suppress(LabelError):
                self.keep(recipe)

    def delete(self, entry: Kept) -> None:
        """Remove an entry; `keep` brings it back."""
        match entry:
            case Product():
                self._store.delete_product(entry.id)
            case Meal():
                self._store.delete_meal(entry.id)
            case Recipe():
                self._store.delete_recipe(entry.id)
                self._store.delete_own(entry.id)
            case Food():
                self._store.delete_own(entry.id)
        self._library.refresh()

    def users_of(self, food_id: str) -> list[str]:
        """Names of the recipes and meals that hold a food."""
        dishes: list[Recipe | Meal] = [*self._store.recipes(), *self._store.meals()]
        return [dish.name for dish in dishes if _holds(portions_of(dish), food_id)]

    def made_with(self, food_id: str) -> set[str]:
        """Ids of a food and all recipes that hold it, themselves or in an ingredient."""
        found, grew = {food_id}, True
        recipes = self._store.recipes()
        while grew:
            more = {
                recipe.id
                for recipe in recipes
                if any(portion.food in found for portion in recipe.ingredients)
            }
            grew = not more <= found
            found |= more
        return found

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
