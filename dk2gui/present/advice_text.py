# SPDX-License-Identifier: MIT
"""Advice in words: each piece, the list as text, and what one edit changed in it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from dk2gui.core.advice.item import AdviceItem, Severity
from dk2gui.present.language import marked
from dk2gui.present.words import Words

SEVERITY_WORDS: Final = {
    "stop": marked("Stop and ask"),
    "caution": marked("Caution"),
    "info": marked("Note"),
}
NEW: Final = "new"
CHANGED: Final = "changed"

_UNGRADED: Final = "-"


class AdviceText(msgspec.Struct, frozen=True):
    """A piece of advice in words."""

    id: str
    severity: Severity
    title: str
    detail: str
    why: tuple[str, ...]
    trigger: str
    grade: str
    sources: tuple[str, ...]
    evidence: tuple[str, ...]


class Changes(msgspec.Struct, frozen=True):
    """What an edit did to the list: marks by advice id, and the titles that went."""

    marks: dict[str, str]
    gone: tuple[str, ...]


def advice_text(item: AdviceItem, words: Words) -> AdviceText:
    """One piece of advice in words."""
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
    return "\n\n".join(_as_text(item, grades) for item in items) + "\n"


def _as_text(item: AdviceText, grades: Mapping[str, str]) -> str:
    lines = [f"{SEVERITY_WORDS[item.severity]}: {item.title}", item.detail]
    if item.why:
        lines.append("Why: " + "; ".join(item.why) + ".")
    if item.grade != _UNGRADED:
        lines.append(f"Evidence {item.grade}: {grades.get(item.grade, '')}".rstrip(": "))
    lines.extend(f"Source: {source}" for source in item.sources)
    return "\n".join(lines)
