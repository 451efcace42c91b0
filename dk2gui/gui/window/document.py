# SPDX-License-Identifier: MIT
"""What is on disk of the scenario file that is open: what is unsaved, and changes outside."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.userdata.atomic import StorageError
from dk2gui.userdata.storage import FileContent, file_sha256


class Document(QObject):
    """Follows one file, None for a scenario that was never saved.

    Signals: changed_outside(): someone else wrote the file, or removed it.
    """

    changed_outside = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        # What this window read from, or wrote to, each file; undo may return to an earlier one.
        self._sha256: dict[Path, str] = {}
        self._saved: dict[Path, Scenario] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_file)
        self._watcher.directoryChanged.connect(self._on_file)

    @property
    def path(self) -> Path | None:
        """The file, None without one."""
        return self._path

    def is_saved(self, scenario: Scenario) -> bool:
        """Whether the file holds this scenario, as far as this window knows."""
        return self._path is not None and self._saved.get(self._path) == scenario

    def holds(self, path: Path, content: FileContent) -> None:
        """A file was read or written: it holds this."""
        self._sha256[path] = content.sha256
        self._saved[path] = content.scenario

    def held(self, path: Path, sha256: str) -> None:
        """A file held bytes of this digest when this window's user saw it last, long ago."""
        self._sha256[path] = sha256
        self._saved.pop(path, None)

    def sha256(self, path: Path | None) -> str:
        """The digest of what this window read from or wrote to a file last, "" for none."""
        return self._sha256.get(path, "") if path is not None else ""

    def forget(self, path: Path) -> None:
        """A file was removed by this window; what it held is not saved any more."""
        self._sha256.pop(path, None)
        self._saved.pop(path, None)

    def follow(self, path: Path | None) -> None:
        """Follow another file."""
        if path == self._path:
            return
        self.pause()
        self._path = path
        self.resume()

    def pause(self) -> None:
        """Watch nothing, while this window writes."""
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)

    def resume(self) -> None:
        """Watch the file again."""
        if self._path is not None and self._path.exists():
            # A file replaced by another one drops out of the watch; its folder does not.
            self._watcher.addPaths([str(self._path), str(self._path.parent)])

    def differs_on_disk(self, path: Path) -> bool:
        """Whether a file holds anything but what this window read or wrote last."""
        try:
            return file_sha256(path) != self._sha256.get(path)
        except StorageError:
            return True

    def _on_file(self, _name: str) -> None:
        if self._path is None:
            return
        if self._path.exists():
            self._watcher.addPath(str(self._path))
        if self._path in self._sha256 and self.differs_on_disk(self._path):
            self.changed_outside.emit()
