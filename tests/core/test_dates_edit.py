# SPDX-License-Identifier: MIT
"""Editing doses with dates: the mean of a day, and seasons."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.scenario.dose_edit import with_mean_daily, with_season
from dk2gui.core.scenario.periods import in_force, on_day
from dk2gui.core.scenario.scenario import Scenario, Supplement
from tests.strategies import scenarios

START = dt.date(2026, 11, 20)
D3 = Supplement(compound="vitamin_d3", amount=4000, unit="IU")
MK7 = Supplement(compound="mk7", amount=100, unit="ug")


def dated(dose: Supplement, first: str | None, last: str | None = None, **more) -> Supplement:
    return msgspec.structs.replace(
        dose,
        from_date=None if first is None else dt.date.fromisoformat(first),
        until_date=None if last is None else dt.date.fromisoformat(last),
        **more,
    )


WINTER = dated(D3, "2026-10-01", "2027-03-31")
SUMMER = dated(D3, "2027-04-01", "2027-09-30", amount=1000)


def scenario(*doses: Supplement, days: int = 365) -> Scenario:
    return Scenario(schema=1, supplements=doses, start_date=START, days=days)


def test_a_daily_amount_changes_the_dose_in_force_and_keeps_the_others():
    found = with_mean_daily((SUMMER, MK7, WINTER), "vitamin_d3", 50, START)
    assert found == (SUMMER, MK7, msgspec.structs.replace(WINTER, amount=2000))


def test_a_new_dose_ends_where_the_next_one_begins():
    assert with_mean_daily((SUMMER,), "vitamin_d3", 25, START) == (
        SUMMER,
        dated(D3, None, "2027-03-31", amount=1000),
    )
    assert with_mean_daily((SUMMER,), "vitamin_d3", 0, START) == (SUMMER,)
    past = dated(D3, "2025-10-01", "2026-03-31")
    assert with_mean_daily((past,), "vitamin_d3", 25, START)[1].until_date is None


@given(scenarios(), st.floats(0, 1e4), st.sampled_from(["vitamin_d3", "mk7", "calcium"]),
       st.dates(dt.date(2019, 1, 1), dt.date(2033, 1, 1)))  # fmt: skip
def test_the_mean_of_the_day_is_what_was_asked_for_or_the_least_possible(
    before, ug_per_day, compound, day
):
    doses = before.supplements
    found = with_mean_daily(doses, compound, ug_per_day, day)

    def total(given, *, but: str = "") -> float:
        nutrient = COMPOUNDS[compound].nutrient
        return sum(
            dose.ug_per_day
            for dose in given
            if in_force(dose, day)
            and COMPOUNDS[dose.compound].nutrient == nutrient
            and dose.compound != but
        )

    own = [dose for dose in doses if dose.compound == compound and in_force(dose, day)]
    least = total(doses, but=compound) + sum(dose.ug_per_day for dose in own[1:])
    assert total(found) == pytest.approx(max(ug_per_day, least), rel=1e-5, abs=2e-3)
    asleep = [dose for dose in doses if not in_force(dose, day)]
    assert [dose for dose in found if not in_force(dose, day)] == asleep


def test_a_winter_season_that_the_start_lies_in():
    found = with_season(scenario(MK7, D3, days=730), "vitamin_d3", 10, 3)
    assert found.supplements == (
        MK7,
        WINTER,
        dated(D3, "2027-10-01", "2028-03-31"),
        dated(D3, "2028-10-01", "2029-03-31"),
    )


def test_a_summer_season_to_come():
    found = with_season(scenario(D3), 0, 4, 9)
    assert found.supplements == (dated(D3, "2027-04-01", "2027-09-30"),)
    # Too far ahead for the days shown: the dose is kept all the same.
    soon = with_season(scenario(D3, days=30), 0, 4, 9)
    assert soon.supplements == (dated(D3, "2027-04-01", "2027-09-30"),)


def test_a_february_of_a_leap_year():
    found = with_season(scenario(D3, days=600), 0, 2, 2).supplements
    assert [dose.until_date for dose in found] == [dt.date(2027, 2, 28), dt.date(2028, 2, 29)]


def test_all_year_has_no_dates_and_seasons_can_be_changed():
    winter = with_season(scenario(MK7, D3, days=730), "vitamin_d3", 10, 3)
    for first, last in ((1, 12), (4, 3)):
        assert with_season(winter, 1, first, last) == scenario(MK7, D3, days=730)
    assert with_season(winter, "vitamin_d3", 11, 2) == with_season(
        scenario(MK7, D3, days=730), "vitamin_d3", 11, 2
    )


@given(scenarios(), st.integers(1, 12), st.integers(1, 12), st.integers(0, 800), st.data())
def test_the_dose_is_taken_in_its_months_and_in_no_others(before, first, last, ahead, data):
    base = msgspec.structs.replace(before, supplements=(*before.supplements, D3, MK7))
    place = data.draw(st.integers(0, len(base.supplements) - 1))
    found = with_season(base, place, first, last)
    assert with_season(found, found.supplements.index(next(
        dose for dose in found.supplements if plain(dose) == plain(base.supplements[place])
    )), first, last) == found  # fmt: skip
    start = base.start_date or max((lab.date for lab in base.labs), default=dt.date(2026, 1, 1))
    day = start + dt.timedelta(days=min(ahead, base.days))
    months = {(first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)}
    taken = [dose for dose in on_day(found, day).supplements
             if dose == plain(base.supplements[place])]  # fmt: skip
    assert len(taken) == (1 if day.month in months else 0)


def plain(dose: Supplement) -> Supplement:
    return msgspec.structs.replace(dose, from_date=None, until_date=None)


@pytest.mark.parametrize(
    ("which", "first", "last", "message"),
    [
        ("vitamin_d3", 0, 3, "month: must lie from 1 to 12, got 0"),
        ("vitamin_d3", 10, 13, "month: must lie from 1 to 12, got 13"),
        ("k1", 10, 3, "dose: the scenario has none of k1"),
        (2, 10, 3, "dose: there is no number 2; there are 2"),
    ],
)
def test_refusals(which, first, last, message):
    with pytest.raises(ValueError, match=message):
        with_season(scenario(D3, MK7), which, first, last)
