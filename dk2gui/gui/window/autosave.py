# SPDX-License-Identifier: MIT
"""Remembers the last work beside the window, soon after the first edit that is not saved yet."""

from functools import partial
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from dk2gui.gui.write_later import WriteLater
from dk2gui.userdata.atomic import data_dir
from dk2gui.userdata.storage import LastWork, save_last_work

_GATHER_S: Final = 0.3
"""Edits that follow the first one within this time are written with it; a kill loses no more than
that and what the disk takes, however busy the window is."""

LAST_WORK_WAIT_S: Final = 15.0
"""How long a closing window waits for the disk to take the last work, which is worth more than a
quick end; less than systems wait before they end a program that was told to."""


class Autosave(WriteLater):
    """Writes the latest work.

    Signals: failed(str): why nothing is remembered. folder_gone(): the data folder was removed.
    """

    folder_gone = Signal()

    def __init__(self, slot: int, parent: QObject | None = None) -> None:
        super().__init__(_GATHER_S, parent)
        self._slot = slot
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_folder)
        self._watch()

    def note_work(self, work: LastWork) -> None:
        """Remember this soon."""
        self.note(partial(save_last_work, work, self._slot))

    def _watch(self) -> None:
        folder = data_dir()
        if folder.is_dir() and str(folder) not in self._watcher.directories():
            self._watcher.addPath(str(folder))

    def _on_folder(self) -> None:
        if not data_dir().exists():
            self.folder_gone.emit()
            self._watch()
