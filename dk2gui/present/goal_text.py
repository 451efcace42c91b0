# SPDX-License-Identifier: MIT
"""The answer of a goal in words: the dose first, for whom it is enough, and what is in the way."""

from typing import Final

import msgspec

from dk2gui.core.basis.message import Day, Level, Message, Term, VitaminDAmount, message
from dk2gui.core.explore.goal import CERTAINTY_LOW, SerumGoal
from dk2gui.present.words import Words

CERTAINTIES: Final = {
    CERTAINTY_LOW: "half of people like me",
    0.75: "3 of 4 people like me",
    0.9: "9 of 10 people like me",
    0.95: "19 of 20 people like me",
}
"""What can be asked for, as shares and as people say them."""
SURE: Final = 0.9
"""Choice: the share that stands beside the typical dose as its other end."""
_PEOPLE: Final = {
    CERTAINTY_LOW: "half of people like you", 0.75: "3 of 4 people like you",
    0.9: "9 of 10 people like you", 0.95: "19 of 20 people like you",
}  # fmt: skip


class GoalWords(msgspec.Struct, frozen=True):
    """A headline, sentences, and the dose that may be used with what the button says; or None."""

    headline: str
    said: str
    use_iu: int | None = None
    use: str = ""


def goal_words(goal: SerumGoal, sure: SerumGoal | None, words: Words) -> GoalWords:
    """Words for an answer; `sure` is the answer for SURE, where another share was asked for."""
    if goal.highest_iu_per_day is None:
        return GoalWords("No dose is named here", words.say_all(goal.message))
    iu, pill = goal.iu_per_day, goal.rounded_iu_per_day
    if iu is None or pill is None:
        return _nearest(goal, words)
    if iu == 0:
        return GoalWords(
            "No supplement needed", words.say_all(goal.message), 0,
            words.tr("Use it: no vitamin D supplement"),
        )  # fmt: skip
    shown = words.vitamin_d(iu)
    headline = f"{shown} of D3 a day"
    if pill != iu:
        headline += f", nearest usual pill {words.vitamin_d(pill)}"
    parts = [
        message(
            "It brings {people} to {level} or more on {day}.",
            people=Term(_PEOPLE.get(goal.certainty, f"{goal.certainty:.0%} of people like you")),
            level=Level(goal.goal_nmol_l),
            day=Day(goal.by),
        ),
        *_range(goal, sure),
        *goal.notes,
    ]
    return GoalWords(headline, words.say_all(tuple(parts)), pill,
                     f"Use it: {words.vitamin_d(pill)} a day")  # fmt: skip


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
    if half is None:
        return GoalWords("No dose does that", said)
    enough = message(
        "Half of people like you are there with {dose} a day.", dose=VitaminDAmount(half)
    )
    return GoalWords("No dose does that", f"{said} {words.say(enough)}", half,
                     f"Use what is enough for half: {words.vitamin_d(half)} a day")  # fmt: skip
