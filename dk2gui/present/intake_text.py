# SPDX-License-Identifier: MIT
"""The intake in words: one sentence, hover texts, and a table of the same numbers."""

from collections.abc import Mapping, Sequence
from typing import Final

from dk2gui.core.advice.policy import Policy
from dk2gui.core.basis.authorities import ADVICE_WITHOUT_TABLE, AUTHORITIES
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment, NutrientAssessment
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.reference import Reference, kind_title
from dk2gui.core.intake.typical_diet import Assumed, NotSurveyed
from dk2gui.present.numbers import Units, amount
from dk2gui.present.pin import Pin

STATUS_WORDS: Final = {
    "below": "below",
    "adequate": "enough",
    "above": "above UL",
    "unknown": "no reference",
}
_BASIS_WORDS: Final = {
    "total": "",
    "supplemental": " from supplements alone",
    "preformed": " as retinol",
    "phylloquinone": " as vitamin K1",
}
HEADERS: Final = (
    "Nutrient",
    "Status",
    "Food",
    "Supplements",
    "Sun",
    "Total",
    "Target",
    "Upper level",
)
_TOLD: Final = ("vitamin_d", "vitamin_k", "calcium", "magnesium")


def reference_text(nutrient: str, value: Reference, units: Units) -> str:
    """A reference value with its kind, unit and what it counts."""
    return f"{value.name} {amount(nutrient, value.value, units)}{_BASIS_WORDS[value.basis]}"


def status_word(row: NutrientAssessment, policy: Policy) -> str:
    """Where an intake stands, in a word or three; a borrowed level says whose it is."""
    if row.intake.nutrient in policy.keep_steady and row.status != "above":
        return "keep steady"
    if row.is_open:
        return "not known"
    if _needs_assumed(row):
        return f"{_known_word(row)}, assumed"
    return _known_word(row)


def _needs_assumed(row: NutrientAssessment) -> bool:
    """Whether the verdict would be another without the typical diet that is assumed."""
    intake, wanted = row.intake, row.target
    if not isinstance(intake.assumed, Assumed) or row.status == "unknown":
        return False
    entered = intake.total - intake.assumed.amount
    return row.status != "adequate" or wanted is None or entered < wanted.value


def _known_word(row: NutrientAssessment) -> str:
    limit = row.upper_level
    if limit is None or not limit.borrowed:
        return STATUS_WORDS[row.status]
    return {
        **STATUS_WORDS,
        "above": f"above {limit.name}",
        "unknown": "no target",
    }[row.status]


def total_text(row: NutrientAssessment, units: Units) -> str:
    """The whole intake; a lower bound says so, and one of nothing is no figure at all."""
    intake = row.intake
    if intake.is_lower_bound and intake.total == 0:
        return "not measured"
    if row.rests_on == "none" and intake.total == 0:
        return "not stated"
    if row.rests_on == "partial" and intake.total == 0:
        return f"{amount(intake.nutrient, 0, units)} entered"
    # Where the target is reached by what was entered, the rest changes nothing.
    part = intake.is_lower_bound or (row.is_open and row.rests_on == "partial")
    return amount(intake.nutrient, intake.total, units, at_least=part)


def _food_text(row: NutrientAssessment, units: Units) -> str:
    intake = row.intake
    if intake.is_lower_bound and intake.food == 0:
        return "not measured"
    return amount(intake.nutrient, intake.food, units, at_least=intake.is_lower_bound)


def summary(assessment: Assessment, units: Units, pins: Sequence[Pin] = ()) -> str:
    """The plot in one sentence, and one more for each pin, for a screen reader."""
    parts = []
    for nutrient in _TOLD:
        row = assessment.nutrients[nutrient]
        wanted, limit = row.target, row.upper_level
        place = {
            "below": f"below the {reference_text(nutrient, wanted, units)}" if wanted else "",
            "adequate": f"at or above the {reference_text(nutrient, wanted, units)}"
            if wanted
            else "",
            "above": f"above the {reference_text(nutrient, limit, units)}" if limit else "",
            "unknown": f"so far; it is not known whether all of it reaches the "
            f"{reference_text(nutrient, wanted, units)}"
            if wanted
            else f"within the {reference_text(nutrient, limit, units)}, with no target"
            if limit
            else "with no reference value",
        }[row.status]
        parts.append(f"{NUTRIENTS[nutrient].title} {total_text(row, units)} a day, {place}")
    told = "; ".join(parts) + "."
    for pin in pins:
        rows = [pin.assessment.nutrients[nutrient] for nutrient in _TOLD]
        amounts = (
            f"{NUTRIENTS[row.intake.nutrient].title} {total_text(row, units)}" for row in rows
        )
        told += f" {pin.quoted}: {', '.join(amounts)} a day."
    return told


def pins_text(nutrient: str, pins: Sequence[Pin], units: Units) -> list[str]:
    """A line for each pin with its intake of a nutrient."""
    return [
        f"{pin.title}: {total_text(pin.assessment.nutrients[nutrient], units)} a day"
        for pin in pins
    ]


def hover_text(row: NutrientAssessment, foods: Mapping[str, Food], units: Units) -> str:
    """What a row is made of, what it is held against, and what is missing."""
    intake = row.intake
    nutrient = intake.nutrient
    lines = [f"{NUTRIENTS[nutrient].title}: {total_text(row, units)} a day"]
    lines += [
        f"{name}: {amount(nutrient, part, units)}"
        for name, part in (
            ("Food", intake.food),
            ("Supplements", intake.supplement),
            ("Sun", intake.sun),
        )
        if part > 0
    ]
    if isinstance(intake.assumed, Assumed):
        low, high = (
            amount(nutrient, end, units) for end in (intake.assumed.p05, intake.assumed.p95)
        )
        lines.append(
            f"Of it a typical diet, assumed: {amount(nutrient, intake.assumed.amount, units)} "
            f"(9 of 10 people {low} to {high}). {intake.assumed.survey}"
        )
    elif isinstance(intake.assumed, NotSurveyed):
        lines.append(f"A typical diet is not assumed here: {intake.assumed.reason}")
    elif row.rests_on == "partial":
        lines.append("As far as entered; all that is eaten may hold more.")
    elif row.rests_on == "none":
        lines.append("Nothing that was entered tells of it.")
    if intake.contributions:
        most = max(intake.contributions, key=lambda entry: entry.amount)
        lines.append(f"Most from {foods[most.food].name}: {amount(nutrient, most.amount, units)}")
    if intake.sun > 0 and row.upper_level:
        lines.append("The upper level counts food and supplements, not the sun.")
    if intake.unmeasured_foods:
        names = ", ".join(foods[name].name for name in intake.unmeasured_foods)
        lines.append(f"Not measured in: {names}")
    for value in row.references:
        memory = " (figure from memory)" if value.status == "recalled" else ""
        told = (
            f"{reference_text(nutrient, value, units)}: {kind_title(value.kind, value.authority)}"
        )
        lines.append(f"{told}; {plain_source(value.source)}{memory}")
    if all(value.borrowed for value in row.references):
        lines.append("This authority sets no value of its own for it.")
    for value in row.references:
        if value.borrowed:
            title = AUTHORITIES[value.authority].title
            lines.append(f"This authority sets no upper level here; that of {title} stands for it.")
    if nutrient in ADVICE_WITHOUT_TABLE:
        lines.append(f"{ADVICE_WITHOUT_TABLE[nutrient]}.")
    return "\n".join(lines)


def table_rows(
    assessment: Assessment, units: Units, pins: Sequence[Pin] = ()
) -> list[tuple[str, ...]]:
    """One row of texts a nutrient, under HEADERS, followed by one for each pin."""
    rows: list[tuple[str, ...]] = []
    for nutrient, row in assessment.nutrients.items():
        title = NUTRIENTS[nutrient].title
        rows.append(_table_row(title, row, assessment.policy, units))
        rows += [
            _table_row(
                f"{title}, {pin.title}",
                pin.assessment.nutrients[nutrient],
                pin.assessment.policy,
                units,
            )
            for pin in pins
        ]
    return rows


def _table_row(
    title: str, row: NutrientAssessment, policy: Policy, units: Units
) -> tuple[str, ...]:
    intake = row.intake
    nutrient = intake.nutrient
    wanted, limit = row.target, row.upper_level
    return (
        title,
        status_word(row, policy),
        _food_text(row, units),
        amount(nutrient, intake.supplement, units),
        amount(nutrient, intake.sun, units) if nutrient == "vitamin_d" else "\u2013",
        total_text(row, units),
        reference_text(nutrient, wanted, units) if wanted else "no value",
        reference_text(nutrient, limit, units) if limit else "no value",
    )


def plain_source(source: str) -> str:
    """The name of a source without the notes on how its figures were read, which follow a "="."""
    return source.partition(" = ")[0]
