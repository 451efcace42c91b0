# SPDX-License-Identifier: MIT
"""What is said beside the expected vitamin K status: above all, what is not known."""

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

Mk4Effect = Literal["none_taken", "below_tried_doses", "lowers_ucoc"]

_MARKERS: Final = (
    "In one person a marker may not fall at all. A better marker is not a proven benefit."
)
_VKA: Final = (
    "A vitamin K antagonist blocks this path and raises the markers itself; MK-7 works against "
    "the medicine. Do not take K2 to improve them."
)
_NONE: Final = "No MK-7 and no other K2 supplement is entered, so no change is expected."
_UNMEASURED: Final = (
    "The MK-7 of what is eaten is not measured, so whether and how far the markers fall is not "
    "known."
)
_AT_LEAST: Final = "MK-7 of some foods is not measured: the figures are the least to expect."
_LOW: Final = "Below the doses that were tried."
_HIGH: Final = "Above the doses that were tried; shown as for the highest of them."
_BESIDE: Final = (
    "{what} beside it lowers the markers too; by how much together is not known, so the figures "
    "are the least to expect."
)
_K1: Final = "Vitamin K1: the markers fall; by how much at this dose is not known."
_MK4: Final = (
    "MK-4: uncarboxylated osteocalcin falls; by how much at this dose is not known ({ug:.0f} "
    "\u00b5g a day lowered it by about {percent:.0f} % in a small trial), nor what dp-ucMGP does."
)
_MK4_LOW: Final = (
    "MK-4: below the doses found to act on osteocalcin; whether the markers fall, and by how "
    "much, is not known."
)
_KIDNEYS: Final = (
    "On dialysis dp-ucMGP starts about {times:.0f} times higher and falls by a similar percentage; "
    "no trial of MK-7 there slowed calcification."
)


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """What a note has to speak of."""

    on_vka: bool
    kidneys: bool
    takes_mk7: bool
    mk7_unmeasured: bool
    below_trials: bool
    above_trials: bool
    takes_k1: bool
    mk4: Mk4Effect


class KnownSizes(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of trials that a note quotes, from the model's data."""

    mk4_ug: float
    mk4_ucoc_percent: float
    dialysis_times: float


def note(now: Situation, sizes: KnownSizes) -> str:
    """The sentences that belong beside the figures, or stand in their place."""
    if now.on_vka:
        return _VKA
    return " ".join(_parts(now, sizes)) or _NONE


def _parts(now: Situation, sizes: KnownSizes) -> Iterator[str]:
    others = [
        name
        for name, is_taken in (("vitamin K1", now.takes_k1), ("MK-4", now.mk4 != "none_taken"))
        if is_taken
    ]
    if now.takes_mk7:
        yield _MARKERS
        if now.below_trials:
            yield _LOW
        if now.above_trials:
            yield _HIGH
        if now.mk7_unmeasured:
            yield _AT_LEAST
        if others:
            yield _BESIDE.format(what=" and ".join(others)).replace("vitamin", "Vitamin", 1)
    else:
        if now.takes_k1:
            yield _K1
        if now.mk4 == "lowers_ucoc":
            yield _MK4.format(ug=sizes.mk4_ug, percent=-sizes.mk4_ucoc_percent)
        if now.mk4 == "below_tried_doses":
            yield _MK4_LOW
        if now.mk7_unmeasured and not others:
            yield _UNMEASURED
    if now.kidneys and (now.takes_mk7 or others):
        yield _KIDNEYS.format(times=sizes.dialysis_times)
