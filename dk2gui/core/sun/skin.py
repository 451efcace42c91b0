# SPDX-License-Identifier: MIT
"""What sun on skin does over a year: vitamin D made and minutes until the first reddening.

An order-of-magnitude tool: published yields of vitamin D per dose differ more than threefold.
"""

import datetime as dt
import math
from functools import cache
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from dk2gui.core.basis.parameters import Parameter, bare_values
from dk2gui.core.basis.units import ug_from_iu_vitamin_d
from dk2gui.core.scenario.scenario import SunHabit
from dk2gui.core.sun.erythema import Erythema
from dk2gui.core.sun.sunlight import (
    DAY_HOURS,
    DAYS,
    MONTH_LENGTHS,
    NOON,
    Array,
    OzoneGrid,
    Sky,
    credited_share,
    irradiance,
    longest_half_day,
    sky_of,
    uv_index_at,
)

_SECONDS_PER_HOUR: Final = 3600.0
_MINUTES_PER_HOUR: Final = 60.0
_DAYS_PER_WEEK: Final = 7.0
_YEARS_PER_DECADE: Final = 10.0
_SKIN_TYPE_OF_REFERENCE: Final = 2
_MONTH_STARTS: Final = np.cumsum(MONTH_LENGTHS) - MONTH_LENGTHS
# Straight lines between erythemal irradiances twenty minutes apart err by 1 % of the time to burn.
_STEP_HOURS: Final = 1 / 3
_HALF_DAY: Final = np.arange(0.0, NOON + _STEP_HOURS / 2, _STEP_HOURS)
# Three points an hour at most keep a vitamin D dose that matters within 2 % of the exact one.
_PANEL_HOURS: Final = 1.0
_GAUSS_POINTS: Final = 3

NONE, VERY_LITTLE, POSSIBLE = 0, 1, 2


class SkinModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The numbers of the skin; units and sources stand in the data file."""

    med_j_m2: tuple[float, float, float, float, float, float]
    pigment_exponent: float
    iu_per_med_body: float
    calibration: float
    calibration_low: float
    calibration_high: float
    reference_ratio: float
    plateau_iu_body: float
    posture: float
    age_fall_per_decade: float
    age_fall_from_years: float
    sunscreen_label_mg_cm2: float
    sunscreen_applied_mg_cm2: float
    sunscreen_covered_share: float
    usual_summer_high_ug_per_day: float


class SunModel(msgspec.Struct, frozen=True, eq=False):
    """Everything the sun panel rests on: the sky with its ozone, and the skin."""

    sky: Sky
    skin: SkinModel


class SunParameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the sun model's data file."""

    sky: dict[str, Parameter]
    skin: dict[str, Parameter]


class SunDay(msgspec.Struct, frozen=True):
    """One day of a sun habit; `minutes_to_burn` None where no burn is possible that day."""

    vitamin_d_ug_per_day: float
    vitamin_d_low_ug_per_day: float
    vitamin_d_high_ug_per_day: float
    uv_index: float
    minutes_to_burn: float | None
    too_low: bool
    synthesis: int
    unusually_high: bool


class SunYear(msgspec.Struct, frozen=True, eq=False):
    """A sun habit through the year; arrays of 366 by day of the year, from 1 January.

    Vitamin D is averaged over the week; `low` and `high` span the published yields. `uv_index`
    is the highest of the window, clouds included. `minutes_to_burn` is nan where no burn is
    possible. `too_low`: even the highest sun of the window is below the criterion of Webb 1988.
    `synthesis` judges solar noon: NONE, VERY_LITTLE or POSSIBLE. `unusually_high`: more than
    people are found to get from sun as a habit.
    """

    vitamin_d_ug_per_day: Array
    vitamin_d_low_ug_per_day: Array
    vitamin_d_high_ug_per_day: Array
    uv_index: Array
    minutes_to_burn: Array
    too_low: NDArray[np.bool_]
    synthesis: NDArray[np.int8]
    unusually_high: NDArray[np.bool_]

    @property
    def vitamin_d_by_month(self) -> Array:
        """Twelve monthly means in ug a day."""
        year = self.vitamin_d_ug_per_day[: MONTH_LENGTHS.sum()]
        months: Array = np.add.reduceat(year, _MONTH_STARTS) / MONTH_LENGTHS
        return months

    def on(self, date: dt.date) -> SunDay:
        """The values of one date."""
        index = date.timetuple().tm_yday - 1
        minutes = float(self.minutes_to_burn[index])
        return SunDay(
            float(self.vitamin_d_ug_per_day[index]),
            float(self.vitamin_d_low_ug_per_day[index]),
            float(self.vitamin_d_high_ug_per_day[index]),
            float(self.uv_index[index]),
            None if np.isnan(minutes) else minutes,
            bool(self.too_low[index]),
            int(self.synthesis[index]),
            bool(self.unusually_high[index]),
        )


def sun_model(parameters: SunParameters, ozone: OzoneGrid) -> SunModel:
    """The model from its data. Raises msgspec.ValidationError on missing or unknown names."""
    return SunModel(
        sky_of(parameters.sky, ozone), msgspec.convert(bare_values(parameters.skin), SkinModel)
    )


def age_factor(age_years: float, skin: SkinModel) -> float:
    """Yield at this age relative to young skin; falls by a share each decade."""
    decades = max(age_years - skin.age_fall_from_years, 0.0) / _YEARS_PER_DECADE
    return float((1 - skin.age_fall_per_decade) ** decades)


def sunscreen_transmission(spf: float, skin: SkinModel) -> float:
    """Share of UV that reaches skin under a sunscreen as people really put it on.

    The thin layer protects by SPF^(applied/label); missed skin gets everything.
    """
    layer = skin.sunscreen_applied_mg_cm2 / skin.sunscreen_label_mg_cm2
    covered = skin.sunscreen_covered_share
    return float(1 - covered + covered / max(spf, 1.0) ** layer)


def yield_dose_j_m2(skin_type: int, skin: SkinModel) -> float:
    """Erythemal dose that counts as one MED for vitamin D.

    Pigment slows vitamin D less than it slows reddening, so the MED is not used as it stands.
    """
    reference = skin.med_j_m2[_SKIN_TYPE_OF_REFERENCE - 1]
    return float(reference * (skin.med_j_m2[skin_type - 1] / reference) ** skin.pigment_exponent)


def vitamin_d_iu(
    dose_j_m2: Any,
    *,
    exposed_fraction: float,
    skin_type: int,
    factor: float,
    calibration: float,
    skin: SkinModel,
) -> Array:
    """Vitamin D in IU from a vitamin-D-weighted dose on skin; levels off at a plateau.

    `factor` scales the yield for age, `calibration` the rule of 16000 IU per MED and body.
    """
    meds = np.asarray(dose_j_m2) / (yield_dose_j_m2(skin_type, skin) * skin.reference_ratio)
    if exposed_fraction * factor == 0:
        return np.zeros_like(meds)
    share = skin.iu_per_med_body * calibration * meds / skin.plateau_iu_body
    return -skin.plateau_iu_body * exposed_fraction * factor * np.expm1(-share)


def sun_year(habit: SunHabit, skin_type: int, age_years: float, model: SunModel) -> SunYear:
    """A habit of sun through the year, on a skin of Fitzpatrick type 1 to 6.

    The window may cross sunset and midnight and last a whole day. Minutes to burn count from
    its start to the end of that day, or of the window where that ends later.
    """
    sky, skin = model.sky, model.skin
    half_day = longest_half_day(habit.latitude, sky)
    start = habit.start_hour % DAY_HOURS - NOON
    end = start + habit.minutes / _MINUTES_PER_HOUR
    nodes, weights = _window_nodes(start, end, half_day)
    marks = np.concatenate(([0.0, _nearest_noon(start, end)], nodes))
    clear = irradiance(habit.latitude, DAYS, marks + NOON, sky, habit.altitude_m)
    noon, peak, window = clear.vitamin_d[:, 0], clear.vitamin_d[:, 1], clear.vitamin_d[:, 2:]
    cloud = sky.model.cloud_factor(habit.cloud)
    reaching = cloud * sunscreen_transmission(habit.spf, skin) * _SECONDS_PER_HOUR
    dose = (window * credited_share(window, sky.model)) @ (weights * reaching * skin.posture)
    low, middle, high = (
        ug_from_iu_vitamin_d(1.0)
        * (habit.days_per_week / _DAYS_PER_WEEK)
        * vitamin_d_iu(
            dose,
            exposed_fraction=habit.exposed_fraction,
            skin_type=skin_type,
            factor=age_factor(age_years, skin),
            calibration=calibration,
            skin=skin,
        )
        for calibration in (skin.calibration_low, skin.calibration, skin.calibration_high)
    )
    if habit.exposed_fraction > 0:
        hours = _HALF_DAY[: int(half_day / _STEP_HOURS) + 2]
        rate = uv_index_at(habit.latitude, DAYS, hours + NOON, sky, habit.altitude_m)
        rate *= sky.model.w_m2_per_uv_index * reaching
        med = skin.med_j_m2[skin_type - 1]
        minutes = _MINUTES_PER_HOUR * Erythema(rate, hours).hours_to(med, start, max(end, NOON))
    else:
        minutes = np.full(len(DAYS), np.nan)
    possible = noon >= sky.model.possible_from_w_m2
    some = noon >= sky.model.none_below_w_m2
    return SunYear(
        vitamin_d_ug_per_day=middle,
        vitamin_d_low_ug_per_day=low,
        vitamin_d_high_ug_per_day=high,
        uv_index=clear.uv_index[:, 1] * cloud,
        minutes_to_burn=minutes,
        too_low=peak < sky.model.possible_from_w_m2,
        synthesis=some.astype(np.int8) + possible.astype(np.int8),
        unusually_high=middle > skin.usual_summer_high_ug_per_day,
    )


def _window_nodes(start: float, end: float, half_day: float) -> tuple[Array, Array]:
    """Gauss-Legendre nodes and weights, in hours after the first noon, of the window's daylight.

    Both are empty when the window is. Nights are left out: there is nothing to integrate.
    """
    points, shares = _gauss()
    nodes, weights = [np.empty(0)], [np.empty(0)]
    for noon in (0.0, DAY_HOURS):
        first, last = max(start, noon - half_day), min(end, noon + half_day)
        if last <= first:
            continue
        edges = np.linspace(first, last, math.ceil((last - first) / _PANEL_HOURS) + 1)
        half = np.diff(edges)[:, None] / 2
        nodes.append((edges[:-1, None] + half * (1 + points)).ravel())
        weights.append((half * shares).ravel())
    return np.concatenate(nodes), np.concatenate(weights)


@cache
def _gauss() -> tuple[Array, Array]:
    # Asked for by a sun habit only: NumPy's polynomials are eight modules more to load.
    points, shares = np.polynomial.legendre.leggauss(_GAUSS_POINTS)
    return points, shares


def _nearest_noon(start: float, end: float) -> float:
    """The time of the window, in hours after the first noon, that is nearest to any noon."""
    for noon in (0.0, DAY_HOURS):
        if start <= noon <= end:
            return noon
    return min(start, end, key=lambda time: abs(time - DAY_HOURS * round(time / DAY_HOURS)))
