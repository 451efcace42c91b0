# SPDX-License-Identifier: MIT
"""Remembers the last work beside the window, soon after the first edit that is not saved yet."""

import threading
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from dk2gui.gui.tasks import Queue, Task
from dk2gui.userdata.atomic import StorageError, data_dir
from dk2gui.userdata.storage import LastWork, save_last_work

_GATHER_S: Final = 0.3
"""Edits that follow the first one within this time are written with it; a kill loses no more than
that and what the disk takes, however busy the window is."""


class Autosave(QObject):
    """Writes the latest work; an older one never comes after it.

    Signals: failed(str): why nothing is remembered. folder_gone(): the data folder was removed.
    """

    failed = Signal(str)
    folder_gone = Signal()

    def __init__(self, slot: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slot = slot
        self._queue = Queue(self, (StorageError,))
        self._queue.failed.connect(self.failed)
        self._latest: LastWork | None = None
        self._is_waiting = False
        self._hurry = threading.Event()
        self._writing = threading.Lock()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_folder)
        self._watch()

    def note(self, work: LastWork) -> None:
        """Remember this soon."""
        self._latest = work
        if not self._is_waiting:
            self._is_waiting = True
            self._hurry.clear()
            self._queue.ask(self._write_soon)

    def save_now(self, work: LastWork) -> None:
        """Remember this before returning. Raises StorageError."""
        self._latest = work
        self._write()

    def stop(self) -> None:
        """Write what waits, and no more after that."""
        self._hurry.set()
        self._queue.stop()

    def _write_soon(self, _task: Task) -> None:
        """In the other thread, whose time does not depend on how busy the window is."""
        self._hurry.wait(_GATHER_S)
        # From here on an edit asks for a write of its own: the latest is read after this.
        self._is_waiting = False
        self._write()

    def _write(self) -> None:
        with self._writing:
            if self._latest is not None:
                save_last_work(self._latest, self._slot)

    def _watch(self) -> None:
        folder = data_dir()
        if folder.is_dir() and str(folder) not in self._watcher.directories():
            self._watcher.addPath(str(folder))

    def _on_folder(self) -> None:
        if not data_dir().exists():
            self.folder_gone.emit()
            self._watch()
