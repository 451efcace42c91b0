# SPDX-License-Identifier: MIT
"""Widgets that show a chart: they paint it, size it, and offer it as a picture and a table."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import (
    SIGNAL,
    QEvent,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from dk2gui.gui.charts.chart import NOWHERE, Chart
from dk2gui.gui.charts.image import Rows
from dk2gui.gui.charts.twin import show_twin
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import wrapped_tip

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


_ARROWS: Final = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
}
_PAGES: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_TABLE_WANTED: Final = SIGNAL("table_wanted()")
_PAGES_OF_ALL: Final = 8
"""So many presses of a page key go through the whole chart."""


def _no_rows() -> Rows:
    return []


def _no_value(_stop: int) -> str:
    return ""


class ShowsChart(_Widget):
    """What both kinds of widget do; mixed in before the class of Qt.

    The value under the pointer is told by a tip. Arrow keys, Home, End and the page keys go from
    one value to the next; each is told by the same tip and to a screen reader. Escape ends it.
    """

    chart: Chart
    table_wanted: SignalInstance
    _rows: Callable[[], Rows]
    _value: Callable[[int], str]
    _sentence: str

    def _take_chart(self, chart: Chart, name: str, title: str) -> None:
        self.chart = chart
        self._rows = _no_rows
        self._value = _no_value
        self._sentence = ""
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setMouseTracking(True)

    def reads(self, value: Callable[[int], str]) -> None:
        """Keep how to say the value at a stop of the chart."""
        self._value = value

    def describe(self, sentence: str) -> None:
        """The chart in a sentence, for a screen reader; a value that is read off stands before."""
        self._sentence = sentence
        stop = self.chart.stop
        if stop >= self.chart.stops():
            self.read_nothing()
        elif stop == NOWHERE:
            self.setAccessibleDescription(sentence)
        else:
            self.setAccessibleDescription(self._value(stop))

    def read(self, stop: int, at: QPointF | None = None) -> str:
        """Read off a stop, with its tip at a place or else at its mark; returns what is told."""
        if not 0 <= stop < self.chart.stops():
            self.read_nothing()
            return ""
        told = self._value(stop)
        is_news = stop != self.chart.stop
        self.chart.read(stop)
        if is_news or at is None:
            place = at or self.chart.place_of_stop(stop) or QPointF(self.rect().center())
            QToolTip.showText(self.mapToGlobal(place.toPoint()), wrapped_tip(told), self)
        if is_news:
            self.setAccessibleDescription(told)
        return told

    def read_nothing(self) -> None:
        """Nothing is read off any more."""
        if self.chart.stop != NOWHERE:
            self.chart.read(NOWHERE)
            QToolTip.hideText()
            self.setAccessibleDescription(self._sentence)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.read(self.chart.stop_at(event.position()), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        is_read = hasattr(self, "chart") and self.chart.stop != NOWHERE
        if is_read and event.type() == QEvent.Type.ToolTip:
            # The tip is there already; Qt's own would take it away.
            return True
        if is_read and event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.read_nothing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T:
            self.show_table()
        elif event.key() == Qt.Key.Key_Escape and self.chart.stop != NOWHERE:
            self.read_nothing()
        elif (stop := self._stop_by(Qt.Key(event.key()))) is not None:
            self._announce(self.read(stop))
        else:
            event.ignore()

    def _stop_by(self, key: Qt.Key) -> int | None:
        """Where a key leads; the first one that is pressed to the first stop."""
        last, stop = self.chart.stops() - 1, self.chart.stop
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if last < 0 or key not in (*ends, *_ARROWS, *_PAGES):
            return None
        if key in ends:
            return ends[key]
        if stop == NOWHERE:
            return 0
        if key in _PAGES:
            return min(max(stop + _PAGES[key] * max(1, last // _PAGES_OF_ALL), 0), last)
        return self.chart.stepped(stop, *_ARROWS[key])

    def _announce(self, told: str) -> None:
        if told and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    @property
    def image_name(self) -> str:
        """The id of the picture: the widget's name without its ending."""
        return self.objectName().removesuffix("-plot")

    @property
    def image_title(self) -> str:
        """What a person calls it."""
        return self.accessibleName()

    def image_size(self) -> QSize:
        """The size on the screen."""
        return self.size()

    def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint inside `rect` of any device, in the colours of a theme."""
        self.chart.paint_on(painter, rect, theme)

    def table_twin(self) -> Rows:
        """The same in words; without a table of its own, what is read off at each stop."""
        told = [(self._value(stop),) for stop in range(self.chart.stops())]
        return self._rows() or [(self.accessibleName(),), *told]

    def show_table(self) -> None:
        """Show the table in place of the plot where there is a frame, else beside the window."""
        if self.receivers(_TABLE_WANTED):
            self.table_wanted.emit()
        else:
            show_twin(self, self.accessibleName(), self.table_twin())

    def twin_with(self, rows: Callable[[], Rows]) -> None:
        """Keep how to make the table of the same numbers, heads first."""
        self._rows = rows

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chart.set_focused(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.chart.set_focused(False)
        self.read_nothing()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours and font."""
        self.chart.set_theme(theme, self.font())


class ChartView(ShowsChart, pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """A chart in a view of pyqtgraph.

    The chart paints straight on the viewport: a scene around one item cost a third of a move.

    Signals: table_wanted(): the reader asks for the table of the same numbers.
    """

    table_wanted = Signal()

    def __init__(self, chart: Chart, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)  # type: ignore[call-arg]  # the same
        # Nothing is in the scene; the item that pyqtgraph puts there crashes when it is collected
        # after its layout.
        self.setCentralItem(None)
        self._take_chart(chart, name, title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        viewport = self.viewport()
        # The chart paints every pixel; else every widget below would be painted at each move.
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        chart.tell(self._on_changed)

    def _on_changed(self, where: QRegion | None) -> None:
        viewport = self.viewport()
        if where is None:
            viewport.update()
        else:
            viewport.update(where)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.chart.paint(painter, self.devicePixelRatioF(), event.region())
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        # The tip is there already; Qt's own would take it away.
        if event.type() == QEvent.Type.ToolTip and self.chart.stop != NOWHERE:
            return True
        return bool(super().viewportEvent(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # pyqtgraph calls this while it is being made.
        if hasattr(self, "chart"):
            self.chart.resize(QSizeF(self.viewport().size()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # There is nothing to drag; pyqtgraph would scale the view.
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # What holds the plot scrolls where the window is low.
        event.ignore()


class ChartWidget(ShowsChart, QWidget):
    """A small chart in a plain widget, which is made in a tenth of the time of a view.

    Signals: table_wanted(): the reader asks for the table of the same numbers.
    """

    table_wanted = Signal()

    def __init__(self, chart: Chart, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take_chart(chart, name, title)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        chart.tell(lambda _where: self.update())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.chart.paint(painter, self.devicePixelRatioF(), event.region())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chart.resize(QSizeF(self.size()))
