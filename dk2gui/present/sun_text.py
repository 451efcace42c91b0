# SPDX-License-Identifier: MIT
"""What the sun on the skin gives, in words and in a table."""

import datetime as dt

from dk2gui.core.resolved import SunAssessment
from dk2gui.core.scenario.periods import in_force
from dk2gui.core.scenario.scenario import SunHabit
from dk2gui.present.dates import when_text
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, fixed, nutrient_in_units, with_unit
from dk2gui.present.numbers import number as written
from dk2gui.present.place_text import latitude_text
from dk2gui.present.words import MONTHS


def sun_left_out(latitude: float | None) -> str:
    """What stands in for a habit that was not said."""
    if latitude is None:
        return tr(
            "Not said: nothing is counted. Without a place the forecast has no season, and its band"
            " is as wide as one."
        )
    return tr(
        "Not said: the forecast assumes a typical outdoor life at {latitude}. Tick the box to say"
        " how it is.",
        latitude=latitude_text(latitude),
    )


def sun_sentences(sun: SunAssessment, habit: SunHabit, start: dt.date, units: Units) -> str:
    """What a habit gives on the first day, and when the skin reddens."""
    day = sun.today
    date = tr("{day} {month}", day=str(start.day), month=tr(MONTHS[start.month - 1]))
    if not in_force(habit, start):
        when = when_text(habit.from_date, habit.until_date)
        said = tr("On {date} the sun is not counted: {when}.", date=date, when=when)
    elif day.too_low:
        said = tr("On {date} the sun is too low here to make vitamin D.", date=date)
    else:
        said = tr(
            "On {date}: about {amount} a day ({low} to {high}).",
            date=date,
            amount=_with_one_digit(day.vitamin_d_ug_per_day, units),
            low=written(_one_digit(_shown(day.vitamin_d_low_ug_per_day, units))),
            high=written(_one_digit(_shown(day.vitamin_d_high_ug_per_day, units))),
        )
    if day.minutes_to_burn is None:
        return said
    minutes = fixed(day.minutes_to_burn, 0)
    return f"{said} {tr('This skin reddens after about {minutes} minutes.', minutes=minutes)}"


def sun_table(sun: SunAssessment, units: Units) -> list[tuple[str, ...]]:
    """The numbers of both charts: the sunlit hours of the first day, then the months."""
    by_hour = sun.uv_index_by_hour
    steps_per_hour = (len(by_hour) - 1) // 24
    hours = [
        (tr("{hour}:00", hour=str(hour)), fixed(by_hour[hour * steps_per_hour], 1), "")
        for hour in range(25)
        if by_hour[hour * steps_per_hour] > 0
    ]
    months = [
        (tr(name), "", _with_one_digit(amount, units))
        for name, amount in zip(MONTHS, sun.vitamin_d_ug_per_day_by_month, strict=True)
    ]
    return [*hours, *months]


def best_month(amounts: tuple[float, ...], unit: str) -> str:
    """The month of the most, of twelve daily means in a unit."""
    best = max(range(len(amounts)), key=amounts.__getitem__)
    if amounts[best] <= 0:
        return tr("No vitamin D from sun in any month")
    return tr(
        "From sun a day: about {amount} in {month}",
        amount=with_unit(_one_digit(amounts[best]), unit),
        month=tr(MONTHS[best]),
    )


def sun_of_month(month: int, amount: float, unit: str) -> str:
    """One of the daily means."""
    return tr("{name}: {amount} a day", name=tr(MONTHS[month - 1]),
              amount=with_unit(_one_digit(amount), unit))  # fmt: skip


def uv_at(hour: int, uv: float) -> str:
    """The UV index at a full hour."""
    return tr("{hour}:00: UV index {uv}", hour=str(hour), uv=fixed(uv, 1))


def _shown(ug: float, units: Units) -> float:
    return nutrient_in_units("vitamin_d", ug, units)[0]


def _with_one_digit(ug: float, units: Units) -> str:
    return with_unit(_one_digit(_shown(ug, units)), nutrient_in_units("vitamin_d", ug, units)[1])


def _one_digit(value: float) -> float:
    """Skin yields are known to a factor of two at best: one digit, and the span beside it."""
    return float(f"{value:.1g}")
