# SPDX-License-Identifier: MIT
"""What vitamin K2 is expected to do to its markers, in a few lines."""

from dk2gui.core.vitamin_k import VitaminKStatus
from dk2gui.present.language import tr
from dk2gui.present.numbers import fixed
from dk2gui.present.words import Words


def vitamin_k_lines(status: VitaminKStatus) -> list[str]:
    """The lines for a status from which a change is expected."""
    first, last = (fixed(weeks, 0) for weeks in status.marker_weeks_to_plateau)
    markers = [
        _marker(name, middle, low, high, is_least=status.is_least_fall)
        for name, middle, low, high in (
            ("dp-ucMGP", status.dp_ucmgp_change_percent, status.dp_ucmgp_change_percent_low,
             status.dp_ucmgp_change_percent_high),
            ("ucOC", status.ucoc_change_percent, status.ucoc_change_percent_low,
             status.ucoc_change_percent_high),
        )
        if middle is not None and low is not None and high is not None
    ]  # fmt: skip
    blood = [tr("9 of 10 people, {first} to {last} weeks.", first=first, last=last)]
    return [*markers, " ".join([*(blood if markers else []), _mk7(status)]), note_of(status)]


def note_of(status: VitaminKStatus) -> str:
    """What is said beside the figures, or in their place."""
    return Words().say_all(status.note)


def _marker(name: str, middle: float, low: float, high: float, *, is_least: bool) -> str:
    places = {
        "marker": name,
        "middle": fixed(middle, 0),
        "low": fixed(low, 0),
        "high": _signed(high),
    }
    if is_least:
        return tr(
            "{marker}: at least about {middle} % on average; you: {low} to {high} %", **places
        )
    return tr("{marker}: about {middle} % on average; you: {low} to {high} %", **places)


def _signed(value: float) -> str:
    return f"+{fixed(value, 0)}" if value >= 0 else fixed(value, 0)


def _mk7(status: VitaminKStatus) -> str:
    places = {
        "level": fixed(status.mk7_plasma_ng_ml, 1),
        "low": fixed(status.mk7_plasma_ng_ml_low, 1),
        "high": fixed(status.mk7_plasma_ng_ml_high, 1),
    }
    if status.mk7_is_lower_bound:
        return tr("MK-7 in blood: at least {level} ng/mL ({low} to {high}).", **places)
    return tr("MK-7 in blood: {level} ng/mL ({low} to {high}).", **places)


def without_change(status: VitaminKStatus) -> str:
    """Why no change is expected."""
    if status.is_too_little:
        return tr("So little MK-7 is not expected to change the markers of vitamin K.")
    return note_of(status)


def marker_grade(status: VitaminKStatus) -> str:
    """How sure the markers are, and any benefit."""
    return tr("Evidence {grade} for the markers, D for any benefit", grade=status.grade)
