# SPDX-License-Identifier: MIT
"""The row of page names above everything; one is chosen at a time."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from dk2gui.gui.widgets.plain_text import set_tooltip
from dk2gui.present.language import tr


class PageBar(QWidget):
    """Signals: chosen(str): the name of a page."""

    chosen = Signal(str)

    def __init__(self, titles: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        for place, (name, title) in enumerate(titles.items(), start=1):
            button = QToolButton(self)
            button.setObjectName(f"page-{name}")
            button.setProperty("role", "page")
            button.setText(title)
            keys = f"Alt+{place}"
            set_tooltip(button, tr("{title} ({keys})", title=title, keys=keys))
            button.setShortcut(keys)
            button.setCheckable(True)
            # A page whose name is cut is not found: the row gives way elsewhere.
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            # Not clicked: a screen reader checks it without a click.
            button.toggled.connect(partial(self._on_toggled, name))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[name] = button

    def show_page(self, name: str) -> None:
        """Mark the page that is shown."""
        with QSignalBlocker(self):
            self._buttons[name].setChecked(True)

    def _on_toggled(self, name: str, on: bool) -> None:
        if on:
            self.chosen.emit(name)
