# SPDX-License-Identifier: MIT
"""One list of advice for doses, foods and sun that change on dates."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from dk2gui.core.advice.catalogue import by_urgency
from dk2gui.core.advice.item import SEVERITIES, AdviceItem
from dk2gui.core.advice.policy import settled
from dk2gui.core.basis.message import Day, Message, message


def over_time(
    now: Iterable[AdviceItem], later: Iterable[tuple[dt.date, Iterable[AdviceItem]]]
) -> tuple[AdviceItem, ...]:
    """The advice of the start day with all that later periods add, most serious first.

    `later`: the first day of each period, in order, and its advice. What holds, or is more
    serious, from a later day only says so at the head of its reasons. Both as `fired` gives them.
    """
    found = {item.id: item for item in now}
    for first, items in later:
        for item in items:
            known = found.get(item.id)
            if known is None or _rank(item) < _rank(known):
                found[item.id] = msgspec.structs.replace(item, why=_from(first, item.why))
    return settled(by_urgency(found.values()))


def _rank(item: AdviceItem) -> int:
    return SEVERITIES.index(item.severity)


def _from(first: dt.date, why: tuple[Message, ...]) -> tuple[Message, ...]:
    if not why:
        return (message("From {day} on", day=Day(first)),)
    return (message("From {day} on: {reason}", day=Day(first), reason=why[0]), *why[1:])
