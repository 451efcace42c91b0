# SPDX-License-Identifier: MIT
"""Season and bands: what is assumed of the sun, the next result, smooth medians, limits."""

import datetime as dt
import json

import numpy as np
import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.scenario import Lab, Person, Scenario, SunHabit, Supplement
from dk2gui.core.serum.forecast import SerumForecast
from dk2gui.core.serum.kinetics import Dose
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import encode_assessment
from tests.core.vitamin_d_files import course

FOODS, CONSTANTS = load_foods(), load_constants()
SEPTEMBER = dt.date(2026, 9, 15)
TO_MARCH = (dt.date(2027, 3, 15) - SEPTEMBER).days


def plan(level: float | None, latitude: float | None = None, **more) -> Scenario:
    labs = () if level is None else (
        Lab(date=SEPTEMBER, marker="25ohd", value=level, unit="nmol/L"),
    )  # fmt: skip
    person = Person(latitude=latitude, weight_kg=75)
    return Scenario(
        schema=1, person=person, labs=labs, start_date=SEPTEMBER, **{"days": 730, **more}
    )


def serum(*given, **more) -> SerumForecast:
    return evaluate(plan(*given, **more), FOODS, CONSTANTS).serum


def test_a_september_test_falls_to_march_and_is_back_a_year_on():
    found = serum(55, 52)
    assert found.sun_assumed
    # People of 50 to 55 degrees swing by 19 to 25 nmol/L (Webb 2010, Hypponen & Power 2007).
    assert -20 < found.median[TO_MARCH] - 55 < -12
    assert found.median[365] == pytest.approx(55, abs=2)


@pytest.mark.parametrize(("latitude", "month"), [(52, 2), (-35, 8)])
def test_the_trough_is_in_late_winter_eight_weeks_behind_the_sun(latitude, month):
    year = serum(None, latitude).median[365:]
    trough = SEPTEMBER + dt.timedelta(days=365 + int(np.argmin(year)))
    assert trough.month == month
    assert 14 < np.ptp(year) < 25


def test_near_the_equator_there_is_hardly_a_season():
    assert np.ptp(serum(None, 3).median[365:]) < 6


def test_without_a_place_the_line_is_flat_and_the_band_as_wide_as_a_season():
    unknown, known = serum(55), serum(55, 52)
    assert not unknown.sun_assumed
    assert np.ptp(unknown.median) < 0.01
    # In March both a winter's low and no season at all lie inside.
    assert unknown.p05[TO_MARCH] < known.median[TO_MARCH] < unknown.p95[TO_MARCH]
    half_a_year, year = (unknown.p95[day] - unknown.p05[day] for day in (182, 365))
    assert half_a_year > 1.2 * year


def test_a_stated_habit_takes_the_place_of_the_assumed_one():
    habit = SunHabit(latitude=52, minutes=0)
    found = serum(55, 52, sun=habit)
    assert not found.sun_assumed
    assert np.ptp(found.median) < 0.5


def test_the_json_says_what_was_assumed_and_has_the_band_of_the_next_result():
    values = json.loads(encode_assessment(evaluate(plan(55, 52, days=200), FOODS, CONSTANTS)))
    found = values["serum_25ohd"]
    assert found["sun_assumed"] is True
    assert values["sun_assumed"] is True
    assert "sun" not in values
    for name, outwards in (("p05", -1), ("p95", 1)):
        result, level = np.array(found[f"result_{name}"]), np.array(found[name])
        assert result.shape == (201,)
        assert np.all((result - level) * outwards > 0)


def test_the_median_has_no_wobble():
    median = course(Dose(amount_iu=4000), labs=[(0, 50), (90, 90)], days=365).median
    bend = np.diff(np.log(median), 2)[3:]
    # A smooth course turns rarely; one that jumps between people turns every few days.
    assert np.count_nonzero(np.diff(np.sign(bend))) <= 3


def test_a_limit_tells_where_the_level_is_not():
    below = course(labs=[(0, 25, "below")])
    assert below.mode == "measured"
    assert below.p95[0] < 32
    usual = course(labs=[])
    assert course(labs=[(0, 300, "below")]).median == pytest.approx(usual.median, rel=0.01)
    above = course(labs=[(-30, 100, "above")])
    assert above.p05[0] > 70
    assert above.median[0] > 95
    beside = course(labs=[(-30, 60), (0, 300, "below")])
    assert beside.median == pytest.approx(course(labs=[(-30, 60)]).median, rel=0.01)


def test_the_band_grows_from_the_last_test_and_narrows_with_more():
    one, two = course(labs=[(0, 60)]), course(labs=[(-60, 60), (0, 60)])
    width = np.log(one.p95 / one.p05)
    assert np.all(np.diff(width) >= -1e-9)
    assert width[180] > 1.5 * width[0]
    assert np.log(two.p95 / two.p05)[180] < 0.95 * width[180]


def test_three_tests_tell_response_and_background():
    """A winter on 2000 IU and one without: what is left is the person's own background."""
    dose = Dose(amount_iu=2000, from_day=-400, until_day=-200)
    found = course(dose, labs=[(-410, 40), (-205, 95), (0, 42)])
    assert found.median[-1] == pytest.approx(41, abs=5)
    again = course(
        dose, Dose(amount_iu=2000), labs=[(-410, 40), (-205, 95), (0, 42)], days=200
    )  # fmt: skip
    # The person rose by 55 where 40 are usual.
    usual = course(Dose(amount_iu=2000), labs=[(0, 42)], days=200)
    assert again.median[-1] > usual.median[-1] + 4


def test_supplements_of_the_scenario_are_those_of_the_test():
    dose = Supplement(compound="vitamin_d3", amount=2000, unit="IU", since="always")
    held = serum(80, 52, supplements=(dose,))
    assert held.median[365] == pytest.approx(80, abs=5)
