# SPDX-License-Identifier: MIT
"""The year by month in words, and as the table of the same figures."""

from typing import Final

from dk2gui.core.year import MonthView, YearView
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, amount, bare_level
from dk2gui.present.words import Words

Rows = list[tuple[str | float | int | None, ...]]

_VITAMIN_D: Final = "vitamin_d"
_HEAD: Final = (
    "month", "days", "vitamin D from food (ug/day)", "from supplements (ug/day)",
    "food is a lower bound", "from sun (ug/day)", "noon UV index",
    "25(OH)D p05 (nmol/L)", "median (nmol/L)", "p95 (nmol/L)", "against the articles' goal",
)  # fmt: skip


def year_in_words(found: YearView, units: Units) -> str:
    """The lowest and the highest month, what is a lower bound, and when the sun is too low."""
    words = Words(units)
    told = [_extremes(found, words)]
    if any(is_lower_bound(month) for month in found.months):
        told.append(tr("Some foods lack a figure, so food gives at least this much."))
    winter = [words.month(month.month.month) for month in found.months if month.is_vitamin_d_winter]
    if found.latitude is None:
        told.append(tr("Count the sun in the Sun tab to see what it adds."))
    elif winter:
        told.append(
            tr(
                "At this latitude the sun is too low to make vitamin D on most days of {months}.",
                months=words.listed(winter),
            )
        )
    else:
        told.append(tr("At this latitude the sun can make vitamin D all year."))
    return " ".join(told)


def _extremes(found: YearView, words: Words) -> str:
    levels = [
        (month.median_nmol_l, month.month.month)
        for month in found.months
        if month.median_nmol_l is not None
    ]
    if not levels:
        return "" if found.no_forecast is None else words.say(found.no_forecast)
    (least, lowest), (most, highest) = (
        choose(levels, key=lambda level: level[0]) for choose in (min, max)
    )
    return tr(
        "Lowest in {lowest}: {least}; highest in {highest}: {most}.",
        lowest=words.month(lowest), least=words.level(least),
        highest=words.month(highest), most=words.level(most),
    )  # fmt: skip


def month_in_words(month: MonthView, units: Units) -> str:
    """One month: the level with its range, and vitamin D a day by source."""
    words = Words(units)
    said = [tr("{month} {year}", month=words.month(month.month.month), year=str(month.month.year))]
    low, median, high = month.p05_nmol_l, month.median_nmol_l, month.p95_nmol_l
    if low is not None and median is not None and high is not None:
        said.append(tr("25(OH)D {level}, 90 of 100 people {low} to {high}",
                       level=words.level(median), low=bare_level(low, units),
                       high=bare_level(high, units)))  # fmt: skip
    food, supplement = amounts_of(month)
    sources = (
        (tr("Food"), food, is_lower_bound(month)),
        (tr("Supplements"), supplement, False),
        (tr("Sun"), month.sun_ug_per_day, False),
    )
    for name, part, at_least in sources:
        if part is not None:
            shown = amount(_VITAMIN_D, part, units, at_least=at_least)
            said.append(tr("{name}: {amount} a day", name=name, amount=shown))
    if month.is_vitamin_d_winter:
        said.append(tr("sun too low on most days"))
    return "\n".join(said)


def amounts_of(month: MonthView) -> tuple[float | None, float]:
    """Vitamin D in ug a day from food, None where nothing is said of it, and from supplements."""
    intake = month.intakes.get(_VITAMIN_D)
    return (None, 0.0) if intake is None else (intake.food, intake.supplement)


def is_lower_bound(month: MonthView) -> bool:
    """Whether a food of the month lacks a figure of vitamin D."""
    intake = month.intakes.get(_VITAMIN_D)
    return intake is not None and intake.is_lower_bound


def year_rows(found: YearView | None) -> Rows:
    """One row a month, in the core's units and words of a file; the head alone without a year."""
    if found is None:
        return [_HEAD]
    return [_HEAD, *(_row(month) for month in found.months)]


def _row(month: MonthView) -> tuple[str | float | int | None, ...]:
    return (
        month.month.isoformat(), month.days, *amounts_of(month),
        "yes" if is_lower_bound(month) else "no",
        month.sun_ug_per_day, month.noon_uv_index, month.p05_nmol_l,
        month.median_nmol_l, month.p95_nmol_l, month.goal,
    )  # fmt: skip
