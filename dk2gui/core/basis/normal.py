# SPDX-License-Identifier: MIT
"""The standard normal distribution.

The standard library has it in `statistics`, which loads random numbers, fractions and digests
with it: 5 ms of the time in which the command line evaluates a scenario. It is asked for
quantiles that are not listed here only.
"""

import math
from typing import Final

_QUANTILES: Final = {
    0.05: -1.6448536269514726,
    0.25: -0.6744897501960817,
    0.5: 0.0,
    0.75: 0.6744897501960817,
    0.95: 1.6448536269514715,
}
"""By share; computed with the standard library's `NormalDist`, to the last digit."""


def cdf(value: float) -> float:
    """The share of a standard normal quantity that stays below a value."""
    return 0.5 * (1.0 + math.erf(value / math.sqrt(2.0)))


def pdf(value: float) -> float:
    """The density of a standard normal quantity at a value."""
    return math.exp(-0.5 * value * value) / math.sqrt(math.tau)


def quantile(share: float) -> float:
    """The value below which a share, 0 to 1 exclusive, of a standard normal quantity stays."""
    known = _QUANTILES.get(share)
    if known is not None:
        return known
    from statistics import NormalDist  # noqa: PLC0415  # see above

    return NormalDist().inv_cdf(share)
