# SPDX-License-Identifier: MIT
"""The window of doses: both its ends hold when evaluated, and a step further they do not."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dk2gui.core.advice.thresholds import TOXIC_FROM
from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.dose_window import LOW_END_NMOL_L, STEP_IU, dose_window
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.words import ENGLISH
from tests.core.explore.cases import START, SUNNY, d3, person, result, someone

FOODS, CONSTANTS = load_foods(), load_constants()


def said(found):
    return ENGLISH.say_all(found.message)


def year(plan, iu, judged):
    """The lowest p05 and the highest p95 of the year judged."""
    stated = msgspec.structs.replace(plan, supplements=(d3(iu),), days=judged[1])
    serum = evaluate(stated, FOODS, CONSTANTS).serum
    return min(serum.p05[judged[0] :]), max(serum.p95[judged[0] :])


@settings(max_examples=20)
@given(st.floats(20, 110), st.floats(50, 110), st.sampled_from([None, SUNNY]))
def test_both_ends_hold_and_a_step_further_they_do_not(level, weight, sun):
    plan = someone(level=level, person=person(weight_kg=weight), sun=sun)
    found = dose_window(plan, FOODS, CONSTANTS)
    if found.low_iu is not None:
        assert year(plan, found.low_iu, found.judged_days)[0] >= 50
        if found.low_iu:
            assert year(plan, found.low_iu - STEP_IU, found.judged_days)[0] < 50
    if found.high_iu is not None:
        assert year(plan, found.high_iu, found.judged_days)[1] <= 125
        assert found.high_iu <= 4000
    if found.high_limit == "high_end":
        beyond = 0 if found.high_iu is None else found.high_iu + STEP_IU
        assert year(plan, beyond, found.judged_days)[1] > 125
    assert (found.state == "window") == (
        None not in (found.low_iu, found.high_iu) and found.low_iu <= found.high_iu
    )


def test_a_tested_person_has_a_window():
    found = dose_window(someone(level=50), FOODS, CONSTANTS)
    assert found.state == "window"
    assert 0 < found.low_iu < found.high_iu < 4000


def test_the_upper_level_ends_the_window_where_food_fills_it():
    # 50 ug from food leave 50 ug of the 100 ug of NASEM: 2000 IU.
    heavy = someone(level=50, person=person(weight_kg=150))
    assert dose_window(heavy, FOODS, CONSTANTS).high_limit == "high_end"
    found = dose_window(
        msgspec.structs.replace(heavy, other_food={"vitamin_d": 50}), FOODS, CONSTANTS
    )
    assert (found.state, found.high_iu, found.high_limit) == ("window", 2000, "upper_level")
    assert "upper level" in said(found)


def test_the_lines_that_are_drawn_lie_at_the_limits_that_are_used():
    lines = {line.id: line.low_nmol_l for line in CONSTANTS.serum_lines}
    assert lines["nasem_50"] == LOW_END_NMOL_L
    assert lines["toxicity_375"] == TOXIC_FROM["nmol/L"]


def test_people_without_a_test_differ_too_much_for_one_dose():
    found = dose_window(someone(level=None), FOODS, CONSTANTS)
    assert found.state == "conflict"
    assert found.low_iu > found.high_iu
    for iu in (found.low_iu, found.high_iu):
        assert f"{iu:,}\u202fIU".replace(",", "\u202f") in said(found)


def test_no_dose_is_low_enough_for_some():
    found = dose_window(someone(level=120), FOODS, CONSTANTS)
    assert (found.state, found.low_iu, found.high_iu) == ("too_high", None, None)


@pytest.mark.parametrize("age", [0.3, 5, 17.9])
def test_no_dose_for_a_child(age):
    found = dose_window(
        someone(level=15, person=person(age_years=age, weight_kg=20)), FOODS, CONSTANTS
    )
    assert (found.state, found.low_iu, found.high_iu) == ("no_dose", None, None)
    assert (found.high_limit, "paediatrician" in said(found)) == ("child", True)
    assert "IU" not in said(found) + ENGLISH.say(found.brief)


def test_no_dose_for_a_doctors_patient():
    found = dose_window(
        someone(person=person(conditions=("hyperparathyroidism",))), FOODS, CONSTANTS
    )
    assert (found.state, found.low_iu, found.high_iu) == ("no_dose", None, None)
    assert "doctor" in said(found)


def test_own_tests_narrow_the_people_down():
    tested = START + dt.timedelta(days=150)
    once = dose_window(someone(level=None), FOODS, CONSTANTS)
    twice = dose_window(someone(labs=(result(60), result(80, tested))), FOODS, CONSTANTS)
    assert (once.state, twice.state) == ("conflict", "window")


@pytest.mark.parametrize("days", [1, 3660])
def test_the_length_of_the_forecast_does_not_matter(days):
    assert dose_window(someone(days=days), FOODS, CONSTANTS) == dose_window(
        someone(), FOODS, CONSTANTS
    )
