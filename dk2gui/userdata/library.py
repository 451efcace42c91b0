# SPDX-License-Identifier: MIT
"""The user's own scenarios: a folder of named files, one scenario each. No Qt."""

import datetime as dt
import re
from pathlib import Path
from typing import Final

import msgspec

from dk2gui.core.scenario.file_format import ScenarioError
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.userdata.atomic import StorageError, data_dir
from dk2gui.userdata.storage import read_scenario, write_scenario

SUFFIX: Final = ".dk2.json"
UNNAMED: Final = "Scenario"
_FOLDER: Final = "scenarios"
_DELETED: Final = "deleted"
_LONGEST_NAME: Final = 80
_MOST_BYTES: Final = 200
# What no file system takes, and what a name must not begin with.
_UNFIT: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


class LibraryEntry(msgspec.Struct, frozen=True):
    """One file of the library; `scenario` None when it cannot be read, `problem` then says why."""

    path: Path
    modified: dt.datetime
    scenario: Scenario | None
    problem: str = ""

    @property
    def name(self) -> str:
        """The scenario's name; the file's where it has none."""
        named = self.scenario.name if self.scenario is not None else ""
        return named or self.path.name.removesuffix(SUFFIX)


class Library:
    """The scenario files in one folder. Every method raises StorageError when the disk refuses."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or data_dir() / _FOLDER

    def entries(self) -> list[LibraryEntry]:
        """All files, those changed last first; broken ones are listed with their problem."""
        try:
            paths = [path for path in self.folder.glob(f"*{SUFFIX}") if path.is_file()]
        except OSError as error:
            raise StorageError(f"{self.folder}: cannot be read ({error.strerror})") from error
        return sorted(map(_entry, paths), key=lambda entry: entry.modified, reverse=True)

    def add(self, scenario: Scenario) -> Path:
        """Keep a scenario under its own name, or a free one like it; returns its file."""
        path = self._free(scenario.name or UNNAMED)
        write_scenario(path, scenario)
        return path

    def duplicate(self, path: Path) -> Path:
        """Copy a file beside itself; the copy's scenario is named as the file is."""
        scenario = read_scenario(path)
        copy = self._free(f"{path.name.removesuffix(SUFFIX)} copy")
        named = msgspec.structs.replace(scenario, name=copy.name.removesuffix(SUFFIX))
        write_scenario(copy, named)
        return copy

    def rename(self, path: Path, name: str) -> Path:
        """Give a file, and the scenario in it, another name; returns the new file."""
        scenario = msgspec.structs.replace(read_scenario(path), name=name.strip()[:_LONGEST_NAME])
        target = path if _file_name(name) == path.name else self._free(name)
        write_scenario(target, scenario)
        if target != path:
            _unlink(path)
        return target

    def delete(self, path: Path) -> Path:
        """Move a file to the deleted ones; returns where it is, for `restore`."""
        return self._move(path, self.folder / _DELETED)

    def restore(self, deleted: Path) -> Path:
        """Bring a deleted file back, under a free name."""
        return self._move(deleted, self.folder)

    def _move(self, path: Path, folder: Path) -> Path:
        target = _free_in(folder, path.name.removesuffix(SUFFIX))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.rename(target)
        except OSError as error:
            raise StorageError(f"{path}: cannot be moved ({error.strerror})") from error
        return target

    def _free(self, name: str) -> Path:
        return _free_in(self.folder, name)


def _free_in(folder: Path, name: str) -> Path:
    path = folder / _file_name(name)
    stem, number = path.name.removesuffix(SUFFIX), 2
    while path.exists():
        path = folder / f"{stem} {number}{SUFFIX}"
        number += 1
    return path


def _file_name(name: str) -> str:
    fit = _UNFIT.sub("-", name).strip(" .-")[:_LONGEST_NAME]
    # File systems count bytes; a letter of some scripts has four.
    fit = fit.encode("utf-8", "ignore")[:_MOST_BYTES].decode("utf-8", "ignore").rstrip()
    return f"{fit or UNNAMED}{SUFFIX}"


def _entry(path: Path) -> LibraryEntry:
    try:
        modified = dt.datetime.fromtimestamp(path.stat().st_mtime)
        return LibraryEntry(path, modified, read_scenario(path))
    except (StorageError, ScenarioError) as error:
        return LibraryEntry(path, modified, None, str(error))
    except OSError as error:
        return LibraryEntry(path, dt.datetime.min, None, str(error.strerror))


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise StorageError(f"{path}: cannot be removed ({error.strerror})") from error
