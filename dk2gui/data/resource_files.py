# SPDX-License-Identifier: MIT
"""Where the program's own data files are: inside an installed package, or beside it."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent.parent
_INSTALLED: Final = _PACKAGE / "resources"


def resource_path(name: str) -> Path:
    """The file `name` of `resources/`, installed, frozen or in a checkout."""
    return (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "resources") / name


def compiled_path(name: str) -> Path | None:
    """The table `name` of `resources/` as the build compiled it; None without one that fits it."""
    source = resource_path(name)
    compiled = source.parent / "compiled" / f"{source.stem}.json"
    try:
        compiled_time, source_time = compiled.stat().st_mtime, source.stat().st_mtime
    except OSError:
        return None
    # In a checkout a table may have been edited since; installed files fit each other, in
    # whatever order they were unpacked.
    return compiled if compiled_time > source_time or source.parent == _INSTALLED else None


def document_path(name: str) -> Path:
    """The generated page `name` of `docs/` that the program shows, installed or in a checkout."""
    return (_INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "docs") / name
