# SPDX-License-Identifier: MIT
"""Blood tests in the serum plot, on their own dates; a limit such as `<10` is an arrow."""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from dk2gui.gui.theme import Theme

_RADIUS: Final = 4.0
_ARROW: Final = 14.0


class SerumPoint(msgspec.Struct, frozen=True):
    """A test: days after the start, its value, and the span its error allows.

    `bound`: the value is a limit, and the level lies below or above it.
    """

    day: float
    value: float
    low: float
    high: float
    bound: Literal["below", "above"] | None = None


def paint_points(
    painter: QPainter,
    points: Sequence[SerumPoint],
    *,
    days: int,
    first: int,
    area: QRectF,
    top: float,
    theme: Theme,
) -> None:
    """The tests in `area`, whose axes reach from day `first` to `days` and from 0 to `top`."""

    def y(level: float) -> float:
        return area.bottom() - min(level, top) / top * area.height()

    painter.setPen(QPen(QColor(theme.text), 1.5))
    for point in points:
        # What lies further back than the axis reaches stands at its edge, pointing there.
        day = min(max(point.day, first), days)
        x = area.left() + (day - first) / (days - first) * area.width()
        painter.setBrush(QColor(theme.panel))
        if point.bound is not None:
            _paint_bound(painter, QPointF(x, y(point.value)), point.bound)
            continue
        painter.drawLine(QPointF(x, y(point.low)), QPointF(x, y(point.high)))
        middle = QPointF(x, y(point.value))
        if point.day < first:
            _paint_earlier(painter, middle)
        else:
            painter.drawEllipse(middle, _RADIUS, _RADIUS)


def _paint_bound(painter: QPainter, at: QPointF, bound: Literal["below", "above"]) -> None:
    """A bar at the limit with an arrow to where the level lies."""
    way = 1.0 if bound == "below" else -1.0
    tip = at + QPointF(0, way * _ARROW)
    painter.drawLine(at - QPointF(_RADIUS + 1, 0), at + QPointF(_RADIUS + 1, 0))
    painter.drawLine(at, tip)
    base = tip - QPointF(0, way * _RADIUS)
    painter.drawPolygon(QPolygonF([tip, base - QPointF(_RADIUS, 0), base + QPointF(_RADIUS, 0)]))


def _paint_earlier(painter: QPainter, at: QPointF) -> None:
    left = at - QPointF(_RADIUS, 0)
    painter.drawPolygon(
        QPolygonF([left, at + QPointF(_RADIUS, -_RADIUS), at + QPointF(_RADIUS, _RADIUS)])
    )
