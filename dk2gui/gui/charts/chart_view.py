# SPDX-License-Identifier: MIT
"""Widgets that show a chart: they paint it, size it, and offer it as a picture and a table."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from dk2gui.gui.charts.chart import Chart
from dk2gui.gui.charts.image import Rows
from dk2gui.gui.theme import Theme

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


def _no_rows() -> Rows:
    return []


class ShowsChart(_Widget):
    """What both kinds of widget do; mixed in before the class of Qt."""

    chart: Chart
    _rows: Callable[[], Rows]

    def _take_chart(self, chart: Chart, name: str, title: str) -> None:
        self.chart = chart
        self._rows = _no_rows
        self.setObjectName(name)
        self.setAccessibleName(title)

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
        """The same in words."""
        return self._rows()

    def twin_with(self, rows: Callable[[], Rows]) -> None:
        """Keep how to make the table of the same numbers, heads first."""
        self._rows = rows

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chart.set_focused(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.chart.set_focused(False)

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
        self.setMouseTracking(True)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # pyqtgraph calls this while it is being made.
        if hasattr(self, "chart"):
            self.chart.resize(QSizeF(self.viewport().size()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # There is nothing to drag; pyqtgraph would scale the view.
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # What holds the plot scrolls where the window is low.
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T:
            self.table_wanted.emit()
        else:
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T:
            self.table_wanted.emit()
        else:
            super().keyPressEvent(event)
