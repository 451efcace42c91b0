# SPDX-License-Identifier: MIT
"""The plot of a heat map: colours, lines of equal height with their figures, you and the pins."""

from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QWidget

from dk2gui.core.serum.kinetics import Array
from dk2gui.gui.charts.pg_style import QuietPlot
from dk2gui.gui.charts.pin_lines import PinPoints
from dk2gui.present.language import tr
from dk2gui.present.numbers import number

_MOST_LINES: Final = 6
# Light text reads on every colour of the map over this.
_SHADE: Final = (0, 0, 0, 110)
_WHITE: Final = "#ffffff"
Place = tuple[float, float]
Pins = list[tuple[str, float, float]]
"""Of each pin its letter and its place."""


class HeatPlot(QuietPlot):
    """Axes first, then values over them. What is on the map is white in every theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("heat-plot", tr("Two inputs against one output"), parent)
        self._area, self._titles = QRectF(), ("", "")
        self._shown: tuple[Array, Place, Pins] | None = None
        self._image = pg.ImageItem(axisOrder="row-major")
        # Viridis rises evenly in lightness, so it reads without colour too.
        self._image.setColorMap(pg.colormap.get("viridis"))
        self._you = pg.ScatterPlotItem(size=12, symbol="o")
        self._lines = [
            pg.IsocurveItem(data=None, axisOrder="row-major") for _ in range(_MOST_LINES)
        ]
        self._names = [pg.TextItem("", anchor=(0.5, 0.5), fill=_SHADE) for _ in self._lines]
        for item in (self._image, *self._lines, *self._names, self._you):
            self.addItem(item)
        self._pin_points = PinPoints(self)
        self._you.setPen(pg.mkPen(_WHITE, width=2))
        self._you.setBrush(pg.mkBrush(0, 0, 0, 0))
        for line, name in zip(self._lines, self._names, strict=True):
            line.setPen(pg.mkPen(_WHITE, style=Qt.PenStyle.DotLine))
            name.setColor(_WHITE)

    def show_axes(self, area: QRectF, x_title: str, y_title: str) -> None:
        """Show axes of this range without values."""
        self._area, self._titles = area, (x_title, y_title)
        self.show_nothing()
        self.setRange(area, padding=0)
        self.setLabel("bottom", x_title)
        self.setLabel("left", y_title)

    def show_nothing(self) -> None:
        """Take the values away."""
        self._shown = None
        self._image.clear()
        self._pin_points.show([])
        for item in (*self._lines, *self._names, self._you):
            item.setVisible(False)

    def show_values(self, value: Array, you: Place, pins: Pins) -> None:
        """Fill the axes: `value` is (rows upwards, columns), in the reader's units, some known."""
        self._shown = value, you, pins
        known = value[np.isfinite(value)]
        low, high = float(known.min()), float(known.max())
        self._image.setImage(value, levels=(low, max(high, low + 1e-9)))
        self._image.setRect(self._area)
        self._show_levels(value, low, high)
        self._you.setVisible(True)
        self._you.setData([you[0]], [you[1]])
        self._pin_points.show(pins)

    def _show_levels(self, value: Array, low: float, high: float) -> None:
        """Lines of equal height with their figures, so that colour is not needed to read."""
        area = self._area
        filled = np.where(np.isfinite(value), value, low)
        levels = _round_levels(low, high, len(self._lines))
        rows, columns = value.shape
        for place, (line, name) in enumerate(zip(self._lines, self._names, strict=True)):
            line.setVisible(place < len(levels))
            name.setVisible(place < len(levels))
            if place >= len(levels):
                continue
            level = levels[place]
            line.setData(filled, level)
            line.setPos(area.left(), area.top())
            line.resetTransform()
            line.setTransform(QTransform.fromScale(area.width() / columns, area.height() / rows))
            crossing = np.argmin(np.abs(filled - level))
            row, column = np.unravel_index(crossing, filled.shape)
            name.setText(number(level))
            name.setPos(
                area.left() + (float(column) + 0.5) / columns * area.width(),
                area.top() + (float(row) + 0.5) / rows * area.height(),
            )

    def copied(self) -> "HeatPlot":
        """A plot of its own that shows the same."""
        plot = HeatPlot()
        plot.show_axes(self._area, *self._titles)
        if self._shown is not None:
            plot.show_values(*self._shown)
        return plot


def _round_levels(low: float, high: float, most: int) -> list[float]:
    """At most `most` round numbers between low and high."""
    span = high - low
    if span <= 0:
        return []
    size = 10.0 ** np.floor(np.log10(span / most))
    step = next(size * times for times in (1, 2, 2.5, 5, 10) if span / (size * times) <= most)
    first = np.floor(low / step) + 1
    return [float(step * at) for at in np.arange(first, np.ceil(high / step))]
