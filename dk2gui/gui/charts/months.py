# SPDX-License-Identifier: MIT
"""Which months an axis of time names, so that their names keep apart at one distance."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from dk2gui.present.dates import month_text

_GAP: Final = 8.0
_STEPS: Final = (1, 2, 3, 4, 6, 12)


def named_months(
    months: Sequence[tuple[float, dt.date]], width_of: Callable[[str], float], right: float
) -> list[tuple[float, str]]:
    """Where each name begins: every month, or every second, third ... from January on.

    `months` are places of firsts of months. A name that would pass `right` is left out.
    """
    named: list[tuple[float, str]] = []
    for step in _STEPS:
        named, fits, free_from = [], True, float("-inf")
        for at, month in months:
            if (month.month - 1) % step:
                continue
            text = month_text(month)
            width = width_of(text)
            start = at - width / 2
            fits = fits and start >= free_from
            free_from = at + width / 2 + _GAP
            if at + width / 2 <= right:
                named.append((start, text))
        if fits:
            break
    return named
