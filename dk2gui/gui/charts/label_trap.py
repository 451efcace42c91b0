# SPDX-License-Identifier: MIT
"""The K2 label trap: what an article prints per serving, and what a real portion holds."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dk2gui.core.intake.label_trap import LabelFood, LabelTrap
from dk2gui.gui.charts.chart import Chart
from dk2gui.gui.charts.chart_view import ChartView
from dk2gui.gui.charts.plot_frame import PlotFrame, Rows
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.language import THIN_SPACE
from dk2gui.present.numbers import MICRO, number

HEADERS: Final = (
    "Food", "The article, per serving", "Laboratory, per 100 g", "Real portion",
    "In that portion", "Overstated", "Source",
)  # fmt: skip

_BAR: Final = 9.0
_GAP: Final = 2.0
_NAMES: Final = 0.2
_FIGURES: Final = 0.3
_CLEAR: Final = 1.15
"""A figure this many times too high is called overstated; below it, rounding explains it."""


def _ug(amount: float) -> str:
    return f"{number(amount)}{THIN_SPACE}{MICRO}g"


def verdict(food: LabelFood) -> str:
    """How far the article's figure is from a real portion, in words."""
    if food.overstated < _CLEAR:
        return "about right"
    return f"{food.overstated:.1f}\u00d7 too high"


class LabelTrapChart(Chart):
    """Two bars a food on a square-root axis, so that natto and sauerkraut fit on one page."""

    def __init__(self, foods: tuple[LabelFood, ...]) -> None:
        super().__init__()
        self._foods = foods

    def _paint_background(self, painter: QPainter) -> None:
        size = self.size()
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        left, right = size.width() * _NAMES + 8, size.width() * (1 - _FIGURES)
        top_ug = max(food.article_ug_per_serving for food in self._foods)
        row = (size.height() - metrics.height() * 1.8) / len(self._foods)
        for place, food in enumerate(self._foods):
            middle = (place + 0.5) * row
            name = metrics.elidedText(food.name, Qt.TextElideMode.ElideRight, left - 16)
            painter.setPen(QColor(theme.text))
            painter.drawText(QPointF(4, middle + metrics.ascent() / 2 - 2), name)
            for amount, above in ((food.article_ug_per_serving, True), (food.portion_ug, False)):
                width = max(1.5, math.sqrt(amount / top_ug) * (right - left))
                y = middle - _BAR - _GAP / 2 if above else middle + _GAP / 2
                self._paint_bar(painter, QRectF(left, y, width, _BAR), said=above)
            painter.setPen(QColor(theme.text))
            real = f"{_ug(food.portion_ug)} in {food.portion_g:g}{THIN_SPACE}g"
            text = f"{_ug(food.article_ug_per_serving)} said, {real}"
            painter.drawText(QPointF(right + 10, middle - 2), text)
            bad = food.overstated >= _CLEAR
            painter.setPen(QColor(theme.caution if bad else theme.source_food))
            measured = f"{_ug(food.laboratory_ug_per_100g)} is in 100{THIN_SPACE}g"
            text = metrics.elidedText(
                f"{verdict(food)}: {measured}", Qt.TextElideMode.ElideRight,
                size.width() - right - 14,
            )  # fmt: skip
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
        legend = (
            (True, "the article: \u201cper serving\u201d"),
            (False, "a real portion, by the laboratory's figure (square-root scale)"),
        )
        for said, text in legend:
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
            "Vitamin K2 per serving, as printed and as it is",
        )  # fmt: skip
        self._plot.setAccessibleDescription(
            "; ".join(f"{food.name}: {verdict(food)}" for food in trap.foods)
        )
        self._plot.setMinimumHeight(260)
        self._frame = PlotFrame(
            "Vitamin K2 \u201cper serving\u201d is per 100 g", self._plot, HEADERS, "label-trap",
            "Ctrl+L",
        )  # fmt: skip
        self._plot.table_wanted.connect(self._frame.toggle)
        rows = _rows(trap)
        self._frame.show_rows(lambda: rows)
        notes = PlainLabel(
            "\n".join(f"\u2022 {note}" for note in trap.notes).replace(" ug", f" {MICRO}g")
        )
        notes.setObjectName("label-trap-notes")
        notes.setWordWrap(True)
        page = QVBoxLayout(self)
        page.setContentsMargins(8, 8, 8, 8)
        page.addWidget(self._frame, 1)
        page.addWidget(notes)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._plot.set_theme(theme)


def _rows(trap: LabelTrap) -> Rows:
    return [
        (
            f"{food.name} ({food.claim})",
            _ug(food.article_ug_per_serving),
            _forms(food),
            f"{food.portion_g:g}{THIN_SPACE}g, {food.portion_name}",
            _ug(food.portion_ug),
            verdict(food),
            food.source + (" (from memory)" if food.status == "recalled" else ""),
        )
        for food in trap.foods
    ]


def _forms(food: LabelFood) -> str:
    forms = (
        ("MK-4", food.mk4_ug_per_100g),
        ("MK-7", food.mk7_ug_per_100g),
        ("other", food.other_mk_ug_per_100g),
    )
    known = ", ".join(f"{name} {number(amount)}" for name, amount in forms if amount is not None)
    return _ug(food.laboratory_ug_per_100g) + (f" ({known})" if known else "")
