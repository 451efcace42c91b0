# SPDX-License-Identifier: MIT
"""Writes files beside the window: the latest only, soon after the first change that waits."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from dk2gui.gui.tasks import STOP_WAIT_S, Queue, Task
from dk2gui.userdata.atomic import StorageError

Write = Callable[[], None]
"""Writes what is latest. May raise StorageError."""


class WriteLater(QObject):
    """Writes the latest of one thing; an older one never comes after it.

    `gather_s` is how long changes after the first one are waited for, to be written with it; it
    runs in the other thread, whose time does not depend on how busy the window is.
    Signals: failed(str): why it is not written.
    """

    failed = Signal(str)

    def __init__(self, gather_s: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gather_s = gather_s
        self._queue = Queue(self, (StorageError,))
        self._queue.failed.connect(self.failed)
        self._latest: Write | None = None
        self._is_waiting = False
        self._hurry = threading.Event()

    def note(self, write: Write) -> None:
        """Do this soon, in place of what waits."""
        self._latest = write
        if not self._is_waiting:
            self._is_waiting = True
            self._hurry.clear()
            self._queue.ask(self._write_soon)

    def flush(self, wait_s: float = STOP_WAIT_S) -> bool:
        """Write what waits, and wait so long for that; whether it was written in that time."""
        self._hurry.set()
        return self._queue.wait(wait_s)

    def stop(self, wait_s: float = STOP_WAIT_S) -> bool:
        """Write what waits, and no more after that; whether it was written in this time."""
        is_written = self.flush(wait_s)
        self._queue.stop()
        return is_written

    def _write_soon(self, _task: Task) -> None:
        self._hurry.wait(self._gather_s)
        # From here on a change asks for a write of its own: the latest is read after this.
        self._is_waiting = False
        if self._latest is not None:
            self._latest()
