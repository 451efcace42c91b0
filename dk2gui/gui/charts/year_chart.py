# SPDX-License-Identifier: MIT
"""Twelve months as one picture: 25(OH)D above, vitamin D a day by source below."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from dk2gui.gui.charts.chart import NOWHERE, Chart
from dk2gui.gui.charts.labels import Label, paint_labels, place_labels, size_of
from dk2gui.gui.charts.overlay import (
    dash_pen,
    paint_named,
    paint_shape,
    shape_width,
)
from dk2gui.gui.charts.placement import Box, around
from dk2gui.gui.charts.scales import top_in_quarters
from dk2gui.present.language import tr
from dk2gui.present.numbers import fixed, number

_LEFT: Final = 46.0
_RIGHT: Final = 10.0
_UPPER_SHARE: Final = 0.55
_GAP: Final = 12.0
_PIN_RADIUS: Final = 3.5
_BAR_SHARE: Final = 0.62
_TICKS: Final = 4


class YearMonth(msgspec.Struct, frozen=True):
    """One month, in the units shown.

    `level`: low, median and high of 25(OH)D, None in all months where there is no forecast.
    `is_winter` is None where no latitude is known.
    """

    title: str
    level: tuple[float, float, float] | None
    food: float
    supplement: float
    sun: float
    is_winter: bool | None


class YearLine(msgspec.Struct, frozen=True):
    """The medians of a pinned scenario, None for months that its year lacks."""

    letter: str
    title: str
    medians: tuple[float | None, ...]


class YearPicture(msgspec.Struct, frozen=True):
    """All that is painted; `goal` and `least_top` in the unit of the levels; None: no goal."""

    months: tuple[YearMonth, ...]
    goal: tuple[float, float] | None
    level_unit: str
    intake_unit: str
    pins: tuple[YearLine, ...] = ()
    least_top: float = 0.0


class YearChart(Chart):
    """Paints into its whole size."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: YearPicture | None = None

    def show_picture(self, picture: YearPicture) -> None:
        """Show twelve months."""
        self._picture = picture
        self.redraw()

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Where the levels are, and where the intake is."""
        size, line = self.size(), self._small_metrics().height()
        width = size.width() - _LEFT - _RIGHT
        free = size.height() - 4 * line - 4 * _GAP
        upper = QRectF(_LEFT, line + _GAP, width, free * _UPPER_SHARE)
        return upper, QRectF(
            _LEFT, upper.bottom() + line + 2 * _GAP, width, free * (1 - _UPPER_SHARE)
        )

    def _stops(self) -> int:
        return 0 if self._picture is None else len(self._picture.months)

    def stop_at(self, place: QPointF) -> int:
        upper, lower = self._areas()
        if not self.stops() or not upper.united(lower).contains(place):
            return NOWHERE
        month = int((place.x() - upper.left()) / upper.width() * self.stops())
        return min(month, self.stops() - 1)

    def place_of_stop(self, stop: int) -> QPointF:
        return self._column(self._areas()[0], stop).center()

    def _paint_hand(self, painter: QPainter) -> None:
        """The month that is read off."""
        if 0 <= self._stop < self.stops():
            upper, lower = self._areas()
            painter.setPen(QPen(QColor(self._theme.text), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(
                self._column(upper, self._stop).united(self._column(lower, self._stop))
            )

    def _paint_background(self, painter: QPainter) -> None:
        picture = self._picture
        if picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._small()
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        size = self.size()
        upper, lower = self._areas()
        self._text(
            painter, QPointF(4, metrics.ascent()), tr("25(OH)D, {unit}", unit=picture.level_unit)
        )
        self._paint_levels(painter, metrics, upper)
        words = tr("Vitamin D a day, {unit}", unit=picture.intake_unit)
        self._text(painter, QPointF(4, lower.top() - _GAP), words)
        self._paint_intake(painter, metrics, lower)
        self._paint_months(painter, metrics, lower)
        self._paint_legend(painter, metrics, QPointF(_LEFT, size.height() - metrics.descent() - 2))

    def _text(self, painter: QPainter, at: QPointF, text: str, colour: str = "") -> None:
        painter.setPen(QColor(colour or self._theme.muted))
        painter.drawText(at, text)

    def _column(self, area: QRectF, place: int) -> QRectF:
        assert self._picture is not None
        width = area.width() / len(self._picture.months)
        return QRectF(area.left() + place * width, area.top(), width, area.height())

    def _paint_levels(self, painter: QPainter, metrics: QFontMetricsF, area: QRectF) -> None:
        picture, theme = self._picture, self._theme
        assert picture is not None
        spans = [month.level for month in picture.months if month.level is not None]
        top = top_in_quarters(
            max(
                picture.least_top,
                picture.goal[1] if picture.goal else 0.0,
                *(high for _, _, high in spans),
                *(level for pin in picture.pins for level in pin.medians if level is not None),
            )
        )

        def y(level: float) -> float:
            return float(area.bottom() - level / top * area.height())

        labels: list[Label] = []
        if picture.goal is not None:
            goal = QRectF(area.left(), y(picture.goal[1]), area.width(),
                          y(picture.goal[0]) - y(picture.goal[1]))  # fmt: skip
            # Hatched, not green: it is what some writers aim for.
            painter.fillRect(goal, QBrush(QColor(theme.border), Qt.BrushStyle.BDiagPattern))
            name = tr("articles' goal {low}\u2013{high}", low=number(picture.goal[0]),
                      high=number(picture.goal[1]))  # fmt: skip
            width, height = size_of(name, metrics)
            labels.append(Label(name, theme.muted, tuple(
                (x, y_at) for y_at in (goal.top() + 1, goal.bottom() - height - 1)
                for x in (goal.right() - width - 4, goal.left() + 4)
            )))  # fmt: skip
        self._paint_axis(painter, metrics, area, top)
        middles = [self._column(area, place).center().x() for place in range(len(picture.months))]
        if spans:
            levels = list(zip(middles, spans, strict=True))
            self._paint_band(painter, levels, y)
            labels = [*self._figures(metrics, levels, y), *labels]
        ends = self._paint_pins(painter, middles, y)
        for letter, end in ends:
            size = size_of(letter, metrics)
            labels.append(Label(letter, theme.text,
                                around(end.x(), end.y(), *size, _PIN_RADIUS + 3)))  # fmt: skip
        taken = [Box(end.x() - _PIN_RADIUS, end.y() - _PIN_RADIUS, 2 * _PIN_RADIUS,
                     2 * _PIN_RADIUS) for _, end in ends]  # fmt: skip
        room = area.adjusted(0, -metrics.height(), _RIGHT, 0)
        paint_labels(painter, place_labels(labels, metrics, room, taken), metrics)

    def _figures(
        self,
        metrics: QFontMetricsF,
        levels: Sequence[tuple[float, tuple[float, float, float]]],
        y: Callable[[float], float],
    ) -> list[Label]:
        """The median of each month, above its point or below it."""
        labels, ink = [], self._theme.text
        for x, (_, median, _) in levels:
            said = fixed(median, 0)
            width, height = size_of(said, metrics)
            at = y(median)
            places = ((x - width / 2, at - height - 4), (x - width / 2, at + 5))
            labels.append(Label(said, ink, places))
        return labels

    def _paint_band(
        self,
        painter: QPainter,
        levels: Sequence[tuple[float, tuple[float, float, float]]],
        y: Callable[[float], float],
    ) -> None:
        """The months' medians with their band, each at its place across."""
        theme = self._theme
        band = [QPointF(x, y(high)) for x, (_, _, high) in levels]
        band += [QPointF(x, y(low)) for x, (low, _, _) in reversed(levels)]
        fill = QColor(theme.accent)
        fill.setAlpha(50)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF(band))
        painter.setPen(QPen(QColor(theme.accent), 2))
        medians = [QPointF(x, y(median)) for x, (_, median, _) in levels]
        painter.drawPolyline(QPolygonF(medians))
        painter.setBrush(QColor(theme.accent))
        for point in medians:
            painter.setPen(QPen(QColor(theme.panel), 1))
            painter.drawEllipse(point, 3.5, 3.5)

    def _paint_pins(
        self, painter: QPainter, middles: Sequence[float], y: Callable[[float], float]
    ) -> list[tuple[str, QPointF]]:
        """Dashed medians, each with its shape at its last month; the letters and where they are."""
        assert self._picture is not None
        ends = []
        for pin in self._picture.pins:
            points = [
                QPointF(x, y(level))
                for x, level in zip(middles, pin.medians, strict=True)
                if level is not None
            ]
            if not points:
                continue
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(dash_pen(pin.letter, QColor(self._theme.text), 1.3))
            painter.drawPolyline(QPolygonF(points))
            paint_shape(painter, pin.letter, points[-1], _PIN_RADIUS, self._theme)
            ends.append((pin.letter, points[-1]))
        return ends

    def _paint_intake(self, painter: QPainter, metrics: QFontMetricsF, area: QRectF) -> None:
        picture, theme = self._picture, self._theme
        assert picture is not None
        top = top_in_quarters(max(1.0, *(m.food + m.supplement + m.sun for m in picture.months)))
        self._paint_axis(painter, metrics, area, top)
        for place, month in enumerate(picture.months):
            column = self._column(area, place)
            if month.is_winter:
                painter.fillRect(
                    QRectF(column.left(), area.top(), column.width(), area.height()),
                    QColor(theme.band_below),
                )
            width = column.width() * _BAR_SHARE
            base = area.bottom()
            for value, colour, pattern in self._sources(month):
                height = value / top * area.height()
                bar = QRectF(column.center().x() - width / 2, base - height, width, height)
                painter.fillRect(bar, QColor(colour))
                if pattern is not None:
                    painter.fillRect(bar, QBrush(QColor(theme.panel), pattern))
                base -= height
        painter.setPen(QColor(theme.border))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _sources(self, month: YearMonth) -> Sequence[tuple[float, str, Qt.BrushStyle | None]]:
        theme = self._theme
        return (
            (month.food, theme.source_food, None),
            (month.supplement, theme.source_supplement, Qt.BrushStyle.BDiagPattern),
            (month.sun, theme.source_sun, Qt.BrushStyle.Dense6Pattern),
        )

    def _paint_axis(
        self, painter: QPainter, metrics: QFontMetricsF, area: QRectF, top: float
    ) -> None:
        for step in range(_TICKS + 1):
            value = top * step / _TICKS
            y = area.bottom() - step / _TICKS * area.height()
            painter.setPen(QPen(QColor(self._theme.border), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            said = number(value)
            self._text(
                painter,
                QPointF(
                    area.left() - metrics.horizontalAdvance(said) - 6, y + metrics.ascent() / 2 - 1
                ),
                said,
            )

    def _paint_months(self, painter: QPainter, metrics: QFontMetricsF, area: QRectF) -> None:
        assert self._picture is not None
        for place, month in enumerate(self._picture.months):
            column = self._column(area, place)
            said = metrics.elidedText(month.title, Qt.TextElideMode.ElideRight, column.width())
            x = column.center().x() - metrics.horizontalAdvance(said) / 2
            self._text(painter, QPointF(x, area.bottom() + metrics.height()), said)

    def _paint_legend(self, painter: QPainter, metrics: QFontMetricsF, at: QPointF) -> None:
        assert self._picture is not None
        theme, x = self._theme, at.x()
        entries: list[tuple[str, str, Qt.BrushStyle | None]] = [
            (tr("food"), theme.source_food, None),
            (tr("supplements"), theme.source_supplement, Qt.BrushStyle.BDiagPattern),
        ]
        if any(month.is_winter is not None for month in self._picture.months):
            entries.append((tr("sun"), theme.source_sun, Qt.BrushStyle.Dense6Pattern))
        if any(month.is_winter for month in self._picture.months):
            entries.append((tr("sun too low on most days"), theme.band_below, None))
        for name, colour, pattern in entries:
            mark = QRectF(x, at.y() - metrics.ascent() + 2, 14, metrics.ascent() - 2)
            painter.fillRect(mark, QColor(colour))
            if pattern is not None:
                painter.fillRect(mark, QBrush(QColor(theme.panel), pattern))
            self._text(painter, QPointF(x + 18, at.y()), name)
            x += 18 + metrics.horizontalAdvance(name) + 14
        for pin in self._picture.pins:
            width = shape_width(metrics) + metrics.horizontalAdvance(pin.title) + 2
            # The letter beside the line is enough where no room is left for names.
            width = min(width, self.size().width() - x)
            if width < shape_width(metrics):
                break
            frame = QRectF(x, at.y() - metrics.ascent(), width, metrics.height())
            paint_named(painter, pin.letter, pin.title, frame=frame, metrics=metrics, theme=theme)
            x += width + 12
