# SPDX-License-Identifier: MIT
"""USDA FoodData Central as CSV and as JSON: which figures of a release become those of a food."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.intake.food import Serving
from dk2gui.foods.reading import json_items
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.formats import Format, detect
from dk2gui.foods.reading.report import ODD_RECORD
from tests.foods.import_files import (
    FOOD_HEADER,
    csv_bytes,
    fdc_json,
    fdc_zip,
    imported,
    zipped,
)

FOODS = [
    (167512, "sr_legacy_food", "Cheese, gouda", 1, "2019-04-01"),
    (319877, "sub_sample_food", "Hummus, sample 7", 16, "2019-04-01"),
    (321358, "foundation_food", "Hummus, commercial", 16, "2019-04-01"),
    (1100001, "survey_fndds_food", "Milk, NFS", 1004, "2022-10-28"),
    (2000001, "branded_food", "ORANGE JUICE", "Juice", "2024-10-31"),
]
AMOUNTS = [
    (167512, 1087, 700), (167512, 1114, 0.5), (167512, 1110, 20), (167512, 1008, 356),
    (319877, 1087, 1),
    (321358, 2047, 229), (321358, 2048, 243), (321358, 1137, 150), (321358, 1185, 17.2),
    (1100001, 1087, 126), (1100001, 1105, 30), (1100001, 1107, 12),
    (2000001, 1110, 40), (2000001, 1104, 100), (2000001, 1003, 7), (2000001, 1087, ""),
]  # fmt: skip
TABLES = {
    "food_category": [("id", "code", "description"), (1, "0100", "Dairy and Egg Products"), (16, "1600", "Legumes")],
    "wweia_food_category": [("wweia_food_category_code", "wweia_food_category_description"), (1004, "Milk, whole")],
    "measure_unit": [("id", "name"), (1000, "cup"), (9999, "undetermined")],
    "food_portion": [
        ("id", "fdc_id", "seq_num", "amount", "measure_unit_id", "portion_description", "modifier", "gram_weight"),
        (1, 167512, 1, 1, 9999, "", "oz", 28.35), (2, 321358, 1, 0.5, 1000, "", "", 123),
        (3, 1100001, 1, "", 9999, "1 cup", "10205", 244),
        (4, 1100001, 2, "", 9999, "Quantity not specified", "90000", 244),
    ],
    "branded_food": [
        ("fdc_id", "brand_owner", "brand_name", "gtin_upc", "ingredients", "serving_size", "serving_size_unit",
         "household_serving_fulltext", "branded_food_category"),
        (2000001, "Owner Inc.", "SUNNY", "00012345678905", 'Water, "juice"\nand more', 240, "ml", "8 fl oz", "Fruit Juice"),
    ],
}  # fmt: skip


def release(tmp_path, **changed):
    return fdc_zip(tmp_path / "release.zip", FOODS, AMOUNTS, **{**TABLES, **changed})


def test_each_kind_of_food(tmp_path):
    path = release(tmp_path)
    assert detect(path) is Format.FDC_CSV
    foods, report = imported(path)
    assert set(foods) == {"fdc-167512", "fdc-321358", "fdc-1100001", "fdc-2000001"}
    gouda, hummus = foods["fdc-167512"], foods["fdc-321358"]
    milk, juice = foods["fdc-1100001"], foods["fdc-2000001"]

    assert gouda.source == "USDA FoodData Central, SR Legacy"
    assert (gouda.name, gouda.category, gouda.energy_kcal) == (
        "Cheese, gouda", "Dairy and Egg Products", 356,
    )  # fmt: skip
    # Given both in ug and in IU, ug counts.
    assert gouda.per_100g == {"calcium": 700, "vitamin_d": 0.5}
    assert gouda.servings == (Serving("oz", 28.35),)

    # Boron is in ug there; of the two Atwater energies the specific one counts.
    assert hummus.per_100g == {"boron": 0.15, "vitamin_k1": 17.2}
    assert (hummus.energy_kcal, hummus.servings) == (243, (Serving("0.5 cup", 123),))

    # 30 ug of retinol and a twelfth of 12 ug beta-carotene.
    assert milk.per_100g == {"calcium": 126, "retinol": 30, "vitamin_a": 31}
    assert (milk.category, milk.servings) == ("Milk, whole", (Serving("cup", 244),))

    # 40 IU of vitamin D are 1 ug; an empty cell is not measured; IU of vitamin A are not used.
    assert juice.per_100g == {"vitamin_d": 1}
    assert (juice.brand, juice.barcode, juice.category) == (
        "SUNNY",
        "00012345678905",
        "Fruit Juice",
    )
    assert juice.servings == (Serving("8 fl oz", 240),)
    assert juice.note == "Label figures for 100 ml, taken as 100 g."

    told = report.lines()
    assert "4 foods imported" in told[0]
    assert any("not foods: 1 (such as Hummus, sample 7 (sub_sample_food))" in line for line in told)
    assert any(
        "Vitamin A in IU alone" in line and ": 1 (such as ORANGE JUICE)" in line for line in told
    )
    assert any("100 ml" in line and ": 1 (" in line for line in told)


def test_the_two_needed_tables_alone(tmp_path):
    path = zipped(
        tmp_path / "a.zip",
        {"food.csv": csv_bytes([FOOD_HEADER, *FOODS]),
         "FOOD_NUTRIENT.CSV": csv_bytes([("fdc_id", "nutrient_id", "amount"), *AMOUNTS])},
    )  # fmt: skip
    foods, _ = imported(path)
    assert foods["fdc-321358"].per_100g == {"boron": 0.15, "vitamin_k1": 17.2}
    assert foods["fdc-2000001"].category == "Juice"


@given(st.permutations(AMOUNTS), st.permutations(FOODS))
def test_the_order_of_rows_has_no_meaning(tmp_path_factory, amounts, foods):
    folder = tmp_path_factory.mktemp("order")
    expected = imported(fdc_zip(folder / "a.zip", FOODS, AMOUNTS, **TABLES))[0]
    assert imported(fdc_zip(folder / "b.zip", foods, amounts, **TABLES))[0] == expected


def test_the_unit_of_the_release_counts(tmp_path):
    nutrients = [("id", "name", "unit_name"), (1087, "Calcium", "G"), (1114, "Vitamin D", "MG")]
    path = fdc_zip(
        tmp_path / "a.zip", FOODS[:1], [(167512, 1087, 0.7), (167512, 1114, 0.002)], nutrient=nutrients
    )  # fmt: skip
    assert imported(path)[0]["fdc-167512"].per_100g == {"calcium": 700, "vitamin_d": 2}


def test_a_food_that_comes_twice(tmp_path):
    twice = [*FOODS, (167512, "sr_legacy_food", "Gouda, new", 1, "2020-01-01")]
    foods, report = imported(fdc_zip(tmp_path / "a.zip", twice, AMOUNTS))
    assert foods["fdc-167512"].name == "Gouda, new"
    assert "came again under the same number; the last one counts: 1" in " ".join(report.lines())


def test_a_label_without_any_of_our_nutrients(tmp_path):
    tables = {name: rows for name, rows in TABLES.items() if name == "branded_food"}
    foods, report = imported(fdc_zip(tmp_path / "a.zip", FOODS, AMOUNTS[:2], **tables))
    assert set(foods) == {"fdc-167512", "fdc-321358", "fdc-1100001"}
    assert foods["fdc-321358"].per_100g == {}
    told = " ".join(report.lines())
    assert "Left out branded products that declare none of this program's nutrients: 1" in told
    assert "kept as that: 2 (such as Hummus, commercial; Milk, NFS)" in told


@pytest.mark.parametrize(
    ("table", "rows", "message"),
    [
        ("food", [FOOD_HEADER, ("7a", "branded_food", "x", "", "")], "food.csv, line 2: '7a' is not an id"),
        ("food", [FOOD_HEADER, ("7", "branded_food", "x")], "line 2: 3 cells, but the header has 5"),
        ("food", [("id", "name")], "food.csv, line 1: the header has no column fdc_id and no data_type"),
        ("food_nutrient", [("fdc_id", "nutrient_id", "amount"), (1, 1087, "1,5")], "line 2: '1,5' is not a number"),
        ("food_nutrient", [("fdc_id", "nutrient_id", "amount"), (1, 10**19, 1)], "is not an id"),
        ("nutrient", [("id", "unit_name"), (1087, "SP_GR")], "nutrient 301 is in 'sp_gr', not in mg"),
        ("food", [FOOD_HEADER], "holds no food that can be used"),
        ("food", [FOOD_HEADER, (1, "sample_food", "Dust", "", "")], "holds no food that can be used. Left out laboratory samples"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path, table, rows, message):
    with pytest.raises(ImportFileError) as error:
        imported(release(tmp_path, **{table: rows}))
    assert message in str(error.value)
    assert str(error.value).startswith(f"{tmp_path / 'release.zip'}")


def nutrient(identity, amount, unit, number="0"):
    return {"nutrient": {"id": identity, "number": number, "unitName": unit}, "amount": amount}


JSON_FOODS = [
    {
        "fdcId": 321358, "description": "Hummus, commercial", "dataType": "Foundation",
        "foodCategory": {"description": "Legumes"},
        "foodNutrients": [
            nutrient(2048, 243, "kcal"), nutrient(1137, 150, "µg"), nutrient(1110, 40, "IU"),
            nutrient(1185, 17.2, "µg"), {"nutrient": {"id": 1087}, "median": 3},
        ],
        "foodPortions": [{"gramWeight": 33.9, "amount": 2, "measureUnit": {"name": "tablespoon"}}],
    },
    {
        "fdcId": 2000001, "description": "JUS D’ORANGE 🍊", "brandOwner": "Owner", "gtinUpc": "0012",
        "brandedFoodCategory": "Juice", "servingSize": 240, "servingSizeUnit": "MLT",
        "householdServingFullText": "8 fl oz", "foodNutrients": [nutrient(1087, 10, "MG")],
    },
]  # fmt: skip


@pytest.mark.parametrize("in_zip", [False, True])
def test_json(tmp_path, in_zip):
    path = tmp_path / "foods"
    data = fdc_json(JSON_FOODS)
    if in_zip:
        zipped(path, {"foundation.json": data, "__MACOSX/._foundation.json": b"\0"})
    else:
        path.write_bytes(b"\xef\xbb\xbf" + data)
    assert detect(path) is Format.FDC_JSON
    foods, report = imported(path)
    hummus, juice = foods["fdc-321358"], foods["fdc-2000001"]
    assert hummus.per_100g == {"boron": 0.15, "vitamin_d": 1, "vitamin_k1": 17.2}
    assert (hummus.energy_kcal, hummus.category) == (243, "Legumes")
    assert hummus.servings == (Serving("2 tablespoon", 33.9),)
    assert (juice.name, juice.per_100g) == ("JUS D’ORANGE 🍊", {"calcium": 10})
    assert (juice.brand, juice.barcode, juice.category) == ("Owner", "0012", "Juice")
    assert juice.servings == (Serving("8 fl oz", 240),)
    assert report.rows == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (fdc_json(JSON_FOODS)[:-2], "line 1: the file ends too early"),
        (fdc_json(JSON_FOODS)[:-30], "perhaps the file is cut short"),
        (b'{"BrandedFoods": [{"fdcId": "x", "description": "y"}]}', "$.fdcId"),
        (b'{"BrandedFoods": [{"fdcId": 1}]}', "description"),
        (b'{"BrandedFoods": [1]}', "is not a food"),
        (b'{"BrandedFoods": []}', "holds no food that can be used"),
        (b'{"BrandedFoods": [],\n"Other": [{}]}', "line 2: a list named 'Other', which is none of"),
        (b'{"BrandedFoods": []} x', "something follows the end"),
        (b'{"BrandedFoods": {}}', "'{' where [ should be"),
        (b'{"BrandedFoods": [' + b"[" * 5000, "is not a food in JSON"),
    ],
)  # fmt: skip
def test_broken_json(tmp_path, data, message):
    path = tmp_path / "a.json"
    path.write_bytes(data)
    with pytest.raises(ImportFileError) as error:
        imported(path)
    assert message in str(error.value)


def test_a_nutrient_known_by_its_number_alone(tmp_path):
    path = tmp_path / "a.json"
    amounts = [
        {"nutrient": {"number": "301", "unitName": "mg"}, "amount": 254},
        {"nutrient": {"number": 430, "unitName": "µg"}, "amount": 389.6},
        {"nutrient": {"number": "269.3", "unitName": "g"}, "amount": 1},
        {"nutrient": {"number": "9" * 5000, "unitName": "g"}, "amount": 1},
        {"nutrient": {}, "amount": 1},
    ]
    path.write_bytes(fdc_json([{"fdcId": 1, "description": "Kale", "foodNutrients": amounts}]))
    assert imported(path)[0]["fdc-1"].per_100g == {"calcium": 254, "vitamin_k1": 389.6}


@pytest.mark.parametrize(
    ("odd", "reason"),
    [
        ("null", "is not a food"),
        ("1234567", "is not a food"),
        ('"text"', "is not a food"),
        ("[[]]", "is not a food"),
        ('{"fdcId": 1}', "description"),
        ('{"fdcId": 1, "description": "x", "foodNutrients": [7]}', "foodNutrients"),
        ('{"fdcId": %s, "description": "x"}' % ("9" * 5000), "fdcId"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("block", [7, 1 << 20])
def test_one_odd_record_does_not_stop_the_rest(tmp_path, monkeypatch, odd, reason, block):
    monkeypatch.setattr(json_items, "_READ_CHARS", block)
    path = tmp_path / "a.json"
    good = fdc_json(JSON_FOODS).decode()
    path.write_text(good.replace('": [{"fdcId": 321358', f'": [{odd},\n{{"fdcId": 321358'), "utf-8")
    foods, report = imported(path)
    assert set(foods) == {"fdc-321358", "fdc-2000001"}
    tally = report.skipped[ODD_RECORD]
    assert tally.count == 1
    assert tally.examples[0].startswith("line 1: ")
    assert reason in tally.examples[0]
    assert report.rows == 3


def test_null_in_place_of_a_list_is_an_empty_one(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(fdc_json([{**JSON_FOODS[0], "foodPortions": None}]))
    foods, report = imported(path)
    assert foods["fdc-321358"].servings == ()
    assert report.skipped == {}


def test_an_odd_unit_a_null_or_a_text_costs_that_nutrient_alone(tmp_path):
    amounts = [
        nutrient(1087, 1, "IU"), None, nutrient(1090, "much", "mg"), nutrient(1091, "<5", "mg"),
        nutrient(1095, "tr", "mg"), nutrient(1185, "17,2", "µg"), nutrient(1114, None, "µg"),
    ]  # fmt: skip
    path = tmp_path / "a.json"
    path.write_bytes(fdc_json([{**JSON_FOODS[0], "foodNutrients": amounts}]))
    foods, report = imported(path)
    (food,) = foods.values()
    assert food.per_100g == {"vitamin_k1": 17.2}
    assert (food.at_most, food.traces) == ({"phosphorus": 5}, ("zinc",))
    told = " ".join(report.lines())
    assert "Cells that are no figure of that nutrient; not measured: 2 (such as Hummus" in told
    assert "nutrient 301 is in 'iu', not in mg" in told
    assert "nutrient 304 is not given as a number" in told


def test_a_nutrient_given_twice_is_told(tmp_path):
    twice = [
        nutrient(1114, 1.1, "µg"),
        nutrient(1114, 0, "µg"),
        nutrient(1087, 5, "mg"),
        nutrient(1087, 5, "mg"),
    ]
    path = tmp_path / "a.json"
    path.write_bytes(fdc_json([{**JSON_FOODS[0], "foodNutrients": twice}]))
    _, report = imported(path)
    assert "given twice with different figures; the last one counts: 1 (such as Hummus" in " ".join(
        report.lines()
    )
    release = fdc_zip(
        tmp_path / "b.zip",
        [(1, "branded_food", "Milk", "Milk", "2024-10-31")],
        [(1, 1114, 1.1), (1, 1114, 0), (1, 1087, 5), (1, 1087, 5)],
    )
    assert "the last one counts: 1 (such as FDC 1)" in " ".join(imported(release)[1].lines())


ABRIDGED = {
    "fdcId": 5, "description": "Cheese", "dataType": "Foundation", "publicationDate": "2022-04-28",
    "foodNutrients": [
        {"number": "328", "name": "Vitamin D (D2 + D3)", "amount": 1.1, "unitName": "UG"},
        {"number": "301", "name": "Calcium, Ca", "amount": 123, "unitName": "MG"},
    ],
}  # fmt: skip
FOUND = {
    "fdcId": 6, "description": "MILK", "dataType": "Branded", "gtinUpc": "036000291452",
    "servingSize": 240.0, "servingSizeUnit": "ml", "publishedDate": "2023-10-26",
    "foodNutrients": [
        {"nutrientId": 1110, "nutrientNumber": "324", "unitName": "IU", "value": 44.0},
        {"nutrientId": 1087, "nutrientNumber": "301", "unitName": "MG", "value": 123.0},
    ],
    "foodMeasures": [{"disseminationText": "1 cup", "gramWeight": 244}],
}  # fmt: skip


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "wrap",
    [
        lambda *foods: list(foods),
        lambda *foods: {"totalHits": len(foods), "currentPage": 1, "foods": list(foods)},
        lambda *foods: {"data": {"result": {"items": list(foods)}, "pages": [1, None, "x"]}},
        lambda *foods: {"milk": foods[0], "more": list(foods[1:])},
    ],
    ids=["array", "search", "inside", "by name"],
)
def test_answers_as_people_save_them(tmp_path, wrap, indent):
    path = tmp_path / "answer.json"
    sample = {"fdcId": 7, "description": "Sample", "dataType": "Sample"}
    path.write_text(json.dumps(wrap(JSON_FOODS[0], ABRIDGED, FOUND, sample), indent=indent))
    assert detect(path) is Format.FDC_ANSWER
    foods, report = imported(path)
    assert foods["fdc-321358"].per_100g == {"boron": 0.15, "vitamin_d": 1, "vitamin_k1": 17.2}
    assert foods["fdc-5"].per_100g == {"vitamin_d": 1.1, "calcium": 123}
    assert foods["fdc-6"].per_100g == {"vitamin_d": 1.1, "calcium": 123}
    assert foods["fdc-5"].source == "USDA FoodData Central, Foundation"
    assert (foods["fdc-5"].dated, foods["fdc-6"].dated) == ("2022-04-28", "2023-10-26")
    assert foods["fdc-6"].servings == (Serving("serving", 240), Serving("cup", 244))
    assert "not foods: 1 (such as Sample (Sample))" in " ".join(report.lines())


def test_one_food_alone(tmp_path):
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(ABRIDGED))
    assert imported(path)[0]["fdc-5"].per_100g == {"vitamin_d": 1.1, "calcium": 123}
    path.write_text(json.dumps(ABRIDGED)[:-9])
    with pytest.raises(ImportFileError, match="line 1: is not JSON; perhaps the file is cut short"):
        imported(path)
