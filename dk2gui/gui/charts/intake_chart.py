# SPDX-License-Identifier: MIT
"""The bullet rows of the intake plot, painted by one item.

Bands, labels and ticks change with the person, the units and the size; they are painted once
into a pixmap. Only the bars and the figures beside them follow a slider.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QRegion

from dk2gui.gui.charts.chart import Chart, picture_font
from dk2gui.gui.charts.intake_bar import BAR, ChartBar, ChartRow, paint_bands, paint_bar
from dk2gui.gui.charts.intake_beside import BESIDE_LANE, BesideRows, paint_beside
from dk2gui.gui.charts.intake_pins import LANE, LEGEND, PinAmounts, paint_legend, paint_row
from dk2gui.gui.charts.placement import apart
from dk2gui.gui.theme import Theme
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, amount

_GAP: Final = 10.0
_LEAST_BAR: Final = 8.0
_AIR: Final = 6.0
"""Above a track, and between its names and the next row."""
_LEGEND: Final = 22.0
_BETWEEN: Final = 7.0
_WIDEST_UG: Final = 550.0
"""Room beside the rows is kept for a figure like this of vitamin D."""
_MOST_FIGURES: Final = 0.38
"""Of the width, for the figures and their words beside the rows."""
_SYMBOLS: Final = {"below": "\u25bd", "adequate": "\u2713", "above": "\u25b2", "unknown": ""}


class IntakeChart(Chart):
    """Paints the rows into its whole size."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ChartRow, ...] = ()
        self._bars: tuple[ChartBar, ...] = ()
        self._pins: tuple[PinAmounts, ...] = ()
        self._beside: BesideRows = ()
        self._beside_name = ""
        self._relaid()

    def show_rows(self, rows: tuple[ChartRow, ...], bars: tuple[ChartBar, ...]) -> None:
        """Show these rows; equal ones cost nothing."""
        if rows != self._rows or self._assumes(bars) != self._assumes(self._bars):
            self._rows, self._bars = rows, bars
            self._relaid()
            self.redraw()
        elif bars != self._bars:
            changed = QRegion()
            for row, (before, bar) in enumerate(zip(self._bars, bars, strict=True)):
                if bar != before:
                    changed += self._row(row).toAlignedRect()
            self._bars = bars
            # A move changes one row or two of twelve: five sixths of the painting saved.
            self.update(changed)

    @staticmethod
    def _assumes(bars: tuple[ChartBar, ...]) -> bool:
        """Whether the legend names what is assumed."""
        return any(bar.assumed > 0 for bar in bars)

    def _relaid(self) -> None:
        self._laid_out: tuple[float, float, float] | None = None
        self._room_of_rows: float | None = None

    def _row(self, row: int) -> QRectF:
        """All that a row paints into."""
        height = self.row_height
        return QRectF(0, row * height, self.size().width(), height)

    def show_pins(self, pins: tuple[PinAmounts, ...]) -> None:
        """Show pinned scenarios on every row; they are painted with the bands, not every move."""
        if pins != self._pins:
            self._pins = pins
            self._relaid()
            self.redraw()

    def show_beside(self, beside: BesideRows, name: str) -> None:
        """Show the ticks of a second authority of this name; none for no rows of them."""
        if (beside, name) != (self._beside, self._beside_name):
            self._beside, self._beside_name = beside, name
            self.redraw()

    def _stops(self) -> int:
        return len(self._rows)

    def stop_at(self, place: QPointF) -> int:
        return self.row_at(place.y())

    def place_of_stop(self, stop: int) -> QPointF:
        return self.track(stop).bottomLeft()

    def row_at(self, y: float) -> int:
        """The row at a height of the item, -1 outside."""
        if not self._rows:
            return -1
        row = int(y / self.row_height)
        return row if 0 <= row < len(self._rows) else -1

    @property
    def row_height(self) -> float:
        """The height of every row."""
        if self._room_of_rows is None:
            legend = _LEGEND + (LEGEND if self._pins else 0)
            room = float(self.size().height()) - legend
            self._room_of_rows = max(1.0, room / max(1, len(self._rows)))
        return self._room_of_rows

    def _lane(self) -> float:
        """Height of the strip above a track for pins; none where it would hide the names below."""
        if not self._pins:
            return 0.0
        return LANE if self.row_height >= self._room_for_names() + LANE else 0.0

    def _room_for_names(self) -> float:
        """The height of a row with the names of its edges."""
        names = self._small_metrics().ascent()
        return _LEAST_BAR + _AIR + names + (BESIDE_LANE if self._beside else 0)

    def least_height(self, rows: int) -> float:
        """The height at which so many rows have the names of their edges, with pins too."""
        return rows * self._room_for_names() + _LEGEND + LEGEND

    def _is_labelled(self) -> bool:
        """Whether a row has room for the names of its edges."""
        return self.row_height >= self._room_for_names()

    def _columns(self) -> tuple[float, float, float]:
        """Left edge of the track, its width, and left edge of the figures."""
        if self._laid_out is None:
            self._laid_out = self._laid_out_anew()
        return self._laid_out

    def _laid_out_anew(self) -> tuple[float, float, float]:
        width = self.size().width()
        metrics = self._metrics()
        names = max((metrics.horizontalAdvance(row.title) for row in self._rows), default=0.0)
        widest = amount("vitamin_d", _WIDEST_UG, Units(), at_least=True)
        words = max(map(self._small_metrics().horizontalAdvance, _frequent_words()))
        figures = metrics.horizontalAdvance(widest) + _GAP + words
        left = min(names, 0.3 * width) + _GAP
        right = width - min(figures, _MOST_FIGURES * width)
        return left, max(40.0, right - left - _GAP), right

    def track(self, row: int) -> QRectF:
        """Where the bar of a row may lie, with its band behind it."""
        left, width, _ = self._columns()
        return self._track(row, left, width)

    def place_of(self, row: int, amount: float) -> QPointF:
        """Where an amount lies in the middle of its row's track."""
        track = self.track(row)
        x = track.left() + self._rows[row].scale.position(amount) * track.width()
        return QPointF(x, track.center().y())

    def _track(self, row: int, left: float, width: float) -> QRectF:
        height = self.row_height
        lane = self._lane()
        if self._beside and self._is_labelled():
            lane += BESIDE_LANE
        above = (
            max(4.0 if self._pins else 3.0, lane)
            if self._is_labelled()
            else (height + lane - BAR) / 2
        )
        bar = min(BAR, height - 4 - lane)
        if self._is_labelled():
            bar = min(bar, height - lane - self._room_for_names() + _LEAST_BAR)
        return QRectF(left, row * height + max(above, lane), width, max(bar, 1.0))

    def paint_row_on(self, painter: QPainter, track: QRectF, place: int, theme: Theme) -> None:
        """Paint one row's bands and bar into `track` of any device, for a table that names it."""
        painter.save()
        paint_bands(painter, track, self._rows[place], theme)
        paint_bar(painter, track, self._rows[place].scale, self._bars[place], theme)
        painter.restore()

    def paint_legend_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint what bars and bands mean, alone, at the lower edge of `rect` of any device."""
        there = self._theme, self._font, self._size
        self._theme, self._font, self._size = theme, picture_font(), rect.size()
        painter.save()
        painter.translate(rect.topLeft())
        self._paint_legend(painter, 0.0)
        painter.restore()
        self._theme, self._font, self._size = there

    def _paint_hand(self, painter: QPainter) -> None:
        """The row that is read off."""
        if 0 <= self._stop < len(self._rows):
            height = self.row_height
            painter.setPen(QPen(QColor(self._theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(1, self._stop * height + 0.5, self.size().width() - 2, height - 1), 4, 4
            )

    def _paint_front(self, painter: QPainter) -> None:
        left, width, figures = self._columns()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for place, (row, bar) in enumerate(zip(self._rows, self._bars, strict=True)):
            if not self._is_wanted(self._row(place)):
                continue
            track = self._track(place, left, width)
            paint_bar(painter, track, row.scale, bar, self._theme)
            self._paint_figure(painter, track, figures, bar)

    def _paint_figure(self, painter: QPainter, track: QRectF, left: float, bar: ChartBar) -> None:
        theme = self._theme
        metrics = self._metrics()
        baseline = track.center().y() + metrics.ascent() / 2 - 1
        painter.setFont(self._font)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(left, baseline), bar.figure)
        ink = {"below": theme.caution, "above": theme.stop, "adequate": theme.source_food}
        painter.setPen(QColor(ink.get(bar.status, theme.muted)))
        small = self._small()
        word = f"{_SYMBOLS[bar.status]} {bar.status_word}".strip()
        needed = metrics.horizontalAdvance(bar.figure) + _GAP
        room = self.size().width() - left - needed
        painter.setFont(small)
        if self._small_metrics().horizontalAdvance(word) <= room:
            painter.drawText(QPointF(left + needed, baseline), word)
        elif self.row_height >= 2 * metrics.height():
            painter.drawText(QPointF(left, baseline + metrics.height() - 2), word)
        else:
            end = Qt.TextElideMode.ElideRight
            word = self._small_metrics().elidedText(word, end, room)
            painter.drawText(QPointF(left + needed, baseline), word)

    def _paint_background(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width, _ = self._columns()
        for place, row in enumerate(self._rows):
            track = self._track(place, left, width)
            paint_bands(painter, track, row, self._theme)
            self._paint_labels(painter, track, row, left)
            if self._pins:
                small = self._small()
                paint_row(painter, track, self._pins, place,
                          scale=row.scale, font=small, theme=self._theme,
                          lane=self._lane())  # fmt: skip
            if self._beside:
                paint_beside(painter, track, self._beside[place], scale=row.scale,
                             font=self._small(), theme=self._theme,
                             named=self._is_labelled(),
                             above=self._lane())  # fmt: skip
        self._paint_legend(painter, left)

    def _paint_labels(self, painter: QPainter, track: QRectF, row: ChartRow, left: float) -> None:
        theme, scale = self._theme, row.scale
        metrics = self._metrics()
        painter.setFont(self._font)
        painter.setPen(QColor(theme.text))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, left - 4)
        painter.drawText(QPointF(0, track.center().y() + metrics.ascent() / 2 - 1), title)
        small = self._small()
        below = QFontMetricsF(small)
        painter.setFont(small)
        edges = [
            (scale.position(value), label)
            for value, label in ((scale.target, row.target_label), (scale.upper, row.upper_label))
            if value and label
        ]
        if row.opinion is not None:
            edges.append((scale.position(row.opinion[0]), row.opinion[2]))
        texts = [label for _, label in edges]
        places = [track.left() + position * track.width() for position, _ in edges]
        painter.setPen(QPen(QColor(theme.muted), 1))
        for x in places:
            painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom() + 2))
        if not self._is_labelled():
            return
        if row.note:
            texts.append(row.note)
            places.append(track.right())
        sizes = [below.horizontalAdvance(text) + _BETWEEN for text in texts]
        starts = apart(places, sizes, track.left(), track.right() + _BETWEEN)
        base = track.bottom() + below.ascent() + 1
        for place, (text, start) in enumerate(zip(texts, starts, strict=True)):
            if start is not None:
                painter.setPen(QColor(theme.text if place < len(edges) else theme.muted))
                painter.drawText(QPointF(start, base), text)

    def _paint_legend(self, painter: QPainter, left: float) -> None:
        theme = self._theme
        small = self._small()
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        y = self.size().height() - _LEGEND + 6
        if self._pins:
            y -= LEGEND
            frame = QRectF(left, y + LEGEND, self.size().width() - left, LEGEND)
            paint_legend(painter, frame, self._pins, small, theme)
        x = left
        if self._beside:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawLine(QPointF(x + 2, y), QPointF(x + 2, y + 9))
            painter.drawText(QPointF(x + 9, y + metrics.ascent() - 1), self._beside_name)
            x += 9 + metrics.horizontalAdvance(self._beside_name) + 16
        for text, colour, pattern in (
            (tr("food"), theme.source_food, None),
            *(
                [(tr("typical diet, assumed"), theme.source_food, Qt.BrushStyle.DiagCrossPattern)]
                if self._assumes(self._bars)
                else []
            ),
            (tr("supplements"), theme.source_supplement, Qt.BrushStyle.BDiagPattern),
            (tr("sun"), theme.source_sun, Qt.BrushStyle.Dense4Pattern),
            (tr("some foods not measured"), None, Qt.BrushStyle.FDiagPattern),
            (tr("recommended"), theme.band_good, None),
            (tr("above UL"), theme.band_above, Qt.BrushStyle.BDiagPattern),
        ):
            if x + 21 + metrics.horizontalAdvance(text) > self.size().width():
                break
            box = QRectF(x, y, 16, 9)
            if colour is not None:
                painter.fillRect(box, QColor(colour))
            if pattern is not None:
                ink = theme.muted if colour is None else theme.panel
                ink = theme.stop if colour == theme.band_above else ink
                painter.fillRect(box, QBrush(QColor(ink), pattern))
            painter.setPen(QColor(theme.muted))
            painter.drawText(QPointF(x + 21, y + metrics.ascent() - 1), text)
            x += 21 + metrics.horizontalAdvance(text) + 16


def _frequent_words() -> tuple[str, ...]:
    """Words that stand beside many a figure; room is kept for the longest."""
    return (f"{_SYMBOLS['above']} {tr('above UL')}", tr("not known"), tr("no reference"))
