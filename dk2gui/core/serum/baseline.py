# SPDX-License-Identifier: MIT
"""What a person's 25(OH)D is made of: a background, and what doses, food and sun give in time.

Known from a test, or from people at large. What was swallowed, eaten and made in the skin before
a test is part of it: the level is taken apart, and each part goes on, ends or changes by itself.
"""

import math
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np

from dk2gui.core.serum.dated_sources import (
    REMEMBERED_DAYS,
    food_by_day,
    goes_on,
    inside,
    remembered,
    throughput_by_day,
)
from dk2gui.core.serum.drift import result_log_sd
from dk2gui.core.serum.given import SerumGiven, SerumLab, SunInput
from dk2gui.core.serum.kinetics import (
    YEAR_DAYS,
    Array,
    Dose,
    VitaminDModel,
    conversion,
    iu_by_day,
    lagged,
    liver_input,
    production,
    skin_throughput,
    throughput,
    weight_scale,
)
from dk2gui.core.serum.population import (
    Ground,
    Sources,
    Start,
    VirtualPeople,
    background_of,
    ground_of,
    lifted_levels,
    response_scale,
)

# After so many half-lives the blood has forgotten where a spin-up began.
_FORGOTTEN_HALF_LIVES: Final = 6


# Choice: a level tells so much at most of how a person's season differs from a typical one.
_OWN_SUN: Final = (0.5, 1.5)


class Baseline(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What goes on besides doses still to choose, from day `begin` on to the last day.

    `dated_iu`: throughput of dated food and of doses taken before the start, (days, 1).
    """

    start: Start
    begin: int
    dated_iu: Array
    skin_iu: Array | None
    dosed_before_iu: float
    skin_before_iu: float

    def levels(self, people: VirtualPeople, dosed_iu: Array, model: VitaminDModel) -> Array:
        """25(OH)D in nmol/L of each person from the first day on, (n + 1, people).

        `dosed_iu`: throughput of doses from day 0 on, (n, 1) or (n, people).
        """
        return lifted_levels(self.ground(people, model), self.added(dosed_iu), model)

    def ground(self, people: VirtualPeople, model: VitaminDModel) -> Ground:
        """What the doses still to choose add to."""
        sources = Sources(
            begin=self.begin,
            dosed_iu=self.dated_iu,
            skin_iu=self.skin_iu,
            dosed_before_iu=self.dosed_before_iu,
            skin_before_iu=self.skin_before_iu,
        )
        return ground_of(self.start, sources, people, model)

    def added(self, dosed_iu: Array) -> Array:
        """Throughput of doses from day 0 on, with all that is dated, from the first day on."""
        added = self.dated_iu
        if dosed_iu.shape[1] > 1:
            added = np.repeat(added, dosed_iu.shape[1], axis=1)
        elif self.begin < 0 or dosed_iu.any():
            added = added.copy()
        if dosed_iu.any():
            added[-self.begin :] += dosed_iu
        return added

    def background(self, people: VirtualPeople, model: VitaminDModel) -> float:
        """25(OH)D in nmol/L of the first of people without doses and dated food."""
        return float(background_of(self.start, people, model)[0])


def anchor_of(labs: Sequence[SerumLab]) -> SerumLab | None:
    """The test that the forecast starts from: the latest result, not a limit, up to the start."""
    before = [lab for lab in labs if lab.day <= 0 and not lab.bound]
    return max(before, key=lambda lab: lab.day, default=None)


def baseline_of(
    given: SerumGiven, model: VitaminDModel, *, days: int | None = None, from_day: int | None = None
) -> Baseline:
    """What goes on without the doses from the start on.

    `days`, `from_day`: how far ahead, and the day to begin on, when others are wanted.
    """
    scale = float(weight_scale(given.weight_kg, model))
    days = given.days if days is None else days
    labs, sun, food_iu_per_day = given.labs, given.sun, given.food_iu_per_day
    dated_foods, doses = given.dated_foods, given.doses
    anchor = anchor_of(labs)
    past = [dose for dose in doses if dose.from_day < 0]
    begin = _begin(anchor, varies=bool(past or dated_foods or sun), model=model)
    if from_day is not None:
        begin = min(begin, from_day)
    reach = range(begin, days)
    skin, skin_then, skin_before = (
        (None, 0.0, 0.0) if sun is None else _skin(anchor, sun, reach, scale, model)
    )
    dated = np.zeros((days - begin, 1))
    then = before = 0.0
    if past or dated_foods:
        oldest = min(begin, 0 if anchor is None else anchor.day) - REMEMBERED_DAYS
        day = np.arange(oldest, days, dtype=np.int64)
        by_day = food_by_day(dated_foods, day)
        if anchor is None and dated_foods:
            # Without a test, dated food counts above the usual food only.
            other = max((food_iu_per_day or 0.0) - float(by_day[-days]), 0.0)
            usual = max(other, model.typical_food_iu)
            by_day = np.maximum(other + by_day, usual) - usual
            food_iu_per_day = other
        by_day[:-days] += iu_by_day(past, -1, model, begin=oldest)
        added = throughput_by_day(by_day, model) * scale
        dated = added[begin - oldest :, None]
        before = remembered(added, begin - oldest, model)
        then = 0.0 if anchor is None else remembered(added, anchor.day - oldest, model)
    start = _start(anchor, scale, food_iu_per_day, sun, model)
    start = msgspec.structs.replace(start, dosed_iu=then, skin_iu=skin_then)
    return Baseline(
        start=msgspec.structs.replace(start, response=response_scale(start, model)),
        begin=begin,
        dated_iu=dated,
        skin_iu=skin,
        dosed_before_iu=before,
        skin_before_iu=skin_before,
    )


def doses_throughput(
    doses: Sequence[Dose], days: int, weight_kg: float, model: VitaminDModel
) -> Array:
    """Throughput that doses from the start on add on the days 0 to `days` - 1, (days, 1)."""
    scale = float(weight_scale(weight_kg, model))
    return liver_input(iu_by_day(doses, days - 1, model) * scale, model)[:, None]


def _begin(anchor: SerumLab | None, *, varies: bool, model: VitaminDModel) -> int:
    """The day to start from; the blood has forgotten what lies further back."""
    if not varies:
        return 0
    forgotten = -math.ceil(_FORGOTTEN_HALF_LIVES * model.half_life_days)
    return forgotten if anchor is None else max(anchor.day, forgotten)


def _start(
    anchor: SerumLab | None,
    scale: float,
    food_iu_per_day: float | None,
    sun: SunInput | None,
    model: VitaminDModel,
) -> Start:
    assumed = sun is not None and sun.assumed
    skin_log_sd = model.assumed_sun_log_sd if assumed else model.sun_log_sd
    skin_most = model.assumed_sun_most_share if assumed else 1.0
    if anchor is not None:
        return Start(
            level_nmol_l=max(anchor.nmol_l, model.detection_limit_nmol_l),
            log_sd=result_log_sd(model),
            lab_day=anchor.day,
            skin_log_sd=skin_log_sd,
            skin_most_share=skin_most,
        )
    usual = model.typical_sun_iu
    if sun is not None and not assumed and _goes_on(sun):
        usual = float(sun.iu_by_day.mean())
    return Start(
        level_nmol_l=_usual_level(scale, food_iu_per_day, usual, model),
        # What wanders in each person is part of how far people differ on one day.
        log_sd=math.sqrt(model.population_log_sd**2 - model.wandering_log_sd**2),
        skin_log_sd=skin_log_sd,
        skin_most_share=skin_most,
    )


def _goes_on(sun: SunInput) -> bool:
    return goes_on(sun.window)


def _skin(
    anchor: SerumLab | None, sun: SunInput, reach: range, scale: float, model: VitaminDModel
) -> tuple[Array, float, float]:
    """Throughput of the skin on each day, and what the start and the first day hold of it."""
    begin = reach.start
    tested_on = 0 if anchor is None else anchor.day
    if _goes_on(sun):
        year = skin_throughput(sun.iu_by_day, model) * scale
        held = lagged(year, model)
        if sun.assumed and anchor is not None:
            year, held = (each * _own_part(anchor, year, held, model) for each in (year, held))
        # Without a test the level is that of the year.
        then = float(year.mean()) if anchor is None else float(held[(tested_on - 1) % YEAR_DAYS])
        return (
            year[np.asarray(reach) % YEAR_DAYS],
            then,
            float(held[(begin - 1) % YEAR_DAYS]),
        )
    oldest = min(begin, tested_on) - REMEMBERED_DAYS
    day = np.arange(oldest, reach.stop, dtype=np.int64)
    # Without a test, sun with dates counts above the usual sun only.
    usual = 0.0 if anchor is not None else model.typical_sun_iu
    made = np.maximum(sun.iu_by_day[day % YEAR_DAYS] - usual, 0.0) * inside(sun.window, day)
    by_day = throughput_by_day(made, model) * scale
    then = 0.0 if anchor is None else remembered(by_day, tested_on - oldest, model)
    return by_day[begin - oldest :], then, remembered(by_day, begin - oldest, model)


def _own_part(anchor: SerumLab, year: Array, held: Array, model: VitaminDModel) -> float:
    """How much more sun than a typical life a level suggests: people with more of both differ."""
    typical = float(throughput(model.population_median_nmol_l, model)) - float(year.mean())
    typical += float(held[(anchor.day - 1) % YEAR_DAYS])
    level = max(anchor.nmol_l, model.detection_limit_nmol_l)
    own = float(throughput(level, model, conversion(level, model)))
    least, most = _OWN_SUN
    return min(max(math.sqrt(own / max(typical, 1.0)), least), most)


def _usual_level(
    scale: float, food_iu_per_day: float | None, sun_iu_per_day: float, model: VitaminDModel
) -> float:
    """The population's level in nmol/L with this food and sun."""
    # What neither typical food nor typical sun explains is kept for everyone.
    unexplained = (
        float(throughput(model.population_median_nmol_l, model))
        - model.typical_food_iu
        - model.typical_sun_iu
    )
    food = max(food_iu_per_day or 0.0, model.typical_food_iu)
    # A small body eats less and has less skin to make vitamin D; large ones dilute it.
    return float(production((unexplained + food + sun_iu_per_day) * min(scale, 1.0), model))
