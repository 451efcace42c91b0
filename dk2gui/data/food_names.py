# SPDX-License-Identifier: MIT
"""The program's foods by the names that a language has for them: a file each in `food_names`.

A food whose name is not in the file keeps its English one. English needs no file, and none is
read for it. A further language is a further file.
"""

import csv
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from dk2gui.core.intake.food import Food, Serving
from dk2gui.data.resource_files import resource_path
from dk2gui.data.tables import load_foods

_FOLDER: Final = "food_names"


class FoodName(msgspec.Struct, frozen=True):
    """A row of a file: what a food (its id) or a household measure (in English) is called.

    `also`: further names, between semicolons. `status`: `draft` until somebody has reviewed it.
    """

    kind: str
    key: str
    name: str
    also: str
    status: str


def food_names(language: str) -> tuple[FoodName, ...]:
    """The names of a language; none when there is no file for it."""
    path = resource_path(f"{_FOLDER}/{language}.csv")
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        assert tuple(next(rows)) == FoodName.__struct_fields__
        return tuple(FoodName(*row) for row in rows)


def foods_named_in(language: str) -> Mapping[str, Food]:
    """The foods of the program by id, as the language names them; found by English names too."""
    foods = load_foods()
    names = food_names(language)
    return _NamedFoods(foods, names) if names else foods


def in_english(foods: Mapping[str, Food]) -> Mapping[str, Food]:
    """The same foods, the program's own by their English names, as files hold them."""
    english = load_foods()
    return {food_id: english.get(food_id, food) for food_id, food in foods.items()}


class _NamedFoods(Mapping[str, Food]):
    """Foods with other names, each made when it is first asked for."""

    def __init__(self, foods: Mapping[str, Food], names: tuple[FoodName, ...]) -> None:
        self._foods = foods
        self._names = {row.key: row for row in names if row.kind == "food"}
        self._servings = {row.key: row.name for row in names if row.kind == "serving"}
        self._made: dict[str, Food] = {}

    def __getitem__(self, food_id: str) -> Food:
        made = self._made.get(food_id)
        return made or self._made.setdefault(food_id, self._named(self._foods[food_id]))

    def __contains__(self, food_id: object) -> bool:
        return food_id in self._foods

    def __iter__(self) -> Iterator[str]:
        return iter(self._foods)

    def __len__(self) -> int:
        return len(self._foods)

    def _named(self, food: Food) -> Food:
        row = self._names.get(food.id)
        servings = tuple(
            Serving(self._servings.get(one.name, one.name), one.grams) for one in food.servings
        )
        if row is None:
            return msgspec.structs.replace(food, servings=servings)
        # The English names lead: what tells kinds of foods apart reads them.
        also = ";".join(filter(None, (food.name, food.also, row.also)))
        return msgspec.structs.replace(food, name=row.name, also=also, servings=servings)
