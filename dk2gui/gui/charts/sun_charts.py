# SPDX-License-Identifier: MIT
"""Two small charts of the sun panel: the UV index of a day, and vitamin D by month."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dk2gui.gui.charts.chart import NOWHERE, Chart
from dk2gui.gui.charts.chart_view import ChartWidget
from dk2gui.present.language import tr
from dk2gui.present.numbers import fixed
from dk2gui.present.sun_text import best_month, sun_of_month, uv_at
from dk2gui.present.words import MONTHS, Words

_HEIGHT: Final = 110
_FOOT: Final = 16.0
_HEAD: Final = 16.0
_HOURS: Final = 24.0
_HOURS_NAMED: Final = (6, 12, 18)
_LEAST_UV_SHOWN: Final = 6.0


class _SunWidget(ChartWidget):
    """A low chart with a line of words on top and a scale below."""

    def __init__(self, chart: Chart, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(chart, name, title, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)


class _LowChart(Chart):
    """A line of words, an area on a base line, and a foot for its scale."""

    def _area(self) -> QRectF:
        return QRectF(6, _HEAD, self.size().width() - 12.0, self.size().height() - _HEAD - _FOOT)

    def _begin(self, painter: QPainter, words: str) -> QRectF:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        area = self._area()
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QPointF(area.left(), _HEAD - 4), words)
        return area

    def _foot(self, painter: QPainter, x: float, text: str) -> None:
        painter.setPen(QColor(self._theme.muted))
        width = self._small_metrics().horizontalAdvance(text)
        painter.drawText(QPointF(x - width / 2, self.size().height() - 3), text)


class _UvDayChart(_LowChart):
    def __init__(self) -> None:
        super().__init__()
        self._uv: tuple[float, ...] = ()
        self._from_hour, self._to_hour = 0.0, 0.0

    def show_day(self, uv_by_hour: tuple[float, ...], from_hour: float, to_hour: float) -> None:
        """Show a day from hour 0 to 24 and the window spent in the sun."""
        self._uv, self._from_hour, self._to_hour = uv_by_hour, from_hour, to_hour
        self.redraw()

    def uv_at(self, hour: int) -> float:
        """The index at a full hour."""
        return self._uv[hour * (len(self._uv) - 1) // int(_HOURS)]

    def _stops(self) -> int:
        return int(_HOURS) + 1 if self._uv else 0

    def stop_at(self, place: QPointF) -> int:
        area = self._area()
        hour = round((place.x() - area.left()) / area.width() * _HOURS)
        return hour if 0 <= hour < self.stops() else NOWHERE

    def place_of_stop(self, stop: int) -> QPointF:
        area, uv = self._area(), self.uv_at(stop)
        share = uv / max(_LEAST_UV_SHOWN, *self._uv)
        return QPointF(
            area.left() + stop / _HOURS * area.width(), area.bottom() - share * area.height()
        )

    def _paint_background(self, painter: QPainter) -> None:
        if not self._uv:
            return
        highest = max(self._uv)
        area = self._begin(painter, tr("UV index, highest {uv}", uv=fixed(highest, 1)))
        scale = area.height() / max(_LEAST_UV_SHOWN, highest)
        step = area.width() / (len(self._uv) - 1)
        points = [
            QPointF(area.left() + place * step, area.bottom() - value * scale)
            for place, value in enumerate(self._uv)
        ]
        left = area.left() + self._from_hour / _HOURS * area.width()
        right = area.left() + self._to_hour / _HOURS * area.width()
        window = QRectF(left, area.top(), max(2.0, right - left), area.height())
        painter.fillRect(window, QColor(self._theme.caution_tint))
        painter.setPen(QPen(QColor(self._theme.source_sun), 2))
        painter.drawPolyline(QPolygonF(points))
        for hour in _HOURS_NAMED:
            self._foot(painter, area.left() + hour / _HOURS * area.width(), fixed(hour, 0))


class UvDayChart(_SunWidget):
    """The UV index through one day, with the time in the sun marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._day = _UvDayChart()
        super().__init__(self._day, "sun-uv-day", tr("UV index through the day"), parent)
        self.reads(lambda hour: uv_at(hour, self._day.uv_at(hour)))

    def show_day(self, uv_by_hour: tuple[float, ...], from_hour: float, minutes: float) -> None:
        """Show a day from hour 0 to 24 and the window spent in the sun."""
        self._day.show_day(uv_by_hour, from_hour, min(_HOURS, from_hour + minutes / 60))
        highest = max(uv_by_hour, default=0.0)
        self.describe(tr("The UV index reaches {uv} at solar noon.", uv=fixed(highest, 1)))


class _MonthChart(_LowChart):
    def __init__(self) -> None:
        super().__init__()
        self._amounts: tuple[float, ...] = ()
        self._words = ""

    def show_months(self, amounts: tuple[float, ...], words: str) -> None:
        """Show twelve daily means."""
        self._amounts, self._words = amounts, words
        self.redraw()

    def _stops(self) -> int:
        return len(self._amounts)

    def stop_at(self, place: QPointF) -> int:
        area = self._area()
        month = math.floor((place.x() - area.left()) / area.width() * len(MONTHS))
        return month if 0 <= month < self.stops() else NOWHERE

    def place_of_stop(self, stop: int) -> QPointF:
        area, highest = self._area(), max(*self._amounts, 1e-9)
        x = area.left() + (stop + 0.5) * area.width() / len(MONTHS)
        return QPointF(x, area.bottom() - self._amounts[stop] / highest * area.height())

    def _paint_background(self, painter: QPainter) -> None:
        area = self._begin(painter, self._words)
        width = area.width() / len(MONTHS)
        highest = max(self._amounts, default=0.0)
        for month, amount in enumerate(self._amounts):
            x = area.left() + month * width
            height = area.height() * amount / highest if highest > 0 else 0.0
            bar = QRectF(x + 2, area.bottom() - height, width - 4, height)
            painter.fillRect(bar, QColor(self._theme.source_sun))
            self._foot(painter, x + width / 2, Words().month(month + 1)[0])


class MonthChart(_SunWidget):
    """Vitamin D from sun a day, one bar a month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._months = _MonthChart()
        super().__init__(self._months, "sun-months", tr("Vitamin D from sun by month"), parent)
        self._amounts: tuple[float, ...] = ()
        self._unit = ""
        self.reads(lambda month: sun_of_month(month + 1, self._amounts[month], self._unit))

    def show_months(self, amounts: tuple[float, ...], unit: str) -> None:
        """Show twelve daily means in one unit."""
        words = best_month(amounts, unit)
        self._amounts, self._unit = amounts, unit
        self._months.show_months(amounts, words)
        self.describe(words)
