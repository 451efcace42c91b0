# SPDX-License-Identifier: MIT
"""Pinned scenarios on the map of vitamin D against MK-7: a lettered shape each."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from dk2gui.gui.charts.labels import Label, box_of, size_of
from dk2gui.gui.charts.overlay import paint_shape
from dk2gui.gui.charts.placement import Box, Wish, around, placed
from dk2gui.gui.theme import Theme
from dk2gui.present.balance_text import PinDoses

_RADIUS: Final = 4.5
_SAME_PLACE: Final = 5.0
_BESIDE: Final = 12.0


class PlacedMark(NamedTuple):
    """The shape of the pins that are at one place: that of the first, with all their letters."""

    letters: str
    at: QPointF

    @property
    def box(self) -> Box:
        """What the shape covers."""
        return Box(self.at.x() - _RADIUS, self.at.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)


def place_pins(
    pins: Sequence[PinDoses],
    place_of: Callable[[float, float], QPointF],
    area: QRectF,
    taken: Sequence[Box],
) -> list[PlacedMark]:
    """The shapes at their doses; what is `taken` alone moves one aside."""
    places: list[tuple[QPointF, list[str]]] = []
    for pin in pins:
        place = place_of(pin.vitamin_d_iu, pin.mk7_ug)
        for known, letters in places:
            if (known - place).manhattanLength() <= _SAME_PLACE:
                letters.append(pin.letter)
                break
        else:
            places.append((place, [pin.letter]))
    size, marks = 2 * _RADIUS, []
    for place, letters in places:
        x, y = place.x(), place.y()
        over = (x - _RADIUS, y - _RADIUS)
        wish = Wish(size, size, (over, *around(x, y, size, size, _BESIDE)))
        room = Box(*box_of(area.adjusted(-_RADIUS, -_RADIUS, _RADIUS, _RADIUS)))
        box = placed([wish], room, taken)[0] or Box(*over, size, size)
        centre = QPointF(box.left + _RADIUS, box.top + _RADIUS)
        marks.append(PlacedMark("".join(letters), centre))
    return marks


def letters_of(marks: Sequence[PlacedMark], metrics: QFontMetricsF, theme: Theme) -> list[Label]:
    """The letters, each beside its shape."""
    return [
        Label(
            mark.letters,
            theme.text,
            around(mark.at.x(), mark.at.y(), *size_of(mark.letters, metrics), _RADIUS + 2),
            theme.panel,
        )
        for mark in marks
    ]


def paint_pins(painter: QPainter, marks: Sequence[PlacedMark], theme: Theme) -> None:
    """The shapes."""
    for mark in marks:
        paint_shape(painter, mark.letters[0], mark.at, _RADIUS, theme)
