# SPDX-License-Identifier: MIT
"""One list of advice for doses, foods and sun that change on dates."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

import msgspec

from dk2gui.core.advice.catalogue import by_urgency
from dk2gui.core.advice.item import SEVERITIES, AdviceItem
from dk2gui.core.advice.policy import settled
from dk2gui.core.scenario.periods import said_date

# What a larger dose later on says takes the word from what a smaller one says before, or the
# list would speak against itself: (said, not said beside it).
_INSTEAD_OF: Final = (("pair-k2", "k2-optional"),)


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
    for said, silenced in _INSTEAD_OF:
        if said in found:
            found.pop(silenced, None)
    return settled(by_urgency(found.values()))


def _rank(item: AdviceItem) -> int:
    return SEVERITIES.index(item.severity)


def _from(first: dt.date, why: tuple[str, ...]) -> tuple[str, ...]:
    since = f"From {said_date(first)} on"
    return (f"{since}: {why[0]}", *why[1:]) if why else (since,)
