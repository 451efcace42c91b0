# SPDX-License-Identifier: MIT
"""The plot of a sweep: a curve with its band, you marked on it, named lines, and pinned curves."""

from typing import Final

import msgspec
import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dk2gui.core.serum.kinetics import Array
from dk2gui.gui.charts.pg_style import NamedLines, QuietPlot, band_brush
from dk2gui.gui.charts.pin_lines import PinLines
from dk2gui.gui.theme import Theme
from dk2gui.present.language import tr

_HEADROOM: Final = 1.05


class SweepCurves(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What is drawn, in the reader's units; every array has a value for each of `x`."""

    x: Array
    y: Array
    low: Array
    high: Array
    now: float
    """The value of the input that the scenario states."""
    across: list[tuple[str, float]]
    """Named lines at values of the input."""
    level: list[tuple[str, float]]
    """Named lines at values of the output."""
    beside: list[tuple[str, str, Array, Array]]
    """Of each pin its letter, its title, and x and y of its curve."""
    x_title: str
    y_title: str


class SweepPlot(QuietPlot):
    """Shows curves; nothing at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sweep-plot", tr("One input against one output"), parent)
        self._shown: SweepCurves | None = None
        self._low, self._high = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._band = pg.FillBetweenItem(self._low, self._high)
        self._curve = pg.PlotDataItem()
        self._you = pg.InfiniteLine(angle=90)
        self._name = pg.TextItem(tr("you"), anchor=(0, 0))
        for item in (self._low, self._high, self._band, self._curve, self._you, self._name):
            self.addItem(item)
        self._pin_lines = PinLines(self)
        self._across = NamedLines(self, upright=True)
        self._level = NamedLines(self, upright=False)

    def show_curves(self, shown: SweepCurves) -> None:
        """Show these and nothing else."""
        self._shown = shown
        self._across.show(shown.across)
        self._level.show(shown.level)
        self._pin_lines.show(shown.beside)
        self._curve.setData(shown.x, shown.y)
        self._low.setData(shown.x, shown.low)
        self._high.setData(shown.x, shown.high)
        self._you.setPos(shown.now)
        is_known = bool(np.isfinite(shown.y).any())
        top = float(np.nanmax(shown.high)) if is_known else 1.0
        bottom = min(0.0, float(np.nanmin(shown.low))) if is_known else 0.0
        self._name.setPos(shown.now, top)
        self.setRange(
            xRange=(float(shown.x[0]), float(shown.x[-1])),
            yRange=(bottom, max(top * _HEADROOM, bottom + 1e-6)),
            padding=0,
        )
        self.setLabel("bottom", shown.x_title)
        self.setLabel("left", shown.y_title)

    def copied(self) -> "SweepPlot":
        """A plot of its own that shows the same."""
        plot = SweepPlot()
        if self._shown is not None:
            plot.show_curves(self._shown)
        return plot

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        super().set_theme(theme)
        self._pin_lines.set_theme(theme)
        for lines in (self._across, self._level):
            lines.set_theme(theme)
        for edge in (self._low, self._high):
            edge.setPen(pg.mkPen(theme.accent, width=0.5))
        self._curve.setPen(pg.mkPen(theme.accent, width=2))
        self._band.setBrush(band_brush(theme))
        self._you.setPen(pg.mkPen(theme.text, style=Qt.PenStyle.DashLine))
        self._name.setColor(theme.text)
