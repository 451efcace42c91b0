# SPDX-License-Identifier: MIT
"""Putting food on the plate."""

from typing import Final

import msgspec

from dk2gui.core.scenario.periods import has_dates
from dk2gui.core.scenario.scenario import MAX_TIMES_PER_WEEK, EatenFood

DAYS_A_WEEK: Final = 7.0
# A tenth of a time a week is as fine as the plate shows.
_DIGITS: Final = 1


def with_daily_portion(
    foods: tuple[EatenFood, ...], food_id: str, grams: float
) -> tuple[EatenFood, ...]:
    """The plate with `grams` more of a food every day.

    A food that is on the plate all the time keeps its portion and comes more often; another is
    added.
    """
    same = (
        at
        for at, row in enumerate(foods)
        if row.food == food_id and row.grams > 0 and not has_dates(row)
    )
    place = next(same, None)
    if place is None:
        return (*foods, EatenFood(food=food_id, grams=grams, times_per_week=DAYS_A_WEEK))
    row = foods[place]
    times = round(row.times_per_week + DAYS_A_WEEK * grams / row.grams, _DIGITS)
    if times > MAX_TIMES_PER_WEEK:
        return (*foods, EatenFood(food=food_id, grams=grams, times_per_week=DAYS_A_WEEK))
    more = msgspec.structs.replace(row, times_per_week=times)
    return (*foods[:place], more, *foods[place + 1 :])
