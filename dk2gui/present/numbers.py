# SPDX-License-Identifier: MIT
"""How numbers, amounts and levels are written: the one place that rounds for the eye.

`notation` None is that of whoever reads at that moment.
"""

from functools import cache
from typing import Final, Literal

import msgspec

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.basis.units import iu_from_ug_vitamin_d, ng_ml_from_nmol_l
from dk2gui.present.language import THIN_SPACE, Notation, reader, tr

MICRO: Final = "\u00b5"
_WHOLE_FROM: Final = 100
_DIGITS: Final = 3


class Units(msgspec.Struct, frozen=True):
    """The units the user reads: of vitamin D, of 25(OH)D and of the body (`ft`: feet, inches)."""

    vitamin_d: Literal["IU", "ug"] = "IU"
    serum: Literal["nmol/L", "ng/mL"] = "nmol/L"
    weight: Literal["kg", "lb"] = "kg"
    height: Literal["cm", "ft"] = "cm"


def number(value: float, notation: Notation | None = None) -> str:
    """Three significant digits below a hundred, whole from there; thousands set apart."""
    if abs(value) >= _WHOLE_FROM or value == 0:
        return fixed(value, 0, notation)
    text = f"{value:.{_DIGITS}g}"
    if "e" in text:
        # Smaller than any amount people write: as many decimals as it takes.
        text = f"{value:.{_DIGITS - 1 - _exponent(text)}f}".rstrip("0").rstrip(".")
    return _written(text, notation)


def as_entered(value: float, notation: Notation | None = None) -> str:
    """A number with every digit that was typed, so that it is on the side of a limit it is on."""
    return _written(f"{value:,.10f}".rstrip("0").rstrip("."), notation)


def fixed(value: float, decimals: int, notation: Notation | None = None) -> str:
    """A number with so many decimals, thousands set apart; what rounds to nothing has no sign."""
    return _written(f"{value:z,.{decimals}f}", notation)


def whole(count: int) -> str:
    """The number of a page, a row, a place: digits alone."""
    return str(count)


def _exponent(text: str) -> int:
    return int(text.partition("e")[2])


def _written(text: str, notation: Notation | None) -> str:
    return text.translate(_signs(notation or reader().notation))


@cache
def _signs(notation: Notation) -> dict[int, str]:
    """What stands in place of the signs of Python; made once, as a move writes sixty numbers."""
    return str.maketrans({",": notation.group, ".": notation.decimal_point, "-": notation.minus})


def unit_name(unit: str) -> str:
    """A unit as printed: ug becomes the micro sign and g."""
    return f"{MICRO}g" if unit == "ug" else unit


def with_unit(value: float, unit: str, notation: Notation | None = None) -> str:
    """A number and its unit, kept together by a narrow space."""
    return f"{number(value, notation)}{THIN_SPACE}{unit_name(unit)}"


def nutrient_in_units(nutrient: str, amount: float, units: Units) -> tuple[float, str]:
    """An amount in the nutrient's own unit as (amount, unit) in the reader's."""
    if nutrient == "vitamin_d" and units.vitamin_d == "IU":
        return iu_from_ug_vitamin_d(amount), "IU"
    return amount, NUTRIENTS[nutrient].unit


def in_units(nutrient: str, amount: float, units: Units) -> tuple[float, str]:
    """The same with the unit as it is printed."""
    shown, unit = nutrient_in_units(nutrient, amount, units)
    return shown, unit_name(unit)


def amount(nutrient: str, value: float, units: Units, *, at_least: bool = False) -> str:
    """An amount of a nutrient in the reader's unit, such as `2 000 IU` or `at least 12 ug`."""
    said = with_unit(*nutrient_in_units(nutrient, value, units))
    return tr("at least {amount}", amount=said) if at_least else said


def shown_level(nmol_l: float, units: Units) -> float:
    """A 25(OH)D level in the unit that is read."""
    return ng_ml_from_nmol_l(nmol_l) if units.serum == "ng/mL" else nmol_l


def bare_level(nmol_l: float, units: Units) -> str:
    """A 25(OH)D level without its unit: whole, as laboratories print it."""
    return fixed(shown_level(nmol_l, units), 0)


def level(nmol_l: float, units: Units, notation: Notation | None = None) -> str:
    """A 25(OH)D level with its unit: whole, as laboratories print it."""
    return f"{fixed(shown_level(nmol_l, units), 0, notation)}{THIN_SPACE}{units.serum}"
