# SPDX-License-Identifier: MIT
"""The least change of diet as rows of text: what each nutrient was, becomes, and has to be."""

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.explore.least_change import DietChange, Met
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words


def change_rows(change: DietChange, units: Units) -> list[tuple[str, str, str]]:
    """Nutrient, amounts before and after, and the target, for each nutrient that was asked for."""
    return [_row(met, Words(units)) for met in change.nutrients]


def _row(met: Met, words: Words) -> tuple[str, str, str]:
    before, after, target = (
        words.nutrient_amount(met.nutrient, value)
        for value in (met.before, met.after, met.target.value)
    )
    return (
        tr(NUTRIENTS[met.nutrient].title),
        before if before == after else tr("{before} \u2192 {after}", before=before, after=after),
        tr("{kind} {amount}", kind=met.target.kind, amount=target),
    )
