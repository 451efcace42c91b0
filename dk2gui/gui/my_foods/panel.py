# SPDX-License-Identifier: MIT
"""A framed part of the page with headings, and its buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from dk2gui.gui.widgets.plain_text import PlainLabel


class Panel(QFrame):
    """A part of the page; what it shows goes into `rows`."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(12, 8, 12, 12)
        self.add_heading(heading)

    def add_heading(self, text: str) -> None:
        """A heading below what is there."""
        heading = PlainLabel(text, self)
        heading.setProperty("role", "heading")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        self.rows.addWidget(heading)


def check_button(name: str, text: str, do: Callable[[], object]) -> QPushButton:
    """A button that stays pressed; does something each time that its state changes.

    Not when it is clicked: a screen reader changes the state without a click.
    """
    button = QPushButton(text)
    button.setObjectName(name)
    button.setCheckable(True)
    button.toggled.connect(lambda _checked: do())
    return button


def push_button(name: str, text: str, do: Callable[[], object]) -> QPushButton:
    """A button that does something."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(lambda _checked=False: do())
    return button
