# SPDX-License-Identifier: MIT
"""The two papers of reports, and which of them a territory uses."""

from typing import Final, Literal

import msgspec

PaperName = Literal["a4", "letter"]


class Paper(msgspec.Struct, frozen=True):
    """A sheet upright; sizes in typographic points, whole as Qt counts them."""

    name: PaperName
    title: str
    width: float
    height: float


A4: Final = Paper("a4", "A4", 595.0, 842.0)
LETTER: Final = Paper("letter", "Letter", 612.0, 792.0)
PAPERS: Final[dict[PaperName, Paper]] = {paper.name: paper for paper in (A4, LETTER)}

LETTER_TERRITORIES: Final = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Territories (ISO 3166) whose paper is US Letter; all others use A4.

Source, seen: Unicode CLDR, supplementalData, measurementData/paperSize type="US-Letter", as
printed in Unicode Technical Standard 35, part 6.
"""


def paper_of(territory: str) -> Paper:
    """The paper of a territory; A4 where nothing is known of it."""
    return LETTER if territory in LETTER_TERRITORIES else A4
