# SPDX-License-Identifier: MIT
"""Where the program's own data files are: inside an installed package, or beside it."""

from pathlib import Path


def resource_path(name: str) -> Path:
    """The file `name` of `resources/`, installed, frozen or in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "resources") / name


def document_path(name: str) -> Path:
    """The generated page `name` of `docs/` that the program shows, installed or in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "docs") / name
