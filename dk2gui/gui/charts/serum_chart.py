# SPDX-License-Identifier: MIT
"""The 25(OH)D forecast, painted by one item: bands, median, lines, tests and a cursor."""

import datetime as dt
import math
from typing import Final

import msgspec
import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from dk2gui.gui.charts.chart import NOWHERE, Chart
from dk2gui.gui.charts.labels import PlacedLabel, paint_labels
from dk2gui.gui.charts.months import named_months
from dk2gui.gui.charts.serum_labels import SerumLabel, paint_levels, paint_shades, placed_names
from dk2gui.gui.charts.serum_marker import holds, paint_marker
from dk2gui.gui.charts.serum_pins import PinCurve, margin, paint_ends, paint_lines
from dk2gui.gui.charts.serum_points import SerumPoint, paint_points
from dk2gui.present.dates import day_text
from dk2gui.present.numbers import fixed

Array = NDArray[np.float64]

_LEFT: Final = 38.0
_BOTTOM: Final = 18.0
_TOP: Final = 6.0
_LEAST_TOP: Final = 150.0
_STEP: Final = 25.0
_WEEK: Final = 7
_HALF_LINE: Final = 0.3
# Choice: a test that lies further back than this share of what lies ahead stands at the edge.
_PAST_SHARE: Final = 1 / 3
_NAMES_AT: Final = (0.12, 0.36, 0.6)


class SerumCurves(msgspec.Struct, frozen=True, eq=False):
    """Levels in the shown unit, one a day, and courses that would explain a surprising test."""

    start: dt.date
    p05: Array
    p25: Array
    median: Array
    p75: Array
    p95: Array
    points: tuple[SerumPoint, ...] = ()
    explanations: tuple[tuple[str, Array], ...] = ()


class SerumChart(Chart):
    """Paints into its whole size; the y axis stands still until told to settle.

    The x axis reaches back before the start as far as blood tests do, up to a third of what lies
    ahead.
    """

    def __init__(self) -> None:
        super().__init__()
        self._curves: SerumCurves | None = None
        self._labels: tuple[SerumLabel, ...] = ()
        self._per_nmol = 1.0
        self._top = _LEAST_TOP
        self._first = 0
        self._marker: int | None = None
        self._dated: tuple[dt.date, str] | None = None
        self._behind: tuple[object, ...] = ()
        self._pins: tuple[PinCurve, ...] = ()
        self._highest_pin = 0.0
        self._margin: float | None = 0.0
        self._names: tuple[bool, list[PlacedLabel]] | None = None

    def show_curves(
        self, curves: SerumCurves, labels: tuple[SerumLabel, ...], scale: float, *, settled: bool
    ) -> None:
        """Show a forecast; `scale` is the shown unit per nmol/L."""
        settled = settled or scale != self._per_nmol or self._curves is None
        self._per_nmol = scale
        highest = max(
            float(curves.p95.max()),
            *(point.high for point in curves.points),
            _LEAST_TOP * scale,
            self._highest_pin,
        )
        step = _STEP * scale
        wanted = math.ceil(highest * 1.02 / step) * step
        if settled:
            self._top = wanted
        self._first = _first_day(curves)
        self._curves, self._labels = curves, labels
        self.say("")
        behind = (self._top, self._first, curves.start, len(curves.median), labels)
        if behind == self._behind:
            self.update()
        else:
            self._behind = behind
            self._relaid()
            self.redraw()

    def show_reason(self, reason: str) -> None:
        """Show why there is no forecast in place of one."""
        self._curves, self._behind = None, ()
        self.say(reason)

    def show_pins(self, pins: tuple[PinCurve, ...]) -> None:
        """Show pinned medians in the shown unit; the axis follows with the next curves."""
        self._pins = pins
        self._highest_pin = max((float(pin.levels.max()) for pin in pins), default=0.0)
        self._relaid()
        self.redraw()

    def _relaid(self) -> None:
        self._margin = None
        self._names = None

    def _stops(self) -> int:
        return 0 if self._curves is None else len(self._curves.median)

    def stop_at(self, place: QPointF) -> int:
        day = self.day_at(place.x())
        return NOWHERE if day is None else day

    def place_of_stop(self, stop: int) -> QPointF | None:
        curves = self._curves
        return None if curves is None else self.place_of(stop, float(curves.median[stop]))

    def stepped(self, stop: int, right: int, down: int) -> int:
        return super().stepped(stop, right * _WEEK, down * _WEEK)

    def day_at(self, x: float) -> int | None:
        """The day at a place of the item, None beside the plot."""
        if self._curves is None:
            return None
        area = self._area()
        days = len(self._curves.median) - 1
        ahead = self._ahead(area)
        day = round((x - ahead.left()) / ahead.width() * days)
        return day if 0 <= day <= days else None

    def place_of(self, day: float, level: float) -> QPointF:
        """Where a level lies on a day, both as the axes have them."""
        area = self._area()
        ahead = self._ahead(area)
        days = 1 if self._curves is None else len(self._curves.median) - 1
        return QPointF(ahead.left() + day / days * ahead.width(), self._y(level, area))

    def nearest_day(self, x: float) -> int | None:
        """The day of the forecast nearest to a place; None without a forecast."""
        if self._curves is None:
            return None
        ahead, days = self._ahead(self._area()), len(self._curves.median) - 1
        return min(max(round((x - ahead.left()) / ahead.width() * days), 0), days)

    def set_marker(self, day: int | None) -> None:
        """Mark the day the answer is read at."""
        if day != self._marker:
            self._marker = day
            self.update()

    def on_marker(self, x: float, y: float) -> bool:
        """Whether a place is on the marker."""
        at = self._marker_at(self._area())
        if at is None or self._marker is None:
            return False
        return holds(
            QPointF(x, y), at.x(), self._marker_text(), area=self._area(), font=self._small()
        )

    def _marker_at(self, area: QRectF) -> QPointF | None:
        curves, day = self._curves, self._marker
        if curves is None or day is None or day >= len(curves.median):
            return None
        ahead = self._ahead(area)
        x = ahead.left() + day / (len(curves.median) - 1) * ahead.width()
        return QPointF(x, self._y(float(curves.median[day]), area))

    def _marker_text(self) -> str:
        if self._curves is None or self._marker is None:
            return ""
        day = self._curves.start + dt.timedelta(days=self._marker)
        if self._dated is None or self._dated[0] != day:
            self._dated = day, day_text(day)
        return self._dated[1]

    def _ahead(self, area: QRectF) -> QRectF:
        """The part of the plot from the start on."""
        if self._curves is None or self._first == 0:
            return area
        days = len(self._curves.median) - 1
        past = area.width() * -self._first / (days - self._first)
        return area.adjusted(past, 0, 0, 0)

    def _area(self) -> QRectF:
        size = self.size()
        if self._margin is None:
            self._margin = margin(self._pins, self._small(), size.width()) if self._pins else 0.0
        width, height = size.width() - _LEFT - 6 - self._margin, size.height() - _TOP - _BOTTOM
        return QRectF(_LEFT, _TOP, max(40.0, width), max(40.0, height))

    def _y(self, level: float, area: QRectF) -> float:
        return area.bottom() - min(level, self._top) / self._top * area.height()

    def _paint_front(self, painter: QPainter) -> None:
        curves = self._curves
        if curves is None:
            return
        area, small = self._area(), self._small()
        self._paint_curves(painter, area, curves, small)
        self._paint_marker(painter, area, small)

    def _paint_marker(self, painter: QPainter, area: QRectF, small: QFont) -> None:
        at = self._marker_at(area)
        if at is not None:
            paint_marker(painter, at, self._marker_text(), area=area, font=small, theme=self._theme)

    def _paint_curves(
        self, painter: QPainter, area: QRectF, curves: SerumCurves, small: QFont
    ) -> None:
        painter.setFont(small)
        painter.save()
        painter.setClipRect(area)
        accent = QColor(self._theme.accent)
        ahead = self._ahead(area)
        x: Array = np.linspace(ahead.left(), ahead.right(), len(curves.median))
        for low, high, alpha in ((curves.p05, curves.p95, 45), (curves.p25, curves.p75, 70)):
            colour = QColor(accent)
            colour.setAlpha(alpha)
            # Soft edges of a see-through band cost three times its paint and show nothing.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(self._between(x, low, high, area))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Two thin lines close together: one pen wider than a pixel takes ten times as long.
        painter.setPen(QPen(accent, 1))
        for apart in (-_HALF_LINE, _HALF_LINE):
            painter.drawPolyline(self._line(x, curves.median, area.translated(0, apart)))
        for number, (text, course) in enumerate(curves.explanations):
            painter.setPen(QPen(QColor(self._theme.caution), 1, Qt.PenStyle.DashLine))
            painter.drawPolyline(self._line(x, course, area))
            # Courses may lie on each other; their names then stand one after the other.
            place = int(len(course) * _NAMES_AT[number % len(_NAMES_AT)])
            painter.drawText(QPointF(x[place], self._y(float(course[place]), area) - 3), text)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marker = self._marker_at(area)
        # The marker's date would cover names on its own side.
        on_left = marker is not None and marker.x() > area.center().x()
        paint_labels(
            painter, self._placed_names(area, small, on_left=on_left), QFontMetricsF(small)
        )
        paint_points(painter, curves.points, days=len(curves.median) - 1, first=self._first,
                     area=area, top=self._top, theme=self._theme)  # fmt: skip
        if self._pins:
            room = self.size().width() - area.right() - 2
            paint_ends(painter, self._pins, curves.median, area=ahead, top=self._top,
                       start=curves.start, room=room, font=small, theme=self._theme)  # fmt: skip

    def _paint_background(self, painter: QPainter) -> None:
        curves = self._curves
        if curves is None:
            return
        area, font = self._area(), self._small()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        paint_shades(painter, self._labels, area=area, top=self._top, theme=self._theme)
        self._paint_axes(painter, area, curves, QFontMetricsF(font))
        paint_levels(painter, self._labels, area=area, top=self._top, theme=self._theme)
        paint_lines(painter, self._pins, area=self._ahead(area), top=self._top,
                    start=curves.start, days=len(curves.median) - 1, theme=self._theme)  # fmt: skip

    def _placed_names(self, area: QRectF, small: QFont, *, on_left: bool) -> list[PlacedLabel]:
        """The names of levels; placed anew only with the axes, which saves half of their paint."""
        if self._names is None or self._names[0] != on_left:
            placed = placed_names(self._labels, QFontMetricsF(small), area=area, top=self._top,
                                  on_left=on_left, theme=self._theme)  # fmt: skip
            self._names = on_left, placed
        return self._names[1]

    def _line(self, x: Array, levels: Array, area: QRectF) -> QPolygonF:
        y = area.bottom() - np.minimum(levels, 4 * self._top) * (area.height() / self._top)
        line: QPolygonF = pg.functions.arrayToQPolygonF(x, y)
        return line

    def _between(self, x: Array, low: Array, high: Array, area: QRectF) -> QPolygonF:
        around = np.concatenate((x, x[::-1]))
        return self._line(around, np.concatenate((low, high[::-1])), area)

    def _paint_axes(
        self, painter: QPainter, area: QRectF, curves: SerumCurves, metrics: QFontMetricsF
    ) -> None:
        theme = self._theme
        step = _STEP * self._per_nmol * (2 if area.height() / (self._top / _STEP) < 0.7 else 1)
        while self._top / step > max(2.0, area.height() / 26):
            step *= 2
        painter.setPen(QColor(theme.muted))
        for number in range(int(self._top / step) + 1):
            y = self._y(number * step, area)
            text = fixed(number * step, 0)
            width = metrics.horizontalAdvance(text)
            painter.drawText(QPointF(_LEFT - width - 5, y + metrics.ascent() / 2 - 1), text)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        days = len(curves.median) - 1
        first = curves.start + dt.timedelta(days=self._first)
        last = curves.start + dt.timedelta(days=days)
        ahead = self._ahead(area)
        if self._first < 0:
            painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DotLine))
            painter.drawLine(ahead.topLeft(), ahead.bottomLeft())
        months = []
        month = first.replace(day=1)
        while (month := (month + dt.timedelta(days=32)).replace(day=1)) <= last:
            x = ahead.left() + (month - curves.start).days / days * ahead.width()
            months.append((x, month))
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4))
        painter.setPen(QColor(theme.muted))
        for at, text in named_months(months, metrics.horizontalAdvance, area.right() + 4):
            painter.drawText(QPointF(at, area.bottom() + metrics.ascent() + 3), text)

    def _paint_hand(self, painter: QPainter) -> None:
        """The day that is read off."""
        at = self.place_of_stop(self._stop) if 0 <= self._stop < self.stops() else None
        if at is None:
            return
        area = self._area()
        painter.setPen(QPen(QColor(self._theme.text), 1))
        painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()))
        painter.setBrush(QColor(self._theme.accent))
        painter.drawEllipse(at, 3.5, 3.5)


def _first_day(curves: SerumCurves) -> int:
    """The day at which the x axis begins: the start, or an earlier test that is not too far."""
    earliest = min((point.day for point in curves.points), default=0.0)
    farthest = (len(curves.median) - 1) * _PAST_SHARE
    return math.floor(max(min(earliest, 0.0), -farthest))
