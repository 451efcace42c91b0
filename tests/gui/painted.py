# SPDX-License-Identifier: MIT
"""A painter that keeps what is written with it, and where."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from dk2gui.gui.theme import LIGHT


class Written(NamedTuple):
    """A text and the rectangle its letters stand in, as the device has it."""

    text: str
    at: QRectF


class RecordingPainter(QPainter):
    """Paints as any painter does; `written` are its texts."""

    def __init__(self, device):
        super().__init__(device)
        self.written: list[Written] = []

    def drawText(self, *where):
        text = next(part for part in where if isinstance(part, str))
        metrics = QFontMetricsF(self.font())
        if isinstance(where[0], QPointF):
            line = QRectF(where[0].x(), where[0].y() - metrics.ascent(),
                          metrics.horizontalAdvance(text), metrics.height())  # fmt: skip
        else:
            line = metrics.boundingRect(where[0], int(where[1].value), text)
        self.written.append(Written(text, self.transform().mapRect(line)))
        super().drawText(*where)


def written(chart, size, theme=LIGHT) -> list[Written]:
    """What a chart, or a widget that shows one, writes when it is painted into so many pixels."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.panel))
    painter = RecordingPainter(image)
    chart.paint_on(painter, QRectF(QPointF(0, 0), QSizeF(size)), theme)
    painter.end()
    return painter.written
