# SPDX-License-Identifier: MIT
"""The track of one compound's doses in a unit and rhythm, and the doses that are likely at all."""

from typing import Final

from dk2gui.core.basis.nutrients import Compound, amount_in, ug_of
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.intake.dose_scale import DoseScale

_LIVELY: Final = 7
"""From weekly on, doses are large: the track then also covers a week's worth."""
_CAPSULE_IU: Final = 1000.0
"""Weekly and monthly vitamin D comes in capsules from about this size."""
_LEAST_OF_SMALLEST: Final = 0.5
_MOST_OF_LARGEST: Final = 100.0
"""No dose is less than half the smallest known one, nor a hundred of the largest: that decides
between two readings of a text, and nothing else."""
# More digits than any label prints, fewer than a division leaves behind.
_DIGITS: Final = 6


def first_unit(compound: Compound) -> DoseUnit:
    """The unit that a first dose of a compound is entered in."""
    return "IU" if compound.ug_per_iu else compound.unit


def dose_track(compound: Compound, unit: DoseUnit, every_days: int) -> DoseScale:
    """The known doses of a compound in `unit`; from weekly doses on, stretched to match."""
    known = compound.known_doses
    stretch = every_days if every_days >= _LIVELY else 1
    top = known[-1]
    amounts = tuple(amount * stretch for amount in known)
    if compound.nutrient == "vitamin_d" and stretch > 1:
        large = (amount for amount in known if amount == 0 or amount >= _CAPSULE_IU)
        amounts = (*large, 2 * top, 4 * top)
    return DoseScale(tuple(round(_in(compound, amount, unit), _DIGITS) for amount in amounts))


def likely_doses(compound: Compound, unit: DoseUnit) -> tuple[float, float]:
    """The least and the most that is likely to be meant, in `unit`."""
    known = compound.known_doses
    return (
        _in(compound, known[1] * _LEAST_OF_SMALLEST, unit),
        _in(compound, known[-1] * _MOST_OF_LARGEST, unit),
    )


def _in(compound: Compound, amount: float, unit: DoseUnit) -> float:
    return amount_in(compound, ug_of(compound, amount, first_unit(compound)), unit)
