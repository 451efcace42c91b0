# SPDX-License-Identifier: MIT
"""The blood tests panel: dated results, edited in place."""

import datetime as dt
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from dk2gui.core.basis.units import ng_ml_from_nmol_l
from dk2gui.core.evaluate import Assessment
from dk2gui.core.scenario.scenario import FIRST_DATE, LAST_DATE, MARKER_UNITS, MAX_LAB_VALUE, Lab
from dk2gui.core.scenario.titles import MARKERS
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.present.format import Units, number, unit_name

# A new result starts at an ordinary value, to be typed over.
_ORDINARY: Final = {
    "25ohd": 50.0, "calcium": 2.4, "dp_ucmgp": 450.0, "pth": 4.0, "egfr": 90.0, "inr": 1.0,
}  # fmt: skip


class LabRow(QWidget):
    """One result. Signals: edited(Lab), removed()."""

    edited = Signal(object)
    removed = Signal()

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self._marker = QComboBox(self)
        for marker, title in MARKERS.items():
            self._marker.addItem(title.plain, marker)
        self._date = QDateEdit(self)
        self._date.setCalendarPopup(True)
        self._date.setDisplayFormat("d MMM yyyy")
        self._date.setDateRange(
            QDate(*FIRST_DATE.timetuple()[:3]), QDate(*LAST_DATE.timetuple()[:3])
        )
        self._value = PlainSpinBox(self)
        self._value.setRange(0, MAX_LAB_VALUE)
        self._unit = QComboBox(self)
        remove = QToolButton(self)
        remove.setText("Remove")
        remove.setProperty("role", "quiet")
        names = ((self._marker, "Blood test"), (self._date, "Date of the test"),
                 (self._value, "Result"), (self._unit, "Unit of the result"),
                 (remove, "Remove this result"))  # fmt: skip
        for widget, name in names:
            widget.setAccessibleName(name)
        set_tooltip(self._unit, "The unit that the laboratory printed; the number stays as typed")
        for widget in (self._marker, self._date, self._value, self._unit):
            ignore_unfocused_wheel(widget)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.addWidget(self._marker, 0, 0, 1, 2)
        grid.addWidget(self._date, 0, 2)
        grid.addWidget(self._value, 1, 0)
        grid.addWidget(self._unit, 1, 1)
        grid.addWidget(remove, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        self.show_lab(lab)
        self._marker.currentIndexChanged.connect(self._on_marker)
        self._date.dateChanged.connect(self._on_edited)
        self._value.valueChanged.connect(self._on_edited)
        self._value.unit_typed.connect(self._on_unit_typed)
        self._unit.currentIndexChanged.connect(self._on_edited)
        self._value.editingFinished.connect(self._on_edited)
        remove.clicked.connect(self.removed)

    def show_lab(self, lab: Lab) -> None:
        """Show a result without telling anyone."""
        self._lab = lab
        widgets = (self._marker, self._date, self._value, self._unit)
        for widget in widgets:
            widget.blockSignals(True)
        self._marker.setCurrentIndex(self._marker.findData(lab.marker))
        self._date.setDate(QDate(lab.date.year, lab.date.month, lab.date.day))
        self._value.setValue(lab.value)
        # A unit that is typed with the number becomes the unit of the result.
        self._value.set_units(lab.unit, dict.fromkeys(MARKER_UNITS[lab.marker], 1.0))
        if self._unit.property("marker") != lab.marker:
            self._unit.setProperty("marker", lab.marker)
            self._unit.clear()
            for unit in MARKER_UNITS[lab.marker]:
                self._unit.addItem(unit_name(unit) if unit != "1" else "", unit)
            self._unit.setEnabled(self._unit.count() > 1)
            self._unit.setVisible(lab.unit != "1")
        self._unit.setCurrentIndex(self._unit.findData(lab.unit))
        for widget in widgets:
            widget.blockSignals(False)

    def _on_marker(self) -> None:
        marker = self._marker.currentData()
        self.edited.emit(
            Lab(date=self._lab.date, marker=marker, value=_ORDINARY[marker],
                unit=MARKER_UNITS[marker][0])
        )  # fmt: skip

    def _on_unit_typed(self, unit: str) -> None:
        self._unit.blockSignals(True)
        self._unit.setCurrentIndex(self._unit.findData(unit))
        self._unit.blockSignals(False)

    def _on_edited(self) -> None:
        day = self._date.date()
        self.edited.emit(
            Lab(
                date=dt.date(day.year(), day.month(), day.day()),
                marker=self._marker.currentData(),
                value=self._value.value(),
                unit=self._unit.currentData(),
            )
        )


class LabsPanel(ScrollPage):
    """All results of the scenario, in the order of the file."""

    def __init__(self, model: ScenarioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._units = Units()
        self._shown: tuple[Lab, ...] | None = None
        self._rows: list[LabRow] = []
        hint = PlainLabel(
            "A 25(OH)D result makes the forecast yours. Enter the date of the sample, "
            "not of the letter."
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.rows.addWidget(hint)
        self._add = QPushButton("&Add a result")
        self._add.setObjectName("lab-add")
        self._add.clicked.connect(self._on_add)
        self.rows.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addStretch(1)

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show the results of an assessment's scenario."""
        self._units = units
        labs = assessment.scenario.labs
        if labs == self._shown:
            return
        self._shown = labs
        while len(self._rows) < len(labs):
            self._append(LabRow(labs[len(self._rows)], self))
        for row, lab in zip(self._rows, labs, strict=False):
            row.show_lab(lab)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(labs))

    def _append(self, row: LabRow) -> None:
        place = len(self._rows)
        row.setObjectName(f"lab-{place}")
        row.edited.connect(lambda lab: self._on_edited(place, lab))
        row.removed.connect(lambda: self._on_removed(place))
        self._rows.append(row)
        self.rows.insertWidget(1 + place, row)

    def _on_add(self) -> None:
        unit = self._units.serum
        last = max((lab.date for lab in self._model.scenario.labs), default=None)
        start = self._model.scenario.start_date or last or dt.date.today()
        value = (
            _ORDINARY["25ohd"] if unit == "nmol/L" else round(ng_ml_from_nmol_l(_ORDINARY["25ohd"]))
        )
        lab = Lab(date=start, marker="25ohd", value=value, unit=unit)
        self._model.edit("Add a blood test", labs=(*self._model.scenario.labs, lab))

    def _on_edited(self, place: int, lab: Lab) -> None:
        labs = list(self._model.scenario.labs)
        labs[place] = lab
        shown = f"{number(lab.value)} {unit_name(lab.unit) if lab.unit != '1' else ''}".rstrip()
        self._model.edit(f"{MARKERS[lab.marker].plain}: {shown}", labs=tuple(labs))

    def _on_removed(self, place: int) -> None:
        labs = self._model.scenario.labs
        self._model.edit("Remove a blood test", labs=labs[:place] + labs[place + 1 :])

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet colours this panel."""
