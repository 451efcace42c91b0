# SPDX-License-Identifier: MIT
"""What a report does not know: what was not said, assumed, not measured, or is in doubt."""

from collections.abc import Iterator
from typing import Final

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.typical_diet import Assumed, NotSurveyed
from dk2gui.core.scenario.body import ADULT_FROM_YEARS
from dk2gui.core.serum.forecast import NoForecast
from dk2gui.present.body_text import assumed_body
from dk2gui.present.language import tr, tr_plural
from dk2gui.present.numbers import Units
from dk2gui.present.plain_line import name_line
from dk2gui.present.words import Words

_NAMED_FOODS: Final = 6


def unknown_lines(assessment: Assessment, units: Units) -> list[str]:
    """A sentence or two for each kind of what is not known, the gravest first."""
    words = Words(units)
    return [
        *(words.say(doubt.reason) for doubt in assessment.doubts),
        *_of_the_person(assessment),
        *_of_the_diet(assessment),
        *_of_the_foods(assessment),
        *_of_the_forecast(assessment, words),
    ]


def _of_the_person(assessment: Assessment) -> Iterator[str]:
    is_adult = assessment.scenario.person.age_years >= ADULT_FROM_YEARS
    if said := assumed_body(assessment.body.assumed, is_adult=is_adult):
        yield said
    if not assessment.scenario.labs:
        yield tr("There is no blood test: the forecast starts from what is usual.")


def _of_the_diet(assessment: Assessment) -> Iterator[str]:
    """What the intake rests on, where that is not all that is eaten and taken."""
    rows = assessment.nutrients.items()
    silent = [_title(name) for name, row in rows if row.rests_on == "none"]
    partial = [_title(name) for name, row in rows if row.rests_on == "partial"]
    assumed = [row.intake.assumed for _, row in rows if isinstance(row.intake.assumed, Assumed)]
    refused = dict.fromkeys(
        row.intake.assumed.reason for _, row in rows if isinstance(row.intake.assumed, NotSurveyed)
    )
    if silent:
        yield tr("Nothing was entered that tells of: {nutrients}.", nutrients=_list(silent))
    if partial:
        yield tr(
            "Known in part only, so that nothing is called too little: {nutrients}.",
            nutrients=_list(partial),
        )
    if assumed:
        words = Words()
        surveys = "; ".join(dict.fromkeys(words.say(part.survey) for part in assumed))
        yield tr("A typical diet is assumed beside what was entered: {surveys}", surveys=surveys)
    for reason in refused:
        yield tr(
            "A typical diet is not assumed for some nutrients: {reason}", reason=Words().say(reason)
        )


def _of_the_foods(assessment: Assessment) -> Iterator[str]:
    """Which foods leave a gap in which nutrients, those with the same gaps together."""
    gaps: dict[tuple[str, ...], list[str]] = {}
    for name, row in assessment.nutrients.items():
        if row.intake.unmeasured_foods:
            gaps.setdefault(row.intake.unmeasured_foods, []).append(_title(name))
    for foods, nutrients in gaps.items():
        named = [name_line(assessment.foods[food].name) for food in foods[:_NAMED_FOODS]]
        more = len(foods) - len(named)
        if more:
            named.append(tr_plural("one more food", "{count} more foods", more))
        yield tr(
            "Not measured: {nutrients} in {foods}.",
            nutrients=_list(nutrients),
            foods="; ".join(named),
        )


def _of_the_forecast(assessment: Assessment, words: Words) -> Iterator[str]:
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return
    for line in serum.notes:
        yield words.say(line)


def _title(nutrient: str) -> str:
    return tr(NUTRIENTS[nutrient].title)


def _list(names: list[str]) -> str:
    return Words().series(names)
