# SPDX-License-Identifier: MIT
"""What waits for the food store when a window is closed or killed, for the next start."""

import contextlib
from pathlib import Path
from typing import Final

import msgspec

from dk2gui.foods.changes import Change
from dk2gui.userdata.atomic import StorageError, data_dir, read_bounded, write_whole
from dk2gui.userdata.storage import set_aside

_NAME: Final = "waiting"
_MOST_BYTES: Final = 16 * 2**20


class _Kept(msgspec.Struct, frozen=True):
    changes: tuple[Change, ...]


class Leftover(msgspec.Struct, frozen=True):
    """What windows left, in which files, and what could not be read of it."""

    changes: tuple[Change, ...] = ()
    paths: tuple[Path, ...] = ()
    problems: tuple[str, ...] = ()


def read_waiting() -> Leftover:
    """What all windows left; a file that is broken is kept aside and told."""
    changes: list[Change] = []
    paths: list[Path] = []
    problems: list[str] = []
    try:
        found = sorted(data_dir().glob(f"{_NAME}-*.json"))
    except OSError:
        found = []
    for path in found:
        try:
            changes += msgspec.json.decode(read_bounded(path, _MOST_BYTES), type=_Kept).changes
            paths.append(path)
        except StorageError as error:
            problems.append(str(error))
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            problems.append(set_aside(path, str(error)))
    return Leftover(tuple(changes), tuple(paths), tuple(problems))


def save_waiting(changes: tuple[Change, ...], slot: int) -> None:
    """Write down what waits in a window, in place of what did; nothing for nothing.

    Raises StorageError.
    """
    if changes:
        write_whole(_file(slot), msgspec.json.encode(_Kept(changes)))
    else:
        with contextlib.suppress(OSError):
            _file(slot).unlink()


def forget_waiting(left: Leftover, slot: int) -> None:
    """Remove the files of others, which this window has written down as its own."""
    for path in left.paths:
        if path != _file(slot):
            with contextlib.suppress(OSError):
                path.unlink()


def _file(slot: int) -> Path:
    return data_dir() / f"{_NAME}-{slot}.json"
