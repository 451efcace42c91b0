# SPDX-License-Identifier: MIT
"""The marker of the day the answer is read at: a line with a handle and its date on top."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dk2gui.gui.theme import Theme

GRIP: Final = 6.0
"""So far to either side of the line the pointer takes hold of it."""
_PAD: Final = 4.0
_DOT: Final = 4.0


def paint_marker(
    painter: QPainter, at: QPointF, text: str, *, area: QRectF, font: QFont, theme: Theme
) -> None:
    """The line through a point of the median, with its date in a handle at the top."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text) + 2 * _PAD
    left = min(max(at.x() - width / 2, area.left()), area.right() - width)
    handle = QRectF(left, area.top(), width, metrics.height())
    accent = QColor(theme.accent)
    painter.setPen(QPen(accent, 1.6))
    painter.drawLine(QLineF(at.x(), handle.bottom(), at.x(), area.bottom()))
    painter.setBrush(accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(handle, 3, 3)
    painter.setPen(QPen(QColor(theme.panel), 1.5))
    painter.drawEllipse(at, _DOT, _DOT)
    painter.setFont(font)
    painter.setPen(QColor(theme.on_accent))
    # At a point: fitted into a rectangle a text is laid out twice.
    painter.drawText(QPointF(left + _PAD, handle.top() + metrics.ascent()), text)


def holds(pointer: QPointF, marker_x: float, text: str, *, area: QRectF, font: QFont) -> bool:
    """Whether the pointer is on the line or its handle."""
    x, y = pointer.x(), pointer.y()
    if abs(x - marker_x) <= GRIP:
        return True
    metrics = QFontMetricsF(font)
    half = metrics.horizontalAdvance(text) / 2 + _PAD
    middle = min(max(marker_x, area.left() + half), area.right() - half)
    return abs(x - middle) <= half and area.top() <= y <= area.top() + metrics.height()
