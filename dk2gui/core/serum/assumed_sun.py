# SPDX-License-Identifier: MIT
"""The vitamin D from the skin behind a season of 25(OH)D that is assumed, not stated."""

import math
from functools import lru_cache
from typing import Final

import numpy as np

from dk2gui.core.serum.kinetics import (
    YEAR_DAYS,
    Array,
    VitaminDModel,
    lagged,
    production,
    skin_throughput,
    throughput,
)

# The day of the year on which the sun stands highest in the north.
_NORTHERN_SOLSTICE: Final = 172
_CORRECTIONS: Final = 4
_SWINGS_KEPT: Final = 64


def assumed_sun_iu(
    swing_nmol_l: float, latitude: float, start_day_of_year: int, model: VitaminDModel
) -> Array:
    """IU a day from the start day on, (365,), that swing a typical level as far in a year.

    None is made at the trough. The level follows the sun by `seasonal_lag_days`, part of it
    because people follow the warmth.
    """
    year, behind = _from_peak(swing_nmol_l, model)
    peak = _NORTHERN_SOLSTICE + model.seasonal_lag_days
    if latitude < 0:
        peak += YEAR_DAYS / 2.0
    return np.roll(year, round(peak - behind) - start_day_of_year)


@lru_cache(maxsize=_SWINGS_KEPT)
def _from_peak(swing_nmol_l: float, model: VitaminDModel) -> tuple[Array, int]:
    """The year from its peak on, at the reference weight, and the day on which the level peaks."""
    wave = 1.0 + np.cos(2.0 * math.pi / YEAR_DAYS * np.arange(YEAR_DAYS))
    amplitude = swing_nmol_l * model.half_saturation_iu / model.saturable_nmol_l
    for _ in range(_CORRECTIONS):
        swung = float(np.ptp(_middle_level(amplitude * wave, model)))
        amplitude *= swing_nmol_l / swung if swung > 0 else 0.0
        # What the skin gives on the mean cannot be more than what sustains the level.
        amplitude = min(amplitude, _most_mean_iu(model))
    made = amplitude * wave
    made.setflags(write=False)
    return np.asarray(made), int(np.argmax(_middle_level(made, model)))


def _most_mean_iu(model: VitaminDModel) -> float:
    return float(throughput(model.population_median_nmol_l, model)) - model.least_throughput_iu


def _middle_level(sun_iu: Array, model: VitaminDModel) -> Array:
    """A year of a typical level with this sun, (365,)."""
    skin = skin_throughput(sun_iu, model)
    own = float(throughput(model.population_median_nmol_l, model)) - float(skin.mean())
    return lagged(production(np.maximum(own + skin, 0.0), model), model)
