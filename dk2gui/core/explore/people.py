# SPDX-License-Identifier: MIT
"""The people like this one behind a forecast, one by one, and what a new daily dose does to them.

`forecast` gives five bands; a question such as "which dose brings nine in ten there" needs every
person's level. What is assembled here is what `evaluate` assembles: its bands are quantiles of
these levels.
"""

import datetime as dt
from typing import Final

import msgspec
import numpy as np

from dk2gui.core.assessment import Tables, serum_25ohd_nmol_l
from dk2gui.core.calibrate import Posterior, SerumLab, result_log_sd, update
from dk2gui.core.forecast import forecast, year_from
from dk2gui.core.intake import Intake, intakes
from dk2gui.core.nutrients import COMPOUNDS
from dk2gui.core.population import Background, Crowd, crowd, levels, standard_traits
from dk2gui.core.scenario import Scenario, Supplement, resolved_start
from dk2gui.core.skin import sun_year
from dk2gui.core.units import IU_PER_UG_VITAMIN_D, iu_from_ug_vitamin_d
from dk2gui.core.vitamin_d import (
    Array,
    Dose,
    VitaminDModel,
    iu_by_day,
    liver_input,
    skin_throughput,
    weight_scale,
)

_ONE_IU_A_DAY: Final = 1.0


class People(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """A crowd of people like this one, on stated doses and on what a new daily D3 adds.

    `stated_iu`, `per_iu`: throughput of the stated doses, and of 1 IU of D3 a day, (days, 1).
    `posterior`: what tests after the start say of this person's traits.
    """

    background: Background
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
        members: Crowd = crowd(chosen, self.background, self.model)
        added = self.stated_iu + d3_iu_per_day * self.per_iu
        return np.sort(levels(self.background, members, added, self.model), axis=1)

    def last_day(self, d3_iu_per_day: float = 0.0) -> Array:
        """25(OH)D in nmol/L on the last day, (people,), from low to high."""
        members = crowd(self.traits, self.background, self.model)
        added = self.stated_iu + d3_iu_per_day * self.per_iu
        return np.sort(levels(self.background, members, added, self.model)[-1])


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
    return max((lab.date for lab in scenario.labs if lab.marker == "25ohd"), default=None)


def is_vitamin_d(dose: Supplement) -> bool:
    """Whether a dose is vitamin D of either form."""
    return COMPOUNDS[dose.compound].nutrient == "vitamin_d"


def people_as_stated(scenario: Scenario, tables: Tables, days: int) -> People:
    """People like this one on the doses the scenario states, for the days 0 to `days`."""
    return _people(scenario, tables, days, days)


def people_on_new_dose(scenario: Scenario, tables: Tables, days: int) -> People:
    """People like this one whose vitamin D supplements give way to a daily D3 still to choose.

    Stated doses count until the last test after the start, because they explain it.
    """
    return _people(scenario, tables, days, first_new_day(scenario, days))


def intake_without_d_supplements(scenario: Scenario, tables: Tables) -> Intake:
    """Vitamin D from food alone."""
    bare = msgspec.structs.replace(scenario, supplements=())
    return intakes(bare, tables.foods)["vitamin_d"]


def _people(scenario: Scenario, tables: Tables, days: int, changed_on: int) -> People:
    model = tables.vitamin_d
    scale = float(weight_scale(scenario.person.weight_kg, model))
    background = _background(scenario, tables, scale)
    stated = _throughput(_stated_doses(scenario), days, scale, model)
    later = [lab for lab in _labs(scenario) if 0 < lab.day <= days]
    kept = [msgspec.structs.replace(dose, until_day=changed_on) for dose in _stated_doses(scenario)]
    new = Dose(amount_iu=_ONE_IU_A_DAY, from_day=changed_on)
    return People(
        background=background,
        posterior=update(later, background, stated, model),
        stated_iu=_throughput(kept, days, scale, model),
        per_iu=_throughput([new], days, scale, model),
        model=model,
    )


def _until(day: int, dose: Dose) -> Dose:
    end = day if dose.until_day is None else min(day, dose.until_day)
    return msgspec.structs.replace(dose, until_day=end)


def _throughput(doses: list[Dose], days: int, scale: float, model: VitaminDModel) -> Array:
    return liver_input(iu_by_day(doses, days - 1, model) * scale, model)[:, None]


def _stated_doses(scenario: Scenario) -> list[Dose]:
    return [
        Dose(
            amount_iu=iu_from_ug_vitamin_d(dose.ug_per_dose),
            every_days=dose.every_days,
            form="d3" if dose.compound == "vitamin_d3" else "d2",
        )
        for dose in scenario.supplements
        if is_vitamin_d(dose) and dose.amount > 0
    ]


def _labs(scenario: Scenario) -> list[SerumLab]:
    start = resolved_start(scenario)
    return [
        SerumLab((lab.date - start).days, serum_25ohd_nmol_l(lab))
        for lab in scenario.labs
        if lab.marker == "25ohd"
    ]


def _background(scenario: Scenario, tables: Tables, scale: float) -> Background:
    model = tables.vitamin_d
    person, start = scenario.person, resolved_start(scenario)
    before = [lab for lab in _labs(scenario) if lab.day <= 0]
    skin_iu = None
    if scenario.sun is not None:
        year = sun_year(scenario.sun, person.skin_type, person.age_years, tables.sun)
        by_day = year.vitamin_d_ug_per_day * IU_PER_UG_VITAMIN_D
        skin_iu = year_from(by_day, start.timetuple().tm_yday)
    food = intake_without_d_supplements(scenario, tables)
    # The forecast of a single day knows the level that people like this one start from.
    first_day = forecast(
        weight_kg=person.weight_kg,
        doses=(),
        days=1,
        model=model,
        labs=before,
        food_iu_per_day=iu_from_ug_vitamin_d(food.food),
        sun_iu_by_day=skin_iu,
    )
    return Background(
        level_nmol_l=first_day.baseline_nmol_l,
        log_sd=result_log_sd(model) if before else model.population_log_sd,
        lab_day=max(lab.day for lab in before) if before else None,
        skin_iu=None if skin_iu is None else skin_throughput(skin_iu, model) * scale,
    )
