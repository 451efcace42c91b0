# SPDX-License-Identifier: MIT
"""Own entries: labels become foods, products doses, recipes foods, meals rows of the plate."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.intake.food import MEASURED, Food, Serving
from dk2gui.core.scenario.scenario import EatenFood, Supplement
from dk2gui.foods.own import (
    LabelAmount,
    LabelError,
    Meal,
    Part,
    Portion,
    Product,
    Recipe,
    merged_doses,
    own_food_from_label,
    own_meal,
    own_product,
    own_recipe,
)
from tests.foods.store_foods import plain

DRINK = Serving("glass", 250)


def label(*lines, basis=None, name="Oat drink", **more):
    return own_food_from_label(name, [LabelAmount(*line) for line in lines], basis, **more)


def test_a_label_per_serving_becomes_amounts_per_100_g():
    food = label(
        ("vitamin_d", 100, "IU"), ("calcium", 0.3, "g"), ("mk7", 5, "ug"), ("zinc", 500, "µg"),
        basis=DRINK, energy_kcal=110, brand=" Oaty ", barcode="4001234567890", origin="plant",
    )  # fmt: skip
    # 40 IU of vitamin D are 1 ug: 2.5 ug in 250 g.
    assert food.per_100g == pytest.approx(
        {"vitamin_d": 1.0, "calcium": 120, "mk7": 2.0, "zinc": 0.2}
    )
    assert (food.energy_kcal, food.servings) == (pytest.approx(44), (DRINK,))
    assert (food.brand, food.barcode, food.origin) == ("Oaty", "4001234567890", "plant")
    assert not food.is_measured("vitamin_k1")
    assert not food.is_measured("k2")


def test_a_label_per_100_g_stays_as_it_is():
    food = label(("retinol", 1000, "IU"), ("magnesium", 12, "mg"))
    # 1 IU of vitamin A is 0.3 ug of retinol.
    assert food.per_100g == pytest.approx({"retinol": 300, "magnesium": 12})
    assert food.servings == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (("vitamin_d", 50, "%"), "daily values differ"),
        (("vitamin_d", 50, "% DV"), "daily values differ"),
        (("vitamin_d", -1, "ug"), "zero or more"),
        (("vitamin_d", float("nan"), "ug"), "zero or more"),
        (("vitamin_d", 1, "drops"), "unknown unit 'drops'"),
        (("calcium", 1, "IU"), "calcium: has no IU"),
        (("vitamin_a", 1, "IU"), "give it as retinol"),
        (("k2", 75, "ug"), "one of mk4, mk7, other_mk"),
        (("vitamin_k", 75, "ug"), "one of vitamin_k1, mk4, mk7, other_mk"),
        (("vitamin_q", 1, "ug"), "unknown nutrient"),
        (("calcium", 101, "g"), "cannot be"),
    ],
)
def test_a_line_that_cannot_be_right_is_refused_with_the_reason(line, reason):
    with pytest.raises(LabelError, match=reason) as told:
        label(line)
    assert str(told.value).startswith(line[0])


def test_a_label_needs_a_name_a_serving_and_each_line_once():
    with pytest.raises(LabelError, match="needs a name"):
        label(name="  ")
    with pytest.raises(LabelError, match="no file can hold"):
        label(name="\ud800")
    with pytest.raises(LabelError, match="serving of Oat drink: must be more than 0"):
        label(basis=Serving("glass", 0))
    with pytest.raises(LabelError, match="twice"):
        label(("zinc", 1, "mg"), ("zinc", 2, "mg"))


def test_an_own_id_reads_well_and_tells_foods_apart():
    first, second = (
        label(("zinc", 1, "mg"), name="Müsli  Nuß"),
        label(("zinc", 2, "mg"), name="Müsli Nuß"),
    )
    assert first.id.startswith("own-musli-nuss-")
    assert first.id != second.id
    assert label(("zinc", 1, "mg"), name="Müsli Nuß").id == first.id
    assert label(name="豆腐").id.startswith("own-")


@given(
    nutrient=st.sampled_from(MEASURED),
    amount=st.floats(0, 100),
    grams=st.floats(1, 1000),
    unit=st.sampled_from(["ug", "mg"]),
)
def test_a_serving_holds_what_its_label_says(nutrient, amount, grams, unit):
    basis = Serving("portion", grams)
    same = label((nutrient, amount, unit), basis=Serving("portion", 100.0)).per_100g[nutrient]
    if amount / 1000 <= grams:
        food = label((nutrient, amount, unit), basis=basis)
        assert food.per_100g[nutrient] * grams / 100 == pytest.approx(same)


def test_d3_with_k2_goes_to_both_compounds():
    product = own_product("D3 + K2", [Part("vitamin_d3", 1000, "IU"), Part("mk7", 75, "ug")], 2)
    assert product.id.startswith("product-d3-k2-")
    assert product.doses() == (
        Supplement(compound="vitamin_d3", amount=2000, unit="IU"),
        Supplement(compound="mk7", amount=150, unit="ug"),
    )
    assert product.doses(7, every_days=7)[1] == Supplement(
        compound="mk7", amount=525, unit="ug", every_days=7
    )


def test_a_compound_named_twice_is_one_dose():
    # 1000 IU of D3 are 25 ug.
    product = own_product("Both", [Part("vitamin_d3", 1000, "IU"), Part("vitamin_d3", 25, "ug")])
    assert product.doses() == (Supplement(compound="vitamin_d3", amount=2000, unit="IU"),)


@given(
    st.lists(
        st.builds(
            Supplement,
            compound=st.sampled_from(["vitamin_d3", "vitamin_d2", "retinol"]),
            amount=st.floats(0, 1000),
            unit=st.sampled_from(["IU", "ug", "mg"]),
            every_days=st.sampled_from([1, 7]),
        ),
        max_size=6,
    )
)
def test_merging_keeps_the_mass_of_each_compound_and_rhythm(doses):
    merged = merged_doses(doses)
    keys = [(dose.compound, dose.every_days) for dose in merged]
    assert len(set(keys)) == len(keys)
    for key in {(dose.compound, dose.every_days) for dose in doses}:
        before = sum(dose.ug_per_dose for dose in doses if (dose.compound, dose.every_days) == key)
        (after,) = (dose.ug_per_dose for dose in merged if (dose.compound, dose.every_days) == key)
        assert after == pytest.approx(before)


@pytest.mark.parametrize(
    ("parts", "units", "reason"),
    [
        ([], 1, "holds no compound"),
        ([Part("mk7", -1, "ug")], 1, "mk7 in X: must be zero or more"),
        ([Part("mk7", 1, "ug")], float("inf"), "units a day of X"),
        ([Part("mk7", 1, "IU")], 1, "has no IU"),
    ],
)
def test_a_product_that_cannot_be_is_refused(parts, units, reason):
    with pytest.raises(ValueError, match=reason):
        own_product("X", parts, units)


FOODS = {
    food.id: food
    for food in (
        Food(
            id="oats", name="Oats", source="A table", per_100g={"magnesium": 130.0, "vitamin_d": 0.0, "zinc": 3.0},
            origin="plant", fermented=False, energy_kcal=370.0,
        ),
        Food(
            id="milk", name="Milk", source="A table", per_100g={"magnesium": 10.0, "vitamin_d": 1.0, "mk4": 1.0},
            origin="dairy", fermented=False, energy_kcal=60.0,
        ),
        Food(
            id="yogurt", name="Yogurt", source="A table", per_100g={"magnesium": 12.0}, origin="dairy",
            fermented=True,
        ),
    )
}  # fmt: skip


def test_a_recipe_sums_up_what_all_its_ingredients_have_measured():
    recipe = own_recipe("Porridge", [Portion("oats", 50), Portion("milk", 200)], 200)
    food = recipe.food(FOODS)
    # 65 + 20 mg of magnesium, 2 ug of vitamin D in the 200 g that are left of 250 g.
    # Zinc was measured in the oats alone, MK-4 in the milk alone: at least 1.5 mg and 2 ug.
    assert food.per_100g == pytest.approx(
        {"magnesium": 42.5, "vitamin_d": 1.0, "zinc": 0.75, "mk4": 1.0}
    )
    assert [food.is_measured(name) for name in ("magnesium", "vitamin_d", "zinc", "mk4")] == [
        True,
        True,
        False,
        False,
    ]
    assert food.energy_kcal == pytest.approx((185 + 120) / 2)
    assert (food.id, food.name, food.origin, food.fermented) == (
        recipe.id,
        "Porridge",
        "dairy",
        False,
    )
    assert food.servings == (Serving("quarter of the dish", 50), Serving("whole dish", 200))


def test_what_no_ingredient_tells_the_dish_does_not_tell():
    foods = {**FOODS, "stew": plain("stew", "Stew")}
    assert (
        own_recipe("Mix", [Portion("stew", 50), Portion("oats", 50)], 90).food(foods).fermented
        is None
    )
    food = own_recipe("Bowl", [Portion("yogurt", 150), Portion("oats", 30)], 180).food(FOODS)
    assert (food.energy_kcal, food.fermented, set(food.per_100g)) == (
        None,
        True,
        {"magnesium", "zinc"},
    )
    # The oats hold no vitamin D and the yogurt's is not known: "at least 0" says nothing.
    assert food.amount("vitamin_d") is None
    mixed = own_recipe("Mix", [Portion("stew", 10), Portion("oats", 30)], 40).food(foods)
    assert (mixed.origin, set(mixed.at_least)) == (None, {"magnesium", "zinc"})


@given(
    st.lists(st.tuples(st.sampled_from(sorted(FOODS)), st.floats(1, 500)), min_size=1, max_size=5)
)
def test_a_dish_holds_what_went_in_however_much_it_yields(portions):
    held = [Portion(*portion) for portion in portions]
    going_in = sum(
        FOODS[portion.food].per_100g["magnesium"] * portion.grams / 100 for portion in held
    )
    for yield_grams in (100, 777.7):
        food = own_recipe("Dish", held, yield_grams).food(FOODS)
        assert food.per_100g["magnesium"] * yield_grams / 100 == pytest.approx(going_in)


def test_a_recipe_that_cannot_be_is_refused():
    with pytest.raises(LabelError, match="there is no food 'gone'"):
        own_recipe("Dish", [Portion("gone", 10)], 10).food(FOODS)
    with pytest.raises(LabelError, match="yield of Dish"):
        own_recipe("Dish", [Portion("oats", 10)], 0)
    with pytest.raises(LabelError, match="oats in Dish"):
        own_recipe("Dish", [Portion("oats", -10)], 10)
    with pytest.raises(LabelError, match="no ingredients"):
        own_recipe("Dish", [], 10)


def test_a_meal_becomes_rows_of_the_plate():
    meal = own_meal("Breakfast", [Portion("oats", 50), Portion("milk", 200)])
    assert meal.eaten(5) == (
        EatenFood(food="oats", grams=50, times_per_week=5),
        EatenFood(food="milk", grams=200, times_per_week=5),
    )
    with pytest.raises(LabelError, match="has no foods"):
        own_meal("Air", [])


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        (Product, own_product("P", [Part("mk7", 75, "ug")])),
        (Recipe, own_recipe("R", [Portion("oats", 1)], 1)),
        (Meal, own_meal("M", [Portion("oats", 1)])),
    ],
)
def test_entries_survive_json(kind, entry):
    assert msgspec.json.decode(msgspec.json.encode(entry), type=kind) == entry
