# SPDX-License-Identifier: MIT
"""Sunlight at the ground against published values, and everywhere on Earth."""

import datetime as dt

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.sun.sunlight import (
    DAYS,
    clear_uv_index,
    credited_share,
    day_curve,
    distance_factor,
    irradiance,
    ozone_du,
    ozone_grid,
    sky_of,
    solar_declination,
    vitamin_d_ratio,
    zenith_cosine,
)
from tests.core.model_files import bundled_sun, check_rows, csv_rows, sun_parameters
from tools.validation_sun import sun_check_rows, sun_checks, sun_markdown

SKY = bundled_sun().sky
MODEL = SKY.model
YEAR = 2027

latitudes = st.floats(-90, 90)
days = st.integers(1, 366)
hours = st.floats(0, 24)


def day_of(month: int, day: int) -> int:
    return dt.date(YEAR, month, day).timetuple().tm_yday


@pytest.mark.parametrize(
    ("month", "day", "degrees"),
    # Astronomical Almanac: solstices, equinoxes and cross-quarter days.
    [(6, 21, 23.44), (12, 21, -23.44), (3, 20, 0.0), (9, 23, 0.0), (2, 4, -16.2), (8, 7, 16.4)],
)
def test_declination(month, day, degrees):
    found = np.degrees(solar_declination(day_of(month, day), MODEL))
    assert found == pytest.approx(degrees, abs=0.5)


def test_distance_of_the_sun():
    # Perihelion 0.9833 and aphelion 1.0167 astronomical units, early January and July.
    factors = distance_factor(DAYS, MODEL)
    assert factors.max() == pytest.approx(1 / 0.9833**2, abs=0.001)
    assert factors.min() == pytest.approx(1 / 1.0167**2, abs=0.001)
    assert DAYS[factors.argmax()] < 10
    assert 175 < DAYS[factors.argmin()] < 195


def test_the_sun_at_noon_stands_where_latitude_and_declination_say():
    for latitude in (-60.0, -23.44, 0.0, 23.44, 52.0):
        height = np.degrees(np.arcsin(zenith_cosine(latitude, DAYS, 12.0, SKY)[:, 0]))
        declination = np.degrees(solar_declination(DAYS, MODEL))
        assert height == pytest.approx(90 - np.abs(latitude - declination), abs=1e-6)


def test_length_of_the_longest_day():
    # Without refraction the longest day at 52 N lasts 16.5 hours (hour angle of sunset).
    times = np.linspace(0, 24, 24 * 60 + 1)
    lit = zenith_cosine(52.0, [day_of(6, 21)], times, SKY)[0] > 0
    assert lit.mean() * 24 == pytest.approx(16.5, abs=0.1)


def test_ozone_at_the_nodes_and_beyond_the_edges():
    # Fortuin & Kelder 1998: March 60 N 428 DU, October 80 S 217 DU.
    assert ozone_du(60.0, day_of(3, 16), SKY.ozone) == pytest.approx(428, abs=2)
    assert ozone_du(-80.0, day_of(10, 16), SKY.ozone) == pytest.approx(217, abs=3)
    assert np.array_equal(ozone_du(90.0, DAYS, SKY.ozone), ozone_du(80.0, DAYS, SKY.ozone))


@given(latitudes)
def test_ozone_has_no_jump_anywhere_in_the_year(latitude):
    year = ozone_du(latitude, DAYS[:365], SKY.ozone)
    steps = np.abs(np.diff(np.append(year, year[0])))
    assert year.min() > 200
    assert steps.max() < 4


def test_an_ozone_table_needs_twelve_months():
    with pytest.raises(ValueError, match="months 1 to 12"):
        ozone_grid(csv_rows("ozone.csv")[:11])


@pytest.mark.parametrize("zenith", [0, 20, 40, 50, 60, 70])
@pytest.mark.parametrize("ozone", [250, 300, 350, 400])
def test_uv_index_agrees_with_madronich(zenith, ozone):
    # Madronich 2007 Photochem Photobiol 83:1537: 12.5 mu^2.42 (O3 / 300)^-1.23.
    mu = np.cos(np.radians([[zenith]]))
    published = 12.5 * mu[0, 0] ** 2.42 * (ozone / 300) ** -1.23
    found = clear_uv_index(mu, np.array([ozone]), MODEL)[0, 0]
    assert found == pytest.approx(published, rel=0.11)


@pytest.mark.parametrize(
    ("zenith", "ratio"), [(0, 2.0), (50, 1.77), (60, 1.56), (70, 1.20), (80, 0.73)]
)
def test_the_vitamin_d_ratio_of_the_spectral_model(zenith, ratio):
    mu = np.cos(np.radians([[zenith]]))
    assert vitamin_d_ratio(mu, np.array([300.0]), MODEL)[0, 0] == pytest.approx(ratio, rel=0.02)


def none_from_to(latitude: float) -> tuple[int, int]:
    """First and last day of the winter in which the criterion of Webb is not met at noon."""
    noon = irradiance(latitude, DAYS[:365], 12.0, SKY).vitamin_d[:, 0]
    none = noon < MODEL.possible_from_w_m2
    return int(DAYS[180:365][none[180:]].min()), int(DAYS[:180][none[:180]].max())


@pytest.mark.parametrize(
    ("latitude", "first", "last"),
    # Webb, Kline & Holick 1988 J Clin Endocrinol Metab 67:373.
    [(42.2, (11, 1), (2, 28)), (52.0, (10, 1), (3, 31))],
)
def test_the_winter_without_vitamin_d(latitude, first, last):
    start, end = none_from_to(latitude)
    assert start == pytest.approx(day_of(*first), abs=14)
    assert end == pytest.approx(day_of(*last), abs=14)


@pytest.mark.parametrize("latitude", [34.0, 18.4, 0.0])
def test_the_south_has_vitamin_d_all_year(latitude):
    # Webb 1988: Los Angeles and San Juan all year.
    noon = irradiance(latitude, DAYS, 12.0, SKY).vitamin_d
    assert noon.min() >= MODEL.possible_from_w_m2


def test_the_far_north_has_none_at_all_for_part_of_the_year():
    # Engelsen 2005 Photochem Photobiol 81:1287: from 51 degrees; five months at 70 degrees.
    def dark_days(latitude: float) -> int:
        noon = irradiance(latitude, DAYS[:365], 12.0, SKY).vitamin_d[:, 0]
        return int((noon < MODEL.none_below_w_m2).sum())

    assert dark_days(50.0) == 0
    assert dark_days(52.0) > 0
    assert dark_days(70.0) == pytest.approx(152, abs=14)


def test_too_low_a_sun_is_credited_step_by_step():
    light = np.array([0.0, MODEL.none_below_w_m2, MODEL.possible_from_w_m2, 1.0])
    assert credited_share(light, MODEL) == pytest.approx([0, 0, 1, 1])
    between = credited_share(np.linspace(0, 0.2, 50), MODEL)
    assert (np.diff(between) >= 0).all()


@given(latitudes, days, hours, st.floats(-500, 9000))
def test_irradiance_is_finite_and_never_negative(latitude, day, hour, altitude):
    light = irradiance(latitude, [day], [hour], SKY, altitude)
    for values in light:
        assert np.isfinite(values).all()
        assert (values >= 0).all()
    assert light.uv_index.max() < 40


@given(st.floats(0.05, 1), st.floats(200, 500), st.floats(1, 100))
def test_more_ozone_means_less_uv(mu, ozone, more):
    cosine = np.array([[mu]])
    less = clear_uv_index(cosine, np.array([ozone + more]), MODEL)
    assert less < clear_uv_index(cosine, np.array([ozone]), MODEL)


@given(st.floats(0, 4000), st.floats(10, 4000))
def test_mountains_have_more_uv(altitude, climb):
    low = irradiance(46.0, [180], 12.0, SKY, altitude).uv_index
    high = irradiance(46.0, [180], 12.0, SKY, altitude + climb).uv_index
    assert high > low


def test_the_curve_of_a_day():
    curve = day_curve(52.0, day_of(7, 1), SKY)
    assert (curve.hour[0], curve.hour[-1]) == (0.0, 24.0)
    assert curve.uv_index == pytest.approx(curve.uv_index[::-1])
    assert curve.hour[curve.uv_index.argmax()] == 12.0
    assert curve.uv_index[0] == 0.0
    partly, overcast = (
        day_curve(52.0, day_of(7, 1), SKY, cloud=cloud).uv_index.max()
        for cloud in ("partly", "overcast")
    )
    # US NWS and EPA: 0.89 under scattered clouds, 0.31 under an overcast sky.
    assert partly / curve.uv_index.max() == pytest.approx(0.89)
    assert overcast / curve.uv_index.max() == pytest.approx(0.31)


@pytest.mark.parametrize(("latitude", "winter", "summer"), [(80.0, 355, 172), (-90.0, 172, 355)])
def test_polar_night_and_polar_day(latitude, winter, summer):
    assert day_curve(latitude, winter, SKY).uv_index.max() == 0.0
    assert day_curve(latitude, summer, SKY).uv_index.min() > 0.0


def test_a_parameter_too_many_or_too_few_is_an_error():
    parameters = dict(sun_parameters().sky)
    extra = {**parameters, "moonlight": parameters["uv_scale"]}
    with pytest.raises(msgspec.ValidationError, match="moonlight"):
        sky_of(extra, SKY.ozone)
    del parameters["uv_scale"]
    with pytest.raises(msgspec.ValidationError, match="uv_scale"):
        sky_of(parameters, SKY.ozone)


def test_every_parameter_names_unit_and_source():
    for group in (sun_parameters().sky, sun_parameters().skin):
        for name, parameter in group.items():
            assert parameter.unit, name
            assert parameter.source, name


def test_published_figures():
    checks = sun_checks(bundled_sun(), check_rows())
    outside = {check.row.id for check in checks if not check.inside}
    # Published exposure times differ from each other more than threefold (see the skin model).
    assert outside == {
        "miami-minutes-for-iu-105",
        "tsukuba-minutes-for-iu-349",
        "valencia-minutes-for-iu-288",
    }
    assert len({check.row.id for check in checks}) == len(checks)


def test_the_table_of_checks_says_what_the_checks_say():
    checks = sun_checks(bundled_sun(), check_rows())
    lines = sun_markdown(checks).splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == len(checks) + 2
    assert {line.count("|") for line in table} == {table[0].count("|")}
    assert sum("**no**" in line for line in table) == sum(not check.inside for check in checks)
    assert lines[-1] == f"{sum(c.inside for c in checks)} of {len(checks)} figures lie inside."


def test_a_check_without_its_conditions_is_an_error():
    row = next(row for row in csv_rows("sun_checks.csv") if row["quantity"] == "uv_index")
    (broken,) = sun_check_rows([{**row, "day": ""}])
    with pytest.raises(ValueError, match="needs day"):
        sun_checks(bundled_sun(), [broken])
