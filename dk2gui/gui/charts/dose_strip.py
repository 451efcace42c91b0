# SPDX-License-Identifier: MIT
"""A strip of daily D3 doses up to the highest allowed: the window, and the range of the answer."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dk2gui.core.explore.dose_window import DoseWindow
from dk2gui.core.explore.goal import SerumGoal
from dk2gui.gui.charts.chart import NOWHERE, Chart
from dk2gui.gui.charts.chart_view import ChartWidget
from dk2gui.present.language import tr
from dk2gui.present.numbers import number, with_unit

_BAR: Final = 12.0
_GAP: Final = 3.0
_SIDE: Final = 8.0
_NEAR: Final = 8.0
_NAMES_APART: Final = 70.0


class _StripChart(Chart):
    def __init__(self) -> None:
        super().__init__()
        self._goal: SerumGoal | None = None
        self._window: DoseWindow | None = None
        self._sure_iu: int | None = None

    def show_answer(
        self, goal: SerumGoal | None, window: DoseWindow | None, sure_iu: int | None
    ) -> None:
        """Show an answer; without a highest dose there is nothing to paint."""
        self._goal, self._window, self._sure_iu = goal, window, sure_iu
        self.redraw()

    def marks(self) -> list[tuple[float, str]]:
        """What is marked, in IU a day from the left, and its name."""
        goal, window = self._goal, self._window
        if goal is None or not goal.highest_iu_per_day:
            return []
        marked = [
            (goal.even_odds_iu_per_day, tr("half")),
            (goal.iu_per_day, tr("the answer")),
            (self._sure_iu, tr("9 of 10")),
            (goal.highest_iu_per_day, tr("at most")),
        ]
        if window is not None and window.state == "window":
            marked += [(window.low_iu, tr("from here the window")), (window.high_iu, tr("to here"))]
        return sorted((float(iu), name) for iu, name in marked if iu is not None)

    def _stops(self) -> int:
        return len(self.marks())

    def _x(self, iu: float) -> float:
        assert self._goal is not None
        highest = self._goal.highest_iu_per_day or 1.0
        return float(_SIDE + min(iu / highest, 1.0) * (self.size().width() - 2 * _SIDE))

    def stop_at(self, place: QPointF) -> int:
        away = [abs(self._x(iu) - place.x()) for iu, _ in self.marks()]
        nearest = min(range(len(away)), key=away.__getitem__, default=NOWHERE)
        return nearest if away and away[nearest] <= _NEAR else NOWHERE

    def place_of_stop(self, stop: int) -> QPointF:
        line = self._small_metrics().height()
        return QPointF(self._x(self.marks()[stop][0]), line + _GAP + _BAR / 2)

    def _paint_background(self, painter: QPainter) -> None:
        goal, window, theme = self._goal, self._window, self._theme
        if goal is None or not goal.highest_iu_per_day:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._small()
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        top = metrics.height() + _GAP
        left, width = _SIDE, self.size().width() - 2 * _SIDE
        highest = goal.highest_iu_per_day

        x = self._x
        bar = QRectF(left, top, width, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.band_below))
        painter.drawRoundedRect(bar, 3, 3)
        if window is not None and window.state == "window":
            low, high = window.low_iu or 0, window.high_iu or 0
            painter.setBrush(QColor(theme.band_good))
            painter.drawRect(QRectF(x(low), top, max(2.0, x(high) - x(low)), _BAR))
            below = QPointF((x(low) + x(high)) / 2, top + _BAR + _GAP + metrics.ascent())
            self._text_at(painter, metrics, below, tr("window"), theme.muted)
        even, dose, sure = goal.even_odds_iu_per_day, goal.iu_per_day, self._sure_iu
        middle = top + _BAR / 2
        painter.setPen(QPen(QColor(theme.accent), 3))
        if even is not None:
            # Where no dose is enough for nearly all, the range has no end.
            last = highest if sure is None else sure
            painter.drawLine(QPointF(x(even), middle), QPointF(x(last), middle))
        # The figures stand once, in the words; here stand the names of the ends.
        far_apart = even is not None and sure is not None and x(sure) - x(even) > _NAMES_APART
        for iu, name in ((even, tr("half")), (sure if far_apart else None, tr("9 of 10"))):
            if iu is not None:
                painter.setPen(QPen(QColor(theme.accent), 2))
                painter.drawLine(QPointF(x(iu), top - 1), QPointF(x(iu), top + _BAR + 1))
                self._text_at(painter, metrics, QPointF(x(iu), metrics.ascent()), name, theme.muted)
        if dose is not None:
            painter.setBrush(QColor(theme.accent))
            painter.setPen(QPen(QColor(theme.panel), 1))
            painter.drawEllipse(QPointF(x(dose), middle), 6, 6)
        base = top + _BAR + _GAP + metrics.ascent()
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(left, base), number(0))
        end = tr("{dose} at most", dose=with_unit(highest, "IU"))
        painter.drawText(QPointF(left + width - metrics.horizontalAdvance(end), base), end)

    def _text_at(
        self, painter: QPainter, metrics: QFontMetricsF, at: QPointF, text: str, colour: str
    ) -> None:
        width = metrics.horizontalAdvance(text)
        painter.setPen(QColor(colour))
        painter.drawText(
            QPointF(min(max(at.x() - width / 2, 0), self.size().width() - width), at.y()), text
        )


class DoseStrip(ChartWidget):
    """The words beside it say the same; what is marked is read off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._strip = _StripChart()
        super().__init__(self._strip, "goal-strip", tr("The doses that reach the goal"), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reads(self._mark)

    def _mark(self, stop: int) -> str:
        iu, name = self._strip.marks()[stop]
        return tr("{name}: {amount} a day", name=name, amount=with_unit(iu, "IU"))

    def show_answer(
        self, goal: SerumGoal | None, window: DoseWindow | None, sure_iu: int | None
    ) -> None:
        """Show an answer; without a highest dose there is nothing to paint.

        `sure_iu`: what is enough for nearly all, the other end of the range from half.
        """
        self.setVisible(goal is not None and bool(goal.highest_iu_per_day))
        self._strip.show_answer(goal, window, sure_iu)

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(300, round(2 * line + _BAR + 3 * _GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())
