# SPDX-License-Identifier: MIT
"""A person's own blood tests: the band narrows around them, and misfits are explained."""

import numpy as np
import pytest

from dk2gui.core.serum.kinetics import Dose
from dk2gui.core.serum.misfit import _chi_square_tail
from dk2gui.present.words import ENGLISH
from tests.core.vitamin_d_files import course

DAILY = Dose(amount_iu=4000)


def _width(forecast, day):
    return forecast.p95[day] - forecast.p05[day]


def test_each_test_narrows_the_band():
    tests = [(0, 50), (60, 100), (120, 112), (200, 118)]
    widths = [_width(course(DAILY, labs=tests[:count]), 365) for count in range(1, 5)]
    assert widths == sorted(widths, reverse=True)
    assert widths[1] < 0.7 * widths[0]


def test_the_forecast_moves_towards_a_test():
    expected = course(DAILY).median[120]
    low, high = course(DAILY, labs=[(0, 50), (120, 80)]), course(DAILY, labs=[(0, 50), (120, 145)])
    assert 80 < low.median[120] < expected < high.median[120] < 145
    assert low.mode == "personal"


def test_an_expected_result_leaves_the_median_alone():
    expected = course(DAILY)
    again = course(DAILY, labs=[(0, 50), (120, float(expected.median[120]))])
    assert again.median == pytest.approx(expected.median, rel=0.02)
    assert again.misfit is None


def test_a_test_after_the_start_alone_tells_of_the_start_too():
    found = course(labs=[(30, 30)])
    assert found.mode == "personal"
    assert 30 < found.median[0] < 35
    assert _width(found, 0) < 0.5 * _width(course(labs=[]), 0)


def test_order_of_tests_does_not_matter():
    tests = [(0, 50), (60, 90), (120, 100)]
    one, two = course(DAILY, labs=tests), course(DAILY, labs=tests[::-1])
    assert one.median == pytest.approx(two.median, rel=1e-6)


def test_tests_after_the_last_day_are_named_and_unused():
    found = course(DAILY, labs=[(0, 50), (400, 300)])
    assert np.array_equal(found.median, course(DAILY).median)
    assert any("after the last day" in ENGLISH.say(note) for note in found.notes)


def test_a_dose_hardly_taken_is_recognised():
    taken = course(Dose(amount_iu=1000)).median
    labs = [(0, 50), *((day, float(taken[day])) for day in (90, 150, 240))]
    found = course(Dose(amount_iu=10_000), labs=labs)
    assert found.misfit is not None
    assert found.misfit.direction == "lower"
    assert found.misfit.probability < 0.01
    assert any("does not fit" in ENGLISH.say(note) for note in found.notes)
    reading = {each.kind: each for each in found.misfit.explanations}
    assert reading["dose_not_as_stated"].value == pytest.approx(0.1, rel=0.15)
    assert reading["dose_not_as_stated"].fits
    assert reading["response"].value < 0.3
    assert reading["response"].curve_nmol_l.shape == (366,)


def test_a_late_start_is_recognised():
    five_days = float(course(Dose(amount_iu=10_000)).median[5])
    found = course(Dose(amount_iu=10_000), labs=[(0, 50), (100, five_days)])
    assert found.misfit is not None
    timing = next(each for each in found.misfit.explanations if each.kind == "timing")
    assert timing.value == pytest.approx(5, abs=2)
    assert timing.fits


def test_far_more_than_stated_is_recognised():
    found = course(Dose(amount_iu=1000), labs=[(0, 50), (120, 200)])
    assert found.misfit is not None
    assert found.misfit.direction == "higher"
    reading = {each.kind: each.value for each in found.misfit.explanations}
    assert reading["dose_not_as_stated"] > 3


@pytest.mark.parametrize(
    ("value", "freedom", "share", "within"),
    [
        # Any table of chi-square values. Exact for one degree of freedom, near for more.
        (3.841459, 1, 0.05, 1e-6), (6.634897, 1, 0.01, 1e-6), (0.454936, 1, 0.5, 1e-6),
        (5.991465, 2, 0.05, 2e-3), (9.210340, 2, 0.01, 1e-3), (1.386294, 2, 0.5, 5e-3),
        (7.814728, 3, 0.05, 1e-3), (18.307038, 10, 0.05, 1e-3), (43.772972, 30, 0.05, 1e-3),
    ],
)  # fmt: skip
def test_how_rare_a_sum_of_squares_is(value, freedom, share, within):
    assert _chi_square_tail(value, freedom) == pytest.approx(share, abs=within)
