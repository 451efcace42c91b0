# SPDX-License-Identifier: MIT
"""Where errors nobody foresaw are written down, and messages for which there is no terminal."""

import contextlib
from pathlib import Path
from typing import Final

from dk2gui.storage import data_dir

_NAME: Final = "errors.log"


def log_path() -> Path:
    """The log in the user's data folder."""
    return data_dir() / _NAME


def write_down(text: str) -> Path:
    """Append text to the log and return where it is; a folder that refuses is no further error."""
    path = log_path()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(text)
    return path
