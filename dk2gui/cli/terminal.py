# SPDX-License-Identifier: MIT
"""What is printed stays readable on every terminal, and is kept where there is none."""

import codecs
import contextlib
import io
import json
import os
import sys
import unicodedata
from typing import Any, Final, TextIO

from dk2gui.present.plain_line import json_without_controls, plain_line, plain_lines

_READABLE: Final = "dk2gui-readable"
_PLAIN: Final = {
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2026": "...",
    "\u00d7": "x", "\u00b7": "*", "\u00b1": "+/-", "\u2264": "<=", "\u2265": ">=", "\u2248": "~",
    "\u2192": "->", "\u00b0": " deg", "\u00b5": "u", "\u03bc": "u", "\u03b1": "alpha",
    "\u03b2": "beta", "\u03b3": "gamma", "\u00df": "ss", "\u2044": "/",
}  # fmt: skip
"""What people read in place of a character that a terminal does not have."""
# Python keeps a byte of a file's name that is no UTF-8 as one of these.
_FIRST_KEPT_BYTE: Final = 0xDC80
_LAST_KEPT_BYTE: Final = 0xDCFF
_KEPT_BYTE_OFFSET: Final = 0xDC00


def prepare_streams() -> None:
    """Let standard output and error take every text; without them, the log does."""
    codecs.register_error(_READABLE, _readable)
    _fill_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_READABLE)
    # A program started without a terminal (pythonw) has none of them.
    if sys.stdout is None:
        sys.stdout = _Log()
    if sys.stderr is None:
        sys.stderr = _Log()


def _fill_closed() -> None:
    """Stand something in the place of closed streams, or the next file opened becomes one."""
    for handle in (0, 1, 2):
        try:
            os.fstat(handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


class OutputError(Exception):
    """What was to be printed cannot be; str() says why."""


def write_out(text: str | bytes) -> None:
    """Print on standard output, and be sure that it went there.

    Raises OutputError, or BrokenPipeError when the reader of a pipe has left.
    """
    try:
        if isinstance(sys.stdout, _Log):
            raise OutputError("standard output is closed")
        if isinstance(text, bytes):
            sys.stdout.buffer.write(text)
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"standard output cannot be written ({why})") from error


def say(text: str) -> None:
    """Print a message on standard error, as far as that takes it."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"{plain_lines(text)}\n")
        sys.stderr.flush()


def finished(code: int) -> int:
    """The exit code once all that was printed is written; Python would tell a failure late."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except (OSError, ValueError) as error:
            is_left = isinstance(error, BrokenPipeError)
            if stream is sys.stdout and not is_left and not code:
                code = 1
                say(
                    f"dk2gui: standard output cannot be written ({error.strerror})"
                    if isinstance(error, OSError)
                    else "dk2gui: standard output is closed"
                )
            # What stays in the buffer would fail once more when Python ends.
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
    return code


def has_terminal() -> bool:
    """Whether somebody may read what is printed as an error."""
    return sys.stderr is not None and not isinstance(sys.stderr, _Log)


def one_line_json(value: Any, stream: TextIO | None = None) -> str:
    """JSON that the stream can hold: with escapes where its encoding is not UTF-8."""
    encoding = getattr(stream or sys.stdout, "encoding", None) or "utf-8"
    is_utf8 = codecs.lookup(encoding).name == "utf-8"
    return json_without_controls(json.dumps(value, ensure_ascii=not is_utf8))


def write_line(text: str) -> None:
    """Print a line for people on standard output. Raises as `write_out` does."""
    write_out(plain_line(text) + "\n")


class _Log(io.TextIOBase):
    """A stream into the log."""

    def write(self, text: str) -> int:
        if text.strip():
            from dk2gui.log import write_down  # noqa: PLC0415  # only in trouble

            write_down(text)
        return len(text)


def _readable(error: UnicodeError) -> tuple[str | bytes, int]:
    """For codecs.register_error: plain characters for those that cannot be encoded."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    first = ord(error.object[error.start])
    if _FIRST_KEPT_BYTE <= first <= _LAST_KEPT_BYTE:
        return bytes([first - _KEPT_BYTE_OFFSET]), error.start + 1
    return _plain(error.object[error.start]), error.start + 1


def _plain(sign: str) -> str:
    if sign in _PLAIN:
        return _PLAIN[sign]
    if unicodedata.category(sign) == "Zs":
        return " "
    parts = unicodedata.normalize("NFKD", sign)
    ascii_ = "".join(_PLAIN.get(part, part) for part in parts if not unicodedata.combining(part))
    if ascii_ and ascii_.isascii():
        return ascii_
    return sign.encode("ascii", "backslashreplace").decode("ascii")
