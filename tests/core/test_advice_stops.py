# SPDX-License-Identifier: MIT
"""What a stop says by how bad a result is, and that nothing said beside it takes it back."""

import datetime as dt

import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.scenario import Lab, Person, Scenario, SunHabit, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.advice_text import AdviceText, advice_texts
from dk2gui.present.words import ENGLISH

FOODS, CONSTANTS = load_foods(), load_constants()
DAY = dt.date(2026, 11, 15)
GOES_ON = {
    "take-with-fat",
    "pair-k2",
    "k2-optional",
    "ratio-conflict",
    "calcium-low",
    "diet-low-k2",
}
# Below every target, without fat, in the dark of a winter.
SETTING = {
    "with_fat": False,
    "other_food": {"calcium": 100.0},
    "start_date": dt.date(2027, 1, 15),
    "sun": SunHabit(latitude=55, minutes=30),
}
WAIT = "Count on food and supplements"


def cards(**changes) -> dict[str, AdviceText]:
    advice = evaluate(Scenario(schema=1, **changes), FOODS, CONSTANTS).advice
    return {item.id: item for item in advice_texts(advice, ENGLISH)}


def d3(iu: float, **dates) -> Supplement:
    return Supplement(compound="vitamin_d3", amount=iu, unit="IU", **dates)


def lab(marker: str, value: float, unit: str, day: dt.date = DAY) -> Lab:
    return Lab(date=day, marker=marker, value=value, unit=unit)


@pytest.mark.parametrize(
    ("value", "unit", "urgency"),
    [
        # Society for Endocrinology 2016: prompt from 3.0, urgent above 3.5 mmol/L.
        (2.63, "mmol/L", "soon"), (2.99, "mmol/L", "soon"), (3.0, "mmol/L", "today"),
        (3.5, "mmol/L", "today"), (3.51, "mmol/L", "emergency"),
        (10.6, "mg/dL", "soon"), (12.0, "mg/dL", "today"), (14.1, "mg/dL", "emergency"),
    ],
)  # fmt: skip
def test_raised_calcium_is_as_urgent_as_it_is_high(value, unit, urgency):
    item = cards(labs=(lab("calcium", value, unit),))["hypercalcaemia"]
    assert item.severity == "stop"
    said = {word for word in ("soon", "today", "emergency") if word in item.title}
    assert said == {urgency}


def test_a_very_high_inr_is_for_the_clinic_today():
    person = Person(medications=("vitamin_k_antagonist",))
    item = cards(person=person, labs=(lab("inr", 5.0, "1"),))["inr-high"]
    assert item.severity == "stop"
    assert "today" in item.title
    assert "inr-high" not in cards(person=person, labs=(lab("inr", 4.9, "1"),))
    assert "inr-high" not in cards(labs=(lab("inr", 6.0, "1"),))
    later = lab("inr", 2.5, "1", DAY + dt.timedelta(days=3))
    assert "inr-high" not in cards(person=person, labs=(lab("inr", 6.5, "1"), later))


@pytest.mark.parametrize("age", [0.4, 7, 17])
def test_above_the_upper_level_is_a_stop_for_a_child(age):
    found = cards(person=Person(age_years=age, weight_kg=20), supplements=(d3(5000),), **SETTING)
    assert found["d-over-ul"].severity == "stop"
    assert "paediatrician" in found["d-over-ul"].title
    assert not (GOES_ON | {"test-25ohd"}) & set(found)
    assert cards(supplements=(d3(5000),))["d-over-ul"].severity == "caution"


STOPS = {
    "hypercalcaemia": {"person": Person(conditions=("hypercalcaemia",), diet=("vegan",))},
    "kidney-disease": {"person": Person(conditions=("kidney_disease_3b_5",), diet=("vegan",))},
    "d-sensitive-condition": {
        "person": Person(conditions=("granulomatous_disease",), diet=("vegan",))
    },
    "d-over-10000": {"person": Person(diet=("vegan",))},
}


@pytest.mark.parametrize("iu", [1000, 5000, 12_000])
@pytest.mark.parametrize("stop", STOPS)
def test_a_stop_silences_what_contradicts_it(stop, iu):
    found = cards(supplements=(d3(iu),), **STOPS[stop], **SETTING)
    stopped = stop in found
    assert stopped == (stop != "d-over-10000" or iu > 10_000)
    without = cards(supplements=(d3(min(iu, 10_000)),), person=Person(diet=("vegan",)), **SETTING)
    assert len(GOES_ON & set(without)) >= 4
    assert WAIT in without["no-uvb"].detail
    if stopped:
        assert not (GOES_ON | {"test-25ohd"}) & set(found)
        assert WAIT not in found["no-uvb"].detail


def test_a_very_high_inr_silences_too():
    person = Person(medications=("vitamin_k_antagonist",))
    doses = (d3(3000),)
    high = cards(person=person, supplements=doses, labs=(lab("inr", 7, "1"),), **SETTING)
    usual = cards(person=person, supplements=doses, labs=(lab("inr", 2.5, "1"),), **SETTING)
    assert {"take-with-fat", "calcium-low"} <= set(usual)
    assert not GOES_ON & set(high)
    # It asks for no test of vitamin D of its own.
    assert "test-25ohd" in high


def test_a_stop_to_come_silences_what_is_said_today():
    later = dt.date(2027, 3, 1)
    found = cards(
        supplements=(
            d3(1000, until_date=later - dt.timedelta(days=1)),
            d3(12_000, from_date=later),
        ),
        **SETTING,
    )
    assert found["d-over-10000"].why[0].startswith("From 1 March 2027 on")
    assert not GOES_ON & set(found)
    assert WAIT not in found["no-uvb"].detail


def test_of_two_results_on_one_day_the_last_one_serves_forecast_and_advice():
    both = (lab("25ohd", 40, "nmol/L"), lab("25ohd", 140, "nmol/L"))
    first = evaluate(Scenario(schema=1, labs=both), FOODS, CONSTANTS)
    alone = evaluate(Scenario(schema=1, labs=both[1:]), FOODS, CONSTANTS)
    assert first.serum.median.tolist() == alone.serum.median.tolist()
    ids = {item.id for item in first.advice}
    assert "25ohd-high" in ids
    assert "25ohd-low" not in ids


def test_a_kidney_stop_that_nobody_ticked_names_the_result_it_rests_on():
    result = lab("egfr", 22, "mL/min/1.73m2")
    assert "22" in cards(labs=(result,))["kidney-disease"].detail
    ticked = Person(conditions=("kidney_disease_3b_5",))
    assert "not ticked" not in cards(person=ticked, labs=(result,))["kidney-disease"].detail
