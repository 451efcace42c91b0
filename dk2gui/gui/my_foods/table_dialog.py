# SPDX-License-Identifier: MIT
"""Any other table: the first rows, and which column is what, as a person says it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.sources.national.preview import (
    CODE,
    GROUP,
    NAME,
    PreviewSheet,
    own_map,
    preview,
    title_of_file,
)
from dk2gui.foods.sources.national.table_map import UNIT_OF, TableMap, title_of
from dk2gui.gui.tasks import Latest
from dk2gui.gui.widgets.plain_text import PlainLabel, tooltip_text
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import whole

_SIZE: Final = (900, 560)
_KINDS_ROW, _UNITS_ROW, _ABOVE = 0, 1, 2
_COLUMN_WIDTH: Final = 160
_TOLD_LINES: Final = 3
_UNITS: Final = (
    ("\u00b5g", "ug"), ("mg", "mg"), ("g", "g"), ("IU", "IU"), ("kcal", "kcal"), ("kJ", "kJ"),
)  # fmt: skip
_KINDS: Final = (
    (marked("not used"), ""), (marked("Name of the food"), NAME),
    (marked("Its number or code"), CODE), (marked("Its group"), GROUP),
    *((title_of(kind), kind) for kind in UNIT_OF if kind != "doubtful"),
)  # fmt: skip


class TableDialog(QDialog):
    """Shows the first rows of a table and takes what the columns are.

    Signals: wanted(TableMap): import the table by this map, and remember it.
    """

    wanted = Signal(object)

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("table-dialog")
        self.setWindowTitle(tr("Which column is what: {file}", file=path.name))
        self.resize(*_SIZE)
        self._sheets: tuple[PreviewSheet, ...] = ()
        self._told = PlainLabel(tr("Reading the first rows\u2026"), self)
        self._told.setObjectName("table-told")
        self._told.setWordWrap(True)
        # Room for what is told later, so that the table does not jump.
        self._told.setMinimumHeight(_TOLD_LINES * self._told.fontMetrics().lineSpacing())
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._title = QLineEdit(title_of_file(path), self)
        self._title.setObjectName("table-title")
        self._sheet = QComboBox(self)
        self._sheet.setObjectName("table-sheet")
        self._sheet.currentIndexChanged.connect(self._show_sheet)
        self._header = QSpinBox(self)
        self._header.setObjectName("table-header-row")
        self._header.setMinimum(1)
        self._header.valueChanged.connect(self._show_rows)
        for box in (self._sheet, self._header):
            ignore_unfocused_wheel(box)
        self._rows = QTableWidget(self)
        self._rows.setObjectName("table-rows")
        self._rows.setAccessibleName(tr("First rows of the table, with what each column is above"))
        self._rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._rows.setTabKeyNavigation(False)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._import = self._buttons.addButton(
            tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._import.setObjectName("table-import")
        self._import.setEnabled(False)
        self._buttons.accepted.connect(self._on_import)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._worker = Latest(self, (ImportFileError, OSError, ValueError))
        self._worker.ready.connect(self._show)
        self._worker.failed.connect(self._told.setText)
        self.finished.connect(self._worker.stop)
        self.finished.connect(self.deleteLater)
        self._worker.ask(lambda _task: preview(path))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(tr("&Name of the table"), self._title)
        form.addRow(tr("&Sheet or separator"), self._sheet)
        form.addRow(tr("&Row with the headers"), self._header)
        rows = QVBoxLayout(self)
        rows.addWidget(self._told)
        rows.addLayout(form)
        rows.addWidget(self._rows, 1)
        rows.addWidget(self._buttons)

    def _show(self, sheets: tuple[PreviewSheet, ...]) -> None:
        self._sheets = sheets
        self._told.setText(
            tr(
                "Say which column is the name of the food and which ones are nutrients for 100 g. "
                "It is remembered for the next edition of the table. Vitamin K without a form is "
                "all forms together, and vitamin A in retinol equivalents (RE) is not RAE."
            )
        )
        self._sheet.addItems([sheet.title for sheet in sheets])
        self._import.setEnabled(True)

    def _show_sheet(self) -> None:
        sheet = self._sheets[self._sheet.currentIndex()]
        self._header.setMaximum(max(len(sheet.rows), 1))
        row = sheet.header_row + 1
        if self._header.value() == row:
            self._show_rows()
        else:
            self._header.setValue(row)

    def _show_rows(self) -> None:
        sheet = self._sheets[self._sheet.currentIndex()]
        header = self._header.value() - 1
        shown = sheet.rows[header:]
        self._rows.clear()
        self._rows.setColumnCount(sheet.width)
        self._rows.setRowCount(_ABOVE + len(shown))
        self._rows.setVerticalHeaderLabels(
            [tr("is"), tr("unit"), *(whole(header + 1 + number) for number in range(len(shown)))]
        )
        guessed = sheet.guess(header)
        kinds = tuple((tr(title), kind) for title, kind in _KINDS)
        units = ((tr("as in the header"), ""), *_UNITS)
        for place in range(sheet.width):
            self._rows.setColumnWidth(place, _COLUMN_WIDTH)
            self._rows.setCellWidget(
                _KINDS_ROW, place, _box(f"table-kind-{place}", kinds, guessed.get(place, ""))
            )
            self._rows.setCellWidget(_UNITS_ROW, place, _box(f"table-unit-{place}", units, ""))
        for number, cells in enumerate(shown):
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(tooltip_text(""))
                item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter)
                self._rows.setItem(_ABOVE + number, place, item)

    def _chosen(self, row: int) -> dict[int, str]:
        chosen = {}
        for place in range(self._rows.columnCount()):
            box = self._rows.cellWidget(row, place)
            if isinstance(box, QComboBox) and box.currentData():
                chosen[place] = str(box.currentData())
        return chosen

    def _on_import(self) -> None:
        try:
            table: TableMap = own_map(
                self._title.text(),
                self._sheets[self._sheet.currentIndex()],
                self._header.value() - 1,
                self._chosen(_KINDS_ROW),
                self._chosen(_UNITS_ROW),
            )
        except ValueError as error:
            self._told.setText(str(error))
            return
        self.wanted.emit(table)
        self.accept()


def _box(name: str, entries: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    ignore_unfocused_wheel(box)
    for title, data in entries:
        box.addItem(title, data)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box
