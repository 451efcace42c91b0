# SPDX-License-Identifier: MIT
"""The forecast of 25(OH)D with doses, foods and sun that begin or end."""

import datetime as dt

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.scenario import EatenFood, Lab, Scenario, SunHabit, Supplement
from dk2gui.core.serum.dated_sources import remembered
from dk2gui.core.serum.forecast import SerumForecast
from dk2gui.core.serum.given import DatedFood
from dk2gui.core.serum.kinetics import YEAR_DAYS, Dose
from dk2gui.core.serum.kinetics import serum as serum_by_day
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.words import ENGLISH
from tests.core.vitamin_d_files import bundled_model, course
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()
START = dt.date(2026, 6, 15)
LONG_AGO, FAR_AHEAD = dt.date(1990, 1, 1), dt.date(2150, 1, 1)
SALMON = EatenFood(food="salmon-atlantic-cooked", grams=150, times_per_week=7)
SUN = SunHabit(latitude=52, minutes=30)
D3 = Supplement(compound="vitamin_d3", amount=4000, unit="IU")
TEST = Lab(date=dt.date(2026, 5, 1), marker="25ohd", value=60, unit="nmol/L")


def within(item, first: str | None = None, last: str | None = None):
    return msgspec.structs.replace(
        item,
        from_date=None if first is None else dt.date.fromisoformat(first),
        until_date=None if last is None else dt.date.fromisoformat(last),
    )


def serum(days: int = 400, **given) -> SerumForecast:
    return evaluate(
        Scenario(schema=1, start_date=START, days=days, **given), FOODS, CONSTANTS
    ).serum


def day(text: str) -> int:
    return (dt.date.fromisoformat(text) - START).days


def test_a_season_of_doses_lifts_the_level_in_its_time_only():
    plain = serum(labs=(TEST,))
    winter = serum(labs=(TEST,), supplements=(within(D3, "2026-10-01", "2027-03-31"),))
    begins, ends = day("2026-10-01"), day("2027-03-31")
    assert winter.median[: begins + 1] == pytest.approx(plain.median[: begins + 1])
    assert np.all(np.diff(winter.median[begins : begins + 60]) > 0)
    assert np.all(np.diff(winter.median[ends + 2 :]) < 0)
    assert winter.median.max() > plain.median.max() + 40


def test_a_window_is_the_dose_from_its_first_to_its_last_day():
    dose = within(D3, "2026-07-01", "2026-07-31")
    assert serum(labs=(TEST,), supplements=(dose,)).median == pytest.approx(
        course(
            Dose(amount_iu=4000, from_day=day("2026-07-01"), until_day=day("2026-08-01")),
            labs=[(day("2026-05-01"), 60.0)], days=400, weight_kg=70, season_is_known=False,
        ).median
    )  # fmt: skip


def test_a_dose_begun_before_the_start_keeps_its_rhythm():
    weekly = msgspec.structs.replace(D3, amount=28_000, every_days=7)
    # Monday to Monday: the 8th of June and the 22nd, the start being the 15th.
    on_monday = serum(labs=(TEST,), supplements=(within(weekly, "2026-06-08"),), days=14)
    on_friday = serum(labs=(TEST,), supplements=(within(weekly, "2026-06-05"),), days=14)
    assert on_monday.median[1] > TEST.value + 1
    assert np.argmax(np.diff(on_friday.median)) in {4, 5}


@given(scenarios(1))
def test_windows_around_all_days_change_nothing(scenario):
    bare = {"from_date": None, "until_date": None}
    wide = {"from_date": None, "until_date": FAR_AHEAD}
    older = {"from_date": LONG_AGO, "until_date": None}
    replace = msgspec.structs.replace

    def with_dates(items: dict, doses: dict) -> Scenario:
        return replace(
            scenario,
            supplements=tuple(replace(dose, **doses) for dose in scenario.supplements),
            foods=tuple(replace(eaten, **items) for eaten in scenario.foods),
            sun=None if scenario.sun is None else replace(scenario.sun, **items),
        )

    undated = evaluate(with_dates(bare, bare), FOODS, CONSTANTS)
    # A dose that began long ago keeps another rhythm, so its start stays open.
    for items in (wide, older):
        dated = evaluate(with_dates(items, wide), FOODS, CONSTANTS)
        assert dated.nutrients == undated.nutrients
        assert dated.advice == undated.advice
        assert dated.sun == undated.sun
        for band in ("p05", "median", "p95"):
            assert np.array_equal(getattr(dated.serum, band), getattr(undated.serum, band))
        assert dated.serum.plateau_day == undated.serum.plateau_day


@given(scenarios(1))
def test_what_lies_wholly_after_the_forecast_changes_nothing_in_it(scenario):
    later = {"from_date": dt.date(2100, 1, 1), "until_date": None}
    replace = msgspec.structs.replace
    more = replace(
        scenario,
        supplements=(*scenario.supplements, replace(D3, **later)),
        foods=(*scenario.foods, replace(SALMON, **later)),
    )
    one, other = evaluate(scenario, FOODS, CONSTANTS), evaluate(more, FOODS, CONSTANTS)
    assert other.advice == one.advice
    # Taking a level apart and putting it together again leaves a trace of rounding.
    assert other.serum.median == pytest.approx(one.serum.median, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("labs", [(), (TEST,)])
@pytest.mark.parametrize("kind", ["food", "sun"])
def test_food_and_sun_that_begin_lift_and_that_end_fall(labs, kind):
    def on(first: str | None, last: str | None) -> SerumForecast:
        if kind == "food":
            return serum(labs=labs, foods=(within(SALMON, first, last),))
        return serum(labs=labs, sun=within(SUN, first, last))

    begins = on("2026-07-01", "2026-08-31").median
    assert begins[: day("2026-07-01") + 1] == pytest.approx(begins[0], rel=1e-6)
    assert begins[day("2026-08-31")] > begins[0] + 5
    assert begins[-1] == pytest.approx(begins[0], abs=1.5)
    ends = on(None, "2026-08-31").median
    assert ends[-1] < ends[day("2026-08-31")] - 10


def test_what_a_test_holds_of_sun_that_ended_does_not_go_on():
    """A level measured in the sun of May: without that sun the winter is lower than the test."""
    low = serum(labs=(TEST,), sun=within(SUN, None, "2026-09-30"), days=300)
    high = serum(labs=(TEST,), sun=within(SUN, "2026-06-15", "2026-09-30"), days=300)
    assert low.median[-1] < TEST.value - 10
    assert high.median[-1] == pytest.approx(TEST.value, abs=2)


def test_a_low_test_limits_what_dated_sun_can_have_given():
    sun = np.full(YEAR_DAYS, 5000.0)
    ending = course(labs=[(0, 12)], sun_iu_by_day=sun, sun_window=(None, 100))
    assert ending.baseline_nmol_l == pytest.approx(12, rel=0.01)
    assert ending.median[:100] == pytest.approx(12, rel=0.05)
    assert ending.median[-1] < 12


def test_what_is_remembered_is_what_the_blood_makes_of_its_past():
    model = bundled_model()
    waves = 300 + 200 * np.sin(np.arange(8 * YEAR_DAYS) / 9.0)
    # `serum` carries a level from day to day; what it carries is in proportion to what is made.
    carried = serum_by_day(waves[:, None], np.zeros(1), model)[-1, 0]
    assert remembered(waves, len(waves), model) == pytest.approx(carried, rel=1e-6)


def test_food_within_a_usual_diet_changes_nothing_when_it_begins():
    little = bundled_model().typical_food_iu / 2
    begins = course(labs=[], dated_foods=[DatedFood(little, (100, None))])
    assert begins.median == pytest.approx(course(labs=[]).median, rel=1e-6)
    much = course(labs=[], dated_foods=[DatedFood(20 * little, (100, None))])
    assert much.median[-1] > begins.median[-1] + 5


def test_an_expected_later_result_leaves_the_median_alone_with_dates_too():
    ending = {"dated_foods": [DatedFood(2000, (None, 20))]}
    expected = course(labs=[(0, 80)], **ending).median
    assert expected[-1] < 70
    again = course(labs=[(0, 80), (40, float(expected[40]))], **ending)
    assert again.median == pytest.approx(expected, rel=0.03)


def test_readings_of_a_surprise_begin_at_the_start_with_dates_too():
    found = course(
        Dose(amount_iu=10_000), labs=[(0, 80), (120, 60)],
        dated_foods=[DatedFood(2000, (None, 20))],
    )  # fmt: skip
    for reading in found.misfit.explanations:
        assert reading.curve_nmol_l[0] == pytest.approx(found.baseline_nmol_l, rel=0.1)


def test_the_band_of_a_measured_start_is_that_of_the_test():
    plain = serum(labs=(msgspec.structs.replace(TEST, date=START),))
    dated = serum(
        labs=(msgspec.structs.replace(TEST, date=START),),
        foods=(within(SALMON, None, "2026-08-31"),),
    )
    for band in ("p05", "median", "p95"):
        assert getattr(dated, band)[0] == pytest.approx(getattr(plain, band)[0], rel=1e-6)


@given(scenarios(1))
def test_no_level_is_below_zero_and_bands_keep_their_order(scenario):
    found = evaluate(scenario, FOODS, CONSTANTS).serum
    bands = np.array([found.p05, found.p25, found.median, found.p75, found.p95])
    assert np.all(np.isfinite(bands))
    assert bands.min() >= -1e-9
    assert np.all(np.diff(bands, axis=0) >= -1e-9)


@given(scenarios(1), st.floats(100, 10_000), st.integers(0, 300), st.integers(0, 300))
def test_a_window_more_of_vitamin_d_never_lowers_the_median(scenario, iu, first, length):
    untested = msgspec.structs.replace(scenario, labs=(), start_date=START, days=300)
    begins = START + dt.timedelta(days=first)
    extra = Supplement(
        compound="vitamin_d3", amount=iu, unit="IU",
        from_date=begins, until_date=begins + dt.timedelta(days=length),
    )  # fmt: skip
    more = msgspec.structs.replace(untested, supplements=(*untested.supplements, extra))
    less_median = evaluate(untested, FOODS, CONSTANTS).serum.median
    more_median = evaluate(more, FOODS, CONSTANTS).serum.median
    assert np.all(more_median >= less_median * (1 - 1e-9) - 1e-9)


def test_a_later_test_makes_the_forecast_personal_with_dates_too():
    late = Lab(date=dt.date(2026, 9, 1), marker="25ohd", value=95, unit="nmol/L")
    eaten = {"foods": (within(SALMON, None, "2026-08-01"),), "sun": within(SUN, "2026-05-01")}
    without, known = serum(labs=(TEST,), **eaten), serum(labs=(TEST, late), **eaten)
    at = day("2026-09-01")
    assert known.mode == "personal"
    assert abs(known.median[at] - 95) < abs(without.median[at] - 95)
    assert known.p95[at] - known.p05[at] < without.p95[at] - without.p05[at]


@pytest.mark.parametrize(
    ("first", "last", "plateau"),
    [(None, None, (60, 170)), ("2026-10-01", None, (150, 260)), (None, "2026-06-30", None)],
)
def test_a_test_tells_about_a_dose_once_it_has_had_its_time(first, last, plateau):
    found = serum(labs=(TEST,), supplements=(within(D3, first, last),), days=600).plateau_day
    assert found is None if plateau is None else plateau[0] < found < plateau[1]


def test_a_short_large_dose_is_noted():
    loading = msgspec.structs.replace(D3, amount=50_000)
    notes = serum(supplements=(within(loading, "2026-07-01", "2026-07-03"),)).notes
    assert any("15\u202f000\u202fIU" in ENGLISH.say(note) for note in notes)


@given(scenarios(1), st.integers(30, 300), st.integers(0, 900))
def test_how_long_a_forecast_is_changes_none_of_its_days(scenario, short, longer):
    tested = msgspec.structs.replace(
        scenario, start_date=START, labs=tuple(lab for lab in scenario.labs if lab.date <= START)
    )
    few = evaluate(msgspec.structs.replace(tested, days=short), FOODS, CONSTANTS).serum
    many = evaluate(msgspec.structs.replace(tested, days=short + longer), FOODS, CONSTANTS).serum
    assert many.median[: short + 1] == pytest.approx(few.median, rel=1e-9, abs=1e-9)
