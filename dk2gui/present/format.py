# SPDX-License-Identifier: MIT
"""Numbers, units and sentences for the eye and the screen reader; the only place that rounds."""

import datetime as dt
from typing import Final

from dk2gui.core.basis.units import ng_ml_from_nmol_l
from dk2gui.core.scenario.periods import has_dates
from dk2gui.core.scenario.scenario import WEEKDAYS, EatenFood, Product, SunHabit, Supplement
from dk2gui.core.scenario.titles import WEEKDAY_TITLES
from dk2gui.present import language, numbers
from dk2gui.present.words import MONTHS

Units = numbers.Units
THIN_SPACE = language.THIN_SPACE
MICRO = numbers.MICRO
unit_name = numbers.unit_name
# What a line about a food is about, with the names that such a line has room for.
SHORT_NUTRIENTS: Final = {"vitamin_d": "D", "k2": "K2", "vitamin_k1": "K1"}
SHORT_MONTHS: Final = tuple(month[:3] for month in MONTHS)


def number(value: float) -> str:
    """Three significant digits below a thousand, whole above; groups set apart by a thin space."""
    size = abs(value)
    if size >= 1000:
        return f"{value:,.0f}".replace(",", THIN_SPACE)
    if size >= 100:
        return f"{value:.0f}"
    text = f"{value:.1f}" if size >= 10 else f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_units(nutrient: str, amount: float, units: Units) -> tuple[float, str]:
    """An amount in the nutrient's own unit as (amount, unit) to show."""
    shown, unit = numbers.nutrient_in_units(nutrient, amount, units)
    return shown, unit_name(unit)


def amount(nutrient: str, value: float, units: Units, *, at_least: bool = False) -> str:
    """An amount of a nutrient with its unit, such as `2 000 IU` or `at least 12 ug`."""
    shown, unit = in_units(nutrient, value, units)
    return f"{'at least ' if at_least else ''}{number(shown)}{THIN_SPACE}{unit}"


def serum(nmol_l: float, units: Units) -> str:
    """A 25(OH)D level with its unit."""
    shown = ng_ml_from_nmol_l(nmol_l) if units.serum == "ng/mL" else nmol_l
    return f"{shown:.0f}{THIN_SPACE}{units.serum}"


def day_text(date: dt.date) -> str:
    """A date as people write it."""
    return f"{date.day} {SHORT_MONTHS[date.month - 1]} {date.year}"


def when_text(first: dt.date | None, last: dt.date | None) -> str:
    """From when until when, in a few words; "always" without ends."""
    if first is None:
        return "always" if last is None else f"until {day_text(last)}"
    if last is None:
        return f"from {day_text(first)}"
    return f"{day_text(first)} \u2013 {day_text(last)}"


def dates_text(item: Supplement | Product | EatenFood | SunHabit) -> str:
    """When a dose, food or sun habit counts, after a space; empty where it always does."""
    return f" {when_text(item.from_date, item.until_date)}" if has_dates(item) else ""


def rhythm_of(taken: Supplement | Product) -> str:
    """How often a dose or product is taken, in words."""
    if taken.weekdays:
        days = sorted(taken.weekdays, key=WEEKDAYS.index)
        return "on " + ", ".join(WEEKDAY_TITLES[day] for day in days)
    return rhythm(taken.every_days)


def rhythm(every_days: int) -> str:
    """How often, in words."""
    names = {1: "daily", 7: "weekly", 14: "every two weeks", 30: "monthly"}
    return names.get(every_days, f"every {every_days} days")
