# SPDX-License-Identifier: MIT
"""The table of what a chart shows, in a window of its own, for charts that have no frame."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from dk2gui.gui.charts.image import Rows
from dk2gui.gui.widgets.text_table import TextTable
from dk2gui.present.language import tr


def show_twin(owner: QWidget, title: str, rows: Rows) -> QDialog:
    """Show a table, heads first, until it is closed; Ctrl+C in it copies."""
    dialog = QDialog(owner)
    dialog.setObjectName("chart-table")
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    heads, *body = rows
    table = TextTable(heads, dialog)
    table.setAccessibleName(tr("{plot}, as a table", plot=title))
    table.show_rows(body)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(table)
    layout.addWidget(buttons)
    dialog.resize(owner.window().size() * 0.6)
    dialog.show()
    table.setFocus()
    return dialog
