# SPDX-License-Identifier: MIT
"""What a source says of a food besides figures, in words."""

from dk2gui.core.intake.food import Food
from dk2gui.data.tables import load_foods
from dk2gui.present.food_text import said_besides
from dk2gui.present.numbers import Units


def test_ranges_bounds_traces_and_estimates_are_said():
    food = Food(
        id="a",
        name="A",
        source="A table",
        per_100g={"zinc": 1.0},
        at_most={"vitamin_d": 0.5},
        traces=("calcium",),
        estimated=("zinc",),
        ranges={"k2": (15.5, 64.0)},
        hydroxy_vitamin_d_ug=0.1,
    )
    assert [line.replace("\u202f", " ") for line in said_besides(food, Units())] == [
        "Vitamin K2 (menaquinones): laboratories reported 15.5 \u00b5g to 64 \u00b5g",
        "Vitamin D: at most 20 IU, not measured",
        "Traces, without an amount: Calcium",
        "Estimated by the source: Zinc",
        "25-OH-D, not counted into vitamin D: 0.1 \u00b5g",
    ]


def test_a_food_of_which_nothing_more_is_said():
    assert said_besides(load_foods()["kale-raw"], Units()) == []
