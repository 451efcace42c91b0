# SPDX-License-Identifier: MIT
"""How pyqtgraph's own plots look here: quiet axes in the theme's colours, no mouse tricks."""

from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from dk2gui.gui.charts.image import Rows
from dk2gui.gui.theme import LIGHT, Theme


class QuietPlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """A plot of pyqtgraph that does not zoom, move, or offer menus; it is a `ChartImage`.

    Its picture is painted by a second plot that shows the same, since pyqtgraph's items know one
    theme at a time and the one on the screen must stay as it is. `title` is for screen readers.
    """

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.getViewBox().setDefaultPadding(0.03)
        self.setMinimumHeight(120)
        self._rows: Callable[[], Rows] = list

    def copied(self) -> "QuietPlot":
        """A plot of its own that shows the same; the caller gives it colours and lets it go."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self.setBackground(QColor(theme.panel))
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme.border))
            axis.setTextPen(pg.mkPen(theme.muted))

    @property
    def image_name(self) -> str:
        """The id of the picture: the plot's name without its ending."""
        return str(self.objectName()).removesuffix("-plot")

    @property
    def image_title(self) -> str:
        """What a person calls it."""
        return str(self.accessibleName())

    def image_size(self) -> QSize:
        """The size on the screen."""
        return QSize(self.size())

    def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint inside `rect` of any device, in the colours of a theme."""
        plot = self.copied()
        plot.set_theme(theme)
        plot.resize(rect.size().toSize())
        # pyqtgraph lays out what is shown, and widens its axes when they were painted once.
        plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        plot.show()
        plot.grab()
        plot.getPlotItem().layout.activate()
        plot.render(painter, rect, plot.viewport().rect())
        plot.hide()
        # Now, so that no window lingers that nobody sees.
        plot.deleteLater()
        QCoreApplication.sendPostedEvents(plot, QEvent.Type.DeferredDelete)

    def table_twin(self) -> Rows:
        """The same in words."""
        return self._rows()

    def twin_with(self, rows: Callable[[], Rows]) -> None:
        """Keep how to make the table of the same numbers, heads first."""
        self._rows = rows


def band_brush(theme: Theme, alpha: int = 60) -> QColor:
    """The fill of a band around a curve."""
    colour = QColor(theme.accent)
    colour.setAlpha(alpha)
    return colour


class NamedLines:
    """Quiet lines across a plot with their names at one end; as many as are asked for."""

    def __init__(self, plot: pg.PlotWidget, *, upright: bool) -> None:
        self._plot = plot
        self._upright = upright
        self._lines: list[pg.InfiniteLine] = []
        self._theme: Theme = LIGHT

    def show(self, named: Sequence[tuple[str, float]]) -> None:
        """Show these lines and no others."""
        while len(self._lines) < len(named):
            line = pg.InfiniteLine(
                angle=90 if self._upright else 0,
                label="",
                labelOpts={
                    "position": 0.97 if self._upright else 0.02,
                    "rotateAxis": (1, 0) if self._upright else None,
                    "anchors": [(1, 0), (1, 1)] if self._upright else [(0, 0), (0, 1)],
                },
            )
            self._plot.addItem(line)
            self._lines.append(line)
            self._dress(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(named))
            if place < len(named):
                name, value = named[place]
                line.setPos(value)
                line.label.setFormat(name)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        for line in self._lines:
            self._dress(line)

    def _dress(self, line: pg.InfiniteLine) -> None:
        line.setPen(pg.mkPen(self._theme.muted, style=Qt.PenStyle.DotLine))
        line.label.setColor(self._theme.muted)
