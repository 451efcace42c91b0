# SPDX-License-Identifier: MIT
"""Named levels in the serum plot: lines, the articles' goal as a band, and the shade of concern."""

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from dk2gui.gui.charts.labels import Label, PlacedLabel, place_labels
from dk2gui.gui.charts.placement import up_and_down
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


def paint_levels(
    painter: QPainter, labels: Sequence[SerumLabel], *, area: QRectF, top: float, theme: Theme
) -> None:
    """The lines behind the curves."""
    for label in _within(labels, top):
        if label.high is None:
            colour = theme.stop if label.is_danger else theme.muted
            painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DashLine))
            y = area.bottom() - label.low / top * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))


def placed_names(
    labels: Sequence[SerumLabel],
    metrics: QFontMetricsF,
    *,
    area: QRectF,
    top: float,
    on_left: bool,
    theme: Theme,
) -> list[PlacedLabel]:
    """The names at one end of the plot; where there is no room for all, the highest stay."""
    height = metrics.height()
    shown = sorted(_within(labels, top), key=lambda label: -(label.high or label.low))
    wishes = []
    for label in shown:
        level = label.low if label.high is None else label.high
        y = area.bottom() - level / top * area.height()
        x = area.left() + _PAD if on_left else area.right()
        # A line's name stands on it, a band's inside it.
        places = up_and_down(x, y - height if label.high is None else y, height / 4, 8)
        ink = theme.stop if label.is_danger else theme.text
        wishes.append(Label(label.text, ink, places, theme.panel))
    return place_labels(wishes, metrics, area.adjusted(0, 0, -_PAD, 0))


def _within(labels: Sequence[SerumLabel], top: float) -> list[SerumLabel]:
    return [label for label in labels if (label.low if label.high is None else label.high) <= top]
