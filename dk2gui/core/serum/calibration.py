# SPDX-License-Identifier: MIT
"""What a person's own blood tests say about that person, and when a result does not fit.

Each test after the start updates what is known of the person's start level, response and skin.
The update finds the most probable traits by Gauss-Newton steps and takes the spread around them
as normal (Laplace), so the band moves smoothly and the same tests always give the same band.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Final, Literal

import msgspec
import numpy as np

from dk2gui.core.serum.kinetics import Array, VitaminDModel
from dk2gui.core.serum.population import TRAITS, Background, Crowd, crowd, levels

ExplanationKind = Literal["dose_not_as_stated", "response", "timing"]

_STEPS: Final = 12
_PROBE: Final = 1e-4
_LARGEST_STEP: Final = 1.5
_SETTLED: Final = 1e-7
# Shares of the stated dose, or of the usual response, that are tried: from none to five times.
_FACTORS: Final = np.concatenate(([0.0], np.geomspace(0.02, 5.0, 120)))
# An explanation fits when the test lies within so many of its own standard deviations.
_FITS_WITHIN: Final = 1.96


class SerumLab(msgspec.Struct, frozen=True):
    """A 25(OH)D result, `day` days after the start."""

    day: int
    nmol_l: float


class Posterior(msgspec.Struct, frozen=True, eq=False):
    """Most probable standard traits, (3,), and the lower triangle that spreads them, (3, 3).

    `misfit`: squared distance of traits and results from what is usual, in standard deviations;
    chi-square with as many degrees of freedom as results when all is as stated.
    """

    mode: Array
    spread: Array
    misfit: float

    def traits(self, standard: Array) -> Array:
        """Standard draws, (3, people), moved to where this person may be."""
        return self.mode[:, None] + self.spread @ standard


class Explanation(msgspec.Struct, frozen=True, eq=False):
    """One way to read a surprising result.

    `value`: share of the stated dose taken, share of the usual response, or, for `timing`, the
    days of taking that fit. `fits`: whether it explains every result. `curve_nmol_l`: the
    course it means, one value a day.
    """

    kind: ExplanationKind
    value: float
    fits: bool
    curve_nmol_l: Array


class Surprise(msgspec.Struct, frozen=True, eq=False):
    """Results that people like this one rarely have: how rarely, and what may lie behind it."""

    probability: float
    direction: Literal["lower", "higher"]
    explanations: tuple[Explanation, ...]


def result_log_sd(model: VitaminDModel) -> float:
    """Standard deviation of ln(result / true mean level): laboratory and body together."""
    return math.hypot(model.assay_cv, model.biological_cv)


def update(
    labs: Sequence[SerumLab], background: Background, added_iu: Array, model: VitaminDModel
) -> Posterior:
    """What tests after the start say of the person. No tests: the population as it is.

    `added_iu`: throughput that the stated supplements add, (days, 1), reaching every lab's day.
    """
    mode = np.zeros(TRAITS)
    if not labs:
        return Posterior(mode, np.eye(TRAITS), 0.0)
    observed = _observed(labs, model)
    for _ in range(_STEPS):
        expected, slope = _linearised(mode, labs, background, added_iu, model)
        information = slope.T @ slope + np.eye(TRAITS)
        step = np.linalg.solve(information, slope.T @ (observed - expected) - mode)
        mode = mode + step * min(1.0, _LARGEST_STEP / max(float(np.linalg.norm(step)), _SETTLED))
        if np.linalg.norm(step) < _SETTLED:
            break
    expected, slope = _linearised(mode, labs, background, added_iu, model)
    covariance = np.linalg.inv(slope.T @ slope + np.eye(TRAITS))
    misfit = float(mode @ mode + np.sum((observed - expected) ** 2))
    return Posterior(mode, np.linalg.cholesky(covariance), misfit)


def surprise(
    labs: Sequence[SerumLab],
    known: Posterior,
    background: Background,
    added_iu: Array,
    model: VitaminDModel,
) -> Surprise | None:
    """Other readings of results that the stated doses hardly give; None when they fit."""
    if not labs:
        return None
    probability = _chi_square_tail(known.misfit, len(labs))
    if probability >= model.surprise_probability or not added_iu.any():
        return None
    usual, _ = _linearised(np.zeros(TRAITS), labs, background, added_iu, model)
    return Surprise(
        probability,
        "lower" if _observed(labs, model).sum() < usual.sum() else "higher",
        (
            _by_dose(labs, background, added_iu, model),
            _by_response(labs, background, added_iu, model),
            _by_timing(labs, background, added_iu, model),
        ),
    )


def _observed(labs: Sequence[SerumLab], model: VitaminDModel) -> Array:
    """ln of the results in units of their standard deviation."""
    results = [max(lab.nmol_l, model.detection_limit_nmol_l) for lab in labs]
    return np.asarray(np.log(results) / result_log_sd(model))


def _expected(labs: Sequence[SerumLab], course: Array, model: VitaminDModel) -> Array:
    """ln of the levels on the days of the tests, in the unit of `_observed`."""
    at_tests = course[[lab.day for lab in labs]]
    return np.asarray(
        np.log(np.maximum(at_tests, model.detection_limit_nmol_l)) / result_log_sd(model)
    )


def _linearised(
    mode: Array,
    labs: Sequence[SerumLab],
    background: Background,
    added_iu: Array,
    model: VitaminDModel,
) -> tuple[Array, Array]:
    """Expected results for the traits `mode`, and their slope along each trait."""
    traits = mode[:, None] + _PROBE * np.hstack((np.zeros((TRAITS, 1)), np.eye(TRAITS)))
    until = max(lab.day for lab in labs)
    course = levels(background, crowd(traits, background, model), added_iu[:until], model)
    expected = _expected(labs, course, model)
    return expected[:, 0], (expected[:, 1:] - expected[:, :1]) / _PROBE


def _middle_people(count: int) -> Crowd:
    usual = np.ones(count)
    return Crowd(usual, usual, usual)


def _best(labs: Sequence[SerumLab], courses: Array, model: VitaminDModel) -> tuple[int, bool]:
    """Which column explains the results best, and whether it explains them all."""
    off = _observed(labs, model)[:, None] - _expected(labs, courses, model)
    best = int(np.argmin((off**2).sum(axis=0)))
    return best, bool(np.all(np.abs(off[:, best]) <= _FITS_WITHIN))


def _by_dose(
    labs: Sequence[SerumLab], background: Background, added_iu: Array, model: VitaminDModel
) -> Explanation:
    people = _middle_people(len(_FACTORS))
    courses = levels(background, people, added_iu * _FACTORS, model)
    best, fits = _best(labs, courses, model)
    return Explanation("dose_not_as_stated", float(_FACTORS[best]), fits, courses[:, best])


def _by_response(
    labs: Sequence[SerumLab], background: Background, added_iu: Array, model: VitaminDModel
) -> Explanation:
    usual = np.ones(len(_FACTORS))
    courses = levels(background, Crowd(usual, _FACTORS, usual), added_iu, model)
    best, fits = _best(labs, courses, model)
    return Explanation("response", float(_FACTORS[best]), fits, courses[:, best])


def _by_timing(
    labs: Sequence[SerumLab], background: Background, added_iu: Array, model: VitaminDModel
) -> Explanation:
    """Taking that began later than stated, so that fewer days lie before the last test."""
    last = max(lab.day for lab in labs)
    delays = np.unique(np.linspace(0, last, min(last + 1, len(_FACTORS))).astype(int))
    delayed = np.zeros((len(added_iu), len(delays)))
    for column, delay in enumerate(delays):
        delayed[delay:, column] = added_iu[: len(added_iu) - delay, 0]
    courses = levels(background, _middle_people(len(delays)), delayed, model)
    best, fits = _best(labs, courses, model)
    return Explanation("timing", float(last - delays[best]), fits, courses[:, best])


def _chi_square_tail(value: float, freedom: int) -> float:
    """Share of chi-square values above `value`; exact for one degree of freedom.

    More: Wilson and Hilferty 1931, good to a few per mille.
    """
    if freedom == 1:
        return 2.0 * NormalDist().cdf(-math.sqrt(value))
    part = 2.0 / (9.0 * freedom)
    return NormalDist().cdf(-((value / freedom) ** (1 / 3) - 1.0 + part) / math.sqrt(part))
