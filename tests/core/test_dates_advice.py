# SPDX-License-Identifier: MIT
"""Advice on doses, foods and sun that begin later."""

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.advice.policy import SAID_ALONE, silenced
from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.periods import periods
from dk2gui.core.scenario.scenario import Person, Scenario, SunHabit, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.advice_text import AdviceText, advice_texts
from dk2gui.present.words import ENGLISH
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()
START, OCTOBER = dt.date(2026, 6, 1), dt.date(2026, 10, 1)


def advice(*doses: Supplement, days: int = 365, **more) -> dict[str, AdviceText]:
    scenario = Scenario(schema=1, supplements=doses, start_date=START, days=days, **more)
    return {
        item.id: item for item in advice_texts(evaluate(scenario, FOODS, CONSTANTS).advice, ENGLISH)
    }


def d3(iu: float, first: dt.date | None = None, last: dt.date | None = None) -> Supplement:
    return Supplement(compound="vitamin_d3", amount=iu, unit="IU", from_date=first, until_date=last)


def test_an_upper_level_passed_later_is_advised_and_dated():
    found = advice(d3(12_000, OCTOBER))
    assert found["d-over-10000"].severity == "stop"
    for name in ("d-over-10000", "d-over-ul", "monitor-calcium"):
        assert found[name].why[0].startswith("From 1 October 2026 on: ")
    assert "12\u202f000\u202fIU" in found["d-over-10000"].why[0]


def test_what_holds_from_the_start_has_no_date():
    found = advice(d3(12_000), d3(1000, OCTOBER))
    assert not found["d-over-ul"].why[0].startswith("From")


def test_doses_that_only_meet_later_are_counted_together():
    assert "d-over-ul" not in advice(d3(3000), d3(3000, OCTOBER), days=100)
    assert advice(d3(3000), d3(3000, OCTOBER))["d-over-ul"].why[0].startswith("From 1 October")
    apart = advice(d3(3000, None, OCTOBER - dt.timedelta(days=1)), d3(3000, OCTOBER))
    assert "d-over-ul" not in apart


def test_a_later_k_makes_an_antagonist_s_caution_a_stop():
    mk7 = Supplement(compound="mk7", amount=100, unit="ug", from_date=OCTOBER)
    found = advice(mk7, person=Person(medications=("vitamin_k_antagonist",)))
    item = found["vka-vitamin-k"]
    assert item.severity == "stop"
    assert item.why[0] == "From 1 October 2026 on: a vitamin K antagonist is ticked"


def test_k2_is_not_called_optional_beside_a_later_dose_that_would_have_it():
    found = advice(d3(1000, None, OCTOBER - dt.timedelta(days=1)), d3(4000, OCTOBER))
    assert "pair-k2" in found
    assert "k2-optional" not in found
    assert "k2-optional" in advice(d3(1000))


def test_sunburn_in_a_summer_to_come():
    sun = SunHabit(
        latitude=38, minutes=180, exposed_fraction=0.5,
        from_date=dt.date(2027, 3, 1), until_date=dt.date(2027, 9, 30),
    )  # fmt: skip
    assert "sunburn" not in advice(sun=sun, days=200)
    assert advice(sun=sun)["sunburn"].why[0].startswith("From 1 March 2027 on: 180 minutes")


def test_sun_that_lasts_is_judged_on_the_start_day_whatever_doses_begin():
    # June is winter in the south; a dose that begins in the summer is no news of the sun.
    sun = SunHabit(latitude=-45, minutes=180, exposed_fraction=0.5)
    summer = dt.date(2026, 12, 1)
    assert "sunburn" not in advice(d3(1000, summer), sun=sun)
    begins = msgspec.structs.replace(sun, from_date=summer)
    assert "sunburn" in advice(d3(1000, summer), sun=begins)


@given(scenarios())
def test_no_period_has_more_serious_advice_than_the_list(scenario):
    found = evaluate(scenario, FOODS, CONSTANTS)
    said = {item.id for item in found.advice}
    # A stop on any day silences what would take it back, on every day.
    silent = silenced(item.id for item in found.advice if item.severity == "stop")
    silent |= {name for name, beside in SAID_ALONE.items() if beside & said}
    ranks = {item.id: ("stop", "caution", "info").index(item.severity) for item in found.advice}
    last = found.start + dt.timedelta(days=scenario.days)
    for period in periods(scenario, found.start, last):
        # Sun is judged on a day of its own choice, which this is not about.
        then = msgspec.structs.replace(period.scenario, start_date=found.start, days=1)
        for item in evaluate(then, FOODS, CONSTANTS).advice:
            if item.id not in {"sunburn", "no-uvb", *silent}:
                rank = ("stop", "caution", "info").index(item.severity)
                assert ranks[item.id] <= rank


@given(scenarios(), st.floats(1, 50_000), st.integers(-400, 400), st.integers(0, 400))
def test_more_vitamin_d_in_a_window_never_removes_a_safety_item(scenario, iu, first, length):
    safety = {"d-over-ul", "d-over-10000", "monitor-calcium", "d-sensitive-condition"}
    begins = dt.date(2026, 1, 1) + dt.timedelta(days=first)
    extra = d3(iu, begins, begins + dt.timedelta(days=length))
    richer = msgspec.structs.replace(scenario, supplements=(*scenario.supplements, extra))
    before = {item.id for item in evaluate(scenario, FOODS, CONSTANTS).advice} & safety
    assert before <= {item.id for item in evaluate(richer, FOODS, CONSTANTS).advice}
