# SPDX-License-Identifier: MIT
"""Sunlight at the ground: solar geometry, ozone, UV index and vitamin-D-weighted irradiance.

Hours are local solar time (12 is noon), days are days of the year from 1, latitudes are degrees
north. Good to about 15 % under a clear sky; day-to-day ozone alone moves the UV index that much.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from dk2gui.core.basis.parameters import Parameter, bare_values
from dk2gui.core.serum.kinetics import YEAR_DAYS

Array = NDArray[np.float64]

DAYS: Final = np.arange(1, 367)
MONTH_LENGTHS: Final = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_MONTHS: Final = 12
_MID_MONTH: Final = np.cumsum(MONTH_LENGTHS) - MONTH_LENGTHS / 2 + 0.5
# December before and January after, so that the turn of the year is interpolated too.
_OZONE_DAYS: Final = np.concatenate(
    ([_MID_MONTH[-1] - YEAR_DAYS], _MID_MONTH, [_MID_MONTH[0] + YEAR_DAYS])
)
_DEGREES_PER_HOUR: Final = 15.0
NOON: Final = 12.0
DAY_HOURS: Final = 24.0
_M_PER_KM: Final = 1000.0


class SkyModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The numbers of the sky; units and sources stand in the data file."""

    declination_series: tuple[float, float, float, float, float, float, float]
    distance_series: tuple[float, float, float, float, float]
    uv_scale: float
    uv_mu_offset: float
    uv_mu_power: float
    uv_ozone_power: tuple[float, float, float]
    uv_low_sun: float
    taper_from_deg: float
    taper_to_deg: float
    ozone_reference_du: float
    altitude_gain_per_km: float
    aerosol_beta: float
    aerosol_beta_reference: float
    aerosol_loss: tuple[float, float]
    cloud_clear: float
    cloud_partly: float
    cloud_overcast: float
    w_m2_per_uv_index: float
    ratio_scale: float
    ratio_knee: float
    ratio_power: float
    ratio_ozone_power: float
    ratio_mu_offset: float
    ratio_mu_power: float
    ratio_cap: float
    possible_from_w_m2: float
    none_below_w_m2: float

    def cloud_factor(self, cloud: str) -> float:
        """Share of a clear sky's UV that passes `clear`, `partly` or `overcast` skies."""
        passed = {
            "clear": self.cloud_clear,
            "partly": self.cloud_partly,
            "overcast": self.cloud_overcast,
        }
        return passed[cloud]


class OzoneGrid(msgspec.Struct, frozen=True, eq=False):
    """Total ozone by mid-month and latitude: `du` is (12, latitudes) in Dobson units."""

    latitudes: Array
    du: Array


class Sky(msgspec.Struct, frozen=True, eq=False):
    """A sky model with its ozone, and the sun's yearly course worked out once."""

    model: SkyModel
    ozone: OzoneGrid
    sin_declination: Array
    cos_declination: Array
    distance: Array


class Irradiance(NamedTuple):
    """Clear-sky irradiance: `uv_index`, and the vitamin-D-weighted `vitamin_d` in W/m2."""

    uv_index: Array
    vitamin_d: Array


class DayCurve(NamedTuple):
    """UV index by hour of local solar time; equally long arrays."""

    hour: Array
    uv_index: Array


def ozone_grid(rows: Iterable[Mapping[str, str]]) -> OzoneGrid:
    """The ozone table from its rows: one a month, in order, with a column for each latitude.

    Raises ValueError unless there are twelve months.
    """
    table = list(rows)
    if [row["month"] for row in table] != [*map(str, range(1, _MONTHS + 1))]:
        raise ValueError("ozone: needs the months 1 to 12 in order")
    columns = [name for name in table[0] if name.lstrip("-").isdigit()]
    latitudes = np.array([float(name) for name in columns])
    du = np.array([[float(row[name]) for name in columns] for row in table])
    return OzoneGrid(latitudes, du)


def sky_of(parameters: Mapping[str, Parameter], ozone: OzoneGrid) -> Sky:
    """The sky from its parameters. Raises msgspec.ValidationError on missing or unknown names."""
    model = msgspec.convert(bare_values(parameters), SkyModel)
    declination = solar_declination(DAYS, model)
    return Sky(model, ozone, np.sin(declination), np.cos(declination), distance_factor(DAYS, model))


def _fourier(day: Any, series: tuple[float, ...]) -> Array:
    angle = 2 * np.pi * (np.asarray(day, dtype=float) - 1) / YEAR_DAYS
    total = np.full_like(angle, series[0])
    for order, (cosine, sine) in enumerate(zip(series[1::2], series[2::2], strict=True), start=1):
        total += cosine * np.cos(order * angle) + sine * np.sin(order * angle)
    return total


def solar_declination(day: Any, model: SkyModel) -> Array:
    """Declination of the sun in radians. Source: Spencer 1971."""
    return _fourier(day, model.declination_series)


def distance_factor(day: Any, model: SkyModel) -> Array:
    """Squared ratio of the mean to the actual distance of the sun. Source: Spencer 1971."""
    return _fourier(day, model.distance_series)


def zenith_cosine(latitude: float, days: Any, hours: Any, sky: Sky) -> Array:
    """Cosine of the angle between sun and zenith: (days, hours); negative below the horizon."""
    index = np.asarray(days) - 1
    angle = np.radians(_DEGREES_PER_HOUR * (np.atleast_1d(hours) - NOON))
    high = np.sin(np.radians(latitude)) * sky.sin_declination[index]
    swing = np.cos(np.radians(latitude)) * sky.cos_declination[index]
    cosine: Array = high[:, None] + swing[:, None] * np.cos(angle)
    return cosine


def ozone_du(latitude: float, days: Any, ozone: OzoneGrid) -> Array:
    """Total ozone in Dobson units by day; beyond the table's latitudes its edge holds."""
    place = np.clip(latitude, ozone.latitudes[0], ozone.latitudes[-1])
    right = int(np.clip(np.searchsorted(ozone.latitudes, place), 1, len(ozone.latitudes) - 1))
    left = right - 1
    share = (place - ozone.latitudes[left]) / (ozone.latitudes[right] - ozone.latitudes[left])
    months = ozone.du[:, left] * (1 - share) + ozone.du[:, right] * share
    du: Array = np.interp(days, _OZONE_DAYS, np.concatenate((months[-1:], months, months[:1])))
    return du


def clear_uv_index(mu: Array, ozone: Array, model: SkyModel, gain: Any = 1.0) -> Array:
    """UV index of a clear sky at mean solar distance and sea level, times `gain`.

    `mu` (days, hours) is the zenith cosine; `ozone` and `gain` are by day or scalar. The fit is
    to a spectral model (see the data file); it replaces Madronich 2007, which is too low for a
    sun within 15 degrees of the horizon.
    """
    low = 1 - mu
    log_ozone = _log_ozone(ozone, model)
    turbid = model.aerosol_beta - model.aerosol_beta_reference
    constant, slope, bend = (-power * log_ozone for power in model.uv_ozone_power)
    offset = model.uv_mu_offset**2
    half_power = model.uv_mu_power / 2
    constant = constant - turbid * model.aerosol_loss[0] - half_power * np.log1p(offset)
    constant = constant + np.log(model.uv_scale * np.reshape(gain, (-1, 1)))
    slope = slope - turbid * model.aerosol_loss[1]
    bend = bend + model.uv_low_sun
    # One logarithm and one exponential serve every power of the fit, mostly in place: this runs
    # on slider moves.
    exponent = bend * low
    exponent += slope
    exponent *= low
    exponent += constant
    exponent += half_power * np.log(mu * mu + offset)
    uv_index = np.exp(exponent, out=exponent)
    top, bottom = np.cos(np.radians((model.taper_from_deg, model.taper_to_deg)))
    taper = np.subtract(mu, bottom, out=low)
    taper /= top - bottom
    uv_index *= np.clip(taper, 0.0, 1.0, out=taper)
    return uv_index


def vitamin_d_ratio(mu: Array, ozone: Array, model: SkyModel) -> Array:
    """Vitamin-D-weighted over erythemal irradiance; shapes as in `clear_uv_index`."""
    shifted = model.ratio_ozone_power * _log_ozone(ozone, model) - np.log(model.ratio_knee)
    steep = model.ratio_power * model.ratio_mu_power
    bent = model.ratio_power * shifted - steep * np.log(mu * mu + model.ratio_mu_offset**2)
    ratio: Array = np.minimum(model.ratio_scale / (1 + np.exp(bent)), model.ratio_cap)
    return ratio


def _log_ozone(ozone: Array, model: SkyModel) -> Array:
    return np.log(np.reshape(ozone, (-1, 1)) / model.ozone_reference_du)


def irradiance(
    latitude: float, days: Any, hours: Any, sky: Sky, altitude_m: float = 0.0
) -> Irradiance:
    """Clear-sky irradiance at a place: arrays of (days, hours)."""
    mu = zenith_cosine(latitude, days, hours, sky)
    ozone = ozone_du(latitude, days, sky.ozone)
    uv_index = clear_uv_index(mu, ozone, sky.model, _gain(days, altitude_m, sky))
    ratio = vitamin_d_ratio(mu, ozone, sky.model)
    return Irradiance(uv_index, uv_index * ratio * sky.model.w_m2_per_uv_index)


def uv_index_at(latitude: float, days: Any, hours: Any, sky: Sky, altitude_m: float = 0.0) -> Array:
    """Clear-sky UV index alone at a place: (days, hours)."""
    mu = zenith_cosine(latitude, days, hours, sky)
    ozone = ozone_du(latitude, days, sky.ozone)
    return clear_uv_index(mu, ozone, sky.model, _gain(days, altitude_m, sky))


def _gain(days: Any, altitude_m: float, sky: Sky) -> Array:
    lift = 1 + sky.model.altitude_gain_per_km * altitude_m / _M_PER_KM
    gain: Array = sky.distance[np.asarray(days) - 1] * lift
    return gain


def longest_half_day(latitude: float, sky: Sky) -> float:
    """Hours from noon to the latest end of UV in the year at a latitude; 12 where none sets."""
    high = np.sin(np.radians(latitude)) * sky.sin_declination
    swing = np.cos(np.radians(latitude)) * sky.cos_declination
    lowest = np.cos(np.radians(sky.model.taper_to_deg))
    cosine = np.clip((lowest - high) / swing, -1.0, 1.0).min()
    return float(np.degrees(np.arccos(cosine)) / _DEGREES_PER_HOUR)


def credited_share(vitamin_d: Array, model: SkyModel) -> Array:
    """Share of a clear sky's vitamin-D-weighted W/m2 that is credited: 0 for a sun too low.

    Two published criteria for the least sun differ tenfold; between them the share rises evenly.
    """
    least, full = model.none_below_w_m2, model.possible_from_w_m2
    share = vitamin_d - least
    share /= full - least
    return np.clip(share, 0.0, 1.0, out=share)


def day_curve(
    latitude: float,
    day: int,
    sky: Sky,
    *,
    altitude_m: float = 0.0,
    cloud: str = "clear",
    step_hours: float = 0.25,
) -> DayCurve:
    """The UV index over one day, from hour 0 to 24 in equal steps."""
    hours = np.linspace(0.0, DAY_HOURS, round(DAY_HOURS / step_hours) + 1)
    clear = uv_index_at(latitude, [day], hours, sky, altitude_m)[0]
    return DayCurve(hours, clear * sky.model.cloud_factor(cloud))
