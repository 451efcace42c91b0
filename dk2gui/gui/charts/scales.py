# SPDX-License-Identifier: MIT
"""Round numbers along an axis. Plain numbers, no Qt."""

import math
from typing import Final

_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_QUARTERED: Final = (
    4, 8, 20, 40, 60, 80, 100, 120, 160, 200, 240, 300, 400, 600, 800, 1000,
)  # fmt: skip
_SLACK: Final = 1e-9


def round_numbers(low: float, high: float, most: int) -> list[float]:
    """At most `most` round numbers at one distance, from `low` to `high` with both ends."""
    if not high > low or most < 1:
        return []
    size = 10.0 ** math.floor(math.log10((high - low) / most))
    for step in (size * times for times in (*_STEPS, 20.0, 50.0)):
        first, last = math.ceil(low / step - _SLACK), math.floor(high / step + _SLACK)
        if last - first < most:
            return [step * at for at in range(first, last + 1)]
    return []


def top_in_quarters(value: float) -> float:
    """The next number whose quarters are easy to read."""
    size = 1.0
    while size * _QUARTERED[-1] < value:
        size *= 10
    return next(size * step for step in _QUARTERED if size * step >= value)
