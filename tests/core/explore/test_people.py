# SPDX-License-Identifier: MIT
"""The people behind a forecast are those of `evaluate`."""

import datetime as dt

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.virtual_population import (
    level_reached_by,
    people_as_stated,
    people_on_new_dose,
    share_at_or_above,
)
from dk2gui.data.tables import load_constants, load_foods
from tests.core.explore.cases import START, SUNNY, d3, result, someone
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()


@settings(max_examples=40)
@given(scenarios(1))
def test_the_bands_of_every_evaluation_are_quantiles_of_these_people(scenario):
    serum = evaluate(scenario, FOODS, CONSTANTS).serum
    ordered = people_as_stated(scenario, FOODS, CONSTANTS, scenario.days).levels()
    for share, band in ((0.95, serum.p05), (0.5, serum.median), (0.05, serum.p95)):
        assert level_reached_by(share, ordered) == pytest.approx(band, rel=1e-9)


def test_a_new_dose_is_the_same_as_stating_it():
    plan = someone(sun=SUNNY, supplements=(d3(3000),))
    new = people_on_new_dose(plan, FOODS, CONSTANTS, plan.days).levels(800)
    stated = msgspec.structs.replace(plan, supplements=(d3(800),))
    assert new == pytest.approx(
        people_as_stated(stated, FOODS, CONSTANTS, plan.days).levels(), rel=1e-9
    )


def test_a_new_dose_leaves_the_time_before_the_last_test_as_it_was():
    tested = START + dt.timedelta(days=90)
    plan = someone(labs=(result(40), result(70, tested)), supplements=(d3(2000),))
    old = people_as_stated(plan, FOODS, CONSTANTS, 200).levels()
    new = people_on_new_dose(plan, FOODS, CONSTANTS, 200).levels(0)
    assert new[:91] == pytest.approx(old[:91], rel=1e-12)
    assert np.all(new[92:] < old[92:])


def test_quantiles_by_hand():
    # Five people: 25 % of the way is the second of them.
    ordered = np.array([10.0, 20.0, 30.0, 40.0, 50.0])
    assert level_reached_by(0.75, ordered) == 20
    assert level_reached_by(0.5, ordered) == 30
    assert level_reached_by(0.9, ordered) == pytest.approx(14)
    assert share_at_or_above(14, ordered) == pytest.approx(0.9)
    assert (share_at_or_above(9, ordered), share_at_or_above(51, ordered)) == (1, 0)


@given(st.floats(0, 1), st.lists(st.floats(1, 300), min_size=2, max_size=30, unique=True))
def test_share_and_level_are_inverse(share, levels):
    ordered = np.sort(levels)
    level = float(level_reached_by(share, ordered))
    assert level_reached_by(share_at_or_above(level, ordered), ordered) == pytest.approx(level)
