# SPDX-License-Identifier: MIT
"""How pinned scenarios look in every plot: a shape and a dash pattern for each letter.

None of it rests on colour; a letter always stands beside its shape.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QIcon,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from dk2gui.gui.theme import Theme

# Corners in units of the radius; a letter without corners is a circle.
_CORNERS: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "A": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "B": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "C": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
}
# Lengths of dash and gap in widths of the pen.
_DASHES: Final[dict[str, tuple[float, ...]]] = {
    "A": (8, 4),
    "B": (2, 3),
    "C": (8, 3, 2, 3),
    "D": (14, 3, 2, 3, 2, 3),
}


def small_font(font: QFont) -> QFont:
    """The font of everything small in a plot."""
    small = QFont(font)
    small.setPointSizeF(max(6.5, small.pointSizeF() * 0.8))
    return small


def dash_pen(letter: str, colour: QColor, width: float) -> QPen:
    """The pen of a pin's line."""
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(_DASHES[letter])
    return pen


def paint_shape(
    painter: QPainter, letter: str, centre: QPointF, radius: float, theme: Theme
) -> None:
    """A pin's shape around a place."""
    painter.setPen(QPen(QColor(theme.text), 1.2))
    painter.setBrush(QColor(theme.panel))
    if letter in _CORNERS:
        corners = [centre + QPointF(x, y) * radius for x, y in _CORNERS[letter]]
        painter.drawPolygon(QPolygonF(corners))
    else:
        painter.drawEllipse(centre, radius, radius)


def shape_icon(letter: str, theme: Theme, size: int = 16) -> QIcon:
    """A pin's shape as an icon."""
    ratio = 2
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_shape(painter, letter, QPointF(size / 2, size / 2), size * 0.32, theme)
    painter.end()
    return QIcon(pixmap)


def paint_named(
    painter: QPainter,
    letter: str,
    text: str,
    *,
    frame: QRectF,
    metrics: QFontMetricsF,
    theme: Theme,
) -> None:
    """A pin's shape with its text at the left of a frame; what does not fit is elided."""
    radius = metrics.ascent() * 0.32
    paint_shape(painter, letter, QPointF(frame.left() + radius + 1, frame.center().y()), radius,
                theme)  # fmt: skip
    room = frame.width() - shape_width(metrics)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setPen(QColor(theme.text))
    painter.drawText(
        QPointF(
            frame.left() + shape_width(metrics), frame.center().y() + metrics.ascent() * 0.5 - 1
        ),
        shown,
    )


def shape_width(metrics: QFontMetricsF) -> float:
    """How much room a shape takes before its text."""
    return metrics.ascent() * 0.64 + 5
