# SPDX-License-Identifier: MIT
"""Putting daily portions on the plate."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.scenario.plate_edit import with_daily_portion
from dk2gui.core.scenario.scenario import EatenFood
from tests.strategies import eaten_foods


def test_a_new_food_comes_once_a_day():
    assert with_daily_portion((), "natto", 40) == (
        EatenFood(food="natto", grams=40, times_per_week=7),
    )


def test_a_food_that_is_there_comes_more_often():
    plate = (EatenFood(food="natto", grams=80, times_per_week=3),)
    # 40 g a day are half a portion of 80 g a day, 3.5 times a week.
    assert with_daily_portion(plate, "natto", 40) == (
        EatenFood(food="natto", grams=80, times_per_week=6.5),
    )


def test_a_food_with_dates_is_left_alone():
    plate = (EatenFood(food="natto", grams=40, times_per_week=7, until_date=dt.date(2027, 1, 31)),)
    assert with_daily_portion(plate, "natto", 40) == (
        *plate,
        EatenFood(food="natto", grams=40, times_per_week=7),
    )


def test_a_crumb_does_not_come_more_often_than_a_plate_allows():
    plate = (EatenFood(food="natto", grams=1, times_per_week=100),)
    # 40 g a day in crumbs of 1 g would be 280 times a week more.
    assert with_daily_portion(plate, "natto", 40) == (
        *plate,
        EatenFood(food="natto", grams=40, times_per_week=7),
    )


@given(st.lists(eaten_foods(), max_size=4), st.floats(1, 500))
def test_it_is_that_much_more_a_day(plate, grams):
    changed = with_daily_portion(tuple(plate), "gouda", grams)
    more = sum(row.grams_per_day for row in changed) - sum(row.grams_per_day for row in plate)
    # A tenth of a time a week is as fine as the plate is.
    coarse = max((row.grams for row in plate), default=0) * 0.05 / 7
    assert abs(more - grams) <= coarse + 1e-6
