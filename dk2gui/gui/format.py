# SPDX-License-Identifier: MIT
"""Numbers, units and sentences for the eye and the screen reader; the only place that rounds."""

from typing import Literal

import msgspec

from dk2gui.core.nutrients import NUTRIENTS
from dk2gui.core.units import iu_from_ug_vitamin_d, ng_ml_from_nmol_l

THIN_SPACE = "\u202f"
MICRO = "\u00b5"


class Units(msgspec.Struct, frozen=True):
    """The units the user reads: vitamin D in IU or ug, 25(OH)D in nmol/L or ng/mL."""

    vitamin_d: Literal["IU", "ug"] = "IU"
    serum: Literal["nmol/L", "ng/mL"] = "nmol/L"


def number(value: float) -> str:
    """Three significant digits below a thousand, whole above; groups set apart by a thin space."""
    size = abs(value)
    if size >= 1000:
        return f"{value:,.0f}".replace(",", THIN_SPACE)
    if size >= 100:
        return f"{value:.0f}"
    text = f"{value:.1f}" if size >= 10 else f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_name(unit: str) -> str:
    """A unit as printed: ug becomes the micro sign and g."""
    return f"{MICRO}g" if unit == "ug" else unit


def in_units(nutrient: str, amount: float, units: Units) -> tuple[float, str]:
    """An amount in the nutrient's own unit as (amount, unit) to show."""
    if nutrient == "vitamin_d" and units.vitamin_d == "IU":
        return iu_from_ug_vitamin_d(amount), "IU"
    return amount, unit_name(NUTRIENTS[nutrient].unit)


def amount(nutrient: str, value: float, units: Units, *, at_least: bool = False) -> str:
    """An amount of a nutrient with its unit, such as `2 000 IU` or `at least 12 ug`."""
    shown, unit = in_units(nutrient, value, units)
    return f"{'at least ' if at_least else ''}{number(shown)}{THIN_SPACE}{unit}"


def serum(nmol_l: float, units: Units) -> str:
    """A 25(OH)D level with its unit."""
    shown = ng_ml_from_nmol_l(nmol_l) if units.serum == "ng/mL" else nmol_l
    return f"{shown:.0f}{THIN_SPACE}{units.serum}"


def rhythm(every_days: int) -> str:
    """How often, in words."""
    names = {1: "daily", 7: "weekly", 14: "every two weeks", 30: "monthly"}
    return names.get(every_days, f"every {every_days} days")
