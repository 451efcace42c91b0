# SPDX-License-Identifier: MIT
"""Sets blocks on pages of a paper and paints them on anything that has pages."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter, QPen

from dk2gui.gui.report.blocks import SMALL_POINTS, Align, Block, Heading, Text, points
from dk2gui.gui.theme import LIGHT
from dk2gui.present.language import tr
from dk2gui.present.numbers import whole
from dk2gui.present.report.paper import A4, Paper

_SIDE: Final = 36.0
_TOP: Final = 28.0
_RUNNING_HEAD: Final = 10.0
_FOOT: Final = 38.0
_LONG_TITLE: Final = 90


class Report(msgspec.Struct, frozen=True):
    """What a report says: its title, what stands at the foot of each page, and its blocks."""

    title: str
    disclaimer: str
    imprint: str
    """The version, the date and the file, as the caller gives them."""
    blocks: tuple[Block, ...]
    paper: Paper = A4
    language: str = "en"

    def outline(self) -> Iterator[tuple[str, int]]:
        """Every heading with its page, from 0 on."""
        for number, page in enumerate(paginate(self.blocks, self.paper)):
            for block in page:
                if isinstance(block, Heading):
                    yield block.title, number


def paginate(blocks: Sequence[Block], paper: Paper) -> list[list[Block]]:
    """The blocks of each page; those that are to stay together do, where a page can hold them."""
    width = page_width(paper)
    pages: list[list[Block]] = [[]]
    free = page_room(paper, first=True)
    place = 0
    while place < len(blocks):
        group = [blocks[place]]
        while group[-1].keep_with_next and place + len(group) < len(blocks):
            group.append(blocks[place + len(group)])
        needed = sum(block.height(width) for block in group)
        if needed > free and pages[-1]:
            pages.append([])
            free = page_room(paper, first=False)
        pages[-1] += group
        free -= needed
        place += len(group)
    return pages


def page_width(paper: Paper) -> float:
    """The width between the margins, in units of the page."""
    return points(paper.width - 2 * _SIDE)


def page_room(paper: Paper, *, first: bool) -> float:
    """The height that blocks may fill on the first page, or on a later one."""
    return points(paper.height - _TOP - _FOOT - (0.0 if first else _RUNNING_HEAD))


def paint_report(painter: QPainter, device: QPagedPaintDevice, report: Report) -> int:
    """Paint all pages; returns their number. `device` measures `dots_per_inch()`."""
    paper = report.paper
    pages = paginate(report.blocks, paper)
    width = page_width(paper)
    for number, blocks in enumerate(pages, start=1):
        if number > 1:
            device.newPage()
            _paint_running_head(painter, report, width)
        y = points(_TOP + (_RUNNING_HEAD if number > 1 else 0.0))
        for block in blocks:
            block.paint(painter, QPointF(points(_SIDE), y), width)
            y += block.height(width)
        told = tr("Page {number} of {count}", number=whole(number), count=whole(len(pages)))
        _paint_foot(painter, report, width, told)
    return len(pages)


def _paint_running_head(painter: QPainter, report: Report, width: float) -> None:
    whole = len(report.title) <= _LONG_TITLE
    shown = report.title if whole else f"{report.title[: _LONG_TITLE - 1]}\u2026"
    head = Text(shown, size=SMALL_POINTS, colour=LIGHT.muted)
    head.paint(painter, QPointF(points(_SIDE), points(_TOP - 12)), width)


def _paint_foot(painter: QPainter, report: Report, width: float, page: str) -> None:
    left, top = points(_SIDE), points(report.paper.height - _FOOT + 8)
    painter.setPen(QPen(QColor(LIGHT.border), points(0.5)))
    painter.drawLine(QPointF(left, top), QPointF(left + width, top))
    feet: tuple[tuple[str, Align, float], ...] = (
        (report.disclaimer, "left", 3.0),
        (report.imprint, "left", 13.0),
        (page, "right", 13.0),
    )
    for text, align, down in feet:
        line = Text(text, size=SMALL_POINTS, colour=LIGHT.muted, align=align)
        line.paint(painter, QPointF(left, top + points(down)), width)
