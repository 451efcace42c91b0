# SPDX-License-Identifier: MIT
"""Sun on skin through the year: published rules, plain sense, and the edges of the world."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dk2gui.core.scenario.scenario import SunHabit
from dk2gui.core.sun.skin import (
    NONE,
    POSSIBLE,
    VERY_LITTLE,
    SunDay,
    SunYear,
    age_factor,
    sun_year,
    sunscreen_transmission,
    vitamin_d_iu,
    yield_dose_j_m2,
)
from dk2gui.core.sun.sunlight import credited_share, irradiance
from tests.core.model_files import bundled_sun
from tests.strategies import suns

MODEL = bundled_sun()
SKIN = MODEL.skin
JANUARY, JULY = dt.date(2027, 1, 15), dt.date(2026, 7, 1)
MED_TYPE_2 = 250.0
# The integral over a window is exact to two percent, or to 0.05 ug.
JOIN_ERROR = 1.02


def year(skin_type: int = 2, age_years: float = 45, **habit) -> SunYear:
    return sun_year(SunHabit(**{"latitude": 52.0, **habit}), skin_type, age_years, MODEL)


def made_in(exposed_fraction: float, meds: float, age_years: float = 20) -> float:
    """IU from a number of MEDs of the rule's own sunlight on skin of type 2."""
    return float(
        vitamin_d_iu(
            meds * MED_TYPE_2 * SKIN.reference_ratio,
            exposed_fraction=exposed_fraction,
            skin_type=2,
            factor=age_factor(age_years, SKIN),
            calibration=1.0,
            skin=SKIN,
        )
    )


def test_noon_in_january_at_52_north():
    day = year(minutes=30).on(JANUARY)
    assert 0 <= day.vitamin_d_ug_per_day < 1
    assert day.too_low
    assert day.minutes_to_burn is None
    assert day.uv_index == pytest.approx(0.5, abs=0.2)


def test_noon_in_july_at_52_north():
    day = year(minutes=30).on(JULY)
    assert 8 <= day.vitamin_d_ug_per_day <= 120
    assert not day.too_low
    assert day.minutes_to_burn is not None
    assert day.minutes_to_burn < 2 * 30
    assert 6 <= day.uv_index <= 8


def test_seasons_by_month():
    months = year(minutes=30).vitamin_d_by_month
    assert months.shape == (12,)
    assert months.argmax() in (5, 6)
    assert months[[0, 11]].max() < 0.1
    days = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    mean = year(minutes=30).vitamin_d_ug_per_day[:365].mean()
    assert (months * days).sum() / 365 == pytest.approx(mean)


def test_what_noon_allows_is_named():
    synthesis = year(minutes=30, latitude=60.0).synthesis
    assert set(synthesis.tolist()) == {NONE, VERY_LITTLE, POSSIBLE}
    assert synthesis[354] == NONE
    assert synthesis[171] == POSSIBLE


def test_the_rule_of_thumb():
    # Holick: 1000 IU from 1/4 MED on 1/4 of the body (Webb & Engelsen 2006).
    assert made_in(0.25, 0.25) == pytest.approx(1000, rel=0.1)
    # Holick reviews: 1 MED on the whole body equals 10000 to 25000 IU by mouth.
    assert 10_000 <= made_in(1.0, 1.0) <= 25_000


def test_the_yield_levels_off():
    assert made_in(1.0, 50.0) == pytest.approx(SKIN.plateau_iu_body)
    assert made_in(1.0, 2.0) - made_in(1.0, 1.0) < 0.6 * made_in(1.0, 1.0)


@given(st.floats(0, 10), st.floats(0.01, 10), st.floats(0, 1))
def test_more_light_never_makes_less(meds, more, fraction):
    assert made_in(fraction, meds + more) >= made_in(fraction, meds)


def test_minimal_erythemal_doses():
    # Fitzpatrick types I to VI, J/m2 (CMAJ Open, Webb & Engelsen set).
    assert SKIN.med_j_m2 == (200, 250, 300, 450, 600, 1000)


def test_pigment_slows_reddening_more_than_vitamin_d():
    # Young 2020: 1.3 to 1.4 between types II and VI; MED alone would say 4.
    slowing = yield_dose_j_m2(6, SKIN) / yield_dose_j_m2(2, SKIN)
    assert 1.3 <= slowing <= 2.4
    assert yield_dose_j_m2(2, SKIN) == MED_TYPE_2


def test_age():
    # Chalcraft 2020: 13 % less each decade.
    assert age_factor(30, SKIN) == pytest.approx(0.87)
    assert age_factor(8, SKIN) == age_factor(20, SKIN) == 1.0
    assert 0 < age_factor(120, SKIN) < age_factor(80, SKIN)


def test_sunscreen_as_really_put_on():
    # 0.8 mg/cm2 of SPF 30 on 80 % of the skin: 30^0.4 there, nothing elsewhere.
    assert sunscreen_transmission(30, SKIN) == pytest.approx(0.2 + 0.8 / 30**0.4)
    assert sunscreen_transmission(0, SKIN) == sunscreen_transmission(1, SKIN) == 1.0
    assert 0.2 < sunscreen_transmission(100, SKIN) < sunscreen_transmission(50, SKIN)


@pytest.mark.parametrize("start", [0.0, 4.3, 9.0, 12.0, 15.2, 24.0])
@pytest.mark.parametrize("latitude", [-70.0, -35.0, 0.0, 30.0, 52.0, 68.0])
def test_against_a_sum_over_every_quarter_minute(latitude, start):
    minutes = 90
    found = year(age_years=20, latitude=latitude, start_hour=start, minutes=minutes)
    for day in (100, 172, 265):
        times = start % 24 + np.arange(0, 24 * 60 + 0.25, 0.25) / 60
        light = irradiance(latitude, [day], times, MODEL.sky)
        window = slice(0, minutes * 4 + 1)
        vitamin_d = light.vitamin_d[0, window]
        credited = vitamin_d * credited_share(vitamin_d, MODEL.sky.model) * SKIN.posture
        made = vitamin_d_iu(
            ((credited[1:] + credited[:-1]) / 2).sum() * 15.0, exposed_fraction=0.25, skin_type=2, factor=1.0,
            calibration=1.0, skin=SKIN,
        )  # fmt: skip
        assert found.vitamin_d_ug_per_day[day - 1] == pytest.approx(made / 40, rel=0.02, abs=0.02)

        today = times < 24
        burnt = np.cumsum(light.uv_index[0, today]) * 0.025 * 15.0 >= MED_TYPE_2
        if burnt.any():
            expected = (times[today][burnt.argmax()] - times[0]) * 60
            assert found.minutes_to_burn[day - 1] == pytest.approx(expected, rel=0.02, abs=0.5)
        else:
            assert np.isnan(found.minutes_to_burn[day - 1])


def test_noon_at_the_equator_burns_in_a_quarter_of_an_hour():
    # WHO: fair skin reddens within 15 minutes or so at a UV index above 11.
    day = year(latitude=0.0, minutes=15).on(dt.date(2027, 3, 21))
    assert day.uv_index > 11
    assert 10 < day.minutes_to_burn < 20


@given(suns(), st.integers(1, 6), st.floats(0, 120))
def test_every_habit_gives_finite_and_sensible_numbers(habit, skin_type, age):
    found = sun_year(habit, skin_type, age, MODEL)
    for values in (
        found.vitamin_d_low_ug_per_day,
        found.vitamin_d_ug_per_day,
        found.vitamin_d_high_ug_per_day,
        found.uv_index,
    ):
        assert values.shape == (366,)
        assert np.isfinite(values).all()
        assert (values >= 0).all()
    assert (found.vitamin_d_low_ug_per_day <= found.vitamin_d_ug_per_day).all()
    assert (found.vitamin_d_ug_per_day <= found.vitamin_d_high_ug_per_day).all()
    assert found.vitamin_d_high_ug_per_day.max() <= SKIN.plateau_iu_body / 40
    burns = found.minutes_to_burn[~np.isnan(found.minutes_to_burn)]
    assert (burns > 0).all()
    assert (burns <= 48 * 60).all()


@given(suns(), st.floats(0, 1440), st.integers(1, 6))
def test_more_minutes_never_make_less(habit, minutes, skin_type):
    less, more = sorted((habit.minutes, minutes))
    short = sun_year(replace(habit, minutes=less), skin_type, 40, MODEL)
    long = sun_year(replace(habit, minutes=more), skin_type, 40, MODEL)
    enough = long.vitamin_d_ug_per_day * JOIN_ERROR + 0.05
    assert (short.vitamin_d_ug_per_day <= enough).all()
    # At the pole all hours are equal but for the last digit.
    assert (short.uv_index <= long.uv_index * (1 + 1e-9)).all()


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 7), st.floats(0, 7))
def test_more_skin_and_more_days_make_more(skin_a, skin_b, days_a, days_b):
    less = year(minutes=20, exposed_fraction=min(skin_a, skin_b), days_per_week=min(days_a, days_b))
    more = year(minutes=20, exposed_fraction=max(skin_a, skin_b), days_per_week=max(days_a, days_b))
    assert (less.vitamin_d_ug_per_day <= more.vitamin_d_ug_per_day + 1e-12).all()


@given(st.floats(0, 100), st.floats(0, 100))
def test_more_sunscreen_makes_less_and_burns_later(spf_a, spf_b):
    thin = year(minutes=20, spf=min(spf_a, spf_b))
    thick = year(minutes=20, spf=max(spf_a, spf_b))
    assert (thick.vitamin_d_ug_per_day <= thin.vitamin_d_ug_per_day).all()
    both = ~np.isnan(thick.minutes_to_burn)
    assert not np.isnan(thin.minutes_to_burn[both]).any()
    assert (thick.minutes_to_burn[both] >= thin.minutes_to_burn[both] - 1e-6).all()


def test_darker_skin_burns_later_and_makes_less():
    types = [year(skin_type=number, minutes=20).on(JULY) for number in range(1, 7)]
    burns = [day.minutes_to_burn for day in types if day.minutes_to_burn is not None]
    assert burns == sorted(burns)
    yields = [day.vitamin_d_ug_per_day for day in types]
    assert yields == sorted(yields, reverse=True)


def test_clouds_weaken_everything():
    clear, partly, overcast = (
        year(minutes=20, cloud=cloud).on(JULY) for cloud in ("clear", "partly", "overcast")
    )
    assert clear.uv_index > partly.uv_index > overcast.uv_index
    assert clear.vitamin_d_ug_per_day > partly.vitamin_d_ug_per_day > overcast.vitamin_d_ug_per_day


def test_no_minutes_no_vitamin_d_but_a_time_to_burn():
    day = year(minutes=0).on(JULY)
    assert day.vitamin_d_ug_per_day == 0
    assert day.minutes_to_burn == year(minutes=30).on(JULY).minutes_to_burn


def test_covered_skin_makes_nothing_and_cannot_burn():
    day = year(minutes=300, exposed_fraction=0).on(JULY)
    assert day.vitamin_d_ug_per_day == 0
    assert day.minutes_to_burn is None


def test_polar_night_gives_nothing():
    found = year(latitude=85.0, minutes=1440, start_hour=0.0)
    december = found.on(dt.date(2026, 12, 21))
    assert december == SunDay(0.0, 0.0, 0.0, 0.0, None, True, NONE, False)


def test_polar_day_has_sun_at_midnight():
    assert year(latitude=85.0, minutes=5, start_hour=0.0).on(dt.date(2027, 6, 21)).uv_index > 0


def test_an_evening_after_sunset_gives_nothing():
    day = year(minutes=30, start_hour=22.0).on(JULY)
    assert day.vitamin_d_ug_per_day == 0
    assert day.minutes_to_burn is None
    assert day.too_low


def test_a_window_through_the_night_reaches_the_next_noon():
    day = year(minutes=18 * 60, start_hour=20.0).on(JULY)
    assert day.vitamin_d_ug_per_day > 8
    from_midnight = year(minutes=0, start_hour=0.0).on(JULY).minutes_to_burn
    assert day.minutes_to_burn == pytest.approx(4 * 60 + from_midnight, abs=5)
    assert day.uv_index == year(minutes=0, start_hour=12.0).on(JULY).uv_index


def test_the_end_of_a_day_is_the_start_of_one():
    late, early = (year(minutes=700, start_hour=hour) for hour in (24.0, 0.0))
    assert np.array_equal(late.vitamin_d_ug_per_day, early.vitamin_d_ug_per_day)


@given(st.floats(-90, 90), st.floats(0, 24))
def test_a_whole_day_is_the_same_wherever_it_starts(latitude, start):
    shifted = year(latitude=latitude, minutes=1440, start_hour=start)
    plain = year(latitude=latitude, minutes=1440, start_hour=0.0)
    assert shifted.vitamin_d_ug_per_day == pytest.approx(
        plain.vitamin_d_ug_per_day, rel=0.03, abs=0.05
    )


def test_more_than_people_get_is_pointed_out():
    # Heaney 2013: 209 to 651 IU a day from skin at the summer peak.
    beach = year(age_years=20, latitude=30.0, minutes=60, exposed_fraction=0.85)
    assert beach.unusually_high[171]
    assert not year(minutes=5).unusually_high.any()
