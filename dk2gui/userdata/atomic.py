# SPDX-License-Identifier: MIT
"""Where the user's own files live, and how they are read within bounds and written whole."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # on Windows
    fcntl = None

DATA_DIR_VARIABLE: Final = "DK2GUI_DATA_DIR"
_TEMPORARY: Final = ".dk2gui-"
_TEMPORARY_END: Final = ".tmp"
_HELD_FILE_PAUSE_S: Final = 0.3
_IS_WINDOWS: Final = os.name == "nt"
"""Elsewhere nobody keeps others from reading a file by reading it."""


class StorageError(OSError):
    """A file of the user's that could not be read or written; str() says which and why."""


def data_dir() -> Path:
    """The user's data folder; DK2GUI_DATA_DIR overrides the system's place."""
    override = os.environ.get(DATA_DIR_VARIABLE)
    if override:
        return Path(override)
    import appdirs  # noqa: PLC0415  # `evaluate` goes without it

    return Path(appdirs.user_data_dir("dk2gui", appauthor=False))


def make_data_dir() -> Path:
    """The user's data folder, made for the user alone where it is not there. Raises OSError."""
    folder = data_dir()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    A link stays a link, and a file keeps who may read it; in the user's data folder nobody else
    may read a new one. Raises StorageError naming the file when the folder cannot be made or
    written, or when what stands there is no file: a pipe or a device is never replaced.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f"{_TEMPORARY}{os.urandom(8).hex()}{_TEMPORARY_END}")
    is_private = Path(os.path.realpath(data_dir())) in target.parents
    try:
        mode = _mode_to_replace(target)
        if is_private:
            make_data_dir()
        target.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with contextlib.ExitStack() as until_replaced:
            handle = os.open(temporary, flags, 0o600 if is_private else 0o666)
            with os.fdopen(handle, "wb") as file:
                until_replaced.enter_context(_marked_in_use(file.fileno()))
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                temporary.chmod(stat.S_IMODE(mode))
            _replace(temporary, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise StorageError(f"{path}: cannot be written ({error.strerror})") from error


def _mode_to_replace(target: Path) -> int | None:
    """The mode of the file that stands there, None for nothing. Raises OSError for others."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    _check_kind(mode)
    return mode


def _check_kind(mode: int) -> None:
    """Raises OSError for what is no file."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "is no regular file")


@contextlib.contextmanager
def _marked_in_use(handle: int) -> Iterator[None]:
    """Keep `remove_leftovers` of other windows off; Windows does so by itself."""
    if fcntl is None:
        yield
        return
    kept = os.dup(handle)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(kept, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(kept)


def _replace(temporary: Path, target: Path) -> None:
    """Put a finished file in the place of the old one."""
    try:
        temporary.replace(target)
    except PermissionError:
        # On Windows a virus scanner or an indexer may hold either file for a moment.
        time.sleep(_HELD_FILE_PAUSE_S)
        temporary.replace(target)


def remove_leftovers(folder: Path) -> None:
    """Remove what writes that were killed have left in a folder; never what is being written."""
    with contextlib.suppress(OSError):
        for left in list(folder.glob(f"{_TEMPORARY}*{_TEMPORARY_END}")):
            with contextlib.suppress(OSError):
                _remove_unused(left)


def _remove_unused(left: Path) -> None:
    if fcntl is None:
        left.unlink()
        return
    handle = os.open(left, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        left.unlink()
    finally:
        os.close(handle)


def _opened(path: Path, flags: int) -> int:
    """A file open for reading. Raises OSError."""
    try:
        return os.open(path, flags)
    except PermissionError:
        if not _IS_WINDOWS:
            raise
        # As in `_replace`.
        time.sleep(_HELD_FILE_PAUSE_S)
        return os.open(path, flags)


def read_bounded(path: Path, most: int, *, may_wait: bool = False) -> bytes:
    """What a file holds, at most one byte more than `most`.

    `may_wait`: whether pipes and devices are read too, which may keep whoever reads waiting.
    Raises StorageError.
    """
    # Not to open a pipe is not enough: something else may stand there when it is opened.
    wait = 0 if may_wait else getattr(os, "O_NONBLOCK", 0)
    try:
        handle = _opened(path, os.O_RDONLY | wait | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if stat.S_ISDIR(mode) or not may_wait:
                _check_kind(mode)
            return file.read(most + 1)
    except OSError as error:
        raise StorageError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        # A name that no file system takes, such as one with a null in it.
        raise StorageError(f"{path}: cannot be read ({error})") from error
