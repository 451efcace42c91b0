# SPDX-License-Identifier: MIT
"""The report: what a doctor reads in two pages, from who and what to advice and its sources."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from dk2gui.core.answer import answer
from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.evaluate import Assessment, Constants
from dk2gui.core.serum.forecast import NoForecast
from dk2gui.gui.report.blocks import (
    BODY_POINTS,
    SMALL_POINTS,
    Block,
    FigureBlock,
    Notice,
    Row,
    Run,
    Text,
)
from dk2gui.gui.report.figures import IntakeFigure, SerumFigure
from dk2gui.gui.report.pages import Report
from dk2gui.gui.theme import LIGHT
from dk2gui.present.advice_text import SEVERITY_WORDS, AdviceText, advice_texts
from dk2gui.present.answer_text import level_sentence
from dk2gui.present.disclaimer import DISCLAIMER
from dk2gui.present.format import THIN_SPACE, Units, day_text
from dk2gui.present.report.input_text import (
    dose_texts,
    food_texts,
    lab_texts,
    other_food_texts,
    person_lines,
    sun_text,
    title_of,
)
from dk2gui.present.report.result_text import (
    grade_lines,
    intake_table,
    numbered_sources,
    reference_notes,
    serum_table,
    sun_lines,
    sun_table,
    vitamin_k_lines,
)
from dk2gui.present.serum_caption import caption
from dk2gui.present.serum_text import note, summary
from dk2gui.present.words import Words

_LABEL_SHARE: Final = 1.0
_VALUE_SHARE: Final = 5.4
_LONG_TITLE: Final = 60
_LONG_LIST: Final = 8
_RUN_ON: Final = 6
_INTAKE_POINTS: Final = 262.0
_SERUM_POINTS: Final = 170.0
_INK: Final = {
    "stop": (LIGHT.stop, LIGHT.stop_tint),
    "caution": (LIGHT.caution, LIGHT.caution_tint),
    "info": (LIGHT.info, LIGHT.info_tint),
}
_STATUS_INK: Final = {"below": LIGHT.caution, "above": LIGHT.stop, "adequate": LIGHT.source_food}
_UNGRADED: Final = "-"


def build_report(
    assessment: Assessment, constants: Constants, units: Units, *, version: str, date: dt.date
) -> Report:
    """The report on one assessment, made by `version` on `date`; needs a running Qt."""
    title = title_of(assessment.scenario)
    blocks: list[Block] = [
        *_title(assessment, title, date),
        *_answer(assessment, constants, units),
        *_inputs(assessment, constants, units),
        *_advice(assessment, constants, Words(units)),
        *_serum(assessment, constants, units),
        *_sun(assessment, units),
        *_vitamin_k(assessment, constants),
        *_intake(assessment, units),
        *_sources(assessment),
    ]
    return Report(title, DISCLAIMER, f"dk2gui {version}, {day_text(date)}", tuple(blocks))


def _heading(text: str) -> Row:
    cell = Text(text, size=11.0, bold=True, colour=LIGHT.accent)
    return Row([cell], [1], above=8.0, below=3.0, keep_with_next=True)


def _small(text: str, *, above: float = 0.0) -> Row:
    cell = Text(text, size=SMALL_POINTS, colour=LIGHT.muted)
    return Row([cell], [1], above=above, below=1.5)


def _title(assessment: Assessment, title: str, date: dt.date) -> Iterator[Block]:
    scenario = assessment.scenario
    last = assessment.start + dt.timedelta(days=scenario.days)
    above = "Vitamin D and vitamin K: intake and forecast"
    yield Row([Text(above, size=SMALL_POINTS + 1, colour=LIGHT.muted)], [1], below=1.0)
    size = 17.0 if len(title) <= _LONG_TITLE else 11.0
    yield Row([Text(title, size=size, bold=True)], [1], below=2.0)
    dates = (
        f"Report of {day_text(date)}. Forecast from {day_text(assessment.start)} to "
        f"{day_text(last)}. Reference values: {AUTHORITIES[scenario.authority].title}."
    )
    yield Row([Text(dates, colour=LIGHT.muted)], [1], below=5.0, rule=LIGHT.border)


def _answer(assessment: Assessment, constants: Constants, units: Units) -> Iterator[Block]:
    """The sentence that stands above everything in the window, too; K2 has its own part."""
    found = answer(assessment, constants)
    level = level_sentence(found, constants.serum_lines, units)
    said = f"On {day_text(found.date)} {level}"
    yield Row([Text(said, size=SMALL_POINTS, bold=True)], [1], below=1.0)


def _inputs(assessment: Assessment, constants: Constants, units: Units) -> Iterator[Block]:
    scenario = assessment.scenario
    for label, words in person_lines(scenario.person, assessment.body):
        yield from _labelled(label, [words], 1)
    doses = dose_texts(scenario)
    yield from _labelled("Supplements", doses or ["none"], _columns_for(doses))
    if doses:
        fat = "with a meal that contains fat" if scenario.with_fat else "without fat"
        yield from _labelled("Taken", [fat], 1)
    foods = food_texts(scenario, assessment.foods)
    yield from _labelled("Foods", foods or ["none listed"], _columns_for(foods))
    others = other_food_texts(scenario, units)
    yield from _labelled("Other food, a day", others or ["not stated"], _columns_for(others))
    yield from _labelled("Sun", [sun_text(scenario.sun) if scenario.sun else "not stated"], 1)
    yield from _labelled("Blood tests", lab_texts(scenario) or ["none"], 3)


def _columns_for(items: list[str]) -> int:
    """Two columns where there is room to read, three where a list would run over pages."""
    return 2 if len(items) <= _LONG_LIST else 3


def _labelled(label: str, items: list[str], columns: int) -> Iterator[Row]:
    """A label, and its items in columns that are read row by row."""
    columns = min(columns, len(items))
    size = BODY_POINTS if len(items) <= _LONG_LIST else SMALL_POINTS
    for start in range(0, len(items), columns):
        row = items[start : start + columns]
        row += [""] * (columns - len(row))
        cells = [
            Text(label if start == 0 else "", colour=LIGHT.muted),
            *(Text(item, size=size) for item in row),
        ]
        yield Row(cells, [_LABEL_SHARE, *[_VALUE_SHARE / columns] * columns], below=1.0)


def _advice(assessment: Assessment, constants: Constants, words: Words) -> Iterator[Block]:
    yield _heading("What stands out")
    numbers = {text: number for number, text in numbered_sources(assessment)}
    compact = len(assessment.advice) > _LONG_LIST
    for item in advice_texts(assessment.advice, words):
        yield _notice(item, [numbers[text] for text in item.sources], compact=compact)
    for line in grade_lines(assessment, constants.grades):
        yield _small(line)


def _notice(item: AdviceText, cited: list[int], *, compact: bool) -> Notice:
    """What, and on what ground; `compact` saves a line by setting the ground after the words."""
    edge, tint = _INK[item.severity]
    heading = Text(Run(f"{SEVERITY_WORDS[item.severity]}: ", colour=edge), item.title, bold=True)
    parts = []
    if item.why:
        parts.append("Why: " + "; ".join(item.why) + ".")
    if item.grade != _UNGRADED:
        parts.append(f"Evidence {item.grade}.")
    if cited:
        parts.append("Sources: " + ", ".join(map(str, cited)) + ".")
    ground = Run(" ".join(parts), colour=LIGHT.muted, size=SMALL_POINTS)
    texts = [heading, Text(item.detail)]
    if parts and compact:
        texts[1] = Text(item.detail, "  ", ground)
    elif parts:
        texts.append(Text(ground, size=SMALL_POINTS))
    return Notice(texts, edge=edge, tint=tint)


def _table(
    rows: list[tuple[str, ...]], shares: list[float], inks: list[str] | None = None
) -> Iterator[Row]:
    """Rows that stay on one page, the first of them the head; `inks` colour the last column."""
    for line, texts in enumerate(rows):
        last_ink = inks[line - 1] if inks and line else LIGHT.text
        cells = [
            Text(
                text,
                size=SMALL_POINTS,
                bold=line == 0,
                colour=last_ink if column == len(texts) - 1 else LIGHT.text,
                align="right" if column else "left",
            )
            for column, text in enumerate(texts)
        ]
        rule = LIGHT.muted if line == 0 else LIGHT.border
        keep = line < len(rows) - 1
        yield Row(cells, shares, above=1.5, below=1.5, rule=rule, keep_with_next=keep)


def _intake(assessment: Assessment, units: Units) -> Iterator[Block]:
    yield _heading("Intake a day against recommended bands")
    yield FigureBlock(IntakeFigure(assessment, units), _INTAKE_POINTS)
    rows, shares, statuses = intake_table(assessment, units)
    inks = [_STATUS_INK.get(status, LIGHT.muted) for status in statuses]
    yield from _table(rows, shares, inks)
    for place, line in enumerate(reference_notes(assessment)):
        yield _small(line, above=0.0 if place else 3.0)


def _serum(assessment: Assessment, constants: Constants, units: Units) -> Iterator[Block]:
    yield _heading("25(OH)D ahead")
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        yield Row([Text(serum.reason)], [1])
        return
    said = note(assessment)
    if serum.misfit is not None:
        said += "."
    else:
        # The summary gives the advice on the next test itself.
        said = said.partition(". ")[0] + "."
    yield Row([Text(f"{said} {summary(assessment, units)}")], [1], keep_with_next=True)
    yield FigureBlock(SerumFigure(assessment, constants, units), _SERUM_POINTS)
    rows = serum_table(assessment, units)
    yield from _table(rows, [1.5, *[1.0] * (len(rows[0]) - 1)])
    bands = f"Line: median. {caption(assessment, units)}"
    yield _small(bands, above=3.0)
    for line in serum.notes:
        yield _small(Words(units).say(line))


def _sun(assessment: Assessment, units: Units) -> Iterator[Block]:
    if assessment.sun is None:
        return
    yield _heading("Vitamin D from sun")
    for line in sun_lines(assessment.sun, assessment.start, units):
        yield Row([Text(line)], [1], keep_with_next=True)
    rows = sun_table(assessment.sun, units)
    yield from _table(rows, [1.5, *[1.0] * (len(rows[0]) - 1)])


def _vitamin_k(assessment: Assessment, constants: Constants) -> Iterator[Block]:
    yield _heading("What vitamin K2 does with it")
    for line in vitamin_k_lines(assessment.vitamin_k, constants.grades):
        yield Row([Text(line)], [1], below=1.0)


def _sources(assessment: Assessment) -> Iterator[Block]:
    sources = numbered_sources(assessment)
    if sources:
        yield _heading("Sources")
    if len(sources) <= _LONG_LIST:
        for number, text in sources:
            yield _small(f"{number}. {text}")
    else:
        # In pieces, between which a page may end.
        for start in range(0, len(sources), _RUN_ON):
            piece = sources[start : start + _RUN_ON]
            yield _small("  ".join(f"{number}.{THIN_SPACE}{text}." for number, text in piece))
