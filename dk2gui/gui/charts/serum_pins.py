# SPDX-License-Identifier: MIT
"""Pinned scenarios in the serum plot: a dashed median each, named at its right end."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dk2gui.core.serum.forecast import NoForecast
from dk2gui.gui.charts.overlay import dash_pen, paint_named, shape_width
from dk2gui.gui.charts.placement import apart
from dk2gui.gui.theme import Theme
from dk2gui.present.language import tr
from dk2gui.present.pin import Pin

Array = NDArray[np.float64]

_LEADER: Final = 9.0
_WIDEST_SHARE: Final = 0.24
_MOST_WIDTH: Final = 150.0
_BEYOND: Final = 4.0
"""Levels further above the axis than this many times its length are drawn as this high."""


class PinCurve(msgspec.Struct, frozen=True, eq=False):
    """A pin's median in the shown unit, one a day from its own start."""

    letter: str
    title: str
    start: dt.date
    levels: Array

    def within(self, start: dt.date, days: int) -> tuple[Array, Array]:
        """Days counted from `start` and levels, as far as they lie within 0 to `days`."""
        first = (self.start - start).days
        low, high = max(0, -first), min(len(self.levels), days - first + 1)
        if low >= high:
            return np.empty(0), np.empty(0)
        return np.arange(low + first, high + first, dtype=float), self.levels[low:high]

    def on(self, date: dt.date) -> float | None:
        """The level on a date, None outside the forecast."""
        day = (date - self.start).days
        return float(self.levels[day]) if 0 <= day < len(self.levels) else None


def pin_curves(pins: Sequence[Pin], per_nmol_l: float) -> tuple[PinCurve, ...]:
    """What the plot shows of pins that have a forecast; `per_nmol_l`: the shown unit per nmol/L."""
    return tuple(
        PinCurve(pin.letter, pin.title, pin.assessment.start, serum.median * per_nmol_l)
        for pin in pins
        if not isinstance(serum := pin.assessment.serum, NoForecast)
    )


def margin(pins: Sequence[PinCurve], font: QFont, width: float) -> float:
    """The room at the right for the names, out of a plot's width."""
    metrics = QFontMetricsF(font)
    widest = max(metrics.horizontalAdvance(pin.title) for pin in pins)
    wanted = _LEADER + shape_width(metrics) + widest + 4
    return min(wanted, _WIDEST_SHARE * width, _MOST_WIDTH)


def paint_lines(
    painter: QPainter,
    pins: Sequence[PinCurve],
    *,
    area: QRectF,
    top: float,
    start: dt.date,
    days: int,
    theme: Theme,
) -> None:
    """The dashed medians within `area`, whose axis reaches from 0 to `top`."""
    painter.save()
    painter.setClipRect(area)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pin in pins:
        at, levels = pin.within(start, days)
        if len(at) > 1:
            painter.setPen(dash_pen(pin.letter, QColor(theme.text), 1.3))
            x = area.left() + at * (area.width() / days)
            y = area.bottom() - np.minimum(levels, _BEYOND * top) * (area.height() / top)
            painter.drawPath(pg.arrayToQPath(x, y, finiteCheck=False))
    painter.restore()


def paint_ends(
    painter: QPainter,
    pins: Sequence[PinCurve],
    now: Array,
    *,
    area: QRectF,
    top: float,
    start: dt.date,
    room: float,
    font: QFont,
    theme: Theme,
) -> None:
    """The names right of the plot, each led to the end of its line; `now` is named among them."""
    metrics = QFontMetricsF(font)
    days = len(now) - 1
    ends: list[tuple[PinCurve | None, QPointF]] = [
        (None, _place(area, top, days, float(days), float(now[-1])))
    ]
    for pin in pins:
        at, levels = pin.within(start, days)
        if len(at):
            ends.append((pin, _place(area, top, days, float(at[-1]), float(levels[-1]))))
    height = metrics.height() - 1
    starts = apart([place.y() for _, place in ends], [height] * len(ends),
                   area.top() - height / 2, area.bottom() + height / 2)  # fmt: skip
    painter.setFont(font)
    left = area.right() + _LEADER
    for (named, place), label_top in zip(ends, starts, strict=True):
        if label_top is None:
            continue
        frame = QRectF(left, label_top, room - _LEADER, height)
        ink = QColor(theme.muted if named is not None else theme.accent)
        painter.setPen(QPen(ink, 1))
        painter.drawLine(QLineF(place, QPointF(left - 1, frame.center().y())))
        if named is None:
            painter.setPen(QColor(theme.accent))
            baseline = frame.center().y() + metrics.ascent() * 0.5 - 1
            painter.drawText(QPointF(left + 2, baseline), tr("now"))
        else:
            paint_named(
                painter, named.letter, named.title, frame=frame, metrics=metrics, theme=theme
            )


def _place(area: QRectF, top: float, days: int, day: float, level: float) -> QPointF:
    return QPointF(
        area.left() + day / days * area.width(),
        area.bottom() - min(level, top) / top * area.height(),
    )
