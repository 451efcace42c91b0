# SPDX-License-Identifier: MIT
"""One blood test result: marker, date, value or limit, unit, and what is doubted of it."""

import datetime as dt
from typing import Any, Final

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from dk2gui.core.scenario.doubts import Doubt
from dk2gui.core.scenario.scenario import (
    FIRST_DATE,
    LAST_DATE,
    MARKER_UNITS,
    MAX_LAB_VALUE,
    Bound,
    Lab,
    LabUnit,
)
from dk2gui.core.scenario.titles import MARKERS
from dk2gui.gui.widgets.date_field import DateField
from dk2gui.gui.widgets.meaning import explain_choices
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.named_row import name_row
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.lab_text import BOUND_SIGNS, NO_UNIT, usual_unit
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, number, unit_name
from dk2gui.present.words import Words

_EMPTY: Final = -1.0
_NO_VALUE: Final = "\u2013"


class LabRow(QWidget):
    """A result that is in the scenario, or one that counts for nothing until it has a value.

    Signals: edited(dict): the fields of a Lab, not checked. removed().
    """

    edited = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab: Lab | None = None
        self._units = Units()
        self._suggestion = ""
        self._marker = QComboBox(self)
        for marker, title in MARKERS.items():
            self._marker.addItem(tr(title.plain), marker)
        explain_choices(self._marker)
        self._date = DateField(self)
        self._date.limit(FIRST_DATE, LAST_DATE)
        self._bound = QComboBox(self)
        for bound, sign in BOUND_SIGNS.items():
            self._bound.addItem(sign, bound)
        self._value = PlainSpinBox(self)
        self._value.setRange(_EMPTY, MAX_LAB_VALUE)
        self._value.setSpecialValueText(_NO_VALUE)
        self._value.take_bounds()
        self._unit = QComboBox(self)
        remove = QPushButton(tr("Remove"), self)
        remove.setProperty("role", "quiet")
        names = (
            (self._marker, tr("Blood test")),
            (self._date, tr("Date of the test")),
            (self._bound, tr("The result is, is below, or is above")),
            (self._value, tr("Result")),
            (self._unit, tr("Unit of the result")),
            (remove, tr("Remove this result")),
        )
        for widget, name in names:
            if isinstance(widget, QComboBox):
                name_choice(widget, name)
            else:
                widget.setAccessibleName(name)
        set_tooltip(
            self._unit, tr("The unit that the laboratory printed; the number stays as typed")
        )
        set_tooltip(self._bound, tr("What the laboratory printed: a value, or a limit such as <4"))
        for widget in (self._marker, self._bound, self._value, self._unit):
            ignore_unfocused_wheel(widget)
        self._doubt = PlainLabel(self)
        self._doubt.setProperty("role", "error")
        self._doubt.setWordWrap(True)
        self._doubt.hide()
        self._change_unit = QPushButton(self)
        self._change_unit.setProperty("role", "small")
        self._change_unit.hide()
        self._lay_out(remove)
        self._connect()
        remove.clicked.connect(self.removed)

    def _lay_out(self, remove: QPushButton) -> None:
        result = QHBoxLayout()
        result.setSpacing(4)
        for part in (self._bound, self._value, self._unit):
            result.addWidget(part)
        result.addStretch(1)
        result.addWidget(remove)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.addWidget(self._marker, 0, 0)
        grid.addWidget(self._date, 0, 1)
        grid.addLayout(result, 1, 0, 1, 2)
        grid.addWidget(self._doubt, 2, 0, 1, 2)
        grid.addWidget(self._change_unit, 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        self._value.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 11)

    def _connect(self) -> None:
        self._marker.currentIndexChanged.connect(self._on_marker)
        self._date.dateChanged.connect(self._on_edited)
        self._bound.currentIndexChanged.connect(self._on_edited)
        self._value.valueChanged.connect(self._on_edited)
        self._value.unit_typed.connect(self._on_unit_typed)
        self._value.bound_typed.connect(self._on_bound_typed)
        self._unit.currentIndexChanged.connect(self._on_edited)
        self._value.editingFinished.connect(self._on_edited)
        self._change_unit.clicked.connect(self._on_change_unit)

    def set_place(self, place: int) -> None:
        """Name the row and its parts by its place in the list, counted from 0."""
        name = f"lab-{place}"
        self.setObjectName(name)
        name_row(tr("Blood test {number}", number=number(place + 1)), self)
        for part, key in ((self._marker, "marker"), (self._date, "date"), (self._bound, "bound"),
                          (self._value, "value"), (self._unit, "unit"), (self._doubt, "doubt"),
                          (self._change_unit, "change-unit")):  # fmt: skip
            part.setObjectName(f"{name}-{key}")

    def set_units(self, units: Units) -> None:
        """The units the reader reads; another marker begins with the one that goes with them."""
        self._units = units

    def show_new(self, date: dt.date, unit: LabUnit) -> None:
        """Become a 25(OH)D result without a value yet."""
        self._show("25ohd", date, _EMPTY, unit, None)
        self._lab = None
        self.show_doubt(None, Words(Units()))

    def show_lab(self, lab: Lab) -> None:
        """Show a result without telling anyone; one that is shown already is left as it is."""
        if lab != self._lab:
            self._show(lab.marker, lab.date, lab.value, lab.unit, lab.bound)
            self._lab = lab

    def show_again(self) -> None:
        """Show the result as it is in the scenario, since an edit was not taken."""
        if (lab := self._lab) is not None:
            self._show(lab.marker, lab.date, lab.value, lab.unit, lab.bound)

    def show_doubt(self, doubt: Doubt | None, words: Words) -> None:
        """Say what is doubted of the value, with a button for the unit in which it would fit."""
        self._doubt.setVisible(doubt is not None)
        self._suggestion = doubt.suggestion or "" if doubt else ""
        self._change_unit.setVisible(bool(self._suggestion))
        if doubt is not None:
            self._doubt.setText(words.say(doubt.reason))
            self._change_unit.setText(tr("It is {unit}", unit=unit_name(self._suggestion)))
            self._value.setAccessibleDescription(self._doubt.text())
        else:
            self._value.setAccessibleDescription("")

    def set_focus(self) -> None:
        """Put the keyboard on the value."""
        self._value.setFocus(Qt.FocusReason.OtherFocusReason)
        self._value.selectAll()

    def _show(
        self, marker: str, date: dt.date, value: float, unit: LabUnit, bound: Bound | None
    ) -> None:
        with (QSignalBlocker(self._marker), QSignalBlocker(self._date), QSignalBlocker(self._value),
              QSignalBlocker(self._bound)):  # fmt: skip
            self._marker.setCurrentIndex(self._marker.findData(marker))
            self._date.show_day(date)
            self._bound.setCurrentIndex(list(BOUND_SIGNS).index(bound))
            self._value.setValue(value)
        self._show_unit(marker, unit)

    def _show_unit(self, marker: str, unit: LabUnit) -> None:
        with QSignalBlocker(self._unit):
            if self._unit.property("marker") != marker:
                self._unit.setProperty("marker", marker)
                self._unit.clear()
                for offered in MARKER_UNITS[marker]:
                    self._unit.addItem("" if offered == NO_UNIT else unit_name(offered), offered)
                self._unit.setVisible(unit != NO_UNIT)
            self._unit.setCurrentIndex(self._unit.findData(unit))
        # A unit that is typed with the number becomes the unit of the result.
        self._value.set_units(unit, dict.fromkeys(MARKER_UNITS[marker], 1.0))

    def _on_marker(self) -> None:
        # The value of one marker says nothing of another: it is to be typed anew.
        marker = self._marker.currentData()
        with QSignalBlocker(self._value):
            self._value.setValue(_EMPTY)
        self._show_unit(marker, usual_unit(marker, self._units))

    def _on_unit_typed(self, unit: str) -> None:
        with QSignalBlocker(self._unit):
            self._unit.setCurrentIndex(self._unit.findData(unit))

    def _on_bound_typed(self, bound: str) -> None:
        with QSignalBlocker(self._bound):
            self._bound.setCurrentIndex(self._bound.findData(bound))

    def _on_change_unit(self) -> None:
        self._unit.setCurrentIndex(self._unit.findData(self._suggestion))

    def fields(self) -> dict[str, Any]:
        """The result as it stands in the row."""
        bound = self._bound.currentData()
        return {
            "date": self._date.day(),
            "marker": self._marker.currentData(),
            "value": self._value.value(),
            "unit": self._unit.currentData(),
            "bound": bound or None,
        }

    def _on_edited(self) -> None:
        if self._value.value() < 0:
            return
        fields = self.fields()
        if self._lab is None or fields != msgspec.structs.asdict(self._lab):
            self.edited.emit(fields)
