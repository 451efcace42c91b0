# SPDX-License-Identifier: MIT
"""How dates, shares and doses are said in the sentences of this package."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from dk2gui.core.advice.facts import UG, said

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def said_date(date: dt.date) -> str:
    """A date in words, the same in every locale: 1 May 2026."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def said_share(share: float) -> str:
    """A share from 0 to 1 as whole percent."""
    return f"{100 * share:.0f} %"


def said_unit(unit: str) -> str:
    """A unit as it is written for people."""
    return UG if unit == "ug" else unit


def said_iu(iu_per_day: float) -> str:
    """A daily dose of vitamin D."""
    return f"{said(iu_per_day, 'IU')} a day"


def said_level(nmol_l: float) -> str:
    """A 25(OH)D level."""
    return f"{nmol_l:.0f} nmol/L"


def listed(words: Sequence[str]) -> str:
    """Words with commas and a last `and`."""
    if len(words) < 2:  # noqa: PLR2004  # one word needs no `and`
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
