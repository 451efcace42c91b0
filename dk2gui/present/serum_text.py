# SPDX-License-Identifier: MIT
"""The 25(OH)D forecast in words: a sentence, a read-off for a day, and a table."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from dk2gui.core.basis.units import ng_ml_from_nmol_l
from dk2gui.core.evaluate import Assessment
from dk2gui.core.serum.forecast import NoForecast, SerumForecast
from dk2gui.present.dates import day_text
from dk2gui.present.language import THIN_SPACE
from dk2gui.present.numbers import Units
from dk2gui.present.pin import Pin
from dk2gui.present.words import Words

HEADERS: Final = ("Date", "Median", "Half of people", "90 of 100 people")
_EVERY_DAYS: Final = 14
_MODES: Final = {
    "population": "From a typical start",
    "measured": "From your blood test",
    "personal": "Fitted to your blood tests",
}
_EXPLAINED: Final = {
    "dose_not_as_stated": "{value:.0%} of the stated dose was taken",
    "response": "the response is {value:.0%} of the usual (absorption, weight, genes)",
    "timing": "the dose was taken for {value:.0f} days",
}


def shown_level(nmol_l: float, units: Units) -> float:
    """A level in the unit the user reads."""
    return ng_ml_from_nmol_l(nmol_l) if units.serum == "ng/mL" else nmol_l


def _pin_level(pin: Pin, date: dt.date, units: Units) -> str | None:
    """A pin's median on a date, None outside its forecast."""
    serum, day = pin.assessment.serum, (date - pin.assessment.start).days
    if isinstance(serum, NoForecast) or not 0 <= day < len(serum.median):
        return None
    return f"{shown_level(float(serum.median[day]), units):.0f}"


def forecast_days(assessment: Assessment) -> int | None:
    """The last day of the forecast, counted from the start; None where there is no forecast."""
    serum = assessment.serum
    return None if isinstance(serum, NoForecast) else len(serum.median) - 1


def read_off(assessment: Assessment, day: int, units: Units, pins: Sequence[Pin] = ()) -> str:
    """Date, level and interval of one day of the forecast, and the medians of pins."""
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return Words(units).say(serum.reason)
    low, middle, high, least, most = (
        shown_level(float(levels[day]), units)
        for levels in (serum.p05, serum.median, serum.p95, serum.result_p05, serum.result_p95)
    )
    date = assessment.start + dt.timedelta(days=day)
    told = (
        f"{day_text(date)}: {middle:.0f}{THIN_SPACE}{units.serum}, "
        f"90 of 100 people {low:.0f} to {high:.0f}, their next laboratory result "
        f"{least:.0f} to {most:.0f}"
    )
    levels = ((pin.letter, _pin_level(pin, date, units)) for pin in pins)
    return told + "".join(f"; {letter} {level}" for letter, level in levels if level is not None)


def summary(assessment: Assessment, units: Units, pins: Sequence[Pin] = ()) -> str:
    """The plot in a few sentences, for a screen reader."""
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return Words(units).say(serum.reason)
    first, last = (shown_level(float(serum.median[place]), units) for place in (0, -1))
    verb = "rises" if last > first * 1.03 else "falls" if last < first * 0.97 else "stays"
    course = (
        f"{verb} from {first:.0f} to {last:.0f}" if verb != "stays" else f"stays near {last:.0f}"
    )
    low, high = (shown_level(float(levels[-1]), units) for levels in (serum.p05, serum.p95))
    last_date = assessment.start + dt.timedelta(days=len(serum.median) - 1)
    told = (
        f"25(OH)D {course} {units.serum} by {day_text(last_date)}; 90 of 100 people like this one "
        f"end between {low:.0f} and {high:.0f}. {advice_on_tests(serum, assessment.start)}"
    )
    for pin in pins:
        level = _pin_level(pin, last_date, units)
        there = "does not reach this day" if level is None else f"{level} {units.serum} on this day"
        told += f" {pin.quoted}: {there}."
    return told


def advice_on_tests(serum: SerumForecast, start: dt.date) -> str:
    """When the next blood test would tell something."""
    day = serum.plateau_day
    if day is None:
        return "Within these days no plateau is reached that a test could show."
    if day == 0:
        return "The level is near its plateau already."
    return f"A test tells most from {day_text(start + dt.timedelta(days=day))} on."


def note(assessment: Assessment) -> str:
    """What the forecast rests on, in a few words."""
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return Words().say(serum.reason)
    if serum.misfit is not None:
        kinds = [
            _EXPLAINED[entry.kind].format(value=entry.value)
            for entry in serum.misfit.explanations
            if entry.fits
        ]
        return (
            "A test does not fit: perhaps " + ", or ".join(kinds)
            if kinds
            else "A test does not fit"
        )
    return f"{_MODES[serum.mode]}. {advice_on_tests(serum, assessment.start)}"


def table_rows(
    assessment: Assessment, units: Units, pins: Sequence[Pin] = ()
) -> list[tuple[str, ...]]:
    """One row of texts every two weeks, under HEADERS, followed by one for each pin.

    None where there is no forecast.
    """
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return []
    last = len(serum.median) - 1
    rows: list[tuple[str, ...]] = []
    for day in [*range(0, last, _EVERY_DAYS), last]:
        date = assessment.start + dt.timedelta(days=day)
        rows.append(_table_row(day_text(date), serum, day, units))
        for pin in pins:
            beside, pin_day = pin.assessment.serum, (date - pin.assessment.start).days
            if not isinstance(beside, NoForecast) and 0 <= pin_day < len(beside.median):
                rows.append(_table_row(f"{day_text(date)}, {pin.title}", beside, pin_day, units))
    return rows


def _table_row(title: str, serum: SerumForecast, day: int, units: Units) -> tuple[str, ...]:
    def level(levels: object) -> str:
        return f"{shown_level(float(levels[day]), units):.0f}"  # type: ignore[index]

    return (
        title,
        f"{level(serum.median)}{THIN_SPACE}{units.serum}",
        f"{level(serum.p25)} to {level(serum.p75)}",
        f"{level(serum.p05)} to {level(serum.p95)}",
    )
