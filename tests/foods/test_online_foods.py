# SPDX-License-Identifier: MIT
"""Foods from FoodData Central and Open Food Facts as they come: units, gaps, odd figures."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.intake.food import Food, Serving
from dk2gui.foods.net.barcode import checked_barcode
from dk2gui.foods.net.errors import OnlineError
from tests.foods.online_replies import (
    MILK_HIT,
    NATTO,
    NATTO_CODE,
    SALMON,
    SALMON_HIT,
    found_nutrient,
    page,
)
from tests.foods.online_service import given_clock, given_lookup, given_service  # noqa: F401

SEARCH = "/foods/search"
NATTO_PATH = f"/api/v2/product/{NATTO_CODE}.json"


def with_nutrients(*nutrients):
    return {**SALMON_HIT, "foodNutrients": list(nutrients)}


def natto(**changes):
    """The reply for natto with changed fields of the product."""
    reply = copy.deepcopy(NATTO)
    reply["product"] |= changes
    return reply


def natto_with(**nutriments):
    """The same with other nutriments, `_` in their names for `-`, beside some calcium."""
    figures = {name.replace("__", "-"): figure for name, figure in nutriments.items()}
    return natto(nutriments={"calcium_100g": 0.217, **figures})


def test_a_search_brings_foods_with_figures_and_measures(service, lookup):
    service.answer(SEARCH, page(SALMON_HIT, MILK_HIT))
    salmon, milk = lookup.foods("salmon")
    assert salmon.id == "fdc-175167"
    assert salmon.source == "USDA FoodData Central, SR Legacy"
    assert salmon.per_100g == {"vitamin_d": 11.0, "calcium": 9.0}
    assert salmon.energy_kcal == 208
    assert salmon.servings == (Serving("3 oz", 85),)
    assert milk.name == "VITAMIN D MILK"
    assert milk.brand == "Some Dairy, Inc."
    assert milk.barcode == "036000291452"
    # 42 IU are 1.05 ug; 0.125 g are 125 mg.
    assert milk.per_100g == pytest.approx({"vitamin_d": 1.05, "calcium": 125})
    assert milk.servings == (Serving("cup", 240),)
    assert "100 ml" in milk.note


def test_what_is_not_measured_is_not_there(service, lookup):
    service.answer(SEARCH, page(SALMON_HIT))
    (salmon,) = lookup.foods("salmon")
    assert not salmon.is_measured("zinc")
    assert not salmon.is_measured("k2")


def test_only_foods_with_figures_are_found(service, lookup):
    odd_kind = {**SALMON_HIT, "dataType": "Experimental"}
    no_figures = {**SALMON_HIT, "foodNutrients": []}
    service.answer(SEARCH, page(odd_kind, no_figures, {**SALMON_HIT, "description": " "}))
    assert lookup.foods("salmon") == []


def test_the_search_asks_for_foods_of_people(service, lookup):
    service.answer(SEARCH, page())
    lookup.foods("salmon")
    (asked,) = service.asked[0][1]["dataType"]
    assert asked == "SR Legacy,Foundation,Survey (FNDDS),Branded"


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        (found_nutrient(1114, "UG", 11_000), "Vitamin D 11\u202f000 ug"),
        (found_nutrient(1114, "UG", -1), "Vitamin D -1 ug"),
        (found_nutrient(1114, "UG", 1e-5), "too little for a label"),
        (found_nutrient(1114, "PH", 1), "'ph'"),
        (found_nutrient(1008, "KCAL", 2000), "Energy 2\u202f000 kcal"),
    ],
)
def test_figures_that_cannot_be_are_left_out_and_named(service, lookup, odd, said):
    service.answer(SEARCH, page(with_nutrients(odd, found_nutrient(1087, "MG", 9))))
    (salmon,) = lookup.foods("salmon")
    assert salmon.per_100g == {"calcium": 9}
    assert salmon.energy_kcal is None
    assert salmon.note.startswith("Left out: ")
    assert said in salmon.note


def test_the_whole_entry_has_more(service, lookup):
    service.answer(SEARCH, page(SALMON_HIT))
    service.answer("/food/175167", SALMON)
    (found,) = lookup.foods("salmon")
    whole = lookup.whole(found)
    assert whole.id == found.id
    assert whole.category == found.category == "Finfish and Shellfish Products"
    assert whole.per_100g == {"vitamin_d": 11.0, "phosphorus": 240.0}
    assert whole.servings == (Serving("3 oz", 85), Serving("0.5 fillet", 198))


def test_a_food_from_elsewhere_is_whole_already(service, lookup):
    own = Food(id="own-bread", name="Bread", source="own", per_100g={})
    assert lookup.whole(own) is own
    assert service.asked == []


def test_an_entry_that_is_no_food(service, lookup):
    service.answer(SEARCH, page(SALMON_HIT))
    (found,) = lookup.foods("salmon")
    service.answer("/food/175167", {**SALMON, "dataType": "Sample"})
    with pytest.raises(OnlineError, match="is no food but an entry of the kind 'Sample'"):
        lookup.whole(found)


def test_a_barcode_brings_the_product(service, lookup):
    service.answer(NATTO_PATH, NATTO)
    found = lookup.barcode(" 4006381-333931 ")
    assert (found.id, found.name, found.brand) == (f"off-{NATTO_CODE}", "Natto", "Soy House")
    assert found.source == "Open Food Facts (ODbL)"
    # Grams, whatever was typed: 0.217 g are 217 mg, 1.25e-6 g are 1.25 ug.
    assert found.per_100g == {"calcium": 217.0, "vitamin_d": 1.25}
    assert found.energy_kcal == 211
    # The weight stands beside the name.
    assert found.servings == (Serving("pack", 40),)
    assert "vitamin K, whose form the label does not say" in found.note
    assert service.asked[0][1]["fields"][0].startswith("code,product_name,")


def test_a_name_from_a_web_form_is_plain(service, lookup):
    named = {**NATTO["product"], "product_name": "Natto &amp; rice"}
    service.answer(NATTO_PATH, {**NATTO, "product": named})
    assert lookup.barcode(NATTO_CODE).name == "Natto & rice"


@pytest.mark.parametrize(
    ("energy", "kcal"),
    [
        # The thermochemical calorie is 4.184 J.
        ({"energy_100g": 418.4}, 100),
        ({"energy_100g": "418.4", "energy__kcal_100g": ""}, 100),
        ({"energy_100g": 418.4, "energy__kcal_100g": 99}, 99),
        ({"energy_100g": 418.4, "energy__kcal_100g": 0}, 0),
        ({"energy_100g": "much"}, None),
        ({}, None),
    ],
)
def test_energy_in_kj_is_read_where_kcal_are_not_given(service, lookup, energy, kcal):
    service.answer(NATTO_PATH, natto_with(**energy))
    found = lookup.barcode(NATTO_CODE)
    assert found.energy_kcal == kcal
    assert found.note == ""


def test_energy_in_kj_that_no_food_has_is_left_out_and_named(service, lookup):
    service.answer(NATTO_PATH, natto_with(energy_100g=41_840))
    found = lookup.barcode(NATTO_CODE)
    assert found.energy_kcal is None
    assert "Energy 10\u202f000 kcal" in found.note


@pytest.mark.parametrize(
    ("reply", "status"), [({"status": 0, "status_verbose": "product not found"}, 200), ({}, 404)]
)
def test_an_unknown_barcode_is_none(service, lookup, reply, status):
    service.answer(NATTO_PATH, reply, status)
    assert lookup.barcode(NATTO_CODE) is None


def test_a_failure_is_not_an_unknown_barcode(service, lookup):
    service.answer(NATTO_PATH, {}, 500)
    with pytest.raises(OnlineError, match="problem of its own"):
        lookup.barcode(NATTO_CODE)


def test_another_product_than_asked_for_is_refused(service, lookup):
    service.answer(NATTO_PATH, natto(code="96385074"))
    with pytest.raises(OnlineError, match="another product"):
        lookup.barcode(NATTO_CODE)


def test_leading_zeros_of_a_barcode_do_not_matter(service, lookup):
    service.answer("/api/v2/product/036000291452.json", natto(code="0036000291452"))
    assert lookup.barcode("036000291452").barcode == "0036000291452"


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"vitamin__d_100g": 1.25}, "Vitamin D 1.25e+06 ug"),
        ({"vitamin__d_100g": 1.25e-12}, "too little for a label"),
        ({"vitamin__d_100g": "much"}, "Vitamin D, which is not given as a number"),
        ({"vitamin__d_100g": True}, "Vitamin D, which is not given as a number"),
        ({"vitamin__d_100g": "nan"}, "Vitamin D, which is not given as a number"),
        ({"vitamin__d_100g": 5e-6, "vitamin__d_unit": "% DV"}, "percentage of a daily value"),
        ({"vitamin__a_100g": 5e-4}, "vitamin A, whose form the label does not say"),
    ],
)
def test_odd_figures_of_a_product_are_left_out_and_named(service, lookup, figures, said):
    service.answer(NATTO_PATH, natto_with(**figures))
    found = lookup.barcode(NATTO_CODE)
    assert found.per_100g == {"calcium": 217.0}
    assert said in found.note


@pytest.mark.parametrize("nutriments", [None, [], {}, {"vitamin-d_100g": 1.25}])
def test_a_product_without_any_figure_says_so(service, lookup, nutriments):
    service.answer(NATTO_PATH, natto(nutriments=nutriments))
    with pytest.raises(OnlineError, match="gives none of this program's nutrients") as told:
        lookup.barcode(NATTO_CODE)
    assert told.value.kind == "not_measured"


def test_a_product_with_odd_fields_still_has_a_name(service, lookup):
    service.answer(NATTO_PATH, natto(product_name=None, brands=["x"], serving_size=40))
    found = lookup.barcode(NATTO_CODE)
    assert found.name == f"Product {NATTO_CODE}"
    assert found.brand == ""


@pytest.mark.parametrize(
    "code", [NATTO_CODE, "96385074", "036000291452", "10012345678902", "4006381 333931"]
)
def test_barcodes_that_are_right(code):
    # EAN-13, EAN-8, UPC-A and GTIN-14 as printed in their descriptions.
    assert checked_barcode(code) == code.replace(" ", "")


@pytest.mark.parametrize(
    "code", ["", "123", "40063813339311", "abc", "４００６３８１３３３９３１", "4" * 500]
)
def test_barcodes_that_are_none_ask_nothing(service, lookup, code):
    with pytest.raises(OnlineError, match="barcode") as told:
        lookup.barcode(code)
    assert told.value.kind == "bad_question"
    assert service.asked == []


@given(
    st.text("0123456789", min_size=12, max_size=12).filter(lambda digits: digits.strip("0")),
    st.integers(0, 12),
    st.integers(1, 9),
)
def test_one_mistyped_digit_never_passes(body, place, step):
    def passes(code):
        try:
            return checked_barcode(code) == code
        except OnlineError:
            return False

    right = [body + last for last in "0123456789" if passes(body + last)]
    assert len(right) == 1
    typed = list(right[0])
    typed[place] = str((int(typed[place]) + step) % 10)
    assert not passes("".join(typed))
