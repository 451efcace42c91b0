# SPDX-License-Identifier: MIT
"""What charts that paint themselves share: colours and font."""

import pyqtgraph as pg
from PySide6.QtGui import QFont

from dk2gui.gui.theme import LIGHT, Theme


class PaintedChart(pg.GraphicsWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """An item that fills its view and paints in `_theme` and `_font`."""

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme = LIGHT
        self._font = QFont()

    def set_theme(self, theme: Theme, font: QFont) -> None:
        """Take over colours and font."""
        self._theme, self._font = theme, font
        self.update()
