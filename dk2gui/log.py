# SPDX-License-Identifier: MIT
"""The program's log: a file of bounded size in the data folder; no Qt.

It holds what went wrong and where in the program, never what the user entered.
"""

import contextlib
import faulthandler
import logging
import os
import sys
from pathlib import Path
from typing import IO, Final

from dk2gui.present.plain_line import plain_lines
from dk2gui.userdata.atomic import data_dir

FILE_NAME: Final = "dk2gui.log"
_FAULTS_NAME: Final = "faults.log"
"""Where a crash of the interpreter itself is written; a signal handler cannot rotate files."""
_MOST_BYTES: Final = 500_000
_OLD_FILES: Final = 2
_MOST_LINES: Final = 200
_FORMAT: Final = "%(asctime)s %(process)d %(threadName)s %(levelname)s %(name)s: %(message)s"

log: Final = logging.getLogger("dk2gui")
_faults: list[IO[bytes]] = []


def log_path() -> Path:
    """The log's file."""
    return data_dir() / FILE_NAME


class _PlainFormatter(logging.Formatter):
    """Records that whoever reads them in a terminal only sees, and of bounded length."""

    def format(self, record: logging.LogRecord) -> str:
        lines = plain_lines(super().format(record)).split("\n")
        if len(lines) > _MOST_LINES:
            lines = [*lines[: _MOST_LINES // 2], "...", *lines[-_MOST_LINES // 2 :]]
        return "\n".join(lines)


def faults_path() -> Path:
    """The file of crashes of the interpreter itself."""
    return data_dir() / _FAULTS_NAME


class _OwnFile(logging.Handler):
    """A rotating file that nobody else may read; loaded and made when there is something to say.

    A start at which nothing goes wrong does not pay for it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; where no file can be written it is lost."""
        if self._file is None:
            self._file = self._made()
        self._file.handle(record)

    def _made(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # noqa: PLC0415

        class Private(RotatingFileHandler):
            def _open(self) -> IO[str]:  # type: ignore[override]
                path = Path(self.baseFilename)
                path.parent.mkdir(parents=True, exist_ok=True)
                return open(  # Path.open takes no opener
                    path, self.mode, encoding="utf-8", errors="backslashreplace",
                    opener=lambda name, flags: os.open(name, flags, 0o600),
                )  # fmt: skip

        made = Private(log_path(), maxBytes=_MOST_BYTES, backupCount=_OLD_FILES, delay=True)
        made.setFormatter(_PlainFormatter(_FORMAT))
        return made

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def to_stderr() -> None:
    """Say all that is logged on standard error, with crashes of the interpreter."""
    # Once, however often a command is run in one program.
    for known in [one for one in log.handlers if type(one) is logging.StreamHandler]:
        log.removeHandler(known)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_PlainFormatter(_FORMAT))
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    with contextlib.suppress(OSError, ValueError, AttributeError):
        faulthandler.enable()


def to_file() -> None:
    """Log to the file; where none can be written the program goes on without."""
    logging.raiseExceptions = False
    handler = _OwnFile()
    handler.setFormatter(_PlainFormatter(_FORMAT))
    log.addHandler(handler)
    if log.level == logging.NOTSET:
        log.setLevel(logging.INFO)
    log.propagate = False
    faults = faults_path()
    with contextlib.suppress(OSError):
        data_dir().mkdir(parents=True, exist_ok=True)
        is_long = faults.exists() and faults.stat().st_size > _MOST_BYTES
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if is_long else os.O_APPEND)
        file = os.fdopen(os.open(faults, flags, 0o600), "wb")
        faulthandler.enable(file)
        _faults.append(file)


def write_down(text: str) -> Path:
    """Log an error of a command and return where it stands."""
    is_own = not any(isinstance(handler, _OwnFile) for handler in log.handlers)
    if is_own:
        to_file()
    log.error("%s", text)
    if is_own:
        end()
    return log_path()


def end() -> None:
    """Write out and close what is open."""
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()
    if _faults:
        faulthandler.disable()
        _faults.pop().close()
