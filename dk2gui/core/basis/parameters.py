# SPDX-License-Identifier: MIT
"""A number of a scientific model together with its unit, source and status."""

from collections.abc import Mapping
from typing import Literal

import msgspec

ParameterStatus = Literal["seen", "recalled", "own"]


class Parameter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One number, or a list of numbers, of a model.

    `status`: `seen` read in a source, `recalled` cited from memory, `own` fitted or chosen here.
    """

    value: float | tuple[float, ...]
    unit: str
    source: str
    status: ParameterStatus
    note: str = ""


def bare_values(parameters: Mapping[str, Parameter]) -> dict[str, float | tuple[float, ...]]:
    """The numbers alone, by name; what the formulas of a model need."""
    return {name: parameter.value for name, parameter in parameters.items()}
