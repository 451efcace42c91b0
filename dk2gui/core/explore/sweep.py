# SPDX-License-Identifier: MIT
"""One input through many values against one output."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np

from dk2gui.core.constants import Constants
from dk2gui.core.explore.inputs import Input, input_of, with_input
from dk2gui.core.explore.outputs import OUTPUTS, Output, check_output, read_output
from dk2gui.core.intake.food import Food
from dk2gui.core.kept import Kept
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.core.serum.kinetics import Array

Cancelled = Callable[[], bool]
Axis = tuple[str, Sequence[float] | Array]
"""An input's id and the values it takes."""


class Sweep(msgspec.Struct, frozen=True, eq=False):
    """An output along an input; `x`, `y`, `low`, `high` are (points,).

    `low` and `high` equal `y` where the output has no band, and all three are NaN where it is
    not known. Fewer points than asked for when cancelled; then `complete` is False.
    """

    input: Input
    output: Output
    day: int
    x: Array
    y: Array
    low: Array
    high: Array
    complete: bool


def sweep(
    scenario: Scenario,
    foods: Mapping[str, Food],
    constants: Constants,
    axis: Axis,
    output_id: str,
    *,
    day: int,
    cancelled: Cancelled | None = None,
) -> Sweep:
    """The output for each value of an input, all else as in the scenario.

    `day` counts from the start. `cancelled` is asked before every point. Raises ValueError for
    an unknown input, output or day, or for a value that no scenario can have.
    """
    input_id, values = axis
    check_output(output_id, day)
    varied = input_of(scenario, input_id, foods)
    kept = Kept()
    readings: list[tuple[float, float, float]] = []
    for value in values:
        if cancelled is not None and cancelled():
            break
        changed = with_input(scenario, input_id, value)
        found = read_output(changed, foods, constants, output_id, day, kept=kept)
        readings.append((found.value, found.low, found.high))
    done = np.array(readings, dtype=np.float64).reshape(-1, 3)
    return Sweep(
        varied,
        OUTPUTS[output_id],
        day,
        np.array(values[: len(done)], dtype=np.float64),
        done[:, 0],
        done[:, 1],
        done[:, 2],
        complete=len(done) == len(values),
    )
