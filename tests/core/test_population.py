# SPDX-License-Identifier: MIT
"""The spread between people, and forecasts with and without blood tests, food and sun."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.serum.drift import noise_log_sd
from dk2gui.core.serum.forecast import year_from
from dk2gui.core.serum.kinetics import Dose
from dk2gui.core.serum.population import standard_people
from dk2gui.present.words import ENGLISH
from tests.core.vitamin_d_files import bundled_model, bundled_results, course
from tools.validation_trials import SD_PER_BAND, band_width_ratio

MODEL = bundled_model()
SUMMER = np.maximum(0, 600 * np.cos(2 * np.pi * (np.arange(365) - 171) / 365))


def _log_sd(forecast, day):
    return math.log(forecast.p95[day] / forecast.p05[day]) / SD_PER_BAND


@pytest.mark.parametrize("skin_differs", [False, True])
def test_the_people_stand_for_a_standard_normal_crowd(skin_differs):
    drawn, weights = standard_people(skin_differs=skin_differs)
    assert weights.sum() == pytest.approx(1)
    assert drawn @ weights == pytest.approx(np.zeros(3), abs=1e-12)
    expected = np.diag([1.0, 1.0, float(skin_differs)])
    assert (drawn * weights) @ drawn.T == pytest.approx(expected, abs=1e-12)
    # Kurtosis of a normal distribution.
    assert drawn[1] ** 4 @ weights == pytest.approx(3)


def test_bands_of_one_person_are_wider_than_published_sds_of_a_trial():
    # One trial's SD holds neither the scatter between trials nor what wanders until the end.
    assert band_width_ratio(bundled_results()) == pytest.approx(1.25, abs=0.15)


def test_a_measured_start_is_known_as_well_as_the_test():
    found = course()
    assert found.mode == "measured"
    assert found.median == pytest.approx(np.full(366, 50.0), rel=1e-3)
    assert _log_sd(found, 0) == pytest.approx(noise_log_sd(MODEL), rel=0.06)


def test_an_unknown_start_is_the_population_and_far_wider():
    found = course(labs=[])
    assert found.mode == "population"
    assert found.median[0] == pytest.approx(MODEL.population_median_nmol_l, rel=1e-3)
    assert _log_sd(found, 0) == pytest.approx(MODEL.population_log_sd, rel=0.06)
    assert any("typical level" in ENGLISH.say(note) for note in found.notes)


def test_spread_of_free_living_people_on_a_supplement():
    # 95 % of people between 50 and 210 nmol/L at 4469 IU/d, log-SD 0.37, doses self-reported;
    # supervised trials spread less: CV 0.18 to 0.29 of the final level.
    assert 0.18 < _log_sd(course(Dose(amount_iu=4469), labs=[]), 365) < 0.37


def test_the_forecast_starts_from_the_latest_test_and_uses_the_older_one():
    found = course(labs=[(-100, 70), (0, 40)]).median
    assert found[0] == pytest.approx(40, rel=0.02)
    # An older result says that the latest one is low for this person.
    assert 45 < found[-1] < 55
    older = course(labs=[(-1500, 70), (0, 40)]).median
    assert 40 < older[-1] < found[-1]


def test_food_counts_above_a_typical_diet_and_not_on_top_of_a_test():
    usual = course(labs=[]).median[0]
    assert course(labs=[], food_iu_per_day=20).median[0] == usual
    assert course(labs=[], food_iu_per_day=800).median[0] > usual
    assert course(food_iu_per_day=800).median[0] == course().median[0]


@pytest.mark.parametrize("labs", [[], [(0, 50)], [(-60, 50)]])
def test_levels_follow_the_sun_by_weeks(labs):
    found = course(labs=labs, sun_iu_by_day=SUMMER, days=730).median
    peak = 365 + int(np.argmax(found[365:]))
    # Peaks lag the sun by some four to ten weeks (Kasahara 2013: eight).
    assert 365 + 171 + 28 <= peak <= 365 + 171 + 70
    assert 5 < np.ptp(found[365:]) < 30


def test_sun_after_a_winter_test_raises_and_after_a_summer_test_lowers():
    winter = course(sun_iu_by_day=SUMMER)
    summer = course(sun_iu_by_day=np.roll(SUMMER, -200))
    assert winter.median[200] > 55
    assert summer.median[180] < 45


def test_a_low_level_limits_what_the_sun_can_have_given():
    found = course(labs=[(-150, 12)], sun_iu_by_day=np.full(365, 5000.0))
    assert found.median == pytest.approx(np.full(366, 12.0), rel=0.01)


def test_year_from_turns_the_year():
    days = np.arange(1.0, 367.0)
    assert year_from(days, 1)[[0, 364]].tolist() == [1, 365]
    assert year_from(days, 100)[[0, 265, 266]].tolist() == [100, 365, 1]


def test_plateau_day():
    assert 100 < course(Dose(amount_iu=4000)).plateau_day < 170
    assert course(Dose(amount_iu=4000), days=30).plateau_day is None
    assert course().plateau_day == 0


def test_high_doses_are_flagged():
    notes = ENGLISH.say_all(course(Dose(amount_iu=40_000)).notes)
    assert "few trials" in notes
    assert "toxic" in notes


@given(
    st.floats(0, 1e6),
    st.floats(2, 350),
    # Laboratories print two decimals at most.
    st.lists(
        st.tuples(st.integers(-800, 200), st.floats(0, 1e5).map(lambda level: round(level, 2))),
        max_size=3,
    ),
    st.sampled_from([None, 0.0, 300.0, 20_000.0]),
    st.integers(1, 200),
)
def test_any_forecast_is_finite_and_ordered(amount, weight, labs, sun, days):
    year = None if sun is None else SUMMER / 600 * sun
    dose = Dose(amount_iu=amount, every_days=1 + days % 40)
    found = course(dose, labs=labs, days=days, weight_kg=weight, sun_iu_by_day=year)
    bands = np.array([found.p05, found.p25, found.median, found.p75, found.p95])
    assert bands.shape == (5, days + 1)
    assert np.all(np.isfinite(bands))
    assert np.all(bands >= 0)
    assert np.all(np.diff(bands, axis=0) >= 0)


def test_the_same_question_has_the_same_answer():
    one = course(Dose(amount_iu=2500), labs=[(0, 44), (90, 80)], sun_iu_by_day=SUMMER)
    two = course(Dose(amount_iu=2500), labs=[(0, 44), (90, 80)], sun_iu_by_day=SUMMER)
    assert one.median.tobytes() == two.median.tobytes()
    assert one.p95.tobytes() == two.p95.tobytes()
