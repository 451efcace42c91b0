# SPDX-License-Identifier: MIT
"""One piece of advice."""

from typing import Final, Literal

import msgspec

Severity = Literal["stop", "caution", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("stop", "caution", "info")
"""The most serious first."""


class Draft(msgspec.Struct, frozen=True):
    """What a rule says when it fires; the catalogue adds its id, trigger and evidence.

    `unless_stopped`: a further sentence that no stop on doses may stand beside.
    """

    severity: Severity
    title: str
    detail: str
    why: tuple[str, ...] = ()
    unless_stopped: str = ""


class AdviceItem(msgspec.Struct, frozen=True):
    """A piece of advice with what triggered it and what it rests on."""

    id: str
    severity: Severity
    title: str
    detail: str
    why: tuple[str, ...]
    trigger: str
    grade: str
    sources: tuple[str, ...]
    evidence: tuple[str, ...]
    unless_stopped: str = ""
