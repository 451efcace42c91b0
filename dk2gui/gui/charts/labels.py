# SPDX-License-Identifier: MIT
"""Texts of a chart as labels: measured, placed by `placement`, and written on a pale ground."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from dk2gui.gui.charts.placement import Box, Wish, placed

_PALE: Final = 190
"""How much of what lies below a label its ground hides, of 255."""


class Label(NamedTuple):
    """A text with the places of its left upper corner, the best first.

    `ground` is the colour below it; "" leaves what is there. `upright`: it reads from below.
    """

    text: str
    ink: str
    places: tuple[tuple[float, float], ...]
    ground: str = ""
    upright: bool = False


class PlacedLabel(NamedTuple):
    """A label and where it stands."""

    label: Label
    box: Box


def box_of(rect: QRectF) -> Box:
    """A rectangle of Qt in plain numbers."""
    return Box(rect.left(), rect.top(), rect.width(), rect.height())


def size_of(text: str, metrics: QFontMetricsF, *, upright: bool = False) -> tuple[float, float]:
    """Width and height of a text."""
    size = metrics.horizontalAdvance(text), metrics.height()
    return (size[1], size[0]) if upright else size


def place_labels(
    labels: Sequence[Label], metrics: QFontMetricsF, area: QRectF, taken: Sequence[Box] = ()
) -> list[PlacedLabel]:
    """The labels that have room in an area, those that come first being served first."""
    wishes = [
        Wish(*size_of(label.text, metrics, upright=label.upright), label.places) for label in labels
    ]
    boxes = placed(wishes, box_of(area), taken)
    return [
        PlacedLabel(label, box) for label, box in zip(labels, boxes, strict=True) if box is not None
    ]


def paint_labels(painter: QPainter, shown: Sequence[PlacedLabel], metrics: QFontMetricsF) -> None:
    """Write them, in the painter's font."""
    for label, box in shown:
        if label.ground:
            ground = QColor(label.ground)
            ground.setAlpha(_PALE)
            painter.fillRect(QRectF(*box), ground)
        painter.setPen(QColor(label.ink))
        if label.upright:
            painter.save()
            painter.translate(box.left, box.bottom)
            painter.rotate(-90)
            painter.drawText(QPointF(0, metrics.ascent()), label.text)
            painter.restore()
        else:
            painter.drawText(QPointF(box.left, box.top + metrics.ascent()), label.text)
