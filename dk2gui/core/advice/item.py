# SPDX-License-Identifier: MIT
"""One piece of advice."""

from typing import Final, Literal

import msgspec

from dk2gui.core.basis.message import Message

Severity = Literal["stop", "caution", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("stop", "caution", "info")
"""The most serious first."""


class Draft(msgspec.Struct, frozen=True):
    """What a rule says when it fires; the catalogue adds its id, trigger and evidence.

    `detail`: sentences. `unless_stopped`: a further sentence that no stop on doses may stand
    beside. `grade`: where this variant rests on something better or worse than the rule's own.
    """

    severity: Severity
    title: Message
    detail: tuple[Message, ...]
    why: tuple[Message, ...] = ()
    unless_stopped: Message | None = None
    grade: str | None = None


class AdviceItem(msgspec.Struct, frozen=True):
    """A piece of advice with what triggered it and what it rests on."""

    id: str
    severity: Severity
    title: Message
    detail: tuple[Message, ...]
    why: tuple[Message, ...]
    trigger: Message
    grade: str
    sources: tuple[str, ...]
    evidence: tuple[str, ...]
    unless_stopped: Message | None = None
