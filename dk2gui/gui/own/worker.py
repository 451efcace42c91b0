# SPDX-License-Identifier: MIT
"""One piece of work beside the window, with progress; it can be stopped and is never waited for
long."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

Tell = Callable[[object], None]
Cancelled = Callable[[], bool]
Work = Callable[[Tell, Cancelled], Any]


class Worker(QObject):
    """Runs one piece of work at a time in a thread of its own.

    Signals: told(object): what the work told on its way. done(object): what it returned.
    failed(object): the exception that ended it. `done` or `failed` follows every `start`, unless
    the work is forgotten first.
    """

    told = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    _came = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._thread: threading.Thread | None = None
        self._cancel = threading.Event()
        self._came.connect(self._on_came)

    @property
    def busy(self) -> bool:
        """Whether something is under way that is still wanted."""
        return self._thread is not None

    def start(self, work: Work) -> None:
        """Start `work`, which gets a function to tell progress and one that tells whether to stop.

        What was under way before is forgotten.
        """
        self.forget()
        self._cancel = cancel = threading.Event()
        # A thread that hangs, on a network or a disk, must not keep the program from ending.
        self._thread = threading.Thread(
            target=self._run, args=(self._number, work, cancel), name="own-foods", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; it then ends with `failed` or, when it was about to end, `done`."""
        self._cancel.set()

    def forget(self) -> None:
        """Ask the work to stop, and hear nothing of it again."""
        self._cancel.set()
        self._number += 1
        self._thread = None

    def stop(self, wait_s: float) -> None:
        """Forget the work, and wait so long for its thread to end."""
        thread = self._thread
        self.forget()
        if thread is not None:
            thread.join(wait_s)

    def _run(self, number: int, work: Work, cancel: threading.Event) -> None:
        def tell(what: object) -> None:
            self._send(number, "told", what)

        try:
            found = work(tell, cancel.is_set)
        except Exception as error:  # whatever it was, the window has to hear of it
            self._send(number, "failed", error)
        else:
            self._send(number, "done", found)

    def _send(self, number: int, kind: str, what: object) -> None:
        # The window may be gone by now, and this object with it.
        with contextlib.suppress(RuntimeError):
            self._came.emit(number, kind, what)

    def _on_came(self, number: int, kind: str, what: object) -> None:
        if number != self._number:
            return
        if kind == "told":
            self.told.emit(what)
            return
        self._thread = None
        (self.done if kind == "done" else self.failed).emit(what)
