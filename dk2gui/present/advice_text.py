# SPDX-License-Identifier: MIT
"""Advice in words: each piece, the list as text, and what one edit changed in it.

A piece is whole in one language: where a part of it is not translated, all of it is English. In a
translation that nobody has reviewed, what a stop says stands in English too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Final

import msgspec

from dk2gui.core.advice.item import AdviceItem, Severity
from dk2gui.present.language import as_files_are, marked, tr
from dk2gui.present.words import Words

SEVERITY_WORDS: Final = {
    "stop": marked("Stop and ask"),
    "caution": marked("Caution"),
    "info": marked("Note"),
}
NEW: Final = marked("new")
CHANGED: Final = marked("changed")

_UNGRADED: Final = "-"


class AdviceText(msgspec.Struct, frozen=True):
    """A piece of advice in words.

    `is_english`: the reader's language lacks a part of it. `english`: the same in English, beside
    a translation that nobody has reviewed.
    """

    id: str
    severity: Severity
    title: str
    detail: str
    why: tuple[str, ...]
    trigger: str
    grade: str
    sources: tuple[str, ...]
    evidence: tuple[str, ...]
    is_english: bool = False
    english: "AdviceText | None" = None


class Changes(msgspec.Struct, frozen=True):
    """What an edit did to the list: marks by advice id, and the titles that went."""

    marks: dict[str, str]
    gone: tuple[str, ...]


def advice_text(item: AdviceItem, words: Words) -> AdviceText:
    """One piece of advice in words."""
    said = (item.title, item.trigger, *item.detail, *item.why)
    if not all(words.can_say(message) for message in said):
        return _said(item, words.in_english, is_english=True)
    # A number, a unit or a "not" that was lost in translation must not be all that is read.
    has_english = item.severity == "stop" and words.reader.is_draft
    english = _said(item, words.in_english, is_english=True) if has_english else None
    return _said(item, words, english=english)


def _said(
    item: AdviceItem, words: Words, *, is_english: bool = False, english: AdviceText | None = None
) -> AdviceText:
    return AdviceText(
        item.id,
        item.severity,
        words.say(item.title),
        words.say_all(item.detail),
        tuple(words.say(reason) for reason in item.why),
        words.say(item.trigger),
        item.grade,
        item.sources,
        item.evidence,
        is_english,
        english,
    )


def spoken_as(item: AdviceText) -> AbstractContextManager[None]:
    """What is said inside is in the language of this piece of advice."""
    return as_files_are() if item.is_english else nullcontext()


def with_english(items: Iterable[AdviceText]) -> Iterator[AdviceText]:
    """All pieces, each followed by itself in English where that stands beside it."""
    for item in items:
        yield item
        if item.english is not None:
            yield item.english


def shown_when(item: AdviceText) -> str:
    """What triggers it and where it is from, as a card that is unfolded tells."""
    with spoken_as(item):
        parts = [tr("Shown when: {trigger}", trigger=item.trigger)]
        if item.sources:
            listed = "\n".join(f"\u2022 {source}" for source in item.sources)
            parts.append(tr("Sources:\n{listed}", listed=listed))
    return "\n\n".join(parts)


def english_beneath(item: AdviceText, why: Sequence[str]) -> str:
    """What stands in English beneath a translation, "" for nothing; `why` in English."""
    if item.english is None:
        return ""
    lines = [tr("In English: {title}", title=item.english.title), item.english.detail]
    return "\n".join([*lines, *(["; ".join(why)] if why else [])])


def stops_text(stops: Sequence[AdviceText], sign: str) -> str:
    """The titles of stops, each after a sign; in a line of its own what they are in English."""
    lines = [stops, [item.english for item in stops if item.english is not None]]
    return "\n".join(
        f"{sign} " + f" {sign} ".join(item.title for item in line) for line in lines if line
    )


def advice_texts(items: Iterable[AdviceItem], words: Words) -> tuple[AdviceText, ...]:
    """All advice in words, in its order."""
    return tuple(advice_text(item, words) for item in items)


def changes(before: Sequence[AdviceText], after: Sequence[AdviceText]) -> Changes:
    """Which items of `after` are new or read otherwise than in `before`, and which are gone."""
    old = {item.id: item for item in before}
    marks = {}
    for item in after:
        if item.id not in old:
            marks[item.id] = NEW
        elif _read(item) != _read(old[item.id]):
            marks[item.id] = CHANGED
    kept = {item.id for item in after}
    return Changes(marks, tuple(item.title for item in before if item.id not in kept))


def _read(item: AdviceText) -> tuple[str, str, str]:
    return item.severity, item.title, item.detail


def as_text(items: Sequence[AdviceText], grades: Mapping[str, str]) -> str:
    """The list as plain text with reasons, grades in words and sources."""
    return "\n\n".join(_as_text(item, grades) for item in with_english(items)) + "\n"


def _as_text(item: AdviceText, grades: Mapping[str, str]) -> str:
    with spoken_as(item):
        severity = tr(SEVERITY_WORDS[item.severity])
        lines = [tr("{severity}: {title}", severity=severity, title=item.title), item.detail]
        if item.why:
            lines.append(tr("Why: {reasons}.", reasons="; ".join(item.why)))
        if item.grade in grades and item.grade != _UNGRADED:
            meaning = tr(grades[item.grade])
            lines.append(tr("Evidence {grade}: {meaning}", grade=item.grade, meaning=meaning))
        lines.extend(tr("Source: {source}", source=source) for source in item.sources)
    return "\n".join(lines)
