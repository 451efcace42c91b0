# SPDX-License-Identifier: MIT
"""The answer in two sentences: 25(OH)D on a day and the dose against its limit, then vitamin K2."""

from collections.abc import Iterator, Sequence
from typing import Final

from dk2gui.core.advice.thresholds import ARTICLES_K2_HIGH_UG, ARTICLES_K2_LOW_UG
from dk2gui.core.answer import Answer, LevelOnDay, UpperStand
from dk2gui.core.basis.message import (
    Amount,
    Argument,
    Level,
    Listing,
    Message,
    Number,
    NutrientAmount,
    Term,
    message,
)
from dk2gui.core.basis.units import ng_ml_from_nmol_l
from dk2gui.core.serum.kinetics import SerumLine
from dk2gui.core.vitamin_k import VitaminKStatus
from dk2gui.present.language import marked
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words

_FORM_NAMES: Final = {
    "mk7": marked("MK-7"),
    "mk4": marked("MK-4"),
    "other_mk": marked("other K2"),
}
_ENOUGH: Final = "nasem_50"
_AT_RISK: Final = "nasem_30"
_CONCERN: Final = "nasem_125"
_TOXIC: Final = "toxicity_375"


def level_sentence(found: Answer, lines: Sequence[SerumLine], units: Units) -> str:
    """What follows "On [date]": level and range, the lines it lies between, the upper level."""
    words = Words(units)
    if found.level is None:
        why = [] if found.no_level is None else [found.no_level]
        parts = words_of(words, iter((message("no level can be told."), *why)))
    else:
        parts = words_of(words, _level_parts(found.level, lines, words))
    if found.upper is not None:
        parts.append(words.say(_upper_part(found.upper)))
    return " ".join(parts)


def k2_sentence(found: Answer, status: VitaminKStatus, units: Units) -> str:
    """K2 by form, what the articles write, and what it is expected to do, on average and here."""
    words = Words(units)
    if not status.shown_as_goal:
        return " ".join((words.say(_k2_intake(found)), words.say_all(status.note)))
    return " ".join(words_of(words, _k2_parts(found, status)))


def words_of(words: Words, parts: Iterator[Message]) -> list[str]:
    """Each message in words."""
    return [words.say(part) for part in parts]


def _level_parts(level: LevelOnDay, lines: Sequence[SerumLine], words: Words) -> Iterator[Message]:
    yield message(
        "you are likely at {level} ({low}\u2013{high}, 9 of 10 people).",
        level=Level(level.median_nmol_l),
        low=_bare(level.low_nmol_l, words),
        high=_bare(level.high_nmol_l, words),
    )
    yield _against_lines(level, {line.id: line.low_nmol_l for line in lines}, words)


def _bare(nmol_l: float, words: Words) -> Number:
    """A level without its unit, in the reader's."""
    in_ng_ml = words.units is not None and words.units.serum == "ng/mL"
    return Number(ng_ml_from_nmol_l(nmol_l) if in_ng_ml else nmol_l, 0)


def _against_lines(level: LevelOnDay, at: dict[str, float], words: Words) -> Message:
    """Where the median lies, and whether the band reaches above where concern begins."""
    middle = level.median_nmol_l
    line = {name: _bare(value, words) for name, value in at.items()}
    if middle >= at[_TOXIC]:
        return message("Above {line}: overdose becomes likely.", line=line[_TOXIC])
    if middle > at[_CONCERN]:
        return message("Above {line}, NASEM's reason for concern.", line=line[_CONCERN])
    if middle < at[_AT_RISK]:
        return message("Below {line}, NASEM's risk of deficiency.", line=line[_AT_RISK])
    if middle < at[_ENOUGH]:
        return message("Below NASEM's {line}, enough for most.", line=line[_ENOUGH])
    if level.high_nmol_l > at[_CONCERN]:
        return message(
            "Above NASEM's {line}, enough for most; some pass {more}, its reason for concern.",
            line=line[_ENOUGH],
            more=line[_CONCERN],
        )
    return message(
        "Above NASEM's {line}, enough for most; below {more}, its reason for concern.",
        line=line[_ENOUGH],
        more=line[_CONCERN],
    )


def _upper_part(upper: UpperStand) -> Message:
    limit, least, most = upper.upper_level_ug, upper.least_ug, upper.most_ug
    if least > limit:
        over = NutrientAmount("vitamin_d", least - limit)
        if upper.is_lower_bound:
            return message("Vitamin D: at least {over} over the upper level.", over=over)
        return message("Vitamin D: {over} over the upper level.", over=over)
    shown = NutrientAmount("vitamin_d", limit)
    if most > limit:
        return message("Vitamin D may pass the upper level of {limit}.", limit=shown)
    if most == limit:
        return message("Vitamin D is at the upper level of {limit}.", limit=shown)
    if upper.is_lower_bound:
        return message("Known vitamin D: below the upper level, {limit}.", limit=shown)
    return message("Vitamin D: below the upper level, {limit}.", limit=shown)


def _k2_intake(found: Answer) -> Message:
    taken: list[Argument] = []
    for intake in found.k2:
        if intake.total > 0:
            text = (
                message(
                    "{form} at least {amount}",
                    form=Term(_FORM_NAMES[intake.nutrient]),
                    amount=Amount(intake.total, "ug"),
                )
                if intake.is_lower_bound
                else message(
                    "{form} {amount}",
                    form=Term(_FORM_NAMES[intake.nutrient]),
                    amount=Amount(intake.total, "ug"),
                )
            )
            taken.append(text)
    if taken:
        return message("K2 a day: {taken}.", taken=Listing(tuple(taken)))
    if any(intake.is_lower_bound for intake in found.k2):
        return message("K2: not measured in what you eat.")
    return message("K2: none entered.")


def _k2_parts(found: Answer, status: VitaminKStatus) -> Iterator[Message]:
    yield _k2_intake(found)
    if found.no_k2_range is None:
        yield message(
            "Articles suggest {low}\u2013{high} of MK-7; no authority names a need.",
            low=Number(ARTICLES_K2_LOW_UG, 0),
            high=Amount(ARTICLES_K2_HIGH_UG, "ug"),
        )
    else:
        yield found.no_k2_range
        return
    mean, low, high = (
        status.dp_ucmgp_change_percent,
        status.dp_ucmgp_change_percent_low,
        status.dp_ucmgp_change_percent_high,
    )
    if status.is_too_little:
        yield message("So little MK-7 is not expected to change the markers of vitamin K.")
        return
    takes = status.mk7_ug_per_day > 0
    if takes and mean is not None and low is not None and high is not None:
        yield message(
            "dp-ucMGP (a vitamin K marker): about {mean} % on average, {low} to {high} % in one "
            "person; no benefit is proven.",
            mean=Number(mean, 0),
            low=Number(low, 0),
            high=message("+{high}", high=Number(high, 0)) if high > 0 else Number(high, 0),
        )
    elif any(intake.total > 0 for intake in found.k2):
        yield message("What this does to the markers is not known.")
