# SPDX-License-Identifier: MIT
"""Which pictures the guide has: one of each part of the window, by the window's own lists."""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtWidgets import QTabWidget

from dk2gui.gui.window.menus import plain
from dk2gui.gui.window.pages import CALCULATOR, TITLES

FOLDER: Final = "guide"
MANIFEST: Final = "pictures.json"


def pictures_of(inputs: QTabWidget, views: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The name of every picture, with what the part of the window is called.

    `inputs`: the tabs of what is entered; `views`: the titles of the views beside them.
    """
    yield "window", "dk2gui"
    for place in range(inputs.count()):
        yield f"input-{place}", plain(inputs.tabText(place))
    for place, title in enumerate(views):
        yield f"view-{place}", title
    for name, title in TITLES.items():
        if name != CALCULATOR:
            yield f"page-{name}", title


def picture_name(name: str, *, is_dark: bool) -> str:
    """The file of a picture."""
    return f"{name}-dark.png" if is_dark else f"{name}.png"
