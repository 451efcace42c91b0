# SPDX-License-Identifier: MIT
"""What may stand beside what: the cards that a stop silences because they contradict it."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from dk2gui.core.advice.item import AdviceItem

_GOES_ON: Final = frozenset(
    {"take-with-fat", "pair-k2", "k2-optional", "ratio-conflict", "calcium-low", "diet-low-k2"}
)
"""How to go on with doses and what to add: said beside a stop, it takes the stop back."""

SILENCED_BY: Final[Mapping[str, frozenset[str]]] = {
    "hypercalcaemia": _GOES_ON | {"test-25ohd"},
    "kidney-disease": _GOES_ON | {"test-25ohd", "magnesium-low"},
    "d-sensitive-condition": _GOES_ON | {"test-25ohd"},
    "d-over-10000": _GOES_ON | {"test-25ohd"},
    "d-over-ul": _GOES_ON | {"test-25ohd"},
    # It asks for an INR, not for a test of vitamin D.
    "inr-high": _GOES_ON,
}
"""Stop -> the ids that are not said beside it. A stop that asks for its own tests silences
`test-25ohd` too. Advice of another severity silences nothing."""


def settled(items: Iterable[AdviceItem]) -> tuple[AdviceItem, ...]:
    """The items without what a stop among them silences, whole items or their last sentence."""
    listed = tuple(items)
    stops = [item.id for item in listed if item.severity == "stop" and item.id in SILENCED_BY]
    silent = silenced(stops)
    return tuple(_whole(item, stopped=bool(stops)) for item in listed if item.id not in silent)


def _whole(item: AdviceItem, *, stopped: bool) -> AdviceItem:
    if not item.unless_stopped:
        return item
    detail = item.detail if stopped else f"{item.detail} {item.unless_stopped}"
    return msgspec.structs.replace(item, detail=detail, unless_stopped="")


def silenced(stops: Iterable[str]) -> frozenset[str]:
    """The ids that these stops silence."""
    return frozenset().union(*(SILENCED_BY.get(stop, frozenset()) for stop in stops))
