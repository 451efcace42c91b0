# SPDX-License-Identifier: MIT
"""A net for errors nobody foresaw, from any thread: logged, told in the banner, never fatal."""

import contextlib
import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

import PySide6
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from dk2gui import __version__
from dk2gui.log import log, log_path
from dk2gui.present.language import tr

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Unforeseen(QObject):
    """Catches what nothing else caught, as long as it lives."""

    _caught = Signal(str)

    def __init__(self, parent: QObject, say: Callable[[str], object]) -> None:
        super().__init__(parent)
        # A signal brings what another thread caught to the window's.
        self._caught.connect(say)
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._catch(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        # What goes wrong while things are cleared away hinders nobody.
        sys.unraisablehook = lambda args: _write(args.exc_type, args.exc_value, args.exc_traceback)

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._catch(kind, error, trace)

    def _catch(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        error = error if error is not None else kind()
        _write(kind, error, trace)
        # The window may be gone by now, and this object with it.
        with contextlib.suppress(RuntimeError):
            self._caught.emit(
                tr(
                    "Something went wrong ({error}). Your scenario is safe; details are in {file}.",
                    error=str(error) or kind.__name__,
                    file=str(log_path()),
                )
            )


def _write(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    error = error if error is not None else kind()
    log.error("Not foreseen, in %s", _versions(), exc_info=(kind, error, trace))


def _versions() -> str:
    import platform  # noqa: PLC0415  # only in trouble

    python, qt = platform.python_version(), PySide6.__version__
    return f"dk2gui {__version__}, Python {python}, Qt {qt}, {platform.platform()}"


def log_what_qt_says() -> None:
    """Send Qt's own messages to the log."""

    def said(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", text)

    qInstallMessageHandler(said)
