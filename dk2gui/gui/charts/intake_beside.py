# SPDX-License-Identifier: MIT
"""A second authority on the rows of the intake plot: small ticks with names above each track."""

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dk2gui.core.intake.beside import Beside
from dk2gui.core.intake.bullet_scale import BulletScale
from dk2gui.core.intake.reference import FORM_OF_BASIS
from dk2gui.gui.charts.placement import apart
from dk2gui.gui.theme import Theme
from dk2gui.present.beside_text import tick_names

BESIDE_LANE: Final = 11.0
"""Height of the strip above a track in which the names stand."""
_ABOVE: Final = 2.0
_WITHIN: Final = 5.0
_THICK: Final = 2.0


class BesideTick(msgspec.Struct, frozen=True):
    """A value on the axis of one row, and what it is called there."""

    value: float
    name: str


BesideRows = tuple[tuple[BesideTick, ...], ...]


def beside_rows(found: Beside | None, nutrients: Sequence[str]) -> BesideRows:
    """The ticks of each row; a value that counts only a part of the bar has no place on it."""
    if found is None:
        return ()
    return tuple(
        tuple(
            BesideTick(value.value, name)
            for value, name in tick_names(found, nutrient)
            if value.basis == "total" or FORM_OF_BASIS.get(value.basis) == nutrient
        )
        for nutrient in nutrients
    )


def paint_beside(
    painter: QPainter,
    track: QRectF,
    ticks: Sequence[BesideTick],
    *,
    scale: BulletScale,
    font: QFont,
    theme: Theme,
    named: bool,
    above: float,
) -> None:
    """The ticks of one row into the track, and their names `above` it so that none overlap."""
    places = [track.left() + scale.position(tick.value) * track.width() for tick in ticks]
    painter.setPen(QPen(QColor(theme.accent), _THICK))
    for x in places:
        painter.drawLine(QLineF(x, track.top() - _ABOVE, x, track.top() + _WITHIN))
    if not named:
        return
    metrics = QFontMetricsF(font)
    sizes = [metrics.horizontalAdvance(tick.name) + 6 for tick in ticks]
    starts = apart(places, sizes, track.left(), track.right())
    painter.setFont(font)
    painter.setPen(QColor(theme.accent))
    baseline = track.top() - above - _ABOVE
    for tick, start in zip(ticks, starts, strict=True):
        if start is not None:
            painter.drawText(QPointF(start + 3, baseline), tick.name)
