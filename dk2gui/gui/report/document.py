# SPDX-License-Identifier: MIT
"""Sets a report on paper: as roomy as two pages allow, closer where much was entered."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

import msgspec

from dk2gui.core.constants import Constants
from dk2gui.core.evaluate import Assessment
from dk2gui.core.serum.forecast import NoForecast
from dk2gui.gui.report.blocks import (
    BarCell,
    Block,
    Cell,
    FigureBlock,
    Heading,
    LegendBlock,
    Notice,
    Row,
    Run,
    Text,
    in_points,
)
from dk2gui.gui.report.figures import BarsFigure, SerumFigure
from dk2gui.gui.report.pages import Report, page_room, page_width, paginate
from dk2gui.gui.theme import LIGHT
from dk2gui.present.language import reader
from dk2gui.present.numbers import Units
from dk2gui.present.report.compose import report_content
from dk2gui.present.report.content import (
    Card,
    Content,
    Fact,
    Part,
    Picture,
    References,
    Said,
    Section,
    Table,
)
from dk2gui.present.report.paper import A4, Paper

WANTED_PAGES: Final = 2
LARGEST_CHART: Final = 190.0
"""In points."""
_LABEL_SHARE: Final = 1.0
_VALUE_SHARE: Final = 5.6
_LONG_TITLE: Final = 60
_LONG_LIST: Final = 8
_RUN_ON: Final = 8
_NAME_SHARE: Final = 0.68
"""The part of a first column that its name takes, where a bar stands beside it."""
_INK: Final = {
    "stop": (LIGHT.stop, LIGHT.stop_tint),
    "caution": (LIGHT.caution, LIGHT.caution_tint),
    "info": (LIGHT.info, LIGHT.info_tint),
}
_STATUS_INK: Final = {"below": LIGHT.caution, "above": LIGHT.stop, "adequate": LIGHT.source_food}


class Setting(msgspec.Struct, frozen=True):
    """How large and how far apart things are set; all in points but `spaces`, a factor."""

    body: float
    small: float
    chart: float
    spaces: float
    runs_on: bool
    """Whether titles and words of cards, and the items of lists, share their lines."""
    has_boxes: bool = True
    """Whether notes stand on a ground of their own."""


SETTINGS: Final = (
    Setting(body=8.0, small=6.8, chart=165.0, spaces=1.0, runs_on=False),
    Setting(body=7.6, small=6.4, chart=135.0, spaces=0.7, runs_on=True),
    Setting(body=7.2, small=6.2, chart=110.0, spaces=0.5, runs_on=True, has_boxes=False),
    Setting(body=7.0, small=6.0, chart=96.0, spaces=0.3, runs_on=True, has_boxes=False),
)
"""From roomy to close; nothing is set smaller than 6 points."""


def build_report(
    assessment: Assessment,
    constants: Constants,
    units: Units,
    *,
    version: str,
    date: dt.date,
    paper: Paper = A4,
    file_name: str = "",
) -> Report:
    """The report on one assessment, made by `version` on `date`; needs a running Qt."""
    content = report_content(
        assessment, constants, units, version=version, date=date, file_name=file_name
    )
    figures = _Figures(assessment, constants, units)
    blocks = _fitting(content, figures, paper)
    return Report(
        content.title, content.disclaimer, content.imprint, tuple(blocks), paper, reader().language
    )


def _fitting(content: Content, figures: "_Figures", paper: Paper) -> list[Block]:
    """The roomiest setting on two pages, else the roomiest of those with the fewest pages."""
    found: list[tuple[int, Setting]] = []
    for setting in SETTINGS:
        blocks = list(_Setter(setting, figures).blocks(content))
        found.append((len(paginate(blocks, paper)), setting))
        if found[-1][0] <= WANTED_PAGES:
            break
    fewest, best = min(found, key=lambda one: one[0])
    blocks = list(_Setter(best, figures).blocks(content))
    # What the first page has left goes to its chart.
    first = paginate(blocks, paper)[0]
    width = page_width(paper)
    left = page_room(paper, first=True) - sum(block.height(width) for block in first)
    larger = msgspec.structs.replace(
        best, chart=min(LARGEST_CHART, best.chart + max(0.0, in_points(left) - 1.0))
    )
    enlarged = list(_Setter(larger, figures).blocks(content))
    return enlarged if len(paginate(enlarged, paper)) <= fewest else blocks


class _Figures:
    """The charts of a report, made once for all settings."""

    def __init__(self, assessment: Assessment, constants: Constants, units: Units) -> None:
        self.bars = BarsFigure(assessment, units)
        self.serum = (
            None
            if isinstance(assessment.serum, NoForecast)
            else SerumFigure(assessment, constants, units)
        )


class _Setter:
    """Makes the blocks of a content in one setting."""

    def __init__(self, setting: Setting, figures: _Figures) -> None:
        self._setting, self._figures = setting, figures

    def blocks(self, content: Content) -> Iterator[Block]:
        """The whole report, in the order of reading."""
        yield from self._title(content)
        for section in content.sections:
            yield from self._section(section)

    def _space(self, points: float) -> float:
        return points * self._setting.spaces

    def _title(self, content: Content) -> Iterator[Block]:
        small, body = self._setting.small, self._setting.body
        yield Row([Text(content.about, size=small + 0.6, colour=LIGHT.muted)], [1], below=1.0)
        size = 2 * body if len(content.title) <= _LONG_TITLE else 11.0
        yield Row([Text(content.title, size=size, bold=True)], [1], below=self._space(2.0))
        dates = Text(content.dates, size=small + 0.6, colour=LIGHT.muted)
        yield Row([dates], [1], below=self._space(4.0), rule=LIGHT.border)
        yield Row([Text("", size=1.0)], [1], below=self._space(4.0))

    def _section(self, section: Section) -> Iterator[Block]:
        if not section.is_plain:
            size = self._setting.body + 2.5
            yield Heading(section.title, size=size, above=self._space(7.0))
        for part in section.parts:
            yield from self._part(part)

    def _part(self, part: Part) -> Iterator[Block]:
        match part:
            case Said():
                yield self._said(part)
            case Fact():
                yield from self._fact(part)
            case Card():
                yield self._card(part)
            case Table():
                yield from self._table(part)
            case Picture():
                words = Text(part.words, size=self._setting.small, colour=LIGHT.muted)
                yield Row([words], [1], above=self._space(2.0), keep_with_next=True)
                if self._figures.serum is not None:
                    yield FigureBlock(self._figures.serum, self._setting.chart)
            case References():
                yield from self._references(part)

    def _said(self, said: Said) -> Block:
        small, body = self._setting.small, self._setting.body
        if said.look == "lead":
            text = Text(said.text, size=body + 0.8, bold=True)
        elif said.look == "small":
            text = Text(said.text, size=small, colour=LIGHT.muted)
        else:
            text = Text(said.text, size=body)
        below = self._space(3.0 if said.look == "lead" else 1.5)
        return Row([text], [1], below=below, keep_with_next=said.with_next)

    def _fact(self, fact: Fact) -> Iterator[Block]:
        """A label, and its items in columns that are read row by row."""
        items = fact.items
        size = self._setting.body if len(items) <= _LONG_LIST else self._setting.small
        if self._setting.runs_on and len(items) > 1:
            items = ("; ".join(items),)
        columns = min(2 if len(items) <= _LONG_LIST else 3, len(items))
        for start in range(0, len(items), columns):
            row = [*items[start : start + columns], *[""] * columns][:columns]
            label = Text(
                fact.label if start == 0 else "", size=self._setting.body, colour=LIGHT.muted
            )
            yield Row(
                [label, *(Text(item, size=size) for item in row)],
                [_LABEL_SHARE, *[_VALUE_SHARE / columns] * columns],
                below=self._space(1.0),
            )

    def _card(self, card: Card) -> Block:
        edge, tint = _INK[card.severity]
        setting = self._setting
        head = (Run(f"{card.kind}: ", colour=edge, bold=True), Run(card.title, bold=True))
        ground = Run(card.ground, colour=LIGHT.muted, size=setting.small)
        if card.severity == "stop" or not setting.runs_on:
            texts = [
                Text(*head, size=setting.body),
                Text(card.detail, "  ", ground, size=setting.body),
            ]
        else:
            dot = "" if card.title.endswith((".", "?", "!")) else "."
            texts = [Text(*head, f"{dot} {card.detail}", "  ", ground, size=setting.body)]
            if card.severity == "info" and not setting.has_boxes:
                return Row(texts, [1], below=0.5 + self._space(1.5))
        after = 1.0 + self._space(2.5)
        return Notice(texts, edge=edge, tint=tint, pad=1.0 + self._space(2.5), after=after)

    def _table(self, table: Table) -> Iterator[Block]:
        """Rows that stay on one page, the head the first of them."""
        size = self._setting.small
        shares = [column.share for column in table.columns]
        if table.bars:
            shares[:1] = [_NAME_SHARE * shares[0], (1 - _NAME_SHARE) * shares[0]]
        heads = tuple(column.title for column in table.columns)
        for line, texts in enumerate((heads, *table.rows)):
            state = table.states[line - 1] if table.states and line else None
            last_ink = LIGHT.text if state is None else _STATUS_INK.get(state, LIGHT.muted)
            cells: list[Cell] = [
                Text(
                    text,
                    size=size,
                    bold=line == 0,
                    colour=last_ink if column == len(texts) - 1 else LIGHT.text,
                    align="right" if column else "left",
                )
                for column, text in enumerate(texts)
            ]
            if table.bars:
                nutrient = table.bars[line - 1] if line else ""
                bar = BarCell(self._figures.bars, nutrient) if nutrient else Text("", size=size)
                cells.insert(1, bar)
            keep = line < len(table.rows) or bool(table.bars)
            rule = LIGHT.muted if line == 0 else LIGHT.border
            space = 0.4 + self._space(1.1)
            yield Row(cells, shares, above=space, below=space, rule=rule, keep_with_next=keep)
        if table.bars:
            yield LegendBlock(self._figures.bars)

    def _references(self, references: References) -> Iterator[Block]:
        """One a line while there are few, else in pieces between which a page may end."""
        numbered = [f"{number}. {text}" for number, text in enumerate(references.texts, start=1)]
        step = 1 if len(numbered) <= _LONG_LIST else _RUN_ON
        for start in range(0, len(numbered), step):
            piece = "   ".join(numbered[start : start + step])
            yield self._said(Said(piece, "small"))
