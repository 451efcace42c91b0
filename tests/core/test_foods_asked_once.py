# SPDX-License-Identifier: MIT
"""Foods may come from a store: an evaluation asks for each of its foods once, and for no other."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.intake.intake import UnknownFoodError
from dk2gui.core.scenario.scenario import EatenFood, Scenario, Supplement
from dk2gui.data.tables import load_constants, load_foods

FOODS, CONSTANTS = load_foods(), load_constants()


class Asked(Mapping):
    """Foods that count how often each is looked up."""

    def __init__(self, foods):
        self._foods = foods
        self.times = Counter()

    def __getitem__(self, food_id):
        self.times[food_id] += 1
        return self._foods[food_id]

    def __iter__(self):
        raise AssertionError("nobody needs all foods for one scenario")

    def __len__(self):
        raise AssertionError("nobody needs to count all foods for one scenario")


def eaten(food: str, **window) -> EatenFood:
    return EatenFood(food=food, grams=50, times_per_week=7, **window)


def test_each_food_of_a_scenario_is_asked_for_once():
    scenario = Scenario(
        schema=1,
        foods=(
            eaten("natto"),
            eaten("natto", until_date=dt.date(2026, 5, 1)),
            eaten("gouda"),
            eaten("milk-whole"),
        ),
        supplements=(Supplement(compound="vitamin_d3", amount=1000, unit="IU"),),
    )
    asked = Asked(FOODS)
    found = evaluate(scenario, asked, CONSTANTS)
    assert asked.times == {"natto": 1, "gouda": 1, "milk-whole": 1}
    assert list(found.foods) == ["natto", "gouda", "milk-whole"]
    assert found.nutrients == evaluate(scenario, FOODS, CONSTANTS).nutrients


def test_a_food_that_is_nowhere_is_named():
    with pytest.raises(UnknownFoodError) as caught:
        evaluate(Scenario(schema=1, foods=(eaten("manna"),)), FOODS, CONSTANTS)
    assert caught.value.args == ("manna",)
