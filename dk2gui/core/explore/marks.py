# SPDX-License-Identifier: MIT
"""Values worth a line across a plot of an input or an output."""

from typing import Final

import msgspec

from dk2gui.core.basis.message import Message, message
from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.dose_window import LOW_END_NMOL_L
from dk2gui.core.explore.goal import HIGH_END_NMOL_L
from dk2gui.core.explore.inputs import dose_unit
from dk2gui.core.intake.dose_bands import dose_edges

_ALL_OF_IT: Final = "total"


class Mark(msgspec.Struct, frozen=True):
    """A named value, in the unit of the input or output it belongs to."""

    name: Message
    value: float


def input_marks(assessment: Assessment, input_id: str) -> tuple[Mark, ...]:
    """The daily doses at which the whole intake reaches the target and the upper level."""
    kind, _, name = input_id.partition(":")
    if kind != "dose":
        return ()
    edges = dose_edges(assessment, name, dose_unit(name), 1)
    return tuple(Mark(edge.kind, edge.amount) for edge in edges if edge.amount > 0)


def output_marks(assessment: Assessment, output_id: str) -> tuple[Mark, ...]:
    """Reference values of an intake that count all of it; the ends of the goal for 25(OH)D."""
    kind, _, name = output_id.partition(":")
    if output_id == "serum_25ohd":
        return (
            Mark(message("enough for most"), LOW_END_NMOL_L),
            Mark(message("high"), HIGH_END_NMOL_L),
        )
    if kind != "intake":
        return ()
    row = assessment.nutrients[name]
    values = (row.target, row.upper_level)
    return tuple(
        Mark(value.named, value.value)
        for value in values
        if value is not None and value.basis == _ALL_OF_IT
    )
