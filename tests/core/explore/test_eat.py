# SPDX-License-Identifier: MIT
"""What to eat: only foods that fit, only where food may be suggested, never past an upper level."""

import datetime as dt

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dk2gui.core.advice.policy import K_NUTRIENTS
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.food_fit import why_none
from dk2gui.core.explore.food_suggestions import gap, portion_of, suggestions, varied_suggestions
from dk2gui.core.explore.least_change import least_change
from dk2gui.core.intake.food import Food, Serving
from dk2gui.core.scenario.scenario import EatenFood, Lab, Scenario, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.words import ENGLISH
from tests.core.explore.cases import START, person, someone
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()
ALL = tuple(FOODS.values())


def offered(nutrient, plan, foods=ALL, limit=500):
    return suggestions(nutrient, evaluate(plan, FOODS, CONSTANTS), foods, limit)


def eater(**changes) -> Scenario:
    return someone(supplements=(), person=person(**changes))


PORTION = (Serving("portion", 100),)


def food(name, category="fish", origin="fish", servings=PORTION, **per_100g):
    return Food(
        name.lower(), name, "test", per_100g, category=category, origin=origin, servings=servings
    )


def test_a_portion_and_its_share_of_the_gap_by_hand():
    # NASEM, 40 years: 1000 mg calcium; 500 are eaten, so 200 mg close two fifths of the gap.
    plan = msgspec.structs.replace(eater(), other_food={"calcium": 500})
    milk = food(
        "Milk", "dairy", "dairy", (Serving("glass", 200), Serving("jug", 1000)), calcium=100
    )
    (found,) = offered("calcium", plan, [milk])
    assert (found.portion.name, found.portion.grams, found.amount) == ("glass", 200, 200)
    assert found.gap_share == pytest.approx(0.4)
    assert (found.is_lower_bound, found.k2_recalled, found.opinion) == (False, False, False)


def test_a_season_of_high_doses_leaves_no_room_for_more():
    # NASEM: 3000 ug of retinol, food and supplements; 2900 leave no room for 200 more.
    cream = food("Cream", "dairy", "dairy", retinol=200, vitamin_a=200)
    winter = Supplement(
        compound="retinol", amount=2900, unit="ug", from_date=START + dt.timedelta(days=90)
    )
    always = msgspec.structs.replace(eater(), other_food={"vitamin_a": 100, "retinol": 0})
    later = msgspec.structs.replace(always, supplements=(winter,))
    assert [entry.food for entry in offered("vitamin_a", always, [cream])] == [cream]
    assert offered("vitamin_a", later, [cream]) == ()


def test_measurements_of_one_food_do_not_fill_the_list():
    kinds = [food(name, vitamin_d=amount) for name, amount in
             (("Eel, fresh", 9), ("Eel (smoked)", 8), ("Eel", 7), ("Trout", 3), ("Perch", 2))]  # fmt: skip
    assessment = evaluate(eater(), FOODS, CONSTANTS)
    found = varied_suggestions("vitamin_d", assessment, kinds, 2)
    assert [entry.food.name for entry in found] == ["Eel, fresh", "Trout"]
    among = suggestions("k2", assessment, ALL, 500)
    assert all(entry in among for entry in varied_suggestions("k2", assessment, ALL, 4))


def test_the_most_in_a_portion_comes_first_and_unmeasured_foods_never():
    little, much = food("Little", vitamin_d=2), food("Much", vitamin_d=5)
    unknown, none = food("Unknown", calcium=100), food("None", vitamin_d=0)
    found = offered("vitamin_d", eater(), [little, unknown, much, none])
    assert [entry.food.name for entry in found] == ["Much", "Little"]
    assert [entry.food.name for entry in offered("vitamin_d", eater(), [little, much], 1)] == [
        "Much"
    ]


def test_nothing_where_nothing_is_missing_or_no_target_exists():
    plan = msgspec.structs.replace(eater(), other_food={"vitamin_d": 15})
    assert offered("vitamin_d", plan) == ()
    assert offered("mk7", eater()) == ()
    assert offered("boron", eater()) == ()
    # The UK has no reference value of vitamin K.
    assert offered("vitamin_k", msgspec.structs.replace(eater(), authority="uk")) == ()


def test_k2_has_the_articles_opinion_for_a_target():
    found = offered("k2", eater())
    assert found
    assert all(entry.opinion for entry in found)
    # The articles' 90 ug; a pack of 40 g of natto is far beyond.
    assert gap("k2", evaluate(eater(), FOODS, CONSTANTS)) == 90
    assert found[0].gap_share == 1
    recalled = {entry.food.id: entry.k2_recalled for entry in found}
    assert recalled["natto-hikiwari"]
    assert not recalled["natto"]
    assert not any(entry.opinion for entry in offered("vitamin_k", eater()))


def test_where_only_phylloquinone_counts_only_phylloquinone_is_offered():
    # EFSA's AI of vitamin K, 70 ug, is for phylloquinone.
    found = offered("vitamin_k", msgspec.structs.replace(eater(), authority="efsa"))
    assert {entry.food.id for entry in found}.isdisjoint({"natto-hikiwari"})
    kale = next(entry for entry in found if entry.food.id == "kale-raw")
    per_100g = FOODS["kale-raw"].per_100g["vitamin_k1"]
    assert kale.amount == pytest.approx(per_100g * kale.portion.grams / 100)
    assert not kale.is_lower_bound


nutrients = st.sampled_from(sorted(NUTRIENTS))


@settings(max_examples=60)
@given(scenarios(), nutrients)
def test_no_suggestion_breaks_a_rule(plan, nutrient):
    assessment = evaluate(plan, FOODS, CONSTANTS)
    who = plan.person
    for entry in suggestions(nutrient, assessment, ALL, 8):
        assert entry.amount > 0
        assert 0 < entry.gap_share <= 1
        if "vegan" in who.diet:
            assert entry.food.origin == "plant"
        if "vegetarian" in who.diet:
            assert entry.food.origin in ("plant", "dairy", "egg")
        if "no_fermented_foods" in who.diet:
            assert not entry.food.fermented
        if who.life_stage == "pregnant":
            assert "liver" not in entry.food.name.lower()
        if "vitamin_k_antagonist" in who.medications:
            assert nutrient not in K_NUTRIENTS
            assert (entry.food.amount("vitamin_k") or 0) * entry.portion.grams / 100 <= 10
        if "kidney_disease_3b_5" in who.conditions:
            raise AssertionError(entry.food.id)
        plate = EatenFood(food=entry.food.id, grams=entry.portion.grams, times_per_week=7)
        more = evaluate(msgspec.structs.replace(plan, foods=(*plan.foods, plate)), FOODS, CONSTANTS)
        for name, row in more.nutrients.items():
            assert row.status != "above" or assessment.nutrients[name].status == "above"


@pytest.mark.parametrize("nutrient", K_NUTRIENTS)
def test_no_vitamin_k_on_a_vitamin_k_antagonist(nutrient):
    plan = eater(medications=("vitamin_k_antagonist",))
    assert offered(nutrient, plan) == ()
    assert "vitamin K antagonist" in ENGLISH.say(why_none(nutrient, plan))


def test_a_fermented_food_of_unknown_k2_is_not_offered_on_a_vitamin_k_antagonist():
    plan = eater(medications=("vitamin_k_antagonist",))
    cheese = food("Cheese", "cheese", "dairy", (Serving("slice", 30),), calcium=800, vitamin_k1=1)
    # Nothing said of fermenting is not a no.
    assert offered("calcium", plan, [cheese]) == ()
    fresh = msgspec.structs.replace(cheese, fermented=False)
    assert offered("calcium", plan, [fresh])
    aged = msgspec.structs.replace(cheese, fermented=True)
    assert offered("calcium", plan, [aged]) == ()
    unknown = food("Stone", "cheese", "dairy", calcium=800)
    assert offered("calcium", plan, [unknown]) == ()


@pytest.mark.parametrize(
    "nutrient", ["vitamin_k", "phosphorus", "calcium", "magnesium", "vitamin_d"]
)
def test_advanced_kidney_disease_leaves_food_to_the_clinic(nutrient):
    plan = eater(conditions=("kidney_disease_3b_5",))
    assert offered(nutrient, plan) == ()
    assert "kidney clinic" in ENGLISH.say(why_none(nutrient, plan))


def test_raised_calcium_leaves_vitamin_d_and_calcium_to_the_doctor():
    ticked = eater(conditions=("hypercalcaemia",))
    tested = msgspec.structs.replace(
        eater(), labs=(Lab(date=START, marker="calcium", value=2.8, unit="mmol/L"),)
    )
    for plan in (ticked, tested):
        assert offered("vitamin_d", plan) == offered("calcium", plan) == ()
        for entry in offered("magnesium", plan):
            assert entry.food.amount("calcium") * entry.portion.grams / 100 <= 100


def test_little_vitamin_d_is_a_tenth_of_the_rda_where_it_is_left_to_the_doctor():
    # NASEM: an RDA of 15 ug.
    plan = eater(conditions=("hypercalcaemia",))
    little = food("Little", magnesium=100, calcium=0, vitamin_d=1.4)
    more = food("More", magnesium=100, calcium=0, vitamin_d=1.6)
    assert [entry.food for entry in offered("magnesium", plan, [little, more])] == [little]


def test_retinol_stays_below_its_upper_level():
    # NASEM: 3000 ug of preformed vitamin A. 100 g of this give 2000, which fits until 1001 is eaten.
    rich = food("Rich fish", vitamin_d=20, retinol=2000)
    assert offered("vitamin_d", eater(), [rich])
    plan = msgspec.structs.replace(eater(), other_food={"retinol": 1001})
    assert offered("vitamin_d", plan, [rich]) == ()


def test_liver_needs_its_retinol_measured_and_is_nothing_for_pregnancy():
    liver = food("Chicken liver", "organ-meat", "meat", vitamin_d=5, retinol=500)
    unknown = food("Other liver", "organ-meat", "meat", vitamin_d=5)
    assert [entry.food for entry in offered("vitamin_d", eater(), [liver, unknown])] == [liver]
    assert offered("vitamin_d", eater(life_stage="pregnant"), [liver]) == ()


@pytest.mark.parametrize(
    "changes", [{"life_stage": "pregnant"}, {"life_stage": "lactating"}, {"age_years": 8}]
)
def test_fish_rich_in_mercury_is_not_for_everyone(changes):
    names = {entry.food.id for entry in offered("vitamin_d", eater())}
    assert "swordfish-cooked" in names
    assert "swordfish-cooked" not in {
        entry.food.id for entry in offered("vitamin_d", eater(**changes))
    }


def test_what_nobody_is_offered():
    for nutrient in NUTRIENTS:
        for entry in offered(nutrient, eater()):
            assert entry.food.id != "milk-human"
            assert entry.food.category != "fish-oil"
            assert (
                "raw" not in entry.food.name.lower().split(", ")[1:] or entry.food.origin == "plant"
            )


def test_of_unknown_origin_is_not_for_vegetarians():
    branded = food("Bar", "", None, vitamin_d=5)
    assert offered("vitamin_d", eater(), [branded])
    assert offered("vitamin_d", eater(diet=("vegetarian",)), [branded]) == ()
    assert offered("vitamin_d", eater(diet=("vegan",)), [branded]) == ()


def test_low_fat_leaves_oils_nuts_and_fat_fish_out():
    plan = eater(diet=("low_fat",))
    names = {entry.food.id for entry in offered("calcium", plan)}
    assert "milk-skim" in names
    assert names.isdisjoint({"almonds", "gouda", "tahini", "sardines-canned"})


def test_portions_are_what_people_eat():
    assert portion_of(FOODS["egg-whole"]).grams == 50
    huge = food("Greens", "leafy-green", "plant", (Serving("1 package", 2000),), vitamin_k1=500)
    assert (portion_of(huge).name, portion_of(huge).grams) == ("", 150)
    bare = food("Cheese", "cheese", "dairy", (), calcium=700)
    assert (portion_of(bare).name, portion_of(bare).grams) == ("", 30)
    assert all(0 < portion_of(entry).grams <= 250 for entry in ALL)


@pytest.mark.parametrize(
    ("category", "usual", "most"),
    [
        # Household portions; of what is eaten by the spoon a spoon.
        ("herb", 5, 10), ("fat-oil", 10, 15), ("nut-seed", 28, 40), ("cheese", 30, 60),
        ("egg", 50, 100), ("fish", 120, 150), ("meat", 85, 150), ("poultry", 85, 150),
        ("processed-meat", 30, 60), ("organ-meat", 85, 100), ("dairy", 150, 250),
        ("plant-drink", 240, 250), ("juice", 150, 250), ("drink", 240, 250), ("fruit", 80, 200),
        ("vegetable", 80, 150), ("leafy-green", 80, 150), ("mushroom", 80, 100),
        ("legume", 150, 200), ("soy-fermented", 50, 130), ("fermented-vegetable", 50, 100),
        ("grain", 50, 200), ("cereal", 40, 250), ("sweet", 25, 50), ("anything else", 50, 100),
    ],
)  # fmt: skip
def test_a_portion_of_each_kind_of_food(category, usual, most):
    bare = food("bare", category, servings=())
    assert portion_of(bare).grams == usual
    whole = food("whole", category, servings=(Serving("whole", most),))
    assert (portion_of(whole).name, portion_of(whole).grams) == ("whole", most)
    tin = food("tin", category, servings=(Serving("tin", most + 1),))
    assert (portion_of(tin).name, portion_of(tin).grams) == ("", most)


def test_the_least_change_by_hand():
    # 1000 mg of calcium and 90 ug of vitamin K are missing. One food cannot; two portions of
    # milk (2 x 200 g) and one of greens (50 g) are 450 g; the cheese would add fewer grams.
    milk = food("Milk", "dairy", "dairy", (Serving("glass", 200),), calcium=250)
    cheese = food("Cheese", "cheese", "dairy", (Serving("slice", 50),), calcium=1000)
    greens = food("Greens", "leafy-green", "plant", (Serving("handful", 50),), vitamin_k1=200)
    plan = evaluate(eater(), FOODS, CONSTANTS)
    found = least_change(plan, [milk, greens])
    assert found.state == "found"
    assert {
        entry.food.name: (entry.portions_per_day, entry.grams_per_day) for entry in found.additions
    } == {
        "Milk": (2, 400),
        "Greens": (1, 50),
    }
    assert [(met.nutrient, met.before, met.after) for met in found.nutrients] == [
        ("vitamin_k", 0, 100),
        ("calcium", 0, 1000),
    ]
    lighter = least_change(plan, [milk, greens, cheese])
    assert {entry.food.name: entry.portions_per_day for entry in lighter.additions} == {
        "Cheese": 2,
        "Greens": 1,
    }
    both = food(
        "Both", "leafy-green", "plant", (Serving("bowl", 150),), vitamin_k1=100, calcium=700
    )
    assert [
        entry.food.name for entry in least_change(plan, [milk, greens, cheese, both]).additions
    ] == ["Both"]


@settings(max_examples=30)
@given(scenarios())
def test_a_found_change_meets_the_targets_when_evaluated(plan):
    replace = msgspec.structs.replace
    taken = tuple(name for name in plan.person.medications if name != "vitamin_k_antagonist")
    # For everybody else there is no change of diet to find.
    anybody = replace(plan.person, conditions=(), medications=taken)
    plan = replace(plan, person=anybody, authority="us", labs=())
    before = evaluate(plan, FOODS, CONSTANTS)
    found = least_change(before, ALL)
    assume(found.state == "found")
    added = tuple(
        EatenFood(food=entry.food.id, grams=entry.grams_per_day, times_per_week=7)
        for entry in found.additions
    )
    after = evaluate(msgspec.structs.replace(plan, foods=(*plan.foods, *added)), FOODS, CONSTANTS)
    for name in ("vitamin_k", "calcium"):
        assert gap(name, after) <= 1e-6
    for name, row in after.nutrients.items():
        assert row.status != "above" or before.nutrients[name].status == "above"
    assert all(entry.portions_per_day <= 2 for entry in found.additions)


def test_why_there_is_no_least_change():
    def state(plan, foods=ALL):
        found = least_change(evaluate(plan, FOODS, CONSTANTS), foods)
        assert found.additions == ()
        return found.state

    assert state(eater(medications=("vitamin_k_antagonist",))) == "refused"
    assert state(eater(conditions=("kidney_disease_3b_5",))) == "refused"
    assert state(msgspec.structs.replace(eater(), authority="uk")) == "no_target"
    assert (
        state(msgspec.structs.replace(eater(), other_food={"calcium": 1000, "vitamin_k1": 90}))
        == "met"
    )
    assert state(eater(), [food("Milk", "dairy", "dairy", calcium=100)]) == "impossible"
    assert state(eater(), []) == "impossible"


def test_what_leaves_no_room_for_a_change_is_named():
    # 500 mg of calcium are missing, 400 ug of retinol are free: two portions of the cheese bring
    # 600 mg with 500 ug.
    plan = msgspec.structs.replace(eater(), other_food={"calcium": 500, "retinol": 2600})
    poor = food("Poor", "dairy", "dairy", calcium=50, retinol=0, vitamin_a=0)
    found = least_change(evaluate(plan, FOODS, CONSTANTS), [poor], ("calcium",))
    assert ENGLISH.say_all(found.message).endswith("The foods that fit hold too little.")
    cheese = food("Cheese", "dairy", "dairy", calcium=300, retinol=250, vitamin_a=250)
    found = least_change(evaluate(plan, FOODS, CONSTANTS), [cheese, poor], ("calcium",))
    assert (found.state, ENGLISH.say_all(found.message).rpartition(". ")[2]) == (
        "impossible", "What leaves no room: Retinol (preformed A).",
    )  # fmt: skip


def test_the_least_change_on_a_vitamin_k_antagonist_keeps_vitamin_k_as_it_is():
    plan = eater(medications=("vitamin_k_antagonist",))
    found = least_change(evaluate(plan, FOODS, CONSTANTS), ALL, ("calcium",))
    given_k = sum(
        (entry.food.amount("vitamin_k") or 0) * entry.grams_per_day / 100
        for entry in found.additions
    )
    assert found.state == "found"
    assert given_k <= 10


def test_what_is_not_known_to_be_unfermented_is_not_offered_to_who_avoids_it():
    plan = eater(diet=("no_fermented_foods",))
    unknown = food("Curd", "Dairy and Egg Products", "dairy", calcium=800)
    assert unknown.fermented is None
    assert offered("calcium", plan, [unknown]) == ()
    assert offered("calcium", plan, [msgspec.structs.replace(unknown, fermented=True)]) == ()
    assert offered("calcium", plan, [msgspec.structs.replace(unknown, fermented=False)])
    assert offered("calcium", eater(), [unknown])


@pytest.mark.parametrize(
    ("category", "origin", "fits"),
    [
        ("Vegetables and Vegetable Products", None, True),
        ("Nut and Seed Products", None, True),
        ("anything", "plant", True),
        ("", None, False),
        ("Meals, Entrees, and Side Dishes", None, False),
        ("Beef with vegetables", None, False),
        ("Finfish and Shellfish Products", "fish", False),
        ("Vegetables and Vegetable Products", "meat", False),
    ],
)
def test_raw_food_is_offered_when_it_is_a_plant(category, origin, fits):
    raw = food("Something, raw", category, origin, calcium=300)
    assert bool(offered("calcium", eater(), [raw])) is fits
