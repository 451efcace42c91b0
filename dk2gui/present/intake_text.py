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
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units, amount, fixed, unit_name
from dk2gui.present.pin import Pin
from dk2gui.present.plain_line import name_line
from dk2gui.present.words import Words

_STATUS_WORDS: Final = {
    "below": marked("below"),
    "adequate": marked("enough"),
    "above": marked("above UL"),
    "unknown": marked("no reference"),
}
_COUNTED: Final = {
    "total": marked("{reference}"),
    "supplemental": marked("{reference} from supplements alone"),
    "preformed": marked("{reference} as retinol"),
    "phylloquinone": marked("{reference} as vitamin K1"),
}
_PART_OF_LIMIT: Final = {
    "supplemental": marked("{limit}, supplements"),
    "preformed": marked("{limit}, retinol"),
    "phylloquinone": marked("{limit}, K1"),
}
_STANDS: Final = {
    "below": marked("{nutrient} {amount} a day, below the {target}"),
    "adequate": marked("{nutrient} {amount} a day, at or above the {target}"),
    "above": marked("{nutrient} {amount} a day, above the {limit}"),
    "open": marked(
        "{nutrient} {amount} a day, so far; it is not known whether all of it reaches the {target}"
    ),
    "within": marked("{nutrient} {amount} a day, within the {limit}, with no target"),
    "alone": marked("{nutrient} {amount} a day, with no reference value"),
}
HEADERS: Final = (
    marked("Nutrient"),
    marked("Status"),
    marked("Food"),
    marked("Supplements"),
    marked("Sun"),
    marked("Total"),
    marked("Target"),
    marked("Upper level"),
)
_TOLD: Final = ("vitamin_d", "vitamin_k", "calcium", "magnesium")


def reference_text(nutrient: str, value: Reference, units: Units) -> str:
    """A reference value with its kind, unit and what it counts."""
    return tr(_COUNTED[value.basis], reference=named_amount(nutrient, value, units))


def named_amount(nutrient: str, value: Reference, units: Units) -> str:
    """A reference value with its kind and unit alone, such as `UL 4 000 IU`."""
    return f"{value_name(value)} {amount(nutrient, value.value, units)}"


def value_name(value: Reference) -> str:
    """The kind of a reference value, and whose it is where another authority's is chosen."""
    return Words().say(value.named)


def partial_limit(nutrient: str, value: Reference, units: Units) -> str:
    """An upper level that counts only a part of the intake, and which."""
    return tr(_PART_OF_LIMIT[value.basis], limit=named_amount(nutrient, value, units))


def articles_range(low_ug: float, high_ug: float) -> str:
    """The range of vitamin K2 that articles name, as the plot names it."""
    return tr("articles: {low}\u2013{high} {unit}", low=fixed(low_ug, 0), high=fixed(high_ug, 0),
              unit=unit_name("ug"))  # fmt: skip


def status_word(row: NutrientAssessment, policy: Policy) -> str:
    """Where an intake stands, in a word or three; a borrowed level says whose it is."""
    if row.intake.nutrient in policy.keep_steady and row.status != "above":
        return tr("keep steady")
    if row.is_open:
        return tr("not known")
    if _needs_assumed(row):
        return tr("{status}, assumed", status=_known_word(row))
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
        return tr(_STATUS_WORDS[row.status])
    if row.status == "above":
        return tr("above {limit}", limit=value_name(limit))
    return tr("no target") if row.status == "unknown" else tr(_STATUS_WORDS[row.status])


def total_text(row: NutrientAssessment, units: Units) -> str:
    """The whole intake; a lower bound says so, and one of nothing is no figure at all."""
    intake = row.intake
    if intake.is_lower_bound and intake.total == 0:
        return tr("not measured")
    if row.rests_on == "none" and intake.total == 0:
        return tr("not stated")
    if row.rests_on == "partial" and intake.total == 0:
        return tr("{amount} entered", amount=amount(intake.nutrient, 0, units))
    # Where the target is reached by what was entered, the rest changes nothing.
    part = intake.is_lower_bound or (row.is_open and row.rests_on == "partial")
    return amount(intake.nutrient, intake.total, units, at_least=part)


def _food_text(row: NutrientAssessment, units: Units) -> str:
    intake = row.intake
    if intake.is_lower_bound and intake.food == 0:
        return tr("not measured")
    return amount(intake.nutrient, intake.food, units, at_least=intake.is_lower_bound)


def summary(assessment: Assessment, units: Units, pins: Sequence[Pin] = ()) -> str:
    """The plot in one sentence, and one more for each pin, for a screen reader."""
    told = "; ".join(_stands(assessment.nutrients[name], units) for name in _TOLD) + "."
    for pin in pins:
        rows = [pin.assessment.nutrients[nutrient] for nutrient in _TOLD]
        amounts = ", ".join(
            f"{tr(NUTRIENTS[row.intake.nutrient].title)} {total_text(row, units)}" for row in rows
        )
        told += f" {tr('{pin}: {amounts} a day.', pin=pin.quoted, amounts=amounts)}"
    return told


def _stands(row: NutrientAssessment, units: Units) -> str:
    """An intake and where it stands, as a clause."""
    nutrient = row.intake.nutrient
    wanted, limit = row.target, row.upper_level
    place: str = row.status
    if place == "unknown":
        place = "open" if wanted else "within" if limit else "alone"
    return tr(
        _STANDS[place],
        nutrient=tr(NUTRIENTS[nutrient].title),
        amount=total_text(row, units),
        target=reference_text(nutrient, wanted, units) if wanted else "",
        limit=reference_text(nutrient, limit, units) if limit else "",
    )


def pins_text(nutrient: str, pins: Sequence[Pin], units: Units) -> list[str]:
    """A line for each pin with its intake of a nutrient."""
    return [
        tr("{name}: {amount} a day", name=pin.title,
           amount=total_text(pin.assessment.nutrients[nutrient], units))
        for pin in pins
    ]  # fmt: skip


def hover_text(row: NutrientAssessment, foods: Mapping[str, Food], units: Units) -> str:
    """What a row is made of, what it is held against, and what is missing."""
    intake = row.intake
    nutrient = intake.nutrient
    title = tr(NUTRIENTS[nutrient].title)
    lines = [tr("{name}: {amount} a day", name=title, amount=total_text(row, units))]
    lines += [
        tr("{name}: {amount}", name=name, amount=amount(nutrient, part, units))
        for name, part in (
            (tr("Food"), intake.food),
            (tr("Supplements"), intake.supplement),
            (tr("Sun"), intake.sun),
        )
        if part > 0
    ]
    if isinstance(intake.assumed, Assumed):
        low, high = (
            amount(nutrient, end, units) for end in (intake.assumed.p05, intake.assumed.p95)
        )
        assumed = tr(
            "Of it a typical diet, assumed: {amount} (9 of 10 people {low} to {high}).",
            amount=amount(nutrient, intake.assumed.amount, units), low=low, high=high,
        )  # fmt: skip
        lines.append(f"{assumed} {Words().say(intake.assumed.survey)}")
    elif isinstance(intake.assumed, NotSurveyed):
        lines.append(
            tr("A typical diet is not assumed here: {why}", why=Words().say(intake.assumed.reason))
        )
    elif row.rests_on == "partial":
        lines.append(tr("As far as entered; all that is eaten may hold more."))
    elif row.rests_on == "none":
        lines.append(tr("Nothing that was entered tells of it."))
    if intake.contributions:
        most = max(intake.contributions, key=lambda entry: entry.amount)
        lines.append(
            tr("Most from {food}: {amount}", food=name_line(foods[most.food].name),
               amount=amount(nutrient, most.amount, units))
        )  # fmt: skip
    if intake.sun > 0 and row.upper_level:
        lines.append(tr("The upper level counts food and supplements, not the sun."))
    if intake.unmeasured_foods:
        names = ", ".join(name_line(foods[name].name) for name in intake.unmeasured_foods)
        lines.append(tr("Not measured in: {foods}", foods=names))
    lines += [_reference_line(nutrient, value, units) for value in row.references]
    if all(value.borrowed for value in row.references):
        lines.append(tr("This authority sets no value of its own for it."))
    for value in row.references:
        if value.borrowed:
            lines.append(
                tr("This authority sets no upper level here; that of {authority} stands for it.",
                   authority=tr(AUTHORITIES[value.authority].title))
            )  # fmt: skip
    if nutrient in ADVICE_WITHOUT_TABLE:
        lines.append(f"{tr(ADVICE_WITHOUT_TABLE[nutrient])}.")
    return "\n".join(lines)


def _reference_line(nutrient: str, value: Reference, units: Units) -> str:
    """A reference value, what it is called in full, and its source."""
    template = (
        marked("{reference}: {kind}; {source} (figure from memory)")
        if value.status == "recalled"
        else marked("{reference}: {kind}; {source}")
    )
    return tr(
        template,
        reference=reference_text(nutrient, value, units),
        kind=tr(kind_title(value.kind, value.authority)),
        source=plain_source(value.source),
    )


def table_rows(
    assessment: Assessment, units: Units, pins: Sequence[Pin] = ()
) -> list[tuple[str, ...]]:
    """One row of texts a nutrient, under HEADERS, followed by one for each pin."""
    rows: list[tuple[str, ...]] = []
    for nutrient, row in assessment.nutrients.items():
        title = tr(NUTRIENTS[nutrient].title)
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
        reference_text(nutrient, wanted, units) if wanted else tr("no value"),
        reference_text(nutrient, limit, units) if limit else tr("no value"),
    )


def plain_source(source: str) -> str:
    """The name of a source without the notes on how its figures were read, which follow a "="."""
    return source.partition(" = ")[0]
