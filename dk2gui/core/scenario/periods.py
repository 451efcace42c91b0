# SPDX-License-Identifier: MIT
"""What of a scenario is in force on a day, and on which days that changes."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, Generic, TypeVar

import msgspec

from dk2gui.core.scenario.scenario import (
    EatenFood,
    Product,
    Scenario,
    SunHabit,
    Supplement,
)

DatedItem = Supplement | Product | EatenFood | SunHabit
Dated = TypeVar("Dated", Supplement, Product, EatenFood, SunHabit)

_ONE_DAY: Final = dt.timedelta(days=1)


class Period(msgspec.Struct, frozen=True):
    """Days, first and last included, on which one undated scenario is in force."""

    first: dt.date
    last: dt.date
    scenario: Scenario


class Timeline(msgspec.Struct, frozen=True):
    """What is in force from the start on, in periods without a gap, the first from the start."""

    periods: tuple[Period, ...]

    @property
    def start(self) -> dt.date:
        """The first day."""
        return self.periods[0].first

    @property
    def now(self) -> Scenario:
        """What is in force on the first day."""
        return self.periods[0].scenario


def has_dates(item: DatedItem) -> bool:
    """Whether a dose, food or sun habit has a start or an end."""
    return item.from_date is not None or item.until_date is not None


def is_dated(scenario: Scenario) -> bool:
    """Whether any dose, food or the sun has a start or an end."""
    return (
        any(map(has_dates, scenario.supplements))
        or any(map(has_dates, scenario.products))
        or any(map(has_dates, scenario.foods))
        or (scenario.sun is not None and has_dates(scenario.sun))
    )


def in_force(item: DatedItem, date: dt.date) -> bool:
    """Whether a dose, food or sun habit counts on a date."""
    return (item.from_date is None or item.from_date <= date) and (
        item.until_date is None or date <= item.until_date
    )


def on_day(scenario: Scenario, date: dt.date) -> Scenario:
    """The scenario with only what is in force on a date, itself without dates.

    A scenario without dates comes back as it is.
    """
    if not is_dated(scenario):
        return scenario
    (there,) = periods(scenario, date, date)
    return there.scenario


def days_of_change(scenario: Scenario, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """The days after `first`, up to `last`, on which something begins or no longer counts."""
    items: list[DatedItem] = [*scenario.supplements, *scenario.products, *scenario.foods]
    if scenario.sun is not None:
        items.append(scenario.sun)
    found = set()
    for item in items:
        if item.from_date is not None:
            found.add(item.from_date)
        # Nothing lies after the last day that dates can name.
        if item.until_date is not None and item.until_date < last:
            found.add(item.until_date + _ONE_DAY)
    return tuple(sorted(day for day in found if first < day <= last))


def periods(scenario: Scenario, first: dt.date, last: dt.date) -> tuple[Period, ...]:
    """The days from `first` to `last` in stretches on which nothing changes.

    Periods on which the same is in force hold one and the same scenario.
    """
    starts = (first, *days_of_change(scenario, first, last))
    ends = (*(day - _ONE_DAY for day in starts[1:]), last)
    if not is_dated(scenario):
        return (Period(first, last, scenario),)
    supplements = _InEach(scenario.supplements, starts)
    products = _InEach(scenario.products, starts)
    foods = _InEach(scenario.foods, starts)
    suns = _InEach(() if scenario.sun is None else (scenario.sun,), starts)
    known: dict[tuple[tuple[int, ...], ...], Scenario] = {}
    found = []
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        key = (
            supplements.kinds(place),
            products.kinds(place),
            foods.kinds(place),
            suns.kinds(place),
        )
        if key not in known:
            known[key] = msgspec.structs.replace(
                scenario,
                supplements=supplements.items(place),
                products=products.items(place),
                foods=foods.items(place),
                sun=next(iter(suns.items(place)), None),
            )
        found.append(Period(start, end, known[key]))
    return tuple(found)


class _InEach(Generic[Dated]):
    """What of a list is in force from each of some days on, without dates, in the list's order.

    Made in one pass: asking every item on every day took longer than all else where 1 000 have
    dates.
    """

    def __init__(self, items: tuple[Dated, ...], days: tuple[dt.date, ...]) -> None:
        self._plain: tuple[Dated, ...] = tuple(_undated(items))
        places: dict[Dated, int] = {}
        # Equal items count as one and the same, so that equal days are known by small numbers.
        self._kinds = [places.setdefault(item, at) for at, item in enumerate(self._plain)]
        self._there: list[list[int]] = [[] for _ in days]
        for at, item in enumerate(items):
            begin = 0 if item.from_date is None else bisect_left(days, item.from_date)
            end = len(days) if item.until_date is None else bisect_right(days, item.until_date)
            for there in self._there[begin:end]:
                there.append(at)

    def kinds(self, place: int) -> tuple[int, ...]:
        """Which items are in force from a day on; equal where equal items are."""
        return tuple([self._kinds[at] for at in self._there[place]])

    def items(self, place: int) -> tuple[Dated, ...]:
        """The items that are in force from a day on."""
        return tuple([self._plain[at] for at in self._there[place]])


def _undated(items: Iterable[Dated]) -> Iterator[Dated]:
    return (
        msgspec.structs.replace(item, from_date=None, until_date=None) if has_dates(item) else item
        for item in items
    )
