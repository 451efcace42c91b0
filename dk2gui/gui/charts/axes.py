# SPDX-License-Identifier: MIT
"""Two axes with round figures and their names, and where values lie between them."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from dk2gui.gui.charts.placement import apart
from dk2gui.gui.charts.scales import round_numbers
from dk2gui.gui.theme import Theme
from dk2gui.present.numbers import number

_GAP: Final = 6.0
_RIGHT: Final = 14.0
_TICK: Final = 4.0
_LINES_A_FIGURE: Final = 3.0
"""So many heights of a line are between figures upwards."""
_WIDTHS_A_FIGURE: Final = 60.0
_LEAST: Final = 40.0


class Span(NamedTuple):
    """From where to where an axis reaches, and what it is called."""

    low: float
    high: float
    title: str

    def share(self, value: float) -> float:
        """Where a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


class Axes(NamedTuple):
    """Two spans laid out around an area of the chart."""

    x: Span
    y: Span
    area: QRectF

    def at(self, x: float, y: float) -> QPointF:
        """Where a pair of values lies."""
        return QPointF(
            self.area.left() + self.x.share(x) * self.area.width(),
            self.area.bottom() - self.y.share(y) * self.area.height(),
        )

    def paint(self, painter: QPainter, metrics: QFontMetricsF, theme: Theme, width: float) -> None:
        """Lines, figures and names, in a chart of this width."""
        area = self.area
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        muted = QColor(theme.muted)
        for value in _ups(self.y, area.height(), metrics):
            y, said = self.at(self.x.low, value).y(), number(value)
            painter.setPen(muted)
            left = area.left() - metrics.horizontalAdvance(said) - _GAP
            painter.drawText(QPointF(left, y + metrics.ascent() / 2 - 1), said)
            painter.drawLine(QPointF(area.left() - _TICK + 1, y), QPointF(area.left(), y))
        values = round_numbers(
            self.x.low, self.x.high, max(2, int(area.width() / _WIDTHS_A_FIGURE) + 1)
        )
        places = [self.at(value, self.y.low).x() for value in values]
        figures = [number(value) for value in values]
        sizes = [metrics.horizontalAdvance(figure) + _GAP for figure in figures]
        foot = area.bottom() + _TICK + metrics.ascent()
        for x, figure, start in zip(
            places, figures, apart(places, sizes, area.left() - _GAP, width), strict=True
        ):
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + _TICK - 1))
            if start is not None:
                painter.drawText(QPointF(start + _GAP / 2, foot), figure)
        elide = Qt.TextElideMode.ElideRight
        upwards = metrics.elidedText(self.y.title, elide, width - _GAP)
        painter.drawText(QPointF(2, metrics.ascent()), upwards)
        across = metrics.elidedText(self.x.title, elide, width - _GAP)
        left = width - _RIGHT - metrics.horizontalAdvance(across)
        painter.drawText(QPointF(max(2.0, left), foot + metrics.height()), across)


def laid_out(x: Span, y: Span, size: QSizeF, metrics: QFontMetricsF) -> Axes:
    """Axes with the room that their figures and names need, out of a chart's size."""
    line = metrics.height()
    top, foot = line + _GAP, 2 * line + _TICK + 2
    height = max(_LEAST, size.height() - top - foot)
    ups = (number(value) for value in _ups(y, height, metrics))
    widest = max(map(metrics.horizontalAdvance, ups), default=0.0)
    left = widest + 2 * _GAP
    return Axes(x, y, QRectF(left, top, max(_LEAST, size.width() - left - _RIGHT), height))


def _ups(y: Span, height: float, metrics: QFontMetricsF) -> list[float]:
    """The figures beside an axis upwards of so many pixels."""
    most = max(2, int(height / (metrics.height() * _LINES_A_FIGURE)) + 1)
    return round_numbers(y.low, y.high, most)
