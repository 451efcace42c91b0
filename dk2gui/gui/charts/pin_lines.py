# SPDX-License-Identifier: MIT
"""Pinned scenarios in pyqtgraph's own plots: dashed lines and lettered points."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from dk2gui.core.serum.kinetics import Array
from dk2gui.gui.charts.overlay import dash_pen
from dk2gui.gui.theme import Theme
from dk2gui.gui.window.pins import LETTERS

_SYMBOLS = {"A": "s", "B": "d", "C": "t", "D": "o"}
_SIZE = 10
# Where along its line a pin's letter stands, apart from those of the others.
_AT = {"A": 0.90, "B": 0.78, "C": 0.66, "D": 0.54}


class PinLines:
    """A line for each letter, with its name on it."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._curves = {letter: pg.PlotDataItem() for letter in LETTERS}
        self._names = {letter: pg.TextItem("", anchor=(1.0, 1.0)) for letter in LETTERS}
        for item in (*self._curves.values(), *self._names.values()):
            plot.addItem(item)

    def show(self, lines: Sequence[tuple[str, str, Array, Array]]) -> None:
        """Show (letter, title, x, y) and no others."""
        there = {letter: (title, x, y) for letter, title, x, y in lines if np.isfinite(y).any()}
        for letter in LETTERS:
            curve, name = self._curves[letter], self._names[letter]
            curve.setVisible(letter in there)
            name.setVisible(letter in there)
            if letter in there:
                title, x, y = there[letter]
                curve.setData(x, y)
                at = int(_AT[letter] * (len(x) - 1))
                name.setText(title)
                name.setPos(float(x[at]), float(np.nan_to_num(y[at])))

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        for letter in LETTERS:
            self._curves[letter].setPen(dash_pen(letter, QColor(theme.text), 1.3))
            self._names[letter].setColor(theme.text)


class PinPoints:
    """A point for each letter, with its letter beside it."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        self._points = {
            letter: pg.ScatterPlotItem(size=_SIZE, symbol=_SYMBOLS[letter]) for letter in LETTERS
        }
        self._names = {
            letter: pg.TextItem(letter, anchor=(0.0, 1.0), fill=(0, 0, 0, 110))
            for letter in LETTERS
        }
        for item in (*self._points.values(), *self._names.values()):
            plot.addItem(item)
        for point, name in zip(self._points.values(), self._names.values(), strict=True):
            # White in every theme, since the map's colours stay.
            point.setPen(pg.mkPen("#ffffff", width=1.5))
            point.setBrush(pg.mkBrush(0, 0, 0, 110))
            name.setColor("#ffffff")

    def show(self, points: Sequence[tuple[str, float, float]]) -> None:
        """Show (letter, x, y) and no others."""
        there = {letter: (x, y) for letter, x, y in points}
        for letter in LETTERS:
            point, name = self._points[letter], self._names[letter]
            point.setVisible(letter in there)
            name.setVisible(letter in there)
            if letter in there:
                point.setData([there[letter][0]], [there[letter][1]])
                name.setPos(*there[letter])
