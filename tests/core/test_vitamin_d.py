# SPDX-License-Identifier: MIT
"""The 25(OH)D kinetics against published levels, time courses and a plain reference."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.serum.kinetics import (
    Dose,
    iu_by_day,
    lagged,
    liver_input,
    mean_iu_per_day,
    pool_response,
    production,
    serum,
    skin_throughput,
    throughput,
    weight_scale,
)
from dk2gui.core.serum.simple_rules import SERUM_RULES, Circumstances
from tests.core.vitamin_d_files import bundled_model, course

MODEL = bundled_model()
AMOUNTS = st.floats(0, 50_000)


@pytest.mark.parametrize(
    ("iu_per_day", "nmol_l"),
    [
        (100, 24),
        (200, 36),
        (400, 49),
        (600, 57),
        (1000, 68),
        (2000, 86),
        (4000, 115),
        (5000, 129),
        (10_000, 197),
        (20_000, 332),
    ],
)
def test_steady_levels(iu_per_day, nmol_l):
    assert float(production(iu_per_day, MODEL)) == pytest.approx(nmol_l, abs=1.0)


def test_the_input_behind_75_to_90_nmol_l_is_what_heaney_2013_infers():
    # 778 to 2667 IU/d of basal input from all sources: Heaney 2013 J Nutr 143:571.
    assert 778 < float(throughput(75, MODEL)) < float(throughput(90, MODEL)) < 2667


@given(st.floats(0, 1e6), st.floats(0.3, 3))
def test_throughput_undoes_production(iu_per_day, converted):
    level = production(iu_per_day, MODEL, converted)
    assert float(throughput(level, MODEL, converted)) == pytest.approx(
        iu_per_day, rel=1e-9, abs=1e-9
    )


def test_daily_4000_iu_from_50():
    # The course that the fit to trials gives; 90 % of the rise after 3 to 4 months.
    levels = course(Dose(amount_iu=4000)).median
    assert levels[[28, 56, 90, 180, 365]] == pytest.approx([87, 103, 111, 117, 121], abs=1.5)
    rise = levels - levels[0]
    assert 95 < int(np.argmax(rise >= 0.9 * rise[-1])) < 125


def test_one_dose_of_100_000_iu_from_50():
    levels = course(Dose(amount_iu=100_000, every_days=365)).median
    assert 5 <= int(np.argmax(levels)) <= 8
    assert levels[[6, 28, 56, 84]] == pytest.approx([85, 71, 62, 58], abs=1.5)


def test_levels_fall_after_stopping():
    levels = course(Dose(amount_iu=4000, until_day=365), days=460).median
    assert levels[[365 + 30, 365 + 60, 365 + 90]] == pytest.approx([90, 77, 70], abs=2)


def _step_by_step(iu, start, model):
    """The equations as they stand, in 400 small steps a day."""
    steps = 400
    kh, kf, kr = model.fast_to_liver_per_day, model.fast_to_fat_per_day, model.fat_to_fast_per_day
    ke = math.log(2) / model.half_life_days
    background = float(throughput(start, model))
    fast = slow = 0.0
    level, levels = start, [start]
    for dose in iu:
        fast += dose
        reached = 0.0
        for _ in range(steps):
            reached += kh * fast / steps
            to_slow, to_fast = kf * fast, kr * slow
            fast += (to_fast - to_slow - kh * fast) / steps
            slow += (to_slow - to_fast) / steps
        keep = math.exp(-ke)
        level = level * keep + float(production(background + reached, model)) * (1 - keep)
        levels.append(level)
    return np.array(levels)


@pytest.mark.parametrize("dose", [Dose(amount_iu=3000), Dose(amount_iu=60_000, every_days=30)])
def test_closed_form_is_the_equations(dose):
    iu = iu_by_day([dose], 99, MODEL)
    made = production(throughput(52.0, MODEL) + liver_input(iu, MODEL), MODEL)
    closed = serum(made[:, None], np.array([52.0]), MODEL)[:, 0]
    assert closed == pytest.approx(_step_by_step(iu, 52.0, MODEL), rel=5e-3)


@given(st.integers(1, 200), st.integers(1, 5), st.integers(0, 1000))
def test_serum_blocks_are_the_recursion(days, people, seed):
    made = np.random.default_rng(seed).uniform(0, 300, (days, people))
    start = made[0] * 0.5
    keep = 2 ** (-1 / MODEL.half_life_days)
    expected = [start]
    for row in made:
        expected.append(expected[-1] * keep + row * (1 - keep))
    assert serum(made, start, MODEL) == pytest.approx(np.array(expected), rel=1e-9)


def test_every_iu_reaches_the_liver_in_the_end():
    assert float(pool_response(MODEL, 5000).sum()) == pytest.approx(1.0, abs=1e-9)
    sun = np.maximum(0, 500 * np.cos(2 * np.pi * np.arange(365) / 365))
    assert skin_throughput(sun, MODEL).sum() == pytest.approx(sun.sum(), rel=1e-6)
    assert lagged(sun, MODEL).sum() == pytest.approx(sun.sum(), rel=1e-6)


@given(AMOUNTS, st.integers(1, 365), st.integers(0, 40), st.integers(1, 500))
def test_few_and_many_doses_take_the_same_road(amount, every, first, days):
    iu = iu_by_day([Dose(amount_iu=amount, every_days=every, from_day=first)], days, MODEL)
    plain = np.convolve(iu, pool_response(MODEL, days))[: days + 1]
    assert liver_input(iu, MODEL) == pytest.approx(plain, rel=1e-9, abs=1e-9)


def test_rhythms():
    assert np.flatnonzero(iu_by_day([Dose(amount_iu=1, every_days=7)], 21, MODEL)).tolist() == [
        0,
        7,
        14,
        21,
    ]
    limited = Dose(amount_iu=1, every_days=2, from_day=3, until_day=8)
    assert np.flatnonzero(iu_by_day([limited], 21, MODEL)).tolist() == [3, 5, 7]
    assert not iu_by_day([Dose(amount_iu=1, until_day=0)], 5, MODEL).any()
    both = [Dose(amount_iu=700, every_days=7), Dose(amount_iu=100, form="d2")]
    assert mean_iu_per_day(both, MODEL) == pytest.approx(100 + 100 * MODEL.d2_relative_dose)


def test_d2_raises_less_and_heavy_people_rise_less():
    d3, d2 = course(Dose(amount_iu=2000)), course(Dose(amount_iu=2000, form="d2"))
    heavy = course(Dose(amount_iu=2000), weight_kg=120)
    assert d2.median[-1] < d3.median[-1]
    assert heavy.median[-1] < d3.median[-1]
    assert float(weight_scale(MODEL.reference_weight_kg, MODEL)) == 1.0


@given(AMOUNTS, AMOUNTS, st.floats(3, 300), st.floats(5, 200))
def test_more_vitamin_d_never_gives_less(one, other, weight, start):
    low, high = sorted((one, other))
    less = course(Dose(amount_iu=low), labs=[(0, start)], weight_kg=weight, days=40)
    more = course(Dose(amount_iu=high), labs=[(0, start)], weight_kg=weight, days=40)
    assert np.all(more.median >= less.median - 1e-9)


@pytest.mark.parametrize(
    ("rule", "rise"),
    [
        ("heaney", 17.5),  # 25 ug at 0.70 nmol/L each
        ("drincic", 4 * 2.496),  # 1000 IU / 100 kg / 2.5 = 4 ng/mL
        ("ekwaru", 12.0),  # the published mean slope from 0 to 1000 IU/d
        ("nasem", 9.9 * math.log(2)),  # the total doubles
    ],
)
def test_simple_rules_give_their_published_figures(rule, rise):
    given = Circumstances(iu_per_day=1000, baseline_nmol_l=9.9 * math.log(1000), weight_kg=100)
    found = {each.id: each.rise(given) for each in SERUM_RULES}
    assert found[rule] == pytest.approx(rise, rel=2e-3)
