# SPDX-License-Identifier: MIT
"""Files dragged over the window: scenarios, and databases of foods."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QDropEvent

# What food databases come in; a .json that is dropped is taken for a scenario.
_FOOD_SUFFIXES: Final = frozenset(
    {".zip", ".csv", ".tsv", ".txt", ".gz", ".jsonl", ".xlsx", ".xls", ".xml"}
)


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files that are dragged over the window."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def is_food_database(path: Path) -> bool:
    """Whether a file's name is that of a food database."""
    return path.suffix.lower() in _FOOD_SUFFIXES
