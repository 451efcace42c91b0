# SPDX-License-Identifier: MIT
"""A heat map: colours, lines of equal height with their figures, you and the pins."""

from typing import Final

import msgspec
import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from dk2gui.core.serum.kinetics import Array
from dk2gui.gui.charts.axes import Axes, Span
from dk2gui.gui.charts.axes_chart import AxesChart
from dk2gui.gui.charts.chart import NOWHERE
from dk2gui.gui.charts.labels import Label, box_of, paint_labels, place_labels, size_of
from dk2gui.gui.charts.overlay import paint_shape
from dk2gui.gui.charts.placement import Box, around
from dk2gui.gui.charts.scales import round_numbers
from dk2gui.present.language import tr
from dk2gui.present.numbers import number

_MOST_LINES: Final = 6
_RADIUS: Final = 6.0
_PIN_RADIUS: Final = 4.5
# On every colour of the map light text reads over a dark ground.
_LIGHT: Final = "#ffffff"
_GROUND: Final = "#000000"
_COLOURS: Final = 256


class HeatValues(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """`value` is (rows upwards, columns), in the reader's units; NaN where it is not known."""

    x: Array
    y: Array
    value: Array
    you: tuple[float, float]
    pins: list[tuple[str, float, float]]
    """Of each pin its letter and its place."""


class HeatChart(AxesChart):
    """Axes first, then values between them."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: HeatValues | None = None
        self._image: QImage | None = None
        self._levels: list[tuple[float, QPainterPath]] = []

    def show_waiting(self, x: Span, y: Span, message: str) -> None:
        """Show the axes alone, and words."""
        self._shown, self._image = None, None
        self._show(x, y, message)

    def show_values(self, shown: HeatValues, x_title: str, y_title: str) -> None:
        """Show values, some of which are known. A cell lies around its value."""
        self._shown = shown
        known = shown.value[np.isfinite(shown.value)]
        low, high = float(known.min()), float(known.max())
        self._image = _painted(shown.value, low, max(high, low + 1e-9))
        filled = np.where(np.isfinite(shown.value), shown.value, low)
        inner = [level for level in round_numbers(low, high, _MOST_LINES) if low < level < high]
        self._levels = [(level, _contour(filled, level)) for level in inner]
        self._show(_around(shown.x, x_title), _around(shown.y, y_title), "")

    # A stop is a cell: row by row from below, in a row from the left.

    def _stops(self) -> int:
        return 0 if self._shown is None else int(self._shown.value.size)

    def cell(self, stop: int) -> tuple[int, int]:
        """Row from below and column of a stop."""
        assert self._shown is not None
        row, column = divmod(stop, self._shown.value.shape[1])
        return row, column

    def stop_at(self, place: QPointF) -> int:
        if self._shown is None or not self.stops() or not self._axes().area.contains(place):
            return NOWHERE
        area, (rows, columns) = self._axes().area, self._shown.value.shape
        column = int((place.x() - area.left()) / area.width() * columns)
        row = int((area.bottom() - place.y()) / area.height() * rows)
        return int(min(row, rows - 1) * columns + min(column, columns - 1))

    def place_of_stop(self, stop: int) -> QPointF:
        assert self._shown is not None
        row, column = self.cell(stop)
        return self._axes().at(float(self._shown.x[column]), float(self._shown.y[row]))

    def stepped(self, stop: int, right: int, down: int) -> int:
        assert self._shown is not None
        rows, columns = self._shown.value.shape
        row, column = self.cell(stop)
        row = min(max(row - down, 0), rows - 1)
        return int(row * columns + min(max(column + right, 0), columns - 1))

    def _paint_hand(self, painter: QPainter) -> None:
        """The cell that is read off."""
        if self._shown is not None and 0 <= self._stop < self.stops():
            area, (rows, columns) = self._axes().area, self._shown.value.shape
            width, height = area.width() / columns, area.height() / rows
            row, column = self.cell(self._stop)
            cell = QRectF(area.left() + column * width, area.bottom() - (row + 1) * height,
                          width, height)  # fmt: skip
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for ink, thick in ((_GROUND, 3.0), (_LIGHT, 1.0)):
                painter.setPen(QPen(QColor(ink), thick))
                painter.drawRect(cell)

    def _paint_background(self, painter: QPainter) -> None:
        shown, image = self._shown, self._image
        if shown is None or image is None:
            return
        self._paint_frame(painter)
        axes = self._axes()
        area, (rows, columns) = axes.area, shown.value.shape
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawImage(area, image)
        painter.save()
        painter.setClipRect(area)
        painter.setPen(QPen(QColor(_LIGHT), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        cells = QTransform(area.width() / columns, 0, 0, -area.height() / rows,
                           area.left(), area.bottom())  # fmt: skip
        lines = [(level, cells.map(path)) for level, path in self._levels]
        for _, path in lines:
            painter.drawPath(path)
        painter.restore()
        self._paint_places(painter, axes, shown, lines)

    def _paint_places(
        self,
        painter: QPainter,
        axes: Axes,
        shown: HeatValues,
        lines: list[tuple[float, QPainterPath]],
    ) -> None:
        """You, the pins and the figures of the lines, none on another."""
        metrics = self._small_metrics()
        you = axes.at(*shown.you)
        pins = [(letter, axes.at(x, y)) for letter, x, y in shown.pins]
        taken = [
            Box(at.x() - _RADIUS, at.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
            for at in (you, *(at for _, at in pins))
        ]
        labels = [
            Label(text, _LIGHT, around(at.x(), at.y(), *size_of(text, metrics), _RADIUS + 3),
                  _GROUND)
            for text, at in ((tr("you"), you), *pins)
        ]  # fmt: skip
        for level, path in lines:
            text = number(level)
            width, height = size_of(text, metrics)
            count = path.elementCount()
            points = [path.elementAt(round(share * (count - 1))) for share in (0.5, 0.25, 0.75, 0)]
            places = tuple((point.x - width / 2, point.y - height / 2) for point in points)
            labels.append(Label(text, _LIGHT, places, _GROUND))
        room = QRectF(*box_of(axes.area))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, thick in ((_GROUND, 4.0), (_LIGHT, 2.0)):
            painter.setPen(QPen(QColor(ink), thick))
            painter.drawEllipse(you, _RADIUS, _RADIUS)
        for letter, at in pins:
            paint_shape(painter, letter, at, _PIN_RADIUS, self._theme)
        paint_labels(painter, place_labels(labels, metrics, room, taken), metrics)


def _around(values: Array, title: str) -> Span:
    """From half a cell before the first value to half a cell behind the last."""
    low, high = float(values[0]), float(values[-1])
    half = (high - low) / (len(values) - 1) / 2
    return Span(low - half, high + half, title)


def _painted(value: Array, low: float, high: float) -> QImage:
    """A pixel a cell. Viridis rises evenly in lightness, so it reads without colour too."""
    colours = pg.colormap.get("viridis").getLookupTable(0.0, 1.0, _COLOURS, alpha=True)
    share = np.nan_to_num((value - low) / (high - low))
    pixels = colours[np.clip((share * _COLOURS).astype(int), 0, _COLOURS - 1)]
    pixels[~np.isfinite(value), 3] = 0
    # The first row of an image is the upper one.
    data = np.ascontiguousarray(pixels[::-1].astype(np.uint8))
    rows, columns = value.shape
    image = QImage(data.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
    return image.copy()


def _contour(filled: Array, level: float) -> QPainterPath:
    """The line of a level, in cells from the left and from below."""
    path: QPainterPath = pg.functions.isocurve(filled.T, level, path=True, extendToEdge=True)
    return path
