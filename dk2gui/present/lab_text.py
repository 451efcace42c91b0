# SPDX-License-Identifier: MIT
"""A blood test result in a few words."""

from typing import Final

from dk2gui.core.scenario.scenario import Bound, Lab
from dk2gui.core.scenario.titles import MARKERS
from dk2gui.present.language import tr
from dk2gui.present.numbers import number, with_unit

BOUND_SIGNS: Final[dict[Bound | None, str]] = {None: "=", "below": "<", "above": ">"}
NO_UNIT: Final = "1"


def result_in_brief(lab: Lab) -> str:
    """Marker, value or limit, and unit."""
    sign = "" if lab.bound is None else BOUND_SIGNS[lab.bound]
    value = number(lab.value) if lab.unit == NO_UNIT else with_unit(lab.value, lab.unit)
    marker = tr(MARKERS[lab.marker].plain)
    return tr("{marker}: {result}", marker=marker, result=sign + value)
