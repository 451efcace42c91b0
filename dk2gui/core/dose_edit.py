# SPDX-License-Identifier: MIT
"""Changing the mean daily amount of a vitamin while keeping how it is entered."""

from typing import Final

import msgspec

from dk2gui.core.nutrients import COMPOUNDS, amount_in
from dk2gui.core.scenario import MAX_DOSE_UG, CompoundId, Supplement

# More digits than any label prints, fewer than a division leaves behind.
_DIGITS: Final = 6


def with_mean_daily(
    doses: tuple[Supplement, ...], compound: CompoundId, ug_per_day: float
) -> tuple[Supplement, ...]:
    """The doses with all of a compound's nutrient together at a mean of `ug_per_day`.

    The first dose of `compound` takes the change, in its own unit and rhythm; what other doses
    of the same nutrient give stays and counts. A dose never falls below zero. Where there is no
    dose of the compound and one is needed, a daily one is added.
    """
    nutrient = COMPOUNDS[compound].nutrient
    place = next((at for at, dose in enumerate(doses) if dose.compound == compound), None)
    others = sum(
        dose.ug_per_day
        for at, dose in enumerate(doses)
        if at != place and COMPOUNDS[dose.compound].nutrient == nutrient
    )
    wanted_ug = max(0.0, ug_per_day - others)
    if place is None:
        if wanted_ug == 0:
            return doses
        unit = "IU" if COMPOUNDS[compound].ug_per_iu else COMPOUNDS[compound].unit
        amount = round(amount_in(COMPOUNDS[compound], wanted_ug, unit), _DIGITS)
        return (*doses, Supplement(compound=compound, amount=amount, unit=unit))
    dose = doses[place]
    per_dose_ug = min(wanted_ug * dose.every_days, MAX_DOSE_UG)
    amount = round(amount_in(COMPOUNDS[compound], per_dose_ug, dose.unit), _DIGITS)
    changed = msgspec.structs.replace(dose, amount=amount)
    return (*doses[:place], changed, *doses[place + 1 :])
