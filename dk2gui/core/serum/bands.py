# SPDX-License-Identifier: MIT
"""From people who stand for all to smooth bands: shares of people by level, day by day.

The logarithms of the people's levels give a mean, a spread and a skewness a day; these move
smoothly where the middle one of sorted people would jump from one to the next. What wanders
in each person by itself adds to the spread.
"""

from functools import cache
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from dk2gui.core.basis.normal import quantile
from dk2gui.core.serum.kinetics import Array
from dk2gui.core.serum.room import Room

BAND_SHARES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
# So many people stand for all where people are counted: one at every half percent.
COUNTED: Final = 201
# The lowest and the highest of them are no one in particular.
_OUTERMOST: Final = 0.0005
# Beyond this skewness the expansion would no longer rise.
_MOST_SKEWED: Final = 0.8
_SIXTH: Final = 1.0 / 6.0


class Spread(msgspec.Struct, frozen=True, eq=False):
    """Mean, standard deviation and skewness of ln(level in nmol/L), each (days,)."""

    mean: Array
    sd: Array
    skewness: Array

    def below(self, share: float) -> Array:
        """The level that a share of people stays below, (days,); Cornish and Fisher 1938."""
        z = quantile(share)
        shifted = z + self.skewness * (_SIXTH * (z * z - 1.0))
        return np.asarray(np.exp(self.mean + self.sd * shifted))

    def people(self, days: slice | NDArray[np.int64] = slice(None)) -> Array:
        """Levels of people from low to high who stand for all, (days, 201)."""
        z = _standing()
        shifted = z + self.skewness[days, None] * (_SIXTH * (z * z - 1.0))
        return np.asarray(np.exp(self.mean[days, None] + self.sd[days, None] * shifted))

    def with_noise(self, log_sd: float) -> "Spread":
        """Of results in place of levels: each with the noise of a laboratory result."""
        sd = np.hypot(self.sd, log_sd)
        return Spread(self.mean, sd, self.skewness * (self.sd / sd) ** 3)


def spread_of(logarithms: Array, weights: Array, wandering_variance: Array, room: Room) -> Spread:
    """Of people's logarithms, (days, people), their weights and what wanders in each, (days,).

    The logarithms are written over.
    """
    mean = logarithms @ weights
    off = np.subtract(logarithms, mean[:, None], out=logarithms)
    power = np.multiply(off, off, out=room.array("power", off.shape))
    variance = power @ weights
    power *= off
    third = power @ weights
    sd = np.sqrt(np.maximum(variance + wandering_variance, np.finfo(float).tiny))
    return Spread(mean, sd, np.clip(third / sd**3, -_MOST_SKEWED, _MOST_SKEWED))


@cache
def _standing() -> Array:
    places = np.clip(np.linspace(0.0, 1.0, COUNTED), _OUTERMOST, 1.0 - _OUTERMOST)
    return np.array([quantile(float(place)) for place in places])
