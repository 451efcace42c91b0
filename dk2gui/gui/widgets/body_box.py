# SPDX-License-Identifier: MIT
"""A field for a weight or a height: holds kg or cm, shows and takes what the reader reads."""

from typing import Final, Literal

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from dk2gui.core.basis.units import CM_PER_INCH, KG_PER_POUND
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.typed_question import typing_notation
from dk2gui.present.body_text import body_number
from dk2gui.present.typed_body import read_body
from dk2gui.present.typed_numbers import Reading

BodyUnit = Literal["kg", "lb", "cm", "ft"]
_STEPS: Final[dict[BodyUnit, float]] = {"kg": 1.0, "lb": KG_PER_POUND, "cm": 1.0, "ft": CM_PER_INCH}
"""What an arrow adds, in kg or cm."""


class BodyBox(PlainSpinBox):
    """The value is always in kg or cm; `unit` is what is seen and typed."""

    _shown_in: BodyUnit = "kg"

    def __init__(self, unit: BodyUnit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_in(unit)

    def show_in(self, unit: BodyUnit) -> None:
        """Show the same value in another unit."""
        self._shown_in = unit
        with QSignalBlocker(self):
            self.show_unit("" if unit == "ft" else unit)
            self.lineEdit().setText(self._shown())

    def written(self, value: float) -> str:
        return body_number(value, self._shown_in, typing_notation())

    def read(self, text: str) -> Reading:
        return read_body(text, self._shown_in, typing_notation())

    def stepBy(self, steps: int) -> None:
        step = _STEPS[self._shown_in]
        self.setValue((round(self.value() / step) + steps) * step)
        self.selectAll()


class BodyField(QWidget):
    """A BodyBox with a choice of its unit beside it.

    Signals: unit_chosen(str).
    """

    unit_chosen = Signal(str)

    def __init__(
        self,
        name: str,
        title: str,
        unit_title: str,
        units: tuple[BodyUnit, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.box = BodyBox(units[0], self)
        self.box.setObjectName(name)
        self.box.setAccessibleName(title)
        self._choice = QComboBox(self)
        self._choice.setObjectName(f"{name}-unit")
        for unit in units:
            self._choice.addItem(unit, unit)
        name_choice(self._choice, unit_title)
        ignore_unfocused_wheel(self._choice)
        # A label's letter leads only to what takes the focus.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self.box)
        self._choice.currentIndexChanged.connect(
            lambda: self.unit_chosen.emit(self._choice.currentData())
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(self._choice)

    def show_in(self, unit: BodyUnit) -> None:
        """Show the value in a unit."""
        with QSignalBlocker(self._choice):
            self._choice.setCurrentIndex(self._choice.findData(unit))
        self.box.show_in(unit)
