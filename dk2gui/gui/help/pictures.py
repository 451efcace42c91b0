# SPDX-License-Identifier: MIT
"""Which pictures the guide has: one of each part of the window, by the window's own lists."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtWidgets import QTabWidget

from dk2gui.gui.window.menus import plain
from dk2gui.gui.window.pages import CALCULATOR, TITLES

if TYPE_CHECKING:
    from dk2gui.gui.window.main_window import MainWindow

FOLDER: Final = "guide"
MANIFEST: Final = "pictures.json"


def pictures_of(window: "MainWindow") -> Iterator[tuple[str, str]]:
    """The name of every picture, with what the part of the window is called."""
    yield "window", "dk2gui"
    inputs = cast(QTabWidget, window.findChild(QTabWidget, "inputs"))
    for place in range(inputs.count()):
        yield f"input-{place}", plain(inputs.tabText(place))
    for place, title in enumerate(window.calculator.view_titles):
        yield f"view-{place}", title
    for name, title in TITLES.items():
        if name != CALCULATOR:
            yield f"page-{name}", title


def picture_name(name: str, *, is_dark: bool) -> str:
    """The file of a picture."""
    return f"{name}-dark.png" if is_dark else f"{name}.png"
