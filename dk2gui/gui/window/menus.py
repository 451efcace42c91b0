# SPDX-License-Identifier: MIT
"""What the menus of a window hold, as it is read there."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu


def actions_of(window: QMainWindow) -> Iterator[QAction]:
    """The actions of all menus, inner ones too."""
    yield from _inside(window.menuBar().actions())


def _inside(actions: list[QAction]) -> Iterator[QAction]:
    for action in actions:
        inner: QMenu | None = action.menu()  # type: ignore[assignment]  # QMenu by Qt's promise
        if inner is not None:
            yield from _inside(inner.actions())
        elif action.text():
            yield action


def plain(text: str) -> str:
    """The text of a button or an action without its key and its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("\u2026")
