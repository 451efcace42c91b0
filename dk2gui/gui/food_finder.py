# SPDX-License-Identifier: MIT
"""Finding foods as fast as one types: what is in memory answers at once, the store a bit later."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Signal

from dk2gui.core.intake.food import Food
from dk2gui.foods.find.index import FoodIndex
from dk2gui.foods.find.letters import fold, words
from dk2gui.foods.find.ranking import Found, RankKey, found, rank_key, starts_all
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.own import Meal
from dk2gui.foods.store.food_store import FoodStore, StoreError
from dk2gui.gui.tasks import Latest

_SHOWN: Final = 60
_RICH: Final = 300
"""How many of the richest foods a query is then looked for in."""


class Question(msgspec.Struct, frozen=True, eq=False):
    """What is wanted: foods that fit some words, or those that give most of a nutrient."""

    words: str = ""
    richest_in: str = ""
    per_portion: bool = True
    fits: Callable[[Food], bool] | None = None
    meals: bool = False
    """Whether the user's meals are wanted too; they have a place by words alone."""
    is_forgiving: bool = True
    """Whether a slip of typing is forgiven when nothing matches; not when a meal does."""


def answer(library: FoodLibrary, question: Question) -> list[Food]:
    """The foods a library finds, best first."""
    if not question.richest_in:
        count = _SHOWN if question.fits is None else _RICH
        found = library.search(question.words, count, is_forgiving=question.is_forgiving)
        fitting = [food for food in found if question.fits is None or question.fits(food)]
        return fitting[:_SHOWN]
    rich = library.richest(question.richest_in, question.per_portion, question.fits, _RICH)
    if question.words.strip():
        fitting_ids = {food.id for food in FoodIndex(rich).search(question.words, _RICH)}
        rich = [food for food in rich if food.id in fitting_ids]
    return rich[:_SHOWN]


class FoodFinder(QObject):
    """Answers questions for one picker; only the latest question's answers are told.

    Signals: found(list): foods, and meals if they are wanted, best first; once from memory, and
    again when the store has imports. For words the foods at hand lead in both, so that what Enter
    adds does not change in between.
    trouble(str): why the store does not answer; each reason is told once.
    """

    found = Signal(list)
    trouble = Signal(str)

    def __init__(self, library: FoodLibrary, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._path = path
        self._question = Question()
        self._told: set[str] = set()
        self._beside = Latest(self, (StoreError,))
        self._theirs: FoodLibrary | None = None
        self._theirs_is_old = False
        self._beside.ready.connect(self._on_came)
        self._beside.failed.connect(self._tell)
        self._imports = library.imports()
        self._at_hand = library
        self._meals: list[Meal] = []
        self._changes = library.changes
        self.refresh()

    def refresh(self) -> None:
        """Take note that the store has changed; the next question looks at what there is then.

        At once it would make every food a second time before the window is there.
        """
        self._is_old = True

    def _take_stock(self) -> None:
        self._is_old = False
        self._at_hand = self._library.at_hand()
        self._meals = self._library.meals()
        self._theirs_is_old = True
        self._changes = self._library.changes

    def _notice(self) -> None:
        """See what changed since the last question, here or in another window or import."""
        imports = self._library.imports()
        if imports != self._imports:
            self._imports = imports
            self._tell(self._library.trouble)
            self._library.refresh()
        if self._is_old or self._library.changes != self._changes:
            self._take_stock()

    def ask(self, question: Question) -> None:
        """Look for foods; `found` is emitted before this returns, and maybe once more later."""
        self._beside.cancel()
        self._question = question
        self._notice()
        if words(question.words) and any(self._is_wanted(meal) for meal in self._meals):
            question = msgspec.structs.replace(question, is_forgiving=False)
        self.found.emit(self._with_meals(answer(self._at_hand, question)))
        self._tell(self._library.trouble)
        # What comes without a word, favourites and recent foods, is all at hand.
        if self._imports and (words(question.words) or question.richest_in):
            self._beside.ask(lambda _cancelled: self._look(question))

    @property
    def is_looking(self) -> bool:
        """Whether the store has not answered the latest question yet."""
        return self._beside.busy

    def _look(self, question: Question) -> tuple[list[Food], str]:
        """In the other thread, with a store of its own: foods, and why there may be too few."""
        if self._theirs_is_old:
            self._theirs_is_old = False
            self._close()
        if self._theirs is None:
            self._theirs = FoodLibrary(dict(self._at_hand), FoodStore.open(self._path))
        return answer(self._theirs, question), self._theirs.trouble

    def _on_came(self, answered: tuple[list[Food], str]) -> None:
        foods, trouble = answered
        self._tell(trouble)
        self.found.emit(self._with_meals(foods))

    def _with_meals(self, foods: list[Food]) -> list[Food | Meal]:
        """The foods with the meals that fit the latest question.

        Without a word favourite meals lead; with words each meal has its place among what is at
        hand, which is the same in both answers.
        """
        meals = [meal for meal in self._meals if self._is_wanted(meal)]
        if not meals:
            return list(foods)
        at_hand, asked = self._at_hand, fold(self._question.words)
        favourites, recent = set(at_hand.favourites()), set(at_hand.recent())
        if not words(asked):
            return [*(meal for meal in meals if meal.id in favourites), *foods]

        def place(entry: Food | Meal) -> tuple[bool, RankKey]:
            if isinstance(entry, Food):
                known = found(entry)
                return entry.id not in at_hand, rank_key(known, asked, favourites, recent)
            return False, rank_key(Found(entry.id, entry.name, False, 0), asked, favourites, recent)

        return sorted([*meals, *foods], key=place)

    def _is_wanted(self, meal: Meal) -> bool:
        question = self._question
        if not question.meals or question.richest_in:
            return False
        fits = question.fits
        return starts_all(words(question.words), meal.name) and (
            fits is None
            or all(
                portion.food in self._library and fits(self._library[portion.food])
                for portion in meal.portions
            )
        )

    def _tell(self, problem: str) -> None:
        if problem and problem not in self._told:
            self._told.add(problem)
            self.trouble.emit(problem)

    def stop(self) -> None:
        """End the other thread and its store."""
        self._beside.stop(last=self._close)

    def _close(self) -> None:
        if self._theirs is not None and self._theirs.store is not None:
            self._theirs.store.close()
        self._theirs = None
