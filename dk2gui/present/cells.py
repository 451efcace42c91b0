# SPDX-License-Identifier: MIT
"""Cells of tables that leave the program: what no spreadsheet may run."""

import re
from typing import Final

Cell = str | float | int | None
_RUNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the start of a formula."""
_QUANTITY: Final = re.compile(
    r"[+-](?: ?\d[\d.,\u202f]*(?:[eE][+-]?\d+)?[ \u202f]?[A-Za-z\u00b5%/]*)?"
)


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: such text gets an apostrophe before it.

    Text that is a number, with a unit or without, or a lone dash, stays as it is.
    """
    if not isinstance(cell, str) or not cell.startswith(_RUNS) or _QUANTITY.fullmatch(cell):
        return cell
    return f"'{cell}"
