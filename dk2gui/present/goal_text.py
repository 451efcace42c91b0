# SPDX-License-Identifier: MIT
"""The answer of a goal in words: the dose first, for whom it is enough, and what is in the way."""

from typing import Final

import msgspec

from dk2gui.core.basis.message import (
    Argument,
    Day,
    Level,
    Message,
    Number,
    Term,
    VitaminDAmount,
    message,
)
from dk2gui.core.explore.goal import CERTAINTY_LOW, SerumGoal
from dk2gui.present.language import marked
from dk2gui.present.words import Words

CERTAINTIES: Final = {
    CERTAINTY_LOW: marked("half of people like me"),
    0.75: marked("3 of 4 people like me"),
    0.9: marked("9 of 10 people like me"),
    0.95: marked("19 of 20 people like me"),
}
"""What can be asked for, as shares and as people say them."""
SURE: Final = 0.9
"""Choice: the share that stands beside the typical dose as its other end."""
_PEOPLE: Final = {
    CERTAINTY_LOW: marked("half of people like you"),
    0.75: marked("3 of 4 people like you"),
    0.9: marked("9 of 10 people like you"),
    0.95: marked("19 of 20 people like you"),
}


class GoalWords(msgspec.Struct, frozen=True):
    """A headline, sentences, and the dose that may be used with what the button says; or None."""

    headline: str
    said: str
    use_iu: int | None = None
    use: str = ""


def goal_words(goal: SerumGoal, sure: SerumGoal | None, words: Words) -> GoalWords:
    """Words for an answer; `sure` is the answer for SURE, where another share was asked for."""
    if goal.highest_iu_per_day is None:
        return GoalWords(words.tr("No dose is named here"), words.say_all(goal.message))
    iu, pill = goal.iu_per_day, goal.rounded_iu_per_day
    if iu is None or pill is None:
        return _nearest(goal, words)
    if iu == 0:
        return GoalWords(
            words.tr("No supplement needed"),
            words.say_all(goal.message),
            0,
            words.tr("Use it: no vitamin D supplement"),
        )
    dose, usual = VitaminDAmount(iu), VitaminDAmount(pill)
    headline = (
        message("{dose} of D3 a day", dose=dose)
        if pill == iu
        else message("{dose} of D3 a day, nearest usual pill {pill}", dose=dose, pill=usual)
    )
    parts = [
        message(
            "It brings {people} to {level} or more on {day}.",
            people=_people(goal.certainty),
            level=Level(goal.goal_nmol_l),
            day=Day(goal.by),
        ),
        *_range(goal, sure),
        *goal.notes,
    ]
    use = message("Use it: {dose} a day", dose=usual)
    return GoalWords(words.say(headline), words.say_all(tuple(parts)), pill, words.say(use))


def _people(certainty: float) -> Argument:
    if certainty in _PEOPLE:
        return Term(_PEOPLE[certainty])
    return message("{percent}% of people like you", percent=Number(100 * certainty, 0))


def _range(goal: SerumGoal, sure: SerumGoal | None) -> list[Message]:
    """The other end of the doses: for half where more was asked for, else for SURE."""
    half = goal.even_odds_iu_per_day
    if goal.certainty > CERTAINTY_LOW:
        if half is None or half == goal.iu_per_day:
            return []
        return [message("For half of them {dose} is enough.", dose=VitaminDAmount(half))]
    if sure is None:
        return []
    if sure.iu_per_day is None:
        return [message("For 9 of 10 no dose below the upper level is enough.")]
    return [message("9 of 10 need {dose}.", dose=VitaminDAmount(sure.iu_per_day))]


def _nearest(goal: SerumGoal, words: Words) -> GoalWords:
    """No dose does it: what comes nearest and how near; half may be there with less."""
    half = goal.even_odds_iu_per_day
    said = words.say_all(goal.message)
    headline = words.tr("No dose does that")
    if half is None:
        return GoalWords(headline, said)
    enough = message(
        "Half of people like you are there with {dose} a day.", dose=VitaminDAmount(half)
    )
    use = message("Use what is enough for half: {dose} a day", dose=VitaminDAmount(half))
    return GoalWords(headline, f"{said} {words.say(enough)}", half, words.say(use))
