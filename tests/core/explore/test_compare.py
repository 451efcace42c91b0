# SPDX-License-Identifier: MIT
"""Scenarios side by side: only what differs, and one sentence of effect."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.comparison import compare
from dk2gui.core.scenario.scenario import EatenFood, Lab, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.comparison_text import table_rows
from dk2gui.present.numbers import Units
from dk2gui.present.stated_text import differing
from dk2gui.present.words import ENGLISH
from tests.core.explore.cases import START, SUNNY, d3, person, someone
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()
MAY = dt.date(2026, 5, 1)


def said(found, place):
    return ENGLISH.say(found.sentences[place])


def compared(*plans, on=MAY):
    names = "ABCD"[: len(plans)]
    return compare([evaluate(plan, FOODS, CONSTANTS) for plan in plans], names, on)


def inputs(found):
    return {row.title: row.values for row in differing(found.scenarios, FOODS)}


def intakes(*plans):
    """The intakes in the table of a comparison, by title."""
    assessments = [evaluate(plan, FOODS, CONSTANTS) for plan in plans]
    found = compare(assessments, "ABCD"[: len(plans)], MAY)
    rows = table_rows(found, assessments, range(len(plans)), Units("ug"))
    heads = [place for place, row in enumerate(rows) if not row.texts]
    return {row.title: row.texts for row in rows[heads[1] + 1 : heads[2]]}


def test_two_doses():
    found = compared(someone(), someone(supplements=(d3(2000),)))
    assert inputs(found) == {"Vitamin D3": ("1\u202f000\u202fIU a day", "2\u202f000\u202fIU a day")}
    # 1000 IU are 25 ug.
    assert intakes(someone(), someone(supplements=(d3(2000),))) == {
        "Vitamin D": ("25\u202f\u00b5g", "50\u202f\u00b5g")
    }
    day = (MAY - START).days
    a, b = (evaluate(someone(supplements=(d3(iu),)), FOODS, CONSTANTS).serum for iu in (1000, 2000))
    assert found.serum[0].median == a.median[day]
    assert (found.serum[1].p05, found.serum[1].p95) == (b.p05[day], b.p95[day])
    higher = b.median[day] - a.median[day]
    assert said(found, 0).startswith(
        f"Against A, B has 1\u202f000\u202fIU more vitamin D a day and is expected {higher:.0f} nmol/L "
        f"({higher / 2.496:.0f} ng/mL) higher in 25(OH)D on 1 May 2026"
    )


def test_advice_gained_and_lost():
    calm, high = someone(), someone(supplements=(d3(5000),))
    there = compared(calm, high)
    back = compared(high, calm)
    assert ("d-over-ul", "caution") in {entry[:2] for entry in there.advice[0].gained}
    assert there.advice[0].gained == back.advice[0].lost
    assert there.advice[0].lost == back.advice[0].gained
    assert "gains the caution \u201cAbove the upper level for vitamin D\u201d" in said(there, 0)
    assert "loses the caution \u201cAbove the upper level for vitamin D\u201d" in said(back, 0)


def test_what_is_not_stated_and_what_is_not_measured():
    natto = EatenFood(food="natto", grams=40, times_per_week=7)
    found = compared(someone(), someone(foods=(natto,), sun=SUNNY))
    rows = inputs(found)
    assert rows["Natto"] == ("\u2013", "40 g, 7 times a week")
    assert rows["Minutes in the sun"] == ("\u2013", "20 min")
    assert intakes(someone(), someone(foods=(natto,)))["MK-7"][1] == "399\u202f\u00b5g"


def test_three_are_compared_with_the_first():
    k2 = Supplement(compound="mk7", amount=100, unit="ug")
    heavy = someone(person=person(weight_kg=100, conditions=("diabetes",)))
    found = compared(someone(), someone(supplements=(d3(1000), k2)), heavy)
    assert (len(found.serum), len(found.advice), len(found.sentences)) == (3, 2, 2)
    assert "100\u202f\u00b5g more K2 a day" in said(found, 0)
    assert "lower in 25(OH)D" in said(found, 1)
    rows = inputs(found)
    assert rows["Weight"] == ("70 kg (assumed)", "70 kg (assumed)", "100 kg")
    assert rows["Conditions"] == ("none", "none", "Diabetes")
    assert rows["Vitamin K2 as MK-7"] == ("\u2013", "100\u202f\u00b5g a day", "\u2013")


def test_what_a_person_has_is_named_as_people_name_it():
    calcium = Lab(date=START, marker="calcium", value=2.4, unit="mmol/L")
    ill = person(
        conditions=("kidney_disease_3b_5", "osteoporosis"), medications=("doac",), diet=("low_fat",)
    )
    found = compared(someone(), someone(person=ill, labs=(calcium,), level=None))
    rows = {title: values[1] for title, values in inputs(found).items()}
    assert rows["Conditions"] == "Kidney disease, stage 3b to 5; Osteoporosis"
    assert rows["Medicines"] == "DOAC (apixaban, rivaroxaban, ...)"
    assert rows["Diet"] == "Low in fat"
    assert rows["Calcium in serum"] == "2.4\u202fmmol/L on 1 Jan 2026"


def test_a_date_outside_a_forecast_has_no_level():
    found = compared(someone(days=30), someone(), on=MAY)
    assert found.serum[0] is None
    assert found.serum[1] is not None
    assert "25(OH)D" not in said(found, 0)
    assert compared(someone(), someone(), on=dt.date(2025, 12, 31)).serum == (None, None)


@settings(max_examples=30)
@given(scenarios(), st.dates(dt.date(2020, 1, 1), dt.date(2032, 1, 1)))
def test_a_scenario_does_not_differ_from_itself(plan, on):
    found = compared(plan, plan, on=on)
    assert (inputs(found), found.intakes) == ({}, ())
    assert found.advice[0].gained == found.advice[0].lost == ()
    assert (said(found, 0), len(found.sentences)) == ("B and A do not differ in effect.", 1)


@settings(max_examples=40)
@given(scenarios(), scenarios())
def test_any_two_can_be_compared(one, other):
    found = compared(one, other)
    assert all(len(set(values)) > 1 for values in inputs(found).values())
    assert said(found, 0).endswith(".")


def test_one_scenario_or_too_few_names():
    found = evaluate(someone(), FOODS, CONSTANTS)
    for assessments, names in (([found], ["A"]), ([found, found], ["A"])):
        with pytest.raises(ValueError, match="compare: needs at least 2 scenarios"):
            compare(assessments, names, MAY)
