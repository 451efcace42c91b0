# SPDX-License-Identifier: MIT
"""Finding foods as fast as one types: what is in memory answers at once, the store a bit later."""

import contextlib
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QObject, Signal

from dk2gui.core.food import Food
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.search import FoodIndex
from dk2gui.foods.store import FoodStore, StoreError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

_SHOWN: Final = 60
_RICH: Final = 300
"""How many of the richest foods a query is then looked for in."""


class Question(msgspec.Struct, frozen=True, eq=False):
    """What is wanted: foods that fit some words, or those that give most of a nutrient."""

    words: str = ""
    richest_in: str = ""
    per_portion: bool = True
    fits: Callable[[Food], bool] | None = None


def answer(library: FoodLibrary, question: Question) -> list[Food]:
    """The foods a library finds, best first."""
    if not question.richest_in:
        found = library.search(question.words, _SHOWN if question.fits is None else _RICH)
        fitting = [food for food in found if question.fits is None or question.fits(food)]
        return fitting[:_SHOWN]
    rich = library.richest(question.richest_in, question.per_portion, question.fits, _RICH)
    if question.words.strip():
        fitting_ids = {food.id for food in FoodIndex(rich).search(question.words, _RICH)}
        rich = [food for food in rich if food.id in fitting_ids]
    return rich[:_SHOWN]


class FoodFinder(QObject):
    """Answers questions for one picker; only the latest question's answers are told.

    Signals: found(list): foods, best first; once from memory, and again when the store has
    imports. The bundled foods lead in both, so that what Enter adds does not change in between.
    """

    found = Signal(list)
    _came = Signal(int, list)

    def __init__(self, library: FoodLibrary, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._path = path
        self._numbers = itertools.count(1)
        self._latest = 0
        self._thread: ThreadPoolExecutor | None = None
        self._theirs: FoodLibrary | None = None
        self._theirs_is_old = False
        self._came.connect(self._on_came)
        self.refresh()

    def refresh(self) -> None:
        """Take note that the store has changed."""
        self._at_hand = FoodLibrary(dict(self._library))
        self._theirs_is_old = True
        self._has_imports = False
        if self._library.store is not None:
            with contextlib.suppress(StoreError):
                self._has_imports = bool(self._library.store.imports())

    def ask(self, question: Question) -> None:
        """Look for foods; `found` is emitted before this returns, and maybe once more later."""
        self._latest = next(self._numbers)
        if not (question.words.strip() or question.richest_in):
            # Favourites and recent foods are few and looked up by id.
            self.found.emit(answer(self._library, question))
            return
        self.found.emit(answer(self._at_hand, question))
        if self._has_imports:
            if self._thread is None:
                from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # not at start

                self._thread = ThreadPoolExecutor(1, thread_name_prefix="foods")
            self._thread.submit(self._look, self._latest, question)

    def _look(self, number: int, question: Question) -> None:
        """In the other thread: a store of its own, and nothing for a question that is past."""
        if number != self._latest:
            return
        try:
            if self._theirs_is_old:
                self._theirs_is_old = False
                self._close()
            if self._theirs is None:
                bundled = {key: self._library[key] for key in self._at_hand}
                self._theirs = FoodLibrary(bundled, FoodStore.open(self._path))
            foods = answer(self._theirs, question)
        except StoreError:
            return
        self._came.emit(number, foods)

    def _on_came(self, number: int, foods: list[Food]) -> None:
        if number == self._latest:
            self.found.emit(foods)

    def stop(self) -> None:
        """End the other thread and its store."""
        if self._thread is not None:
            self._latest = next(self._numbers)
            self._thread.submit(self._close)
            self._thread.shutdown(wait=True)
            self._thread = None

    def _close(self) -> None:
        if self._theirs is not None and self._theirs.store is not None:
            self._theirs.store.close()
        self._theirs = None
