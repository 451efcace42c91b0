# SPDX-License-Identifier: MIT
"""Two small charts of the sun panel: the UV index of a day, and vitamin D by month."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.present.words import MONTHS

_HEIGHT: Final = 110
_FOOT: Final = 16.0
_HEAD: Final = 16.0
_HOURS: Final = 24.0
_LEAST_UV_SHOWN: Final = 6.0


class _Chart(QWidget):
    table_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme: Theme = LIGHT

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T:
            self.table_wanted.emit()
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        self.update()

    def _begin(self) -> tuple[QPainter, QRectF]:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPointSizeF(max(7.0, font.pointSizeF() * 0.8))
        painter.setFont(font)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        area = QRectF(6, _HEAD, self.width() - 12.0, self.height() - _HEAD - _FOOT)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        return painter, area


class UvDayChart(_Chart):
    """The UV index through one day, with the time in the sun marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sun-uv-day", parent)
        self._uv: tuple[float, ...] = ()
        self._from_hour, self._to_hour = 0.0, 0.0

    def show_day(self, uv_by_hour: tuple[float, ...], from_hour: float, minutes: float) -> None:
        """Show a day from hour 0 to 24 and the window spent in the sun."""
        self._uv = uv_by_hour
        self._from_hour, self._to_hour = from_hour, min(_HOURS, from_hour + minutes / 60)
        highest = max(uv_by_hour, default=0.0)
        self.setAccessibleName("UV index through the day")
        self.setAccessibleDescription(f"The UV index reaches {highest:.1f} at solar noon.")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area = self._begin()
        theme = self._theme
        if self._uv:
            highest = max(self._uv)
            scale = area.height() / max(_LEAST_UV_SHOWN, highest)
            step = area.width() / (len(self._uv) - 1)
            points = [
                QPointF(area.left() + place * step, area.bottom() - value * scale)
                for place, value in enumerate(self._uv)
            ]
            left = area.left() + self._from_hour / _HOURS * area.width()
            right = area.left() + self._to_hour / _HOURS * area.width()
            window = QRectF(left, area.top(), max(2.0, right - left), area.height())
            painter.fillRect(window, QColor(theme.caution_tint))
            painter.setPen(QPen(QColor(theme.source_sun), 2))
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(area.left(), _HEAD - 4), f"UV index, highest {highest:.1f}")
        painter.setPen(QColor(theme.muted))
        for hour in (6, 12, 18):
            x = area.left() + hour / _HOURS * area.width()
            painter.drawText(QPointF(x - 6, self.height() - 3), str(hour))
        painter.end()


class MonthChart(_Chart):
    """Vitamin D from sun a day, one bar a month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sun-months", parent)
        self._amounts: tuple[float, ...] = ()
        self._title = ""

    def show_months(self, amounts: tuple[float, ...], unit: str) -> None:
        """Show twelve daily means in one unit."""
        self._amounts = amounts
        best = max(range(len(amounts)), key=amounts.__getitem__)
        self._title = "No vitamin D from sun in any month"
        if amounts[best] > 0:
            rounded = float(f"{amounts[best]:.1g}")
            self._title = f"From sun a day: about {rounded:.0f} {unit} in {MONTHS[best]}"
        self.setAccessibleName("Vitamin D from sun by month")
        self.setAccessibleDescription(self._title)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, area = self._begin()
        theme = self._theme
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(area.left(), _HEAD - 4), self._title)
        width = area.width() / len(MONTHS)
        highest = max(self._amounts, default=0.0)
        for month, amount in enumerate(self._amounts):
            x = area.left() + month * width
            height = area.height() * amount / highest if highest > 0 else 0.0
            bar = QRectF(x + 2, area.bottom() - height, width - 4, height)
            painter.fillRect(bar, QColor(theme.source_sun))
            painter.drawText(QPointF(x + width / 2 - 4, self.height() - 3), MONTHS[month][0])
        painter.end()
