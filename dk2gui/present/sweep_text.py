# SPDX-License-Identifier: MIT
"""What the sweep and the map say: from where to where, and where you are; names of their axes."""

import numpy as np

from dk2gui.core.explore.inputs import Input
from dk2gui.core.explore.outputs import Output
from dk2gui.core.explore.sweep import Sweep
from dk2gui.core.serum.kinetics import Array
from dk2gui.present.language import tr
from dk2gui.present.numbers import number, unit_name


def not_known_here() -> str:
    """Said where an output has no value at all."""
    return tr("This is not known here.")


def axis_title(title: str, unit: str) -> str:
    """What an axis shows, with its unit."""
    return tr("{title}, {unit}", title=tr(title), unit=unit_name(unit))


def input_axis(shown: Input) -> str:
    """The name of the axis along which an input is varied."""
    return axis_title(shown.title, shown.unit)


def sweep_in_words(found: Sweep, y: Array, unit: str) -> str:
    """Where the output begins and ends; `y` are its values in `unit`, which is read."""
    known = np.flatnonzero(np.isfinite(y))
    if not len(known):
        return not_known_here()
    begin, end = known[0], known[-1]
    said = tr(
        "{output} goes from {first} to {last} {unit} while {input} goes from {low} to {high} "
        "{input_unit}; you are at {now}.",
        output=tr(found.output.title),
        first=number(float(y[begin])),
        last=number(float(y[end])),
        unit=unit,
        input=tr(found.input.title),
        low=number(float(found.x[begin])),
        high=number(float(found.x[end])),
        input_unit=unit_name(found.input.unit),
        now=number(found.input.current),
    )
    if np.any(found.low[known] != found.high[known]):
        return f"{said} {tr('The band holds 90 % of people like you.')}"
    return said


def map_in_words(output: Output, low: float, high: float, unit: str) -> str:
    """What the dark and the bright end of the map are; `low` and `high` in `unit`."""
    return tr(
        "{output}: from {low} (dark) to {high} {unit} (bright). The ring is you.",
        output=tr(output.title), low=number(low), high=number(high), unit=unit,
    )  # fmt: skip


def mark_name(value: float, name: str) -> str:
    """A line across the plot with its figure."""
    return tr("{value} {name}", value=number(value), name=tr(name))
