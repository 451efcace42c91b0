# SPDX-License-Identifier: MIT
"""Twelve months of sun, intake and 25(OH)D."""

import datetime as dt

import msgspec
import numpy as np
import pytest
from hypothesis import given

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.scenario import EatenFood, Lab, Scenario, SunHabit, Supplement
from dk2gui.core.year import year_by_month
from dk2gui.data.tables import load_constants, load_foods
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()
WINTER_D3 = Supplement(
    compound="vitamin_d3", amount=4000, unit="IU",
    from_date=dt.date(2026, 10, 16), until_date=dt.date(2027, 3, 31),
)  # fmt: skip
BASE = Scenario(
    schema=1,
    supplements=(WINTER_D3,),
    foods=(EatenFood(food="egg-whole", grams=60, times_per_week=7),),
    sun=SunHabit(latitude=52, minutes=20, days_per_week=5),
    start_date=dt.date(2026, 6, 11),
    days=30,
)


def test_twelve_months_from_the_start_s_own():
    months = year_by_month(BASE, FOODS, CONSTANTS).months
    assert [(row.month.year, row.month.month) for row in months] == [
        *((2026, month) for month in range(6, 13)),
        *((2027, month) for month in range(1, 6)),
    ]
    assert (months[0].first, months[0].days) == (dt.date(2026, 6, 11), 20)
    assert [row.days for row in months[1:]] == [31, 31, 30, 31, 30, 31, 31, 28, 31, 30, 31]


def test_doses_count_on_their_days():
    given = [
        row.intakes["vitamin_d"].supplement for row in year_by_month(BASE, FOODS, CONSTANTS).months
    ]
    assert given == pytest.approx([0, 0, 0, 0, 100 * 16 / 31, 100, 100, 100, 100, 100, 0, 0])


def test_vitamin_d_winter_at_52_degrees_north():
    """Webb 1988: at 52 degrees north no vitamin D is made from October to March."""
    view = year_by_month(BASE, FOODS, CONSTANTS)
    winter = [row.month.month for row in view.months if row.is_vitamin_d_winter]
    assert winter == [10, 11, 12, 1, 2, 3]
    assert view.latitude == 52
    by_month = {row.month.month: row for row in view.months}
    assert by_month[7].sun_ug_per_day > 10
    assert by_month[12].sun_ug_per_day < 1
    assert by_month[7].noon_uv_index > 5
    assert by_month[12].noon_uv_index < 1


@pytest.mark.parametrize(
    ("latitude", "months"), [(0, set()), (34, set()), (-52, {4, 5, 6, 7, 8, 9})]
)
def test_vitamin_d_winter_elsewhere(latitude, months):
    """Webb 1988: at 34 degrees north vitamin D is made all year."""
    there = msgspec.structs.replace(BASE, sun=SunHabit(latitude=latitude, minutes=20))
    found = year_by_month(there, FOODS, CONSTANTS).months
    assert {row.month.month for row in found if row.is_vitamin_d_winter} == months


def test_without_a_sun_habit_sun_is_not_known():
    for row in year_by_month(msgspec.structs.replace(BASE, sun=None), FOODS, CONSTANTS).months:
        assert (row.sun_ug_per_day, row.noon_uv_index, row.is_vitamin_d_winter) == (None,) * 3
        assert row.intakes["vitamin_d"].sun == 0


def test_sun_counts_on_its_days():
    habit = msgspec.structs.replace(
        BASE.sun, from_date=dt.date(2026, 7, 1), until_date=dt.date(2026, 7, 31)
    )
    holiday = year_by_month(msgspec.structs.replace(BASE, sun=habit), FOODS, CONSTANTS).months
    always = year_by_month(BASE, FOODS, CONSTANTS).months
    assert [row.sun_ug_per_day for row in holiday] == [
        row.sun_ug_per_day if row.month.month == 7 else 0.0 for row in always
    ]
    assert [row.is_vitamin_d_winter for row in holiday] == [
        row.is_vitamin_d_winter for row in always
    ]


def test_levels_are_those_of_the_forecast_and_reach_beyond_it():
    tested = msgspec.structs.replace(
        BASE, labs=(Lab(date=BASE.start_date, marker="25ohd", value=60, unit="nmol/L"),)
    )
    months = year_by_month(tested, FOODS, CONSTANTS).months
    serum = evaluate(msgspec.structs.replace(tested, days=400), FOODS, CONSTANTS).serum
    assert months[0].median_nmol_l == pytest.approx(serum.median[:20].mean())
    assert months[1].p05_nmol_l == pytest.approx(serum.p05[20:51].mean())
    goals = {row.month.month: row.goal for row in months}
    assert goals[6] == "below"
    assert goals[2] == "within"


def test_a_test_beyond_the_year_that_the_forecast_knows_counts():
    late = Lab(date=dt.date(2027, 9, 1), marker="25ohd", value=150, unit="nmol/L")
    known = msgspec.structs.replace(BASE, labs=(late,), days=600)
    assert year_by_month(known, FOODS, CONSTANTS).mode == "personal"
    ahead = msgspec.structs.replace(known, days=400)
    assert year_by_month(ahead, FOODS, CONSTANTS).mode == "population"


def test_what_is_not_measured_is_absent_or_at_least():
    intakes = year_by_month(
        msgspec.structs.replace(BASE, supplements=(), sun=None, foods=()), FOODS, CONSTANTS
    ).months[0].intakes  # fmt: skip
    assert intakes == {}
    unmeasured = msgspec.structs.replace(
        BASE, foods=(EatenFood(food="kale-raw", grams=50, times_per_week=7),)
    )
    found = evaluate(unmeasured, FOODS, CONSTANTS).nutrients
    for nutrient, row in year_by_month(unmeasured, FOODS, CONSTANTS).months[0].intakes.items():
        assert row.is_lower_bound == found[nutrient].intake.is_lower_bound


def test_a_month_is_a_lower_bound_when_some_of_its_days_are():
    # Boron is not measured in kale.
    kale = EatenFood(food="kale-raw", grams=50, times_per_week=7, from_date=dt.date(2026, 8, 16))
    plan = msgspec.structs.replace(BASE, foods=(kale,), other_food={"boron": 1})
    found = [
        row.intakes["boron"].is_lower_bound for row in year_by_month(plan, FOODS, CONSTANTS).months
    ]
    assert found == [False] * 2 + [True] * 10


@given(scenarios(1))
def test_undated_months_have_the_intake_of_every_day(scenario):
    bare = {"from_date": None, "until_date": None}
    replace = msgspec.structs.replace
    undated = replace(
        scenario,
        supplements=tuple(replace(dose, **bare) for dose in scenario.supplements),
        products=tuple(replace(product, **bare) for product in scenario.products),
        foods=tuple(replace(eaten, **bare) for eaten in scenario.foods),
    )
    shown = evaluate(undated, FOODS, CONSTANTS).nutrients
    for row in year_by_month(undated, FOODS, CONSTANTS).months:
        for nutrient, found in row.intakes.items():
            assert found.food == pytest.approx(shown[nutrient].intake.food)
            assert found.supplement == pytest.approx(shown[nutrient].intake.supplement)


@given(scenarios(1))
def test_any_scenario_has_its_year(scenario):
    months = year_by_month(scenario, FOODS, CONSTANTS).months
    assert len(months) == 12
    for row in months:
        levels = (row.p05_nmol_l, row.median_nmol_l, row.p95_nmol_l)
        assert np.all(np.isfinite(levels))
        assert levels == tuple(sorted(levels))
        assert (row.sun_ug_per_day is None) == (scenario.sun is None)
