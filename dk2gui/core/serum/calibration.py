# SPDX-License-Identifier: MIT
"""What a person's own blood tests say about that person.

The update finds the most probable traits by Gauss-Newton steps and takes the spread around them
as normal (Laplace), so the band moves smoothly and the same tests always give the same band. A
test is the person's mean, moved by what wanders over months, with the noise of one result. A
result that is only a limit tells where the level is not.
"""

import math
from collections.abc import Callable, Sequence
from typing import Final

import msgspec
import numpy as np

from dk2gui.core.basis.normal import cdf, pdf
from dk2gui.core.serum.drift import Wandering, tests_covariance
from dk2gui.core.serum.given import SerumLab
from dk2gui.core.serum.kinetics import Array, VitaminDModel
from dk2gui.core.serum.population import TRAITS

Course = Callable[[Array], Array]
"""25(OH)D on the days of the tests, (tests, people), for standard traits, (3, people)."""

_STEPS: Final = 14
_PROBE: Final = 1e-4
_LARGEST_STEP: Final = 1.5
_SETTLED: Final = 1e-5
# Results that contradict each other move the level no further than this from the latest one.
_OPEN_LOG_SD: Final = 1.0
# No body is without any 25(OH)D; keeps the logarithm finite.
_LEAST_NMOL_L: Final = 1e-3
# Beyond so many standard deviations a limit is met for certain and says nothing.
_MET: Final = 6.0
_LEAST_WEIGHT: Final = 1e-6


class Posterior(msgspec.Struct, frozen=True, eq=False):
    """Most probable standard traits, (3,), and the lower triangle that spreads them, (3, 3).

    `unusual`, `misfit`: squared distance of the traits from usual ones and of the results from
    what these mean, in standard deviations. When all is as stated, chi-square with as many degrees
    of freedom as traits that the tests tell, `told`, and as results besides, `freedom`. `days`: of
    the tests; `pull`, (tests,), and `turn`, (tests, 3): what the tests say of the wandering: by
    how much the logarithm is off on their days, weighted, and how that turns with the traits.
    `shares` of the levels wander; `noise` is the variance of each result, `precision` the
    inverse of all.
    """

    mode: Array
    spread: Array
    unusual: float = 0.0
    told: int = 0
    misfit: float = 0.0
    freedom: int = 0
    days: tuple[int, ...] = ()
    shares: Array = np.zeros(0)
    pull: Array = np.zeros(0)
    noise: Array = np.zeros(0)
    turn: Array = np.zeros((0, TRAITS))
    precision: Array = np.zeros((0, 0))

    def traits(self, standard: Array) -> Array:
        """Standard draws, (3, people), moved to where this person may be."""
        return self.mode[:, None] + self.spread @ standard


UNKNOWN: Final = Posterior(np.zeros(TRAITS), np.eye(TRAITS))


def posterior(
    labs: Sequence[SerumLab],
    course: Course,
    share_of: Callable[[Array], Array],
    model: VitaminDModel,
    *,
    wandering: Wandering,
    log_sd: float,
    level_is_open: bool,
) -> Posterior:
    """What tests say of the person. No tests: the population as it is.

    `course` gives levels on the days of `labs`, in their order. `share_of`: which share of such
    levels wanders. `log_sd`: by how much the first trait moves the level. `level_is_open`:
    nothing but the tests tells the level; else it is one of the population's.
    """
    if not labs:
        return UNKNOWN
    if level_is_open and len(labs) == 1:
        return _of_one(labs[0], log_sd, share_of, wandering, model)
    open_to = (log_sd / _OPEN_LOG_SD) ** 2
    prior = np.diag([open_to if level_is_open else 1.0, *[1.0] * (TRAITS - 1)])
    results = np.log([max(lab.nmol_l, model.detection_limit_nmol_l) for lab in labs])
    shares = share_of(course(np.zeros((TRAITS, 1)))[:, 0])
    covariance = tests_covariance([lab.day for lab in labs], shares, wandering, model)
    counted_labs = sum(not lab.bound for lab in labs) - int(level_is_open)
    mode = np.zeros(TRAITS)
    for _ in range(_STEPS):
        expected, slope = _linearised(mode, course)
        observed, counted = _as_observed(labs, results, expected, covariance)
        precise = np.linalg.solve(counted, slope)
        information = slope.T @ precise + prior
        step = np.linalg.solve(information, precise.T @ (observed - expected) - prior @ mode)
        size = float(np.linalg.norm(step))
        mode = mode + step * min(1.0, _LARGEST_STEP / max(size, _SETTLED))
        if size < _SETTLED:
            break
    expected, slope = _linearised(mode, course)
    observed, counted = _as_observed(labs, results, expected, covariance)
    precision = np.asarray(np.linalg.inv(counted), dtype=np.float64)
    traits = np.linalg.inv(slope.T @ precision @ slope + prior)
    off = observed - expected
    return Posterior(
        mode,
        np.asarray(np.linalg.cholesky((traits + traits.T) / 2.0), dtype=np.float64),
        float(mode @ prior @ mode),
        # One for the level where the population tells it, and one for the response.
        min(2 - int(level_is_open), counted_labs),
        float(off @ precision @ off),
        counted_labs,
        tuple(lab.day for lab in labs),
        shares,
        precision @ off,
        counted.diagonal() - wandering.variance * shares**2,
        precision @ slope,
        precision,
    )


def _of_one(
    lab: SerumLab,
    log_sd: float,
    share_of: Callable[[Array], Array],
    wandering: Wandering,
    model: VitaminDModel,
) -> Posterior:
    """What the test that the forecast starts from says alone: the level, and nothing else."""
    shares = share_of(np.array([max(lab.nmol_l, model.detection_limit_nmol_l)]))
    covariance = tests_covariance([lab.day], shares, wandering, model)
    slope = np.array([[log_sd, *[0.0] * (TRAITS - 1)]])
    spread = np.eye(TRAITS)
    spread[0, 0] = math.sqrt(covariance[0, 0]) / log_sd
    return Posterior(
        np.zeros(TRAITS),
        spread,
        days=(lab.day,),
        shares=shares,
        pull=np.zeros(1),
        noise=covariance.diagonal() - wandering.variance * shares**2,
        turn=slope / covariance,
        precision=1.0 / covariance,
    )


def _as_observed(
    labs: Sequence[SerumLab], results: Array, expected: Array, covariance: Array
) -> tuple[Array, Array]:
    """Results and their covariance; a limit becomes the result that pulls as hard as it does."""
    if not any(lab.bound for lab in labs):
        return results, covariance
    observed, counted = results.copy(), covariance.copy()
    for place, lab in enumerate(labs):
        if not lab.bound:
            continue
        sign = 1.0 if lab.bound == "below" else -1.0
        sd = math.sqrt(covariance[place, place])
        room = sign * (results[place] - expected[place]) / sd
        if room > _MET:
            weight, pull = _LEAST_WEIGHT, 0.0
        else:
            # The slope of ln of the share below the limit; for large negative room about -room.
            share = cdf(room)
            pull = pdf(room) / share if share > 0.0 else -room
            weight = min(max(pull * (pull + room), _LEAST_WEIGHT), 1.0)
        observed[place] = expected[place] - sign * pull * sd / weight
        counted[place, place] = covariance[place, place] / weight
    return observed, counted


def _linearised(mode: Array, course: Course) -> tuple[Array, Array]:
    """Expected logarithms for the traits `mode`, and their slope along each trait."""
    traits = mode[:, None] + _PROBE * np.hstack((np.zeros((TRAITS, 1)), np.eye(TRAITS)))
    found = np.log(np.maximum(course(traits), _LEAST_NMOL_L))
    return found[:, 0], (found[:, 1:] - found[:, :1]) / _PROBE
