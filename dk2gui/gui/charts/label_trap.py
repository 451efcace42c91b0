# SPDX-License-Identifier: MIT
"""The K2 label trap: what an article prints per serving, and what a real portion holds."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dk2gui.core.intake.label_trap import LabelFood, LabelTrap
from dk2gui.gui.charts.chart import NOWHERE, Chart
from dk2gui.gui.charts.chart_view import ChartView
from dk2gui.gui.charts.plot_frame import PlotFrame
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.label_trap_text import (
    HEADERS,
    LEGEND,
    beside_bars,
    food_in_words,
    is_overstated,
    notes,
    summary,
    table_rows,
)
from dk2gui.present.language import tr

_BAR: Final = 9.0
_GAP: Final = 2.0
_NAMES: Final = 0.2
_FIGURES: Final = 0.3


class LabelTrapChart(Chart):
    """Two bars a food on a square-root axis, so that natto and sauerkraut fit on one page."""

    def __init__(self, foods: tuple[LabelFood, ...]) -> None:
        super().__init__()
        self._foods = foods

    def _stops(self) -> int:
        return len(self._foods)

    def _row(self) -> float:
        """The height of a row."""
        legend = self._metrics().height() * 1.8
        return float((self.size().height() - legend) / len(self._foods))

    def stop_at(self, place: QPointF) -> int:
        row = math.floor(place.y() / self._row())
        return row if 0 <= row < self.stops() else NOWHERE

    def place_of_stop(self, stop: int) -> QPointF:
        return QPointF(self.size().width() * _NAMES + 8, (stop + 0.5) * self._row())

    def _paint_background(self, painter: QPainter) -> None:
        size = self.size()
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        metrics = self._metrics()
        left, right = size.width() * _NAMES + 8, size.width() * (1 - _FIGURES)
        top_ug = max(food.article_ug_per_serving for food in self._foods)
        row = self._row()
        for place, food in enumerate(self._foods):
            middle = (place + 0.5) * row
            name = metrics.elidedText(tr(food.name), Qt.TextElideMode.ElideRight, left - 16)
            painter.setPen(QColor(theme.text))
            painter.drawText(QPointF(4, middle + metrics.ascent() / 2 - 2), name)
            for amount, above in ((food.article_ug_per_serving, True), (food.portion_ug, False)):
                width = max(1.5, math.sqrt(amount / top_ug) * (right - left))
                y = middle - _BAR - _GAP / 2 if above else middle + _GAP / 2
                self._paint_bar(painter, QRectF(left, y, width, _BAR), said=above)
            painter.setPen(QColor(theme.text))
            text, below = beside_bars(food)
            painter.drawText(QPointF(right + 10, middle - 2), text)
            painter.setPen(QColor(theme.caution if is_overstated(food) else theme.source_food))
            room = size.width() - right - 14
            text = metrics.elidedText(below, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(right + 10, middle + metrics.ascent()), text)
        self._paint_legend(painter, QPointF(left, size.height() - 6), metrics)

    def _paint_bar(self, painter: QPainter, bar: QRectF, *, said: bool) -> None:
        if said:
            painter.setPen(QPen(QColor(self._theme.caution), 1))
            painter.setBrush(QBrush(QColor(self._theme.caution), Qt.BrushStyle.BDiagPattern))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.source_food))
        painter.drawRect(bar)

    def _paint_legend(self, painter: QPainter, at: QPointF, metrics: QFontMetricsF) -> None:
        x = at.x()
        for said, text in zip((True, False), map(tr, LEGEND), strict=True):
            self._paint_bar(painter, QRectF(x, at.y() - _BAR, 16, _BAR), said=said)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(QPointF(x + 22, at.y()), text)
            x += 22 + metrics.horizontalAdvance(text) + 24


class LabelTrapView(QWidget):
    """The comparison as plot or table, and what a reader should know."""

    def __init__(self, trap: LabelTrap) -> None:
        super().__init__()
        self._plot = ChartView(
            LabelTrapChart(trap.foods), "label-trap-plot",
            tr("Vitamin K2 per serving, as printed and as it is"),
        )  # fmt: skip
        self._plot.describe(summary(trap))
        self._plot.reads(lambda row: food_in_words(trap.foods[row]))
        self._plot.setMinimumHeight(260)
        self._frame = PlotFrame(
            tr("Vitamin K2 \u201cper serving\u201d is per 100 g"), self._plot, HEADERS,
            "label-trap", "Ctrl+L",
        )  # fmt: skip
        self._plot.table_wanted.connect(self._frame.toggle)
        rows = table_rows(trap)
        self._frame.show_rows(lambda: rows)
        told = PlainLabel(notes(trap))
        told.setObjectName("label-trap-notes")
        told.setWordWrap(True)
        page = QVBoxLayout(self)
        page.setContentsMargins(8, 8, 8, 8)
        page.addWidget(self._frame, 1)
        page.addWidget(told)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._plot.set_theme(theme)
