# SPDX-License-Identifier: MIT
"""A parser of arguments that shows what was typed and obeys none of it, and loads quickly."""

import argparse
import contextlib
import os
from typing import Any, Final

from dk2gui.present.plain_line import plain_lines

_USUAL_COLUMNS: Final = 80
_MARGIN: Final = 2


class Parser(argparse.ArgumentParser):
    """As argparse's; the parsers of its commands are such too."""

    def __init__(self, **given: Any) -> None:
        super().__init__(formatter_class=_Formatter, **given)

    def _print_message(self, message: str, file: Any = None) -> None:
        super()._print_message(plain_lines(message), file)


class _Formatter(argparse.HelpFormatter):
    """Loads nothing to know how wide the terminal is.

    argparse would load `shutil` with three compressors, and does with the first argument that a
    parser is told of: 6 ms of the time in which a scenario is evaluated.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - _MARGIN)


def _columns() -> int:
    """As wide as the terminal, or as COLUMNS asks."""
    with contextlib.suppress(KeyError, ValueError):
        return int(os.environ["COLUMNS"]) or _USUAL_COLUMNS
    with contextlib.suppress(AttributeError, OSError, ValueError):
        return os.get_terminal_size().columns or _USUAL_COLUMNS
    return _USUAL_COLUMNS
