# SPDX-License-Identifier: MIT
"""How far people differ: the same few people who stand for all in every forecast.

Three things differ between people: the level they start from, how far a dose lifts them, and what
their skin makes. Each is lognormal. The people are fixed, so the same question has one answer. A
level that was measured while doses were taken is taken apart: what of it is background and what
the doses gave depends on how each person responds.
"""

from functools import cache
from typing import Final

import msgspec
import numpy as np

from dk2gui.core.basis.normal import cdf
from dk2gui.core.serum.kinetics import (
    Array,
    VitaminDModel,
    conversion,
    production,
    serum,
    throughput,
)
from dk2gui.core.serum.room import Room

TRAITS: Final = 3

# People along each trait; more change no band by half a percent.
_NODES: Final = (5, 5, 3)
# Places at which a measured level is taken apart.
_BACKGROUNDS: Final = 80
_RESPONSES: Final = np.linspace(-3.5, 3.5, 71)
_DEVIATIONS: Final = np.linspace(-4.0, 4.0, 81)
_SHARES: Final = np.array([cdf(deviation) for deviation in _DEVIATIONS])
_LEAST_LIFT_NMOL_L: Final = 1e-6
# Doses that the blood remembers as less than this many IU a day say nothing of a response.
_NOTICED_IU: Final = 1.0


class ResponseScale(msgspec.Struct, frozen=True, eq=False):
    """How far doses lift a person: ln of the response at standard deviations, both (n,)."""

    deviations: Array
    log_response: Array

    def at(self, standard: Array) -> Array:
        """The response at standard traits, elementwise; goes on straight beyond the ends."""
        return np.asarray(np.exp(np.interp(standard, self.deviations, self.log_response)))


class Start(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What is known of the middle person before any later test.

    `level_nmol_l`: the level measured on `lab_day` (<= 0), or, when `lab_day` is None, the
    population's level without the dated sources and doses. `log_sd`: spread of that level
    between people like this one. `dosed_iu`: throughput of doses and dated food that the measured
    level holds, `skin_iu`: that of the skin that the level holds,
    `skin_most_share` of what sustains it at most. `response`: None as usual.
    """

    level_nmol_l: float
    log_sd: float
    lab_day: int | None = None
    dosed_iu: float = 0.0
    skin_iu: float = 0.0
    skin_log_sd: float = 0.0
    skin_most_share: float = 1.0
    response: ResponseScale | None = None


class Sources(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """Throughput in IU a day from day `begin` (<= 0) on, weight scaling included.

    `dosed_iu`: doses and dated food, (days, 1) or (days, people). `skin_iu`: from the skin of the
    middle person, (days,), None for none. `dosed_before_iu`, `skin_before_iu`: what the blood
    remembers of both when `begin` begins.
    """

    begin: int
    dosed_iu: Array
    skin_iu: Array | None = None
    dosed_before_iu: float = 0.0
    skin_before_iu: float = 0.0


class VirtualPeople(msgspec.Struct, frozen=True, eq=False):
    """Multipliers of people, each of shape (people,): start level, response, skin."""

    level: Array
    response: Array
    skin: Array


@cache
def standard_people(*, skin_differs: bool) -> tuple[Array, Array]:
    """Standard-normal traits of people who stand for all, (3, people), and their weights.

    The weights sum to 1. The people are the nodes of Gauss and Hermite, so means, spread and
    skewness over them are those over everybody. Without sun the third trait is 0 for all.
    """
    nodes, weights = zip(*(_gauss_hermite(count) for count in _NODES), strict=True)
    if not skin_differs:
        nodes, weights = (*nodes[:2], np.zeros(1)), (*weights[:2], np.ones(1))
    traits = np.stack([each.ravel() for each in np.meshgrid(*nodes, indexing="ij")])
    shares = np.einsum("i,j,k->ijk", *weights).ravel()
    for array in (traits, shares):
        array.setflags(write=False)
    return traits, shares


def _gauss_hermite(count: int) -> tuple[Array, Array]:
    """Nodes and weights for a standard normal, from the recurrence's matrix (Golub, Welsch)."""
    off = np.sqrt(np.arange(1.0, count))
    nodes, vectors = np.linalg.eigh(np.diag(off, 1) + np.diag(off, -1))
    return nodes, vectors[0] ** 2


def virtual_people(traits: Array, start: Start, model: VitaminDModel) -> VirtualPeople:
    """The people that standard-normal traits, (3, people), describe."""
    return VirtualPeople(
        np.exp(start.log_sd * traits[0]),
        np.exp(model.response_log_sd * traits[1])
        if start.response is None
        else start.response.at(traits[1]),
        np.exp(start.skin_log_sd * traits[2]),
    )


class Ground(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """What people's levels are without doses to come, and what these add to.

    `throughput_iu`: of background and skin, (people,) or, where the skin gives, (days, people).
    `made_nmol_l`: the levels it sustains, in the same shape. `converted`, `response`: (people,).
    `first_nmol_l`: the levels when the first day begins, (people,).
    """

    throughput_iu: Array
    made_nmol_l: Array
    converted: Array
    response: Array
    first_nmol_l: Array


def levels(start: Start, sources: Sources, people: VirtualPeople, model: VitaminDModel) -> Array:
    """25(OH)D of each person on the days from `sources.begin` on, (n + 1, people), in nmol/L."""
    return lifted_levels(ground_of(start, sources, people, model), sources.dosed_iu, model)


def lifted_levels(
    ground: Ground, dosed_iu: Array, model: VitaminDModel, room: Room | None = None
) -> Array:
    """25(OH)D of people on doses and dated food, (n + 1, people), in nmol/L.

    `dosed_iu`: throughput that these add, (n, 1) or (n, people). With a room, the levels stand in
    it until it is used again.
    """
    room = room or Room()
    shape = (len(dosed_iu), max(len(ground.response), dosed_iu.shape[1]))
    throughput_iu, made = room.array("throughput", shape), room.array("made", shape)
    np.add(ground.throughput_iu, dosed_iu, out=throughput_iu)
    production(throughput_iu, model, ground.converted, out=made)
    made -= ground.made_nmol_l
    made *= ground.response
    made += ground.made_nmol_l
    return serum(made, ground.first_nmol_l, model, room)


def ground_of(
    start: Start, sources: Sources, people: VirtualPeople, model: VitaminDModel
) -> Ground:
    """What doses add to. It does not depend on `sources.dosed_iu`."""
    measured = start.level_nmol_l * people.level
    background, response = _apart(measured, people.response, start.dosed_iu, model)
    converted = conversion(background, model)
    sustained = throughput(background, model, converted)
    going_on: Array = sustained
    before = sustained
    if sources.skin_iu is not None:
        # The level itself says how much the skin can have given at most.
        most = np.minimum(sustained - model.least_throughput_iu, start.skin_most_share * sustained)
        room = np.maximum(most, 0.0)
        share = people.skin
        if start.skin_iu > 0:
            share = np.minimum(share, room / max(start.skin_iu, _NOTICED_IU))
        own = sustained - share * start.skin_iu
        going_on = own + share * sources.skin_iu[:, None]
        before = own + share * sources.skin_before_iu
    first = measured
    if sources.begin != start.lab_day:
        first = production(before, model, converted)
        lifted = production(before + sources.dosed_before_iu, model, converted) - first
        first = first + response * lifted
    return Ground(
        throughput_iu=going_on,
        made_nmol_l=production(going_on, model, converted),
        converted=converted,
        response=response,
        first_nmol_l=first,
    )


def background_of(start: Start, people: VirtualPeople, model: VitaminDModel) -> Array:
    """What people's levels are without the doses and dated food that they hold, (people,)."""
    measured = start.level_nmol_l * people.level
    return _apart(measured, people.response, start.dosed_iu, model)[0]


def response_scale(start: Start, model: VitaminDModel) -> ResponseScale | None:
    """How a person responds whose measured level holds doses; None for as people usually do.

    Of all pairs of background and response that give the level, each counts as often as it is
    among people.
    """
    if start.dosed_iu < _NOTICED_IU:
        return None
    response = np.exp(_RESPONSES)
    level = np.full(len(response), start.level_nmol_l)
    background, attained = _apart(level, response, start.dosed_iu, model)
    # How fast the background follows the level tells how dense people are there.
    nudge = 1.001
    nudged, _ = _apart(level * nudge, response, start.dosed_iu, model)
    density = np.log(nudged / background) / np.log(nudge)
    unusual = (np.log(background / model.population_median_nmol_l) / model.population_log_sd) ** 2
    unusual += (_RESPONSES / model.response_log_sd) ** 2
    weight = np.where(attained > 0.999 * response, density, 0.0) * np.exp(-unusual / 2.0)
    if not weight.sum() > 0.0:
        # So low a level on such a dose leaves one way only.
        only = np.log(np.full(len(_DEVIATIONS), attained.min()))
        return ResponseScale(_DEVIATIONS, only)
    below = np.cumsum(weight) - weight / 2.0
    scale = np.interp(_SHARES, below / float(weight.sum()), _RESPONSES)
    return ResponseScale(_DEVIATIONS, np.asarray(scale, dtype=np.float64))


def _apart(
    measured: Array, response: Array, dosed_iu: float, model: VitaminDModel
) -> tuple[Array, Array]:
    """Each person's background and response, (people,) both, behind a level that holds doses.

    Where even the least background and the doses would give more, the response is smaller.
    """
    if dosed_iu < _NOTICED_IU:
        return measured, response
    least = min(float(production(model.least_throughput_iu, model)), 0.5 * float(measured.min()))
    tried = np.geomspace(least, float(measured.max()), _BACKGROUNDS)
    lifted = _lifted(tried, dosed_iu, model)
    over = tried[:, None] + response * lifted[:, None] - measured
    place = np.clip(np.argmax(over > 0, axis=0), 1, None)
    columns = np.arange(len(measured))
    low, high = over[place - 1, columns], over[place, columns]
    part = np.clip(low / np.where(low == high, 1.0, low - high), 0.0, 1.0)
    background = tried[place - 1] + part * (tried[place] - tried[place - 1])
    # Exact again, so that every person has the measured level.
    return background, (measured - background) / _lifted(background, dosed_iu, model)


def _lifted(background: Array, dosed_iu: float, model: VitaminDModel) -> Array:
    """What lasting doses add to a background at the usual response, elementwise."""
    converted = conversion(background, model)
    sustained = throughput(background, model, converted)
    lifted = production(sustained + dosed_iu, model, converted) - background
    # Beside a background far beyond any, what a small dose adds is lost in the digits.
    return np.maximum(lifted, _LEAST_LIFT_NMOL_L)
