# SPDX-License-Identifier: MIT
"""What charts between two axes share: the axes, laid out once for a size, and their painting."""

from PySide6.QtGui import QPainter

from dk2gui.gui.charts.axes import Axes, Span, laid_out
from dk2gui.gui.charts.chart import Chart


class AxesChart(Chart):
    """Nothing at first; whoever is derived gives it spans."""

    def __init__(self) -> None:
        super().__init__()
        self._spans: tuple[Span, Span] | None = None
        self._laid_out: Axes | None = None

    @property
    def spans(self) -> tuple[Span, Span] | None:
        """From where to where the axes reach; None before anything is shown."""
        return self._spans

    def _show(self, x: Span, y: Span, message: str) -> None:
        """Reach so far, with what was made ready, and with words over it if there are any."""
        self._spans = x, y
        self._relaid()
        self.say(message)
        self.redraw()

    def _relaid(self) -> None:
        self._laid_out = None

    def _axes(self) -> Axes:
        assert self._spans is not None
        if self._laid_out is None:
            self._laid_out = laid_out(*self._spans, self.size(), self._small_metrics())
        return self._laid_out

    def _paint_frame(self, painter: QPainter) -> None:
        if self._spans is not None:
            painter.setFont(self._small())
            metrics = self._small_metrics()
            self._axes().paint(painter, metrics, self._theme, self.size().width())
