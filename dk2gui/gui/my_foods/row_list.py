# SPDX-License-Identifier: MIT
"""A growing list of rows of fields, each with its own error and a way to remove it."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from dk2gui.gui.my_foods.form import ErrorLabel
from dk2gui.present.language import tr


class Row(QWidget):
    """One row. Signals: edited(), removed(). Fields go into `fields`."""

    edited = Signal()
    removed = Signal()

    def __init__(self, first: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = QHBoxLayout()
        self.fields.addWidget(first, 1)
        self.error = ErrorLabel(first, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(self.fields)
        rows.addWidget(self.error)

    def add_remove(self, accessible: str) -> None:
        """The button that removes the row, after its fields; `accessible` is read aloud."""
        remove = QToolButton(self)
        remove.setText(tr("Remove"))
        remove.setProperty("role", "quiet")
        remove.setAccessibleName(accessible)
        remove.clicked.connect(self.removed)
        self.fields.addWidget(remove)

    def typed(self) -> tuple[object, ...]:
        """What the fields hold."""
        raise NotImplementedError

    def focus(self) -> None:
        """Put the keyboard where something is to be typed."""
        raise NotImplementedError


_Row = TypeVar("_Row", bound=Row)


class RowList(QWidget, Generic[_Row]):
    """Rows one below the other, with a button for another one.

    `make_row` is called for that button. Signals: edited(): a row came, went or changed.
    """

    edited = Signal()

    def __init__(
        self, add_text: str, make_row: Callable[[], _Row] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows: list[_Row] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._place)
        self._make_row = make_row
        self.button = QPushButton(add_text, self)
        self.button.setProperty("role", "small")
        self.button.setAutoDefault(False)
        self.button.setVisible(make_row is not None)
        self.button.clicked.connect(self._on_add)
        outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self, row: _Row) -> None:
        """Add a row below the others."""
        self.rows.append(row)
        self._place.addWidget(row)
        row.edited.connect(self.edited)
        row.removed.connect(partial(self._remove, row))
        self.edited.emit()

    def _on_add(self) -> None:
        if self._make_row is not None:
            row = self._make_row()
            self.add(row)
            row.focus()

    def _remove(self, row: _Row) -> None:
        self.rows.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.button.setFocus()
        self.edited.emit()

    def typed(self) -> tuple[object, ...]:
        """What all rows hold."""
        return tuple(row.typed() for row in self.rows)
