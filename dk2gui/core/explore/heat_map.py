# SPDX-License-Identifier: MIT
"""Two inputs through many values each against one output."""

from collections.abc import Mapping
from typing import Final

import msgspec
import numpy as np

from dk2gui.core.constants import Constants
from dk2gui.core.explore.inputs import Input, input_of, with_input
from dk2gui.core.explore.outputs import OUTPUTS, Output, check_output, read_output
from dk2gui.core.explore.sweep import Axis, Cancelled
from dk2gui.core.intake.food import Food
from dk2gui.core.kept import Kept
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.core.serum.kinetics import Array

_DOSE: Final = "dose:"


class HeatMap(msgspec.Struct, frozen=True, eq=False):
    """An output over two inputs: `x` is (columns,), `y` (rows,), `value` (rows, columns).

    NaN where the output is not known, and where cancelling came first; then `complete` is False.
    """

    x_input: Input
    y_input: Input
    output: Output
    day: int
    x: Array
    y: Array
    value: Array
    complete: bool


def heat_map(
    scenario: Scenario,
    foods: Mapping[str, Food],
    constants: Constants,
    axes: tuple[Axis, Axis],
    output_id: str,
    *,
    day: int,
    cancelled: Cancelled | None = None,
) -> HeatMap:
    """The output for every pair of values, all else as in the scenario.

    `axes`: x, then y. `cancelled` is asked before every pair. Raises ValueError as `sweep` does,
    and when both inputs are the same.
    """
    (x_id, x_values), (y_id, y_values) = axes
    if x_id == y_id:
        raise ValueError(f"input: {x_id!r} cannot be on both sides of the map")
    check_output(output_id, day)
    x_input, y_input = (input_of(scenario, name, foods) for name in (x_id, y_id))
    value = np.full((len(y_values), len(x_values)), np.nan)
    complete = True
    kept = Kept()
    places = list(np.ndindex(value.shape))
    if y_id.startswith(_DOSE):
        # The dose inside: another dose is the same person, another weight or sun is not. A map of
        # 31 x 31 with sun takes 0.6 s of CPU, the other way round 1.7 s.
        places.sort(key=lambda place: place[::-1])
    for row, column in places:
        if cancelled is not None and cancelled():
            complete = False
            break
        changed = with_input(scenario, y_id, float(y_values[row]))
        changed = with_input(changed, x_id, float(x_values[column]))
        value[row, column] = read_output(changed, foods, constants, output_id, day, kept=kept).value
    return HeatMap(
        x_input,
        y_input,
        OUTPUTS[output_id],
        day,
        np.array(x_values, dtype=np.float64),
        np.array(y_values, dtype=np.float64),
        value,
        complete,
    )
