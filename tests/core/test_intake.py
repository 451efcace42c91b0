# SPDX-License-Identifier: MIT
"""Intake by nutrient and source, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import UnknownFoodError, intakes
from dk2gui.core.scenario.scenario import EatenFood, Scenario, Supplement
from tests.strategies import KNOWN_FOODS, scenarios

NATTO = Food("natto", "Natto", "test", {"vitamin_k1": 20, "mk4": 0, "mk7": 1000, "other_mk": 100})
EGG = Food("egg", "Egg", "test", {"vitamin_d": 2, "mk4": 10, "retinol": 100, "vitamin_a": 105})
FOODS = {food.id: food for food in (NATTO, EGG)}


def plate(**changes) -> dict:
    return intakes(Scenario(schema=1, **changes), FOODS)


def test_a_portion_counts_by_its_weight_and_its_week():
    eaten = plate(foods=(EatenFood(food="natto", grams=35, times_per_week=3),))
    # 35 g x 3 / 7 = 15 g a day.
    assert eaten["mk7"].food == pytest.approx(150)
    assert eaten["k2"].food == pytest.approx(165)
    assert eaten["vitamin_k"].food == pytest.approx(168)
    assert eaten["vitamin_d"].unmeasured_foods == ("natto",)
    assert eaten["vitamin_d"].is_lower_bound


def test_a_form_that_was_not_measured_leaves_its_sums_lower_bounds():
    eaten = plate(foods=(EatenFood(food="egg", grams=50, times_per_week=7),))
    assert eaten["k2"].food == pytest.approx(5)
    assert eaten["k2"].unmeasured_foods == ("egg",)
    assert eaten["mk4"].unmeasured_foods == ()


def test_the_same_food_twice_is_one_gap_and_two_portions():
    twice = (EatenFood(food="egg", grams=50, times_per_week=7),) * 2
    eaten = plate(foods=twice)
    assert eaten["vitamin_d"].food == pytest.approx(2)
    assert eaten["calcium"].unmeasured_foods == ("egg",)


def test_what_laboratories_reported_of_a_food_reaches_around_its_total():
    # 50 to 150 ug in 100 g around 100: 40 g a day are 20 to 60 ug around 40, beside a pill of 10.
    cheese = Food("cheese", "Cheese", "test", {"k2": 100.0}, ranges={"k2": (50.0, 150.0)})
    eaten = intakes(
        Scenario(
            schema=1,
            foods=(
                EatenFood(food="cheese", grams=40, times_per_week=7),
                EatenFood(food="natto", grams=10, times_per_week=7),
            ),
            supplements=(Supplement(compound="mk7", amount=10, unit="ug"),),
        ),
        {**FOODS, "cheese": cheese},
    )
    # Natto's 110 ug a day have one figure and no range.
    assert eaten["k2"].total == pytest.approx(40 + 110 + 10)
    assert eaten["k2"].reported == pytest.approx((20 + 110 + 10, 60 + 110 + 10))
    assert eaten["calcium"].reported is None
    assert (
        plate(foods=(EatenFood(food="natto", grams=10, times_per_week=7),))["k2"].reported is None
    )


def test_a_food_that_is_never_eaten_is_no_gap():
    eaten = plate(foods=(EatenFood(food="egg", grams=50, times_per_week=0),))
    assert eaten["calcium"].unmeasured_foods == ()


def test_d2_and_d3_add_up_to_vitamin_d():
    eaten = plate(
        supplements=(
            Supplement(compound="vitamin_d3", amount=14_000, unit="IU", every_days=7),
            Supplement(compound="vitamin_d2", amount=25, unit="ug"),
        )
    )
    assert eaten["vitamin_d"].supplement == 75


@pytest.mark.parametrize(
    ("dose", "nutrient", "expected"),
    [
        # IOM 2001: 1 IU retinol is 0.3 ug; a supplement's beta-carotene counts half as RAE.
        (Supplement(compound="retinol", amount=5000, unit="IU"), "retinol", 1500),
        (Supplement(compound="retinol", amount=5000, unit="IU"), "vitamin_a", 1500),
        (Supplement(compound="beta_carotene", amount=10_000, unit="IU"), "vitamin_a", 1500),
        (Supplement(compound="beta_carotene", amount=10_000, unit="IU"), "retinol", 0),
        (Supplement(compound="mk4", amount=45, unit="mg"), "k2", 45_000),
        (Supplement(compound="k1", amount=100, unit="ug"), "vitamin_k", 100),
        (Supplement(compound="k1", amount=100, unit="ug"), "k2", 0),
        (Supplement(compound="calcium", amount=0.5, unit="g"), "calcium", 500),
        (Supplement(compound="boron", amount=3, unit="mg"), "boron", 3),
    ],
)
def test_a_supplement_counts_where_it_belongs(dose, nutrient, expected):
    assert plate(supplements=(dose,))[nutrient].supplement == pytest.approx(expected)


@pytest.mark.parametrize(
    ("stated", "nutrient", "expected"),
    [
        ({"mk7": 5}, "k2", 5),
        ({"mk7": 5}, "vitamin_k", 5),
        ({"mk7": 5, "k2": 20}, "k2", 20),
        ({"mk7": 5, "k2": 20, "vitamin_k1": 60}, "vitamin_k", 80),
        ({"mk7": 5, "k2": 20, "vitamin_k": 100}, "vitamin_k", 100),
        ({"retinol": 300}, "vitamin_a", 300),
        ({"retinol": 300, "vitamin_a": 700}, "vitamin_a", 700),
    ],
)
def test_a_stated_part_lies_inside_its_stated_sum(stated, nutrient, expected):
    assert plate(other_food=stated)[nutrient].food == expected


def test_what_nobody_spoke_of_is_not_stated():
    eaten = plate(other_food={"calcium": 0})
    assert eaten["calcium"].stated
    assert not eaten["magnesium"].stated


def test_an_unknown_food_is_named():
    with pytest.raises(UnknownFoodError) as caught:
        plate(foods=(EatenFood(food="manna", grams=1, times_per_week=1),))
    assert caught.value.args[0] == "manna"


@given(scenarios(), st.floats(0, 100))
def test_sums_hold_and_nothing_is_negative(scenario, sun):
    foods = {name: FOODS["egg" if index % 2 else "natto"] for index, name in enumerate(KNOWN_FOODS)}
    eaten = intakes(scenario, foods, sun)
    for intake in eaten.values():
        assert min(intake.food, intake.supplement, intake.sun) >= 0
        assert intake.total == pytest.approx(intake.food + intake.supplement + intake.sun)
    assert eaten["vitamin_d"].sun == sun
    assert eaten["k2"].supplement == pytest.approx(
        eaten["mk4"].supplement + eaten["mk7"].supplement
    )
    assert eaten["vitamin_k"].total >= eaten["k2"].total - 1e-6
    assert eaten["vitamin_a"].supplement >= eaten["retinol"].supplement
