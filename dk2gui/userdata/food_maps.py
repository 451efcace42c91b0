# SPDX-License-Identifier: MIT
"""The maps of tables that a person made: which column is what, remembered for the next edition."""

from pathlib import Path
from typing import Final

import msgspec

from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.sources.national.table_map import TableMap, read_map
from dk2gui.userdata.atomic import data_dir, write_whole

_FOLDER: Final = "food_maps"


def remembered_maps() -> tuple[TableMap, ...]:
    """The maps that are remembered; what is no map is passed over."""
    folder = data_dir() / _FOLDER
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except OSError:
        return ()
    found: list[TableMap] = []
    for path in paths:
        try:
            found.append(read_map(path))
        except ImportFileError:
            continue
    return tuple(found)


def remember_map(table: TableMap) -> Path:
    """Keep a map, in place of one with its id; where it is. Raises StorageError."""
    path = data_dir() / _FOLDER / f"{table.id}.json"
    write_whole(path, msgspec.json.format(msgspec.json.encode(table), indent=1) + b"\n")
    return path
