# SPDX-License-Identifier: MIT
"""USDA SR28: ten foods of the abbreviated table with their figures read by eye, and the ASCII forms."""

import pytest

from dk2gui.core.basis.units import ug_from_iu_vitamin_d
from dk2gui.core.intake.food import Serving
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.formats import Format, detect
from dk2gui.foods.reading.run import import_file
from dk2gui.foods.store.food_store import FoodStore
from tests.foods.import_files import SR28_TEN, caret, imported, zipped

# From the raw rows: Calcium_(mg), Magnesium_(mg), Phosphorus_(mg), Zinc_(mg), Vit_A_RAE,
# Retinol_(µg), Vit_D_µg, Vit_K_(µg); None where the cell is empty.
COLUMNS = (
    "calcium", "magnesium", "phosphorus", "zinc", "vitamin_a", "retinol", "vitamin_d", "vitamin_k1",
)  # fmt: skip
TEN = {
    "01001": ("Butter, with salt", 717, (24, 2, 24, 0.09, 684, 671, 0, 7), 158),
    "01026": ("Cheese, mozzarella, whl milk", 300, (505, 20, 354, 2.92, 179, 174, 0.4, 2.3), 57),
    "01123": ("Egg, whl, raw, frsh", 143, (56, 12, 198, 1.29, 160, 160, 2, 0.3), 0),
    "02003": ("Spices, basil, dried", 233, (2240, 711, 274, 7.1, 37, 0, 0, 1714.5), 378),
    "04589": ("Fish oil, cod liver", 902, (0, 0, 0, 0, 30000, 30000, 250, None), None),
    "11457": ("Spinach, raw", 23, (99, 79, 49, 0.53, 469, 0, 0, 482.9), 5626),
    "12061": ("Almonds", 579, (269, 270, 481, 3.12, 0, 0, 0, 0), 1),
    "13326": (
        "Beef, var meats & by-products, liver, ckd, brsd", 191,
        (6, 21, 497, 5.3, 9442, 9428, 1.2, 3.3), 162,
    ),
    "14101": ("Alcoholic bev, wine, table, red, barbera", 85, (None,) * 8, None),
    "15236": ("Salmon, atlantic, farmed, raw", 208, (9, 27, 240, 0.36, 58, 58, 11, 0.5), 0),
}  # fmt: skip
SERVINGS = {
    "01001": ((5, 'pat, (1" sq, 1/3" high)'), (14.2, "tbsp")),
    "04589": ((4.5, "tsp"), (13.6, "tbsp")),
    "13326": ((68, "slice"),),
    "15236": ((85, "3 oz"), (198, "0.5 fillet")),
}


def as_expected(foods):
    assert set(foods) == {f"sr28-{ndb}" for ndb in TEN}
    for ndb, (name, kcal, amounts, beta_carotene) in TEN.items():
        food = foods[f"sr28-{ndb}"]
        known = {
            key: value for key, value in zip(COLUMNS, amounts, strict=True) if value is not None
        }
        assert (food.name, food.energy_kcal, food.per_100g) == (name, kcal, known)
        assert food.beta_carotene_ug == beta_carotene
        assert (food.source, food.source_id) == ("USDA SR28", f"NDB {ndb}")
        assert food.vitamin_d2_ug is None
    for ndb, servings in SERVINGS.items():
        expected = tuple(Serving(measure, grams) for grams, measure in servings)
        assert foods[f"sr28-{ndb}"].servings == expected


def test_ten_foods_against_the_raw_file():
    foods, report = imported(SR28_TEN)
    as_expected(foods)
    assert (report.rows, report.foods, report.skipped) == (10, 10, {})
    told = " ".join(report.lines())
    assert "10 foods imported; 10 rows read" in told
    assert "none of this program's nutrients measured; kept as that: 1 (such as Alcoholic" in told


def test_the_same_out_of_the_store(tmp_path):
    store = FoodStore.open(tmp_path / "foods.sqlite3")
    import_file(SR28_TEN, store)
    as_expected({f"sr28-{ndb}": store.get(f"sr28-{ndb}") for ndb in TEN})
    assert [food.id for food in store.search("salm atl")] == ["sr28-15236"]
    store.close()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_saved_again_by_a_spreadsheet(tmp_path, encoding, end):
    path = tmp_path / "table"
    text = SR28_TEN.read_text(encoding="utf-8").replace("\n", end)
    path.write_bytes(text.encode(encoding))
    as_expected(imported(path)[0])


def test_in_a_zip_and_as_ascii(tmp_path):
    as_expected(imported(zipped(tmp_path / "a.zip", {"x/t.csv": SR28_TEN.read_bytes()}))[0])
    row = [""] * 53
    row[:4] = ["01001", "BUTTER,WITH SALT", "15.87", "717"]
    row[10], row[41], row[43] = "24", "0.5", "7"
    row[48:50] = ["227", "1 cup"]
    path = tmp_path / "ABBREV.txt"
    path.write_bytes(caret([row]))
    assert detect(path) is Format.SR28_ABBREV_ASCII
    (food,) = imported(path)[0].values()
    assert food.per_100g == {"calcium": 24, "vitamin_d": 0.5, "vitamin_k1": 7}
    assert food.servings == (Serving("cup", 227),)


def ascii_release(**changed):
    tables = {
        "FOOD_DES.txt": [
            ("01001", "0100", "Butter, salted", "BUTTER,WITH SALT", ""),
            ("15999", "1500", "Fish “à la” façon", "FISH", ""),
        ],
        "NUT_DATA.txt": [
            ("01001", "301", 24.0, 19, 0.7), ("01001", "430", 7.0, 1, ""),
            ("15999", "324", 441.0, 1, ""), ("15999", "325", 1.0, 1, ""),
            ("15999", "354", 90.0, 1, ""), ("15999", "203", 20.0, 1, ""),
            ("15999", "429", 5.0, 1, ""), ("15999", "428", 0.4, 1, ""),
        ],
        "FD_GROUP.txt": [("0100", "Dairy and Egg Products"), ("1500", "Finfish")],
        "WEIGHT.txt": [("01001", "1", 1, 'pat (1" sq, 1/3" high)', 5.0), ("01001", "2", 0.5, "cup", 113.5)],
        **changed,
    }  # fmt: skip
    return {f"sr28asc/{name}": caret(rows) for name, rows in tables.items() if rows is not None}


def test_the_ascii_release(tmp_path):
    path = zipped(tmp_path / "sr28asc.zip", ascii_release())
    assert detect(path) is Format.SR28_ASCII
    foods, report = imported(path)
    butter, fish = foods["sr28-01001"], foods["sr28-15999"]
    assert (butter.name, butter.category) == ("Butter, salted", "Dairy and Egg Products")
    assert butter.per_100g == {"calcium": 24, "vitamin_k1": 7}
    assert butter.servings == (Serving('pat (1" sq, 1/3" high)', 5), Serving("0.5 cup", 113.5))
    assert fish.name == "Fish “à la” façon"
    # 441 IU; D2 alone is no total; boron comes in ug; dihydrophylloquinone is no K1.
    assert fish.per_100g == {"vitamin_d": ug_from_iu_vitamin_d(441), "boron": 0.09, "mk4": 0.4}
    assert fish.per_100g["vitamin_d"] == pytest.approx(11.025)
    assert fish.vitamin_d2_ug == 1
    assert report.rows == 2 + 8 + 2 + 2


def test_the_ascii_release_without_its_companions(tmp_path):
    path = zipped(tmp_path / "a.zip", ascii_release(**{"FD_GROUP.txt": None, "WEIGHT.txt": None}))
    foods, _ = imported(path)
    assert (foods["sr28-01001"].category, foods["sr28-01001"].servings) == ("", ())


@pytest.mark.parametrize(
    ("table", "rows", "message"),
    [
        ("NUT_DATA.txt", [("01001", "301", "much")], "NUT_DATA.txt, line 1: 'much' is not a number"),
        ("FOOD_DES.txt", [("01001", "0100", "A"), ("x", "0100", "B")], "FOOD_DES.txt, line 2: 'x' is not an id"),
        ("WEIGHT.txt", [("01001", "1")], "WEIGHT.txt, line 1: 2 cells, where 5 are needed"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named(tmp_path, table, rows, message):
    path = zipped(tmp_path / "a.zip", ascii_release(**{table: rows}))
    with pytest.raises(ImportFileError) as error:
        imported(path)
    assert str(error.value) == f"{path}, {message}"


def test_one_table_alone_is_told_to_come_whole(tmp_path):
    path = tmp_path / "FOOD_DES.txt"
    path.write_bytes(ascii_release()["sr28asc/FOOD_DES.txt"])
    with pytest.raises(ImportFileError, match="import the whole zip archive"):
        imported(path)


@pytest.mark.parametrize(
    ("cut", "message"),
    [("Calcium_(mg),", "has no column like calciummg"), ("Vit_K_(µg),", "like vitkug")],
)
def test_a_column_that_is_missing(tmp_path, cut, message):
    path = tmp_path / "a.csv"
    path.write_text(SR28_TEN.read_text(encoding="utf-8").replace(cut, ""), encoding="utf-8")
    with pytest.raises(ImportFileError, match=message):
        imported(path)


def test_releases_are_named_by_what_they_are_and_kept_apart(tmp_path):
    row = [""] * 53
    row[:4] = ["01001", "BUTTER,WITH SALT", "15.87", "717"]
    row[41] = "1.5"
    abbreviated = tmp_path / "ABBREV.txt"
    abbreviated.write_bytes(caret([row]))
    older = zipped(
        tmp_path / "older.zip",
        {name.replace("sr28asc", "sr26"): data for name, data in ascii_release().items()},
    )
    store = FoodStore.open(tmp_path / "foods.sqlite3")
    told = [import_file(path, store).format for path in (SR28_TEN, abbreviated, older)]
    assert told == [
        "USDA SR28 (abbreviated, CSV)", "USDA SR, abbreviated (ASCII)", "USDA SR26 (ASCII tables)",
    ]  # fmt: skip
    assert {food.id: food.source for food in store.search("butter")} == {
        "sr28-01001": "USDA SR28",
        "sr-abbrev-01001": "USDA SR, abbreviated",
        "sr26-01001": "USDA SR26",
    }
    store.close()
