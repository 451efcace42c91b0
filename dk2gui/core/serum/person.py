# SPDX-License-Identifier: MIT
"""One person behind a forecast: the baseline, what all tests say, and how far that spreads."""

from collections.abc import Sequence
from functools import cache, cached_property

import msgspec
import numpy as np

from dk2gui.core.kept import Kept
from dk2gui.core.serum.bands import Spread, spread_of
from dk2gui.core.serum.baseline import Baseline, baseline_of, doses_throughput
from dk2gui.core.serum.calibration import UNKNOWN, Course, Posterior, posterior
from dk2gui.core.serum.drift import Wandering, moving_share
from dk2gui.core.serum.given import SerumGiven, SerumLab
from dk2gui.core.serum.kinetics import Array, VitaminDModel
from dk2gui.core.serum.population import (
    TRAITS,
    Ground,
    VirtualPeople,
    lifted_levels,
    standard_people,
    virtual_people,
)
from dk2gui.core.serum.room import Room


class Members(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """People who stand for all people like one: what doses add to, and what tests recall of each.

    `weights`: (people,). `recalled`: what the tests say of each one's wandering, (tests, people).
    `room`: for their levels.
    """

    ground: Ground
    weights: Array
    recalled: Array
    room: Room


# With a dictionary for the members: they are the same whatever the doses to come, so that a move
# of a slider and each trial of a search make half of the levels only.
class PersonModel(msgspec.Struct, frozen=True, eq=False, kw_only=True, dict=True):
    """What is known of a person: `known` of the traits, `wandering` around the mean.

    `background_nmol_l`, `response`: of the most probable person, without doses and to them;
    `usual_response`: what is usual for the person that the start tells.
    """

    baseline: Baseline
    known: Posterior
    wandering: Wandering
    background_nmol_l: float
    response: float
    usual_response: float
    model: VitaminDModel

    def spread(self, dosed_iu: Array, held: tuple[int, float] | None = None) -> Spread:
        """How far people like this one spread on the days 0 to n.

        `dosed_iu`: throughput of doses from day 0 on, (n, 1). `held`: a trait and the value
        that all people have of it.
        """
        members = self._members if held is None else self._members_with(held)
        weights = members.weights
        added = self.baseline.added(dosed_iu)
        whole = lifted_levels(members.ground, added, self.model, members.room)
        logarithms = whole[-len(dosed_iu) - 1 :]
        np.log(np.maximum(logarithms, np.finfo(float).tiny, out=logarithms), out=logarithms)
        share = moving_share(self.background_nmol_l, np.exp(logarithms @ weights), self.model)
        wanders = share**2 * self.wandering.variance
        if self.known.days:
            remembered = self._remembered(share)
            logarithms += remembered @ members.recalled
            logarithms += self._to_the_start(len(share))[:, None]
            wanders -= np.sum((remembered @ self.known.precision) * remembered, axis=1)
        return spread_of(logarithms, weights, np.maximum(wanders, 0.0), members.room)

    @cached_property
    def _members(self) -> Members:
        return self._members_with(None)

    def _members_with(self, held: tuple[int, float] | None) -> Members:
        standard, weights = standard_people(skin_differs=self.baseline.skin_iu is not None)
        known = self.known
        drawn = known.traits(standard)
        if held is not None:
            drawn[held[0]] = held[1]
        return Members(
            ground=self.baseline.ground(
                virtual_people(drawn, self.baseline.start, self.model), self.model
            ),
            weights=weights,
            recalled=known.pull[:, None] - known.turn @ (drawn - known.mode[:, None]),
            room=Room(),
        )

    def courses(self, people: VirtualPeople, dosed_iu: Array) -> Array:
        """25(OH)D of people without what wanders, their response in parts of the usual one."""
        centred = msgspec.structs.replace(people, response=people.response * self.usual_response)
        plain = self.baseline
        return plain.levels(centred, dosed_iu, self.model)[-len(dosed_iu) - 1 :]

    def _remembered(self, share: Array) -> Array:
        """Covariance of the wandering on the days 0 to n and on those of the tests."""
        day = np.arange(len(share), dtype=np.float64)
        tested = np.array(self.known.days, dtype=np.float64)
        found = self.wandering.covariance(day, tested) * share[:, None]
        return np.asarray(found * self.known.shares)

    def _to_the_start(self, days: int) -> Array:
        """What still lacks for the median to start from the latest result; it fades."""
        started = self.baseline.start.lab_day
        if started is None:
            return np.zeros(days)
        place = self.known.days.index(started)
        lacks = self.known.noise[place] * self.known.pull[place]
        return np.asarray(lacks * np.exp((started - np.arange(days)) / self.wandering.memory_days))


def person_of(given: SerumGiven, model: VitaminDModel, kept: Kept | None = None) -> PersonModel:
    """A person as the tests up to the last day tell; `kept`: what was made of the same before."""
    kept = kept or Kept()
    # Doses from the start on are explained by later tests only; another dose is the same person.
    is_tested_later = any(lab.day > 0 for lab in given.labs)
    doses = given.doses if is_tested_later else [dose for dose in given.doses if dose.from_day < 0]
    looked_at = (
        model, given.weight_kg, given.days, tuple(doses), tuple(given.labs), given.food_iu_per_day,
        given.sun, given.season_is_known, tuple(given.dated_foods),
    )  # fmt: skip
    return kept.part("person", looked_at, lambda: _person_of(given, model))


def _person_of(given: SerumGiven, model: VitaminDModel) -> PersonModel:
    used = [lab for lab in given.labs if lab.day <= given.days]
    ahead = baseline_of(given, model)
    wandering = Wandering(
        log_sd=model.wandering_log_sd,
        memory_days=model.wandering_memory_days,
        season_log_amplitude=0.0
        if given.sun is not None or given.season_is_known
        else model.season_log_amplitude,
    )
    usual = best = virtual_people(np.zeros((TRAITS, 1)), ahead.start, model)
    background = ahead.background(best, model)
    known = UNKNOWN
    if used:
        known = posterior(
            used,
            _course_on(used, ahead, given, model),
            lambda level: moving_share(background, level, model),
            model,
            wandering=wandering,
            log_sd=ahead.start.log_sd,
            level_is_open=ahead.start.lab_day is not None,
        )
        if known.mode.any():
            best = virtual_people(known.mode[:, None], ahead.start, model)
            background = ahead.background(best, model)
    return PersonModel(
        baseline=ahead,
        known=known,
        wandering=wandering,
        background_nmol_l=background,
        response=float(best.response[0]),
        usual_response=float(usual.response[0]),
        model=model,
    )


def _course_on(
    labs: Sequence[SerumLab], ahead: Baseline, given: SerumGiven, model: VitaminDModel
) -> Course:
    """Levels on the days of tests, however far back they reach."""
    oldest, latest = min(lab.day for lab in labs), max(lab.day for lab in labs)
    reaches = oldest >= ahead.begin and latest <= given.days

    @cache
    def made() -> tuple[Baseline, Array]:
        # Only when it is asked for: the test that the forecast starts from needs no course.
        days = given.days if reaches else max(latest, 1)
        whole = ahead if reaches else baseline_of(given, model, days=days, from_day=oldest)
        return whole, doses_throughput(given.doses, days, given.weight_kg, model)

    def course(traits: Array) -> Array:
        whole, dosed = made()
        found = whole.levels(virtual_people(traits, whole.start, model), dosed, model)
        return np.asarray(found[np.array([lab.day for lab in labs]) - whole.begin])

    return course
