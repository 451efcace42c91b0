# SPDX-License-Identifier: MIT
"""The map of vitamin D against MK-7, and setting a mean daily dose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.balance import NO_RATIO, OFFICIAL, balance_map
from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.dose_edit import with_mean_daily
from dk2gui.core.scenario.scenario import EatenFood, Person, Scenario, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.words import ENGLISH

FOODS, CONSTANTS = load_foods(), load_constants()
DOSES = (
    Supplement(compound="vitamin_d3", amount=14_000, unit="IU", every_days=7),
    Supplement(compound="mk7", amount=90, unit="ug"),
)


def shown(**changes):
    assessment = evaluate(Scenario(schema=1, **changes), FOODS, CONSTANTS)
    return balance_map(assessment, CONSTANTS.evidence)


def test_the_point_is_the_mean_daily_dose_and_all_mk7():
    found = shown(supplements=DOSES, other_food={"vitamin_d": 10, "mk7": 30})
    assert (found.vitamin_d_iu, found.mk7_ug) == (pytest.approx(2000), 120)
    assert found.mk7_food_ug == 30


def test_natto_stands_on_the_map():
    found = shown(foods=(EatenFood(food="natto", grams=40, times_per_week=3),))
    assert found.mk7_ug == found.mk7_food_ug > 100


def test_every_line_has_a_name_and_a_grade():
    found = shown()
    # The articles: 2000 and 10 000 IU, 1000-4000 IU with 90-200 ug, 100 ug per 1000 IU.
    # NASEM's upper level for adults: 4000 IU.
    assert {(line.vitamin_d_iu, line.grade) for line in found.lines} == {
        (4000, OFFICIAL), (10_000, "B"), (2000, "E"),
    }  # fmt: skip
    assert found.box.vitamin_d_iu == (1000, 4000)
    assert found.box.mk7_ug == (90, 200)
    assert found.ratio.ug_per_1000_iu == 100
    assert found.ratio.grade == found.box.grade == "E"
    assert found.note == NO_RATIO
    # The upper level is drawn solid and is no article's.
    assert "dashed lines are what articles say" in ENGLISH.say(found.note)
    assert "upper level is official" in ENGLISH.say(found.note)


def test_the_upper_level_is_this_persons():
    child = shown(person=Person(age_years=7))
    # NASEM: 75 ug for 4 to 8 years.
    assert [line.vitamin_d_iu for line in child.lines if line.is_upper_level] == [3000]
    assert child.box is None
    assert child.ratio is None


def test_on_an_antagonist_no_line_asks_for_k2():
    found = shown(person=Person(medications=("vitamin_k_antagonist",)), supplements=DOSES)
    assert found.box is None
    assert found.ratio is None
    assert {line.vitamin_d_iu for line in found.lines} == {4000, 10_000}
    assert "antagonist" in ENGLISH.say(found.note)


def test_with_advanced_kidney_disease_no_line_asks_for_k2():
    found = shown(person=Person(conditions=("kidney_disease_3b_5",)), supplements=DOSES)
    assert found.box is None
    assert found.ratio is None
    # Where the kidney clinic sets every dose, no dose of an article is a line either.
    assert {line.vitamin_d_iu for line in found.lines} == {4000}
    assert "kidney clinic" in ENGLISH.say(found.note)
    early = shown(person=Person(conditions=("kidney_disease_1_3a",)), supplements=DOSES)
    assert early.note == NO_RATIO
    assert early.box is not None


@pytest.mark.parametrize("age_years", [7, 60])
def test_an_antagonist_is_named_before_anything_else(age_years):
    person = Person(
        age_years=age_years,
        conditions=("kidney_disease_3b_5",),
        medications=("vitamin_k_antagonist",),
    )
    assert "antagonist" in ENGLISH.say(shown(person=person).note)


@given(
    st.floats(0, 2000), st.sampled_from([1, 2, 7, 30]), st.sampled_from(["IU", "ug"]),
    st.floats(0, 100),
)  # fmt: skip
def test_a_mean_dose_is_met_and_keeps_unit_and_rhythm(wanted_ug, every_days, unit, other_ug):
    doses = (
        Supplement(compound="vitamin_d2", amount=other_ug, unit="ug"),
        Supplement(compound="vitamin_d3", amount=5, unit=unit, every_days=every_days),
        DOSES[1],
    )
    changed = with_mean_daily(doses, "vitamin_d3", wanted_ug)
    assert (changed[0], changed[2]) == (doses[0], doses[2])
    assert (changed[1].unit, changed[1].every_days) == (unit, every_days)
    total = changed[0].ug_per_day + changed[1].ug_per_day
    assert total == pytest.approx(max(wanted_ug, other_ug), abs=1e-5)


def test_a_first_dose_is_entered_in_the_units_people_know():
    assert with_mean_daily((), "vitamin_d3", 25) == (
        Supplement(compound="vitamin_d3", amount=1000, unit="IU"),
    )
    assert with_mean_daily((), "mk7", 0) == ()
