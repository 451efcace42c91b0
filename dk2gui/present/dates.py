# SPDX-License-Identifier: MIT
"""Dates as people write them, and from when until when something counts."""

import datetime as dt
from typing import Final

from dk2gui.core.scenario.periods import has_dates
from dk2gui.core.scenario.scenario import EatenFood, Product, SunHabit, Supplement
from dk2gui.present.language import marked_as, tr, tr_as

SHORT_MONTH: Final = "month, short"
SHORT_MONTHS: Final = (
    marked_as("month, short", "Jan"), marked_as("month, short", "Feb"),
    marked_as("month, short", "Mar"), marked_as("month, short", "Apr"),
    marked_as("month, short", "May"), marked_as("month, short", "Jun"),
    marked_as("month, short", "Jul"), marked_as("month, short", "Aug"),
    marked_as("month, short", "Sep"), marked_as("month, short", "Oct"),
    marked_as("month, short", "Nov"), marked_as("month, short", "Dec"),
)  # fmt: skip


def short_months() -> tuple[str, ...]:
    """The months, January first, in three letters or what the language has for it."""
    return tuple(tr_as(SHORT_MONTH, month) for month in SHORT_MONTHS)


def day_text(date: dt.date) -> str:
    """A date as people write it, the month short."""
    # Translators: a date such as 3 Nov 2026.
    return tr_as(
        "date, month short",
        "{day} {month} {year}",
        day=str(date.day),
        month=tr_as(SHORT_MONTH, SHORT_MONTHS[date.month - 1]),
        year=str(date.year),
    )


def month_text(month: dt.date) -> str:
    """A month along an axis: short, and in January with its year."""
    name = tr_as(SHORT_MONTH, SHORT_MONTHS[month.month - 1])
    # Translators: a month on an axis where a year begins, such as Jan 2027.
    return name if month.month > 1 else tr("{month} {year}", month=name, year=str(month.year))


def time_text(moment: dt.time | dt.datetime) -> str:
    """A time of day, of 24 hours."""
    # Translators: a time of day of 24 hours, such as 09:30.
    return tr("{hour}:{minute}", hour=f"{moment.hour:02d}", minute=f"{moment.minute:02d}")


def when_text(first: dt.date | None, last: dt.date | None) -> str:
    """From when until when, in a few words; "always" without ends."""
    if first is None:
        return tr("always") if last is None else tr("until {day}", day=day_text(last))
    if last is None:
        return tr("from {day}", day=day_text(first))
    return tr("{first} \u2013 {last}", first=day_text(first), last=day_text(last))


def dates_text(item: Supplement | Product | EatenFood | SunHabit) -> str:
    """When a dose, food or sun habit counts, after a space; empty where it always does."""
    return f" {when_text(item.from_date, item.until_date)}" if has_dates(item) else ""
