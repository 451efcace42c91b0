# SPDX-License-Identifier: MIT
"""Changing the mean daily amount of a vitamin, or its season, while keeping how it is entered."""

import datetime as dt
from typing import Final

import msgspec

from dk2gui.core.basis.nutrients import COMPOUNDS, amount_in
from dk2gui.core.scenario.dose_history import changed_from, with_changed
from dk2gui.core.scenario.periods import in_force
from dk2gui.core.scenario.scenario import (
    FIRST_DATE,
    LAST_DATE,
    MAX_DOSE_UG,
    CompoundId,
    Product,
    Scenario,
    Supplement,
    resolved_start,
    times_a_day,
)

# More digits than any label prints, fewer than a division leaves behind.
_DIGITS: Final = 6
_MONTHS: Final = 12
_ONE_DAY: Final = dt.timedelta(days=1)


def with_mean_daily(
    doses: tuple[Supplement, ...],
    compound: CompoundId,
    ug_per_day: float,
    on: dt.date | None = None,
    products: tuple[Product, ...] = (),
) -> tuple[Supplement, ...]:
    """The doses with all of a compound's nutrient together at a mean of `ug_per_day`.

    The first dose of `compound` takes the change, in its own unit and rhythm; what other doses
    of the same nutrient and `products` give stays and counts. A dose never falls below zero.
    Where there is no dose of the compound and one is needed, a daily one is added.

    Of doses with dates, those in force on the day `on` are looked at and changed, within their
    dates, and all others stay as they are; a new dose ends where the compound's next one
    begins. Without a day all doses count as in force.
    """
    nutrient = COMPOUNDS[compound].nutrient
    now = [at for at, dose in enumerate(doses) if on is None or in_force(dose, on)]
    place = next((at for at in now if doses[at].compound == compound), None)
    others = sum(
        doses[at].ug_per_day
        for at in now
        if at != place and COMPOUNDS[doses[at].compound].nutrient == nutrient
    ) + sum(
        dose.ug_per_day
        for product in products
        if on is None or in_force(product, on)
        for dose in product.doses
        if COMPOUNDS[dose.compound].nutrient == nutrient
    )
    wanted_ug = max(0.0, ug_per_day - others)
    if place is None:
        if wanted_ug == 0:
            return doses
        unit = "IU" if COMPOUNDS[compound].ug_per_iu else COMPOUNDS[compound].unit
        amount = round(amount_in(COMPOUNDS[compound], wanted_ug, unit), _DIGITS)
        until = None if on is None else _day_before_next(doses, compound, on)
        return (
            *doses,
            Supplement(compound=compound, amount=amount, unit=unit, until_date=until),
        )
    dose = doses[place]
    per_dose_ug = min(wanted_ug / times_a_day(dose), MAX_DOSE_UG)
    amount = round(amount_in(COMPOUNDS[compound], per_dose_ug, dose.unit), _DIGITS)
    changed = msgspec.structs.replace(dose, amount=amount)
    return (*doses[:place], changed, *doses[place + 1 :])


def with_daily(scenario: Scenario, compound: CompoundId, ug_per_day: float) -> Scenario:
    """The scenario with a compound's nutrient at a mean of `ug_per_day` on the start day.

    As `with_mean_daily`; what was taken before and a blood test shows stays.
    """
    before = scenario.supplements
    start = resolved_start(scenario)
    after = with_mean_daily(before, compound, ug_per_day, start, scenario.products)
    pairs = enumerate(zip(before, after, strict=False))
    place = next((at for at, (old, new) in pairs if old != new), None)
    if place is not None:
        after = with_changed(scenario, before, place, after[place])
    return msgspec.structs.replace(scenario, supplements=after)


def with_season(
    scenario: Scenario, which: int | CompoundId, first_month: int, last_month: int
) -> Scenario:
    """The scenario with one dose taken from a month to a month of each year, both included.

    `which`: the place of the dose, or a compound: then its first dose in force on the start
    day, else its first. Each season that the scenario's days touch becomes a dose with whole
    months as dates. Copies of the dose that differ in their dates only count as the dose itself
    and give way; what was taken long before stays until the start, or a season that it lies in.
    All twelve months make it a dose without dates. Raises ValueError for a month that is none and
    a dose that is not there.
    """
    for month in (first_month, last_month):
        if not 1 <= month <= _MONTHS:
            raise ValueError(f"month: must lie from 1 to {_MONTHS}, got {month}")
    start = resolved_start(scenario)
    doses = scenario.supplements
    place = _place(doses, which, start)
    dose = doses[place]
    plain = msgspec.structs.replace(_without_dates(dose), since=None)
    past: tuple[Supplement, ...] = ()
    if last_month % _MONTHS + 1 == first_month:
        seasonal = [_without_dates(dose)]
    else:
        seasons = _seasons(first_month, last_month, start, start + dt.timedelta(days=scenario.days))
        seasonal = [
            msgspec.structs.replace(plain, from_date=first, until_date=last)
            for first, last in seasons
        ]
        if dose.since is not None:
            past = changed_from(dose, plain, min(start, seasons[0][0]))[1:]
    before = [other for other in doses[:place] if _without_dates(other) != plain]
    after = [other for other in doses[place + 1 :] if _without_dates(other) != plain]
    return msgspec.structs.replace(scenario, supplements=(*before, *seasonal, *after, *past))


def places_of(scenario: Scenario, compound_id: str) -> list[int]:
    """The places of a compound's doses, those in force on the start day first."""
    start = resolved_start(scenario)
    doses = scenario.supplements
    own = [at for at, dose in enumerate(doses) if dose.compound == compound_id]
    return sorted(own, key=lambda at: not in_force(doses[at], start))


def _seasons(
    first_month: int, last_month: int, start: dt.date, end: dt.date
) -> list[tuple[dt.date, dt.date]]:
    """First and last days of the seasons that overlap the days from start to end; at least one.

    A season that begins after `end` is taken where none overlaps, so that no dose is lost.
    """
    found: list[tuple[dt.date, dt.date]] = []
    for year in range(start.year - 1, LAST_DATE.year + 1):
        first = dt.date(year, first_month, 1)
        last = _last_of_month(year + (last_month < first_month), last_month)
        if last < start:
            continue
        if first > end and found:
            break
        found.append((max(first, FIRST_DATE), min(last, LAST_DATE)))
        if first > end:
            break
    return found


def _last_of_month(year: int, month: int) -> dt.date:
    return dt.date(year + month // _MONTHS, month % _MONTHS + 1, 1) - _ONE_DAY


def _place(doses: tuple[Supplement, ...], which: int | CompoundId, start: dt.date) -> int:
    if isinstance(which, int):
        if not 0 <= which < len(doses):
            raise ValueError(f"dose: there is no number {which}; there are {len(doses)}")
        return which
    own = [at for at, dose in enumerate(doses) if dose.compound == which]
    if not own:
        raise ValueError(f"dose: the scenario has none of {which}")
    return next((at for at in own if in_force(doses[at], start)), own[0])


def _day_before_next(
    doses: tuple[Supplement, ...], compound: CompoundId, on: dt.date
) -> dt.date | None:
    begins = [
        dose.from_date
        for dose in doses
        if dose.compound == compound and dose.from_date is not None and dose.from_date > on
    ]
    return min(begins) - _ONE_DAY if begins else None


def _without_dates(dose: Supplement) -> Supplement:
    return msgspec.structs.replace(dose, from_date=None, until_date=None)
