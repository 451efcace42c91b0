# SPDX-License-Identifier: MIT
"""A comparison as sections of texts, in the units that are read."""

from collections.abc import Sequence
from typing import Final

import msgspec

from dk2gui.core.advice.item import SEVERITIES
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.comparison import Comparison, Serum
from dk2gui.present.advice_text import SEVERITY_WORDS
from dk2gui.present.intake_text import total_text
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, fixed, shown_level
from dk2gui.present.stated_text import differing
from dk2gui.present.words import Words

_NONE: Final = "\u2013"


class TableRow(msgspec.Struct, frozen=True):
    """A title and a text for each scenario; without texts it heads a section."""

    title: str
    texts: tuple[str, ...] = ()


def table_rows(
    found: Comparison, assessments: Sequence[Assessment], order: Sequence[int], units: Units
) -> list[TableRow]:
    """The rows of a comparison of `assessments`; `order` lists their places as columns go."""
    words = Words(units)
    foods = {name: food for entry in assessments for name, food in entry.foods.items()}
    inputs = [
        TableRow(row.title, tuple(row.values[at] for at in order))
        for row in differing(found.scenarios, foods)
    ]
    intakes = []
    for nutrient in found.intakes:
        assessed = [assessments[at].nutrients[nutrient] for at in order]
        texts = tuple(total_text(entry, units) for entry in assessed)
        intakes.append(TableRow(tr(NUTRIENTS[nutrient].title), texts))
    level = TableRow(
        tr("Median, {unit} (90 of 100 people)", unit=units.serum),
        tuple(_level(found.serum[at], units) for at in order),
    )
    return [
        TableRow(tr("Inputs") if inputs else tr("Inputs: no difference")),
        *inputs,
        TableRow(tr("Intakes a day") if intakes else tr("Intakes: no difference")),
        *intakes,
        TableRow(tr("25(OH)D on {day}", day=words.day(found.on))),
        level,
        *_advice(found, assessments, order, words),
    ]


def _level(level: Serum | None, units: Units) -> str:
    if level is None:
        return tr("not forecast")
    low, median, high = (
        fixed(shown_level(value, units), 0) for value in (level.p05, level.median, level.p95)
    )
    return tr("{median} ({low}\u2013{high})", median=median, low=low, high=high)


def _advice(
    found: Comparison, assessments: Sequence[Assessment], order: Sequence[int], words: Words
) -> list[TableRow]:
    """A row for each piece of advice that one gains or loses against the first."""
    differing = {entry: None for change in found.advice for entry in (*change.lost, *change.gained)}
    if not differing:
        return [TableRow(tr("Advice: no difference"))]
    given = [{(item.id, item.severity) for item in entry.advice} for entry in assessments]
    # Sterner advice first, as everywhere.
    ranked = sorted(differing, key=lambda entry: SEVERITIES.index(entry[1]))
    rows = []
    for name, severity, title in ranked:
        there = [(name, severity) in given[at] for at in order]
        at_first = (name, severity) in given[0]
        texts = tuple(
            _change(at_first, now, is_first=at == 0) for at, now in zip(order, there, strict=True)
        )
        head = tr(
            "{severity}: {title}", severity=tr(SEVERITY_WORDS[severity]), title=words.say(title)
        )
        rows.append(TableRow(head, texts))
    return [TableRow(tr("Advice gained and lost")), *rows]


def _change(before: bool, now: bool, *, is_first: bool) -> str:
    if before == now or is_first:
        return tr("yes") if now else _NONE
    return tr("gained") if now else tr("lost")
