# SPDX-License-Identifier: MIT
"""Every table of an assessment as CSV: UTF-8, one head, unrounded numbers; Qt-free."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.typical_diet import Assumed, NotSurveyed
from dk2gui.core.scenario.scenario import (
    EatenFood,
    Product,
    SunHabit,
    Supplement,
)
from dk2gui.core.serum.forecast import NoForecast
from dk2gui.present.advice_text import advice_texts
from dk2gui.present.cells import Cell, harmless
from dk2gui.present.words import ENGLISH
from dk2gui.userdata.atomic import write_whole

Rows = list[tuple[Cell, ...]]
"""The head first, then as many cells in each row. None is an empty cell: nothing is known."""

_MONTHS_IN_YEAR: Final = 12


def inputs_rows(assessment: Assessment, foods: Mapping[str, Food]) -> Rows:
    """Everything the scenario says, a line each; the unit stands beside the value."""
    scenario = assessment.scenario
    person = scenario.person
    rows: Rows = [
        ("kind", "id", "name", "value", "unit", "every_days", "times_per_week", "date", "until")
    ]

    def say(kind: str, key: str, value: Cell, unit: str = "", name: str = "", *rest: Cell) -> None:
        every_days, times_per_week, date, until = (*rest, None, None, None, None)[:4]
        rows.append((kind, key, name, value, unit, every_days, times_per_week, date, until))

    say("scenario", "name", scenario.name)
    say("scenario", "start_date", assessment.start.isoformat())
    say("scenario", "days", scenario.days, "d")
    say("scenario", "authority", scenario.authority)
    say("scenario", "with_fat", _yes(scenario.with_fat))
    for key, value, unit in (
        ("age", person.age_years, "years"),
        ("sex", person.sex, ""),
        ("life_stage", person.life_stage, ""),
        ("postmenopausal", _yes(person.postmenopausal), ""),
        ("weight", assessment.body.weight_kg, "kg"),
        ("height", assessment.body.height_cm, "cm"),
        ("skin_type", person.skin_type, ""),
        ("smoker", _yes(person.smoker), ""),
        ("low_activity", _yes(person.low_activity), ""),
    ):
        say("person", key, value, unit)
    for kind, names in (
        ("condition", person.conditions),
        ("medication", person.medications),
        ("diet", person.diet),
    ):
        for ticked in names:
            say(kind, ticked, "yes")
    for dose in scenario.supplements:
        title = COMPOUNDS[dose.compound].title
        say("supplement", dose.compound, dose.amount, dose.unit, title, *_rhythm(dose),
            *_dates(dose))  # fmt: skip
    for product in scenario.products:
        rhythm, dates = _rhythm(product), _dates(product)
        say("product", "", product.count, "units", product.name, *rhythm, *dates)
        for part in product.contains:
            title = COMPOUNDS[part.compound].title
            say("product_part", part.compound, part.amount, part.unit, title, *rhythm, *dates)
    for eaten in scenario.foods:
        name = foods[eaten.food].name
        say("food", eaten.food, eaten.grams, "g", name, None, eaten.times_per_week, *_dates(eaten))
    for nutrient, amount in scenario.other_food.items():
        entry = NUTRIENTS[nutrient]
        say("other_food", nutrient, amount, f"{entry.unit}/d", entry.title)
    if scenario.sun is not None:
        for key, value, unit in (
            ("latitude", scenario.sun.latitude, "deg"),
            ("altitude", scenario.sun.altitude_m, "m"),
            ("minutes", scenario.sun.minutes, "min"),
            ("days_per_week", scenario.sun.days_per_week, "d/week"),
            ("start_hour", scenario.sun.start_hour, "h"),
            ("exposed_fraction", scenario.sun.exposed_fraction, "1"),
            ("spf", scenario.sun.spf, "1"),
            ("cloud", scenario.sun.cloud, ""),
        ):
            say("sun", key, value, unit, "", None, None, *_dates(scenario.sun))
    for lab in scenario.labs:
        bound = f"{lab.bound} this limit" if lab.bound else ""
        say("lab", lab.marker, lab.value, lab.unit, bound, None, None, lab.date.isoformat())
    return rows


def _rhythm(taken: Supplement | Product) -> tuple[Cell, Cell]:
    """Days from one to the next, or times a week where it has days of the week."""
    if taken.weekdays:
        return None, len(taken.weekdays)
    return taken.every_days, None


def _dates(item: Supplement | Product | EatenFood | SunHabit) -> tuple[Cell, Cell]:
    """The first and the last day, empty where there is no end."""
    first, last = item.from_date, item.until_date
    return (
        None if first is None else first.isoformat(),
        None if last is None else last.isoformat(),
    )


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def intake_rows(assessment: Assessment, foods: Mapping[str, Food]) -> Rows:
    """A nutrient a line, amounts a day in its `unit`; empty where nothing is known."""
    rows: Rows = [
        ("nutrient", "title", "unit", "food_per_day", "supplements_per_day", "sun_per_day",
         "total_per_day", "is_lower_bound", "unmeasured_foods", "target", "target_kind",
         "target_basis", "upper_level", "upper_level_basis", "upper_level_authority", "status",
         "rests_on", "assumed_in_food", "assumed_p05", "assumed_p95")
    ]  # fmt: skip
    for nutrient, row in assessment.nutrients.items():
        intake = row.intake
        wanted, limit = row.target, row.upper_level
        # A nutrient that nobody measured and nobody stated has no amount, not an amount of zero.
        known = intake.stated
        rows.append(
            (
                nutrient,
                NUTRIENTS[nutrient].title,
                NUTRIENTS[nutrient].unit,
                intake.food if known else None,
                intake.supplement if known else None,
                intake.sun if known else None,
                intake.total if known else None,
                _yes(intake.is_lower_bound),
                "; ".join(foods[food].name for food in intake.unmeasured_foods),
                wanted.value if wanted else None,
                wanted.kind if wanted else None,
                wanted.basis if wanted else None,
                limit.value if limit else None,
                limit.basis if limit else None,
                limit.authority if limit else None,
                row.status,
                row.rests_on,
                *_assumed(intake.assumed),
            )
        )
    return rows


def _assumed(part: Assumed | NotSurveyed | None) -> tuple[Cell, Cell, Cell]:
    """The part of a typical diet, empty where none is assumed."""
    return (part.amount, part.p05, part.p95) if isinstance(part, Assumed) else (None, None, None)


def serum_rows(assessment: Assessment, _foods: Mapping[str, Food]) -> Rows:
    """25(OH)D in nmol/L, a day a line; the head alone where there is no forecast."""
    serum = assessment.serum
    rows: Rows = [
        (
            "date",
            "day",
            "p05_nmol_l",
            "p25_nmol_l",
            "median_nmol_l",
            "p75_nmol_l",
            "p95_nmol_l",
            "result_p05_nmol_l",
            "result_p95_nmol_l",
        )
    ]
    if isinstance(serum, NoForecast):
        return rows
    for place, day in enumerate(serum.day.tolist()):
        levels = (
            serum.p05,
            serum.p25,
            serum.median,
            serum.p75,
            serum.p95,
            serum.result_p05,
            serum.result_p95,
        )
        date = (assessment.start + dt.timedelta(days=day)).isoformat()
        rows.append((date, day, *(float(level[place]) for level in levels)))
    return rows


def sun_rows(assessment: Assessment, _foods: Mapping[str, Food]) -> Rows:
    """Vitamin D from sun, a month a line; the head alone without a sun habit."""
    rows: Rows = [("month", "vitamin_d_ug_per_day")]
    if assessment.sun is not None:
        months = range(1, _MONTHS_IN_YEAR + 1)
        rows += zip(months, assessment.sun.vitamin_d_ug_per_day_by_month, strict=True)
    return rows


def advice_rows(assessment: Assessment, _foods: Mapping[str, Food]) -> Rows:
    """A piece of advice a line, most serious first."""
    rows: Rows = [("id", "severity", "title", "detail", "why", "trigger", "grade", "sources")]
    rows += [
        (item.id, item.severity, item.title, item.detail, "; ".join(item.why), item.trigger,
         item.grade, "; ".join(item.sources))
        for item in advice_texts(assessment.advice, ENGLISH)
    ]  # fmt: skip
    return rows


TABLES: Final[dict[str, Callable[[Assessment, Mapping[str, Food]], Rows]]] = {
    "inputs": inputs_rows,
    "intake": intake_rows,
    "serum": serum_rows,
    "sun": sun_rows,
    "advice": advice_rows,
}
"""Every table by name."""


def csv_bytes(rows: Rows) -> bytes:
    """Rows as CSV. Numbers keep every digit; an empty cell is None; no text runs as a formula."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(map(harmless, row) for row in rows)
    return text.getvalue().encode()


def write_csv(path: Path, rows: Rows) -> None:
    """Write rows as a CSV file. Raises StorageError."""
    write_whole(path, csv_bytes(rows))
