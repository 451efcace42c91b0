# SPDX-License-Identifier: MIT
"""Which slot of remembered state a window owns, so that two windows never share one."""

from typing import Final

from PySide6.QtCore import QLockFile

from dk2gui.userdata.atomic import make_data_dir
from dk2gui.userdata.storage import FIRST_SLOT

_MOST_WINDOWS: Final = 50


class Session:
    """A slot held by a lock file; the lock of a program that was killed counts for nothing."""

    def __init__(self) -> None:
        self.slot = FIRST_SLOT
        self._lock: QLockFile | None = None
        try:
            folder = make_data_dir()
        except OSError:
            # Nothing can be remembered in such a folder; saving will say so.
            return
        for slot in range(FIRST_SLOT, _MOST_WINDOWS + 1):
            lock = QLockFile(str(folder / f"window-{slot}.lock"))
            lock.setStaleLockTime(0)
            if lock.tryLock(0):
                self.slot, self._lock = slot, lock
                return
            if lock.error() != QLockFile.LockError.LockFailedError:
                return

    def release(self) -> None:
        """Give the slot free."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
