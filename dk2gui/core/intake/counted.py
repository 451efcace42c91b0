# SPDX-License-Identifier: MIT
"""Which part of an intake a reference value counts."""

from collections.abc import Mapping

from dk2gui.core.intake.intake import Intake
from dk2gui.core.intake.reference import FORM_OF_BASIS, Reference


def counted_amount(reference: Reference, nutrient: str, eaten: Mapping[str, Intake]) -> float:
    """The part of the intake that a reference value counts, in the nutrient's unit."""
    intake = eaten[FORM_OF_BASIS.get(reference.basis, nutrient)]
    if reference.basis == "supplemental":
        return intake.supplement
    # Upper levels are set for what is swallowed: the skin stops making vitamin D by itself.
    return intake.food + intake.supplement if reference.kind == "UL" else intake.total


def counted_range(
    reference: Reference, nutrient: str, eaten: Mapping[str, Intake]
) -> tuple[float, float]:
    """The least and the most that a reference value counts: what is assumed has a band."""
    amount = counted_amount(reference, nutrient, eaten)
    if reference.basis == "supplemental":
        return amount, amount
    less, more = eaten[FORM_OF_BASIS.get(reference.basis, nutrient)].uncertainty
    return amount - less, amount + more
