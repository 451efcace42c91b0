# SPDX-License-Identifier: MIT
"""When blood tests do not fit the stated doses, and what may lie behind it."""

import math
from collections.abc import Callable, Sequence
from typing import Final, Literal

import msgspec
import numpy as np

from dk2gui.core.basis.normal import cdf
from dk2gui.core.serum.calibration import Posterior
from dk2gui.core.serum.drift import result_log_sd
from dk2gui.core.serum.given import SerumLab
from dk2gui.core.serum.kinetics import Array, VitaminDModel
from dk2gui.core.serum.population import VirtualPeople

ExplanationKind = Literal["dose_not_as_stated", "response", "timing"]
Courses = Callable[[VirtualPeople, Array], Array]
"""25(OH)D by day of people on doses that add a throughput, (days, people), from day 0 on."""

# Shares of the stated dose, or of the usual response, that are tried: from none to five times.
_FACTORS: Final = np.concatenate(([0.0], np.geomspace(0.02, 5.0, 120)))
# An explanation fits when the test lies within so many of its own standard deviations.
_FITS_WITHIN: Final = 1.96


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


class Misfit(msgspec.Struct, frozen=True, eq=False):
    """Results that people like this one rarely have: how rarely, and what may lie behind it."""

    probability: float
    direction: Literal["lower", "higher"]
    explanations: tuple[Explanation, ...]


def misfit(
    labs: Sequence[SerumLab],
    known: Posterior,
    courses: Courses,
    added_iu: Array,
    model: VitaminDModel,
) -> Misfit | None:
    """Other readings of results that the stated doses hardly give; None when they fit.

    `labs`: those after the start. `added_iu`: throughput of the stated doses, (days, 1).
    """
    labs = [lab for lab in labs if not lab.bound]
    if not labs or known.freedom < 1 or not added_iu.any():
        return None
    # Either the person would be an unusual one, or the results do not fit each other.
    probability = min(
        _chi_square_tail(known.unusual, known.told), _chi_square_tail(known.misfit, known.freedom)
    )
    if probability >= model.misfit_probability:
        return None
    usual = courses(_middle_people(1), added_iu)
    seen, meant = _logarithms(labs, usual, model)
    return Misfit(
        probability,
        "lower" if (seen - meant).sum() < 0 else "higher",
        (
            _by_dose(labs, courses, added_iu, model),
            _by_response(labs, courses, added_iu, model),
            _by_timing(labs, courses, added_iu, model),
        ),
    )


def _middle_people(count: int) -> VirtualPeople:
    usual = np.ones(count)
    return VirtualPeople(usual, usual, usual)


def _best(labs: Sequence[SerumLab], found: Array, model: VitaminDModel) -> tuple[int, bool]:
    """Which column explains the results best, and whether it explains them all."""
    seen, meant = _logarithms(labs, found, model)
    off = (seen - meant) / result_log_sd(model)
    best = int(np.argmin((off**2).sum(axis=0)))
    return best, bool(np.all(np.abs(off[:, best]) <= _FITS_WITHIN))


def _logarithms(
    labs: Sequence[SerumLab], found: Array, model: VitaminDModel
) -> tuple[Array, Array]:
    """Of the results, (tests, 1), and of the levels on their days, (tests, people)."""
    least = model.detection_limit_nmol_l
    seen = np.log([[max(lab.nmol_l, least)] for lab in labs])
    return seen, np.log(np.maximum(found[[lab.day for lab in labs]], least))


def _by_dose(
    labs: Sequence[SerumLab], courses: Courses, added_iu: Array, model: VitaminDModel
) -> Explanation:
    found = courses(_middle_people(len(_FACTORS)), added_iu * _FACTORS)
    best, fits = _best(labs, found, model)
    return Explanation("dose_not_as_stated", float(_FACTORS[best]), fits, found[:, best])


def _by_response(
    labs: Sequence[SerumLab], courses: Courses, added_iu: Array, model: VitaminDModel
) -> Explanation:
    usual = np.ones(len(_FACTORS))
    found = courses(VirtualPeople(usual, _FACTORS, usual), added_iu)
    best, fits = _best(labs, found, model)
    return Explanation("response", float(_FACTORS[best]), fits, found[:, best])


def _by_timing(
    labs: Sequence[SerumLab], courses: Courses, added_iu: Array, model: VitaminDModel
) -> Explanation:
    """Taking that began later than stated, so that fewer days lie before the last test."""
    last = max(lab.day for lab in labs)
    delays = np.unique(np.linspace(0, last, min(last + 1, len(_FACTORS))).astype(int))
    delayed = np.zeros((len(added_iu), len(delays)))
    for column, delay in enumerate(delays):
        delayed[delay:, column] = added_iu[: len(added_iu) - delay, 0]
    found = courses(_middle_people(len(delays)), delayed)
    best, fits = _best(labs, found, model)
    return Explanation("timing", float(last - delays[best]), fits, found[:, best])


def _chi_square_tail(value: float, freedom: int) -> float:
    """Share of chi-square values above `value`; exact for one degree of freedom.

    More: Wilson and Hilferty 1931, good to a few per mille.
    """
    if freedom == 1:
        return 2.0 * cdf(-math.sqrt(value))
    part = 2.0 / (9.0 * freedom)
    return cdf(-((value / freedom) ** (1 / 3) - 1.0 + part) / math.sqrt(part))
