# SPDX-License-Identifier: MIT
"""How shares, levels and doses are said in the sentences of this package."""

from collections.abc import Sequence

from dk2gui.core.advice.facts import UG, said
from dk2gui.core.basis.units import ng_ml_from_nmol_l


def said_share(share: float) -> str:
    """A share from 0 to 1 as whole percent."""
    return f"{100 * share:.0f}\u202f%"


def said_unit(unit: str) -> str:
    """A unit as it is written for people."""
    return UG if unit == "ug" else unit


def said_iu(iu_per_day: float) -> str:
    """A daily dose of vitamin D."""
    return f"{said(iu_per_day, 'IU')} a day"


def said_level(nmol_l: float) -> str:
    """A 25(OH)D level in both units that laboratories print."""
    return f"{nmol_l:.0f} nmol/L ({ng_ml_from_nmol_l(nmol_l):.0f} ng/mL)"


def listed(words: Sequence[str]) -> str:
    """Words with commas and a last `and`."""
    if len(words) < 2:  # noqa: PLR2004  # one word needs no `and`
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
