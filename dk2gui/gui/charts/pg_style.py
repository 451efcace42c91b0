# SPDX-License-Identifier: MIT
"""How pyqtgraph's own plots look here: quiet axes in the theme's colours, no mouse tricks."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from dk2gui.gui.theme import LIGHT, Theme


def quiet_plot(name: str, title: str, parent: QWidget | None = None) -> pg.PlotWidget:
    """A plot that does not zoom, move, or offer menus; `title` is for screen readers."""
    plot = pg.PlotWidget(parent, background=None)
    plot.setObjectName(name)
    plot.setAccessibleName(title)
    plot.setMouseEnabled(x=False, y=False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.getViewBox().setDefaultPadding(0.03)
    plot.setMinimumHeight(120)
    return plot


def dress(plot: pg.PlotWidget, theme: Theme) -> None:
    """Give a plot the theme's colours."""
    plot.setBackground(QColor(theme.panel))
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(pg.mkPen(theme.border))
        axis.setTextPen(pg.mkPen(theme.muted))


def band_brush(theme: Theme, alpha: int = 60) -> QColor:
    """The fill of a band around a curve."""
    colour = QColor(theme.accent)
    colour.setAlpha(alpha)
    return colour


class NamedLines:
    """Quiet lines across a plot with their names at one end; as many as are asked for."""

    def __init__(self, plot: pg.PlotWidget, *, upright: bool) -> None:
        self._plot = plot
        self._upright = upright
        self._lines: list[pg.InfiniteLine] = []
        self._theme: Theme = LIGHT

    def show(self, named: Sequence[tuple[str, float]]) -> None:
        """Show these lines and no others."""
        while len(self._lines) < len(named):
            line = pg.InfiniteLine(
                angle=90 if self._upright else 0,
                label="",
                labelOpts={
                    "position": 0.97 if self._upright else 0.02,
                    "rotateAxis": (1, 0) if self._upright else None,
                    "anchors": [(1, 0), (1, 1)] if self._upright else [(0, 0), (0, 1)],
                },
            )
            self._plot.addItem(line)
            self._lines.append(line)
            self._dress(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(named))
            if place < len(named):
                name, value = named[place]
                line.setPos(value)
                line.label.setFormat(name)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        for line in self._lines:
            self._dress(line)

    def _dress(self, line: pg.InfiniteLine) -> None:
        line.setPen(pg.mkPen(self._theme.muted, style=Qt.PenStyle.DotLine))
        line.label.setColor(self._theme.muted)
