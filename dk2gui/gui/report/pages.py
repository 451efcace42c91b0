# SPDX-License-Identifier: MIT
"""Sets blocks on A4 pages and paints them on anything that has pages."""

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QMarginsF, QPointF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen

from dk2gui.gui.report.blocks import SMALL_POINTS, Align, Block, Text, points
from dk2gui.gui.theme import LIGHT

PAGE_LAYOUT: Final = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Portrait,
    QMarginsF(0, 0, 0, 0),
    QPageLayout.Unit.Point,
)
_WIDTH: Final = 595.0
_HEIGHT: Final = 842.0
_SIDE: Final = 45.0
_TOP: Final = 38.0
_RUNNING_HEAD: Final = 8.0
_FOOT: Final = 46.0


class Report(msgspec.Struct, frozen=True):
    """What a report says: its title, what stands at the foot of each page, and its blocks."""

    title: str
    disclaimer: str
    imprint: str
    """The version and the date, as the caller gives them."""
    blocks: tuple[Block, ...]


def paginate(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks of each page; those that are to stay together do, where a page can hold them."""
    width = page_width()
    pages: list[list[Block]] = [[]]
    free = page_room(first=True)
    place = 0
    while place < len(blocks):
        group = [blocks[place]]
        while group[-1].keep_with_next and place + len(group) < len(blocks):
            group.append(blocks[place + len(group)])
        needed = sum(block.height(width) for block in group)
        if needed > free and pages[-1]:
            pages.append([])
            free = page_room(first=False)
        pages[-1] += group
        free -= needed
        place += len(group)
    return pages


def page_width() -> float:
    """The width between the margins, in units of the page."""
    return points(_WIDTH - 2 * _SIDE)


def page_room(*, first: bool) -> float:
    """The height that blocks may fill on the first page, or on a later one."""
    return points(_HEIGHT - _TOP - _FOOT - (0.0 if first else _RUNNING_HEAD))


def paint_report(painter: QPainter, device: QPagedPaintDevice, report: Report) -> int:
    """Paint all pages; returns their number. `device` measures `dots_per_inch()`."""
    pages = paginate(report.blocks)
    width = page_width()
    for number, blocks in enumerate(pages, start=1):
        if number > 1:
            device.newPage()
            _paint_running_head(painter, report, width)
        y = points(_TOP + (_RUNNING_HEAD if number > 1 else 0.0))
        for block in blocks:
            block.paint(painter, QPointF(points(_SIDE), y), width)
            y += block.height(width)
        _paint_foot(painter, report, width, f"Page {number} of {len(pages)}")
    return len(pages)


def _paint_running_head(painter: QPainter, report: Report, width: float) -> None:
    shown = report.title if len(report.title) <= 90 else f"{report.title[:89]}\u2026"
    head = Text(shown, size=SMALL_POINTS, colour=LIGHT.muted)
    head.paint(painter, QPointF(points(_SIDE), points(_TOP - 14)), width)


def _paint_foot(painter: QPainter, report: Report, width: float, page: str) -> None:
    left, top = points(_SIDE), points(_HEIGHT - _FOOT + 8)
    painter.setPen(QPen(QColor(LIGHT.border), points(0.5)))
    painter.drawLine(QPointF(left, top), QPointF(left + width, top))
    feet: tuple[tuple[str, Align, float], ...] = (
        (report.disclaimer, "left", 4.0),
        (report.imprint, "left", 14.0),
        (page, "right", 14.0),
    )
    for text, align, down in feet:
        line = Text(text, size=SMALL_POINTS, colour=LIGHT.muted, align=align)
        line.paint(painter, QPointF(left, top + points(down)), width)
