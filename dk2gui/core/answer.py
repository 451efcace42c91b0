# SPDX-License-Identifier: MIT
"""The answer: what is likely on the day it is read at, and that day's intake against its limit."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import msgspec

from dk2gui.core.basis.message import Message
from dk2gui.core.constants import Constants
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.counted import counted_range
from dk2gui.core.intake.intake import Intake, intakes
from dk2gui.core.intake.typical_diet import typical_diet
from dk2gui.core.scenario.periods import on_day
from dk2gui.core.scenario.scenario import answer_day
from dk2gui.core.serum.forecast import NoForecast

K2_FORMS: Final = ("mk7", "mk4", "other_mk")


class LevelOnDay(msgspec.Struct, frozen=True):
    """25(OH)D in nmol/L: the median and the ends of the band of 90 % of people like this one."""

    low_nmol_l: float
    median_nmol_l: float
    high_nmol_l: float


class UpperStand(msgspec.Struct, frozen=True):
    """What is swallowed of vitamin D a day against the upper level, in ug.

    `most_ug` is above `least_ug` where a typical diet is assumed. `is_lower_bound`: some food is
    not measured, or the food that is entered is not all.
    """

    upper_level_ug: float
    least_ug: float
    most_ug: float
    is_lower_bound: bool


class Answer(msgspec.Struct, frozen=True):
    """What is read on one day; `level` or `upper` None where there is none, with `no_level`."""

    date: dt.date
    day: int
    level: LevelOnDay | None
    no_level: Message | None
    upper: UpperStand | None
    k2: tuple[Intake, ...]
    """Of each of K2_FORMS what is taken on that day."""
    no_k2_range: Message | None
    """Why the articles' range of K2 is not meant for this person, None where it is."""


def answer(assessment: Assessment, constants: Constants) -> Answer:
    """The answer of an assessment on the day its scenario names."""
    scenario = assessment.scenario
    day = answer_day(scenario)
    date = assessment.start + dt.timedelta(days=day)
    eaten = _eaten_on(assessment, constants, date)
    serum = assessment.serum
    reason = serum.reason if isinstance(serum, NoForecast) else None
    return Answer(
        date=date,
        day=day,
        level=None
        if isinstance(serum, NoForecast)
        else LevelOnDay(float(serum.p05[day]), float(serum.median[day]), float(serum.p95[day])),
        no_level=reason,
        upper=_upper(assessment, eaten),
        k2=tuple(eaten[form] for form in K2_FORMS),
        no_k2_range=assessment.policy.no_k2_range,
    )


def _eaten_on(assessment: Assessment, constants: Constants, date: dt.date) -> Mapping[str, Intake]:
    """The intakes of a day; without dates those of the first day hold on every day."""
    scenario = assessment.scenario
    there = on_day(scenario, date)
    if there is scenario:
        return assessment.intakes
    return intakes(there, assessment.foods, typical=typical_diet(scenario, constants.typical))


def _upper(assessment: Assessment, eaten: Mapping[str, Intake]) -> UpperStand | None:
    limit = assessment.nutrients["vitamin_d"].upper_level
    if limit is None:
        return None
    least, most = counted_range(limit, "vitamin_d", eaten)
    intake = eaten["vitamin_d"]
    rests_on_all = assessment.nutrients["vitamin_d"].rests_on in ("stated", "typical")
    return UpperStand(limit.value, least, most, intake.is_lower_bound or not rests_on_all)
