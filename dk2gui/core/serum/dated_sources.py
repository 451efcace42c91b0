# SPDX-License-Identifier: MIT
"""Food and sun that begin or end on a date, and doses taken before the start.

What has dates is split off from what sustains a level: the rest is the base, and on top of it the
sources give their throughput day by day, years back and as far as the forecast goes. So nothing
can be taken away that was not there. People differ in how far the sources lift them as they do
with doses.
"""

from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from dk2gui.core.scenario.scenario import MAX_DAYS
from dk2gui.core.serum.kinetics import (
    YEAR_DAYS,
    Array,
    VitaminDModel,
    conversion,
    pool_response,
    production,
    throughput,
)

Window = tuple[int | None, int | None]
"""The first day with a source and the first without it again; None where there is none."""

# After so many years neither the pools nor the blood remember what was before.
_REMEMBERED_DAYS: Final = 4 * YEAR_DAYS
# "Always" reaches further back than any test that the forecast learns from.
LONG_AGO_DAYS: Final = 40 * YEAR_DAYS
_BACKGROUNDS: Final = 400
# A test that holds less than so much of a dose says nothing of the response to it.
_NOTICED_IU: Final = 1.0
# Halvings that settle a level to less than a picomole.
_HALVINGS: Final = 40


class DatedFood(msgspec.Struct, frozen=True):
    """A food's vitamin D in IU a day, and its window."""

    iu_per_day: float
    window: Window


class Split(msgspec.Struct, frozen=True, eq=False):
    """A level taken apart.

    `base_nmol_l`: without the dated sources. `start_nmol_l`: on day 0 with them. `added_iu`:
    what they add from day 0 on, weight scaling included, (days,). `response`: how far doses lift
    this person, 1 as usual.
    """

    base_nmol_l: float
    start_nmol_l: float
    added_iu: Array
    response: float = 1.0


def goes_on(window: Window) -> bool:
    """Whether a window has lasted as long as the body remembers and outlasts every forecast.

    However long this forecast is: an end that is not yet reached must change nothing before it.
    """
    first, end = window
    return (first is None or first <= -_REMEMBERED_DAYS) and (end is None or end >= MAX_DAYS)


def dated_days(oldest: int, days: int) -> NDArray[np.int64]:
    """The days that matter for what is known from `oldest` (<= 0) to `days` - 1."""
    return np.arange(oldest - _REMEMBERED_DAYS, days, dtype=np.int64)


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


def throughput_by_day(iu_by_day: Array, model: VitaminDModel) -> Array:
    """What IU by day give to the liver each day, as long; before the first day there was none."""
    size = 2 * len(iu_by_day)
    response = pool_response(model, len(iu_by_day) - 1)
    spectrum = np.fft.rfft(iu_by_day, size) * np.fft.rfft(response, size)
    return np.asarray(np.maximum(np.fft.irfft(spectrum, size)[: len(iu_by_day)], 0.0))


def remembered(throughput_iu: Array, place: int, model: VitaminDModel) -> float:
    """The throughput that the blood remembers at the start of the day at a place."""
    back = np.arange(1, _REMEMBERED_DAYS + 1)
    weights = 2.0 ** (-back / model.half_life_days)
    return float(throughput_iu[place - back] @ weights / weights.sum())


def split(
    level_nmol_l: float, on_day: int, throughput_iu: Array, days: int, model: VitaminDModel
) -> Split:
    """A middle person's level on a day, 0 or before, taken apart.

    `throughput_iu`: that of the dated sources on each of `dated_days`, weight scaling included,
    the last `days` of it from day 0 on.
    """
    start = len(throughput_iu) - days
    then = remembered(throughput_iu, start + on_day, model)
    least = min(float(production(model.least_throughput_iu, model)), level_nmol_l)
    share = 1.0
    if then == 0.0 or _with_added(least, then, model) <= level_nmol_l:
        base = _base(level_nmol_l, then, model)
    else:
        # The level itself says how much the sources can have given at most.
        base = least
        converted = conversion(base, model)
        room = throughput(level_nmol_l, model, converted) - throughput(base, model, converted)
        share = float(room) / then
    now = share * remembered(throughput_iu, start, model)
    return Split(base, _with_added(base, now, model), share * throughput_iu[start:])


def split_dosed(
    level_nmol_l: float, on_day: int, throughput_iu: Array, days: int, model: VitaminDModel
) -> Split:
    """As `split`, for a level that holds doses: a usual background and a usual response.

    Of all that give the level, the pair least unusual among people is taken.
    """
    start = len(throughput_iu) - days
    then = remembered(throughput_iu, start + on_day, model)
    if then < _NOTICED_IU:
        return split(level_nmol_l, on_day, throughput_iu, days, model)
    least = min(float(production(model.least_throughput_iu, model)), level_nmol_l)
    base = np.geomspace(least, level_nmol_l, _BACKGROUNDS, endpoint=False)
    converted = conversion(base, model)
    sustained = throughput(base, model, converted)
    lifted = production(sustained + then, model, converted) - base
    response = (level_nmol_l - base) / lifted
    unusual = (np.log(base / model.population_median_nmol_l) / model.population_log_sd) ** 2
    unusual += (np.log(response) / model.response_log_sd) ** 2
    best = int(np.argmin(unusual))
    now = remembered(throughput_iu, start, model)
    added = production(sustained[best] + now, model, converted[best]) - base[best]
    return Split(
        float(base[best]),
        float(base[best] + response[best] * added),
        throughput_iu[start:],
        float(response[best]),
    )


def _with_added(base_nmol_l: float, added_iu: float, model: VitaminDModel) -> float:
    """The level to which a lasting addition lifts the middle person."""
    converted = conversion(base_nmol_l, model)
    sustained = throughput(base_nmol_l, model, converted)
    return float(production(sustained + added_iu, model, converted))


def _base(level_nmol_l: float, added_iu: float, model: VitaminDModel) -> float:
    """The level that an addition lifts to this one; the inverse of `_with_added`."""
    low, high = 0.0, level_nmol_l
    for _ in range(_HALVINGS if added_iu > 0 else 0):
        middle = (low + high) / 2.0
        if _with_added(middle, added_iu, model) < level_nmol_l:
            low = middle
        else:
            high = middle
    return high
