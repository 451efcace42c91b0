# SPDX-License-Identifier: MIT
"""How a person's own level wanders around its mean: over months, and with an unknown season.

A laboratory result is the level of that day and some noise. The wandering is a stationary Gaussian
process on the logarithm; what tests say of it fades with time. It moves the background; what
doses add moves less.
"""

import math
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np

from dk2gui.core.serum.kinetics import YEAR_DAYS, Array, VitaminDModel

# Peak to trough is twice the amplitude; the variance of a wave is half of its square.
_HALF: Final = 0.5


class Wandering(msgspec.Struct, frozen=True, kw_only=True):
    """Log-SDs and memory of a person's wandering; `season_log_amplitude` is 0 where it is known."""

    log_sd: float
    memory_days: float
    season_log_amplitude: float = 0.0

    def covariance(self, days: Array, other_days: Array) -> Array:
        """Between the logarithms on two sets of days, (n, m), for the background alone."""
        apart = np.abs(np.subtract.outer(days, other_days))
        months = self.log_sd**2 * np.exp(-apart / self.memory_days)
        if self.season_log_amplitude == 0.0:
            return np.asarray(months)
        season = _HALF * self.season_log_amplitude**2
        return np.asarray(months + season * np.cos(2.0 * math.pi / YEAR_DAYS * apart))

    @property
    def variance(self) -> float:
        """Of the logarithm on any day."""
        return self.log_sd**2 + _HALF * self.season_log_amplitude**2


def noise_log_sd(model: VitaminDModel) -> float:
    """Standard deviation of ln(result / level of that day): laboratory and repeated samples."""
    return math.hypot(model.assay_cv, model.biological_cv)


def result_log_sd(model: VitaminDModel) -> float:
    """Standard deviation of ln(result / mean level of the person)."""
    return math.hypot(noise_log_sd(model), model.wandering_log_sd)


def moving_share(background: float, levels: Array, model: VitaminDModel) -> Array:
    """Which share of levels wanders fully: the background's, and a part of what doses add."""
    own = np.minimum(background / levels, 1.0)
    return np.asarray(own + (1.0 - own) * model.dose_wandering_share)


def tests_covariance(
    days: Sequence[int], shares: Array, wandering: Wandering, model: VitaminDModel
) -> Array:
    """Covariance of the logarithms of results around a person's mean, (tests, tests).

    Tests long before the latest one up to the start count less: what was eaten and done then is
    known less well.
    """
    day = np.asarray(days, dtype=np.float64)
    covariance = wandering.covariance(day, day) * np.outer(shares, shares)
    known_on = max((each for each in days if each <= 0), default=0)
    age_years = np.maximum(known_on - day, 0.0) / YEAR_DAYS
    noise = noise_log_sd(model) ** 2 + model.past_log_variance_per_year * age_years
    return np.asarray(covariance + np.diag(noise))
