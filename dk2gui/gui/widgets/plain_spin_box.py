# SPDX-License-Identifier: MIT
"""A spin box that shows no needless zeros, takes a comma for a point, and lets the wheel pass."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget


class PlainSpinBox(QDoubleSpinBox):
    """A QDoubleSpinBox for numbers that are mostly whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())

    def textFromValue(self, value: float) -> str:
        text = f"{value:.{self.decimals()}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def valueFromText(self, text: str) -> float:
        plain = self._plain(text).removesuffix(self.suffix().strip()).strip()
        try:
            return float(plain)
        except ValueError:
            return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state, _, _ = super().validate(self._plain(text), position)
        return state, text, position

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @staticmethod
    def _plain(text: str) -> str:
        """Many people type a comma for the decimal point."""
        return text.replace(",", ".")
