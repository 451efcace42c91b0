# SPDX-License-Identifier: MIT
"""A dose that changes: what was taken before stays what it was, since blood tests show it.

A test that was drawn on 2000 IU a day is explained by them. Whoever asks what 4000 IU would do
asks about the days to come: the 2000 IU end the day before.
"""

import datetime as dt
from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.scenario.product_edit import with_contents
from dk2gui.core.scenario.scenario import Content, Product, Scenario, Supplement, resolved_start

Taken = TypeVar("Taken", Supplement, Product)

_ONE_DAY: Final = dt.timedelta(days=1)
# A change of these is of what is taken; one of the others corrects when it is taken.
_AMOUNT: Final = ("amount", "count", "every_days", "weekdays")


def is_vitamin_d(dose: Supplement | Content) -> bool:
    """Whether a dose is vitamin D of either form."""
    return COMPOUNDS[dose.compound].nutrient == "vitamin_d"


def changed_from(before: Taken, changed: Taken, day: dt.date) -> tuple[Taken, ...]:
    """What is taken as changed from a day on, and what was taken until then, where anything was."""
    if changed == before or (before.until_date is not None and before.until_date < day):
        return (before,)
    if before.since is None and (before.from_date is None or before.from_date >= day):
        return (changed,)
    return msgspec.structs.replace(changed, from_date=day, since=None), _ended(before, day)


def with_changed(
    scenario: Scenario, taken: tuple[Taken, ...], place: int, changed: Taken
) -> tuple[Taken, ...]:
    """`taken` of a scenario - its supplements or its products - with the one at a place changed.

    Where there is a 25(OH)D test, another amount or rhythm of vitamin D counts from the start on,
    and what was taken until then stays, at the end. Once they are alike again they are one again.
    """
    before = taken[place]
    new: tuple[Taken, ...] = (changed,)
    if (
        any(lab.marker == "25ohd" for lab in scenario.labs)
        and any(map(is_vitamin_d, before.contains if isinstance(before, Product) else (before,)))
        and any(getattr(before, name, None) != getattr(changed, name, None) for name in _AMOUNT)
    ):
        start = resolved_start(scenario)
        if before.until_date is None or before.until_date >= start:
            new = changed_from(before, changed, start)
    gone = None
    if len(new) == 1:
        gone = next((at for at in range(len(taken)) if _goes_on(taken[at], changed)), None)
    if gone is not None:
        new = (msgspec.structs.replace(taken[gone], until_date=changed.until_date),)
    kept: list[Taken] = list(taken)
    kept[place] = new[0]
    if gone is not None:
        del kept[gone]
    kept += new[1:]
    return tuple(kept)


def without_from(
    scenario: Scenario,
    day: dt.date,
    is_meant: Callable[[Supplement | Content], bool],
    *,
    later: bool = True,
) -> Scenario:
    """The scenario without what is meant from a day on; what was taken of it before stays.

    What else a product holds goes on. `later`: also without what begins after the day only.
    """
    start = resolved_start(scenario)

    def stays(taken: Supplement | Product) -> bool:
        is_over = taken.until_date is not None and taken.until_date < day
        return is_over or (not later and taken.from_date is not None and taken.from_date > day)

    def was_taken(taken: Supplement | Product) -> bool:
        return taken.since is not None or (taken.from_date or start) < day

    supplements: list[Supplement] = []
    for dose in scenario.supplements:
        if not is_meant(dose) or stays(dose):
            supplements.append(dose)
        elif was_taken(dose):
            supplements.append(_ended(dose, day))
    products: list[Product] = []
    past: list[Product] = []
    for product in scenario.products:
        if stays(product) or not any(map(is_meant, product.contains)):
            products.append(product)
            continue
        rest = with_contents((product,), lambda part: None if is_meant(part) else part)
        if was_taken(product):
            past.append(_ended(product, day))
            begins = max(day, product.from_date or day)
            rest = tuple(msgspec.structs.replace(one, from_date=begins, since=None) for one in rest)
        products += rest
    return msgspec.structs.replace(
        scenario, supplements=tuple(supplements), products=(*products, *past)
    )


def _ended(taken: Taken, day: dt.date) -> Taken:
    """What was taken until the day before."""
    return msgspec.structs.replace(taken, until_date=day - _ONE_DAY)


def _goes_on(past: Supplement | Product, now: Supplement | Product) -> bool:
    """Whether one is the other, continued without a change on the day after it ends."""
    return (
        type(past) is type(now)
        and past.until_date is not None
        and now.from_date == past.until_date + _ONE_DAY
        and past
        == msgspec.structs.replace(
            now, from_date=past.from_date, since=past.since, until_date=past.until_date
        )
    )
