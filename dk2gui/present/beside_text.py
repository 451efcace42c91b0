# SPDX-License-Identifier: MIT
"""A second authority's values in words: names of its ticks, and lines for the hover."""

from typing import Final

from dk2gui.core.basis.authorities import AUTHORITIES, Authority
from dk2gui.core.intake.beside import Beside
from dk2gui.core.intake.reference import Reference
from dk2gui.present.intake_text import reference_text
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units

_BESIDE: Final = marked("Beside: {authority}, {reference}; {source}")
_FROM_MEMORY: Final = marked("Beside: {authority}, {reference}; {source} (figure from memory)")


def tick_names(found: Beside, nutrient: str) -> list[tuple[Reference, str]]:
    """Each value with its short name, such as `EFSA AI`."""
    short = AUTHORITIES[found.authority].short
    return [(value, f"{short} {value.kind}") for value in found.values.get(nutrient, ())]


def beside_lines(found: Beside | None, nutrient: str, units: Units) -> list[str]:
    """A line for each value, with its source, or that there is none."""
    if found is None:
        return []
    title = tr(AUTHORITIES[found.authority].title)
    lines = [
        tr(
            _FROM_MEMORY if value.status == "recalled" else _BESIDE,
            authority=title,
            reference=reference_text(nutrient, value, units),
            source=value.source,
        )
        for value in found.values.get(nutrient, ())
    ]
    return lines or [
        tr("Beside: {authority} sets no target and no upper level for it.", authority=title)
    ]


def authority_line(authority: Authority) -> str:
    """An authority, the edition of its tables, and when that was published."""
    return tr("{authority}: {edition}; {published}", authority=tr(authority.title),
              edition=authority.edition, published=authority.published)  # fmt: skip
