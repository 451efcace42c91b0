# SPDX-License-Identifier: MIT
"""The 25(OH)D forecast in words: a sentence, a read-off for a day, and a table."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from dk2gui.core.basis.message import Listing, Share, Text
from dk2gui.core.evaluate import Assessment
from dk2gui.core.serum.forecast import NoForecast, SerumForecast
from dk2gui.core.serum.kinetics import Array, SerumLine
from dk2gui.present.dates import day_text
from dk2gui.present.language import THIN_SPACE, marked, tr
from dk2gui.present.numbers import Units, bare_level, fixed
from dk2gui.present.pin import Pin
from dk2gui.present.words import Words

HEADERS: Final = (
    marked("Date"),
    marked("Median"),
    marked("Half of people"),
    marked("90 of 100 people"),
)
_EVERY_DAYS: Final = 14
_MODES: Final = {
    "population": marked("From a typical start."),
    "measured": marked("From your blood test."),
    "personal": marked("Fitted to your blood tests."),
}
_EXPLAINED: Final = {
    "dose_not_as_stated": marked("{share} of the stated dose was taken"),
    "response": marked("the response is {share} of the usual (absorption, weight, genes)"),
    "timing": marked("the dose was taken for {days} days"),
}
NAMES_OF_EXPLANATIONS: Final = {
    "dose_not_as_stated": marked("dose not taken?"),
    "response": marked("other response?"),
    "timing": marked("other timing?"),
}
"""In a few letters, beside a line of the plot."""
_NAMES_OF_LINES: Final = {
    "writers_75_125": marked("{level} articles' goal"),
    "nasem_50": marked("{level} NASEM: enough for most"),
    "nasem_125": marked("{level} NASEM: concern above"),
    "toxicity_375": marked("{level} overdose"),
}
_HARDLY: Final = 0.03
"""A change by a smaller share is called none."""
_RISES: Final = marked(
    "25(OH)D rises from {first} to {last} {unit} by {day}; 90 of 100 people like this one end "
    "between {low} and {high}."
)
_FALLS: Final = marked(
    "25(OH)D falls from {first} to {last} {unit} by {day}; 90 of 100 people like this one end "
    "between {low} and {high}."
)
_STAYS: Final = marked(
    "25(OH)D stays near {last} {unit} by {day}; 90 of 100 people like this one end between {low} "
    "and {high}."
)


def line_name(line: SerumLine, units: Units) -> str:
    """A level or a span of levels as the plot names it, its figures first."""
    ends = [line.low_nmol_l] + ([] if line.high_nmol_l is None else [line.high_nmol_l])
    level = "\u2013".join(bare_level(end, units) for end in ends)
    return tr(_NAMES_OF_LINES[line.id], level=level)


def _pin_level(pin: Pin, date: dt.date, units: Units) -> str | None:
    """A pin's median on a date, None outside its forecast."""
    serum, day = pin.assessment.serum, (date - pin.assessment.start).days
    if isinstance(serum, NoForecast) or not 0 <= day < len(serum.median):
        return None
    return bare_level(float(serum.median[day]), units)


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
        bare_level(float(levels[day]), units)
        for levels in (serum.p05, serum.median, serum.p95, serum.result_p05, serum.result_p95)
    )
    date = assessment.start + dt.timedelta(days=day)
    told = tr(
        "{day}: {level}, 90 of 100 people {low} to {high}, their next laboratory result {least} to "
        "{most}",
        day=day_text(date), level=f"{middle}{THIN_SPACE}{units.serum}", low=low, high=high,
        least=least, most=most,
    )  # fmt: skip
    levels = ((pin.letter, _pin_level(pin, date, units)) for pin in pins)
    return told + "".join(f"; {letter} {level}" for letter, level in levels if level is not None)


def summary(assessment: Assessment, units: Units, pins: Sequence[Pin] = ()) -> str:
    """The plot in a few sentences, for a screen reader."""
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return Words(units).say(serum.reason)
    first, last = (float(serum.median[place]) for place in (0, -1))
    if last > first * (1 + _HARDLY):
        template = _RISES
    elif last < first * (1 - _HARDLY):
        template = _FALLS
    else:
        template = _STAYS
    low, high = (bare_level(float(levels[-1]), units) for levels in (serum.p05, serum.p95))
    last_date = assessment.start + dt.timedelta(days=len(serum.median) - 1)
    course = tr(
        template, first=bare_level(first, units), last=bare_level(last, units), unit=units.serum,
        day=day_text(last_date), low=low, high=high,
    )  # fmt: skip
    told = [course, advice_on_tests(serum, assessment.start)]
    for pin in pins:
        level = _pin_level(pin, last_date, units)
        if level is None:
            told.append(tr("{pin}: does not reach this day.", pin=pin.quoted))
        else:
            told.append(tr("{pin}: {level} {unit} on this day.", pin=pin.quoted, level=level,
                           unit=units.serum))  # fmt: skip
    return " ".join(told)


def advice_on_tests(serum: SerumForecast, start: dt.date) -> str:
    """When the next blood test would tell something."""
    day = serum.plateau_day
    if day is None:
        return tr("Within these days no plateau is reached that a test could show.")
    if day == 0:
        return tr("The level is near its plateau already.")
    when = day_text(start + dt.timedelta(days=day))
    return tr("A test tells most from {day} on.", day=when)


def note(assessment: Assessment) -> str:
    """What the forecast rests on, in a few words."""
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return Words().say(serum.reason)
    if serum.misfit is not None:
        words = Words()
        causes = tuple(
            Text(tr(_EXPLAINED[entry.kind], share=words.argument(Share(entry.value)),
                    days=fixed(entry.value, 0)))
            for entry in serum.misfit.explanations
            if entry.fits
        )  # fmt: skip
        if not causes:
            return tr("A test does not fit")
        listed = words.argument(Listing(causes, "or"))
        return tr("A test does not fit: perhaps {causes}", causes=listed)
    return f"{tr(_MODES[serum.mode])} {advice_on_tests(serum, assessment.start)}"


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
    def level(levels: Array) -> str:
        return bare_level(float(levels[day]), units)

    return (
        title,
        f"{level(serum.median)}{THIN_SPACE}{units.serum}",
        tr("{low} to {high}", low=level(serum.p25), high=level(serum.p75)),
        tr("{low} to {high}", low=level(serum.p05), high=level(serum.p95)),
    )
