# SPDX-License-Identifier: MIT
"""How vitamin D doses become 25(OH)D in the blood: the kinetics, for many people at once.

A dose enters a fast pool, which gives to the liver and exchanges with fat; both pools are linear.
What reaches the liver, r in IU a day, becomes 25(OH)D along a curve that bends:

    g(r) = Cs r / (Us + r) + b r        C' = (ln 2 / th) (g(r) - C)

Body size scales the dose: (75 kg / weight)^alpha. People with the same level differ in what they
take in and in how well they convert it (Cs): a level below the population's means a little less
of both. Arrays are (days, people), float64.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, Literal

import msgspec
import numpy as np
from numpy.typing import ArrayLike, NDArray

from dk2gui.core.basis.parameters import Parameter, bare_values
from dk2gui.core.serum.room import Room

Array = NDArray[np.float64]
VitaminDForm = Literal["d3", "d2"]

YEAR_DAYS: Final = 365
# A dose is level after two years: the pools and the blood have then forgotten their start.
SETTLING_DAYS: Final = 2 * YEAR_DAYS
# Days that one matrix product carries forward; the fastest size for 1 to 200 people.
_BLOCK: Final = 32
# Bounded: each answer is some kilobytes, and lengths of forecasts come by the hundred.
_LENGTHS_KEPT: Final = 32
_MODELS_KEPT: Final = 4


class VitaminDModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The numbers of the 25(OH)D model; units and sources stand in the data file."""

    saturable_nmol_l: float
    half_saturation_iu: float
    linear_nmol_l_per_iu: float
    weight_exponent: float
    reference_weight_kg: float
    least_scaled_weight_kg: float
    d2_relative_dose: float
    fast_to_liver_per_day: float
    fast_to_fat_per_day: float
    fat_to_fast_per_day: float
    half_life_days: float
    input_share_of_level: float
    split_low_nmol_l: float
    split_high_nmol_l: float
    least_throughput_iu: float
    reference_level_nmol_l: float
    population_median_nmol_l: float
    typical_food_iu: float
    typical_sun_iu: float
    population_log_sd: float
    response_log_sd: float
    sun_log_sd: float
    assumed_sun_log_sd: float
    assumed_sun_most_share: float
    seasonal_lag_days: float
    wandering_log_sd: float
    wandering_memory_days: float
    dose_wandering_share: float
    season_log_amplitude: float
    past_log_variance_per_year: float
    assay_cv: float
    biological_cv: float
    detection_limit_nmol_l: float
    plateau_tolerance: float
    misfit_probability: float


class SerumLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A level, or a range of levels, that a body names; for the lines of a plot."""

    id: str
    low_nmol_l: float
    high_nmol_l: float | None
    body: str
    meaning: str
    source: str
    status: Literal["seen", "recalled", "own"]


class VitaminDFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the model's data file."""

    parameters: dict[str, Parameter]
    lines: tuple[SerumLine, ...]


class Dose(msgspec.Struct, frozen=True, kw_only=True):
    """`amount_iu` every `every_days` days from day `from_day` on, before day `until_day`.

    Day 0 is the start of a forecast; days before it are negative.
    """

    amount_iu: float
    every_days: int = 1
    from_day: int = 0
    until_day: int | None = None
    form: VitaminDForm = "d3"


def vitamin_d_model(parameters: Mapping[str, Parameter]) -> VitaminDModel:
    """The model from its parameter table. Raises msgspec.ValidationError on a wrong table."""
    values: Mapping[str, Any] = bare_values(parameters)
    return msgspec.convert(values, VitaminDModel)


def effective_iu(dose: Dose, model: VitaminDModel) -> float:
    """One dose as IU of vitamin D3 that raise 25(OH)D equally far."""
    return dose.amount_iu * (model.d2_relative_dose if dose.form == "d2" else 1.0)


def iu_by_day(doses: Iterable[Dose], days: int, model: VitaminDModel, begin: int = 0) -> Array:
    """Effective IU swallowed on each of the days `begin` to `days`; shape (days - begin + 1,)."""
    swallowed = np.zeros(days - begin + 1)
    for dose in doses:
        first = dose.from_day
        if first < begin:
            # A dose that began earlier keeps its rhythm.
            first = begin + (first - begin) % dose.every_days
        last = days + 1 if dose.until_day is None else max(dose.until_day, begin)
        swallowed[first - begin : last - begin : dose.every_days] += effective_iu(dose, model)
    return swallowed


def mean_iu_per_day(doses: Iterable[Dose], model: VitaminDModel) -> float:
    """Mean effective IU a day of doses that go on without end."""
    return sum(effective_iu(dose, model) / dose.every_days for dose in doses)


def mean_iu_by_day(doses: Iterable[Dose], days: int, model: VitaminDModel, begin: int = 0) -> Array:
    """Mean effective IU a day on the days `begin` to `days`, each dose from first day to last.

    Shape (days - begin + 1,). Unlike `iu_by_day`, a weekly dose gives a seventh each day.
    """
    mean = np.zeros(days - begin + 1)
    for dose in doses:
        first = max(dose.from_day, begin) - begin
        last = days + 1 if dose.until_day is None else max(dose.until_day, begin)
        mean[first : last - begin] += effective_iu(dose, model) / dose.every_days
    return mean


def weight_scale(weight_kg: ArrayLike, model: VitaminDModel) -> Array:
    """What an IU counts in a body of this weight, 1 at the reference weight.

    Below the lightest weight that trials had it no longer grows.
    """
    weight = np.maximum(np.asarray(weight_kg, dtype=np.float64), model.least_scaled_weight_kg)
    relative = model.reference_weight_kg / weight
    return relative**model.weight_exponent


def conversion(level_nmol_l: ArrayLike, model: VitaminDModel) -> Array:
    """How well a person with this unsupplemented level converts, 1 at the reference level.

    Multiplies Cs. Beyond the levels that trials began from, input alone explains the rest.
    """
    level = np.clip(level_nmol_l, model.split_low_nmol_l, model.split_high_nmol_l)
    relative = level / model.reference_level_nmol_l
    return np.asarray(relative ** (1.0 - model.input_share_of_level))


def production(
    throughput_iu: ArrayLike,
    model: VitaminDModel,
    converted: ArrayLike = 1.0,
    out: Array | None = None,
) -> Array:
    """g: the 25(OH)D in nmol/L that a steady throughput in IU a day sustains, elementwise."""
    r = np.asarray(throughput_iu, dtype=np.float64)
    made = np.add(r, model.half_saturation_iu, out=out)
    made = np.divide(np.multiply(converted, model.saturable_nmol_l), made, out=out)
    made += model.linear_nmol_l_per_iu
    made *= r
    return np.asarray(made)


def throughput(level_nmol_l: ArrayLike, model: VitaminDModel, converted: ArrayLike = 1.0) -> Array:
    """The inverse of `production`: IU a day that sustain a level, elementwise."""
    level = np.asarray(level_nmol_l, dtype=np.float64)
    linear, half = model.linear_nmol_l_per_iu, model.half_saturation_iu
    p = np.multiply(converted, model.saturable_nmol_l) + linear * half - level
    root = np.sqrt(p * p + 4.0 * linear * level * half)
    # Of the two equal forms of the root, each loses digits where the other does not.
    low = 2.0 * level * half / (root + np.maximum(p, 0.0))
    return np.where(p > 0, low, (root - p) / (2.0 * linear))


@lru_cache(maxsize=_LENGTHS_KEPT)
def pool_response(model: VitaminDModel, days: int) -> Array:
    """What one IU swallowed on day 0 gives to the liver on the days 0 to `days`, in IU a day.

    Exact for a dose at the start of the day, averaged over each day. It sums to 1 in the end.
    """
    kh, kf, kr = (
        model.fast_to_liver_per_day,
        model.fast_to_fat_per_day,
        model.fat_to_fast_per_day,
    )
    # The fast pool after a unit dose is a sum of two exponentials with rates x1 < x2.
    half_sum = (kh + kf + kr) / 2.0
    spread = (half_sum * half_sum - kh * kr) ** 0.5
    rates = np.array([half_sum - spread, half_sum + spread])
    shares = (rates - kr) / (rates - rates[::-1])
    day = np.arange(days + 1)[:, None]
    daily = kh * shares / rates * -np.expm1(-rates)
    response: Array = np.sum(daily * np.exp(-rates * day), axis=1)
    response.setflags(write=False)
    return response


def liver_input(iu: Array, model: VitaminDModel) -> Array:
    """Throughput in IU a day that daily doses add; shape as `iu`, (days,).

    Before weight scaling: the pools are linear, so one answer serves people of every size.
    """
    response = pool_response(model, len(iu) - 1)
    taken = np.flatnonzero(iu)
    # Few doses: add their shifted answers up. Many: one convolution.
    if len(taken) * 8 > len(iu):
        return np.convolve(iu, response)[: len(iu)]
    added = np.zeros(len(iu))
    for day in taken:
        added[day:] += iu[day] * response[: len(iu) - day]
    return added


@lru_cache(maxsize=_MODELS_KEPT)
def _year_response(model: VitaminDModel) -> Array:
    years = 8  # the slow pool has emptied by then
    response = pool_response(model, years * YEAR_DAYS - 1).reshape(years, YEAR_DAYS).sum(axis=0)
    return np.asarray(response / response.sum())


def skin_throughput(sun_iu: Array, model: VitaminDModel) -> Array:
    """Throughput in IU a day from a year of sun that repeats; shape (365,) in and out.

    Vitamin D from the skin passes the same pools as a dose, which is why levels lag the sun.
    """
    spectrum = np.fft.rfft(sun_iu) * np.fft.rfft(_year_response(model))
    return np.asarray(np.maximum(np.fft.irfft(spectrum, YEAR_DAYS), 0.0))


def lagged(throughput_by_day: Array, model: VitaminDModel) -> Array:
    """A repeating year of throughput as the blood remembers it; shape (365,) in and out."""
    decay = np.exp(-np.log(2.0) / model.half_life_days * np.arange(YEAR_DAYS))
    spectrum = np.fft.rfft(throughput_by_day) * np.fft.rfft(decay / decay.sum())
    return np.asarray(np.maximum(np.fft.irfft(spectrum, YEAR_DAYS), 0.0))


@lru_cache(maxsize=_LENGTHS_KEPT)
def _memory(half_life_days: float) -> tuple[Array, Array]:
    keep = 2.0 ** (-1.0 / half_life_days)
    step = np.arange(_BLOCK)
    weights = np.where(step[:, None] >= step, keep ** np.maximum(step[:, None] - step, 0), 0.0) * (
        1.0 - keep
    )
    return weights, keep ** (step[:, None] + 1.0)


def serum(
    made_nmol_l: Array, start_nmol_l: Array, model: VitaminDModel, room: Room | None = None
) -> Array:
    """25(OH)D by day from what is made: C <- C keep + made (1 - keep).

    `made_nmol_l` is (days, people): the level that each day's throughput would sustain.
    `start_nmol_l` is (people,). Returns (days + 1, people), the start first; with a room, there.
    """
    room = room or Room()
    days, people = made_nmol_l.shape
    weights, fading = _memory(model.half_life_days)
    blocks = -(-days // _BLOCK)
    padded = made_nmol_l
    if days % _BLOCK:
        # What lies after the last day is carried on, and seen by nobody.
        padded = room.array("padded", (blocks * _BLOCK, people))
        padded[:days] = made_nmol_l
    level = room.array("level", (blocks * _BLOCK + 1, people))
    level[0] = start_nmol_l
    inside = level[1:].reshape(blocks, _BLOCK, people)
    np.matmul(weights, padded.reshape(blocks, _BLOCK, people), out=inside)
    carried = level[0]
    for block in range(blocks):
        inside[block] += fading * carried
        carried = inside[block, -1]
    return level[: days + 1]
