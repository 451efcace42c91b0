# SPDX-License-Identifier: MIT
"""The year of a sun habit that begins or ends on a date."""

import datetime as dt

import msgspec
import numpy as np

from dk2gui.core.scenario.periods import has_dates, in_force
from dk2gui.core.scenario.scenario import SunHabit
from dk2gui.core.serum.kinetics import YEAR_DAYS
from dk2gui.core.sun.skin import SunYear


def within_dates(year: SunYear, habit: SunHabit, start: dt.date) -> SunYear:
    """The year from `start` on, with nothing made and no burn on days the habit leaves out.

    The sky stays: `uv_index`, `too_low` and `synthesis` are those of the whole year.
    """
    if not has_dates(habit):
        return year
    counts = np.zeros(len(year.uv_index), dtype=bool)
    # A year may miss a day of the year when February has one more; the first of a day counts.
    for ahead in reversed(range(YEAR_DAYS + 1)):
        date = start + dt.timedelta(days=ahead)
        counts[date.timetuple().tm_yday - 1] = in_force(habit, date)
    return msgspec.structs.replace(
        year,
        vitamin_d_ug_per_day=np.where(counts, year.vitamin_d_ug_per_day, 0.0),
        vitamin_d_low_ug_per_day=np.where(counts, year.vitamin_d_low_ug_per_day, 0.0),
        vitamin_d_high_ug_per_day=np.where(counts, year.vitamin_d_high_ug_per_day, 0.0),
        minutes_to_burn=np.where(counts, year.minutes_to_burn, np.nan),
        unusually_high=year.unusually_high & counts,
    )
