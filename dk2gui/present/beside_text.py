# SPDX-License-Identifier: MIT
"""A second authority's values in words: names of its ticks, and lines for the hover."""

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.intake.beside import Beside
from dk2gui.core.intake.reference import Reference
from dk2gui.present.intake_text import reference_text
from dk2gui.present.numbers import Units


def tick_names(found: Beside, nutrient: str) -> list[tuple[Reference, str]]:
    """Each value with its short name, such as `EFSA AI`."""
    short = AUTHORITIES[found.authority].short
    return [(value, f"{short} {value.kind}") for value in found.values.get(nutrient, ())]


def beside_lines(found: Beside | None, nutrient: str, units: Units) -> list[str]:
    """A line for each value, with its source, or that there is none."""
    if found is None:
        return []
    title = AUTHORITIES[found.authority].title
    lines = [
        f"Beside: {title}, {reference_text(nutrient, value, units)}; {value.source}"
        f"{' (figure from memory)' if value.status == 'recalled' else ''}"
        for value in found.values.get(nutrient, ())
    ]
    return lines or [f"Beside: {title} sets no target and no upper level for it."]
