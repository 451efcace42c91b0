# SPDX-License-Identifier: MIT
"""The people like this one behind a forecast, and what a new daily dose does to them.

`forecast` gives five bands; a question such as "which dose brings nine in ten there" needs all
shares of people. What is assembled here is what `evaluate` assembles: its bands are quantiles of
these levels.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import msgspec
import numpy as np

from dk2gui.core.constants import Constants
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import Intake, intakes
from dk2gui.core.intake.typical_diet import typical_diet
from dk2gui.core.labs import latest
from dk2gui.core.resolved import sun_through_year
from dk2gui.core.scenario.body import body_of
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.core.serum.bands import Spread
from dk2gui.core.serum.baseline import doses_throughput
from dk2gui.core.serum.forecast import NoForecastError
from dk2gui.core.serum.inputs import serum_given, serum_labs, why_no_forecast
from dk2gui.core.serum.kinetics import Array, Dose
from dk2gui.core.serum.person import PersonModel, person_of

_ONE_IU_A_DAY: Final = 1.0


class People(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """People like this one, on stated doses and on what a new daily D3 adds.

    `stated_iu`, `per_iu`: throughput of the stated doses, and of 1 IU of D3 a day, (days, 1).
    """

    person: PersonModel
    stated_iu: Array
    per_iu: Array

    def spread(self, d3_iu_per_day: float = 0.0, held: tuple[int, float] | None = None) -> Spread:
        """How far 25(OH)D spreads on the days 0 to n; `held` as in `PersonModel.spread`."""
        return self.person.spread(self.stated_iu + d3_iu_per_day * self.per_iu, held)

    def levels(self, d3_iu_per_day: float = 0.0) -> Array:
        """25(OH)D in nmol/L on the days 0 to n, (n + 1, people), each day's from low to high."""
        return self.spread(d3_iu_per_day).people()

    def last_day(self, d3_iu_per_day: float = 0.0) -> Array:
        """25(OH)D in nmol/L on the last day, (people,), from low to high."""
        return np.asarray(self.spread(d3_iu_per_day).people(slice(-1, None))[0])


def level_reached_by(share: float, ordered: Array) -> Array:
    """The level that a share of people, 0 to 1, is at or above; over the last axis.

    `ordered`: levels from low to high, (..., people). The bands of a forecast are the same
    quantiles.
    """
    place = (1.0 - share) * (ordered.shape[-1] - 1)
    below = int(place)
    above = min(below + 1, ordered.shape[-1] - 1)
    part = place - below
    return np.asarray((1.0 - part) * ordered[..., below] + part * ordered[..., above])


def share_at_or_above(level_nmol_l: float, ordered: Array) -> float:
    """The share of people, 0 to 1, at or above a level; the inverse of `level_reached_by`."""
    places = np.linspace(1.0, 0.0, len(ordered))
    return float(np.interp(level_nmol_l, ordered, places, left=1.0, right=0.0))


def first_new_day(scenario: Scenario, days: int) -> int:
    """The day, from the start on, from which a new dose can be taken: after the last test."""
    later = [lab.day for lab in serum_labs(scenario) if 0 < lab.day <= days]
    return max(later, default=0)


def last_test_date(scenario: Scenario) -> dt.date | None:
    """The date of the latest 25(OH)D test; None without one."""
    lab = latest(scenario, "25ohd")
    return None if lab is None else lab.date


def people_as_stated(
    scenario: Scenario, foods: Mapping[str, Food], constants: Constants, days: int
) -> People:
    """People like this one on the doses the scenario states, for the days 0 to `days`.

    Raises NoForecastError where there is no forecast.
    """
    return _people(scenario, foods, constants, days, days)


def people_on_new_dose(
    scenario: Scenario, foods: Mapping[str, Food], constants: Constants, days: int
) -> People:
    """People like this one whose vitamin D supplements give way to a daily D3 still to choose.

    Stated doses count until the last test after the start, because they explain it. Raises
    NoForecastError where there is no forecast.
    """
    return _people(scenario, foods, constants, days, first_new_day(scenario, days))


def intake_without_d_supplements(
    scenario: Scenario, foods: Mapping[str, Food], constants: Constants
) -> Intake:
    """Vitamin D from food alone."""
    bare = msgspec.structs.replace(scenario, supplements=(), products=())
    return intakes(bare, foods, typical=typical_diet(scenario, constants.typical))["vitamin_d"]


def _people(
    scenario: Scenario, foods: Mapping[str, Food], constants: Constants, days: int, changed_on: int
) -> People:
    if (reason := why_no_forecast(scenario)) is not None:
        raise NoForecastError(reason)
    model = constants.vitamin_d
    eaten = intakes(scenario, foods, typical=typical_diet(scenario, constants.typical))
    given = serum_given(
        scenario,
        weight_kg=body_of(scenario.person, constants.growth).weight_kg,
        days=days,
        foods=foods,
        vitamin_d=eaten["vitamin_d"],
        year=sun_through_year(scenario, constants.sun),
        typical_sun=constants.typical_sun,
        model=model,
    )
    kept = [_until(changed_on, dose) for dose in given.doses]
    new = Dose(amount_iu=_ONE_IU_A_DAY, from_day=changed_on)
    return People(
        person=person_of(given, model),
        stated_iu=doses_throughput(kept, days, given.weight_kg, model),
        per_iu=doses_throughput([new], days, given.weight_kg, model),
    )


def _until(day: int, dose: Dose) -> Dose:
    end = day if dose.until_day is None else min(day, dose.until_day)
    return msgspec.structs.replace(dose, until_day=end)
