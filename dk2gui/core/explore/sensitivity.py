# SPDX-License-Identifier: MIT
"""What matters most to 25(OH)D on a day: one thing at a time from its low to its high."""

from collections.abc import Mapping
from typing import Final

import msgspec
import numpy as np

from dk2gui.core.basis.message import Message, Number, marked, message
from dk2gui.core.basis.normal import quantile
from dk2gui.core.constants import Constants
from dk2gui.core.explore.outputs import check_output, forecast_days, read_output
from dk2gui.core.explore.virtual_population import (
    intake_without_d_supplements,
    people_as_stated,
)
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.body import body_of
from dk2gui.core.scenario.dose_history import changed_from, is_vitamin_d
from dk2gui.core.scenario.product_edit import with_contents
from dk2gui.core.scenario.scenario import (
    MAX_SUN_MINUTES,
    MAX_WEIGHT_KG,
    MIN_WEIGHT_KG,
    Content,
    Scenario,
    Supplement,
    resolved_start,
)
from dk2gui.core.serum.forecast import NoForecastError
from dk2gui.core.serum.inputs import why_no_forecast

# Choice: what a person can change is moved by the same share, so that bars compare.
LESS: Final = 0.5
MORE: Final = 1.5
# Choice: body weight by one WHO class of BMI, from 25 to 30 or back.
WEIGHT_STEP: Final = 30.0 / 25.0
# What a person cannot choose: from the 5th to the 95th percentile of people like this one.
_P95: Final = quantile(0.95)

_START, _RESPONSE, _SKIN = range(3)
_OUTPUT: Final = "serum_25ohd"


class Bar(msgspec.Struct, frozen=True):
    """One thing that matters. `range` says in words what was varied.

    `low_nmol_l`, `high_nmol_l`: the median level at the low and at the high end of that range;
    the first is the higher one where more of a thing means less 25(OH)D, as with weight.
    """

    id: str
    title: str
    range: Message
    low_nmol_l: float
    high_nmol_l: float

    @property
    def size_nmol_l(self) -> float:
        """How much it matters."""
        return abs(self.high_nmol_l - self.low_nmol_l)


class Sensitivity(msgspec.Struct, frozen=True):
    """The median 25(OH)D on a day, and what moves it, the largest first."""

    day: int
    median_nmol_l: float
    bars: tuple[Bar, ...]


def sensitivity(
    scenario: Scenario, foods: Mapping[str, Food], constants: Constants, day: int
) -> Sensitivity:
    """What matters most to 25(OH)D `day` days after the start.

    Only what the scenario has is varied: no dose, food or sun, no bar. Raises ValueError for a
    day that no forecast reaches, NoForecastError where there is none.
    """
    check_output(_OUTPUT, day)
    if (reason := why_no_forecast(scenario)) is not None:
        raise NoForecastError(reason)
    replace = msgspec.structs.replace
    short = replace(scenario, days=forecast_days(scenario, day))

    def median(changed: Scenario) -> float:
        return read_output(changed, foods, constants, _OUTPUT, day).value

    bars = []

    def bar(name: str, title: str, words: Message, low: Scenario, high: Scenario) -> None:
        bars.append(Bar(name, title, words, median(low), median(high)))

    half = message("half to 1\u00bd times as much")
    doses = any(is_vitamin_d(dose) and dose.amount > 0 for dose in scenario.doses)
    if doses:
        bar("dose", marked("Vitamin D supplements"), half, _dosed(short, LESS), _dosed(short, MORE))
    weight_kg = body_of(scenario.person, constants.growth).weight_kg
    light_kg, heavy_kg = _possible(weight_kg / WEIGHT_STEP), _possible(weight_kg * WEIGHT_STEP)
    bar(
        "weight",
        marked("Body weight"),
        message(
            "{light} to {heavy} kg",
            light=Number(light_kg, decimals=0),
            heavy=Number(heavy_kg, decimals=0),
        ),
        _weighing(short, light_kg),
        _weighing(short, heavy_kg),
    )
    if intake_without_d_supplements(scenario, foods, constants).food > 0:
        bar("food", marked("Vitamin D in food"), half, _fed(short, LESS), _fed(short, MORE))
    sun = scenario.sun
    if sun is not None and sun.minutes > 0:
        longer = min(sun.minutes * MORE, MAX_SUN_MINUTES)
        bar(
            "sun",
            marked("Minutes in the sun"),
            message(
                "{shorter} to {longer} minutes",
                shorter=Number(sun.minutes * LESS, decimals=0),
                longer=Number(longer, decimals=0),
            ),
            replace(short, sun=replace(sun, minutes=sun.minutes * LESS)),
            replace(short, sun=replace(sun, minutes=longer)),
        )
    bars += _person_bars(
        short, foods, constants, day, doses=doses, sun=sun is not None and sun.minutes > 0
    )
    bars.sort(key=lambda found: -found.size_nmol_l)
    return Sensitivity(day, median(short), tuple(bars))


def _person_bars(
    scenario: Scenario,
    foods: Mapping[str, Food],
    constants: Constants,
    day: int,
    *,
    doses: bool,
    sun: bool,
) -> list[Bar]:
    """How people like this one differ, each trait set to its 5th and 95th percentile."""
    people = people_as_stated(scenario, foods, constants, scenario.days)
    known = people.person.known
    spread = np.sqrt(np.sum(known.spread**2, axis=1))
    words = message("90 % of people like you")

    def at(trait: int, deviations: float) -> float:
        held = (trait, float(known.mode[trait] + deviations * spread[trait]))
        return float(people.spread(held=held).below(0.5)[day])

    shown = [(_START, "start", marked("Level at the start"), True)]
    shown += [(_RESPONSE, "response", marked("How far a dose lifts you"), doses)]
    shown += [(_SKIN, "skin", marked("How much your skin makes"), sun)]
    return [
        Bar(name, title, words, at(trait, -_P95), at(trait, _P95))
        for trait, name, title, matters in shown
        if matters
    ]


def _dosed(scenario: Scenario, factor: float) -> Scenario:
    """So many times the vitamin D from the start on; what was taken before stays."""
    replace, start = msgspec.structs.replace, resolved_start(scenario)

    def times(dose: Supplement) -> Supplement:
        return replace(dose, amount=dose.amount * factor) if is_vitamin_d(dose) else dose

    def part_times(part: Content) -> Content:
        return replace(part, amount=part.amount * factor) if is_vitamin_d(part) else part

    bottles = with_contents(scenario.products, part_times)
    return replace(
        scenario,
        supplements=tuple(
            one for dose in scenario.supplements for one in changed_from(dose, times(dose), start)
        ),
        products=tuple(
            one
            for before, changed in zip(scenario.products, bottles, strict=True)
            for one in changed_from(before, changed, start)
        ),
    )


def _fed(scenario: Scenario, factor: float) -> Scenario:
    other = scenario.other_food
    return msgspec.structs.replace(
        scenario,
        foods=tuple(
            msgspec.structs.replace(eaten, grams=eaten.grams * factor) for eaten in scenario.foods
        ),
        other_food={**other, "vitamin_d": other.get("vitamin_d", 0.0) * factor},
    )


def _possible(weight_kg: float) -> float:
    return min(max(weight_kg, MIN_WEIGHT_KG), MAX_WEIGHT_KG)


def _weighing(scenario: Scenario, weight_kg: float) -> Scenario:
    person = msgspec.structs.replace(scenario.person, weight_kg=weight_kg)
    return msgspec.structs.replace(scenario, person=person)
