# SPDX-License-Identifier: MIT
"""Pinned scenarios on the map of vitamin D against MK-7: a lettered shape each."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from dk2gui.gui.charts.overlay import paint_shape
from dk2gui.gui.theme import Theme
from dk2gui.present.balance_text import PinDoses

_RADIUS: Final = 4.5
_SAME_PLACE: Final = 5.0
_NEAR_YOU: Final = 14.0
_BACK_ALPHA: Final = 210


def paint_pins(
    painter: QPainter,
    pins: Sequence[PinDoses],
    *,
    place_of: Callable[[float, float], QPointF],
    area: QRectF,
    you: QPointF,
    metrics: QFontMetricsF,
    theme: Theme,
) -> None:
    """The shapes at their doses; those of one place stand side by side, those at `you` above."""
    places: list[tuple[QPointF, list[str]]] = []
    for pin in pins:
        place = place_of(pin.vitamin_d_iu, pin.mk7_ug)
        for known, letters in places:
            if (known - place).manhattanLength() <= _SAME_PLACE:
                letters.append(pin.letter)
                break
        else:
            places.append((place, [pin.letter]))
    step = 2 * _RADIUS + 3 + metrics.horizontalAdvance("D") + 3
    for place, letters in places:
        width = step * len(letters)
        # The first shape stands over the place; a place at an edge lets them stand inside it.
        left = max(area.left() + 1, min(place.x() - _RADIUS, area.right() - width))
        y = max(place.y(), area.top() + _RADIUS)
        if abs(place.x() - you.x()) <= _NEAR_YOU and abs(place.y() - you.y()) <= _NEAR_YOU:
            above = you.y() - _NEAR_YOU - _RADIUS
            y = above if above > area.top() + _RADIUS else you.y() + _NEAR_YOU + _RADIUS
        back = QColor(theme.panel)
        back.setAlpha(_BACK_ALPHA)
        beside = left + 2 * _RADIUS
        high = metrics.height() - 2
        painter.fillRect(QRectF(beside, y - high / 2, width - 2 * _RADIUS, high), back)
        for number, letter in enumerate(letters):
            centre = QPointF(left + number * step + _RADIUS, y)
            paint_shape(painter, letter, centre, _RADIUS, theme)
            painter.setPen(QColor(theme.text))
            painter.drawText(
                QPointF(centre.x() + _RADIUS + 3, y + metrics.ascent() / 2 - 1), letter
            )
