# SPDX-License-Identifier: MIT
"""What is kept from one evaluation to the next changes no answer, whatever is edited between."""

import datetime as dt

import msgspec
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dk2gui.core.evaluate import evaluate
from dk2gui.core.kept import Kept
from dk2gui.core.scenario.scenario import Lab, Person, Scenario, SunHabit, Supplement
from dk2gui.core.serum.forecast import SerumForecast
from dk2gui.core.sun import skin
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import encode_assessment
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()
LEVELS = ("p05", "p25", "median", "p75", "p95", "result_p05", "result_p95")
EDITABLE = (
    "person", "supplements", "products", "with_fat", "diet_is", "foods", "other_food", "sun", "labs",
    "start_date", "days", "authority",
)  # fmt: skip


def assert_alike(scenario, kept):
    found, alone = (evaluate(scenario, FOODS, CONSTANTS, each) for each in (kept, None))
    assert encode_assessment(found) == encode_assessment(alone)
    if isinstance(alone.serum, SerumForecast):
        for name in LEVELS:
            assert np.array_equal(getattr(found.serum, name), getattr(alone.serum, name)), name


@settings(max_examples=40)
@given(pair=st.tuples(scenarios(), scenarios()), data=st.data())
def test_random_edits_with_what_is_kept(pair, data):
    kept, scenario = Kept(), pair[0]
    assert_alike(scenario, kept)
    for _ in range(5):
        # From one of two scenarios, so that edits are undone as well as made.
        field, source = data.draw(st.sampled_from(EDITABLE)), data.draw(st.sampled_from(pair))
        scenario = msgspec.structs.replace(scenario, **{field: getattr(source, field)})
        assert_alike(scenario, kept)


@settings(max_examples=30)
@given(
    amounts=st.lists(st.sampled_from((0, 400, 1000, 4000, 9000)), min_size=2, max_size=4),
    tests=st.lists(st.integers(-400, 200), max_size=3, unique=True),
    sun=st.none() | st.just(SunHabit(latitude=50, minutes=20)),
    latitude=st.none() | st.just(55.0),
    since=st.sampled_from((None, dt.date(2025, 3, 1), dt.date(2026, 12, 1))),
)
def test_doses_that_move_one_person(amounts, tests, sun, latitude, since):
    start = dt.date(2026, 10, 1)
    kept = Kept()
    for amount in amounts:
        dose = Supplement(compound="vitamin_d3", amount=amount, unit="IU", from_date=since)
        scenario = Scenario(
            schema=1,
            person=Person(latitude=latitude),
            supplements=(dose,),
            sun=sun,
            labs=tuple(
                Lab(date=start + dt.timedelta(days=day), marker="25ohd", value=55, unit="nmol/L")
                for day in tests
            ),
            start_date=start,
            days=250,
        )
        assert_alike(scenario, kept)


def test_what_did_not_change_is_not_made_again(monkeypatch):
    made = []
    original = skin.irradiance

    def counted(*given, **named):
        made.append(given)
        return original(*given, **named)

    monkeypatch.setattr(skin, "irradiance", counted)
    kept = Kept()
    for iu in (1000, 2000, 3000):
        dose = Supplement(compound="vitamin_d3", amount=iu, unit="IU")
        habit = SunHabit(latitude=50, minutes=20)
        scenario = Scenario(schema=1, supplements=(dose,), sun=habit)
        evaluate(scenario, FOODS, CONSTANTS, kept)
    assert len(made) == 1
