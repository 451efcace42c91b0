# SPDX-License-Identifier: MIT
"""The daily D3 that keeps people like this one neither low nor high through a settled year."""

from bisect import bisect_left
from functools import cache
from typing import Final, Literal

import msgspec
import numpy as np

from dk2gui.core.evaluate import Tables
from dk2gui.core.explore.dose_limit import LimitReason, dose_limit
from dk2gui.core.explore.goal import HIGH_END_NMOL_L
from dk2gui.core.explore.virtual_population import (
    first_new_day,
    level_reached_by,
    people_on_new_dose,
)
from dk2gui.core.explore.wording import said_iu, said_level, said_share
from dk2gui.core.scenario.scenario import MAX_DAYS, Scenario
from dk2gui.core.serum.kinetics import SETTLING_DAYS, YEAR_DAYS

# IOM 2011: the level that covers the needs of nearly everybody. The line `nasem_50` of the
# model's data file draws it.
LOW_END_NMOL_L: Final = 50.0
# Choice: as many as the bands of a forecast leave on one side.
SHARE: Final = 0.95
STEP_IU: Final = 50

_AIM: Final = (
    f"{said_share(SHARE)} of people like you from {LOW_END_NMOL_L:g} to "
    f"{said_level(HIGH_END_NMOL_L)}"
)

WindowState = Literal["window", "conflict", "upper_level", "too_high", "no_dose"]


class DoseWindow(msgspec.Struct, frozen=True, kw_only=True):
    """IU of D3 a day, in steps of 50, in place of the stated vitamin D supplements.

    `window`: from `low_iu` to `high_iu` both ends hold, `high_limit` says what ends it above.
    `conflict`: `low_iu` is needed and `high_iu` allowed, and the first is more. `upper_level`:
    even the highest dose allowed leaves too many low; `low_iu` is None. `too_high`: even without
    a dose too many are high; both are None. `no_dose`: none may be named; `high_limit` says why.
    `brief`: the message in one line. `judged_days`: the days of the year looked at, from the
    start on.
    """

    state: WindowState
    message: str
    brief: str
    high_limit: LimitReason | Literal["high_end"]
    low_iu: int | None = None
    high_iu: int | None = None
    judged_days: tuple[int, int] | None = None


def dose_window(scenario: Scenario, tables: Tables) -> DoseWindow:
    """The doses with at least 95 % at or above 50 and at least 95 % at or below 125 nmol/L.

    Both hold on every day of a year once the dose is level, so summer and winter count.
    """
    limit = dose_limit(scenario, tables)
    if limit.highest_iu is None:
        return DoseWindow(
            state="no_dose",
            message=limit.text,
            brief="No dose of vitamin D is named here; ask the doctor who treats you.",
            high_limit=limit.reason,
        )
    last = min(first_new_day(scenario, scenario.days) + SETTLING_DAYS + YEAR_DAYS, MAX_DAYS)
    judged = (last - YEAR_DAYS, last)
    people = people_on_new_dose(scenario, tables, last)
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
    most = said_share(SHARE)
    if high is None:
        return DoseWindow(
            state="too_high",
            message=f"Even without a vitamin D supplement fewer than {most} of people like this "
            f"one stay at or below {said_level(HIGH_END_NMOL_L)}.",
            brief=f"No dose keeps {_AIM}: without any, too many are above.",
            high_limit="high_end",
            judged_days=judged,
        )
    if low is None:
        reached = ends(doses[-1])[0]
        return DoseWindow(
            state="upper_level",
            message=f"Even {said_iu(doses[-1])}, the most allowed here, keeps {most} only at or "
            f"above {said_level(reached)}. {limit.text}",
            brief=f"No dose allowed here keeps {_AIM}: too many stay below.",
            high_limit="high_end" if not clipped else limit.reason,
            high_iu=high,
            judged_days=judged,
        )
    if low > high:
        return DoseWindow(
            state="conflict",
            message=f"No dose keeps both ends: {most} at or above {said_level(LOW_END_NMOL_L)} "
            f"takes {said_iu(low)}, {most} at or below {said_level(HIGH_END_NMOL_L)} allows "
            f"{said_iu(high)}. People differ too much; a blood test narrows it down.",
            brief=f"No dose keeps {_AIM}; a blood test narrows it down.",
            high_limit="high_end",
            low_iu=low,
            high_iu=high,
            judged_days=judged,
        )
    edge = f" It ends at what is allowed here. {limit.text}" if clipped else ""
    return DoseWindow(
        state="window",
        message=f"From {said_iu(low)} to {said_iu(high)}, at least {most} of people like this "
        f"one stay at or above {said_level(LOW_END_NMOL_L)} and at least {most} at or below "
        f"{said_level(HIGH_END_NMOL_L)}.{edge}",
        brief=f"Bracket: {said_iu(low)} to {said_iu(high)} keeps {_AIM}.",
        high_limit=limit.reason if clipped else "high_end",
        low_iu=low,
        high_iu=high,
        judged_days=judged,
    )
