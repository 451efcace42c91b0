# SPDX-License-Identifier: MIT
"""What USDA's food groups say of origin and fermenting, and how it comes in with an import."""

import msgspec
import pytest

from dk2gui.core.explore.food_fit import fits_person
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import Person
from dk2gui.foods.sources.food_groups import Told, told_by_group
from dk2gui.foods.store.shelf import food_of, row_of
from tests.foods.import_files import caret, fdc_json, fdc_zip, imported, off_line, zipped


@pytest.mark.parametrize(
    ("group", "name", "told"),
    [
        ("Vegetables and Vegetable Products", "Kale, raw", Told("plant", False)),
        ("Vegetables and Vegetable Products", "Cabbage, kimchi", Told("plant", None)),
        ("Vegetables and Vegetable Products", "Potatoes, mashed, whole milk added", Told(None, False)),
        ("Vegetables and Vegetable Products", "Eggplant, raw", Told("plant", False)),
        ("Legumes and Legume Products", "Natto", Told("plant", None)),
        ("Legumes and Legume Products", "Beans, baked, canned, with pork", Told(None, False)),
        ("Dairy and Egg Products", "Cheese, gouda", Told("dairy", None)),
        ("Dairy and Egg Products", "Egg, whole, raw, fresh", Told("egg", False)),
        ("Finfish and Shellfish Products", "Fish, salmon, raw", Told("fish", False)),
        ("Finfish and Shellfish Products", "Fish, herring, pickled", Told("fish", None)),
        ("BEEF PRODUCTS", "Beef, ground", Told("meat", False)),
        ("Sausages and Luncheon Meats", "Salami", Told("meat", None)),
        ("Meals, Entrees, and Side Dishes", "Pasta with tomatoes", Told()),
        ("Fast Foods", "Fries", Told()),
        ("Baked Products", "Bread", Told()),
        ("Soups, Sauces, and Gravies", "Tomato soup", Told()),
        ("", "Kale, raw", Told()),
    ],
)  # fmt: skip
def test_a_group_says_what_holds_for_all_of_it(group, name, told):
    assert told_by_group(group, name) == told


def test_nothing_is_said_of_a_brand():
    assert told_by_group("Vegetables and Vegetable Products", "Peas", "Brand") == Told()


def test_foods_come_in_with_what_their_group_says(tmp_path):
    foods, _ = imported(
        fdc_zip(
            tmp_path / "a.zip",
            [(1, "sr_legacy_food", "Kale, raw", 11, ""), (2, "sr_legacy_food", "Lasagna", 22, "")],
            [(1, 1087, 254), (2, 1087, 100)],
            food_category=[
                ("id", "description"), (11, "Vegetables and Vegetable Products"),
                (22, "Meals, Entrees, and Side Dishes"),
            ],
        )
    )  # fmt: skip
    kale, lasagna = foods["fdc-1"], foods["fdc-2"]
    assert (kale.origin, kale.fermented) == ("plant", False)
    assert (lasagna.origin, lasagna.fermented) == (None, None)
    person = Person(diet=("vegan", "no_fermented_foods"))
    assert fits_person(kale, person)
    assert not fits_person(lasagna, person)

    path = tmp_path / "a.json"
    entry = {
        "fdcId": 3, "description": "Beef, raw", "foodCategory": {"description": "Beef Products"},
        "foodNutrients": [{"nutrient": {"id": 1087, "unitName": "mg"}, "amount": 9}],
    }  # fmt: skip
    path.write_bytes(fdc_json([entry]))
    beef = imported(path)[0]["fdc-3"]
    assert (beef.origin, beef.fermented) == ("meat", False)

    tables = {
        "FD_GROUP.txt": caret([("1500", "Finfish and Shellfish Products")]),
        "FOOD_DES.txt": caret([("15076", "1500", "Fish, salmon, raw")]),
        "NUT_DATA.txt": caret([("15076", "301", 12)]),
    }
    fish = imported(zipped(tmp_path / "sr.zip", tables))[0]["sr-15076"]
    assert (fish.origin, fish.fermented) == ("fish", False)

    path = tmp_path / "off.jsonl"
    path.write_bytes(
        off_line(
            code="7", product_name="Kale", pnns_groups_2="Vegetables",
            nutriments={"calcium_100g": 0.2},
        )
    )  # fmt: skip
    product = imported(path)[0]["off-7"]
    assert (product.origin, product.fermented) == (None, None)


def test_fermented_is_kept_as_known_and_an_older_entry_counts_as_unknown():
    food = Food("a", "A", "test", {"calcium": 1.0})
    for fermented in (True, False, None):
        kept = msgspec.structs.replace(food, fermented=fermented)
        assert food_of(row_of(kept)) == kept
    # Written when False was left out: nobody had looked whether it is fermented.
    older = msgspec.msgpack.encode({"s": "test", "n": {"c": 1.0}})
    assert food_of(("a", "A", "", "", 0, older)) == food
