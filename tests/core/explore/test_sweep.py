# SPDX-License-Identifier: MIT
"""Sweeps, maps and the tornado are what evaluating each point says."""

import itertools
import math

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.heat_map import heat_map
from dk2gui.core.explore.inputs import inputs_of, with_input
from dk2gui.core.explore.outputs import OUTPUTS, read_output
from dk2gui.core.explore.sensitivity import sensitivity
from dk2gui.core.explore.sweep import sweep
from dk2gui.core.scenario.scenario import EatenFood, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.words import ENGLISH
from tests.core.explore.cases import SUNNY, d3, person, someone
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()
NATTO = EatenFood(food="natto", grams=40, times_per_week=7)
RICH = someone(sun=SUNNY, foods=(NATTO,))


def test_a_dose_sweep_is_the_forecast_of_each_dose():
    found = sweep(
        someone(), FOODS, CONSTANTS, ("dose:vitamin_d3", [0, 1000, 4000]), "serum_25ohd", day=100
    )
    assert found.x.tolist() == [0, 1000, 4000]
    for place, iu in enumerate(found.x):
        serum = evaluate(someone(supplements=(d3(iu),)), FOODS, CONSTANTS).serum
        assert (found.low[place], found.y[place], found.high[place]) == pytest.approx(
            (serum.p05[100], serum.median[100], serum.p95[100]), rel=1e-9
        )
    assert found.complete


@settings(max_examples=40)
@given(scenarios(), st.data())
def test_any_input_can_be_varied_against_any_output(plan, data):
    varied = data.draw(st.sampled_from(inputs_of(plan, FOODS)))
    output = data.draw(st.sampled_from(sorted(OUTPUTS)))
    day = data.draw(st.integers(0, 200))
    values = [varied.low, varied.high]
    found = sweep(plan, FOODS, CONSTANTS, (varied.id, values), output, day=day)
    assert found.input == varied
    known = ~np.isnan(found.y)
    assert np.all(found.low[known] <= found.y[known])
    assert np.all(found.y[known] <= found.high[known])


def test_setting_an_input_to_its_current_value_changes_nothing_that_counts():
    before = evaluate(RICH, FOODS, CONSTANTS)
    for varied in inputs_of(RICH):
        if varied.id.startswith("other_food"):
            continue  # a stated zero is a statement
        after = evaluate(with_input(RICH, varied.id, varied.current), FOODS, CONSTANTS)
        assert after.nutrients == before.nutrients
        assert after.serum.median == pytest.approx(before.serum.median, rel=1e-12)


def test_grams_of_a_food_by_hand():
    # Natto holds 998 ug MK-7 in 100 g (Schurgers & Vermeer 2000); 10 g a day are 99.8 ug.
    found = sweep(RICH, FOODS, CONSTANTS, ("food:natto:0", [0, 10, 100]), "intake:mk7", day=0)
    assert found.y == pytest.approx([0, 99.8, 998])
    assert ENGLISH.say(found.input.title) == "Natto, grams at a time"
    assert found.input.unit == "g"


def test_a_food_is_the_same_input_wherever_it_lies_on_the_plate():
    gouda = EatenFood(food="gouda", grams=30, times_per_week=7)
    more = msgspec.structs.replace(NATTO, grams=50)
    plan = someone(foods=(gouda, NATTO, more))
    current = {entry.id: entry.current for entry in inputs_of(plan)}
    assert current["food:natto:0"] == 40
    assert current["food:natto:1"] == 50
    assert current["food:gouda:0"] == 30
    changed = with_input(plan, "food:natto:1", 10)
    assert [row.grams for row in changed.foods] == [30, 40, 10]
    assert [row.grams for row in with_input(RICH, "food:natto:0", 10).foods] == [10]


def test_mk7_and_dp_ucmgp_follow_the_vitamin_k_model():
    found = sweep(someone(), FOODS, CONSTANTS, ("dose:mk7", [0, 90, 180]), "dp_ucmgp_change", day=0)
    expected = [
        evaluate(
            with_input(someone(), "dose:mk7", ug), FOODS, CONSTANTS
        ).vitamin_k.dp_ucmgp_change_percent
        for ug in (0, 90, 180)
    ]
    assert found.y.tolist() == expected
    assert found.y[0] > found.y[1] > found.y[2]
    on_vka = someone(person=person(medications=("vitamin_k_antagonist",)))
    unknown = sweep(on_vka, FOODS, CONSTANTS, ("dose:mk7", [90]), "dp_ucmgp_change", day=0)
    assert math.isnan(unknown.y[0])


def test_pieces_of_advice_are_counted():
    # Above 4000 IU the upper level and watching calcium are cautions; above 10 000 IU is a stop.
    doses = [1000, 5000, 20_000]
    stops, cautions = (
        sweep(
            someone(), FOODS, CONSTANTS, ("dose:vitamin_d3", doses), f"advice:{severity}", day=0
        ).y
        for severity in ("stop", "caution")
    )
    assert stops.tolist() == [0, 0, 1]
    assert cautions[1] > cautions[0]


def test_a_sweep_can_be_cancelled():
    asked = itertools.count()
    found = sweep(
        someone(), FOODS, CONSTANTS, ("weight_kg", [50, 60, 70]), "serum_25ohd", day=9,
        cancelled=lambda: next(asked) == 2,
    )  # fmt: skip
    assert (found.x.tolist(), found.complete) == ([50, 60], False)
    never = sweep(
        someone(),
        FOODS,
        CONSTANTS,
        ("weight_kg", [50]),
        "serum_25ohd",
        day=9,
        cancelled=lambda: True,
    )
    assert (len(never.y), never.complete) == (0, False)


def test_a_map_is_a_sweep_in_every_row():
    doses, weights = [0.0, 2000.0, 4000.0], [50.0, 100.0]
    found = heat_map(
        someone(),
        FOODS,
        CONSTANTS,
        (("dose:vitamin_d3", doses), ("weight_kg", weights)),
        "serum_25ohd",
        day=60,
    )
    assert found.value.shape == (2, 3)
    for row, weight in enumerate(weights):
        plan = with_input(someone(), "weight_kg", weight)
        line = sweep(plan, FOODS, CONSTANTS, ("dose:vitamin_d3", doses), "serum_25ohd", day=60)
        assert found.value[row] == pytest.approx(line.y)
    assert (found.x_input.id, found.y_input.id, found.complete) == (
        "dose:vitamin_d3",
        "weight_kg",
        True,
    )


def test_a_cancelled_map_is_unknown_from_there_on():
    asked = itertools.count()
    found = heat_map(
        someone(), FOODS, CONSTANTS, (("dose:mk7", [0, 90]), ("age_years", [30, 60])), "mk7_plasma", day=0,
        cancelled=lambda: next(asked) == 3,
    )  # fmt: skip
    assert np.isnan(found.value).tolist() == [[False, False], [False, True]]
    assert not found.complete


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("weight_kg", 0, "weight_kg: 0 cannot be used"),
        ("age_years", 121, "age_years: 121 cannot be used"),
        ("dose:vitamin_d3", -1, "dose:vitamin_d3: -1 cannot be used"),
        ("sun:minutes", 2000, "sun:minutes: 2000 cannot be used"),
        ("food:natto:0", float("nan"), "food:natto:0: nan cannot be used"),
        ("food:natto:1", 1, "input: this scenario has no 'food:natto:1'"),
        ("food:0", 1, "input: this scenario has no 'food:0'"),
        ("food:salmon:0", 1, "input: this scenario has no 'food:salmon:0'"),
        ("height", 1, "input: this scenario has no 'height'"),
        ("dose:gold", 1, "input: this scenario has no 'dose:gold'"),
    ],
)
def test_values_that_no_scenario_has(name, value, message):
    with pytest.raises(ValueError, match=message):
        with_input(RICH, name, value)


def test_what_cannot_be_swept():
    with pytest.raises(ValueError, match="no 'sun:minutes'"):
        sweep(someone(), FOODS, CONSTANTS, ("sun:minutes", [1]), "serum_25ohd", day=1)
    with pytest.raises(ValueError, match="output: unknown 'mood'"):
        sweep(someone(), FOODS, CONSTANTS, ("weight_kg", []), "mood", day=1)
    with pytest.raises(ValueError, match="day: must lie from 0 to 3660, got 3661"):
        read_output(someone(), FOODS, CONSTANTS, "serum_25ohd", 3661)
    with pytest.raises(ValueError, match="cannot be on both sides"):
        heat_map(
            someone(),
            FOODS,
            CONSTANTS,
            (("weight_kg", [50]), ("weight_kg", [50])),
            "serum_25ohd",
            day=1,
        )


def test_the_tornado_by_evaluating_its_ends():
    found = sensitivity(someone(), FOODS, CONSTANTS, 120)
    bars = {bar.id: bar for bar in found.bars}
    serum = evaluate(someone(), FOODS, CONSTANTS).serum
    assert found.median_nmol_l == pytest.approx(serum.median[120])
    half, more = (
        evaluate(someone(supplements=(d3(iu),)), FOODS, CONSTANTS).serum for iu in (500, 1500)
    )
    assert bars["dose"].low_nmol_l == pytest.approx(half.median[120])
    assert bars["dose"].high_nmol_l == pytest.approx(more.median[120])
    # 70 kg by 1.2, as from a BMI of 25 to one of 30: 84 kg.
    heavy = evaluate(someone(person=person(weight_kg=84)), FOODS, CONSTANTS).serum
    assert bars["weight"].high_nmol_l == pytest.approx(heavy.median[120])
    assert bars["weight"].high_nmol_l < bars["weight"].low_nmol_l


@settings(max_examples=30)
@given(scenarios(1), st.integers(0, 400))
def test_bars_are_sorted_and_only_of_what_there_is(plan, day):
    found = sensitivity(plan, FOODS, CONSTANTS, day)
    sizes = [bar.size_nmol_l for bar in found.bars]
    assert sizes == sorted(sizes, reverse=True)
    names = {bar.id for bar in found.bars}
    assert {"weight", "start"} <= names
    doses = any(s.compound in ("vitamin_d3", "vitamin_d2") and s.amount for s in plan.doses)
    assert ({"dose", "response"} <= names) == doses
    assert ({"sun", "skin"} <= names) == bool(plan.sun and plan.sun.minutes > 0)


def test_a_blood_test_makes_the_start_matter_less():
    def start(plan):
        return next(
            bar.size_nmol_l
            for bar in sensitivity(plan, FOODS, CONSTANTS, 30).bars
            if bar.id == "start"
        )

    assert start(someone(level=52)) < start(someone(level=None)) / 2


def test_both_forms_of_vitamin_d_are_one_dose():
    d2 = Supplement(compound="vitamin_d2", amount=1000, unit="IU")
    plan = msgspec.structs.replace(someone(), supplements=(d3(1000), d2))
    less = msgspec.structs.replace(d2, amount=500)
    bar = next(bar for bar in sensitivity(plan, FOODS, CONSTANTS, 90).bars if bar.id == "dose")
    halved = msgspec.structs.replace(plan, supplements=(d3(500), less))
    assert bar.low_nmol_l == pytest.approx(evaluate(halved, FOODS, CONSTANTS).serum.median[90])
