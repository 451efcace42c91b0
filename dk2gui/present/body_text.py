# SPDX-License-Identifier: MIT
"""A person's body in words."""

from collections.abc import Collection
from typing import Final

from dk2gui.core.basis.units import CM_PER_INCH, INCHES_PER_FOOT, KG_PER_POUND
from dk2gui.present.language import THIN_SPACE, Notation, marked, tr
from dk2gui.present.numbers import Units, as_entered, unit_name

YEARS: Final = marked("years")
"""The unit of an age; `tr` translates it where it is shown."""
_DECIMALS: Final = 2
"""Of kg and cm: what came from pounds and inches has a tail that nobody typed."""
_POUND_DECIMALS: Final = 1
_INCH_STEPS: Final = 2
"""Inches are shown to the half."""

_ADULT: Final = {
    ("weight_kg",): marked("Weight not stated: an ordinary adult's."),
    ("height_cm",): marked("Height not stated: an ordinary adult's."),
    ("weight_kg", "height_cm"): marked("Weight and height not stated: an ordinary adult's."),
}
_CHILD: Final = {
    ("weight_kg",): marked("Weight not stated: what is typical of the age."),
    ("height_cm",): marked("Height not stated: what is typical of the age."),
    ("weight_kg", "height_cm"): marked("Weight and height not stated: what is typical of the age."),
}


def unit_in_words(unit: str) -> str:
    """A unit behind a figure: years are a word, all others signs."""
    return tr(YEARS) if unit == YEARS else unit_name(unit)


def body_number(value: float, unit: str, notation: Notation | None = None) -> str:
    """A weight in kg or a height in cm, in the unit that is read; the unit is not written.

    Feet and inches are written with theirs.
    """
    if unit == "lb":
        return as_entered(round(value / KG_PER_POUND, _POUND_DECIMALS), notation)
    if unit == "ft":
        inches = round(_INCH_STEPS * value / CM_PER_INCH) / _INCH_STEPS
        feet = int(inches // INCHES_PER_FOOT)
        rest = as_entered(inches - feet * INCHES_PER_FOOT, notation)
        # Translators: a height in feet and inches, such as 5 ft 7 in.
        return tr("{feet} ft {inches} in", feet=str(feet), inches=rest or "0")
    return as_entered(round(value, _DECIMALS), notation)


def body_said(value: float, unit: str) -> str:
    """A weight in kg or a height in cm with the unit that is read."""
    number = body_number(value, unit)
    return number if unit == "ft" else f"{number}{THIN_SPACE}{unit}"


def body_step(field: str, value: float, units: Units) -> str:
    """A step of the history: age, weight or height."""
    if field == "age_years":
        return tr("Age {value}", value=as_entered(value))
    if field == "weight_kg":
        return tr("Weight {value}", value=body_said(value, units.weight))
    return tr("Height {value}", value=body_said(value, units.height))


def assumed_body(assumed: Collection[str], *, is_adult: bool) -> str:
    """What of weight and height was not stated, and what stands for it; "" for nothing."""
    fields = tuple(field for field in ("weight_kg", "height_cm") if field in assumed)
    return tr((_ADULT if is_adult else _CHILD).get(fields, ""))
