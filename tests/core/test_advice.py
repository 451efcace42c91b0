# SPDX-License-Identifier: MIT
"""The advice rules at their exact limits, and on whole people."""

import datetime as dt

import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.intake.reference import target, upper_level
from dk2gui.core.scenario.scenario import EatenFood, Lab, Person, Scenario, SunHabit, Supplement
from dk2gui.data.tables import load_constants, load_foods

FOODS, CONSTANTS = load_foods(), load_constants()


def advice(**changes) -> dict:
    """Severity by id, in order."""
    assessment = evaluate(Scenario(schema=1, **changes), FOODS, CONSTANTS)
    return {item.id: item.severity for item in assessment.advice}


def d3(iu: float, every_days: int = 1) -> Supplement:
    return Supplement(compound="vitamin_d3", amount=iu, unit="IU", every_days=every_days)


def ug(compound: str, amount: float) -> Supplement:
    return Supplement(compound=compound, amount=amount, unit="ug")


def level(value: float, unit: str = "nmol/L", day: int = 1) -> Lab:
    return Lab(date=dt.date(2026, 11, day), marker="25ohd", value=value, unit=unit)


def mg(compound: str, amount: float) -> Supplement:
    return Supplement(compound=compound, amount=amount, unit="mg")


def result(marker: str, value: float, unit: str) -> Lab:
    return Lab(date=dt.date(2026, 11, 1), marker=marker, value=value, unit=unit)


def foods(*entries) -> tuple[EatenFood, ...]:
    return tuple(EatenFood(food=name, grams=grams, times_per_week=7) for name, grams in entries)


VKA = Person(medications=("vitamin_k_antagonist",))
MAGNESIUM_320 = {"magnesium": 320.0}


@pytest.mark.parametrize(
    ("name", "severity", "fires", "rests"),
    [
        ("pair-k2", "info", {"supplements": (d3(2001),)}, {"supplements": (d3(2000),)}),
        ("pair-k2", "info", {"supplements": (d3(14_007, 7),)}, {"supplements": (d3(14_000, 7),)}),
        ("pair-k2", "info", {"supplements": (d3(3000), ug("mk7", 89))},
         {"supplements": (d3(3000), ug("mk7", 90))}),
        # MK-4 is on another scale and pairs with nothing.
        ("pair-k2", "info", {"supplements": (d3(3000), ug("mk4", 5000))},
         {"supplements": (d3(3000), ug("mk7", 100))}),
        ("pair-k2", "info", {"supplements": (d3(3000),)},
         {"supplements": (d3(3000),), "person": Person(age_years=17)}),
        ("pair-k2", "info", {"supplements": (d3(3000),)},
         {"supplements": (d3(3000),), "person": Person(conditions=("kidney_disease_3b_5",))}),
        ("k2-optional", "info", {"supplements": (d3(2000),)}, {"supplements": (d3(2001),)}),
        ("k2-optional", "info", {"supplements": (d3(1),)}, {"supplements": (d3(0),)}),
        ("d-over-ul", "caution", {"supplements": (d3(4001),)}, {"supplements": (d3(4000),)}),
        ("d-over-ul", "caution", {"supplements": (d3(4000),), "other_food": {"vitamin_d": 0.1}},
         {"supplements": (d3(3996),), "other_food": {"vitamin_d": 0.1}}),
        ("d-over-ul", "stop", {"supplements": (d3(3001),), "person": Person(age_years=7)},
         {"supplements": (d3(3000),), "person": Person(age_years=7)}),
        ("d-over-10000", "stop", {"supplements": (d3(10_001),)}, {"supplements": (d3(10_000),)}),
        ("d-over-10000", "stop", {"supplements": (d3(9000), ug("vitamin_d2", 26))},
         {"supplements": (d3(9000), ug("vitamin_d2", 25))}),
        ("vka-vitamin-k", "caution", {"person": VKA}, {}),
        ("vka-vitamin-k", "stop", {"person": VKA, "supplements": (ug("k1", 1),)}, {"supplements": (ug("k1", 1),)}),
        ("vka-vitamin-k", "stop", {"person": VKA, "other_food": {"k2": 90.1}}, {"other_food": {"k2": 500.0}}),
        ("other-anticoagulant", "info", {"person": Person(medications=("doac",))},
         {"person": Person(medications=("doac", "vitamin_k_antagonist"))}),
        ("25ohd-low", "info", {"labs": (level(74.9),)}, {"labs": (level(75),)}),
        ("25ohd-low", "info", {"labs": (level(29.9, "ng/mL"),)}, {"labs": (level(30, "ng/mL"),)}),
        ("25ohd-low", "caution", {"labs": (level(30),)}, {"labs": ()}),
        ("25ohd-low", "info", {"labs": (level(50),)}, {"labs": (level(75),)}),
        ("25ohd-low", "caution", {"labs": (level(49.9),)}, {"labs": (level(80),)}),
        ("25ohd-low", "info", {"labs": (level(20, "ng/mL"),)}, {"labs": ()}),
        ("25ohd-low", "caution", {"labs": (level(19.9, "ng/mL"),)}, {"labs": ()}),
        ("25ohd-low", "stop", {"labs": (level(29.9),)}, {"labs": (level(80),)}),
        ("25ohd-low", "stop", {"labs": (level(11.9, "ng/mL"),)}, {"labs": (level(40, "ng/mL"),)}),
        ("25ohd-in-goal", "info", {"labs": (level(75),)}, {"labs": (level(74.9),)}),
        ("25ohd-in-goal", "info", {"labs": (level(125),)}, {"labs": (level(125.1),)}),
        ("25ohd-in-goal", "info", {"labs": (level(50, "ng/mL"),)}, {"labs": (level(50.1, "ng/mL"),)}),
        ("25ohd-high", "caution", {"labs": (level(125.1),)}, {"labs": (level(125),)}),
        ("25ohd-high", "stop", {"labs": (level(375),)}, {"labs": (level(125),)}),
        ("25ohd-high", "caution", {"labs": (level(374.9),)}, {"labs": (level(100),)}),
        ("25ohd-high", "stop", {"labs": (level(150, "ng/mL"),)}, {"labs": (level(50, "ng/mL"),)}),
        ("25ohd-low", "info", {"labs": (level(90, day=1), level(60, day=2))},
         {"labs": (level(60, day=1), level(90, day=2))}),
        ("test-25ohd", "info", {"supplements": (d3(2001),)}, {"supplements": (d3(2000),)}),
        ("test-25ohd", "info", {"supplements": (d3(3000),)}, {"supplements": (d3(3000),), "labs": (level(80),)}),
        ("high-risk-clinician", "caution", {"person": Person(conditions=("diabetes",))},
         {"person": Person(conditions=("kidney_stones",))}),
        ("monitor-calcium", "caution", {"supplements": (d3(4001),)}, {"supplements": (d3(4000),)}),
        ("monitor-calcium", "caution",
         {"supplements": (d3(2001),), "person": Person(conditions=("osteoporosis",))},
         {"supplements": (d3(2000),), "person": Person(conditions=("osteoporosis",))}),
        ("magnesium-low", "caution", {"supplements": (d3(100),), "other_food": {"magnesium": 319.0}},
         {"supplements": (d3(100),), "other_food": MAGNESIUM_320}),
        ("magnesium-low", "caution", {"supplements": (d3(100),), "other_food": {"magnesium": 0.0}},
         {"supplements": (d3(100),)}),
        ("calcium-low", "caution", {"other_food": {"calcium": 999.0}}, {"other_food": {"calcium": 1000.0}}),
        ("calcium-low", "caution", {"other_food": {"calcium": 0.0}}, {}),
        ("calcium-high", "caution", {"supplements": (Supplement(compound="calcium", amount=1001, unit="mg"),)},
         {"supplements": (Supplement(compound="calcium", amount=1000, unit="mg"),)}),
        ("calcium-high", "caution", {"other_food": {"calcium": 2501.0}}, {"other_food": {"calcium": 2500.0}}),
        ("retinol-high", "caution",
         {"supplements": (ug("retinol", 1500),), "person": Person(age_years=55, postmenopausal=True)},
         {"supplements": (ug("retinol", 1499),), "person": Person(age_years=55, postmenopausal=True)}),
        ("retinol-high", "caution", {"supplements": (ug("retinol", 1500),), "person": Person(age_years=65)},
         {"supplements": (ug("retinol", 1500),), "person": Person(age_years=64)}),
        ("retinol-high", "stop", {"supplements": (ug("retinol", 3001),)}, {"supplements": (ug("retinol", 3000),)}),
        ("inr-high", "stop", {"person": VKA, "labs": (result("inr", 5.0, "1"),)},
         {"person": VKA, "labs": (result("inr", 4.99, "1"),)}),
        ("calcium-very-low", "stop", {"labs": (result("calcium", 1.89, "mmol/L"),)},
         {"labs": (result("calcium", 1.9, "mmol/L"),)}),
        ("calcium-very-low", "stop", {"labs": (result("calcium", 7.59, "mg/dL"),)},
         {"labs": (result("calcium", 7.6, "mg/dL"),)}),
        ("kidney-disease", "stop", {"labs": (result("egfr", 44.9, "mL/min/1.73m2"),)},
         {"labs": (result("egfr", 45, "mL/min/1.73m2"),)}),
        ("pth-high", "info", {"labs": (result("pth", 7, "pmol/L"),)}, {"labs": (result("pth", 6.9, "pmol/L"),)}),
        ("pth-high", "info", {"labs": (result("pth", 66, "pg/mL"),)}, {"labs": (result("pth", 65, "pg/mL"),)}),
        ("assay-biotin", "info", {"labs": (level(80),)}, {"labs": (result("inr", 1, "1"),)}),
        ("assay-biotin", "info", {"labs": (result("pth", 3, "pmol/L"),)}, {}),
        ("infant-vitamin-d", "info", {"person": Person(age_years=0.99)}, {"person": Person(age_years=1)}),
        ("bolus", "caution", {"supplements": (d3(60_000, 30),), "person": Person(age_years=50)},
         {"supplements": (d3(59_999, 30),), "person": Person(age_years=50)}),
        ("bolus", "caution", {"supplements": (d3(300_000, 365),), "person": Person(age_years=82)},
         {"supplements": (d3(300_000, 365),), "person": Person(age_years=49)}),
        ("beta-carotene-smoker", "caution",
         {"supplements": (ug("beta_carotene", 1),), "person": Person(smoker=True)},
         {"supplements": (ug("beta_carotene", 1),)}),
        ("beta-carotene-smoker", "stop",
         {"supplements": (ug("beta_carotene", 20_000),), "person": Person(smoker=True)}, {}),
        ("beta-carotene-smoker", "caution",
         {"supplements": (ug("beta_carotene", 19_999),), "person": Person(smoker=True)}, {}),
        ("pregnancy-retinol", "caution",
         {"supplements": (ug("retinol", 1),), "person": Person(life_stage="pregnant")},
         {"supplements": (ug("retinol", 1),), "person": Person(life_stage="lactating")}),
        ("pregnancy-retinol", "stop",
         {"supplements": (ug("retinol", 3001),), "person": Person(life_stage="pregnant")}, {}),
        ("stones", "caution",
         {"supplements": (d3(1),), "person": Person(conditions=("kidney_stones",))},
         {"person": Person(conditions=("kidney_stones",))}),
        ("malabsorption", "caution", {"person": Person(conditions=("malabsorption",))}, {}),
        ("over-ul", "caution", {"supplements": (mg("zinc", 41),)}, {"supplements": (mg("zinc", 40),)}),
        ("over-ul", "caution", {"supplements": (mg("magnesium", 351),)},
         {"other_food": {"magnesium": 3000.0}, "supplements": (mg("magnesium", 350),)}),
        ("over-ul", "caution", {"other_food": {"phosphorus": 4001.0}}, {"other_food": {"phosphorus": 4000.0}}),
        ("over-ul", "caution", {"supplements": (mg("boron", 21),)}, {"supplements": (mg("boron", 20),)}),
        ("d-below-target", "info", {"other_food": {"vitamin_d": 14.9}}, {"other_food": {"vitamin_d": 15.0}}),
        ("d-below-target", "info", {"diet_is": "complete"}, {"labs": (level(80),), "diet_is": "complete"}),
        ("d-below-target", "info", {"diet_is": "complete"}, {"supplements": (d3(200),)}),
        ("guideline-2024", "info", {"person": Person(age_years=1)}, {"person": Person(age_years=0.9)}),
        ("guideline-2024", "info", {"person": Person(age_years=18)}, {"person": Person(age_years=19)}),
        ("guideline-2024", "info", {"person": Person(age_years=75)}, {"person": Person(age_years=74)}),
        ("guideline-2024", "info", {"person": Person(life_stage="pregnant")},
         {"person": Person(life_stage="lactating")}),
        ("inducer-anticoagulant", "caution", {"person": Person(medications=("doac", "enzyme_inducer"))},
         {"person": Person(medications=("antiplatelet", "enzyme_inducer"))}),
        ("vka-pregnancy", "stop",
         {"person": Person(life_stage="pregnant", medications=("vitamin_k_antagonist",))},
         {"person": Person(life_stage="lactating", medications=("vitamin_k_antagonist",))}),
        ("mineral-timing", "info", {"supplements": (mg("calcium", 1),)}, {"supplements": (mg("boron", 1),)}),
        ("mineral-timing", "info", {"supplements": (mg("zinc", 1),)}, {"other_food": {"zinc": 9.0}}),
        ("osteoporosis-drug", "caution",
         {"labs": (level(49.9),), "person": Person(conditions=("osteoporosis",))},
         {"labs": (level(50),), "person": Person(conditions=("osteoporosis",))}),
        ("calcium-low", "info", {"foods": foods(("milk-whole", 100))},
         {"foods": foods(("milk-whole", 1000))}),
        ("calcium-low", "caution", {"foods": foods(("milk-whole", 100)), "diet_is": "complete"}, {}),
        # Beta-carotene is no retinol.
        ("retinol-high", "stop", {"supplements": (ug("retinol", 3001),)},
         {"supplements": (ug("beta_carotene", 100_000),)}),
        ("ratio-conflict", "info", {"supplements": (d3(2001),)}, {"supplements": (d3(2000),)}),
        ("ratio-conflict", "info", {"supplements": (d3(5000),)}, {"supplements": (d3(5000),), "person": VKA}),
        ("mk4-low", "info", {"supplements": (ug("mk4", 999),)}, {"supplements": (ug("mk4", 1000),)}),
        ("k2-very-high", "caution", {"supplements": (ug("mk7", 721),)}, {"supplements": (ug("mk7", 720),)}),
        ("k2-very-high", "caution", {"supplements": (ug("mk4", 45_001),)}, {"supplements": (ug("mk4", 45_000),)}),
        ("diet-low-k2", "info", {"person": Person(diet=("vegan",))},
         {"person": Person(diet=("vegan",)), "other_food": {"k2": 90.0}}),
        ("diet-low-k2", "info", {"person": Person(diet=("low_fat",))}, {"person": Person(diet=("vegetarian",))}),
        ("take-with-fat", "info", {"supplements": (d3(400),), "with_fat": False},
         {"supplements": (Supplement(compound="zinc", amount=5, unit="mg"),), "with_fat": False}),
        ("older-adult", "info", {"person": Person(age_years=65)}, {"person": Person(age_years=64.9)}),
        ("child", "caution", {"person": Person(age_years=17.9)}, {"person": Person(age_years=18)}),
        ("pregnancy", "caution", {"person": Person(life_stage="lactating")}, {}),
        ("lifestyle", "info", {"person": Person(smoker=True)}, {}),
        ("kidney-disease", "stop", {"person": Person(conditions=("kidney_disease_3b_5",))},
         {"person": Person(conditions=("kidney_disease_1_3a",))}),
        ("hypercalcaemia", "stop", {"person": Person(conditions=("hypercalcaemia",))}, {}),
        ("hypercalcaemia", "stop",
         {"labs": (Lab(date=dt.date(2026, 1, 1), marker="calcium", value=2.63, unit="mmol/L"),)},
         {"labs": (Lab(date=dt.date(2026, 1, 1), marker="calcium", value=2.62, unit="mmol/L"),)}),
        ("hypercalcaemia", "stop",
         {"labs": (Lab(date=dt.date(2026, 1, 1), marker="calcium", value=10.6, unit="mg/dL"),)},
         {"labs": (Lab(date=dt.date(2026, 1, 1), marker="calcium", value=10.5, unit="mg/dL"),)}),
        ("d-sensitive-condition", "stop",
         {"person": Person(conditions=("granulomatous_disease",)), "supplements": (d3(1),)},
         {"person": Person(conditions=("diabetes",)), "supplements": (d3(1),)}),
        ("d-sensitive-condition", "info", {"person": Person(conditions=("granulomatous_disease",))}, {}),
        ("d-sensitive-condition", "caution", {"person": Person(conditions=("hyperparathyroidism",))}, {}),
        ("drug-calcium", "caution", {"person": Person(medications=("thiazide",)), "supplements": (d3(2001),)},
         {"person": Person(medications=("thiazide",)), "supplements": (d3(2000),)}),
        ("drug-calcium", "caution",
         {"person": Person(medications=("digoxin",)),
          "supplements": (Supplement(compound="calcium", amount=1, unit="mg"),)},
         {"person": Person(medications=("digoxin",))}),
        ("drug-absorption", "info", {"person": Person(medications=("orlistat",)), "supplements": (d3(1),)},
         {"person": Person(medications=("orlistat",))}),
        ("drug-d-breakdown", "info", {"person": Person(medications=("glucocorticoid",))}, {}),
        ("general-information", "info", {}, None),
    ],
)  # fmt: skip
def test_a_rule_fires_at_its_limit_and_not_before(name, severity, fires, rests):
    assert advice(**fires).get(name) == severity
    if rests is not None:
        assert name not in advice(**rests)


def noon_sun(first_day: dt.date) -> dict:
    """A man at 52 degrees north, half an hour in the noon sun every day from this day on."""
    return {
        "person": Person(age_years=45, sex="male", weight_kg=70, height_cm=168, skin_type=2),
        "other_food": {"calcium": 1000.0, "magnesium": 420.0, "vitamin_d": 2.5},
        "start_date": first_day,
        "sun": SunHabit(latitude=52, altitude_m=0, minutes=30, days_per_week=7, start_hour=12,
                        exposed_fraction=0.25, spf=0, cloud="clear"),
    }  # fmt: skip


PEOPLE = {
    "vegan woman with heart disease, 4000 IU, no K2": (
        {
            "person": Person(age_years=68, postmenopausal=True, height_cm=168,
                          conditions=("cardiovascular_disease",), diet=("vegan",)),
            "supplements": (d3(4000),),
            "foods": foods(("sauerkraut", 75), ("kale-raw", 100)),
            "other_food": {"calcium": 1200.0, "magnesium": 400.0},
        },
        {"pair-k2", "high-risk-clinician", "monitor-calcium", "ratio-conflict", "diet-low-k2",
         "older-adult", "general-information", "test-25ohd"},
        {"d-over-ul", "d-over-10000", "vka-vitamin-k", "calcium-high", "retinol-high"},
    ),
    "man on warfarin who takes K2": (
        {
            "person": Person(age_years=55, sex="male", medications=("vitamin_k_antagonist",)),
            "supplements": (d3(2000), ug("mk7", 100)),
            "foods": foods(("chicken-breast", 150)),
            "other_food": {"calcium": 1000.0, "magnesium": 420.0},
            "labs": (Lab(date=dt.date(2026, 11, 15), marker="inr", value=2.5, unit="1"),),
        },
        {"vka-vitamin-k", "general-information"},
        {"pair-k2", "k2-optional", "diet-low-k2", "other-anticoagulant"},
    ),
    "strength athlete, 5000 IU and MK-7": (
        {
            "person": Person(age_years=32, sex="male", weight_kg=90),
            "supplements": (d3(5000), ug("mk7", 100)),
            "foods": foods(("egg-yolk", 68)),
            "other_food": {"calcium": 1100.0, "magnesium": 420.0},
        },
        {"d-over-ul", "test-25ohd", "monitor-calcium", "ratio-conflict", "general-information"},
        {"pair-k2", "k2-optional", "d-over-10000", "k2-very-high"},
    ),
    "healthy woman, K2 from food": (
        {
            "supplements": (d3(1000),),
            "foods": foods(("hard-cheese", 50), ("egg-yolk", 34), ("butter", 15), ("chicken-breast", 120)),
            "other_food": {"calcium": 700.0, "magnesium": 280.0},
            "labs": (level(34, "ng/mL", 15),),
        },
        {"k2-optional", "25ohd-in-goal", "general-information"},
        {"pair-k2", "d-over-ul", "25ohd-low", "test-25ohd", "calcium-low"},
    ),
    "girl of seven": (
        {
            "person": Person(age_years=7, weight_kg=23, height_cm=122),
            "supplements": (d3(1000), ug("mk7", 120)),
            "other_food": {"calcium": 1000.0, "magnesium": 130.0},
        },
        {"child", "general-information"},
        {"pair-k2", "k2-optional", "d-over-ul", "ratio-conflict", "magnesium-low", "calcium-low"},
    ),
    "noon sun in January": (
        noon_sun(dt.date(2027, 1, 15)),
        {"no-uvb", "general-information"},
        {"pair-k2", "test-25ohd", "sunburn"},
    ),
    "noon sun in July": (
        noon_sun(dt.date(2026, 7, 1)),
        {"sunburn", "general-information"},
        {"pair-k2", "test-25ohd", "no-uvb"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_whole_people(name):
    scenario, must, must_not = PEOPLE[name]
    given = advice(**scenario)
    assert must <= set(given)
    assert not must_not & set(given)
    assert list(given)[-1] == "general-information"


def test_warfarin_comes_first():
    scenario, _, _ = PEOPLE["man on warfarin who takes K2"]
    assert next(iter(advice(**scenario).items())) == ("vka-vitamin-k", "stop")


def nutrient(name: str, person: str):
    return evaluate(Scenario(schema=1, **PEOPLE[person][0]), FOODS, CONSTANTS).nutrients[name]


def test_the_articles_pairing_is_opinion_and_no_caution():
    scenario, _, _ = PEOPLE["vegan woman with heart disease, 4000 IU, no K2"]
    assert advice(**scenario)["pair-k2"] == "info"


def test_a_child_is_held_against_the_values_of_her_age():
    # IOM 2001 and 2011, 4 to 8 years: an AI of 55 ug for vitamin K, a UL of 75 ug for vitamin D.
    person = "girl of seven"
    assert target(nutrient("vitamin_k", person).references).value == 55
    assert upper_level(nutrient("vitamin_d", person).references).value == 75


@pytest.mark.parametrize(
    ("person", "least_ug", "most_ug"),
    [("noon sun in January", 0, 1.25), ("noon sun in July", 8, 120)],
)
def test_half_an_hour_of_noon_sun(person, least_ug, most_ug):
    assert least_ug <= nutrient("vitamin_d", person).intake.sun <= most_ug


def test_k2_of_real_portions():
    def k2(name):
        return nutrient("k2", name).intake.food

    # 75 g sauerkraut at 4.8 ug; 68 g yolk at 32.1 ug; 50 g cheese, 34 g yolk, 15 g butter, 120 g
    # chicken: Schurgers & Vermeer 2000, per 100 g.
    assert k2("vegan woman with heart disease, 4000 IU, no K2") == pytest.approx(3.6)
    assert k2("strength athlete, 5000 IU and MK-7") == pytest.approx(21.8, abs=0.1)
    assert k2("healthy woman, K2 from food") == pytest.approx(62.0, abs=0.1)


def test_severity_then_urgency_orders_the_list():
    given = advice(
        person=Person(
            medications=("vitamin_k_antagonist", "thiazide"),
            conditions=("hypercalcaemia",),
            smoker=True,
        ),
        supplements=(d3(12_000), ug("mk7", 100)),
    )
    order = {"stop": 0, "caution": 1, "info": 2}
    ranks = [order[severity] for severity in given.values()]
    assert ranks == sorted(ranks)
    assert list(given)[:3] == ["vka-vitamin-k", "hypercalcaemia", "d-over-10000"]
