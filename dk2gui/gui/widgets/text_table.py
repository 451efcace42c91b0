# SPDX-License-Identifier: MIT
"""A table of texts: read with the keyboard, copied as tab-separated text."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from dk2gui.gui.widgets.plain_text import wrapped_tip
from dk2gui.present.cells import harmless, is_figure
from dk2gui.present.glossary import explained, names_in

_Index = QModelIndex | QPersistentModelIndex


RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Texts(QAbstractTableModel):
    def __init__(self, headers: tuple[str, ...]) -> None:
        super().__init__()
        self.headers = headers
        self.rows: list[tuple[str, ...]] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headers)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.headers[section]
        return None

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            text = self.rows[index.row()][index.column()]
            about = names_in(text) if index.column() == 0 else ()
            return wrapped_tip("\n\n".join((text, *map(explained, about[:1]))))
        is_right = role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0
        if is_right and is_figure(self.rows[index.row()][index.column()]):
            return RIGHT
        return None


class TextTable(QTableView):
    """Shows rows of texts under headers; Ctrl+C copies the selection, or all of it."""

    def __init__(self, headers: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = _Texts(headers)
        self.setModel(self._texts)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def show_rows(self, rows: list[tuple[str, ...]]) -> None:
        """Replace the rows; the place of the cursor stays."""
        if rows == self._texts.rows:
            return
        if len(rows) == len(self._texts.rows):
            self._texts.rows = rows
            last = self._texts.index(len(rows) - 1, len(self._texts.headers) - 1)
            self._texts.dataChanged.emit(self._texts.index(0, 0), last)
        else:
            self._texts.beginResetModel()
            self._texts.rows = rows
            self._texts.endResetModel()

    def as_text(self) -> str:
        """Headers and the selected rows, or all of them, as tab-separated lines."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        rows = [self._texts.rows[row] for row in chosen] or self._texts.rows
        return "\n".join(
            "\t".join(str(harmless(cell)) for cell in row) for row in (self._texts.headers, *rows)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)
