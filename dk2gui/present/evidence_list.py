# SPDX-License-Identifier: MIT
"""The lists of the evidence page: heads of entries, choices of filters, how many were found."""

from collections.abc import Mapping
from html import escape
from typing import TypeVar

from dk2gui.core.claims import Claim
from dk2gui.core.evidence import Evidence
from dk2gui.present.evidence_text import TOPICS, VERDICTS
from dk2gui.present.language import reader, tr, tr_plural
from dk2gui.present.numbers import number
from dk2gui.present.provenance import KINDS, STATUSES, Figure

_Key = TypeVar("_Key", bound=str)
_UNGRADED = "-"
_QUOTED_IN = "en"
"""The language of the articles."""


def translated(choices: Mapping[_Key, str]) -> dict[_Key, str]:
    """Choices with their titles in the reader's language."""
    return {key: tr(title) for key, title in choices.items()}


def grade_choices(grades: Mapping[str, str]) -> dict[str, str]:
    """Every grade with its meaning, but the one of what has none."""
    return {
        grade: tr("{grade}: {meaning}", grade=grade, meaning=tr(meaning))
        for grade, meaning in grades.items()
        if grade != _UNGRADED
    }


def claim_head(claim: Claim) -> str:
    """Id, topic, verdict and grade of a statement on one line."""
    return tr(
        "{id} \u00b7 {topic} \u00b7 {verdict} \u00b7 grade {grade}",
        id=claim.id, topic=tr(TOPICS[claim.topic]), verdict=tr(VERDICTS[claim.verdict_kind]),
        grade=claim.grade,
    )  # fmt: skip


def entry_head(entry: Evidence) -> str:
    """Id and grade of a finding of the literature."""
    return tr("{id} \u00b7 grade {grade}", id=entry.id, grade=entry.grade)


def figure_head(figure: Figure) -> str:
    """Kind and status of a figure."""
    return f"{tr(KINDS[figure.kind])} \u00b7 {tr(STATUSES[figure.status])}"


def statements_found(found: int, every: int) -> str:
    """How many statements pass the filters."""
    return tr_plural(
        "{found} of {count} statement", "{found} of {count} statements", every, found=number(found)
    )


def entries_found(found: int, every: int) -> str:
    """How many findings pass the filters."""
    return tr_plural(
        "{found} of {count} entry", "{found} of {count} entries", every, found=number(found)
    )


def figures_found(found: int, every: int) -> str:
    """How many figures pass the filters."""
    return tr_plural(
        "{found} of {count} figure", "{found} of {count} figures", every, found=number(found)
    )


def nothing_fits_html() -> str:
    """What is read in place of an entry where no entry is left."""
    return f"<p>{escape(tr('Nothing fits these filters.'))}</p>"


def quotation_note() -> str:
    """That the articles are quoted in their own language; "" for who reads that language."""
    if reader().language == _QUOTED_IN:
        return ""
    return tr("The statements are quotations of English articles, in their own words.")
