# SPDX-License-Identifier: MIT
"""The map of vitamin D against MK-7, painted by one item: named lines, a box, and you."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from dk2gui.core.balance import OFFICIAL, BalanceMap, MapBox, MapLine, MapRatio
from dk2gui.core.basis.units import ug_from_iu_vitamin_d
from dk2gui.gui.charts.balance_pins import PlacedMark, letters_of, paint_pins, place_pins
from dk2gui.gui.charts.chart import NOWHERE, Chart
from dk2gui.gui.charts.labels import Label, PlacedLabel, paint_labels, place_labels, size_of
from dk2gui.gui.charts.placement import Box, around
from dk2gui.present.balance_text import (
    PinDoses,
    axis_names,
    box_name,
    line_name,
    ratio_names,
)
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, number

# Square-root axes: zero is on them, small doses have room, and a fixed ratio is a straight line.
_TOP_IU: Final = 12_000.0
_TOP_UG: Final = 1200.0
_TICKS_IU: Final = (0.0, 400.0, 1000.0, 2000.0, 4000.0, 6000.0, 10_000.0)
_TICKS_UG: Final = (0.0, 50.0, 100.0, 200.0, 400.0, 700.0, 1000.0)

_LEFT: Final = 38.0
_BOTTOM: Final = 32.0
_TOP: Final = 6.0
_RIGHT: Final = 8.0
_RADIUS: Final = 7.0
_NEAR: Final = 16.0
_YOUR_NAME_OFF: Final = (4.0, 12.0, 20.0)
_NEAR_LINE: Final = 4.0
_ROUND_IU: Final = ((1000.0, 50.0), (4000.0, 100.0), (math.inf, 500.0))
_NAME_AT_IU: Final = (2000.0, 4000.0, 1000.0, 7000.0)
_ROUND_UG: Final = ((200.0, 5.0), (math.inf, 20.0))


def _drawn(shown: BalanceMap) -> tuple[object, ...]:
    """What of a map stands still while its doses move."""
    return shown.lines, shown.box, shown.ratio


def _rounded(value: float, steps: tuple[tuple[float, float], ...]) -> float:
    step = next(step for below, step in steps if value <= below)
    return max(0.0, round(value / step) * step)


class BalanceChart(Chart):
    """Paints into its whole size; x is IU of vitamin D a day, y ug of MK-7 a day."""

    def __init__(self) -> None:
        super().__init__()
        self._map: BalanceMap | None = None
        self._units = Units()
        self._grabbed = False
        self._pins: tuple[PinDoses, ...] = ()
        self._named: list[Box] | None = None

    def _relaid(self) -> None:
        self._named = None

    def show_map(self, shown: BalanceMap, units: Units) -> None:
        """Show a map; does nothing when it is the same."""
        before, units_before = self._map, self._units
        self._map, self._units = shown, units
        if units != units_before or before is None or _drawn(before) != _drawn(shown):
            self._relaid()
            self.redraw()
        elif shown != before:
            self.update()

    def show_pins(self, pins: tuple[PinDoses, ...]) -> None:
        """Show pinned scenarios beside you."""
        if pins != self._pins:
            self._pins = pins
            self._relaid()
            self.redraw()

    def _things(self) -> list[QPointF]:
        """Where what is on the map stands, in the order of its table."""
        shown = self._map
        if shown is None:
            return []
        area = self._area()
        things = [self._point(shown, area)]
        things += [self.place_of(pin.vitamin_d_iu, pin.mk7_ug) for pin in self._pins]
        middle = area.center().y()
        things += [QPointF(self._x(line.vitamin_d_iu, area), middle) for line in shown.lines]
        if (box := shown.box) is not None:
            ends = [
                self.place_of(*doses) for doses in zip(box.vitamin_d_iu, box.mk7_ug, strict=True)
            ]
            things.append((ends[0] + ends[1]) / 2)
        if (ratio := shown.ratio) is not None:
            iu = _NAME_AT_IU[0]
            things.append(self.place_of(iu, iu * ratio.ug_per_1000_iu / 1000))
        return things

    def _stops(self) -> int:
        return len(self._things())

    def stop_at(self, place: QPointF) -> int:
        shown, things = self._map, self._things()
        if shown is None or not self._area().contains(place):
            return NOWHERE
        points = 1 + len(self._pins)
        for stop, at in enumerate(things[:points]):
            if math.dist(at.toTuple(), place.toTuple()) <= _NEAR:
                return stop
        for stop, at in enumerate(things[points : points + len(shown.lines)], points):
            if abs(at.x() - place.x()) <= _NEAR_LINE:
                return stop
        rest = points + len(shown.lines)
        if (ratio := shown.ratio) is not None:
            iu = (place.x() - self._area().left()) / self._area().width()
            there = self.place_of(iu**2 * _TOP_IU, iu**2 * _TOP_IU * ratio.ug_per_1000_iu / 1000)
            if abs(there.y() - place.y()) <= _NEAR_LINE:
                return len(things) - 1
        if (box := shown.box) is not None:
            corners = [self.place_of(*at) for at in zip(box.vitamin_d_iu, box.mk7_ug, strict=True)]
            if QRectF(*corners).normalized().contains(place):
                return rest
        return NOWHERE

    def place_of_stop(self, stop: int) -> QPointF:
        return self._things()[stop]

    def set_grabbed(self, grabbed: bool) -> None:
        """Whether the point is held."""
        if grabbed != self._grabbed:
            self._grabbed = grabbed
            self.update()

    def is_on_point(self, place: QPointF) -> bool:
        """Whether a place is close enough to the point to take hold of it."""
        if self._map is None:
            return False
        away = place - self._point(self._map, self._area())
        return math.hypot(away.x(), away.y()) <= _NEAR

    def doses_at(self, place: QPointF) -> tuple[float, float]:
        """The round doses at a place, (IU of vitamin D, ug of MK-7), within the axes."""
        area = self._area()
        right = min(max((place.x() - area.left()) / area.width(), 0.0), 1.0)
        up = min(max((area.bottom() - place.y()) / area.height(), 0.0), 1.0)
        return _rounded(right**2 * _TOP_IU, _ROUND_IU), _rounded(up**2 * _TOP_UG, _ROUND_UG)

    def place_of(self, vitamin_d_iu: float, mk7_ug: float) -> QPointF:
        """Where doses lie on the map; doses beyond an axis lie at its end."""
        area = self._area()
        return QPointF(self._x(vitamin_d_iu, area), self._y(mk7_ug, area))

    def _area(self) -> QRectF:
        size = self.size()
        width, height = size.width() - _LEFT - _RIGHT, size.height() - _TOP - _BOTTOM
        return QRectF(_LEFT, _TOP, max(40.0, width), max(40.0, height))

    def _x(self, iu: float, area: QRectF) -> float:
        return area.left() + math.sqrt(min(iu, _TOP_IU) / _TOP_IU) * area.width()

    def _y(self, ug: float, area: QRectF) -> float:
        return area.bottom() - math.sqrt(min(ug, _TOP_UG) / _TOP_UG) * area.height()

    def _point(self, shown: BalanceMap, area: QRectF) -> QPointF:
        return QPointF(self._x(shown.vitamin_d_iu, area), self._y(shown.mk7_ug, area))

    def _paint_background(self, painter: QPainter) -> None:
        shown = self._map
        if shown is None:
            return
        area, small = self._area(), self._small()
        painter.setFont(small)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(small)
        for line in shown.lines:
            if line.is_upper_level:
                x = self._x(line.vitamin_d_iu, area)
                over = QRectF(x, area.top(), area.right() - x, area.height())
                painter.fillRect(over, QColor(self._theme.band_above))
        if shown.box is not None:
            self._paint_box(painter, shown.box, area)
        self._paint_axes(painter, area, metrics)
        if shown.ratio is not None:
            self._paint_ratio(painter, shown.ratio, area)
        for line in shown.lines:
            self._paint_line(painter, line, area)
        paint_labels(painter, self._names(shown, area, metrics), metrics)

    def _paint_front(self, painter: QPainter) -> None:
        shown = self._map
        if shown is None:
            return
        area, small = self._area(), self._small()
        painter.setFont(small)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(small)
        self._paint_you(painter, shown, area)
        you, pins = self._marks(shown, area, metrics)
        paint_labels(painter, you, metrics)
        paint_pins(painter, pins, self._theme)

    def _paint_hand(self, painter: QPainter) -> None:
        """What is read off, and a ring around the point while it can be moved."""
        super()._paint_hand(painter)
        if self._map is not None and (self._focused or self._grabbed):
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            point = self._point(self._map, self._area())
            painter.drawEllipse(point, _RADIUS + 4, _RADIUS + 4)

    def _paint_box(self, painter: QPainter, box: MapBox, area: QRectF) -> None:
        left, right = (self._x(iu, area) for iu in box.vitamin_d_iu)
        bottom, top = (self._y(ug, area) for ug in box.mk7_ug)
        around = QRectF(left, top, right - left, bottom - top)
        # Hatched, not green: these are the articles' doses, and no recommendation.
        painter.fillRect(around, QBrush(QColor(self._theme.border), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(self._theme.muted), 1, Qt.PenStyle.DotLine))
        painter.drawRect(around)

    def _paint_ratio(self, painter: QPainter, ratio: MapRatio, area: QRectF) -> None:
        iu = min(_TOP_IU, _TOP_UG / ratio.ug_per_1000_iu * 1000)
        end = QPointF(self._x(iu, area), self._y(iu * ratio.ug_per_1000_iu / 1000, area))
        painter.setPen(QPen(QColor(self._theme.muted), 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(area.bottomLeft(), end)

    def _paint_line(self, painter: QPainter, line: MapLine, area: QRectF) -> None:
        x = self._x(line.vitamin_d_iu, area)
        official = line.grade == OFFICIAL
        ink = QColor(self._theme.stop if line.is_upper_level else self._theme.muted)
        style = Qt.PenStyle.SolidLine if official else Qt.PenStyle.DashLine
        painter.setPen(QPen(ink, 1.4, style))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _names(self, shown: BalanceMap, area: QRectF, metrics: QFontMetricsF) -> list[PlacedLabel]:
        """The names of lines, box and ratio; the upper level's is the first to have room."""
        lines = sorted(shown.lines, key=lambda line: not line.is_upper_level)
        labels = [self._name_of_line(line, area, metrics) for line in lines]
        ink, ground = self._theme.text, self._theme.panel
        if (box := shown.box) is not None:
            left, right = (self._x(iu, area) for iu in box.vitamin_d_iu)
            bottom, top = (self._y(ug, area) for ug in box.mk7_ug)
            text = box_name(box)
            width, height = size_of(text, metrics)
            # Under the box or over it, where a line that crosses it leaves room.
            rows = ((left, bottom + 1), (left, top - height - 1), (left, bottom - height - 1))
            places = tuple(
                (at, y) for x, y in rows for at in (x, right - width, x - width - 3, right + 3)
            )
            labels.append(Label(text, ink, places, ground))
        if (ratio := shown.ratio) is not None:
            # Left of the line the map is empty; the name hangs there.
            for text in reversed(ratio_names(ratio)):
                width, height = size_of(text, metrics)
                places = tuple(
                    (self._x(iu, area) - width - 6,
                     self._y(iu * ratio.ug_per_1000_iu / 1000, area) - height - lifted)
                    for iu in _NAME_AT_IU for lifted in (0, height, 2 * height)
                )  # fmt: skip
                labels.append(Label(text, ink, places, ground))
        room = area.adjusted(3, 0, 0, -2)
        marks = place_pins(self._pins, self.place_of, area, ())
        named = place_labels(labels, metrics, room, [mark.box for mark in marks])
        # The upper level is named whatever lies there.
        if lines and labels[0] not in [name.label for name in named]:
            named = [*place_labels(labels[:1], metrics, room), *named]
        return named

    def _name_of_line(self, line: MapLine, area: QRectF, metrics: QFontMetricsF) -> Label:
        text = metrics.elidedText(
            line_name(line, self._units), Qt.TextElideMode.ElideRight, area.height() - 6
        )
        high, length = size_of(text, metrics, upright=True)
        x = self._x(line.vitamin_d_iu, area)
        beyond = line.is_upper_level or self._over_limit(x, area)
        # Beside its line, on the right where there is room.
        sides = (x + 3, x - high - 3)
        places = tuple(
            (side, y) for y in (area.top() + 4, area.bottom() - length) for side in sides
        )
        ink = self._theme.stop if line.is_upper_level else self._theme.text
        ground = self._theme.band_above if beyond else self._theme.panel
        return Label(text, ink, places, ground, upright=True)

    def _over_limit(self, x: float, area: QRectF) -> bool:
        lines = self._map.lines if self._map is not None else ()
        return any(line.is_upper_level and x > self._x(line.vitamin_d_iu, area) for line in lines)

    def _paint_axes(self, painter: QPainter, area: QRectF, metrics: QFontMetricsF) -> None:
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        free_from = 0.0
        in_iu = self._units.vitamin_d == "IU"
        for iu in _TICKS_IU:
            text = number(iu if in_iu else ug_from_iu_vitamin_d(iu))
            x, width = self._x(iu, area), metrics.horizontalAdvance(text)
            painter.setPen(QColor(self._theme.muted))
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3))
            if x - width / 2 >= free_from:
                painter.drawText(QPointF(x - width / 2, area.bottom() + metrics.ascent() + 3), text)
                free_from = x + width / 2 + 5
        lowest_free = area.bottom() + metrics.height()
        for ug in _TICKS_UG:
            text, y = number(ug), self._y(ug, area)
            painter.drawLine(QPointF(area.left() - 3, y), QPointF(area.left(), y))
            if y <= lowest_free - metrics.height():
                width = metrics.horizontalAdvance(text)
                painter.drawText(QPointF(_LEFT - width - 5, y + metrics.ascent() / 2 - 1), text)
                lowest_free = y
        below, beside = axis_names(self._units)
        width = metrics.horizontalAdvance(below)
        painter.drawText(QPointF(area.right() - width, area.bottom() + _BOTTOM - 5), below)
        painter.drawText(QPointF(2, area.bottom() + _BOTTOM - 5), beside)

    def _paint_you(self, painter: QPainter, shown: BalanceMap, area: QRectF) -> None:
        point = self._point(shown, area)
        theme = self._theme
        painter.setPen(QPen(QColor(theme.panel), 1.5))
        painter.setBrush(QColor(theme.accent))
        beyond = shown.vitamin_d_iu > _TOP_IU or shown.mk7_ug > _TOP_UG
        if beyond:
            # An arrowhead at the edge: the doses lie further out than the map reaches.
            away = QPointF(_RADIUS, 0) if shown.vitamin_d_iu > _TOP_IU else QPointF(0, -_RADIUS)
            side = QPointF(away.y(), away.x())
            painter.drawPolygon(QPolygonF([point + away, point - away + side, point - away - side]))
        else:
            painter.drawEllipse(point, _RADIUS, _RADIUS)

    def _marks(
        self, shown: BalanceMap, area: QRectF, metrics: QFontMetricsF
    ) -> tuple[list[PlacedLabel], list[PlacedMark]]:
        """Your name and the letters of the pins, kept off all else; and the pins' shapes."""
        if self._named is None:
            self._named = [named.box for named in self._names(shown, area, metrics)]
        at = self._point(shown, area)
        point = Box(at.x() - _RADIUS, at.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        pins = place_pins(self._pins, self.place_of, area, [point])
        size = size_of(tr("you"), metrics)
        places = tuple(place for gap in _YOUR_NAME_OFF
                       for place in around(at.x(), at.y(), *size, _RADIUS + gap))  # fmt: skip
        mine = Label(tr("you"), self._theme.text, places, self._theme.panel)
        labels = [mine, *letters_of(pins, metrics, self._theme)]
        things = [point, *(mark.box for mark in pins)]
        found = place_labels(labels, metrics, area, [*things, *self._named])
        left_out = [label for label in labels if label not in [named.label for named in found]]
        # A name of a line gives way rather than one of these.
        taken = [*things, *(named.box for named in found)]
        return [*found, *place_labels(left_out, metrics, area, taken)], pins
