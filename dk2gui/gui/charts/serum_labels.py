# SPDX-License-Identifier: MIT
"""Named levels in the serum plot: lines, the articles' goal as a band, and the shade of concern."""

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from dk2gui.gui.theme import Theme

_SHADE_ALPHA: Final = 140
_PAD: Final = 4.0


class SerumLabel(msgspec.Struct, frozen=True):
    """A level with a name: a line, or a band when `high` is given. In the shown unit."""

    low: float
    high: float | None
    text: str
    is_goal: bool = False
    is_danger: bool = False
    is_concern: bool = False
    """Whether all above it is shaded."""


def paint_shades(
    painter: QPainter, labels: Sequence[SerumLabel], *, area: QRectF, top: float, theme: Theme
) -> None:
    """The bands behind the curves; the axis of `area` reaches from 0 to `top`."""
    for label in labels:
        if label.is_goal and label.high is not None:
            # Hatched, not green: it is what some writers aim for, and good to nobody's word.
            brush = QBrush(QColor(theme.border), Qt.BrushStyle.BDiagPattern)
            low, high = label.low, min(label.high, top)
        elif label.is_concern:
            colour = QColor(theme.band_above)
            colour.setAlpha(_SHADE_ALPHA)
            brush, low, high = QBrush(colour), label.low, top
        else:
            continue
        if low < high:
            scale = area.height() / top
            painter.fillRect(
                QRectF(area.left(), area.bottom() - high * scale,
                       area.width(), (high - low) * scale), brush
            )  # fmt: skip


def paint_names(
    painter: QPainter,
    labels: Sequence[SerumLabel],
    metrics: QFontMetricsF,
    *,
    area: QRectF,
    top: float,
    on_left: bool,
    theme: Theme,
) -> None:
    """Lines and names over the curves, the names at one end of the plot."""
    for label in labels:
        level = label.low if label.high is None else label.high
        if level > top:
            continue
        y = area.bottom() - level / top * area.height()
        if label.high is None:
            colour = theme.stop if label.is_danger else theme.muted
            painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QColor(theme.stop if label.is_danger else theme.text))
        below = metrics.ascent() + 1 if label.high is not None else -3
        width = metrics.horizontalAdvance(label.text)
        x = area.left() + _PAD if on_left else area.right() - width - _PAD
        painter.drawText(QPointF(x, y + below), label.text)
