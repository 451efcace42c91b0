# SPDX-License-Identifier: MIT
"""Food and sun that begin or end on a date: what they give day by day, years back and ahead."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dk2gui.core.scenario.scenario import MAX_DAYS
from dk2gui.core.serum.given import DatedFood, Window
from dk2gui.core.serum.kinetics import YEAR_DAYS, Array, VitaminDModel, pool_response

# After so many years neither the pools nor the blood remember what was before.
REMEMBERED_DAYS: Final = 4 * YEAR_DAYS
# Blood forgets within a year, long before the pools do.
_BLOOD_DAYS: Final = YEAR_DAYS
_LENGTHS_KEPT: Final = 32
# "Always" reaches further back than any test that the forecast learns from.
LONG_AGO_DAYS: Final = 40 * YEAR_DAYS


def goes_on(window: Window) -> bool:
    """Whether a window has lasted as long as the body remembers and outlasts every forecast.

    However long this forecast is: an end that is not yet reached must change nothing before it.
    """
    first, end = window
    return (first is None or first <= -REMEMBERED_DAYS) and (end is None or end >= MAX_DAYS)


def inside(window: Window, day: NDArray[np.int64]) -> Array:
    """Which days lie within a window: 1 or 0, elementwise."""
    first, end = window
    counts = np.ones(len(day))
    if first is not None:
        counts[day < first] = 0.0
    if end is not None:
        counts[day >= end] = 0.0
    return counts


def food_by_day(foods: Sequence[DatedFood], day: NDArray[np.int64]) -> Array:
    """IU a day that dated foods give on each day."""
    given = np.zeros(len(day))
    for food in foods:
        given += food.iu_per_day * inside(food.window, day)
    return given


@lru_cache(maxsize=_LENGTHS_KEPT)
def _response_spectrum(model: VitaminDModel, days: int, size: int) -> NDArray[np.complex128]:
    return np.asarray(np.fft.rfft(pool_response(model, days - 1), size))


def throughput_by_day(iu_by_day: Array, model: VitaminDModel) -> Array:
    """What IU by day give to the liver each day, as long; before the first day there was none."""
    # A power of two, at least twice as long, so that the end does not run into the start.
    size = 2 ** (2 * len(iu_by_day) - 1).bit_length()
    spectrum = np.fft.rfft(iu_by_day, size) * _response_spectrum(model, len(iu_by_day), size)
    return np.asarray(np.maximum(np.fft.irfft(spectrum, size)[: len(iu_by_day)], 0.0))


def remembered(throughput_iu: Array, place: int, model: VitaminDModel) -> float:
    """The throughput that the blood remembers at the start of the day at a place."""
    back = np.arange(1, min(place, _BLOOD_DAYS) + 1)
    weights = 2.0 ** (-back / model.half_life_days)
    return float(throughput_iu[place - back] @ weights / weights.sum())
