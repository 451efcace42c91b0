# SPDX-License-Identifier: MIT
"""What was taken before a blood test is part of that test."""

import datetime as dt

import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.virtual_population import people_as_stated
from dk2gui.core.scenario.scenario import EatenFood, Lab, Scenario, Supplement
from dk2gui.core.serum.forecast import SerumForecast
from dk2gui.data.tables import load_constants, load_foods
from tests.core.vitamin_d_files import bundled_model

FOODS, CONSTANTS = load_foods(), load_constants()
START = dt.date(2026, 11, 25)
LAST_DAY_BEFORE = START - dt.timedelta(days=1)
WITHIN_NMOL_L = 10.0


def d3(amount: float, **when) -> Supplement:
    return Supplement(compound="vitamin_d3", amount=amount, unit="IU", **when)


def result(level: float, date: dt.date = START) -> Lab:
    return Lab(date=date, marker="25ohd", value=level, unit="nmol/L")


def scenario(*supplements, labs, **more) -> Scenario:
    return Scenario(schema=1, start_date=START, labs=labs, supplements=supplements, **more)


def serum(*supplements, labs, **more) -> SerumForecast:
    return evaluate(scenario(*supplements, labs=labs, **more), FOODS, CONSTANTS).serum


SINCE_2024 = {"from_date": dt.date(2024, 3, 1)}
ALWAYS = {"since": "always"}


@pytest.mark.parametrize("when", [SINCE_2024, ALWAYS])
@pytest.mark.parametrize(("dose", "level"), [(1000, 40), (4000, 90), (4000, 60), (2000, 130)])
def test_a_dose_that_goes_on_holds_the_level(dose, level, when):
    found = serum(d3(dose, **when), labs=(result(level),))
    assert found.median[0] == pytest.approx(level, rel=1e-3)
    assert found.median[365] == pytest.approx(level, abs=WITHIN_NMOL_L)
    assert found.plateau_day == 0


@pytest.mark.parametrize("every", [1, 7])
def test_a_dose_that_was_stopped_falls_to_the_background(every):
    taken = d3(4000 * every, every_days=every, until_date=LAST_DAY_BEFORE, **SINCE_2024)
    found = serum(taken, labs=(result(90),))
    assert found.median[0] == pytest.approx(90, rel=1e-3)
    # Between nothing and a usual background, and not far from the latter.
    usual = bundled_model().population_median_nmol_l
    assert usual / 2 < found.median[365] < usual + 5


def test_a_changed_dose_moves_the_level_from_there():
    before = d3(4000, until_date=LAST_DAY_BEFORE, **SINCE_2024)
    halved = serum(before, d3(2000), labs=(result(90),)).median
    doubled = serum(before, d3(8000), labs=(result(90),)).median
    stopped = serum(before, labs=(result(90),)).median
    assert halved[0] == doubled[0] == stopped[0]
    assert stopped[365] + 15 < halved[365] < 85
    assert 105 < doubled[365] < 150


def test_a_dose_without_a_first_day_begins_at_the_start_as_before():
    assert serum(d3(4000), labs=(result(90),)).median[365] > 130


def test_a_steady_dose_holds_after_an_earlier_test_too():
    tests = (result(90, dt.date(2026, 5, 25)), result(90))
    assert serum(d3(4000, **SINCE_2024), labs=tests).median[365] == pytest.approx(90, abs=10)
    earlier = serum(d3(4000, **SINCE_2024), labs=tests[:1]).median
    assert earlier == pytest.approx(90, abs=WITHIN_NMOL_L)


def test_without_a_test_a_dose_taken_for_long_has_lifted_the_level_already():
    found = serum(d3(4000, **ALWAYS), labs=()).median
    later = serum(d3(4000), labs=()).median
    assert found[0] == pytest.approx(later[-1], rel=0.1)
    assert found[-1] == pytest.approx(later[-1], rel=0.05)


def test_a_food_eaten_before_the_test_is_part_of_it():
    salmon = EatenFood(
        food="salmon-atlantic-cooked", grams=150, times_per_week=7, since="always",
        until_date=LAST_DAY_BEFORE,
    )  # fmt: skip
    assert serum(labs=(result(90),), foods=(salmon,)).median[-1] < 80


def test_the_people_of_the_exploration_are_those_of_the_forecast():
    stated = scenario(d3(4000, **ALWAYS), labs=(result(90),))
    levels = people_as_stated(stated, FOODS, CONSTANTS, 365).levels()
    found = evaluate(stated, FOODS, CONSTANTS).serum
    assert levels[:, levels.shape[1] // 2] == pytest.approx(found.median, rel=0.02)
