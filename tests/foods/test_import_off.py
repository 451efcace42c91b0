# SPDX-License-Identifier: MIT
"""Open Food Facts: grams become the program's units; what people mistyped stays out and is told."""

import json

import pytest

from dk2gui.core.intake.food import Serving
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.formats import Format, detect
from tests.foods.import_files import OFF_HEADER, gzipped, imported, off_line, off_table, zipped

MILK = {
    "code": "4000001000012", "product_name": "Milch &amp; Honig", "brands": "Alm,Other",
    "pnns_groups_2": "Milk and yogurt", "serving_size": "1 glass (200 ml)",
    "serving_quantity": 200, "serving_quantity_unit": "ml",
    "nutriments": {
        "vitamin-d_100g": 1.25e-6, "vitamin-d_unit": "µg", "calcium_100g": 0.12,
        "magnesium_100g": "0.011", "energy_100g": 268, "beta-carotene_100g": 1e-5,
        "vitamin-k_100g": 1e-6, "vitamin-a_100g": 3e-5,
    },
}  # fmt: skip


def written(tmp_path, *products, packed=False):
    data = b"".join(off_line(**product) for product in products)
    path = tmp_path / "dump"
    return gzipped(path, data) if packed else path.write_bytes(data) and path


@pytest.mark.parametrize("packed", [False, True])
def test_json_lines(tmp_path, packed):
    path = written(tmp_path, MILK, packed=packed)
    assert detect(path) is Format.OFF_JSONL
    foods, report = imported(path)
    milk = foods["off-4000001000012"]
    # 0.00000125 g are 1.25 ug, 0.12 g are 120 mg.
    assert milk.per_100g == {"vitamin_d": 1.25, "calcium": 120, "magnesium": 11}
    assert milk.beta_carotene_ug == 10
    assert milk.energy_kcal == pytest.approx(64.05, abs=0.01)
    assert (milk.name, milk.brand, milk.barcode) == ("Milch & Honig", "Alm", "4000001000012")
    assert (milk.source, milk.category) == ("Open Food Facts (ODbL)", "Milk and yogurt")
    assert milk.servings == (Serving("glass", 200),)
    told = " ".join(report.lines())
    assert "Total vitamin K of unknown form; not used: 1" in told
    assert "Vitamin A in equivalents of an unknown kind; not used: 1" in told


def test_the_table(tmp_path):
    rows = [
        ("4000001000012", "Milch", "Alm", "30 g", "1.25e-06", "0.12", ""),
        ("4000001000029", "Brot", "", "", "", "", ""),
        ("4000001000036", 'Käse 5" mild', "", "", "", "0.7", "0.1"),
    ]
    path = tmp_path / "a.csv"
    path.write_bytes(off_table(rows))
    assert detect(path) is Format.OFF_CSV
    foods, report = imported(path)
    assert foods["off-4000001000012"].per_100g == {"vitamin_d": 1.25, "calcium": 120}
    assert foods["off-4000001000036"].name == 'Käse 5" mild'
    assert (report.foods, report.rows) == (2, 3)
    assert "declare none of this program's nutrients: 1 (such as Brot)" in " ".join(report.lines())
    packed = gzipped(tmp_path / "b", off_table(rows))
    assert imported(packed)[0] == foods
    assert imported(zipped(tmp_path / "c", {"off.csv": off_table(rows)}))[0] == foods


def test_a_million_too_much_is_left_out_with_examples(tmp_path):
    wrong = [
        {**MILK, "code": f"400000{n}", "product_name": f"Wrong {n}", "nutriments": {"vitamin-d_100g": 1.25}}
        for n in range(5)
    ]  # fmt: skip
    foods, report = imported(written(tmp_path, MILK, *wrong))
    assert set(foods) == {"off-4000001000012"}
    (line,) = [line for line in report.lines() if "no food can have" in line]
    assert line.startswith(
        "Left out foods with a figure that no food can have: 5 (such as Wrong 0: "
    )
    assert "Vitamin D 1.25e+06 ug, at most 1\u202f000" in line
    assert "Wrong 2" in line
    assert "Wrong 3" not in line


@pytest.mark.parametrize(
    ("figure", "grams", "fits"),
    [
        ("vitamin-d_100g", 0.001, True), ("vitamin-d_100g", 0.0010001, False),
        ("vitamin-d_100g", -1e-6, False), ("calcium_100g", 15, True), ("calcium_100g", 15.1, False),
        ("zinc_100g", 0.6, False), ("magnesium_100g", 5.1, False), ("phosphorus_100g", 20.1, False),
        ("phylloquinone_100g", 0.0051, False), ("calcium_100g", "NaN", False),
        ("calcium_100g", "inf", False), ("energy-kcal_100g", 1001, False),
    ],
)  # fmt: skip
def test_the_gate(tmp_path, figure, grams, fits):
    odd = {**MILK, "code": "40000002", "nutriments": {"calcium_100g": 0.1, figure: grams}}
    foods, _ = imported(written(tmp_path, MILK, odd))
    assert ("off-40000002" in foods) is fits


@pytest.mark.parametrize(
    ("product", "reason"),
    [
        ({"code": "", "product_name": "X"}, "products without a barcode: 1 (such as X)"),
        ({"code": "12", "nutriments": {"calcium_100g": 1}}, "foods without a name: 1 (such as OFF 12)"),
        ({"code": "12", "product_name": "X", "nutriments": []}, "declare none"),
        ({"code": "12", "product_name": "X", "nutriments": {"zinc_100g": "some"}}, "zinc_100g: 'some' is not a number"),
        ({"code": "12", "product_name": "X", "nutriments": {"zinc_100g": [1]}}, "zinc_100g is '[1]', not a number"),
        ({"code": "12", "product_name": "X", "nutriments": {"zinc_100g": 10**400}}, "left out"),
        ({"code": "12", "product_name": "X", "nutriments": "?"}, "records that are not as they should be: 1"),
    ],
)  # fmt: skip
def test_one_odd_product_does_not_stop_the_rest(tmp_path, product, reason):
    foods, report = imported(written(tmp_path, MILK, product, {**MILK, "code": "40000005"}))
    assert set(foods) == {"off-4000001000012", "off-40000005"}
    assert reason.lower() in " ".join(report.lines()).lower()
    assert sum(tally.count for tally in report.skipped.values()) == 1


def test_odd_types_of_texts(tmp_path):
    odd = {
        **MILK,
        "code": 40000005,
        "brands": ["a"],
        "serving_size": None,
        "serving_quantity": "x1",
    }
    good = {**odd, "code": 40000006, "serving_quantity": "30.5"}
    foods, report = imported(written(tmp_path, MILK, odd, good))
    assert foods["off-40000006"].brand == ""
    # The weight of a serving that cannot be read costs the serving, not the food.
    assert foods["off-40000005"].servings == ()
    assert foods["off-40000005"].per_100g == foods["off-40000006"].per_100g
    assert "serving_quantity: 'x1' is not a number" in " ".join(report.lines())


def test_the_last_of_equal_barcodes_counts(tmp_path):
    foods, report = imported(written(tmp_path, MILK, {**MILK, "product_name": "New"}))
    assert [food.name for food in foods.values()] == ["New"]
    assert "the last one counts: 1." in " ".join(report.lines())


def test_torn_rows_are_counted(tmp_path):
    path = tmp_path / "a.csv"
    good = ("4000001000012", "Milch", "", "", "", "0.12", "")
    path.write_bytes(off_table([good, ("1", "torn", ""), (*good, "more")]))
    foods, report = imported(path)
    assert len(foods) == 1
    told = " ".join(report.lines())
    assert "not as they should be: 2 (such as line 3: 3 cells, but the header has 7" in told


def test_names_are_tidy(tmp_path):
    path = written(tmp_path, {**MILK, "product_name": " a\x1b[31m\tb\u202ec " + "x" * 500})
    (food,) = imported(path)[0].values()
    assert food.name.isprintable()
    assert food.name.startswith("a [31m b c")
    assert len(food.name) == 200


@pytest.mark.parametrize(
    "broken",
    [b'{"code": "1", "product\n', b'{"code": "12", "product_name": "\\ud800"}\n', b"\x00\xff\n",
     b'{"brands": ' + b"[" * 50_000 + b"\n"],
)  # fmt: skip
def test_a_broken_line_in_the_middle_is_counted(tmp_path, broken):
    path = tmp_path / "a.jsonl"
    path.write_bytes(off_line(**MILK) + broken + off_line(**{**MILK, "code": "40000005"}))
    foods, report = imported(path)
    assert len(foods) == 2
    assert "not as they should be: 1 (such as line 2: " in " ".join(report.lines())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("jsonl", off_line(**MILK) + b'{"code": "1", "product'),
        ("csv", off_table([("4000001000012", "Milch", "", "", "", "0.12", "")]) + b"40000010000"),
    ],
)
def test_a_broken_last_line_is_a_broken_download(tmp_path, name, data):
    path = tmp_path / f"a.{name}"
    path.write_bytes(data)
    with pytest.raises(ImportFileError, match=f"a.{name}, line [23]: the file is cut short"):
        imported(path)


def test_a_table_of_something_else(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(off_table([], header=[*OFF_HEADER[1:]]))
    with pytest.raises(
        ImportFileError, match="is no food database that can be imported; looked for"
    ):
        imported(path)


def in_2026(code, nutrients, **aggregated):
    """A product in the shape since 2026; `nutrients` are (value, unit) or more, by name."""
    told = {
        name: dict(zip(("value", "unit", "source", "modifier"), said, strict=False))
        for name, said in nutrients.items()
    }
    held = {"per": "100g", "preparation": "as_sold", "nutrients": told, **aggregated}
    return {
        "code": code, "product_name": f"Product {code}", "schema_version": 1003,
        "nutrition": {"aggregated_set": held, "input_sets": []},
    }  # fmt: skip


def test_products_since_2026_beside_older_ones(tmp_path):
    drink = in_2026(
        "40000005",
        {"vitamin-d": (1.1e-6, "g", "packaging"), "calcium": (120, "mg", "packaging"),
         "energy-kj": (192.5, "kJ", "packaging")},
        per="100ml",
    )  # fmt: skip
    cereal = in_2026(
        "40000006",
        {"vitamin-d": (168, "IU", "packaging"), "zinc": (7.5, "mg", "packaging"),
         "magnesium": (0.0331562, "g", "estimate", "~")},
    )  # fmt: skip
    prepared = in_2026("40000007", {"calcium": (0.13, "g", "packaging")}, preparation="prepared")
    nothing = {**in_2026("40000008", {}), "nutrition": {"aggregated_set": None, "input_sets": []}}
    foods, report = imported(written(tmp_path, drink, cereal, prepared, nothing, MILK))
    assert foods["off-40000005"].per_100g == {"vitamin_d": 1.1, "calcium": 120}
    assert foods["off-40000005"].note == "Label figures for 100 ml, taken as 100 g."
    assert foods["off-40000005"].energy_kcal == pytest.approx(46.0, abs=0.05)
    # 40 IU are 1 ug; what was estimated from the ingredients was not measured.
    assert foods["off-40000006"].per_100g == {"vitamin_d": 4.2, "zinc": 7.5}
    assert foods["off-4000001000012"].per_100g["vitamin_d"] == 1.25
    assert len(foods) == 3
    told = " ".join(report.lines())
    assert "figures are for the prepared food alone: 1 (such as Product 40000007)" in told
    assert "declare none of this program's nutrients: 1 (such as Product 40000008)" in told
    assert "Figures estimated from a list of ingredients; not used: 1" in told
    assert "Figures for 100 ml, taken as those of 100 g: 2" in told


@pytest.mark.parametrize(
    ("said", "vitamin_d", "d2"),
    [
        ({"vitamin-d3_100g": 1e-5}, 10, None),
        ({"vitamin-d_100g": 1e-6, "vitamin-d3_100g": 1e-6}, 1, None),
        ({"vitamin-d2_100g": 1e-6, "vitamin-d3_100g": 2e-6}, 3, 1),
        ({"vitamin-d_100g": 0, "vitamin-d3_100g": 2e-6}, 0, None),
    ],
)
def test_forms_of_vitamin_d_are_not_added_to_a_stated_total(tmp_path, said, vitamin_d, d2):
    product = {**MILK, "nutriments": {"calcium_100g": 0.1, **said}}
    (food,) = imported(written(tmp_path, product))[0].values()
    assert (food.per_100g["vitamin_d"], food.vitamin_d2_ug) == (vitamin_d, d2)


@pytest.mark.parametrize(
    ("value", "modifier", "field", "held"),
    [
        (5e-7, "<", "at_most", {"vitamin_d": 0.5}), ("< 0.0000005", "", "at_most", {"vitamin_d": 0.5}),
        ("≤0,0000005", None, "at_most", {"vitamin_d": 0.5}),
        ("traces", None, "traces", ("vitamin_d",)), ("Tr", None, "traces", ("vitamin_d",)),
        ("-", None, "at_most", {}), (None, "<", "at_most", {}),
    ],
)  # fmt: skip
def test_what_is_no_figure_leaves_that_nutrient_alone_out(tmp_path, value, modifier, field, held):
    told = {"vitamin-d_100g": value, "vitamin-d_modifier": modifier, "calcium_100g": 0.02}
    (food,) = imported(written(tmp_path, {**MILK, "nutriments": told}))[0].values()
    assert food.per_100g == {"calcium": 20}
    assert not food.is_measured("vitamin_d")
    assert getattr(food, field) == held


@pytest.mark.parametrize(
    ("value", "modifier", "mark"),
    [("0,0000015", None, ()), (1.5e-6, "~", ("vitamin_d",)), ("~ 1.5e-6", "", ("vitamin_d",))],
)
def test_a_decimal_comma_and_an_estimate_are_figures(tmp_path, value, modifier, mark):
    told = {"vitamin-d_100g": value, "vitamin-d_modifier": modifier}
    (food,) = imported(written(tmp_path, {**MILK, "nutriments": told}))[0].values()
    assert (food.per_100g, food.estimated) == ({"vitamin_d": 1.5}, mark)


def test_the_table_says_that_it_mixes_labels_and_estimates(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(off_table([("4000001000012", "Saft", "", "", "", "0.0144003346354166", "")]))
    foods, report = imported(path)
    (food,) = foods.values()
    assert food.source == "Open Food Facts (ODbL), labels and estimates"
    assert "mixes figures of labels with estimates from ingredients" in " ".join(report.lines())


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "answer",
    [
        {"code": MILK["code"], "status": 1, "product": MILK},
        {"code": MILK["code"], "status": "success", "errors": [], "product": {**MILK, "nutriments": None,
         "nutrition": in_2026("1", {"calcium": (120, "mg"), "vitamin-d": (1.25, "µg"), "magnesium": (11, "mg")})["nutrition"]}},
        {"count": 2, "page": 1, "products": [MILK, {"code": "40000005", "product_name": ""}]},
    ],
)  # fmt: skip
def test_saved_answers(tmp_path, answer, indent):
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(answer, indent=indent), encoding="utf-8")
    assert detect(path) is Format.OFF_ANSWER
    foods, _ = imported(path)
    assert foods[f"off-{MILK['code']}"].per_100g == {
        "vitamin_d": 1.25, "calcium": 120, "magnesium": 11,
    }  # fmt: skip
    assert len(foods) == 1


def test_an_answer_that_found_nothing(tmp_path):
    path = tmp_path / "answer.json"
    path.write_text('{"code": "1", "product": null, "status": 0, "status_verbose": "not found"}')
    with pytest.raises(ImportFileError, match=r"answer\.json: is an answer .* found no product"):
        imported(path)
