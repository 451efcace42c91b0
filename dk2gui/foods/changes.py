# SPDX-License-Identifier: MIT
"""What the user does to the store, as values: to be done now, in another thread, or next time.

Doing one twice changes nothing more.
"""

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dk2gui.core.intake.food import Food
from dk2gui.foods.own import LabelError, Meal, Product, Recipe
from dk2gui.foods.store.food_store import FoodStore

OwnEntry = Food | Recipe | Meal | Product


class Keep(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """Keep an own entry - one of these - in place of one with its id; recipes with it follow."""

    food: Food | None = None
    recipe: Recipe | None = None
    meal: Meal | None = None
    product: Product | None = None

    @property
    def entry(self) -> OwnEntry | None:
        """What is to be kept."""
        return self.food or self.recipe or self.meal or self.product


class Delete(msgspec.Struct, frozen=True, tag=True):
    """Remove an own entry; `kind` is the name of its class."""

    kind: str
    id: str


class Favourite(msgspec.Struct, frozen=True, tag=True):
    """Mark a food or a meal as a favourite, or no longer."""

    id: str
    on: bool


class Used(msgspec.Struct, frozen=True, tag=True):
    """Remember that a food was put on the plate."""

    id: str
    when: dt.datetime


class RemakeRecipes(msgspec.Struct, frozen=True, tag=True):
    """Make all recipes anew, after an import that may have brought other figures."""


Change = Keep | Delete | Favourite | Used | RemakeRecipes


def keeping(entry: OwnEntry) -> Keep:
    """The change that keeps an entry."""
    match entry:
        case Food():
            return Keep(food=entry)
        case Recipe():
            return Keep(recipe=entry)
        case Meal():
            return Keep(meal=entry)
        case Product():
            return Keep(product=entry)


def deleting(entry: OwnEntry) -> Delete:
    """The change that removes an entry; `keeping` brings it back."""
    return Delete(type(entry).__name__, entry.id)


def make_change(change: Change, store: FoodStore, bundled: Mapping[str, Food]) -> None:
    """Do all of it, or nothing.

    Raises StoreError, or LabelError when a recipe's ingredient is not known.
    """
    with store.all_or_nothing():
        match change:
            case Keep():
                _keep(change.entry, store, StoreFoods(bundled, store))
            case Delete():
                _delete(change, store)
            case Favourite():
                store.set_favourite(change.id, change.on)
            case Used():
                store.note_used(change.id, change.when)
            case RemakeRecipes():
                recipes = store.recipes()
                _remake(recipes, {recipe.id for recipe in recipes}, store, bundled)


class StoreFoods(Mapping[str, Food]):
    """The foods there are at the moment of asking, in whatever thread the store belongs to."""

    def __init__(self, bundled: Mapping[str, Food], store: FoodStore) -> None:
        self.bundled = bundled
        self._store = store

    def __getitem__(self, food_id: str) -> Food:
        food = self.bundled.get(food_id) or self._store.get(food_id)
        if food is None:
            raise KeyError(food_id)
        return food

    def __iter__(self) -> Iterator[str]:
        yield from self.bundled
        yield from (food.id for food in self._store.own() if food.id not in self.bundled)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _keep(entry: OwnEntry | None, store: FoodStore, foods: StoreFoods) -> None:
    match entry:
        case Product():
            store.put_product(entry)
        case Meal():
            store.put_meal(entry)
        case Recipe():
            food = entry.food(foods)
            store.put_recipe(entry)
            store.put_own(food)
        case Food():
            store.put_own(entry)
    if isinstance(entry, Food | Recipe):
        recipes = store.recipes()
        follow = made_with(entry.id, recipes) - {entry.id}
        _remake(recipes, follow, store, foods.bundled)


def _remake(
    recipes: Sequence[Recipe], wanted: set[str], store: FoodStore, bundled: Mapping[str, Food]
) -> None:
    """Make dishes anew, each after those that it is made from."""
    foods = StoreFoods(bundled, store)
    left = [recipe for recipe in recipes if recipe.id in wanted]
    while left:
        waiting = {recipe.id for recipe in left}
        ready = [recipe for recipe in left if not waiting & _ingredients(recipe)]
        # In a damaged store dishes may be made of each other.
        for recipe in ready or left:
            # One that can no longer be made stays as it was.
            with contextlib.suppress(LabelError):
                store.put_own(recipe.food(foods))
        left = [recipe for recipe in left if recipe not in ready] if ready else []


def _delete(change: Delete, store: FoodStore) -> None:
    match change.kind:
        case Product.__name__:
            store.delete_product(change.id)
        case Meal.__name__:
            store.delete_meal(change.id)
        case Recipe.__name__:
            store.delete_recipe(change.id)
            store.delete_own(change.id)
        case Food.__name__:
            store.delete_own(change.id)


def made_with(food_id: str, recipes: Sequence[Recipe]) -> set[str]:
    """Ids of a food and all recipes that hold it, themselves or in an ingredient."""
    found, grew = {food_id}, True
    while grew:
        more = {recipe.id for recipe in recipes if found & _ingredients(recipe)}
        grew = not more <= found
        found |= more
    return found


def _ingredients(recipe: Recipe) -> set[str]:
    return {portion.food for portion in recipe.ingredients}
