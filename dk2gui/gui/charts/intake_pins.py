# SPDX-License-Identifier: MIT
"""Pinned scenarios on the rows of the intake plot: a lettered mark above each track."""

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dk2gui.core.intake.bullet_scale import BulletScale
from dk2gui.gui.charts.overlay import paint_named, paint_shape, shape_width
from dk2gui.gui.charts.placement import apart
from dk2gui.gui.theme import Theme
from dk2gui.present.pin import Pin

LANE: Final = 10.0
"""Height of the strip above a track in which the marks stand."""
LEGEND: Final = 16.0
_RADIUS: Final = 3.0
_AT_LEAST: Final = "\u2265"


class PinAmounts(msgspec.Struct, frozen=True):
    """A pin's amount in each row, None where it is not measured, and whether it is a bound."""

    letter: str
    title: str
    amounts: tuple[float | None, ...]
    at_least: tuple[bool, ...]


def pin_amounts(pins: Sequence[Pin], nutrients: Sequence[str]) -> tuple[PinAmounts, ...]:
    """What the plot shows of pins, for rows of these nutrients."""
    shown = []
    for pin in pins:
        intakes = [pin.assessment.nutrients[nutrient].intake for nutrient in nutrients]
        amounts = tuple(
            None if intake.is_lower_bound and intake.total == 0 else intake.total
            for intake in intakes
        )
        bounds = tuple(intake.is_lower_bound for intake in intakes)
        shown.append(PinAmounts(pin.letter, pin.title, amounts, bounds))
    return tuple(shown)


def paint_row(
    painter: QPainter,
    track: QRectF,
    pins: Sequence[PinAmounts],
    row: int,
    *,
    scale: BulletScale,
    font: QFont,
    theme: Theme,
    lane: float,
) -> None:
    """The marks of one row, with a tick down through the track; they never lie on each other.

    Pins at one place share a mark with all their letters and the shape of the first. Without a
    `lane` above the track the shapes stand on its upper edge, and the legend tells their letters.
    """
    metrics = QFontMetricsF(font)
    places: dict[tuple[int, bool], list[str]] = {}
    for pin in pins:
        amount = pin.amounts[row]
        if amount is not None:
            x = track.left() + scale.position(amount) * track.width()
            places.setdefault((round(x), pin.at_least[row]), []).append(pin.letter)
    marks = [
        (letters[0], f"{_AT_LEAST if at_least else ''}{''.join(letters)}", float(x))
        for (x, at_least), letters in places.items()
    ]
    letters_wide = [metrics.horizontalAdvance(text) + 3 if lane else 0.0 for _, text, _ in marks]
    sizes = [2 * _RADIUS + 2 + wide for wide in letters_wide]
    # The shape stands over its place, the letter beside it.
    wanted = [x - _RADIUS - 1 + size / 2 for (_, _, x), size in zip(marks, sizes, strict=True)]
    starts = apart(wanted, sizes, track.left() - _RADIUS - 1, track.right() + LANE)
    painter.setFont(font)
    middle = track.top() - lane / 2 - 0.5
    for (letter, text, x), start in zip(marks, starts, strict=True):
        if start is None:
            continue
        centre = QPointF(start + _RADIUS + 1, middle)
        painter.setPen(QPen(QColor(theme.text), 1))
        painter.drawLine(QLineF(x, track.top() - 1, x, track.bottom()))
        painter.drawLine(QLineF(x, track.top() - 1, centre.x(), centre.y()))
        paint_shape(painter, letter, centre, _RADIUS, theme)
        if lane:
            painter.setPen(QColor(theme.text))
            base = middle + metrics.ascent() / 2 - 1.5
            painter.drawText(QPointF(centre.x() + _RADIUS + 2, base), text)


def paint_legend(
    painter: QPainter, frame: QRectF, pins: Sequence[PinAmounts], font: QFont, theme: Theme
) -> None:
    """Shape, letter and name of every pin on one line; long names share the room."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    wanted = [shape_width(metrics) + metrics.horizontalAdvance(pin.title) + 12 for pin in pins]
    share = frame.width() / len(pins)
    left = frame.left()
    shrink = sum(wanted) > frame.width()
    for pin, width in zip(pins, wanted, strict=True):
        room = share if shrink else width
        place = QRectF(left, frame.top(), room - 6, frame.height())
        paint_named(painter, pin.letter, pin.title, frame=place, metrics=metrics, theme=theme)
        left += room
