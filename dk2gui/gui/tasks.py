# SPDX-License-Identifier: MIT
"""The one runner of work beside the window; what comes of it arrives on the window's thread."""

import contextlib
import sys
import threading
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, Signal

from dk2gui.present.language import tr

Cancelled = Callable[[], bool]

STOP_WAIT_S: Final = 2.0
"""How long a closing window waits for work that does not look whether it is still wanted."""
_NEVER_MS: Final = -1

_left_running: list[QThreadPool] = []
"""What hangs, on a network or a disk. A pool that is destroyed would wait for it for ever."""


class Task:
    """One piece of work: calling it tells whether it is not wanted any more."""

    def __init__(self, number: int, send: Callable[[int, str, object], None]) -> None:
        self.number = number
        self._send = send
        self._cancel = threading.Event()

    def __call__(self) -> bool:
        return self._cancel.is_set()

    def tell(self, what: object) -> None:
        """Tell something on the way, such as progress; it comes out of `told`."""
        self._send(self.number, "told", what)

    def cancel(self) -> None:
        """Let the work know that it is not wanted any more."""
        self._cancel.set()


Work = Callable[[Task], Any]


class Tasks(QObject):
    """Runs pieces of work one after the other in a thread that stays the same.

    Exceptions of the kinds in `expected` are answers: their words come out of `failed`. Any other
    one is handed to `sys.excepthook` on the window's thread, and `failed` names its kind.

    Signals: told(object): what work told on its way. ready(object): what it returned.
    failed(str): why it could not.
    """

    told = Signal(object)
    ready = Signal(object)
    failed = Signal(str)
    _came = Signal(int, str, object)

    def __init__(
        self,
        parent: QObject | None = None,
        expected: tuple[type[Exception], ...] = (ValueError,),
    ) -> None:
        super().__init__(parent)
        self._expected = expected
        self._numbers = 0
        self._wanted: dict[int, Task] = {}
        self._pool: QThreadPool | None = None
        self._came.connect(self._on_came)

    @property
    def busy(self) -> bool:
        """Whether something is under way that is still wanted."""
        return bool(self._wanted)

    def ask(self, work: Work) -> None:
        """Do `work`, which gets its `Task`, after what was asked before."""
        self._numbers += 1
        task = Task(self._numbers, self._send)
        self._wanted[task.number] = task
        self._started().start(lambda: self._run(task, work))

    def _started(self) -> QThreadPool:
        if self._pool is None:
            self._pool = QThreadPool()
            self._pool.setMaxThreadCount(1)
            self._pool.setExpiryTimeout(_NEVER_MS)
        return self._pool

    def interrupt(self) -> None:
        """Ask what is under way to stop; what comes of it is still told."""
        for task in self._wanted.values():
            task.cancel()

    def cancel(self) -> None:
        """Nothing that is under way is wanted any more, and nothing of it is told."""
        self.interrupt()
        self._wanted.clear()

    def stop(self, wait_s: float = STOP_WAIT_S, last: Callable[[], None] | None = None) -> None:
        """Cancel, do `last` in the thread of the work, and wait so long for that to end."""
        self.cancel()
        pool, self._pool = self._pool, None
        if pool is None:
            return
        if last is not None:
            pool.start(last)
        if not pool.waitForDone(round(wait_s * 1000)):
            _left_running.append(pool)

    def _run(self, task: Task, work: Work) -> None:
        if task():
            self._send(task.number, "cancelled", None)
            return
        try:
            found = work(task)
        except Exception as error:  # whatever it was, the window has to hear of it
            self._send(task.number, "failed", error)
        else:
            self._send(task.number, "ready", found)

    def _send(self, number: int, kind: str, what: object) -> None:
        # The window may be gone by now, and this object with it.
        with contextlib.suppress(RuntimeError):
            self._came.emit(number, kind, what)

    def _on_came(self, number: int, kind: str, what: Any) -> None:
        is_wanted = number in self._wanted
        if kind == "told":
            if is_wanted:
                self.told.emit(what)
            return
        self._wanted.pop(number, None)
        if kind == "failed" and not isinstance(what, self._expected):
            sys.excepthook(type(what), what, what.__traceback__)
        if not is_wanted:
            return
        if kind == "ready":
            self.ready.emit(what)
        elif kind == "failed":
            known = isinstance(what, self._expected) and str(what)
            unknown = tr("This could not be done ({kind}).", kind=type(what).__name__)
            self.failed.emit(known or unknown)


class Latest(Tasks):
    """Answers the latest question only: a new one cancels those before it."""

    def ask(self, work: Work) -> None:
        """Do `work` in place of whatever was asked before."""
        self.cancel()
        super().ask(work)


class Queue(Tasks):
    """Does everything it is asked, in that order, and ends it before it stops."""

    def wait(self, wait_s: float = STOP_WAIT_S) -> bool:
        """Wait so long for everything that was asked to be done; what came of it is then told.

        Returns whether all of it was done.
        """
        if self._pool is not None and self._wanted:
            self._pool.waitForDone(round(wait_s * 1000))
            # What the work sent lies among the events of this object.
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        return not self._wanted

    def stop(self, wait_s: float = STOP_WAIT_S, last: Callable[[], None] | None = None) -> None:
        """Wait so long for everything that was asked to be done, and `last` after it."""
        self.wait(wait_s)
        super().stop(wait_s, last)


def all_ended() -> bool:
    """Whether no work goes on of windows that were closed without waiting for it to the end."""
    return not any(pool.activeThreadCount() for pool in _left_running)
