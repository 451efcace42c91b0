# SPDX-License-Identifier: MIT
"""Doses, foods and sun with a start and an end: the file, what is in force, the intake."""

import datetime as dt
import itertools
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.file_format import ScenarioError, decode_scenario, encode_scenario
from dk2gui.core.scenario.periods import days_of_change, is_dated, on_day, periods
from dk2gui.core.scenario.scenario import EatenFood, Scenario, SunHabit, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.words import ENGLISH
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()
OCTOBER, MARCH = dt.date(2026, 10, 1), dt.date(2027, 3, 31)
D3 = Supplement(compound="vitamin_d3", amount=4000, unit="IU")
WINTER_D3 = Supplement(
    compound="vitamin_d3", amount=4000, unit="IU", from_date=OCTOBER, until_date=MARCH
)
DATED = {
    "schema": 1,
    "supplements": [{"compound": "vitamin_d3", "amount": 4000, "unit": "IU",
                     "from": "2026-10-01", "until": "2027-03-31"}],
    "foods": [{"food": "natto", "grams": 40, "times_per_week": 5, "until": "2026-12-31"}],
    "sun": {"latitude": 52, "minutes": 20, "from": "2026-05-01"},
    "start_date": "2026-09-10",
}  # fmt: skip


def read(value: dict) -> Scenario:
    return decode_scenario(json.dumps(value).encode())


def test_dates_are_read_and_written_as_from_and_until():
    scenario = read(DATED)
    assert scenario.supplements == (WINTER_D3,)
    assert (scenario.foods[0].from_date, scenario.foods[0].until_date) == (
        None,
        dt.date(2026, 12, 31),
    )
    assert scenario.sun.from_date == dt.date(2026, 5, 1)
    written = json.loads(encode_scenario(scenario))
    for key in ("supplements", "foods"):
        assert written[key][0].items() >= DATED[key][0].items()
    assert written["sun"].items() >= DATED["sun"].items()
    assert "from" not in written["foods"][0]
    assert "until" not in written["sun"]


def test_without_dates_nothing_new_is_written():
    text = encode_scenario(
        Scenario(
            schema=1,
            supplements=(D3,),
            foods=(EatenFood(food="natto", grams=40, times_per_week=5),),
            sun=SunHabit(latitude=52),
        )
    )
    assert b"from" not in text
    assert b"until" not in text


@pytest.mark.parametrize(
    ("place", "key", "value", "message"),
    [
        ("supplements", "until", "2026-09-30",
         "supplements[0].until: must not lie before from (2026-10-01), got 2026-09-30"),
        ("supplements", "from", "1899-12-31",
         "supplements[0].from: must lie between 1900-01-01 and 2200-12-31, got 1899-12-31"),
        ("foods", "until", "2201-01-01",
         "foods[0].until: must lie between 1900-01-01 and 2200-12-31, got 2201-01-01"),
        ("foods", "from", "October", 'foods[0].from: must be a date like 2026-11-20, got "October"'),
        ("sun", "until", "2026-04-30",
         "sun.until: must not lie before from (2026-05-01), got 2026-04-30"),
        ("sun", "from", 5, "sun.from: must be a date like 2026-11-20, got 5"),
        ("sun", "form", "2026-05-01", "sun.form: unknown key"),
    ],
)  # fmt: skip
def test_refusals_name_the_place(place, key, value, message):
    copy = json.loads(json.dumps(DATED))
    (copy[place][0] if place != "sun" else copy[place])[key] = value
    with pytest.raises(ScenarioError) as caught:
        read(copy)
    assert str(caught.value) == message


def test_first_and_last_day_both_count():
    scenario = read(DATED)
    one_day = dt.timedelta(days=1)
    for day, taken in ((OCTOBER - one_day, 0), (OCTOBER, 1), (MARCH, 1), (MARCH + one_day, 0)):
        assert len(on_day(scenario, day).supplements) == taken
    assert on_day(scenario, dt.date(2026, 4, 30)).sun is None
    assert days_of_change(scenario, dt.date(2026, 9, 10), dt.date(2027, 4, 1)) == (
        OCTOBER,
        dt.date(2027, 1, 1),
        dt.date(2027, 4, 1),
    )


@given(scenarios(), st.dates(dt.date(2018, 1, 1), dt.date(2034, 1, 1)), st.integers(0, 2000))
def test_periods_cover_every_day_with_what_is_in_force(scenario, first, length):
    last = first + dt.timedelta(days=length)
    stretches = periods(scenario, first, last)
    assert (stretches[0].first, stretches[-1].last) == (first, last)
    for before, after in itertools.pairwise(stretches):
        assert after.first == before.last + dt.timedelta(days=1)
    for period in stretches:
        assert not is_dated(period.scenario)
        assert on_day(scenario, period.first) == period.scenario == on_day(scenario, period.last)


def test_the_last_date_there_is_can_be_an_end():
    sun = SunHabit(latitude=0, until_date=dt.date(2200, 12, 31))
    scenario = Scenario(schema=1, sun=sun, start_date=dt.date(2200, 12, 31), days=3660)
    assert len(evaluate(scenario, FOODS, CONSTANTS).serum.median) == 3661


@pytest.mark.parametrize(
    ("start", "iu"),
    [("2026-09-10", 0), ("2026-10-01", 4000), ("2027-03-31", 4000), ("2027-04-01", 0)],
)
def test_the_intake_is_that_of_the_start_day(start, iu):
    found = evaluate(read({**DATED, "start_date": start}), FOODS, CONSTANTS)
    assert found.nutrients["vitamin_d"].intake.supplement == iu / 40


def test_without_a_start_date_the_rule_of_the_latest_test_stays():
    tested = {**DATED, "labs": [{"date": "2026-11-01", "marker": "25ohd", "value": 48,
                                 "unit": "nmol/L"}]}  # fmt: skip
    del tested["start_date"]
    assert evaluate(read(tested), FOODS, CONSTANTS).nutrients["vitamin_d"].intake.supplement == 100
    del tested["labs"]
    untested = evaluate(read(tested), FOODS, CONSTANTS)
    assert untested.start == dt.date(2026, 1, 1)
    assert untested.nutrients["vitamin_d"].intake.supplement == 0


@given(scenarios())
def test_what_is_shown_of_the_start_day_is_that_of_the_scenario_on_that_day(scenario):
    found = evaluate(scenario, FOODS, CONSTANTS)
    then = evaluate(on_day(scenario, found.start), FOODS, CONSTANTS)
    assert found.nutrients == then.nutrients
    assert found.vitamin_k == then.vitamin_k


def test_sun_outside_its_dates_makes_nothing():
    found = evaluate(read({**DATED, "start_date": "2026-04-10", "days": 400}), FOODS, CONSTANTS)
    assert found.sun.today.vitamin_d_ug_per_day == 0
    assert found.sun.today.minutes_to_burn is None
    assert found.nutrients["vitamin_d"].intake.sun == 0
    months = found.sun.vitamin_d_ug_per_day_by_month
    # April counts from the year the scenario starts in: its last days and the next year's first.
    assert months[3] < months[4] / 2
    whole = msgspec.structs.replace(
        found.scenario, sun=msgspec.structs.replace(found.scenario.sun, from_date=None)
    )
    assert months[4:] == evaluate(whole, FOODS, CONSTANTS).sun.vitamin_d_ug_per_day_by_month[4:]


def test_dates_in_words():
    assert ENGLISH.day(OCTOBER) == "1 October 2026"
