# SPDX-License-Identifier: MIT
"""What matters most to 25(OH)D: one bar for each thing, the largest on top."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout

from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.sensitivity import Sensitivity, sensitivity
from dk2gui.core.intake.intake import foods_of
from dk2gui.core.scenario.scenario import answer_day
from dk2gui.gui.charts.chart import NOWHERE, Chart
from dk2gui.gui.charts.chart_view import ChartView
from dk2gui.gui.explore.view import ExploreView, Rows, in_words, muted, working
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.tasks import Cancelled
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.answer_date import AnswerDate
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, bare_level
from dk2gui.present.sensitivity_text import bar_in_words, most_in_words, now_in_words
from dk2gui.present.words import ENGLISH, Words

_NAMES = 0.40
_MARGIN = 52.0
_THICKEST = 18.0
_TALLEST_ROW = 54.0


class SensitivityChart(Chart):
    """Horizontal bars around the median, each with its ends written out."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Sensitivity | None = None
        self._units = Units()

    def show_bars(self, found: Sensitivity | None, units: Units) -> None:
        """Show the bars; None shows nothing."""
        self._found, self._units = found, units
        self.redraw()

    def _stops(self) -> int:
        return 0 if self._found is None else len(self._found.bars)

    def _row(self) -> float:
        """The height of a row."""
        free = self.size().height() - self._small_metrics().height() - 4
        return float(min(free / max(1, self.stops()), _TALLEST_ROW))

    def stop_at(self, place: QPointF) -> int:
        row = math.floor(place.y() / self._row())
        return row if 0 <= row < self.stops() else NOWHERE

    def place_of_stop(self, stop: int) -> QPointF:
        return QPointF(self.size().width() * _NAMES, (stop + 1) * self._row())

    def _paint_hand(self, painter: QPainter) -> None:
        """The row that is read off."""
        if 0 <= self._stop < self.stops():
            row = self._row()
            painter.setPen(QPen(QColor(self._theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(1, self._stop * row + 1, self.size().width() - 2, row - 2), 4, 4
            )

    def _paint_background(self, painter: QPainter) -> None:
        found = self._found
        if found is None or not found.bars:
            return
        theme, size = self._theme, self.size()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        small = self._small()
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        left, right = size.width() * _NAMES + _MARGIN, size.width() - _MARGIN
        ends = [end for bar in found.bars for end in (bar.low_nmol_l, bar.high_nmol_l)]
        low, high = min(*ends, found.median_nmol_l), max(*ends, found.median_nmol_l)
        span = max(high - low, 1.0)

        def x(level: float) -> float:
            return float(left + (level - low) / span * (right - left))

        words = Words(self._units)
        row = self._row()
        bottom = row * len(found.bars)
        two_lines = row >= 2 * metrics.height() + 4
        thick = min(_THICKEST, row * 0.6)
        for place, bar in enumerate(found.bars):
            middle = (place + 0.5) * row
            room = size.width() * _NAMES - 8
            raised = metrics.height() / 2 if two_lines else 0.0
            for text, colour, base in (
                (tr(bar.title), theme.text, middle + metrics.ascent() / 2 - 1 - raised),
                (words.say(bar.range), theme.muted, middle + metrics.ascent() / 2 - 1 + raised),
            )[: 1 + two_lines]:
                painter.setPen(QColor(colour))
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QPointF(4, base), shown)
            first, last = sorted((x(bar.low_nmol_l), x(bar.high_nmol_l)))
            rising = bar.high_nmol_l >= bar.low_nmol_l
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.source_supplement if rising else theme.source_sun))
            painter.drawRect(QRectF(first, middle - thick / 2, max(1.5, last - first), thick))
            painter.setPen(QColor(theme.muted))
            texts = tuple(
                bare_level(level, self._units) for level in (bar.low_nmol_l, bar.high_nmol_l)
            )
            if not rising:
                texts = texts[::-1]
            base = middle + metrics.ascent() / 2 - 1
            width = metrics.horizontalAdvance(texts[0])
            painter.drawText(QPointF(first - width - 4, base), texts[0])
            painter.drawText(QPointF(last + 4, base), texts[1])
        at = x(found.median_nmol_l)
        painter.setPen(QPen(QColor(theme.text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at, 0), QPointF(at, bottom))
        text = now_in_words(found, self._units)
        width = metrics.horizontalAdvance(text)
        painter.drawText(
            QPointF(min(at - width / 2, size.width() - width - 2), bottom + metrics.height()), text
        )


class MattersView(ExploreView):
    """The tornado with its day and what is varied, in words."""

    def __init__(self, model: ScenarioModel) -> None:
        super().__init__(model)
        self._found: Sensitivity | None = None
        self._day = AnswerDate(model, "matters-date", self)
        self._chart = SensitivityChart()
        self._view = ChartView(self._chart, "matters-plot", tr("What matters most to 25(OH)D"))
        self._view.setMinimumHeight(120)
        self._view.reads(self._bar)
        self._view.twin_with(lambda: in_words(self.table()))
        self._said = muted("", self, "matters-said")
        row = QHBoxLayout()
        label = PlainLabel(tr("What moves 25(OH)D on"), self)
        label.setBuddy(self._day)
        row.addWidget(label)
        row.addWidget(self._day)
        row.addStretch(1)
        self.lay_out(row, self._said, self._view)
        self.answer_with(self._show, self._said)
        self.latest.failed.connect(self._show_nothing)

    def look(self, assessment: Assessment, *, settled: bool) -> None:
        """Vary one thing at a time; the same work settled or not, since it is quick."""
        self._day.show_assessment(assessment)
        scenario = assessment.scenario
        foods, constants = foods_of(scenario, self.model.foods), self.model.constants
        day = answer_day(scenario)

        def work(_cancelled: Cancelled) -> Sensitivity:
            return sensitivity(scenario, foods, constants, day)

        self.ask(work, (scenario, day, self.units), settled=settled)

    def show_waiting(self) -> None:
        """Nothing but the word until the bars are there."""
        self._found = None
        self._said.setText(working())
        self._chart.say(working())
        self._view.describe(working())

    def _show_nothing(self, why: str) -> None:
        self._found = None
        self._chart.say("")
        self._chart.show_bars(None, self.units)
        self._view.describe(why)

    def _show(self, found: Sensitivity) -> None:
        self._found = found
        self._chart.say("")
        self._chart.show_bars(found, self.units)
        lines = [bar_in_words(bar, self.units) for bar in found.bars]
        if found.bars:
            self._said.setText(most_in_words(found, self.units))
        self._view.describe(". ".join(lines))

    def _bar(self, stop: int) -> str:
        return "" if self._found is None else bar_in_words(self._found.bars[stop], self.units)

    @property
    def table_title(self) -> str:
        """What the table holds."""
        return tr("What matters most to 25(OH)D")

    def table(self) -> Rows:
        """One row for each bar, in nmol/L."""
        rows: Rows = [("what", "varied", "at its low (nmol/L)", "at its high (nmol/L)")]
        if self._found is not None:
            rows += [
                (bar.title, ENGLISH.say(bar.range), bar.low_nmol_l, bar.high_nmol_l)
                for bar in self._found.bars
            ]
        return rows

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        super().set_theme(theme)
        self._view.set_theme(theme)
