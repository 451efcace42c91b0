# SPDX-License-Identifier: MIT
"""A sweep: a curve with its band, you marked on it, named lines, and pinned curves."""

import math
from typing import Final

import msgspec
import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from dk2gui.core.serum.kinetics import Array
from dk2gui.gui.charts.axes import Axes, Span
from dk2gui.gui.charts.axes_chart import AxesChart
from dk2gui.gui.charts.chart import NOWHERE
from dk2gui.gui.charts.labels import Label, paint_labels, place_labels, size_of
from dk2gui.gui.charts.overlay import dash_pen
from dk2gui.gui.charts.placement import around
from dk2gui.present.language import tr

_HEADROOM: Final = 1.05
_BAND_ALPHA: Final = 60
_PAD: Final = 4.0
_ALONG: Final = (0.9, 0.7, 0.5, 0.3, 0.97, 0.1)
"""Where along its curve a pin may be named, the best first."""


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


class SweepChart(AxesChart):
    """Shows curves; nothing at first."""

    def __init__(self) -> None:
        super().__init__()
        self._curves: SweepCurves | None = None

    def show_waiting(self, x: tuple[float, float], x_title: str, message: str) -> None:
        """Show the axis across alone, and words."""
        self._curves = None
        self._show(Span(*x, x_title), Span(0.0, 1.0, ""), message)

    def show_curves(self, shown: SweepCurves, message: str = "") -> None:
        """Show these and nothing else; `message` says why there is none."""
        self._curves = shown
        known = np.isfinite(shown.high)
        highest = [line[np.isfinite(line)] for line in (shown.high, *(y for *_, y in shown.beside))]
        top = max((float(line.max()) for line in highest if len(line)), default=1.0)
        bottom = min(0.0, float(shown.low[known].min())) if known.any() else 0.0
        self._show(
            Span(float(shown.x[0]), float(shown.x[-1]), shown.x_title),
            Span(bottom, max(top * _HEADROOM, bottom + 1e-6), shown.y_title),
            message,
        )

    def _stops(self) -> int:
        return 0 if self._curves is None else len(self._curves.x)

    def stop_at(self, place: QPointF) -> int:
        if self._curves is None or not self.stops() or not self._axes().area.contains(place):
            return NOWHERE
        area, last = self._axes().area, self.stops() - 1
        return round((place.x() - area.left()) / area.width() * last)

    def place_of_stop(self, stop: int) -> QPointF | None:
        assert self._curves is not None
        y = float(self._curves.y[stop])
        return self._axes().at(float(self._curves.x[stop]), y) if math.isfinite(y) else None

    def _paint_background(self, painter: QPainter) -> None:
        curves = self._curves
        if curves is None:
            return
        self._paint_frame(painter)
        axes = self._axes()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(axes.area)
        self._paint_band(painter, curves, axes)
        self._paint_lines(painter, curves, axes)
        painter.restore()
        metrics = self._small_metrics()
        paint_labels(
            painter, place_labels(self._names(curves, axes, metrics), metrics, axes.area), metrics
        )

    def _paint_band(self, painter: QPainter, curves: SweepCurves, axes: Axes) -> None:
        accent = QColor(self._theme.accent)
        fill = QColor(accent)
        fill.setAlpha(_BAND_ALPHA)
        known = np.isfinite(curves.y)
        x, low, high = curves.x[known], curves.low[known], curves.high[known]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        around_it = np.concatenate((x, x[::-1])), np.concatenate((low, high[::-1]))
        painter.drawPolygon(_line(axes, *around_it))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 0.5))
        for edge in (low, high):
            painter.drawPolyline(_line(axes, x, edge))
        painter.setPen(QPen(accent, 2))
        painter.drawPolyline(_line(axes, x, curves.y[known]))

    def _paint_lines(self, painter: QPainter, curves: SweepCurves, axes: Axes) -> None:
        area = axes.area
        painter.setPen(QPen(QColor(self._theme.muted), 1, Qt.PenStyle.DotLine))
        for _, value in curves.level:
            y = axes.at(axes.x.low, value).y()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        for _, value in curves.across:
            self._paint_upright(painter, axes, value)
        painter.setPen(QPen(QColor(self._theme.text), 1, Qt.PenStyle.DashLine))
        self._paint_upright(painter, axes, curves.now)
        for letter, _, xs, ys in curves.beside:
            known = np.isfinite(ys)
            painter.setPen(dash_pen(letter, QColor(self._theme.text), 1.3))
            painter.drawPolyline(_line(axes, xs[known], ys[known]))

    @staticmethod
    def _paint_upright(painter: QPainter, axes: Axes, value: float) -> None:
        x = axes.at(value, axes.y.low).x()
        painter.drawLine(QPointF(x, axes.area.top()), QPointF(x, axes.area.bottom()))

    def _names(self, curves: SweepCurves, axes: Axes, metrics: QFontMetricsF) -> list[Label]:
        """You, then the lines, then the pins."""
        area, theme = axes.area, self._theme
        labels = []

        def beside(text: str, value: float, ink: str, *, upright: bool) -> None:
            x = axes.at(value, axes.y.low).x()
            width, height = size_of(text, metrics, upright=upright)
            sides = (x + _PAD, x - _PAD - width)
            heights = (area.top() + _PAD, area.bottom() - height - _PAD, area.center().y())
            places = tuple((side, y) for y in heights for side in sides)
            labels.append(Label(text, ink, places, theme.panel, upright))

        beside(tr("you"), curves.now, theme.text, upright=False)
        for name, value in curves.level:
            if axes.y.low <= value <= axes.y.high:
                y = axes.at(axes.x.low, value).y()
                width, height = size_of(name, metrics)
                ends = (area.left() + _PAD, area.right() - width - _PAD, area.center().x())
                places = tuple((x, at) for at in (y - height, y + 1) for x in ends)
                labels.append(Label(name, theme.muted, places, theme.panel))
        for name, value in curves.across:
            beside(name, value, theme.muted, upright=True)
        for _, title, xs, ys in curves.beside:
            points = [axes.at(float(xs[at]), float(ys[at]))
                      for at in (round(share * (len(xs) - 1)) for share in _ALONG)
                      if math.isfinite(ys[at])]  # fmt: skip
            size = size_of(title, metrics)
            near = tuple(
                # Above the curve or below it, not on it.
                place
                for point in points
                for place in around(point.x(), point.y(), *size, _PAD)[2:]
            )
            labels.append(Label(title, theme.text, near, theme.panel))
        return labels


def _line(axes: Axes, x: Array, y: Array) -> QPolygonF:
    area: QRectF = axes.area
    across = (x - axes.x.low) / (axes.x.high - axes.x.low) * area.width() + area.left()
    up = area.bottom() - (y - axes.y.low) / (axes.y.high - axes.y.low) * area.height()
    line: QPolygonF = pg.functions.arrayToQPolygonF(across, up)
    return line
