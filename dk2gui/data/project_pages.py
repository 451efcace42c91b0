# SPDX-License-Identifier: MIT
"""Where the project lives, as the installed program's own metadata names it."""

import importlib.metadata
from typing import Final

RELEASES: Final = "Releases"
"""The label of that address in pyproject.toml."""
_SCHEME: Final = "https://"


def releases_page() -> str:
    """The address that new versions are found at, "" where the metadata names none."""
    try:
        named = importlib.metadata.metadata("dk2gui").get_all("Project-URL") or []
    except importlib.metadata.PackageNotFoundError:
        return ""
    pages = dict(one.split(", ", 1) for one in named if ", " in one)
    page = pages.get(RELEASES, "")
    return page if page.startswith(_SCHEME) else ""
