# SPDX-License-Identifier: MIT
"""What the user changes in the food store is done beside the window, in order; nothing is lost.

What the store could not take before the window closed, because another program held it, is written
down and done at the next start.
"""

import contextlib
import logging
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from dk2gui.foods.changes import Change, Favourite, Used, make_change
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.own import LabelError
from dk2gui.foods.store.food_store import FoodStore, StoreBusyError, StoreError
from dk2gui.gui.tasks import Queue, Task
from dk2gui.present.language import marked, tr
from dk2gui.userdata.atomic import StorageError
from dk2gui.userdata.waiting import forget_waiting, read_waiting, save_waiting

OPEN_WAIT_S: Final = 1.0
"""How long a starting window waits for a store that another program is at."""
WINDOW_WAIT_S: Final = 0.05
"""How long the window itself waits for the store to answer; too short to be felt."""
_TRY_S: Final = 1.0
_STOP_WAIT_S: Final = 3.0
_BUSY: Final = marked(
    "Your food store is in use by another program; what you did is remembered as soon as it is "
    "free."
)
_LEFT_OVER: Final = marked(
    "What your food store could not take when the window was closed is done now."
)

_log = logging.getLogger(__name__)
Then = Callable[[str], object]
"""Called with what went wrong, "" when it was done."""


class Waiting:
    """A change on its way to the store."""

    def __init__(self, change: Change, then: Then | None, busy: Then | None) -> None:
        self.change = change
        self.then = then
        self.busy = busy
        self.is_done = False
        """Set in the thread of the work, before the window hears of it."""
        self._is_taken_back = threading.Event()

    @property
    def is_taken_back(self) -> bool:
        """Whether it is not wanted any more."""
        return self._is_taken_back.is_set()

    def take_back(self) -> None:
        """Do not do it, unless it was done already, and tell nothing of it."""
        self.then = lambda _problem: None
        self._is_taken_back.set()


class StoreWork(QObject):
    """The one way of the window's changes into the store.

    What is small is done at once when nothing waits and nobody is at the store. All else is done by
    another thread through a connection of its own, which asks until the store takes it.
    Signals: told(str): what happens to a change, for the user. changed(): the store took one that
    had to wait.
    """

    told = Signal(str)
    changed = Signal()

    def __init__(
        self, library: FoodLibrary, path: Path, slot: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._path = path
        self._slot = slot
        self._waiting: list[Waiting] = []
        self._written_down: tuple[Change, ...] = ()
        self._is_given_up = False
        self._is_leaving = threading.Event()
        self._queue = Queue(self, (StoreError, LabelError, StorageError))
        self._queue.told.connect(self._on_busy)
        self._queue.ready.connect(lambda _none: self._on_end(""))
        self._queue.failed.connect(self._on_end)
        if library.store is not None:
            with contextlib.suppress(StoreError):
                library.store.wait_at_most(WINDOW_WAIT_S)
        library.changes_go = self.do

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        return bool(self._waiting)

    def do(self, change: Change, then: Then | None = None, busy: Then | None = None) -> Waiting:
        """Do a change after those before it.

        `busy` is told when it has to wait for another program; without `then` and `busy`, the user
        is told by `told`.
        """
        item = Waiting(change, then, busy)
        is_small = isinstance(change, Favourite | Used)
        if not (is_small and not self._waiting and self._done_at_once(item)):
            self._waiting.append(item)
            self._queue.ask(partial(self._do, item))
        return item

    def resume(self) -> None:
        """Do what an earlier window left."""
        if self._library.store is None:
            return
        left = read_waiting()
        for problem in left.problems:
            self.told.emit(problem)
        if left.changes:
            self.told.emit(tr(_LEFT_OVER))
            # Once it is this window's, the files of others may go.
            self._waiting += [Waiting(change, None, None) for change in left.changes]
            self._write_down()
            forget_waiting(left, self._slot)
            for item in list(self._waiting):
                self._queue.ask(partial(self._do, item))

    def stop(self) -> None:
        """Wait for what is still to be done, but not for long."""
        self._is_leaving.set()
        self._queue.wait(_STOP_WAIT_S)
        if self._written_down:
            _log.warning("%d changes wait for the food store", len(self._written_down))
        self._queue.stop(0.0)
        self._library.changes_go = None

    def _done_at_once(self, item: Waiting) -> bool:
        """Whether the store took it, or refused it, without a moment's wait."""
        store = self._library.store
        if store is None:
            return False
        problem = ""
        try:
            store.wait_at_most(0.0)
            try:
                self._library.make(item.change)
            finally:
                store.wait_at_most(WINDOW_WAIT_S)
        except StoreBusyError:
            return False
        except (StoreError, LabelError) as error:
            problem = str(error)
        self._tell(item, problem)
        return True

    def _do(self, item: Waiting, task: Task) -> None:
        """In the other thread."""
        is_told = False
        while not item.is_taken_back:
            if self._is_given_up:
                # One that comes later must not be done before.
                self._write_down()
                return
            try:
                with contextlib.closing(FoodStore.open(self._path, _TRY_S)) as store:
                    make_change(item.change, store, self._library.bundled)
                break
            except StoreBusyError:
                self._write_down()
                self._is_given_up = self._is_leaving.is_set()
                if not is_told:
                    is_told = True
                    task.tell(None)
        item.is_done = True
        if self._written_down:
            self._write_down()

    def _write_down(self) -> None:
        changes = tuple(
            item.change
            for item in list(self._waiting)
            if not item.is_done and not item.is_taken_back
        )
        if changes != self._written_down:
            # Where nothing can be written, the store cannot be either, and that is told.
            with contextlib.suppress(StorageError):
                save_waiting(changes, self._slot)
                self._written_down = changes

    def _on_busy(self) -> None:
        """The first in the row waits for another program."""
        item = self._waiting[0]
        (item.busy or self.told.emit)(tr(_BUSY))

    def _on_end(self, problem: str) -> None:
        item = self._waiting.pop(0)
        if not problem and not item.is_taken_back:
            self._library.note_changed(item.change)
        self._tell(item, problem)
        self.changed.emit()

    def _tell(self, item: Waiting, problem: str) -> None:
        if item.then is not None:
            item.then(problem)
        elif problem:
            self.told.emit(problem)
