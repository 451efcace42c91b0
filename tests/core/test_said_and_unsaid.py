# SPDX-License-Identifier: MIT
"""What a scenario says of its diet, products, rhythms and results, and what was not said."""

import datetime as dt
import json

import msgspec
import pytest
from hypothesis import given, settings

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.goal import with_daily_d3
from dk2gui.core.explore.inputs import with_input
from dk2gui.core.scenario.file_format import ScenarioError, decode_scenario, encode_scenario
from dk2gui.core.scenario.scenario import Content, Product, Scenario, Supplement, answer_day
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import assessment_values
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()


def read(**keys) -> Scenario:
    return decode_scenario(json.dumps({"schema": 1, **keys}).encode())


def intake(**keys) -> dict:
    return assessment_values(evaluate(read(**keys), FOODS, CONSTANTS))["intake"]


def told(nutrient: str, **keys) -> tuple[str, str]:
    row = intake(**keys)[nutrient]
    return row["status"], row["rests_on"]


MILK = {"food": "milk-whole", "grams": 200, "times_per_week": 7}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, ("unknown", "none")),
        ({"foods": [MILK]}, ("unknown", "partial")),
        ({"foods": [MILK], "diet_is": "complete"}, ("below", "stated")),
        ({"diet_is": "complete"}, ("below", "stated")),
        ({"other_food": {"calcium": 300}}, ("below", "stated")),
        ({"other_food": {"zinc": 3}}, ("unknown", "none")),
        # NASEM 2011, women of 40: RDA 1000 mg, UL 2500 mg. What is enough is enough.
        ({"other_food": {"calcium": 1100}}, ("adequate", "stated")),
        ({"supplements": [{"compound": "calcium", "amount": 1.1, "unit": "g"}]}, ("adequate", "partial")),
        ({"supplements": [{"compound": "calcium", "amount": 2.6, "unit": "g"}]}, ("above", "partial")),
        ({"supplements": [{"compound": "calcium", "amount": 300, "unit": "mg"}]}, ("unknown", "partial")),
    ],
)  # fmt: skip
def test_too_little_is_told_only_of_all_that_is_eaten(keys, expected):
    assert told("calcium", **keys) == expected


def test_a_gap_in_a_complete_diet_leaves_too_little_unknown():
    unmeasured = next(food.id for food in FOODS.values() if not food.is_measured("magnesium"))
    plate = [{"food": unmeasured, "grams": 50, "times_per_week": 7}]
    assert told("magnesium", foods=plate, diet_is="complete") == ("unknown", "stated")
    assert told("magnesium", foods=[MILK], diet_is="complete") == ("below", "stated")


def test_all_parts_of_a_sum_state_it_and_some_do_not():
    parts = {"vitamin_k1": 20, "mk4": 1, "mk7": 1}
    assert told("vitamin_k", other_food=parts) == ("unknown", "partial")
    assert told("vitamin_k", other_food={**parts, "other_mk": 1}) == ("below", "stated")
    # Retinol is not all of vitamin A.
    assert told("vitamin_a", other_food={"retinol": 100})[1] == "partial"


PRODUCT = {
    "name": "D3K2",
    "contains": [
        {"compound": "vitamin_d3", "amount": 5000, "unit": "IU"},
        {"compound": "mk7", "amount": 100, "unit": "ug"},
    ],
    "count": 2,
}


def test_the_parts_of_a_product_count_as_supplements_do():
    parts = [
        {"compound": "vitamin_d3", "amount": 10_000, "unit": "IU", "every_days": 7},
        {"compound": "mk7", "amount": 200, "unit": "ug", "every_days": 7},
    ]
    bottle = evaluate(
        read(products=[{**PRODUCT, "every_days": 7}], start_date="2026-11-20"), FOODS, CONSTANTS
    )
    apart = evaluate(read(supplements=parts, start_date="2026-11-20"), FOODS, CONSTANTS)
    assert assessment_values(bottle) == assessment_values(apart)


@settings(max_examples=25)
@given(scenarios())
def test_any_product_counts_as_its_parts_do(scenario):
    apart = msgspec.structs.replace(scenario, supplements=scenario.doses, products=())
    bottled, loose = (
        assessment_values(evaluate(given, FOODS, CONSTANTS)) for given in (scenario, apart)
    )
    # A doubt names the place in the file, which differs.
    assert len(bottled.pop("doubts")) == len(loose.pop("doubts"))
    assert bottled == loose


def test_a_product_stays_a_product_in_the_file_and_older_files_stay_as_they_are():
    scenario = read(products=[{**PRODUCT, "from": "2026-01-01", "weekdays": ["mon", "thu"]}])
    written = json.loads(encode_scenario(scenario))
    assert written["products"] == [{**PRODUCT, "from": "2026-01-01", "weekdays": ["mon", "thu"]}]
    new = {"products", "diet_is", "answer_date"}
    assert not new & set(json.loads(encode_scenario(read())))


def test_a_dose_sought_or_varied_stands_in_place_of_the_products_part():
    scenario = read(products=[PRODUCT])
    sought = with_daily_d3(scenario, 2000)
    varied = with_input(scenario, "dose:vitamin_d3", 2000)
    for changed in (sought, varied):
        given = evaluate(changed, FOODS, CONSTANTS).nutrients
        assert given["vitamin_d"].intake.supplement == pytest.approx(50)
        assert given["mk7"].intake.supplement == pytest.approx(200)


def test_weekdays_fall_on_their_days():
    """10 000 IU on Mondays and Thursdays is two weekly doses, three days apart."""
    pair = read(
        supplements=[{"compound": "vitamin_d3", "amount": 10_000, "unit": "IU", "weekdays": ["thu", "mon"]}],
        start_date="2026-11-25", days=60,
    )  # fmt: skip
    # The start is a Wednesday.
    weekly = [
        {"compound": "vitamin_d3", "amount": 10_000, "unit": "IU", "every_days": 7, "from": day}
        for day in ("2026-11-26", "2026-11-30")
    ]
    two = read(supplements=weekly, start_date="2026-11-25", days=60)
    assert evaluate(pair, FOODS, CONSTANTS).serum.median == pytest.approx(
        evaluate(two, FOODS, CONSTANTS).serum.median
    )
    assert intake(**json.loads(encode_scenario(pair)))["vitamin_d"]["supplement"] == pytest.approx(
        2 * 250 / 7
    )


def test_a_weekday_taken_always_keeps_its_day():
    always = {"compound": "vitamin_d3", "amount": 50_000, "unit": "IU", "since": "always"}
    lab = {"date": "2026-11-23", "marker": "25ohd", "value": 80, "unit": "nmol/L"}
    level = evaluate(
        read(supplements=[{**always, "weekdays": ["thu"]}], labs=[lab], days=28), FOODS, CONSTANTS
    ).serum.median
    # From Monday the level falls until Thursday's dose, which shows on the day after.
    assert level[3] < level[0]
    assert level[5] > level[3]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"supplements": [{"compound": "mk7", "amount": 1, "unit": "ug", "weekdays": ["mon"], "every_days": 7}]},
         "supplements[0].weekdays: stand in place of every_days, not beside it"),
        ({"supplements": [{"compound": "mk7", "amount": 1, "unit": "ug", "weekdays": ["mon", "mon"]}]},
         "supplements[0].weekdays: names a day twice"),
        ({"products": [{"contains": [{"compound": "mk7", "amount": 1, "unit": "IU"}]}]},
         "products[0].contains[0].unit: Vitamin K2 as MK-7 has no IU; use ug, mg or g"),
        ({"products": [{"contains": [{"compound": "mk7", "amount": 600, "unit": "g"}], "count": 2}]},
         "products[0].count: 2 units are more than a kilogram; is the unit right?"),
        ({"products": [{}] * 201}, "products: must hold at most 200, got 201"),
        ({"products": [{"contains": [], "amount": 1}]}, "products[0].amount: unknown key"),
        ({"diet_is": "full"}, 'diet_is: must be one of complete, partial, typical; got "full"'),
        ({"person": {"latitude": 91}}, "person.latitude: must be <= 90, got 91"),
        ({"answer_date": "1800-01-01"},
         "answer_date: must lie between 1900-01-01 and 2200-12-31, got 1800-01-01"),
        ({"labs": [{"date": "2026-11-01", "marker": "25ohd", "value": 4, "unit": "nmol/L", "bound": "<"}]},
         'labs[0].bound: must be one of above, below; got "<"'),
    ],
)  # fmt: skip
def test_refusals(change, message):
    with pytest.raises(ScenarioError) as caught:
        read(**change)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "unit", ["ug/L", "UG/L", "\u00b5g/l", "\u03bcg/L", "ng/mL", "ng/ml", "NG/ML"]
)
def test_a_laboratorys_spelling_of_a_unit_is_read(unit):
    """38.2 ug/L is 38.2 ng/mL, times 2.496 is 95.3 nmol/L."""
    lab = {"date": "2026-11-01", "marker": "25ohd", "value": 38.2, "unit": unit}
    forecast = evaluate(read(labs=[lab]), FOODS, CONSTANTS).serum
    assert forecast.baseline_nmol_l == pytest.approx(38.2 * 2.496)
    found = {item.id for item in evaluate(read(labs=[lab]), FOODS, CONSTANTS).advice}
    assert "25ohd-in-goal" in found


def test_doses_are_read_in_any_case():
    scenario = read(supplements=[{"compound": "vitamin_d3", "amount": 25, "unit": "\u00b5G"}])
    assert scenario.supplements == (Supplement(compound="vitamin_d3", amount=25, unit="ug"),)


def test_the_answer_is_read_within_the_forecast():
    start = {"start_date": dt.date(2026, 1, 1), "days": 100}
    for date, day in (
        (None, 100), (dt.date(2026, 1, 31), 30), (dt.date(2025, 1, 1), 0), (dt.date(2030, 1, 1), 100),
    ):  # fmt: skip
        assert answer_day(Scenario(schema=1, answer_date=date, **start)) == day


def test_a_product_says_what_it_gives():
    product = Product(contains=(Content(compound="zinc", amount=5, unit="mg"),), count=3)
    assert product.doses == (Supplement(compound="zinc", amount=15, unit="mg"),)


def test_a_product_of_which_nothing_is_left_is_gone_and_another_is_whole():
    only_d = {"contains": [{"compound": "vitamin_d3", "amount": 800, "unit": "IU"}]}
    scenario = read(products=[only_d, PRODUCT])
    (left,) = with_daily_d3(scenario, 2000).products
    assert [part.compound for part in left.contains] == ["mk7"]
