# SPDX-License-Identifier: MIT
"""Names of pins that say what is taken: `2 000 IU`, `4 000 IU + MK-7`, not an old title."""

from collections.abc import Iterator
from itertools import count
from typing import Final

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.scenario.scenario import Scenario, Supplement
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import with_unit
from dk2gui.present.rhythm import rhythm

_NAMES: Final = {
    "vitamin_d3": "", "vitamin_d2": "D2", "k1": "K1", "mk4": "MK-4", "mk7": "MK-7",
}  # fmt: skip
_NOTHING: Final = marked("No supplements")


def names_of(scenario: Scenario) -> Iterator[str]:
    """Names for a scenario without end, the shortest first; take the first that is free."""
    doses = sorted(
        (dose for dose in scenario.doses if dose.amount > 0),
        key=lambda dose: COMPOUNDS[dose.compound].nutrient != "vitamin_d",
    )
    if not doses:
        first = whole = tr(_NOTHING)
    else:
        first = " + ".join((_with_amount(doses[0]), *(_bare(dose) for dose in doses[1:])))
        whole = " + ".join(_with_amount(dose) for dose in doses)
    yield first
    yield whole
    if scenario.name:
        yield f"{first}, {scenario.name}"
    for number_of_it in count(2):
        yield f"{first} ({number_of_it})"


def _bare(dose: Supplement) -> str:
    return _NAMES.get(dose.compound) or tr(COMPOUNDS[dose.compound].title)


def _with_amount(dose: Supplement) -> str:
    amount = with_unit(dose.amount, dose.unit)
    name = _NAMES[dose.compound] if dose.compound in _NAMES else _bare(dose)
    often = "" if dose.every_days == 1 else f" {rhythm(dose.every_days)}"
    return f"{name} {amount}{often}".strip()
