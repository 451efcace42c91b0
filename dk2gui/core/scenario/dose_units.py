# SPDX-License-Identifier: MIT
"""The same doses in another unit."""

from typing import Literal

import msgspec

from dk2gui.core.basis.nutrients import COMPOUNDS, amount_in
from dk2gui.core.scenario.scenario import Supplement

# More digits than any label prints, fewer than a division leaves behind.
_DIGITS = 6


def in_vitamin_d_unit(
    doses: tuple[Supplement, ...], unit: Literal["IU", "ug"]
) -> tuple[Supplement, ...]:
    """The doses with all vitamin D in `unit`; masses and other compounds stay as they are."""
    return tuple(
        in_unit(dose, unit) if COMPOUNDS[dose.compound].nutrient == "vitamin_d" else dose
        for dose in doses
    )


def in_unit(dose: Supplement, unit: Literal["IU", "ug", "mg", "g"]) -> Supplement:
    """One dose in another unit, the mass unchanged.

    Raises ValueError when the unit is IU and the compound has none.
    """
    if dose.unit == unit:
        return dose
    amount = round(amount_in(COMPOUNDS[dose.compound], dose.ug_per_dose, unit), _DIGITS)
    return msgspec.structs.replace(dose, unit=unit, amount=amount)
