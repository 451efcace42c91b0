# SPDX-License-Identifier: MIT
"""The facts that every evaluation rests on, whoever it is about."""

from collections.abc import Mapping

import msgspec

from dk2gui.core.evidence import Evidence
from dk2gui.core.intake.reference import ReferenceTable
from dk2gui.core.intake.typical_diet import TypicalTable
from dk2gui.core.scenario.body import GrowthTable
from dk2gui.core.serum.kinetics import SerumLine, VitaminDModel
from dk2gui.core.sun.skin import SunModel
from dk2gui.core.sun.typical import TypicalSun
from dk2gui.core.vitamin_k import VitaminKModel


class Constants(msgspec.Struct, frozen=True):
    """The facts an evaluation rests on; loaded once, never changed."""

    reference: ReferenceTable
    sun: SunModel
    vitamin_d: VitaminDModel
    serum_lines: tuple[SerumLine, ...]
    typical_sun: tuple[TypicalSun, ...]
    vitamin_k: VitaminKModel
    typical: TypicalTable
    growth: GrowthTable
    evidence: Mapping[str, Evidence]
    grades: Mapping[str, str]
    """What each evidence grade means, in words."""
