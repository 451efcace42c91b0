# SPDX-License-Identifier: MIT
"""The pieces a page is set from: rows of text cells, notices and figures."""

from collections.abc import Sequence
from typing import Final, Literal, Protocol

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontInfo,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from dk2gui.gui.report.figures import BarsFigure, Figure
from dk2gui.gui.theme import LIGHT

BODY_POINTS: Final = 8.0
SMALL_POINTS: Final = 6.8
_CELL_GAP: Final = 4.0
_BAR_POINTS: Final = 7.0
_LEGEND_POINTS: Final = 17.0
Align = Literal["left", "right"]


def dots_per_inch() -> int:
    """The resolution at which Qt measures fonts without a device; every report page uses it."""
    # Charts measure their labels without a device, so device and measure must agree.
    return QFontInfo(_points(72.0)).pixelSize()


def points(length: float) -> float:
    """A length in typographic points as units of the page."""
    return length * dots_per_inch() / 72.0


def in_points(length: float) -> float:
    """A length in units of the page as typographic points."""
    return length * 72.0 / dots_per_inch()


def _points(size: float) -> QFont:
    font = QFont()
    font.setPointSizeF(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # A ligature would be one sign in the file, and "official" would not be found.
    font.setFeature(QFont.Tag("liga"), 0)
    return font


class Block(Protocol):
    """A piece that is never cut; `keep_with_next` holds it on the page of the one below."""

    keep_with_next: bool

    def height(self, width: float) -> float:
        """The height it needs at a width, in units of the page."""

    def paint(self, painter: QPainter, place: QPointF, width: float) -> None:
        """Paint with the upper left corner at `place`."""


class Run(msgspec.Struct, frozen=True):
    """Words with a look of their own; what is left out is as the paragraph has it."""

    words: str
    colour: str = ""
    size: float = 0.0
    bold: bool = False


class Text:
    """A paragraph that wraps, and breaks words that are too long for a line."""

    def __init__(
        self,
        *runs: Run | str,
        size: float = BODY_POINTS,
        colour: str = LIGHT.text,
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        self._ink = QColor(colour)
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setUseDesignMetrics(True)
        self._document.setDefaultFont(_points(size))
        option = QTextOption(
            Qt.AlignmentFlag.AlignLeft if align == "left" else Qt.AlignmentFlag.AlignRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        cursor = QTextCursor(self._document)
        for part in runs:
            run = Run(part) if isinstance(part, str) else part
            look = QTextCharFormat()
            if bold or run.bold:
                look.setFontWeight(QFont.Weight.Bold)
            if run.colour:
                look.setForeground(QColor(run.colour))
            if run.size:
                look.setFontPointSize(run.size)
            cursor.insertText(run.words, look)

    def height(self, width: float) -> float:
        """The height of the wrapped text."""
        self._document.setTextWidth(width)
        return float(self._document.size().height())

    def paint(self, painter: QPainter, place: QPointF, width: float) -> None:
        """Paint with the upper left corner at `place`."""
        self._document.setTextWidth(width)
        # The desktop's palette may be a dark one; paper is white.
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._ink)
        context.palette = palette
        painter.save()
        painter.translate(place)
        self._document.documentLayout().draw(painter, context)
        painter.restore()


class Cell(Protocol):
    """What stands in a row."""

    def height(self, width: float) -> float:
        """The height it needs at a width, in units of the page."""

    def paint(self, painter: QPainter, place: QPointF, width: float) -> None:
        """Paint with the upper left corner at `place`."""


class BarCell:
    """The bar of a row of the intake chart against its bands."""

    def __init__(self, figure: BarsFigure, nutrient: str) -> None:
        self._figure, self._nutrient = figure, nutrient

    def height(self, _width: float) -> float:
        """Its fixed height."""
        return points(_BAR_POINTS + 1.0)

    def paint(self, painter: QPainter, place: QPointF, width: float) -> None:
        """Paint the bar in light colours."""
        track = QRectF(place.x(), place.y() + points(1.0), width, points(_BAR_POINTS))
        self._figure.paint_row(painter, track, self._nutrient, LIGHT)


class Row:
    """Cells side by side; `shares` are their parts of the width."""

    def __init__(
        self,
        cells: Sequence[Cell],
        shares: Sequence[float],
        *,
        above: float = 0.0,
        below: float = 2.0,
        rule: str = "",
        keep_with_next: bool = False,
    ) -> None:
        self._cells, self._shares = tuple(cells), tuple(shares)
        self._above, self._below = points(above), points(below)
        self._rule = rule
        self.keep_with_next = keep_with_next

    def _places(self, width: float) -> list[tuple[float, float]]:
        """(left edge, width) of each cell; equal shares line up in rows of unequal cells."""
        places: list[tuple[float, float]] = []
        left = 0.0
        for share in self._shares:
            right = left + share / sum(self._shares) * width
            gap = points(_CELL_GAP) if len(places) < len(self._shares) - 1 else 0.0
            places.append((left, right - left - gap))
            left = right
        return places

    def height(self, width: float) -> float:
        """The tallest cell and the space around it."""
        tallest = max(
            cell.height(room)
            for cell, (_, room) in zip(self._cells, self._places(width), strict=True)
        )
        return self._above + tallest + self._below

    def paint(self, painter: QPainter, place: QPointF, width: float) -> None:
        """Paint the cells and the rule below them."""
        height = self.height(width)
        for cell, (left, room) in zip(self._cells, self._places(width), strict=True):
            cell.paint(painter, QPointF(place.x() + left, place.y() + self._above), room)
        if self._rule:
            painter.setPen(QPen(QColor(self._rule), points(0.5)))
            bottom = place.y() + height
            painter.drawLine(QPointF(place.x(), bottom), QPointF(place.x() + width, bottom))


class Heading(Row):
    """A heading: it stays with what it is of, and is found in the outline of the file."""

    def __init__(self, title: str, *, size: float, above: float) -> None:
        cell = Text(title, size=size, bold=True, colour=LIGHT.accent)
        super().__init__([cell], [1], above=above, below=2.0, keep_with_next=True)
        self.title = title


class Notice:
    """Texts on a tinted ground with a coloured edge."""

    keep_with_next = False

    def __init__(
        self, texts: Sequence[Text], *, edge: str, tint: str, pad: float = 4.0, after: float = 3.5
    ) -> None:
        self._texts = tuple(texts)
        self._edge, self._tint = QColor(edge), QColor(tint)
        self._pad, self._after = points(pad), points(after)
        self._inset = points(8.0)

    def _inner(self, width: float) -> float:
        return width - self._inset - self._pad

    def height(self, width: float) -> float:
        """All texts, the padding, and the space that sets the next one apart."""
        inner = sum(text.height(self._inner(width)) for text in self._texts)
        return inner + 2 * self._pad + self._after

    def paint(self, painter: QPainter, place: QPointF, width: float) -> None:
        """Paint ground, edge and texts."""
        ground = QRectF(place.x(), place.y(), width, self.height(width) - self._after)
        painter.fillRect(ground, self._tint)
        painter.fillRect(QRectF(place.x(), place.y(), points(2.5), ground.height()), self._edge)
        y = place.y() + self._pad
        for text in self._texts:
            text.paint(painter, QPointF(place.x() + self._inset, y), self._inner(width))
            y += text.height(self._inner(width))


class FigureBlock:
    """A figure as wide as the page."""

    keep_with_next = True

    def __init__(self, figure: Figure, height_points: float) -> None:
        self._figure = figure
        self._height, self._after = points(height_points), points(3.0)

    def height(self, _width: float) -> float:
        """Its fixed height."""
        return self._height + self._after

    def paint(self, painter: QPainter, place: QPointF, width: float) -> None:
        """Paint the figure in light colours."""
        self._figure.paint_on(painter, QRectF(place.x(), place.y(), width, self._height), LIGHT)


class LegendBlock:
    """What the parts of the bars of a table mean."""

    keep_with_next = False

    def __init__(self, figure: BarsFigure) -> None:
        self._figure = figure

    def height(self, _width: float) -> float:
        """Its fixed height."""
        return points(_LEGEND_POINTS)

    def paint(self, painter: QPainter, place: QPointF, width: float) -> None:
        """Paint the legend in light colours."""
        rect = QRectF(place.x(), place.y(), width, points(_LEGEND_POINTS))
        self._figure.paint_legend(painter, rect, LIGHT)
