# SPDX-License-Identifier: MIT
"""All foods the program knows: the bundled ones and, where there is one, the user's store."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice
from typing import Final, TypeVar

from dk2gui.core.intake.food import Food
from dk2gui.foods.changes import Change, Favourite, Used, make_change
from dk2gui.foods.find.barcode import gtin
from dk2gui.foods.find.index import DEFAULT_LIMIT, FoodIndex
from dk2gui.foods.find.letters import fold, words
from dk2gui.foods.find.ranking import found, rank_key
from dk2gui.foods.own import Meal
from dk2gui.foods.store.food_store import FoodStore, ImportRecord, StoreError
from dk2gui.foods.store.shelf import pick_richest, richness

_REMEMBERED: Final = 200
_Answer = TypeVar("_Answer")


class FoodLibrary(Mapping[str, Food]):
    """Foods by id, the bundled ones first, then the store's.

    Iteration and length are those of the bundled and the user's own foods; `[]`, `get` and `in`
    know the imported ones too, of which there may be millions. What was looked up is remembered
    until `refresh`, which is to be called after the store changed. A food that has left the store
    since is still given by `[]`, as it was: it may be on a plate, or in a history. A store that
    fails is as good as empty for that question; `trouble` then says why, for the user.
    `changes` grows whenever other foods may come or lead. Without a store, the favourites and the
    recent foods are those that were given.
    """

    def __init__(
        self,
        bundled: Mapping[str, Food],
        store: FoodStore | None = None,
        favourites: Sequence[str] = (),
        recent: Sequence[str] = (),
    ) -> None:
        self._bundled = bundled
        self._index = FoodIndex(bundled.values())
        self.store: Final = store
        self.changes_go: Callable[[Change], object] | None = None
        """Who sees to what the user changes; None when it is done here and now."""
        self.trouble = ""
        self.changes = 0
        self._favourites = list(favourites)
        self._recent = list(recent)
        self._looked_up: dict[str, Food] = {}
        self._was_there: dict[str, Food] = {}
        self._own: dict[str, Food] = {}
        self.refresh()

    def refresh(self) -> None:
        """Forget what was remembered of the store, and its trouble."""
        self.trouble = ""
        self.changes += 1
        self._was_there |= self._own | self._looked_up
        self._looked_up.clear()
        own = self._ask(FoodStore.own) or []
        self._own = {food.id: food for food in own if food.id not in self._bundled}

    def __getitem__(self, food_id: str) -> Food:
        food = self._there(food_id) or self._was_there.get(food_id)
        if food is None:
            raise KeyError(food_id)
        return food

    def _there(self, food_id: str) -> Food | None:
        """A food that there is now."""
        for known in (self._bundled, self._own, self._looked_up):
            if food_id in known:
                return known[food_id]
        food = self._ask(lambda store: store.get(food_id))
        if food is not None:
            self._looked_up[food_id] = food
        return food

    def __iter__(self) -> Iterator[str]:
        yield from self._bundled
        yield from self._own

    def __len__(self) -> int:
        return len(self._bundled) + len(self._own)

    def search(
        self, query: str, limit: int = DEFAULT_LIMIT, *, is_forgiving: bool = True
    ) -> list[Food]:
        """Foods that fit what was typed, best first.

        Bundled foods, favourites and what was used lately come before the others. Without a
        word to look for: favourites, then what was used lately, then bundled foods. A barcode
        finds its food in whatever form it is typed. Where nothing matches, a slip is forgiven if
        `is_forgiving`.
        """
        favourites, recent = self.favourites(), self.recent()
        if not words(query):
            wished = dict.fromkeys([*favourites, *recent, *self._bundled])
            there = (food for key in wished if (food := self._there(key)) is not None)
            return list(islice(there, max(limit, 0)))
        matches = self._matches(query, limit)
        if not matches and is_forgiving and gtin(query) is None:
            for meant in self._meant(query):
                matches = self._matches(meant, limit)
                if matches:
                    break
        known = {*favourites, *recent}
        asked, liked, used = fold(query), set(favourites), set(recent)
        return sorted(
            matches.values(),
            key=lambda food: (
                food.id not in self._bundled and food.id not in known,
                rank_key(found(food), asked, liked, used),
            ),
        )[: max(limit, 0)]

    def _matches(self, query: str, limit: int) -> dict[str, Food]:
        matches = {food.id: food for food in self._index.search(query, len(self._bundled))}
        for food in self._ask(lambda store: store.search(query, limit)) or []:
            matches.setdefault(food.id, food)
        return matches

    def _meant(self, query: str) -> Iterator[str]:
        """What may be meant by words that match nothing, the likeliest first."""
        yield from self._index.mended(query)
        yield from self._ask(lambda store: store.mended(query)) or []

    def richest(
        self,
        nutrient: str,
        per_portion: bool,
        fits: Callable[[Food], bool] | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> list[Food]:
        """Foods that hold most of a nutrient in 100 g, or in their first serving; see FoodStore."""
        bundled = pick_richest(self._bundled.values(), nutrient, per_portion, fits)
        stored = self._ask(
            lambda store: store.richest(nutrient, per_portion=per_portion, limit=limit, fits=fits)
        )
        rest = [
            (richness(food, nutrient, per_portion) or 0.0, food)
            for food in stored or []
            if food.id not in self._bundled
        ]
        ranked = merge(bundled, rest, key=lambda pair: -pair[0])
        return [food for _, food in islice(ranked, max(limit, 0))]

    def note_used(self, food_id: str, when: dt.datetime) -> None:
        """Remember that a food was put on the plate, if there is a store to remember it."""
        self._change(Used(food_id, when))

    def favourites(self) -> list[str]:
        """Ids of the favourites, oldest first; some may be of meals, or of foods that are gone."""
        return self._favourites if self.store is None else self._ask(FoodStore.favourites) or []

    def set_favourite(self, entry_id: str, on: bool) -> None:
        """Mark a food or a meal as a favourite, or no longer, if there is a store for that."""
        self._change(Favourite(entry_id, on))

    def recent(self) -> list[str]:
        """Ids of the foods used lately, the latest first; some may be gone."""
        if self.store is None:
            return self._recent
        return self._ask(lambda store: store.recent(_REMEMBERED)) or []

    def meals(self) -> list[Meal]:
        """The user's meals by name."""
        return self._ask(FoodStore.meals) or []

    def imports(self) -> list[ImportRecord]:
        """The imports there are now, oldest first; quick enough to ask at every keystroke."""
        return self._ask(FoodStore.imports) or []

    def at_hand(self) -> "FoodLibrary":
        """What can be answered without the store, and in any thread, as it is now.

        The bundled and own foods, and of the imported ones the favourites and those used lately.
        """
        favourites, recent = self.favourites(), self.recent()
        foods = {food_id: self[food_id] for food_id in self}
        for food_id in (*favourites, *recent):
            if food_id not in foods and (food := self._there(food_id)) is not None:
                foods[food_id] = food
        return FoodLibrary(foods, None, favourites, recent)

    def make(self, change: Change) -> None:
        """Change the store here and now. Raises StoreError or LabelError."""
        if self.store is not None:
            make_change(change, self.store, self._bundled)
            self.note_changed(change)

    def note_changed(self, change: Change) -> None:
        """Take note of what was changed in the store, here or in another thread."""
        if isinstance(change, Favourite | Used):
            self.changes += 1
        else:
            self.refresh()

    def _change(self, change: Change) -> None:
        if self.store is None:
            self.changes += 1
        elif self.changes_go is not None:
            self.changes_go(change)
        else:
            try:
                self.make(change)
            except StoreError as error:
                self.trouble = str(error)

    @property
    def bundled(self) -> Mapping[str, Food]:
        """The foods that come with the program."""
        return self._bundled

    def _ask(self, question: Callable[[FoodStore], _Answer]) -> _Answer | None:
        """What the store answers, None when there is none or it fails."""
        if self.store is None:
            return None
        try:
            return question(self.store)
        except StoreError as error:
            self.trouble = str(error)
            return None
