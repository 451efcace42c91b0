# SPDX-License-Identifier: MIT
"""What the sweep and the map say: from where to where, and where you are; names of their axes."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from dk2gui.core.basis.message import Message
from dk2gui.core.explore.heat_map import HeatMap
from dk2gui.core.explore.inputs import Input
from dk2gui.core.explore.outputs import Output
from dk2gui.core.explore.sweep import Sweep
from dk2gui.core.serum.kinetics import Array
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import number, unit_name
from dk2gui.present.words import ENGLISH, Words

_A_DAY: Final = "/day"
_UNITS: Final = {
    "years": marked("years"),
    "min": marked("min"),
    "pieces": marked("pieces"),
    "1": marked("share"),
}


def not_known_here() -> str:
    """Said where an output has no value at all."""
    return tr("This is not known here.")


def titles(entries: Iterable[Input | Output]) -> dict[str, str]:
    """What inputs or outputs are called, by their ids."""
    return {entry.id: Words().say(entry.title) for entry in entries}


def shown_unit(unit: str) -> str:
    """A unit of an input or an output, as the reader writes it."""
    if unit.endswith(_A_DAY):
        return tr("{unit}/day", unit=unit_name(unit.removesuffix(_A_DAY)))
    return tr(_UNITS[unit]) if unit in _UNITS else unit_name(unit)


def head(entry: Input | Output) -> str:
    """The head of a column in a file: English, in the unit of the core."""
    return f"{ENGLISH.say(entry.title)} ({entry.unit})"


def axis_title(title: Message, unit: str) -> str:
    """What an axis shows, with its unit."""
    return tr("{title}, {unit}", title=Words().say(title), unit=shown_unit(unit))


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
        output=Words().say(found.output.title),
        first=number(float(y[begin])),
        last=number(float(y[end])),
        unit=shown_unit(unit),
        input=Words().say(found.input.title),
        low=number(float(found.x[begin])),
        high=number(float(found.x[end])),
        input_unit=shown_unit(found.input.unit),
        now=number(found.input.current),
    )
    if np.any(found.low[known] != found.high[known]):
        return f"{said} {tr('The band holds 90 % of people like you.')}"
    return said


def point_in_words(
    found: Sweep, at: int, scale: float, unit: str, beside: Sequence[tuple[str, Sweep]] = ()
) -> str:
    """One value of a sweep with its range; `beside` are the pins' letters and sweeps."""
    said = [axis_value(found.input, float(found.x[at]))]
    low, y, high = (float(line[at]) * scale for line in (found.low, found.y, found.high))
    name, unit = Words().say(found.output.title), shown_unit(unit)
    if not math.isfinite(y):
        said.append(tr("{name}: not known", name=name))
    elif low == high:
        said.append(tr("{name}: {value} {unit}", name=name, value=number(y), unit=unit))
    else:
        said.append(tr("{name}: {value} {unit}, 90 of 100 people {low} to {high}", name=name,
                       value=number(y), unit=unit, low=number(low), high=number(high)))  # fmt: skip
    for letter, line in beside:
        level = float(np.interp(found.x[at], line.x, line.y)) * scale
        if math.isfinite(level):
            said.append(tr("{name}: {value} {unit}", name=letter, value=number(level), unit=unit))
    return "\n".join(said)


def cell_in_words(found: HeatMap, row: int, column: int, scale: float, unit: str) -> str:
    """One cell of a map: both inputs, and the output."""
    value = float(found.value[row, column]) * scale
    name = Words().say(found.output.title)
    said = (
        tr("{name}: {value} {unit}", name=name, value=number(value), unit=shown_unit(unit))
        if math.isfinite(value)
        else tr("{name}: not known", name=name)
    )
    return "\n".join((
        axis_value(found.x_input, float(found.x[column])),
        axis_value(found.y_input, float(found.y[row])),
        said,
    ))  # fmt: skip


def axis_value(shown: Input, value: float) -> str:
    """A value of an input with its name and unit."""
    return tr("{name}: {value} {unit}", name=Words().say(shown.title), value=number(value),
              unit=shown_unit(shown.unit))  # fmt: skip


def map_in_words(output: Output, low: float, high: float, unit: str) -> str:
    """What the dark and the bright end of the map are; `low` and `high` in `unit`."""
    return tr(
        "{output}: from {low} (dark) to {high} {unit} (bright). The ring is you.",
        output=Words().say(output.title),
        low=number(low), high=number(high), unit=shown_unit(unit),
    )  # fmt: skip


def mark_name(value: float, name: Message) -> str:
    """A line across the plot with its figure."""
    return tr("{value} {name}", value=number(value), name=Words().say(name))
