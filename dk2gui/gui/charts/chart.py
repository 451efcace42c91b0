# SPDX-License-Identifier: MIT
"""What every chart is: something that paints itself, in any size and colours, on any device.

A chart holds what it shows and knows no widget. `ChartView` and `ChartWidget` put one on the
screen; a picture or a report asks the same chart to paint itself elsewhere.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QRegion

from dk2gui.gui.charts.overlay import small_font
from dk2gui.gui.theme import LIGHT, Theme

_PICTURE_POINTS: Final = 8.5
_RING: Final = 4.0
_MARK: Final = 6.0
_SIDE: Final = 24.0
NOWHERE: Final = -1
"""The stop of a chart at which nothing is read off."""
_OF_THE_TEXT: Final = Qt.LayoutDirection.LayoutDirectionAuto


def picture_font() -> QFont:
    """The font of pictures; unhinted, so that paper and screen break lines alike."""
    font = QFont()
    font.setPointSizeF(_PICTURE_POINTS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _nobody(_where: QRegion | None) -> None:
    """A chart that is not on a screen tells nobody."""


class Chart:
    """A background that is kept between moves, and what moves painted over it.

    Subclasses paint in `_paint_background`, `_paint_front` and `_paint_hand`, in coordinates from 0
    to `size()`, with `_theme` and `_font`; they call `redraw` when everything changed and `update`
    when the background did not.
    """

    def __init__(self) -> None:
        self._theme: Theme = LIGHT
        self._font = QFont()
        self._fonts_of: QFont | None = None
        self._size = QSizeF()
        self._changed: Callable[[QRegion | None], object] = _nobody
        self._kept: QPixmap | None = None
        self._focused = False
        self._where: QRegion | None = None
        self._stop = NOWHERE
        self._message = ""

    def _paint_background(self, painter: QPainter) -> None:
        """What changes with size and colours: axes, bands, names."""

    def _paint_frame(self, painter: QPainter) -> None:
        """What stays where a message stands in place of the picture."""

    def _paint_front(self, painter: QPainter) -> None:
        """What follows a slider."""

    def _paint_hand(self, painter: QPainter) -> None:
        """What only the screen shows: where the pointer or the keyboard is."""
        at = self.place_of_stop(self._stop) if 0 <= self._stop < self.stops() else None
        if at is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, _MARK, _MARK)

    def _relaid(self) -> None:
        """Size or font is another; what was worked out from them is worked out again."""

    def stops(self) -> int:
        """How many places there are to read off, counted from 0."""
        return 0 if self._message else self._stops()

    def _stops(self) -> int:
        """The same while the picture is shown."""
        return 0

    def stop_at(self, _place: QPointF) -> int:
        """The stop that is read off at a place, NOWHERE for none."""
        return NOWHERE

    def place_of_stop(self, _stop: int) -> QPointF | None:
        """What is marked while a stop is read off."""
        return None

    def stepped(self, stop: int, right: int, down: int) -> int:
        """The stop that an arrow key leads to: so many steps to the right or down."""
        return min(max(stop + (right or down), 0), self.stops() - 1)

    @property
    def stop(self) -> int:
        """What is read off now; NOWHERE for nothing."""
        return self._stop

    def read(self, stop: int) -> None:
        """Mark what is read off; NOWHERE marks nothing."""
        if stop != self._stop:
            self._stop = stop
            self.update()

    def say(self, message: str) -> None:
        """Show a few words in place of the picture; "" shows the picture."""
        if message != self._message:
            self._message = message
            self.redraw()

    @property
    def message(self) -> str:
        """What is said in place of the picture."""
        return self._message

    def tell(self, changed: Callable[[QRegion | None], object]) -> None:
        """Call this whenever there is something new to see: where, None for everywhere."""
        self._changed = changed

    def size(self) -> QSizeF:
        """Width and height that are painted into."""
        return self._size

    def resize(self, size: QSizeF) -> None:
        """Paint into another size from now on."""
        if size != self._size:
            self._size = size
            self._relaid()
            self.redraw()

    def set_theme(self, theme: Theme, font: QFont) -> None:
        """Take over colours and font."""
        self._theme, self._font = theme, font
        self._relaid()
        self.redraw()

    def set_focused(self, focused: bool) -> None:
        """Whether the keyboard is here; a ring tells it."""
        if focused != self._focused:
            self._focused = focused
            self.update()

    def update(self, where: QRegion | None = None) -> None:
        """The front is another, there or everywhere."""
        self._changed(where)

    def redraw(self) -> None:
        """The background is another too."""
        self._kept = None
        self._changed(None)

    def _is_wanted(self, rect: QRectF) -> bool:
        """Whether a part is among those that are painted now."""
        return self._where is None or self._where.intersects(rect.toAlignedRect())

    def _small(self) -> QFont:
        return self._fonts()[0]

    def _small_metrics(self) -> QFontMetricsF:
        return self._fonts()[1]

    def _metrics(self) -> QFontMetricsF:
        return self._fonts()[2]

    def _fonts(self) -> tuple[QFont, QFontMetricsF, QFontMetricsF]:
        """The small font and the measures of both; made once a font, not ten times a move."""
        if self._fonts_of is not self._font:
            small = small_font(self._font)
            self._fonts_made = small, QFontMetricsF(small), QFontMetricsF(self._font)
            self._fonts_of = self._font
        return self._fonts_made

    def paint(self, painter: QPainter, ratio: float, where: QRegion) -> None:
        """Paint a part of a screen of so many device pixels a pixel."""
        self._where = where
        # Each text runs as its own letters do; figures from the left also in a mirrored window.
        painter.setLayoutDirection(_OF_THE_TEXT)
        if self._kept is None or self._kept.devicePixelRatio() != ratio:
            self._kept = self._painted(ratio)
        painter.drawPixmap(QPointF(0, 0), self._kept)
        if not self._message:
            self._paint_front(painter)
            self._paint_hand(painter)
        if self._focused:
            self._paint_ring(painter)

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = QRectF(QPointF(0, 0), self._size).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(around, _RING, _RING)

    def _paint_below(self, painter: QPainter) -> None:
        """The background, or the message in place of it."""
        if not self._message:
            self._paint_background(painter)
            return
        self._paint_frame(painter)
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.text))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        around = QRectF(QPointF(0, 0), self._size).adjusted(_SIDE, 0, -_SIDE, 0)
        painter.drawText(around, flags, self._message)

    def _painted(self, ratio: float) -> QPixmap:
        pixmap = QPixmap(int(self._size.width() * ratio) + 1, int(self._size.height() * ratio) + 1)
        pixmap.setDevicePixelRatio(ratio)
        # Opaque, so that the widgets below need not be painted before every move.
        pixmap.fill(QColor(self._theme.panel))
        painter = QPainter(pixmap)
        painter.setLayoutDirection(_OF_THE_TEXT)
        self._paint_below(painter)
        painter.end()
        return pixmap

    def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint inside `rect` of any device in these colours; what is on the screen stays."""
        there = self._theme, self._font, self._size
        self._where = None
        self._theme, self._font, self._size = theme, picture_font(), rect.size()
        self._relaid()
        painter.save()
        painter.translate(rect.topLeft())
        painter.setLayoutDirection(_OF_THE_TEXT)
        try:
            self._paint_below(painter)
            if not self._message:
                self._paint_front(painter)
        finally:
            painter.restore()
            self._theme, self._font, self._size = there
            self._relaid()
