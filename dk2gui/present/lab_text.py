# SPDX-License-Identifier: MIT
"""A blood test result in a few words."""

from typing import Final

from dk2gui.core.scenario.scenario import MARKER_UNITS, Bound, Lab, LabUnit, Marker
from dk2gui.core.scenario.titles import MARKERS
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, number, with_unit

BOUND_SIGNS: Final[dict[Bound | None, str]] = {None: "=", "below": "<", "above": ">"}
NO_UNIT: Final = "1"


def usual_unit(marker: Marker, units: Units) -> LabUnit:
    """The unit that laboratories print beside 25(OH)D in the reader's: mg/dL beside ng/mL."""
    moles, *others = MARKER_UNITS[marker]
    by_mass = others[0] if others else moles
    return by_mass if units.serum == "ng/mL" else moles


def result_in_brief(lab: Lab) -> str:
    """Marker, value or limit, and unit."""
    sign = "" if lab.bound is None else BOUND_SIGNS[lab.bound]
    value = number(lab.value) if lab.unit == NO_UNIT else with_unit(lab.value, lab.unit)
    marker = tr(MARKERS[lab.marker].plain)
    return tr("{marker}: {result}", marker=marker, result=sign + value)
