# SPDX-License-Identifier: MIT
"""Cells of tables that leave the program: what no spreadsheet may run."""

import re
from typing import Final

from dk2gui.present.language import marked, tr

Cell = str | float | int | None
_RUNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the start of a formula."""
_AT_LEAST: Final = marked("at least {amount}")
_QUANTITY: Final = re.compile(
    r"[+-](?: ?\d[\d.,\u202f]*(?:[eE][+-]?\d+)?[ \u202f]?[A-Za-z\u00b5%/]*)?"
)


def is_figure(text: str) -> bool:
    """Whether a cell is a number, with a unit or a bound or without; such cells stand right."""
    before, _, after = tr(_AT_LEAST).partition("{amount}")
    bare = text.removeprefix(before) if before else text.removesuffix(after)
    return bare.lstrip("-+<>\u2265\u2212").strip()[:1].isdigit()


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: such text gets an apostrophe before it.

    Text that is a number, with a unit or without, or a lone dash, stays as it is.
    """
    if not isinstance(cell, str) or not cell.startswith(_RUNS) or _QUANTITY.fullmatch(cell):
        return cell
    return f"'{cell}"
