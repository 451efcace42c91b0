# SPDX-License-Identifier: MIT
"""One bullet row of the intake plot: its band and the bar on it."""

from typing import Final

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from dk2gui.core.intake.bullet_scale import BulletScale
from dk2gui.gui.theme import Theme

BAR: Final = 11.0
"""The height of a bar."""
_GAP_MARK: Final = 26.0


class ChartRow(msgspec.Struct, frozen=True):
    """What does not follow a slider: the name of a row and its band."""

    title: str
    scale: BulletScale
    target_label: str = ""
    upper_label: str = ""
    note: str = ""
    opinion: tuple[float, float, str] | None = None
    """A range that an article names, which is no recommendation: from, to, label."""


class ChartBar(msgspec.Struct, frozen=True):
    """What follows a slider: the parts of a bar and the figure beside it."""

    food: float
    """What was entered; a typical diet that is assumed stands apart."""
    supplement: float
    sun: float
    is_lower_bound: bool
    figure: str
    status: str
    status_word: str
    assumed: float = 0.0
    assumed_reach: tuple[float, float] = (0.0, 0.0)
    """The least and the most that all may be, where part of it is assumed."""


def paint_bands(painter: QPainter, track: QRectF, row: ChartRow, theme: Theme) -> None:
    """What an intake is read against: too little, recommended, above the upper level."""
    scale = row.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.band_below))
    painter.drawRoundedRect(track, 3, 3)
    end = scale.position(scale.upper) if scale.upper else 1.0
    if scale.target is not None:
        start = scale.position(scale.target)
        painter.fillRect(_stretch(track, start, end), QColor(theme.band_good))
    if scale.upper:
        above = _stretch(track, end, 1.0)
        painter.fillRect(above, QColor(theme.band_above))
        painter.fillRect(above, QBrush(QColor(theme.stop), Qt.BrushStyle.BDiagPattern))
    if row.opinion is not None:
        low, high, _ = row.opinion
        painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_stretch(track, scale.position(low), scale.position(high)))


def _stretch(track: QRectF, start: float, end: float) -> QRectF:
    left = track.left() + start * track.width()
    return QRectF(left, track.top(), (end - start) * track.width(), track.height())


def paint_bar(
    painter: QPainter, track: QRectF, scale: BulletScale, bar: ChartBar, theme: Theme
) -> None:
    """The parts of an intake, one after another, and the line where it ends."""
    painter.setPen(Qt.PenStyle.NoPen)
    inset = 2 if track.height() >= BAR else 1
    inner = track.adjusted(0, inset, 0, -inset)
    amount, x = 0.0, track.left()
    for part, colour, pattern in (
        (bar.food, theme.source_food, None),
        (bar.assumed, theme.source_food, Qt.BrushStyle.DiagCrossPattern),
        (bar.supplement, theme.source_supplement, Qt.BrushStyle.BDiagPattern),
        (bar.sun, theme.source_sun, Qt.BrushStyle.Dense4Pattern),
    ):
        if part <= 0:
            continue
        amount += part
        end = track.left() + scale.position(amount) * track.width()
        piece = QRectF(x, inner.top(), max(1.5, end - x), inner.height())
        painter.fillRect(piece, QColor(colour))
        if pattern is not None:
            painter.fillRect(piece, QBrush(QColor(theme.panel), pattern))
        x = max(end, x + 1.5)
    if bar.assumed > 0:
        low, high = (
            track.left() + scale.position(end) * track.width() for end in bar.assumed_reach
        )
        painter.setPen(QPen(QColor(theme.text), 1))
        painter.drawLine(QPointF(low, track.center().y()), QPointF(high, track.center().y()))
    if bar.is_lower_bound:
        mark = QRectF(x, inner.top(), min(_GAP_MARK, track.right() - x), inner.height())
        painter.fillRect(mark, QBrush(QColor(theme.muted), Qt.BrushStyle.FDiagPattern))
    painter.setPen(QPen(QColor(theme.text), 2))
    painter.drawLine(QPointF(x, track.top() - 1), QPointF(x, track.bottom() + 1))
