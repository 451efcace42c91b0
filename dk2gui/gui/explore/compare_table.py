# SPDX-License-Identifier: MIT
"""The table of differences: sections of rows under the scenarios compared."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import tooltip_text
from dk2gui.gui.widgets.text_table import RIGHT
from dk2gui.present.cells import is_figure
from dk2gui.present.comparison_text import TableRow

_LEAST_COLUMN: Final = 70
_TITLE_SHARE: Final = 0.34
_MOST_TITLE: Final = 320


class ComparisonTable(QTableWidget):
    """Texts that differ from the one compared with are bold; Ctrl+C copies what is selected,
    or all of it, as tab-separated text."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(18)
        self.horizontalHeader().setMinimumSectionSize(_LEAST_COLUMN)
        self.horizontalHeader().setHighlightSections(False)
        self.setMinimumHeight(150)
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[TableRow, ...] = ()
        self._baseline = 0
        self._section = QColor()

    def show_rows(self, headers: Sequence[str], rows: Sequence[TableRow], baseline: int) -> None:
        """Replace everything; `baseline` is the scenario, counted from 0, compared with."""
        same_shape = len(headers) == len(self._headers) and [bool(row.texts) for row in rows] == [
            bool(row.texts) for row in self._rows
        ]
        if (tuple(headers), tuple(rows), baseline) == (self._headers, self._rows, self._baseline):
            return
        before = self._rows if same_shape and baseline == self._baseline else ()
        self._headers, self._rows, self._baseline = tuple(headers), tuple(rows), baseline
        if not before:
            self._lay_out()
        self.setHorizontalHeaderLabels(list(headers))
        for place, row in enumerate(rows):
            if not before or before[place] != row:
                self._fill(place, row)
        self.resizeRowsToContents()

    def _lay_out(self) -> None:
        self.clearSpans()
        self.setRowCount(len(self._rows))
        self.setColumnCount(len(self._headers))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self._set_title_width()
        for place, row in enumerate(self._rows):
            if not row.texts:
                self.setSpan(place, 0, 1, len(self._headers))

    def _set_title_width(self) -> None:
        wanted = min(_MOST_TITLE, int(self.viewport().width() * _TITLE_SHARE))
        self.setColumnWidth(0, max(_LEAST_COLUMN, wanted))

    def _fill(self, place: int, row: TableRow) -> None:
        usual = row.texts[self._baseline] if row.texts else ""
        for column, text in enumerate((row.title, *row.texts)):
            item = QTableWidgetItem(text)
            item.setToolTip(tooltip_text(text))
            if column and is_figure(text):
                item.setTextAlignment(RIGHT)
            font = item.font()
            font.setBold(not row.texts or (column > 0 and text != usual))
            item.setFont(font)
            if not row.texts:
                item.setBackground(self._section)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.setItem(place, column, item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._headers:
            self._set_title_width()
            self.resizeRowsToContents()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._section = QColor(theme.raised)
        for place, row in enumerate(self._rows):
            self._fill(place, row)

    def as_rows(self) -> list[tuple[str | float | int | None, ...]]:
        """Headers and all rows; a section has no other cells."""
        empty = (None,) * (len(self._headers) - 1)
        return [
            tuple(" ".join(text.split()) for text in self._headers),
            *((row.title, *(row.texts or empty)) for row in self._rows),
        ]

    def as_text(self) -> str:
        """Headers and the selected rows, or all of them, as tab-separated lines."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        rows = [self._rows[place] for place in chosen] if len(chosen) > 1 else self._rows
        lines = (self._headers, *((row.title, *row.texts) for row in rows))
        return "\n".join("\t".join(" ".join(text.split()) for text in line) for line in lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)
