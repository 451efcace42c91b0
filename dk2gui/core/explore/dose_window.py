# SPDX-License-Identifier: MIT
"""The daily D3 that keeps people like this one neither low nor high through a settled year."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

import msgspec
import numpy as np

from dk2gui.core.basis.message import (
    Level,
    LevelRange,
    Message,
    Share,
    VitaminDAmount,
    message,
)
from dk2gui.core.constants import Constants
from dk2gui.core.explore.dose_limit import LimitReason, dose_limit
from dk2gui.core.explore.goal import HIGH_END_NMOL_L
from dk2gui.core.explore.virtual_population import (
    first_new_day,
    level_reached_by,
    people_on_new_dose,
)
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import MAX_DAYS, Scenario
from dk2gui.core.serum.kinetics import SETTLING_DAYS, YEAR_DAYS

# IOM 2011: the level that covers the needs of nearly everybody. The line `nasem_50` of the
# model's data file draws it.
LOW_END_NMOL_L: Final = 50.0
# Choice: as many as the bands of a forecast leave on one side.
SHARE: Final = 0.95
STEP_IU: Final = 50

_SHARE: Final = Share(SHARE)
_LOW: Final = Level(LOW_END_NMOL_L)
_HIGH: Final = Level(HIGH_END_NMOL_L)
_AIM: Final = message(
    "{share} of people like you within {range}",
    share=_SHARE,
    range=LevelRange(LOW_END_NMOL_L, HIGH_END_NMOL_L),
)

WindowState = Literal["window", "conflict", "upper_level", "too_high", "no_dose"]


class DoseWindow(msgspec.Struct, frozen=True, kw_only=True):
    """IU of D3 a day, in steps of 50, in place of the stated vitamin D supplements.

    `window`: from `low_iu` to `high_iu` both ends hold, `high_limit` says what ends it above.
    `conflict`: `low_iu` is needed and `high_iu` allowed, and the first is more. `upper_level`:
    even the highest dose allowed leaves too many low; `low_iu` is None. `too_high`: even without
    a dose too many are high; both are None. `no_dose`: none may be named; `high_limit` says why.
    `message`: sentences; `brief`: the same in one line. `judged_days`: the days of the year
    looked at, from the start on.
    """

    state: WindowState
    message: tuple[Message, ...]
    brief: Message
    high_limit: LimitReason | Literal["high_end"]
    low_iu: int | None = None
    high_iu: int | None = None
    judged_days: tuple[int, int] | None = None


def dose_window(scenario: Scenario, foods: Mapping[str, Food], constants: Constants) -> DoseWindow:
    """The doses with at least 95 % at or above 50 and at least 95 % at or below 125 nmol/L.

    Both hold on every day of a year once the dose is level, so summer and winter count.
    """
    limit = dose_limit(scenario, foods, constants)
    if limit.highest_iu is None:
        return DoseWindow(
            state="no_dose",
            message=(limit.text,),
            brief=message("No dose of vitamin D is named here; ask the doctor who treats you."),
            high_limit=limit.reason,
        )
    last = min(first_new_day(scenario, scenario.days) + SETTLING_DAYS + YEAR_DAYS, MAX_DAYS)
    judged = (last - YEAR_DAYS, last)
    people = people_on_new_dose(scenario, foods, constants, last)
    doses = range(0, limit.highest_iu + 1, STEP_IU)

    @cache
    def ends(iu: int) -> tuple[float, float]:
        year = people.levels(iu)[judged[0] :]
        lows, highs = level_reached_by(SHARE, year), level_reached_by(1.0 - SHARE, year)
        return float(np.min(lows)), float(np.max(highs))

    enough = bisect_left(doses, LOW_END_NMOL_L, key=lambda iu: ends(iu)[0])
    too_many = bisect_left(doses, True, key=lambda iu: ends(iu)[1] > HIGH_END_NMOL_L)
    low = doses[enough] if enough < len(doses) else None
    high = doses[too_many - 1] if too_many else None
    clipped = too_many == len(doses)
    if high is None:
        return DoseWindow(
            state="too_high",
            message=(
                message(
                    "Even without a vitamin D supplement fewer than {share} of people like this "
                    "one stay at or below {high}.",
                    share=_SHARE,
                    high=_HIGH,
                ),
            ),
            brief=message("No dose keeps {aim}: without any, too many are above.", aim=_AIM),
            high_limit="high_end",
            judged_days=judged,
        )
    if low is None:
        reached = ends(doses[-1])[0]
        return DoseWindow(
            state="upper_level",
            message=(
                message(
                    "Even {dose} a day, the most allowed here, keeps {share} only at or above "
                    "{level}.",
                    dose=VitaminDAmount(doses[-1]),
                    share=_SHARE,
                    level=Level(reached),
                ),
                limit.text,
            ),
            brief=message("No dose allowed here keeps {aim}: too many stay below.", aim=_AIM),
            high_limit="high_end" if not clipped else limit.reason,
            high_iu=high,
            judged_days=judged,
        )
    if low > high:
        return DoseWindow(
            state="conflict",
            message=(
                message(
                    "No dose keeps both ends: {share} at or above {low} takes {least} a day, "
                    "{share} at or below {high} allows {most} a day.",
                    share=_SHARE,
                    low=_LOW,
                    least=VitaminDAmount(low),
                    high=_HIGH,
                    most=VitaminDAmount(high),
                ),
                message("People differ too much; a blood test narrows it down."),
            ),
            brief=message("No dose keeps {aim}; a blood test narrows it down.", aim=_AIM),
            high_limit="high_end",
            low_iu=low,
            high_iu=high,
            judged_days=judged,
        )
    edge = (message("It ends at what is allowed here."), limit.text) if clipped else ()
    return DoseWindow(
        state="window",
        message=(
            message(
                "From {least} to {most} a day, at least {share} of people like this one stay at or "
                "above {low} and at least {share} at or below {high}.",
                least=VitaminDAmount(low),
                most=VitaminDAmount(high),
                share=_SHARE,
                low=_LOW,
                high=_HIGH,
            ),
            *edge,
        ),
        brief=message(
            "Bracket: {least} to {most} a day keeps {aim}.",
            least=VitaminDAmount(low),
            most=VitaminDAmount(high),
            aim=_AIM,
        ),
        high_limit=limit.reason if clipped else "high_end",
        low_iu=low,
        high_iu=high,
        judged_days=judged,
    )
