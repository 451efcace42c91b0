# SPDX-License-Identifier: MIT
"""Below one year there is no forecast of 25(OH)D, and everything that would use one says so."""

import datetime as dt
import json

import msgspec
import numpy as np
import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.comparison import compare
from dk2gui.core.explore.dose_window import dose_window
from dk2gui.core.explore.goal import daily_d3_for
from dk2gui.core.explore.heat_map import heat_map
from dk2gui.core.explore.sensitivity import sensitivity
from dk2gui.core.explore.sweep import sweep
from dk2gui.core.explore.virtual_population import people_as_stated
from dk2gui.core.scenario.scenario import Lab, Person, Scenario, Supplement
from dk2gui.core.serum.forecast import NoForecast, NoForecastError
from dk2gui.core.serum.kinetics import weight_scale
from dk2gui.core.year import year_by_month
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import encode_assessment
from tests.core.vitamin_d_files import bundled_model

FOODS, CONSTANTS = load_foods(), load_constants()
START = dt.date(2026, 11, 25)
D3 = Supplement(compound="vitamin_d3", amount=400, unit="IU")


def aged(years: float, weight_kg: float = 6, *doses: Supplement) -> Scenario:
    person = Person(age_years=years, weight_kg=weight_kg, height_cm=60)
    return Scenario(schema=1, person=person, supplements=doses, start_date=START)


INFANT = aged(0.3, 6, D3)


def test_below_one_year_the_arrays_are_null_with_a_note():
    serum = json.loads(encode_assessment(evaluate(INFANT, FOODS, CONSTANTS)))["serum_25ohd"]
    for name in ("day", "p05", "p25", "median", "p75", "p95"):
        assert serum[name] is None
    assert "Below 1 year there is no forecast" in serum["note"]
    # The rest of the assessment stands.
    assert evaluate(INFANT, FOODS, CONSTANTS).nutrients["vitamin_d"].intake.total == 10


@pytest.mark.parametrize(("years", "there"), [(0.99, False), (1.0, True)])
def test_the_forecast_begins_at_one_year(years, there):
    assert isinstance(evaluate(aged(years), FOODS, CONSTANTS).serum, NoForecast) is not there


def test_a_toddler_on_a_usual_dose_stays_within_what_infants_reached():
    # 400 IU/d: breastfed infants of Gallo 2013 JAMA 309:1785 had medians near 78 nmol/L.
    test = Lab(date=START, marker="25ohd", value=50, unit="nmol/L")
    small = evaluate(
        msgspec.structs.replace(aged(1.0, 9, D3), labs=(test,)), FOODS, CONSTANTS
    ).serum
    assert 65 < small.median[-1] < 95


def test_weight_scaling_is_frozen_below_25_kg():
    model = bundled_model()
    assert weight_scale(6, model) == weight_scale(25, model)
    assert 2.5 < weight_scale(6, model) <= 2.8
    assert weight_scale(26, model) < weight_scale(25, model)


def test_the_year_has_no_levels_and_says_why():
    year = year_by_month(INFANT, FOODS, CONSTANTS)
    assert "Below 1 year" in year.no_forecast.template
    assert {month.median_nmol_l for month in year.months} == {None}
    assert {month.goal for month in year.months} == {None}


def test_a_comparison_has_no_level():
    found = compare(
        [evaluate(INFANT, FOODS, CONSTANTS), evaluate(aged(0.3), FOODS, CONSTANTS)],
        ["Dose", "None"],
        START,
    )
    assert found.serum == (None, None)


def test_goal_and_window_name_no_dose():
    by = START + dt.timedelta(days=90)
    goal = daily_d3_for(INFANT, FOODS, CONSTANTS, goal_nmol_l=75, by=by, certainty=0.9)
    assert goal.rounded_iu_per_day is None
    assert goal.level_nmol_l is None
    assert dose_window(INFANT, FOODS, CONSTANTS).low_iu is None


def test_what_needs_a_forecast_refuses_with_the_reason():
    with pytest.raises(NoForecastError, match="Below 1 year"):
        sensitivity(INFANT, FOODS, CONSTANTS, 90)
    with pytest.raises(NoForecastError, match="Below 1 year"):
        people_as_stated(INFANT, FOODS, CONSTANTS, 90)


def test_sweep_and_map_are_not_known_there():
    found = sweep(
        INFANT, FOODS, CONSTANTS, ("dose:vitamin_d3", [0.0, 400.0]), "serum_25ohd", day=90
    )
    assert np.isnan(found.y).all()
    values = heat_map(
        INFANT, FOODS, CONSTANTS, (("dose:vitamin_d3", [0.0, 400.0]), ("weight_kg", [6.0, 7.0])),
        "serum_25ohd", day=90,
    ).value  # fmt: skip
    assert np.isnan(values).all()
    grown = msgspec.structs.replace(INFANT, person=aged(30, 70).person)
    assert np.isfinite(
        sweep(grown, FOODS, CONSTANTS, ("weight_kg", [70.0]), "serum_25ohd", day=90).y
    ).all()
