# SPDX-License-Identifier: MIT
"""What an assessment says, as the tables and texts of a report; Qt-free."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment, NutrientAssessment
from dk2gui.core.intake.reference import Reference
from dk2gui.core.resolved import SunAssessment
from dk2gui.core.serum.forecast import NoForecast
from dk2gui.core.vitamin_k import VitaminKStatus
from dk2gui.present.dates import day_text, short_months
from dk2gui.present.intake_text import reference_text, status_word, total_text
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units, amount, bare_level, fixed, in_units, number
from dk2gui.present.report.content import Column, Said, Table
from dk2gui.present.vitamin_k_text import marker_grade, vitamin_k_lines, without_change
from dk2gui.present.words import Words

_PARTS_OF_FORECAST: Final = 4
_NOTHING: Final = "\u2013"
RESTS_ON: Final = {
    "stated": marked("all stated"),
    "typical": marked("typical diet"),
    "partial": marked("a part"),
    "none": marked("nothing"),
}
"""What a figure of intake rests on, in a word or two."""
_INTAKE_COLUMNS: Final = (
    (marked("Nutrient"), 4.3),
    (marked("Food"), 1.8),
    (marked("Supplements"), 1.6),
    (marked("Sun"), 1.0),
    (marked("Total"), 1.8),
    (marked("Target"), 1.5),
    (marked("Upper level"), 2.1),
    (marked("Rests on"), 1.4),
    (marked("Status"), 1.5),
)
_SUN_COLUMN: Final = 3


def intake_table(assessment: Assessment, units: Units) -> Table:
    """Every nutrient with what gives it, its limits, what it rests on and where it stands.

    Status and total are those of the window. There is no column for a sun that nobody stated.
    """
    rows = []
    for nutrient, row in assessment.nutrients.items():
        intake = row.intake
        amounts = [
            amount(nutrient, part, units) if part > 0 else _NOTHING
            for part in (intake.supplement, intake.sun)
        ]
        rows.append(
            (
                tr(NUTRIENTS[nutrient].title),
                _food_text(row, units),
                *amounts,
                total_text(row, units),
                _reference(nutrient, row.target, units),
                _reference(nutrient, row.upper_level, units),
                tr(RESTS_ON[row.rests_on]),
                status_word(row, assessment.policy),
            )
        )
    columns = [Column(tr(title), share) for title, share in _INTAKE_COLUMNS]
    if assessment.sun is None:
        del columns[_SUN_COLUMN]
        rows = [cells[:_SUN_COLUMN] + cells[_SUN_COLUMN + 1 :] for cells in rows]
    return Table(
        tr("Intake a day against recommended bands"),
        tuple(columns),
        tuple(rows),
        bars=tuple(
            nutrient if NUTRIENTS[nutrient].plot_place is not None else ""
            for nutrient in assessment.nutrients
        ),
        states=tuple(
            "unknown"
            if nutrient in assessment.policy.keep_steady and row.status != "above"
            else row.status
            for nutrient, row in assessment.nutrients.items()
        ),
    )


def _food_text(row: NutrientAssessment, units: Units) -> str:
    """What comes from food; a lower bound says so, and what nobody measured is no figure."""
    intake = row.intake
    if intake.food > 0:
        return amount(intake.nutrient, intake.food, units, at_least=intake.is_lower_bound)
    return tr("not measured") if intake.is_lower_bound else _NOTHING


def _reference(nutrient: str, value: Reference | None, units: Units) -> str:
    return reference_text(nutrient, value, units) if value else _NOTHING


def reference_notes(assessment: Assessment) -> list[Said]:
    """How to read the table, whose values these are, and which of them are from memory."""
    rows = assessment.nutrients.values()
    lines = [tr("The upper level (UL) of vitamin D counts food and supplements, not the sun.")]
    if any(row.intake.is_lower_bound for row in rows):
        lines.append(
            tr(
                "\u201cAt least\u201d: some foods are not measured for this nutrient; the true "
                "intake may be higher."
            )
        )
    title = tr(AUTHORITIES[assessment.scenario.authority].title)
    sources = dict.fromkeys(
        _bare_source(value.source) for row in rows for value in row.references if not value.borrowed
    )
    if sources:
        lines.append(
            tr(
                "Reference values of {authority}: {sources}.",
                authority=title,
                sources="; ".join(sources),
            )
        )
    else:
        lines.append(
            tr("{authority} gives no values for this age and life stage.", authority=title)
        )
    lent = dict.fromkeys(
        tr(
            "{nutrient} ({authority}: {source})",
            nutrient=tr(NUTRIENTS[row.intake.nutrient].title),
            authority=tr(AUTHORITIES[value.authority].title),
            source=_bare_source(value.source),
        )
        for row in rows
        for value in row.references
        if value.borrowed
    )
    if lent:
        lines.append(
            tr(
                "Where it sets no upper level, another's stands: {values}.",
                values="; ".join(lent),
            )
        )
    recalled = [
        tr(NUTRIENTS[row.intake.nutrient].title)
        for row in rows
        if any(value.status == "recalled" for value in row.references)
    ]
    if recalled:
        lines.append(
            tr(
                "Some figures are from memory, not read: {nutrients}.",
                nutrients=Words().series(recalled),
            )
        )
    return [Said(" ".join(lines), "small")]


def _bare_source(source: str) -> str:
    """A source without the remark on its figure, which follows a semicolon or an equals sign."""
    return source.partition(";")[0].partition(" = ")[0]


def serum_table(assessment: Assessment, units: Units) -> Table | None:
    """25(OH)D on a few dates, one a column: median, and the spans of half and of 90 %.

    None where there is no forecast.
    """
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return None
    last = len(serum.median) - 1
    days = sorted({round(last * part / _PARTS_OF_FORECAST) for part in range(5)})
    columns = [Column(tr("25(OH)D, {unit}", unit=units.serum), 1.7)]
    cells: list[tuple[str, ...]] = [
        (tr("Median"), tr("Half of people like this"), tr("9 of 10 people"))
    ]
    for day in days:
        p05, p25, median, p75, p95 = (
            bare_level(float(levels[day]), units)
            for levels in (serum.p05, serum.p25, serum.median, serum.p75, serum.p95)
        )
        columns.append(Column(day_text(assessment.start + dt.timedelta(days=day))))
        cells.append(
            (
                median,
                tr("{low} to {high}", low=p25, high=p75),
                tr("{low} to {high}", low=p05, high=p95),
            )
        )
    rows = tuple(zip(*cells, strict=True))
    return Table(tr("25(OH)D on five days of the forecast"), tuple(columns), rows)


def sun_said(sun: SunAssessment, start: dt.date, units: Units) -> str:
    """What the habit gives on the first day, and how soon the skin reddens."""
    day = sun.today
    middle, low, high = (
        amount("vitamin_d", ug, units)
        for ug in (
            day.vitamin_d_ug_per_day,
            day.vitamin_d_low_ug_per_day,
            day.vitamin_d_high_ug_per_day,
        )
    )
    said = [
        tr(
            "On {date} about {middle} a day ({low} to {high}), UV index {index}.",
            date=day_text(start),
            middle=middle,
            low=low,
            high=high,
            index=number(day.uv_index),
        )
    ]
    if day.too_low:
        said.append(tr("The sun is too low for vitamin D then."))
    if day.minutes_to_burn is not None:
        said.append(
            tr(
                "This skin reddens after about {minutes} minutes.",
                minutes=fixed(day.minutes_to_burn, 0),
            )
        )
    return " ".join(said)


def sun_table(sun: SunAssessment, units: Units) -> Table:
    """Vitamin D from sun a day, month by month."""
    shown = [in_units("vitamin_d", ug, units) for ug in sun.vitamin_d_ug_per_day_by_month]
    columns = (Column(tr("Month"), 1.5), *map(Column, short_months()))
    row = (tr("{unit} a day", unit=shown[0][1]), *(number(value) for value, _ in shown))
    return Table(tr("Vitamin D from sun by month"), columns, (row,))


def vitamin_k_said(status: VitaminKStatus) -> list[str]:
    """What vitamin K2 is expected to do, and how sure that is, in the lines of the window."""
    if not (status.shown_as_goal and status.mk7_plasma_ng_ml > 0) or status.is_too_little:
        return [line for line in (without_change(status),) if line]
    return [line for line in (*vitamin_k_lines(status), marker_grade(status)) if line]


def grade_lines(used: set[str], grades: Mapping[str, str]) -> list[str]:
    """What grades mean, as one line; none where nothing is graded."""
    meanings = [
        tr("Evidence {grade}: {meaning}", grade=grade, meaning=tr(grades[grade]))
        for grade in sorted(used)
        if grade in grades and grade != "-"
    ]
    return [" ".join(meanings)] if meanings else []


def numbered_sources(assessment: Assessment) -> tuple[str, ...]:
    """Every source that the advice cites, once, in the order of first use."""
    return tuple(dict.fromkeys(text for item in assessment.advice for text in item.sources))
