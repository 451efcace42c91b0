# SPDX-License-Identifier: MIT
"""The people like this one behind a forecast, one by one, and what a new daily dose does to them.

`forecast` gives five bands; a question such as "which dose brings nine in ten there" needs every
person's level. What is assembled here is what `evaluate` assembles: its bands are quantiles of
these levels.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.basis.units import iu_from_ug_vitamin_d
from dk2gui.core.evaluate import Tables, serum_25ohd_nmol_l, sun_through_year
from dk2gui.core.intake.intake import Intake, intakes
from dk2gui.core.intake.typical_diet import typical_diet
from dk2gui.core.labs import latest, results
from dk2gui.core.scenario.body import body_of
from dk2gui.core.scenario.scenario import (
    Content,
    Scenario,
    Supplement,
    resolved_start,
)
from dk2gui.core.serum.baseline import Outlook, outlook_of
from dk2gui.core.serum.calibration import Posterior, SerumLab, update
from dk2gui.core.serum.forecast import NoForecastError, doses_throughput
from dk2gui.core.serum.inputs import (
    dated_foods,
    sun_iu_from,
    sun_window,
    vitamin_d_doses,
    why_no_forecast,
)
from dk2gui.core.serum.kinetics import (
    Array,
    Dose,
    VitaminDModel,
    weight_scale,
)
from dk2gui.core.serum.population import Crowd, crowd, standard_traits

_ONE_IU_A_DAY: Final = 1.0


class People(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """A crowd of people like this one, on stated doses and on what a new daily D3 adds.

    `stated_iu`, `per_iu`: throughput of the stated doses, and of 1 IU of D3 a day, (days, 1).
    `posterior`: what tests after the start say of this person's traits.
    """

    outlook: Outlook
    posterior: Posterior
    stated_iu: Array
    per_iu: Array
    model: VitaminDModel

    @property
    def traits(self) -> Array:
        """Standard-normal traits of the crowd: start level, response, skin; (3, people)."""
        return self.posterior.traits(standard_traits())

    def levels(self, d3_iu_per_day: float = 0.0, traits: Array | None = None) -> Array:
        """25(OH)D in nmol/L on the days 0 to n, (n + 1, people), each day's from low to high."""
        chosen = self.traits if traits is None else traits
        members: Crowd = crowd(chosen, self.outlook.background, self.model)
        dosed = self.stated_iu + d3_iu_per_day * self.per_iu
        return np.sort(self.outlook.levels(members, dosed, self.model), axis=1)

    def last_day(self, d3_iu_per_day: float = 0.0) -> Array:
        """25(OH)D in nmol/L on the last day, (people,), from low to high."""
        members = crowd(self.traits, self.outlook.background, self.model)
        dosed = self.stated_iu + d3_iu_per_day * self.per_iu
        return np.sort(self.outlook.levels(members, dosed, self.model)[-1])


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
    later = [lab.day for lab in _labs(scenario) if 0 < lab.day <= days]
    return max(later, default=0)


def last_test_date(scenario: Scenario) -> dt.date | None:
    """The date of the latest 25(OH)D test; None without one."""
    lab = latest(scenario, "25ohd")
    return None if lab is None else lab.date


def is_vitamin_d(dose: Supplement | Content) -> bool:
    """Whether a dose is vitamin D of either form."""
    return COMPOUNDS[dose.compound].nutrient == "vitamin_d"


def people_as_stated(scenario: Scenario, tables: Tables, days: int) -> People:
    """People like this one on the doses the scenario states, for the days 0 to `days`.

    Raises NoForecastError where there is no forecast.
    """
    return _people(scenario, tables, days, days)


def people_on_new_dose(scenario: Scenario, tables: Tables, days: int) -> People:
    """People like this one whose vitamin D supplements give way to a daily D3 still to choose.

    Stated doses count until the last test after the start, because they explain it. Raises
    NoForecastError where there is no forecast.
    """
    return _people(scenario, tables, days, first_new_day(scenario, days))


def intake_without_d_supplements(scenario: Scenario, tables: Tables) -> Intake:
    """Vitamin D from food alone."""
    bare = msgspec.structs.replace(scenario, supplements=(), products=())
    return intakes(bare, tables.foods, typical=typical_diet(scenario, tables.typical))["vitamin_d"]


def _people(scenario: Scenario, tables: Tables, days: int, changed_on: int) -> People:
    if (reason := why_no_forecast(scenario)) is not None:
        raise NoForecastError(reason)
    model = tables.vitamin_d
    scale = float(weight_scale(body_of(scenario.person, tables.growth).weight_kg, model))
    doses = vitamin_d_doses(scenario, resolved_start(scenario), days)
    outlook = _outlook(scenario, tables, scale, days, doses)
    stated = doses_throughput(doses, days, scale, model)
    later = [outlook.without_start(lab, model) for lab in _labs(scenario) if 0 < lab.day <= days]
    kept = [_until(changed_on, dose) for dose in doses]
    new = Dose(amount_iu=_ONE_IU_A_DAY, from_day=changed_on)
    return People(
        outlook=outlook,
        posterior=update(later, outlook.background, outlook.with_dated(stated), model),
        stated_iu=doses_throughput(kept, days, scale, model),
        per_iu=doses_throughput([new], days, scale, model),
        model=model,
    )


def _until(day: int, dose: Dose) -> Dose:
    end = day if dose.until_day is None else min(day, dose.until_day)
    return msgspec.structs.replace(dose, until_day=end)


def _labs(scenario: Scenario) -> list[SerumLab]:
    start = resolved_start(scenario)
    return [
        SerumLab((lab.date - start).days, serum_25ohd_nmol_l(lab))
        for lab in results(scenario, "25ohd")
    ]


def _outlook(
    scenario: Scenario, tables: Tables, scale: float, days: int, doses: Sequence[Dose]
) -> Outlook:
    start = resolved_start(scenario)
    year = sun_through_year(scenario, tables.sun)
    vitamin_d = intakes(scenario, tables.foods, typical=typical_diet(scenario, tables.typical))[
        "vitamin_d"
    ]
    return outlook_of(
        scale=scale,
        days=days,
        model=tables.vitamin_d,
        labs=_labs(scenario),
        food_iu_per_day=iu_from_ug_vitamin_d(vitamin_d.food),
        sun_iu_by_day=None if year is None else sun_iu_from(year, start),
        dated_foods=dated_foods(scenario, start, tables.foods),
        sun_window=sun_window(scenario, start),
        doses=doses,
    )
