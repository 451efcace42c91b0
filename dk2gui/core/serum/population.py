# SPDX-License-Identifier: MIT
"""How far people differ: the same small crowd of well-spread people in every forecast.

Three things differ between people: the level they start from, how far a dose lifts them, and what
their skin makes. Each is lognormal. The crowd is fixed, so the same question has one answer.
"""

import math
from functools import cache
from statistics import NormalDist
from typing import Final

import msgspec
import numpy as np

from dk2gui.core.serum.kinetics import (
    YEAR_DAYS,
    Array,
    VitaminDModel,
    conversion,
    lagged,
    production,
    serum,
    throughput,
)

PEOPLE: Final = 200
TRAITS: Final = 3
BAND_LEVELS: Final = (0.05, 0.25, 0.5, 0.75, 0.95)

# The real root of x^4 = x + 1 spreads points in three dimensions more evenly than chance.
# Source: Roberts 2018, The unreasonable effectiveness of quasirandom sequences.
_ROBERTS_ROOT: Final = 1.2207440846057596
# After so many half-lives the blood has forgotten where a spin-up began.
_FORGOTTEN_HALF_LIVES: Final = 6


class Background(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What goes on without the supplements, for the middle person.

    `level_nmol_l`: the measured level on `lab_day` (<= 0), or, when `lab_day` is None, the
    yearly mean level of the population. `log_sd`: spread of that level between people like this
    one. `skin_iu`: throughput from the skin through a year that repeats, shape (365,), from
    day 0 on, weight scaling included; None adds nothing. `response`: how far doses lift this
    person, as a test on a known dose tells.
    """

    level_nmol_l: float
    log_sd: float
    lab_day: int | None = None
    skin_iu: Array | None = None
    response: float = 1.0


class Crowd(msgspec.Struct, frozen=True, eq=False):
    """Multipliers of people, each of shape (people,): start level, response, skin."""

    level: Array
    response: Array
    skin: Array


@cache
def standard_traits(people: int = PEOPLE) -> Array:
    """Standard normal draws, (3, people): mean 0, unit covariance, and mirror-symmetric.

    `people` is even.
    """
    half = np.arange(1, people // 2 + 1)
    steps = _ROBERTS_ROOT ** -np.arange(1.0, TRAITS + 1)
    uniform = (0.5 + steps[:, None] * half) % 1.0
    normal = np.vectorize(NormalDist().inv_cdf)(uniform)
    drawn = np.hstack((normal, -normal))
    whitened = np.linalg.solve(np.linalg.cholesky(drawn @ drawn.T / people), drawn)
    whitened.setflags(write=False)
    return np.asarray(whitened)


def crowd(traits: Array, background: Background, model: VitaminDModel) -> Crowd:
    """The people that standard-normal traits, (3, people), describe."""
    return Crowd(
        np.exp(background.log_sd * traits[0]),
        background.response * np.exp(model.response_log_sd * traits[1]),
        np.exp(model.sun_log_sd * traits[2]),
    )


def levels(background: Background, people: Crowd, added_iu: Array, model: VitaminDModel) -> Array:
    """25(OH)D of each person on the days 0 to n, shape (n + 1, people), in nmol/L.

    `added_iu` is the throughput that supplements add, weight scaling included: (n, 1) for all
    people alike or (n, people).
    """
    start = background.level_nmol_l * people.level
    converted = conversion(start, model)
    sustained = throughput(start, model, converted)
    if background.skin_iu is None:
        with_dose = production(sustained + added_iu, model, converted)
        return serum(_responded(with_dose, start, people), start, model)

    history = _history_days(background, model)
    days = len(added_iu)
    skin = background.skin_iu
    remembered = (
        skin.mean()
        if background.lab_day is None
        else lagged(skin, model)[(background.lab_day - 1) % YEAR_DAYS]
    )
    # The level itself says how much the skin can have given at most.
    room = np.maximum(sustained - model.least_throughput_iu, 0.0)
    share = np.minimum(people.skin, room / max(remembered, 1.0))
    through_year = skin[np.arange(-history, days) % YEAR_DAYS]
    going_on = (sustained - share * remembered) + share * through_year[:, None]
    background_level = production(going_on, model, converted)
    if background.lab_day is None:
        start = background_level[0]
    before = serum(background_level[:history], start, model)[-1]
    with_dose = production(going_on[history:] + added_iu, model, converted)
    return serum(_responded(with_dose, background_level[history:], people), before, model)


def _responded(with_dose: Array, without: Array, people: Crowd) -> Array:
    """What is made when each person's response scales the part that doses add; in place."""
    with_dose -= without
    with_dose *= people.response
    with_dose += without
    return with_dose


def _history_days(background: Background, model: VitaminDModel) -> int:
    if background.lab_day is None:
        return math.ceil(_FORGOTTEN_HALF_LIVES * model.half_life_days)
    # The background repeats each year, so whole years change nothing.
    return -background.lab_day % YEAR_DAYS


def bands(crowd_levels: Array) -> tuple[Array, ...]:
    """The levels that 5, 25, 50, 75 and 95 % of people stay below, each of shape (days,)."""
    ordered = np.sort(crowd_levels, axis=1)
    last = ordered.shape[1] - 1
    found = []
    for share in BAND_LEVELS:
        below = int(share * last)
        part = share * last - below
        found.append((1.0 - part) * ordered[:, below] + part * ordered[:, min(below + 1, last)])
    return tuple(found)
