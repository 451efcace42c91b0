# SPDX-License-Identifier: MIT
"""When a dose of erythemal sunlight is reached, from irradiance by hour after noon."""

from typing import Final

import numpy as np

from dk2gui.core.sun.sunlight import DAY_HOURS, Array

_MIRRORED: Final = 2.0


class Erythema:
    """Dose since noon as a function of time, for many days at once.

    The sun's course mirrors at noon, so half a day says all. Times are hours after the first
    noon; after twelve the same course follows again. `rate` is (days, hours) in J/m2 an hour at
    evenly spaced `hours` from 0 to the end of daylight, straight lines between.
    """

    def __init__(self, rate: Array, hours: Array) -> None:
        self._rate = rate
        self._hours = hours
        self._step = float(hours[1] - hours[0])
        self._total = np.zeros_like(rate)
        np.cumsum((rate[:, 1:] + rate[:, :-1]) * (self._step / 2), axis=1, out=self._total[:, 1:])
        self._day = _MIRRORED * self._total[:, -1]

    def dose_at(self, time: float) -> Array:
        """J/m2 from the first noon to one time, by day; negative before that noon."""
        noons = np.floor(time / DAY_HOURS + 0.5)
        after = time - DAY_HOURS * noons
        height = min(abs(after), float(self._hours[-1]))
        index = min(int(height / self._step), len(self._hours) - 2)
        part = height - self._hours[index]
        slope = (self._rate[:, index + 1] - self._rate[:, index]) / self._step
        since = self._total[:, index] + part * (self._rate[:, index] + slope * part / 2)
        dose: Array = noons * self._day + np.copysign(since, after)
        return dose

    def time_of(self, dose: Array) -> Array:
        """When a dose since the first noon is reached, by day; nan on days without sun."""
        dark = self._day <= 0
        noons = np.floor(dose / np.where(dark, 1.0, self._day) + 0.5)
        after = dose - noons * self._day
        wanted = np.abs(after)
        index = (self._total <= wanted[:, None]).sum(axis=1) - 1
        index = np.minimum(index, len(self._hours) - 2)
        day = np.arange(len(index))
        rate = self._rate[day, index]
        slope = (self._rate[day, index + 1] - rate) / self._step
        rest = np.maximum(wanted - self._total[day, index], 0.0)
        root = rate + np.sqrt(np.maximum(rate * rate + 2 * slope * rest, 0.0))
        part = np.divide(2 * rest, root, out=np.zeros_like(rest), where=root > 0)
        found: Array = DAY_HOURS * noons + np.copysign(self._hours[index] + part, after)
        found[dark] = np.nan
        return found

    def hours_to(self, dose_j_m2: float, start: float, last: float) -> Array:
        """Hours from `start` until a dose is taken up, by day; nan where that is after `last`."""
        reached = self.time_of(self.dose_at(start) + dose_j_m2)
        return np.where(reached <= last, reached - start, np.nan)
