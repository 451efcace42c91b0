# SPDX-License-Identifier: MIT
"""Leaving when the system says so: signals and the end of a session save as closing does."""

import contextlib
import signal
import socket
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGINT")
_SIGNAL_EXIT_BASE: Final = 128
"""Shells give a program that a signal ended this exit code and the signal's number."""


class Leaving(QObject):
    """Closes the window when a signal asks for it, and saves before the session ends."""

    def __init__(self, window: QWidget, save_state: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._save_state = save_state
        # Python runs its handlers between two lines of Python only, and Qt waits outside of it:
        # the interpreter writes the signal's number here, which wakes Qt.
        self._told, self._tells = socket.socketpair()
        self._told.setblocking(False)
        self._tells.setblocking(False)
        self._fd_before = signal.set_wakeup_fd(self._tells.fileno(), warn_on_full_buffer=False)
        self._handlers = {}
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            # Not there on every system; `nohup` asks to ignore one, and is obeyed.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._told.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.commitDataRequest.connect(self._on_session_end)

    def end(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._fd_before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._told.close()
        self._tells.close()

    def _on_signal(self) -> None:
        numbers = b""
        with contextlib.suppress(BlockingIOError):
            numbers = self._told.recv(64)
        asked = [number for number in numbers if number in self._handlers]
        if asked:
            self._window.close()
            QCoreApplication.exit(_SIGNAL_EXIT_BASE + asked[0])

    def _on_session_end(self) -> None:
        self._save_state()
