# SPDX-License-Identifier: MIT
"""What to eat: how much is missing, and what one suggested food would give of it."""

from typing import Final

from dk2gui.core.explore.food_suggestions import Suggestion
from dk2gui.core.intake.diet_basis import RestsOn
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units, amount, fixed, with_unit

_NOTES: Final[dict[RestsOn, str]] = {
    "stated": marked("{missing} a day are missing. One click adds a daily portion."),
    "typical": marked(
        "{missing} a day may be missing, a typical diet assumed. One click adds a daily portion."
    ),
    "partial": marked(
        "What is entered leaves {missing} a day to the target; what else you eat is not known. "
        "One click adds a daily portion."
    ),
    "none": marked(
        "Nothing that is entered tells of it; the target asks for {missing} a day. One click adds "
        "a daily portion."
    ),
}
ENOUGH: Final = marked("What is entered reaches every target that food is looked for here.")
NONE_FITS: Final = marked("No food in the list fits without passing an upper level.")
_PERCENT: Final = 100


def missing_note(nutrient: str, missing: float, rests_on: RestsOn, units: Units) -> str:
    """How much is missing to the target, and how that is known."""
    return tr(_NOTES[rests_on], missing=amount(nutrient, missing, units))


def opinion_note(nutrient: str, missing: float, units: Units) -> str:
    """How much is missing to what articles suggest, where no authority asks for it."""
    return tr(
        "{missing} a day to what two articles suggest; no authority asks for K2.",
        missing=amount(nutrient, missing, units),
    )


def suggestion_line(found: Suggestion, units: Units) -> str:
    """A portion, what it gives, and how much of what is missing that is."""
    grams = with_unit(found.portion.grams, "g")
    name = found.portion.name
    portion = tr("{portion}, {grams}", portion=name, grams=grams) if name else grams
    given = amount(found.nutrient, found.amount, units, at_least=found.is_lower_bound)
    places = {"portion": portion, "given": given}
    if found.gap_share >= 1:
        if found.k2_recalled:
            return tr("{portion}: {given}, all of it (figure from memory)", **places)
        return tr("{portion}: {given}, all of it", **places)
    places["share"] = fixed(_PERCENT * found.gap_share, 0)
    if found.k2_recalled:
        return tr("{portion}: {given}, {share}% of it (figure from memory)", **places)
    return tr("{portion}: {given}, {share}% of it", **places)
