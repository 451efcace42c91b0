# SPDX-License-Identifier: MIT
"""A spin box for doses: takes any number, shows no needless zeros, steps to known doses."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from dk2gui.core.dose_scale import DoseScale


class DoseSpinBox(QDoubleSpinBox):
    """A QDoubleSpinBox whose arrows go to the next known dose."""

    def __init__(self, scale: DoseScale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self.setLocale(QLocale.c())
        self.setDecimals(4)

    def set_scale(self, scale: DoseScale) -> None:
        """Change the known doses, for another unit or rhythm."""
        self._scale = scale

    def stepBy(self, steps: int) -> None:
        amount = self.value()
        for _ in range(abs(steps)):
            amount = (
                self._scale.next_known(amount) if steps > 0 else self._scale.previous_known(amount)
            )
        self.setValue(amount)
        self.selectAll()

    def textFromValue(self, value: float) -> str:
        return f"{value:.4f}".rstrip("0").rstrip(".")

    def valueFromText(self, text: str) -> float:
        try:
            return float(self._plain(text))
        except ValueError:
            return self.value()

    def validate(self, text: str, position: int) -> object:
        state, _, _ = super().validate(self._plain(text), position)  # type: ignore[misc]
        if state == QValidator.State.Invalid:
            return state, text, position
        return state, text, position

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @staticmethod
    def _plain(text: str) -> str:
        """Many people type a comma for the decimal point."""
        return text.strip().replace(",", ".")
