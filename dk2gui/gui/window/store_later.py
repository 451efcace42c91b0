# SPDX-License-Identifier: MIT
"""What the store was too busy to take is done beside the window, which never waits for it."""

import contextlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from dk2gui.foods.library import Change, FoodLibrary
from dk2gui.foods.store.food_store import FoodStore, StoreBusyError, StoreError
from dk2gui.gui.tasks import Queue, Task
from dk2gui.present.language import marked, tr

OPEN_WAIT_S: Final = 1.0
"""How long a starting window waits for a store that another program is at."""
WINDOW_WAIT_S: Final = 0.05
"""How long the window itself waits for the store; too short to be felt."""
_LATER_WAIT_S: Final = 1.0
_STOP_WAIT_S: Final = 3.0
_BUSY: Final = marked(
    "Your food store is in use by another program; what you did is remembered as soon as it is "
    "free."
)


class StoreLater(QObject):
    """Does changes of the store again until it takes them, in their order.

    Signals: told(str): what happens to a change, for the user. changed(): the store took one.
    """

    told = Signal(str)
    changed = Signal()

    def __init__(self, library: FoodLibrary, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._library = library
        self._is_leaving = False
        self._queue = Queue(self, (StoreError,))
        self._queue.ready.connect(self._on_done)
        self._queue.failed.connect(self.told)
        if library.store is not None:
            with contextlib.suppress(StoreError):
                library.store.wait_at_most(WINDOW_WAIT_S)
        library.when_busy = self.do

    def do(self, change: Change) -> None:
        """Do a change when the store is free."""
        self._queue.ask(lambda task: self._do(change, task))
        self.told.emit(tr(_BUSY))

    def stop(self) -> None:
        """Wait briefly for what is still to be done."""
        self._is_leaving = True
        self._queue.stop(_STOP_WAIT_S)

    def _do(self, change: Change, task: Task) -> None:
        """In the other thread, with a connection of its own."""
        while True:
            try:
                with contextlib.closing(FoodStore.open(self._path, _LATER_WAIT_S)) as store:
                    change(store)
                return
            except StoreBusyError:
                if task() or self._is_leaving:
                    raise

    def _on_done(self) -> None:
        self._library.refresh()
        self.changed.emit()
