# SPDX-License-Identifier: MIT
"""What is said beside the expected vitamin K status: above all, what is not known."""

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from dk2gui.core.basis.message import Message, Number, message

Mk4Effect = Literal["none_taken", "below_tried_doses", "lowers_ucoc"]

_MARKERS: Final = message(
    "In one person a marker may not fall at all. A better marker is not a proven benefit."
)
_VKA: Final = message(
    "A vitamin K antagonist blocks this path and raises the markers itself; MK-7 works against "
    "the medicine. Do not take K2 to improve them."
)
_NONE: Final = message("No MK-7 and no other K2 supplement is entered, so no change is expected.")
_UNMEASURED: Final = message(
    "The MK-7 of what is eaten is not measured, so whether and how far the markers fall is not "
    "known."
)
_AT_LEAST: Final = message(
    "MK-7 of some foods is not measured: the figures are the least to expect."
)
_LOW: Final = message("Below the doses that were tried.")
_HIGH: Final = message("Above the doses that were tried; shown as for the highest of them.")
_K1_BESIDE: Final = message(
    "Vitamin K1 beside it lowers the markers too; by how much together is not known, so the "
    "figures are the least to expect."
)
_MK4_BESIDE: Final = message(
    "MK-4 beside it lowers the markers too; by how much together is not known, so the figures are "
    "the least to expect."
)
_BOTH_BESIDE: Final = message(
    "Vitamin K1 and MK-4 beside it lower the markers too; by how much together is not known, so "
    "the figures are the least to expect."
)
_K1: Final = message("Vitamin K1: the markers fall; by how much at this dose is not known.")
_MK4_LOW: Final = message(
    "MK-4: below the doses found to act on osteocalcin; whether the markers fall, and by how "
    "much, is not known."
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


def note(now: Situation, sizes: KnownSizes) -> tuple[Message, ...]:
    """The sentences that belong beside the figures, or stand in their place."""
    if now.on_vka:
        return (_VKA,)
    return tuple(_parts(now, sizes)) or (_NONE,)


def _parts(now: Situation, sizes: KnownSizes) -> Iterator[Message]:
    takes_mk4 = now.mk4 != "none_taken"
    takes_others = now.takes_k1 or takes_mk4
    if now.takes_mk7:
        yield _MARKERS
        if now.below_trials:
            yield _LOW
        if now.above_trials:
            yield _HIGH
        if now.mk7_unmeasured:
            yield _AT_LEAST
        if takes_others:
            only_one = _K1_BESIDE if now.takes_k1 else _MK4_BESIDE
            yield _BOTH_BESIDE if now.takes_k1 and takes_mk4 else only_one
    else:
        if now.takes_k1:
            yield _K1
        if now.mk4 == "lowers_ucoc":
            yield message(
                "MK-4: uncarboxylated osteocalcin falls; by how much at this dose is not known "
                "({ug} \u00b5g a day lowered it by about {percent} % in a small trial), nor what "
                "dp-ucMGP does.",
                ug=Number(sizes.mk4_ug, decimals=0),
                percent=Number(-sizes.mk4_ucoc_percent, decimals=0),
            )
        if now.mk4 == "below_tried_doses":
            yield _MK4_LOW
        if now.mk7_unmeasured and not takes_others:
            yield _UNMEASURED
    if now.kidneys and (now.takes_mk7 or takes_others):
        yield message(
            "On dialysis dp-ucMGP starts about {times} times higher and falls by a similar "
            "percentage; no trial of MK-7 there slowed calcification.",
            times=Number(sizes.dialysis_times, decimals=0),
        )
