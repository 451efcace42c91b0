# SPDX-License-Identifier: MIT
"""Weights and heights as people type them, in kg and pounds, in cm and feet with inches."""

import math
import re
from typing import Final

import msgspec

from dk2gui.core.basis.units import CM_PER_INCH, INCHES_PER_FOOT, KG_PER_POUND
from dk2gui.core.scenario.scenario import (
    MAX_HEIGHT_CM,
    MAX_WEIGHT_KG,
    MIN_HEIGHT_CM,
    MIN_WEIGHT_KG,
)
from dk2gui.present.language import Notation
from dk2gui.present.typed_numbers import Asked, NumberField, Reading, Taken, read_number

_CM_PER_M: Final = 100.0
_METRIC: Final = {
    "kg": NumberField(MIN_WEIGHT_KG, MAX_WEIGHT_KG, "kg", None, {"lb": KG_PER_POUND}),
    "cm": NumberField(
        MIN_HEIGHT_CM,
        MAX_HEIGHT_CM,
        "cm",
        None,
        {"m": _CM_PER_M, "in": CM_PER_INCH, "ft": CM_PER_INCH * INCHES_PER_FOOT},
    ),
}
_FEET: Final = re.compile(
    r"(?P<feet>[0-9]) ?(?:[\u2032\u2019']|ft\.?|foot|feet| ) ?"
    r"(?P<inches>[0-9]{1,2}(?:[.,][0-9]+)?) ?(?:[\"\u2033\u201d]|''|in\.?|inch|inches)?",
    re.IGNORECASE,
)


def _rounded_in(low: float, high: float, of_one: float) -> tuple[float, float]:
    """The ends of a metric range in another unit, to a tenth within it."""
    return math.ceil(low / of_one * 10) / 10, math.floor(high / of_one * 10) / 10


_POUNDS: Final = NumberField(
    *_rounded_in(MIN_WEIGHT_KG, MAX_WEIGHT_KG, KG_PER_POUND), "lb", None, {"kg": 1 / KG_PER_POUND}
)
_INCHES: Final = NumberField(
    *_rounded_in(MIN_HEIGHT_CM, MAX_HEIGHT_CM, CM_PER_INCH),
    "in",
    None,
    {"ft": float(INCHES_PER_FOOT), "cm": 1 / CM_PER_INCH, "m": _CM_PER_M / CM_PER_INCH},
)


def read_body(text: str, unit: str, notation: Notation) -> Reading:
    """A weight in kg or a height in cm; `unit` (kg, lb, cm, ft) is what a bare number is in.

    Feet and inches are taken as 5 ft 7 in, 5'7" or 5 7, whatever the unit.
    """
    if unit in ("cm", "ft"):
        feet = _FEET.fullmatch(text.strip())
        if feet is not None:
            inches = INCHES_PER_FOOT * int(feet["feet"]) + float(feet["inches"].replace(",", "."))
            return _metric(read_number(f"{inches:g}", _INCHES), CM_PER_INCH)
    if unit in _METRIC:
        return read_number(text, _METRIC[unit], notation)
    if unit == "lb":
        return _metric(read_number(text, _POUNDS, notation), KG_PER_POUND)
    alone = read_number(text, NumberField(0, _INCHES.low, "ft"), notation)
    if isinstance(alone, Taken) and alone.value < _INCHES.low:
        # Nobody is so few inches tall: these are feet.
        text = f"{text.strip()} ft" if not alone.typed_unit else text
    return _metric(read_number(text, _INCHES, notation), CM_PER_INCH)


def _metric(reading: Reading, of_one: float) -> Reading:
    """A reading in pounds or inches as one in kg or cm."""
    if isinstance(reading, Taken):
        # Twelve digits: factors leave tails that nobody typed.
        return msgspec.structs.replace(reading, value=float(f"{reading.value * of_one:.12g}"))
    if isinstance(reading, Asked):
        readings = tuple(_metric(one, of_one) for one in reading.readings)
        return Asked(reading.question, tuple(one for one in readings if isinstance(one, Taken)))
    return reading
