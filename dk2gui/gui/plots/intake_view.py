# SPDX-License-Identifier: MIT
"""The intake plot with its heading and, one key away, the table of the same numbers."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.assessment import Assessment
from dk2gui.core.food import Food
from dk2gui.gui.format import Units
from dk2gui.gui.plots.intake import IntakePlot
from dk2gui.gui.plots.intake_text import HEADERS, table_rows
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.text_table import TextTable


class IntakeView(QFrame):
    """Heading, plot, table."""

    def __init__(self, foods: dict[str, Food], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        heading = QLabel("Intake against recommended bands", self)
        heading.setProperty("role", "heading")
        self._toggle = QToolButton(self)
        self._toggle.setObjectName("intake-table-toggle")
        self._toggle.setText("Table")
        self._toggle.setToolTip("Show the same numbers as a table (Ctrl+T, or T in the plot)")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._on_toggled)
        shortcut = QShortcut(QKeySequence("Ctrl+T"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self._toggle.toggle)
        self._plot = IntakePlot(foods, self)
        self._plot.table_wanted.connect(self._toggle.toggle)
        self._table = TextTable(HEADERS, self)
        self._table.setObjectName("intake-table")
        self._table.setAccessibleName("Intake, as a table")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._plot)
        self._stack.addWidget(self._table)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self._toggle)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 6)
        rows.setSpacing(4)
        rows.addLayout(top)
        rows.addWidget(self._stack, 1)
        self._assessment: Assessment | None = None
        self._units = Units()

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment; the table follows while it is visible and when a drag settles."""
        self._assessment, self._units = assessment, units
        self._plot.show_assessment(assessment, units, settled=settled)
        if self._toggle.isChecked():
            self._table.show_rows(table_rows(assessment, units))

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._plot.set_theme(theme)

    def _on_toggled(self, as_table: bool) -> None:
        if as_table and self._assessment is not None:
            self._table.show_rows(table_rows(self._assessment, self._units))
        shown: QWidget = self._table if as_table else self._plot
        self._stack.setCurrentWidget(shown)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
