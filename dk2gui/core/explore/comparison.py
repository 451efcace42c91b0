# SPDX-License-Identifier: MIT
"""Scenarios side by side: what was stated differently, and what differs because of it."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec

from dk2gui.core.advice.item import Severity
from dk2gui.core.basis.message import (
    Day,
    Level,
    Listing,
    Message,
    NutrientAmount,
    Term,
    Text,
    VitaminDAmount,
    message,
)
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.basis.units import IU_PER_UG_VITAMIN_D
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.intake import Intake
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.core.serum.forecast import NoForecast

# Amounts closer than this share are the same to everybody but the machine.
_SAME: Final = 1e-9
_LEAST_SCENARIOS: Final = 2
# Of the nutrients besides vitamin D and K2, a sentence names those that differ by this share.
_NOTEWORTHY: Final = 0.01
_TOLD_APART: Final = ("vitamin_d", "vitamin_k", "k2", "mk4", "mk7")
_OTHERS: Final = tuple(
    row.id for row in NUTRIENTS.values() if row.plot_place is not None and row.id not in _TOLD_APART
)


class Serum(msgspec.Struct, frozen=True):
    """25(OH)D in nmol/L on the date compared."""

    median: float
    p05: float
    p95: float


class AdviceChange(msgspec.Struct, frozen=True):
    """Advice of one scenario against the first, as (id, severity, title)."""

    gained: tuple[tuple[str, Severity, Message], ...]
    lost: tuple[tuple[str, Severity, Message], ...]


class Comparison(msgspec.Struct, frozen=True):
    """Scenarios side by side; every tuple in the order given.

    `serum` is None where a forecast does not reach the date or there is none. `advice` and
    `sentences` have one entry for each scenario after the first, which it is compared with.
    """

    names: tuple[str, ...]
    on: dt.date
    scenarios: tuple[Scenario, ...]
    intakes: tuple[str, ...]
    """Ids of the nutrients of which they hold different amounts."""
    serum: tuple[Serum | None, ...]
    advice: tuple[AdviceChange, ...]
    sentences: tuple[Message, ...]


def compare(
    assessments: Sequence[Assessment],
    names: Sequence[str],
    on: dt.date,
) -> Comparison:
    """What differs between scenarios, with 25(OH)D on a date.

    Raises ValueError for fewer than two scenarios, or when
    there are not as many names.
    """
    if len(assessments) < _LEAST_SCENARIOS or len(assessments) != len(names):
        raise ValueError(
            f"compare: needs at least {_LEAST_SCENARIOS} scenarios with a name each, got "
            f"{len(assessments)} scenarios and {len(names)} names"
        )
    serum = tuple(_serum_on(found, on) for found in assessments)
    first, *others = assessments
    advice = tuple(_advice_change(first, other) for other in others)
    return Comparison(
        tuple(names),
        on,
        tuple(found.scenario for found in assessments),
        _intakes(assessments),
        serum,
        advice,
        tuple(
            _sentence((names[0], first, serum[0]), (name, other, level), change, on)
            for name, other, level, change in zip(names[1:], others, serum[1:], advice, strict=True)
        ),
    )


_Named = tuple[str, Assessment, Serum | None]


def _serum_on(found: Assessment, on: dt.date) -> Serum | None:
    day = (on - found.start).days
    forecast = found.serum
    if isinstance(forecast, NoForecast) or not 0 <= day < len(forecast.day):
        return None
    return Serum(float(forecast.median[day]), float(forecast.p05[day]), float(forecast.p95[day]))


def _intakes(assessments: Sequence[Assessment]) -> tuple[str, ...]:
    found = []
    for nutrient in NUTRIENTS:
        totals = [entry.nutrients[nutrient].intake.total for entry in assessments]
        if max(totals) - min(totals) > _SAME * max(totals):
            found.append(nutrient)
    return tuple(found)


def _advice_change(first: Assessment, other: Assessment) -> AdviceChange:
    # The same rule may speak more or less sternly; that counts as losing one and gaining one.
    before = {(item.id, item.severity): item.title for item in first.advice}
    after = {(item.id, item.severity): item.title for item in other.advice}
    return AdviceChange(
        tuple((*key, title) for key, title in after.items() if key not in before),
        tuple((*key, title) for key, title in before.items() if key not in after),
    )


def _sentence(first: _Named, other: _Named, advice: AdviceChange, on: dt.date) -> Message:
    """What differs in effect, without a word on which is better."""
    (first_name, a, a_serum), (name, b, b_serum) = first, other
    effects = [*_vitamin_d_words(a, b), *_k2_words(a, b), *_others_words(a, b)]
    if a_serum is not None and b_serum is not None:
        higher = b_serum.median - a_serum.median
        if round(abs(higher)):
            level = Level(abs(higher))
            effects.append(
                message("is expected {level} higher in 25(OH)D on {day}", level=level, day=Day(on))
                if higher > 0
                else message(
                    "is expected {level} lower in 25(OH)D on {day}", level=level, day=Day(on)
                )
            )
    effects += _advice_words(advice)
    if not effects and (advice.gained or advice.lost):
        effects.append(message("differs only in what is advised for information"))
    names = {"name": Text(name), "first": Text(first_name)}
    if not effects:
        return message("{name} and {first} do not differ in effect.", **names)
    return message("Against {first}, {name} {effects}.", **names, effects=Listing(tuple(effects)))


def _vitamin_d_words(a: Assessment, b: Assessment) -> list[Message]:
    """How much more or less vitamin D the second has; nothing for as good as the same."""
    had, has = a.nutrients["vitamin_d"].intake, b.nutrients["vitamin_d"].intake
    difference = (has.total - had.total) * IU_PER_UG_VITAMIN_D
    return _more("vitamin_d", VitaminDAmount(abs(difference)), difference, had, has)


def _k2_words(a: Assessment, b: Assessment) -> list[Message]:
    had, has = a.nutrients["k2"].intake, b.nutrients["k2"].intake
    difference = has.total - had.total
    return _more("k2", NutrientAmount("k2", abs(difference)), difference, had, has)


def _more(
    nutrient: str,
    amount: VitaminDAmount | NutrientAmount,
    difference: float,
    had: Intake,
    has: Intake,
) -> list[Message]:
    if not round(abs(difference)):
        return []
    gaps = had.is_lower_bound or has.is_lower_bound
    values = {"amount": amount, "nutrient": Term(NUTRIENTS[nutrient].word)}
    if difference > 0:
        return [
            message("has, as far as measured, {amount} more {nutrient} a day", **values)
            if gaps
            else message("has {amount} more {nutrient} a day", **values)
        ]
    return [
        message("has, as far as measured, {amount} less {nutrient} a day", **values)
        if gaps
        else message("has {amount} less {nutrient} a day", **values)
    ]


def _others_words(a: Assessment, b: Assessment) -> list[Message]:
    """Which other nutrients the second has more or less of; how much is in the table."""
    found = {}
    for sign in (1, -1):
        found[sign] = tuple(
            Term(NUTRIENTS[nutrient].word)
            for nutrient in _OTHERS
            if _differs(
                a.nutrients[nutrient].intake.total, b.nutrients[nutrient].intake.total, sign
            )
        )
    more, less = Listing(found[1]), Listing(found[-1])
    if found[1] and found[-1]:
        return [message("has more {more} but less {less} a day", more=more, less=less)]
    if found[1]:
        return [message("has more {more} a day", more=more)]
    return [message("has less {less} a day", less=less)] if found[-1] else []


def _differs(had: float, has: float, sign: int) -> bool:
    return sign * (has - had) > _NOTEWORTHY * max(had, has)


def _advice_words(advice: AdviceChange) -> list[Message]:
    """What changed among warnings; information is in the table."""
    words = []
    for _, severity, title in advice.gained:
        if severity == "stop":
            words.append(message("gains the stop \u201c{title}\u201d", title=title))
        elif severity == "caution":
            words.append(message("gains the caution \u201c{title}\u201d", title=title))
    for _, severity, title in advice.lost:
        if severity == "stop":
            words.append(message("loses the stop \u201c{title}\u201d", title=title))
        elif severity == "caution":
            words.append(message("loses the caution \u201c{title}\u201d", title=title))
    return words
