# SPDX-License-Identifier: MIT
"""The report on an assessment: on the first page what a clinician needs, then what it rests on."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from dk2gui.core.advice.item import Severity
from dk2gui.core.answer import answer
from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.constants import Constants
from dk2gui.core.evaluate import Assessment
from dk2gui.core.serum.forecast import NoForecast
from dk2gui.present.advice_text import (
    SEVERITY_WORDS,
    AdviceText,
    advice_texts,
    spoken_as,
    with_english,
)
from dk2gui.present.answer_text import k2_sentence, level_sentence
from dk2gui.present.dates import day_text
from dk2gui.present.disclaimer import DISCLAIMER
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units
from dk2gui.present.person_text import person_in_brief
from dk2gui.present.plain_line import one_line
from dk2gui.present.report.content import (
    Card,
    Content,
    Fact,
    Part,
    Picture,
    References,
    Said,
    Section,
)
from dk2gui.present.report.input_text import (
    lab_fact,
    person_facts,
    taken_facts,
    title_of,
)
from dk2gui.present.report.result_text import (
    grade_lines,
    intake_table,
    numbered_sources,
    reference_notes,
    serum_table,
    sun_said,
    sun_table,
    vitamin_k_said,
)
from dk2gui.present.report.unknown_text import unknown_lines
from dk2gui.present.serum_caption import caption
from dk2gui.present.serum_text import note as misfit_said
from dk2gui.present.serum_text import summary
from dk2gui.present.words import Words

_UNGRADED: Final = "-"
_LONG_NAME: Final = 60
_STARTS_FROM: Final = {
    "population": "",
    "measured": marked("The forecast starts from the latest blood test."),
    "personal": marked("The forecast is fitted to the blood tests."),
}


def report_content(
    assessment: Assessment,
    constants: Constants,
    units: Units,
    *,
    version: str,
    date: dt.date,
    file_name: str = "",
) -> Content:
    """The report on one assessment, made by `version` on `date` of the file of this name."""
    scenario = assessment.scenario
    sources = numbered_sources(assessment)
    numbers = {text: number for number, text in enumerate(sources, start=1)}
    cards = [
        (item.severity, _card(item, numbers))
        for item in with_english(advice_texts(assessment.advice, Words(units)))
    ]
    sections = (
        Section(tr("Stop and ask"), _of(cards, "stop"), is_plain=True),
        Section(tr("The answer"), tuple(_answer(assessment, constants, units)), is_plain=True),
        Section(
            tr("Who, and what is taken"),
            (
                *person_facts(scenario.person, assessment.body),
                *taken_facts(scenario, assessment.foods, units),
            ),
        ),
        Section(tr("25(OH)D ahead, and blood tests"), tuple(_serum(assessment, units))),
        Section(tr("Cautions"), _of(cards, "caution")),
        Section(tr("Notes"), _of(cards, "info")),
        Section(
            tr("Intake a day against recommended bands"),
            (intake_table(assessment, units), *reference_notes(assessment)),
        ),
        Section(tr("Vitamin D from sun"), tuple(_sun(assessment, units))),
        Section(
            tr("What vitamin K2 does with it"),
            tuple(Said(line) for line in vitamin_k_said(assessment.vitamin_k)),
        ),
        Section(
            tr("What is not known"),
            tuple(Said(line, "small") for line in unknown_lines(assessment, units)),
        ),
        Section(
            tr("Evidence and sources"), tuple(_evidence(assessment, constants.grades, sources))
        ),
    )
    return Content(
        title=title_of(scenario),
        about=tr(
            "{person}: vitamin D and vitamin K, intake and forecast",
            person=one_line(person_in_brief(scenario.person)),
        ),
        dates=tr(
            "Report of {date}. Forecast from {first} to {last}. Reference values: {authority}.",
            date=day_text(date),
            first=day_text(assessment.start),
            last=day_text(assessment.start + dt.timedelta(days=scenario.days)),
            authority=tr(AUTHORITIES[scenario.authority].title),
        ),
        sections=tuple(section for section in sections if section.parts),
        disclaimer=tr(DISCLAIMER),
        imprint=_imprint(version, date, _shortened(one_line(file_name))),
    )


def _imprint(version: str, date: dt.date, file: str) -> str:
    if not file:
        return tr("dk2gui {version}, {date}", version=version, date=day_text(date))
    return tr(
        "dk2gui {version}, {date}, made of {file}",
        version=version,
        date=day_text(date),
        file=file,
    )


def _shortened(name: str) -> str:
    """A name that leaves room in the foot of a page; its end, which tells most, is kept."""
    return name if len(name) <= _LONG_NAME else f"\u2026{name[1 - _LONG_NAME :]}"


def _of(cards: list[tuple[Severity, Card]], severity: Severity) -> tuple[Card, ...]:
    return tuple(card for its, card in cards if its == severity)


def _card(item: AdviceText, numbers: Mapping[str, int]) -> Card:
    """One piece of advice, with its ground and the numbers of its sources."""
    with spoken_as(item):
        ground = []
        if item.why:
            ground.append(tr("Why: {reasons}.", reasons="; ".join(item.why)))
        if item.grade != _UNGRADED:
            ground.append(tr("Evidence {grade}.", grade=item.grade))
        if item.sources:
            cited = ", ".join(str(numbers[text]) for text in item.sources)
            ground.append(tr("Sources: {numbers}.", numbers=cited))
        kind = tr(SEVERITY_WORDS[item.severity])
    return Card(item.severity, kind, item.title, item.detail, " ".join(ground))


def _answer(assessment: Assessment, constants: Constants, units: Units) -> Iterator[Said]:
    """The two sentences that stand above everything in the window, too."""
    found = answer(assessment, constants)
    yield Said(
        tr(
            "On {date} {answer}",
            date=day_text(found.date),
            answer=level_sentence(found, constants.serum_lines, units),
        ),
        "lead",
    )
    yield Said(k2_sentence(found, assessment.vitamin_k, units), "lead")


def _serum(assessment: Assessment, units: Units) -> Iterator[Part]:
    serum = assessment.serum
    yield lab_fact(assessment.scenario)
    if isinstance(serum, NoForecast):
        yield Said(Words(units).say(serum.reason))
        return
    if serum.misfit is not None:
        yield Fact(tr("Misfit"), (misfit_said(assessment),))
    yield Picture("serum", summary(assessment, units))
    table = serum_table(assessment, units)
    assert table is not None
    yield table
    starts = tr(_STARTS_FROM[serum.mode])
    yield Said(" ".join(part for part in (starts, caption(assessment, units)) if part), "small")


def _sun(assessment: Assessment, units: Units) -> Iterator[Part]:
    if assessment.sun is not None:
        yield Said(sun_said(assessment.sun, assessment.start, units), with_next=True)
        yield sun_table(assessment.sun, units)


def _evidence(
    assessment: Assessment, grades: Mapping[str, str], sources: tuple[str, ...]
) -> Iterator[Part]:
    used = {item.grade for item in assessment.advice} - {_UNGRADED}
    status = assessment.vitamin_k
    if status.shown_as_goal and status.mk7_plasma_ng_ml > 0:
        used |= {status.grade, "D"}
    for line in grade_lines(used, grades):
        yield Said(line, "small")
    if sources:
        yield References(sources)
