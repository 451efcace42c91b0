# SPDX-License-Identifier: MIT
"""Pinned scenarios on the map of vitamin D against MK-7: a lettered shape each."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from dk2gui.gui.charts.labels import box_of
from dk2gui.gui.charts.overlay import paint_shape
from dk2gui.gui.charts.placement import Box, Wish, around, placed
from dk2gui.gui.theme import Theme
from dk2gui.present.balance_text import PinDoses

_RADIUS: Final = 4.5
_SAME_PLACE: Final = 5.0
_BESIDE: Final = 12.0
_BACK_ALPHA: Final = 210


class PlacedMark(NamedTuple):
    """The shapes of the pins that are at one place, side by side, and where they stand."""

    letters: tuple[str, ...]
    box: Box
    letter_first: bool
    """Whether the letter of the one shape stands left of it."""


def place_pins(
    pins: Sequence[PinDoses],
    place_of: Callable[[float, float], QPointF],
    area: QRectF,
    metrics: QFontMetricsF,
    taken: Sequence[Box],
) -> list[PlacedMark]:
    """The shapes over their doses, or beside what is there already."""
    places: list[tuple[QPointF, list[str]]] = []
    for pin in pins:
        place = place_of(pin.vitamin_d_iu, pin.mk7_ug)
        for known, letters in places:
            if (known - place).manhattanLength() <= _SAME_PLACE:
                letters.append(pin.letter)
                break
        else:
            places.append((place, [pin.letter]))
    height = max(2 * _RADIUS + 2, metrics.height() - 2)
    wishes = []
    for place, letters in places:
        width, x, y = _step(metrics) * len(letters), place.x(), place.y()
        over = [(x - _RADIUS, y - height / 2)]
        if len(letters) == 1:
            over.append((x + _RADIUS - width, y - height / 2))
        wishes.append(Wish(width, height, (*over, *around(x, y, width, height, _BESIDE))))
    boxes = placed(wishes, box_of(area), taken)
    return [
        PlacedMark(tuple(letters), box, len(letters) == 1 and box[:2] == wish.places[1])
        for (_, letters), wish, box in zip(places, wishes, boxes, strict=True)
        if box is not None
    ]


def paint_pins(
    painter: QPainter, marks: Sequence[PlacedMark], metrics: QFontMetricsF, theme: Theme
) -> None:
    """The shapes, each with its letter on a pale ground."""
    back = QColor(theme.panel)
    back.setAlpha(_BACK_ALPHA)
    for letters, box, letter_first in marks:
        free = (0, -2 * _RADIUS) if letter_first else (2 * _RADIUS, 0)
        painter.fillRect(QRectF(*box).adjusted(free[0], 0, free[1], 0), back)
        for number, letter in enumerate(letters):
            x = (
                box.right - _RADIUS
                if letter_first
                else box.left + number * _step(metrics) + _RADIUS
            )
            centre = QPointF(x, box.top + box.height / 2)
            paint_shape(painter, letter, centre, _RADIUS, theme)
            painter.setPen(QColor(theme.text))
            base = centre.y() + metrics.ascent() / 2 - 1
            at = box.left + 3 if letter_first else x + _RADIUS + 3
            painter.drawText(QPointF(at, base), letter)


def _step(metrics: QFontMetricsF) -> float:
    """From one shape to the next beside it."""
    return 2 * _RADIUS + 3 + metrics.horizontalAdvance("D") + 3
