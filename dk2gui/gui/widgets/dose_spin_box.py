# SPDX-License-Identifier: MIT
"""A spin box for doses: its arrows go to the next known dose, typing takes any number."""

from typing import Final

from PySide6.QtWidgets import QWidget

from dk2gui.core.intake.dose_scale import DoseScale
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.present.numbers import number


class DoseSpinBox(PlainSpinBox):
    """A spin box over the known doses of a compound."""

    def __init__(self, scale: DoseScale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self.follow_typing()

    def set_scale(self, scale: DoseScale) -> None:
        """Change the known doses, for another unit or rhythm."""
        self._scale = scale

    def stepBy(self, steps: int) -> None:
        self.setValue(self._scale.stepped(self.value(), steps))
        self.selectAll()


_WIDEST: Final = 1_000_000.0
_ARROWS: Final = 26


def set_width(box: PlainSpinBox) -> None:
    """Give a field the room of a large dose, not that of the largest number it takes."""
    box.setFixedWidth(box.fontMetrics().horizontalAdvance(number(_WIDEST)) + _ARROWS)
