# SPDX-License-Identifier: MIT
"""What an assessment says, as the texts and tables of a report; Qt-free."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from dk2gui.core.advice.policy import Policy
from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment, NutrientAssessment, SunAssessment
from dk2gui.core.intake.reference import Reference
from dk2gui.core.serum.forecast import NoForecast
from dk2gui.core.vitamin_k import VitaminKStatus
from dk2gui.present.dates import SHORT_MONTHS, day_text
from dk2gui.present.intake_text import reference_text, total_text
from dk2gui.present.language import THIN_SPACE
from dk2gui.present.numbers import MICRO, Units, amount, in_units, number
from dk2gui.present.serum_text import shown_level

_PARTS_OF_FORECAST: Final = 4
_NOTHING: Final = "\u2013"
_NOT_STATED: Final = "not stated"
Table = list[tuple[str, ...]]


def intake_table(
    assessment: Assessment, units: Units
) -> tuple[Table, list[float], tuple[str, ...]]:
    """(head and rows, widths of the columns, status of each row); no column for an unused sun."""
    columns = [
        ("Nutrient", 2.37), ("Food", 1.3), ("Supplements", 1.35), ("Sun", 0.75), ("Total", 1.45),
        ("Target", 1.25), ("Upper level", 1.85), ("Status", 1.2),
    ]  # fmt: skip
    table = [tuple(name for name, _ in columns)]
    for nutrient, row in assessment.nutrients.items():
        intake = row.intake
        parts = [
            food_text(row, units),
            amount(nutrient, intake.supplement, units) if intake.supplement > 0 else _NOTHING,
            amount(nutrient, intake.sun, units) if intake.sun > 0 else _NOTHING,
        ]
        wanted, limit = row.target, row.upper_level
        table.append(
            (
                NUTRIENTS[nutrient].title,
                *parts,
                _NOT_STATED if _is_silent(row) else total_text(row, units),
                _reference(nutrient, wanted, units),
                _reference(nutrient, limit, units),
                status_text(row, assessment.policy),
            )
        )
    shares = [share for _, share in columns]
    if assessment.sun is None:
        sun = [name for name, _ in columns].index("Sun")
        del shares[sun]
        table = [cells[:sun] + cells[sun + 1 :] for cells in table]
    return table, shares, tuple(row.status for row in assessment.nutrients.values())


def _is_silent(row: NutrientAssessment) -> bool:
    """Whether the scenario says nothing at all about a nutrient: no nought, and no gap either."""
    return not row.intake.stated and not row.intake.is_lower_bound


def food_text(row: NutrientAssessment, units: Units) -> str:
    """What comes from food; a lower bound says so, and what nobody measured is no figure."""
    intake = row.intake
    if intake.food > 0:
        return amount(intake.nutrient, intake.food, units, at_least=intake.is_lower_bound)
    return "not measured" if intake.is_lower_bound else _NOTHING


def _reference(nutrient: str, value: Reference | None, units: Units) -> str:
    return reference_text(nutrient, value, units) if value else _NOTHING


def status_text(row: NutrientAssessment, policy: Policy) -> str:
    """Where an intake stands, in words; what was not entered or measured may be enough."""
    wanted = row.target
    if row.intake.nutrient in policy.keep_steady and row.status != "above":
        return "keep steady: vitamin K antagonist"
    if _is_silent(row):
        return _NOT_STATED
    if row.status == "above":
        limit = row.upper_level
        return f"above the {limit.name if limit else 'UL'}"
    if wanted is None:
        return "no target set"
    if row.is_open:
        return f"not known; the {wanted.kind} is not reached by what is entered"
    return f"{'meets' if row.status == 'adequate' else 'below'} the {wanted.kind}"


def reference_notes(assessment: Assessment) -> list[str]:
    """How to read the table, whose values these are, and which of them are from memory."""
    rows = assessment.nutrients.values()
    lines = ["The upper level (UL) of vitamin D counts food and supplements, not the sun."]
    if any(row.intake.is_lower_bound for row in rows):
        lines[0] += (
            " \u201cAt least\u201d: some foods are not measured for this nutrient; the true "
            "intake may be higher."
        )
    title = AUTHORITIES[assessment.scenario.authority].title
    # What follows a semicolon in a source is a remark on the figure.
    sources = dict.fromkeys(
        value.source.partition(";")[0].partition(" = ")[0]
        for row in rows
        for value in row.references
        if not value.borrowed
    )
    if sources:
        lines.append(f"Reference values of {title}: " + "; ".join(sources) + ".")
    else:
        lines.append(f"{title} gives no values for this age and life stage.")
    lent = dict.fromkeys(
        f"{NUTRIENTS[row.intake.nutrient].title} ({AUTHORITIES[value.authority].title}: "
        f"{value.source.partition(';')[0].partition(' = ')[0]})"
        for row in rows
        for value in row.references
        if value.borrowed
    )
    if lent:
        lines.append("Where it sets no upper level, another's stands: " + "; ".join(lent) + ".")
    recalled = [
        NUTRIENTS[row.intake.nutrient].title
        for row in rows
        if any(value.status == "recalled" for value in row.references)
    ]
    if recalled:
        lines.append("Some figures are from memory, not read: " + ", ".join(recalled) + ".")
    return lines


def grade_lines(assessment: Assessment, grades: Mapping[str, str]) -> list[str]:
    """What the grades that the advice bears mean, as one line; none where nothing is graded."""
    used = sorted({item.grade for item in assessment.advice} - {"-"})
    return [" ".join(f"Evidence {grade}: {grades[grade]}" for grade in used)] if used else []


def serum_table(assessment: Assessment, units: Units) -> Table:
    """25(OH)D on a few dates, one a column: median, and the spans of half and of 90 %.

    Empty where there is no forecast.
    """
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return []
    last = len(serum.median) - 1
    days = sorted({round(last * part / _PARTS_OF_FORECAST) for part in range(5)})
    columns: Table = [
        (f"25(OH)D, {units.serum}", "Median", "Half of people like this", "90 of 100 people")
    ]
    for day in days:
        p05, p25, median, p75, p95 = (
            f"{shown_level(float(levels[day]), units):.0f}"
            for levels in (serum.p05, serum.p25, serum.median, serum.p75, serum.p95)
        )
        date = day_text(assessment.start + dt.timedelta(days=day))
        columns.append((date, median, f"{p25} to {p75}", f"{p05} to {p95}"))
    return list(zip(*columns, strict=True))


def sun_lines(sun: SunAssessment, start: dt.date, units: Units) -> list[str]:
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
    first = (
        f"On {day_text(start)} about {middle} a day ({low} to {high}), UV index "
        f"{number(day.uv_index)}."
    )
    if day.too_low:
        first += " The sun is too low for vitamin D then."
    if day.minutes_to_burn is not None:
        first += f" This skin reddens after about {day.minutes_to_burn:.0f} minutes."
    return [first]


def sun_table(sun: SunAssessment, units: Units) -> Table:
    """Vitamin D from sun a day, month by month."""
    shown = [in_units("vitamin_d", ug, units) for ug in sun.vitamin_d_ug_per_day_by_month]
    return [
        ("Month", *SHORT_MONTHS),
        (f"{shown[0][1]} a day", *(number(value) for value, _ in shown)),
    ]


def vitamin_k_lines(status: VitaminKStatus, grades: Mapping[str, str]) -> list[str]:
    """What vitamin K2 is expected to do, and how sure that is."""
    if not (status.shown_as_goal and status.mk7_plasma_ng_ml > 0):
        return [status.note]
    first, last = status.marker_weeks_to_plateau
    more = "at least " if status.mk7_is_lower_bound else ""
    least = "at least " if status.is_least_fall else ""
    lines = [
        f"MK-7 in blood: {more}about {status.mk7_plasma_ng_ml:.1f}{THIN_SPACE}ng/mL "
        f"({status.mk7_plasma_ng_ml_low:.1f} to {status.mk7_plasma_ng_ml_high:.1f}) from "
        f"{more}{number(status.mk7_ug_per_day)}{THIN_SPACE}{MICRO}g a day in food and "
        f"supplements, level after {status.days_to_plateau:.0f} days."
    ]
    for name, middle, low, high in (
        ("dp-ucMGP", status.dp_ucmgp_change_percent, status.dp_ucmgp_change_percent_low,
         status.dp_ucmgp_change_percent_high),
        ("ucOC", status.ucoc_change_percent, status.ucoc_change_percent_low,
         status.ucoc_change_percent_high),
    ):  # fmt: skip
        if middle is not None and low is not None and high is not None:
            lines.append(
                f"{name}: on average {least}about {middle:.0f}{THIN_SPACE}%, in 9 of 10 people "
                f"{low:.0f} to {high:+.0f}{THIN_SPACE}%, in {first:.0f} to {last:.0f} weeks."
            )
    lines += [
        status.note,
        f"Evidence {status.grade} for the markers: {grades[status.grade]} "
        f"Evidence D for any benefit: {grades['D']}",
    ]
    return [line for line in lines if line]


def numbered_sources(assessment: Assessment) -> list[tuple[int, str]]:
    """Every source that the advice cites, once, numbered in the order of first use."""
    texts = dict.fromkeys(text for item in assessment.advice for text in item.sources)
    return list(enumerate(texts, start=1))
