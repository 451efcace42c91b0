# SPDX-License-Identifier: MIT
"""Goal seek: the smallest daily D3 that brings a person to a 25(OH)D by a date, with certainty.

Certainty is the share of people like this one who are at or above the goal on that day. No dose
above what `dose_limit` allows is ever named.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, Literal

import msgspec
import numpy as np

from dk2gui.core.advice.thresholds import GOAL_HIGH
from dk2gui.core.basis.message import Day, Level, Message, Share, VitaminDAmount, message
from dk2gui.core.constants import Constants
from dk2gui.core.explore.dose_limit import DoseLimit, dose_limit, known_dose_at_least
from dk2gui.core.explore.virtual_population import (
    first_new_day,
    last_test_date,
    level_reached_by,
    people_on_new_dose,
    share_at_or_above,
)
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.dose_history import is_vitamin_d, without_from
from dk2gui.core.scenario.scenario import MAX_DAYS, Person, Scenario, Supplement, resolved_start
from dk2gui.core.serum.kinetics import SETTLING_DAYS, Array

GoalLimit = Literal[
    "none",
    "already",
    "high_end",
    "upper_level",
    "too_early",
    "child",
    "doctor",
    "no_upper_level",
    "no_forecast",
]

# A crowd of 200 says little about its outermost people.
CERTAINTY_LOW: Final = 0.5
CERTAINTY_HIGH: Final = 0.95
# NASEM sees reason for concern above it; also the upper end of the articles' goal.
HIGH_END_NMOL_L: Final = GOAL_HIGH["nmol/L"]
# Choice: from this share of people above the high end on, the answer says so first.
HIGH_END_SHARE: Final = 0.05

_TAIL: Final = message("A blood test shows your own response.")
_UPTAKE: Final = message(
    "The model knows nothing of how your condition or medicine changes what the body takes up or "
    "uses; ask for a test before relying on this."
)
_STONES: Final = message(
    "With kidney stones ask whoever treats them first: urine tests come before."
)
_CALCIUM_MEDICINE: Final = message(
    "With a thiazide or digoxin ask the prescriber first and have calcium checked."
)
_PREGNANT: Final = message("In this time of life talk the dose over with your midwife or doctor.")
_UPTAKE_CONDITIONS: Final = ("malabsorption",)
_UPTAKE_MEDICATIONS: Final = (
    "orlistat", "bile_acid_sequestrant", "enzyme_inducer", "glucocorticoid",
)  # fmt: skip


class GoalError(ValueError):
    """What was asked for cannot be answered; args: the name of the part, what is wrong."""

    def __str__(self) -> str:
        return f"{self.args[0]}: {self.args[1]}"


class SerumGoal(msgspec.Struct, frozen=True, kw_only=True):
    """The answer. Doses are IU of D3 a day beside food and sun, in place of other D supplements.

    `iu_per_day`: smallest whole dose for the certainty asked for, `rounded_iu_per_day`: the next
    dose that labels know; `even_odds_iu_per_day`: the smallest for half of the people. All None
    where no dose up to `highest_iu_per_day` does. The rest describes what the rounded dose
    does, or where none fits, the highest: `level_nmol_l` is what the certainty's share of people
    reach on the day, `share` the people at the goal, `share_above_high_end` those above 125
    nmol/L. `earliest`: the first day on which the highest dose would do, where the date is too
    early.
    """

    goal_nmol_l: float
    by: dt.date
    certainty: float
    limit: GoalLimit
    message: tuple[Message, ...]
    iu_per_day: int | None = None
    rounded_iu_per_day: int | None = None
    even_odds_iu_per_day: int | None = None
    highest_iu_per_day: int | None = None
    level_nmol_l: float | None = None
    share: float | None = None
    share_above_high_end: float | None = None
    earliest: dt.date | None = None
    notes: tuple[Message, ...] = ()
    """Of `message`, what holds of the dose whoever it is enough for: too high, before taking."""


def daily_d3_for(
    scenario: Scenario,
    foods: Mapping[str, Food],
    constants: Constants,
    *,
    goal_nmol_l: float,
    by: dt.date,
    certainty: float,
) -> SerumGoal:
    """The smallest daily D3 for a goal in nmol/L, on a date, for a share of people.

    It takes the place of the scenario's vitamin D supplements from the start on, or from the
    last 25(OH)D test after the start. Raises GoalError for a goal, date or certainty that
    cannot be asked about.
    """
    day = _checked_day(scenario, goal_nmol_l, by, certainty)
    limit = dose_limit(scenario, foods, constants)
    if limit.highest_iu is None:
        return SerumGoal(
            goal_nmol_l=goal_nmol_l,
            by=by,
            certainty=certainty,
            limit=limit.reason,
            message=(limit.text,),
        )
    people = people_on_new_dose(scenario, foods, constants, day)
    on_day: Callable[[int], Array] = cache(people.last_day)
    tail = _before_taking(scenario.person)
    question = _Question(goal_nmol_l, by, certainty, limit, limit.highest_iu, tail)
    doses = range(limit.highest_iu + 1)

    def smallest(share: float) -> int:
        return bisect_left(
            doses, goal_nmol_l, key=lambda iu: float(level_reached_by(share, on_day(iu)))
        )

    if float(level_reached_by(certainty, on_day(limit.highest_iu))) < goal_nmol_l:
        highest = on_day(limit.highest_iu)
        even_odds = smallest(CERTAINTY_LOW)
        return _out_of_reach(
            question,
            highest,
            even_odds if even_odds in doses else None,
            _earliest(scenario, foods, constants, question, day),
        )
    iu = smallest(certainty)
    even_odds = smallest(CERTAINTY_LOW)
    rounded = known_dose_at_least(iu, limit.highest_iu)
    return _within_reach(question, iu, rounded, even_odds, on_day(rounded))


def with_daily_d3(scenario: Scenario, iu_per_day: float) -> Scenario:
    """The scenario with one daily D3 in place of its vitamin D supplements; none for 0.

    From the start on, or from the last 25(OH)D test after it, as a goal is sought: what was taken
    before stays, since it explains the tests.
    """
    start = resolved_start(scenario)
    day = start + dt.timedelta(days=first_new_day(scenario, MAX_DAYS))
    bare = without_from(scenario, day, is_vitamin_d)
    if iu_per_day <= 0:
        return bare
    follows = day > start or any(map(is_vitamin_d, bare.doses))
    first = day if follows else None
    dose = Supplement(compound="vitamin_d3", amount=iu_per_day, unit="IU", from_date=first)
    return msgspec.structs.replace(bare, supplements=(dose, *bare.supplements))


class _Question(msgspec.Struct, frozen=True):
    goal_nmol_l: float
    by: dt.date
    certainty: float
    limit: DoseLimit
    highest_iu: int
    tail: tuple[Message, ...]


def _before_taking(person: Person) -> tuple[Message, ...]:
    """What belongs beside a dose for this person."""
    return (
        _UPTAKE if _uptake_differs(person) else _TAIL,
        *((_STONES,) if "kidney_stones" in person.conditions else ()),
        *((_CALCIUM_MEDICINE,) if {"thiazide", "digoxin"} & set(person.medications) else ()),
        *((_PREGNANT,) if person.life_stage != "none" else ()),
    )


def _uptake_differs(person: Person) -> bool:
    return any(name in person.conditions for name in _UPTAKE_CONDITIONS) or any(
        name in person.medications for name in _UPTAKE_MEDICATIONS
    )


def _checked_day(scenario: Scenario, goal_nmol_l: float, by: dt.date, certainty: float) -> int:
    """The day asked about, from the start on."""
    if not CERTAINTY_LOW <= certainty <= CERTAINTY_HIGH:
        raise GoalError(
            "certainty", f"must lie from {CERTAINTY_LOW} to {CERTAINTY_HIGH}, got {certainty:g}"
        )
    if not 0 < goal_nmol_l <= HIGH_END_NMOL_L:
        raise GoalError(
            "goal",
            f"must lie above 0 and up to {HIGH_END_NMOL_L:g} nmol/L, got {goal_nmol_l:g}; "
            "above that NASEM sees reason for concern",
        )
    start = resolved_start(scenario)
    tested = last_test_date(scenario)
    after = start if tested is None else max(start, tested)
    if by <= after:
        what = "the start" if after == start else "the last 25(OH)D test"
        raise GoalError("by", f"must lie after {what}, {after}; got {by}")
    day = (by - start).days
    if day > MAX_DAYS:
        raise GoalError("by", f"must lie within {MAX_DAYS} days of the start, {start}; got {by}")
    return day


def _within_reach(
    asked: _Question, iu: int, rounded: int, even_odds: int, ordered: Array
) -> SerumGoal:
    too_high = float(np.mean(ordered > HIGH_END_NMOL_L))
    many = too_high > HIGH_END_SHARE
    goal, by, sure = Level(asked.goal_nmol_l), Day(asked.by), Share(asked.certainty)
    if iu == 0:
        words = [
            message(
                "Without any vitamin D supplement at least {share} of people like this one are at "
                "or above {level} on {day}.",
                share=sure,
                level=goal,
                day=by,
            )
        ]
    else:
        words = [
            message(
                "With {dose} of D3 a day at least {share} of people like this one are at or above "
                "{level} on {day}.",
                dose=VitaminDAmount(rounded),
                share=sure,
                level=goal,
                day=by,
            )
        ]
        if even_odds < iu:
            half = known_dose_at_least(even_odds, rounded)
            words.append(
                message("For half of them {dose} a day is enough.", dose=VitaminDAmount(half))
                if half
                else message("Half of them are there without any supplement.")
            )
    notes: list[Message] = []
    if many:
        notes.append(
            message(
                "{share} of them would be above {high}, where NASEM sees reason for concern.",
                share=Share(too_high),
                high=Level(HIGH_END_NMOL_L),
            )
        )
    if iu > 0:
        notes += asked.tail
    limit: GoalLimit = "already" if iu == 0 else "high_end" if many else "none"
    return SerumGoal(
        goal_nmol_l=asked.goal_nmol_l,
        by=asked.by,
        certainty=asked.certainty,
        limit=limit,
        message=(*words, *notes),
        notes=tuple(notes),
        iu_per_day=iu,
        rounded_iu_per_day=rounded,
        even_odds_iu_per_day=even_odds,
        highest_iu_per_day=asked.highest_iu,
        level_nmol_l=float(level_reached_by(asked.certainty, ordered)),
        share=share_at_or_above(asked.goal_nmol_l, ordered),
        share_above_high_end=too_high,
    )


def _out_of_reach(
    asked: _Question, ordered: Array, even_odds: int | None, earliest: dt.date | None
) -> SerumGoal:
    level = float(level_reached_by(asked.certainty, ordered))
    share = share_at_or_above(asked.goal_nmol_l, ordered)
    goal, sure = Level(asked.goal_nmol_l), Share(asked.certainty)
    how_far = message(
        "By {day}, {dose} a day brings {share} of people like this one to {goal}; {sure} of them "
        "are at or above {level}.",
        day=Day(asked.by),
        dose=VitaminDAmount(asked.highest_iu),
        share=Share(share),
        goal=goal,
        sure=sure,
        level=Level(level),
    )
    if earliest is not None:
        limit: GoalLimit = "too_early"
        words = [
            message(
                "{day} is too early: blood levels follow dose and season slowly.", day=Day(asked.by)
            ),
            how_far,
            message("The same dose does it for {share} by {day}.", share=sure, day=Day(earliest)),
        ]
    else:
        limit = "upper_level"
        words = [
            message(
                "No dose up to the upper level of {most} a day, food included, does that.",
                most=VitaminDAmount(asked.limit.upper_level_iu or 0.0),
            ),
            how_far,
            message("More than that belongs with a doctor and blood tests."),
        ]
    return SerumGoal(
        goal_nmol_l=asked.goal_nmol_l,
        by=asked.by,
        certainty=asked.certainty,
        limit=limit,
        message=tuple(words),
        even_odds_iu_per_day=even_odds,
        highest_iu_per_day=asked.highest_iu,
        level_nmol_l=level,
        share=share,
        share_above_high_end=float(np.mean(ordered > HIGH_END_NMOL_L)),
        earliest=earliest,
    )


def _earliest(
    scenario: Scenario, foods: Mapping[str, Food], constants: Constants, asked: _Question, day: int
) -> dt.date | None:
    """The first day after the one asked about on which the highest dose is enough."""
    # Every dose is level by then; later days would say the same.
    days = min(day + SETTLING_DAYS, MAX_DAYS)
    ordered = people_on_new_dose(scenario, foods, constants, days).levels(asked.highest_iu)
    there = level_reached_by(asked.certainty, ordered)[day + 1 :] >= asked.goal_nmol_l
    if not there.any():
        return None
    return resolved_start(scenario) + dt.timedelta(days=day + 1 + int(np.argmax(there)))
