# SPDX-License-Identifier: MIT
"""National tables and any other: real headings with invented foods, and figures of real rows."""

import csv
import io
import json

import msgspec
import pytest

from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.formats import Format, detect
from dk2gui.foods.sources.national.guess import kind_of
from dk2gui.foods.sources.national.table_map import TableMap, bundled_maps, read_map, unit_in
from tests.foods.import_files import imported, zipped
from tests.foods.workbooks import workbook


def text_table(rows, separator=";", encoding="utf-8"):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def one_food(path):
    (food,) = imported(path)[0].values()
    return food


NEVO = (
    "NEVO-versie/NEVO-version", "Food group", "NEVO-code", "Voedingsmiddelnaam/Dutch food name",
    "Engelse naam/Food name", "Synoniem", "Hoeveelheid/Quantity",
    "Bevat sporen van/Contains traces of", "ENERCC (kcal)", "CA (mg)", "ZN (mg)", "VITA_RAE (µg)",
    "VITA_RE (µg)", "RETOL (µg)", "VITD (µg)", "CHOCALOH (µg)", "CHOCAL (µg)", "ERGCAL (µg)",
    "VITK (µg)", "VITK1 (µg)", "VITK2 (µg)",
)  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_nevo(tmp_path, encoding):
    rows = [
        NEVO,
        ("2025/9.0", "Cheese", 1, "Proefkaas 48+", "Trial cheese 48+", "Käse", "per 100g", "", 368,
         800, "4,1", 250, 262, 238, "0,4", "0,1", "0,3", 0, "52,5", "2,5", 50),
        ("2025/9.0", "Fats", 2, "Proefmargarine", "Trial margarine", "", "per 100g", "", 540, 10,
         "", 800, "", 780, "7,5", "", "7,5", "", "", 60, ""),
        ("2025/9.0", "Vegetables", 3, "Proefgroente", "Trial leaf", "", "per 100g", "ZN", 22, 54,
         0, 76, 151, 0, 0, "", 0, 0, 231, 231, 0),
        ("2025/9.0", "Baby", 4, "Proefvoeding", "Trial formula", "", "per 100ml", "", 66, 50, "",
         "", "", "", "1,2", "", "1,2", "", "", "", ""),
    ]  # fmt: skip
    path = tmp_path / "table.csv"
    path.write_bytes(text_table(rows, "|", encoding))
    assert detect(path) is Format.TABLE
    foods, report = imported(path)
    cheese, margarine, leaf, formula = foods.values()
    assert (cheese.id, cheese.name) == ("nl-nevo-1", "Trial cheese 48+")
    assert cheese.also == "Proefkaas 48+; Käse"
    # The table counts 25-OH-D once: 0.3 D3 and no D2 are our vitamin D, 0.1 stands apart.
    assert (cheese.per_100g["vitamin_d"], cheese.hydroxy_vitamin_d_ug) == (0.3, 0.1)
    assert (cheese.per_100g["vitamin_k1"], cheese.amount("k2")) == (2.5, 50)
    assert cheese.is_measured("k2")
    assert not cheese.is_measured("mk4")
    assert cheese.per_100g["vitamin_a"] == 250
    # Without 25-OH-D the table could count none.
    assert margarine.per_100g["vitamin_d"] == 7.5
    assert margarine.amount("k2") is None
    # The table writes 0 for a trace, and says so.
    assert (leaf.per_100g["zinc"], leaf.traces) == (0, ("zinc",))
    assert formula.note == "Figures for 100 ml, taken as 100 g."
    assert "Figures for 100 ml, taken as those of 100 g: 1 (such as Trial formula)" in " ".join(
        report.lines()
    )


CIQUAL_2025 = (
    "alim_grp_code", "alim_code", "alim_nom_eng", "Calcium\n(mg\n100g)",
    "Vitamin A activity, retinol equivalent\n(µg\n100mg)", "Vitamin\nD (µg\n100g)",
    "Vitamin D3\n(cholecalciferol)\n(µg\n100g)", "Vitamin\nK1 (µg\n100g)", "Vitamin\nK2 (µg\n100g)",
)  # fmt: skip


def test_ciqual_in_english_with_broken_headers(tmp_path):
    path = tmp_path / "table.csv"
    salad = ("01", "1", "Trial salad", "34", "-", "< 0,5", "traces", "10,5", "-")
    cheese = ("01", "2", "Trial cheese", "720", "250", "0,25", "0,25", "1,6", "41,5")
    path.write_bytes(text_table([CIQUAL_2025, salad, cheese], "\t"))
    foods, _ = imported(path)
    salad, cheese = foods.values()
    assert salad.per_100g == {"vitamin_k1": 10.5, "calcium": 34}
    assert salad.at_most == {"vitamin_d": 0.5}
    assert cheese.per_100g == {
        "vitamin_d": 0.25, "vitamin_k1": 1.6, "k2": 41.5, "vitamin_a": 250, "calcium": 720,
    }  # fmt: skip
    # Ciqual's K2 are figures of a Dutch paper: no second measurement.
    assert "Ciqual took over" in cheese.k2_source


# Rows of Table Ciqual 2020 (Anses, Licence Ouverte), figures as printed.
CIQUAL_2020 = [
    ("alim_grp_nom_fr", "alim_code", "alim_nom_fr", "Calcium (mg/100 g)", "Vitamine D (µg/100 g)",
     "Vitamine K1 (µg/100 g)", "Vitamine K2 (µg/100 g)", "Rétinol (µg/100 g)", "Beta-Carotène (µg/100 g)"),
    ("produits laitiers", 12729, "Edam", "802", "0,5", "2,3", "47,5", "242", "11"),
    ("viandes", 40120, "Foie, oie, cru", "43", "-", "10,9", "369", "20400", "-"),
]  # fmt: skip


def test_ciqual_2020_as_a_workbook(tmp_path):
    foods, _ = imported(workbook(tmp_path / "a.xlsx", {"compo": CIQUAL_2020}))
    edam, liver = foods["fr-ciqual-12729"], foods["fr-ciqual-40120"]
    assert (edam.per_100g["k2"], edam.per_100g["vitamin_k1"]) == (47.5, 2.3)
    # RAE: 242 retinol and a twelfth of 11 beta-carotene.
    assert edam.per_100g["vitamin_a"] == pytest.approx(242.917, abs=0.001)
    assert liver.per_100g["k2"] == 369
    assert "vitamin_a" not in liver.per_100g
    path = tmp_path / "a.csv"
    path.write_bytes(text_table(CIQUAL_2020, ";", "cp1252"))
    assert {food.id: food.per_100g for food in imported(path)[0].values()} == {
        food.id: food.per_100g for food in foods.values()
    }


BLS = (
    "BLS Code", "Lebensmittelbezeichnung", "Food name", "VITA Vitamin A, Retinol-Äquivalent (RE) [µg/100g]",
    "VITA Datenherkunft", "VITA Referenz", "RETOL Retinol [µg/100g]", "RETOL Datenherkunft",
    "CARTB Beta\u2011Carotin [µg/100g]", "CARTB Datenherkunft", "VITD Vitamin D [µg/100g]", "VITD Datenherkunft",
    "VITK1 Vitamin K1 (Phyllochinon) [µg/100g]", "VITK2 Vitamin K2 (Menachinone) [µg/100g]", "CA Calcium [mg/100g]",
)  # fmt: skip


def test_bls_in_its_zip(tmp_path):
    rows = [
        BLS,
        ("M1", "Käse", "Cheese", 262, "Analyse", "-", 238, "-", 144, "-", 0.4, "-", 2.5, 50, 800),
        ("K1", "Pilz", "Mushroom", 0, "Analyse", "-", "<LOD", "-", "-", "-", 2.1, "-", "-", "-", 3),
    ]
    inner = workbook(tmp_path / "inner.xlsx", {"BLS_4_0": rows})
    path = zipped(tmp_path / "BLS.zip", {"BLS/BLS_4_0_Daten.xlsx": inner.read_bytes()})
    cheese, mushroom = imported(path)[0].values()
    assert cheese.per_100g == {
        "vitamin_d": 0.4, "vitamin_k1": 2.5, "k2": 50, "retinol": 238, "vitamin_a": 250, "calcium": 800,
    }  # fmt: skip
    assert (mushroom.traces, mushroom.per_100g) == (("retinol",), {"vitamin_d": 2.1, "calcium": 3})


def test_the_swiss_tables(tmp_path):
    beside = ("unit", "matrix unit", "value type", "source")
    rows = [
        ("ID", "ID SwissFIR", "name D", "name E", "category E", "vitamin D (calciferol)", *beside,
         "calcium (Ca)", *beside),
        # Egg yolk of table 5.3: 4.5 ug vitamin D, 140 mg calcium.
        (410, "x", "Eigelb", "Egg yolk, raw", "Eggs", 4.5, "microgram", "per 100g edible portion",
         "weighted", "43", 140, "milligram", "per 100g edible portion", "weighted", "43"),
        (62, "x", "Milch", "Milk", "Dairy", "0.1", "microgram", "per 100ml food volume", "less than", "1",
         0.12, "gram", "per 100ml food volume", "best estimate", "1"),
        (63, "x", "Öl", "Oil", "Fats", 0, "microgram", "per 100g edible portion", "trace", "", "", "", "", "", ""),
    ]  # fmt: skip
    path = tmp_path / "a.tsv"
    path.write_bytes(text_table(rows, "\t"))
    yolk, milk, oil = imported(path)[0].values()
    assert (yolk.name, yolk.per_100g) == ("Egg yolk, raw", {"vitamin_d": 4.5, "calcium": 140})
    assert (milk.at_most, milk.estimated) == ({"vitamin_d": 0.1}, ("calcium",))
    assert (milk.per_100g, milk.note) == ({"calcium": 120}, "Figures for 100 ml, taken as 100 g.")
    assert (oil.per_100g, oil.traces) == ({}, ("vitamin_d",))
    since_6 = [
        ("Swiss Food Composition Database",), (),
        ("ID", "Name", "Synonyms", "Category", "Matrix unit", "Vitamin D (calciferol) (µg)",
         "Derivation of value", "Source", "Vitamin A activity, RE (µg-RE)", "Zinc (Zn) (mg)"),
        (1, "Trial cheese", "", "Cheese", "per 100g edible portion", "<0.5", "", "", 262, 4.1),
        (2, "Trial drink", "", "Drinks", "per 100 ml", "tr.", "", "", 0, "n.d."),
    ]  # fmt: skip
    foods, report = imported(workbook(tmp_path / "b.xlsx", {"Generic Foods": since_6}))
    cheese, drink = foods.values()
    assert (cheese.per_100g, cheese.at_most) == ({"zinc": 4.1}, {"vitamin_d": 0.5})
    assert (drink.per_100g, drink.traces) == ({}, ("vitamin_d",))
    assert "retinol equivalents (RE), which are not RAE; not used: 2" in " ".join(report.lines())


def test_cofid_joins_its_sheets(tmp_path):
    left = (
        "Food Code",
        "Food Name",
        "Description",
        "Group",
        "Previous",
        "Main data references",
        "Footnote",
    )
    empty = ("",) * 7
    mackerel = ("99-002", "Trial mackerel, raw", "", "JA", "", "", "")
    wine = ("13-669", "Trial wine", "", "Q", "", "", "")
    twin = ("13-669", "Trial sauce", "", "WC", "", "", "")
    sheets = {
        "1.1 Notes": [("N: present",)],
        "1.3 Proximates": [(*left, "Energy (kcal) (kcal)"), (*empty, "KCALS"), empty, (*mackerel, 216), (*wine, 70), (*twin, 90)],
        "1.4 Inorganics": [("", *left[1:], "Calcium (mg)", "Zinc (mg)"), empty, empty, (*mackerel, "11", "N"), (*twin, "40", "Tr")],
        "1.5 Vitamins": [(*left, "Retinol (µg)", "Carotene (µg)", "Retinol Equivalent (µg)", "Vitamin D (µg)", "Vitamin K1 (µg)"),
                         empty, empty, (*mackerel, 45, "Tr", 45, "(8.0)", "N"), (*wine, 0, 12, 2, 0, 0)],
    }  # fmt: skip
    foods, _ = imported(workbook(tmp_path / "a.xlsx", sheets))
    mackerel, wine, sauce = foods.values()
    assert mackerel.per_100g == {"vitamin_d": 8, "retinol": 45, "calcium": 11}
    assert (mackerel.estimated, mackerel.energy_kcal) == (("vitamin_d",), 216)
    # Two foods under one code stay two; groups of alcohol are for 100 ml.
    assert (sauce.per_100g, sauce.traces) == ({"calcium": 40}, ("zinc",))
    assert wine.note.startswith("Figures for 100 ml")
    assert wine.per_100g["vitamin_a"] == 1
    assert len({mackerel.id, wine.id, sauce.id}) == 3


def test_mext(tmp_path):
    titles = [("", "", "", "可食部 100 g 当たり")] * 10
    codes = (
        "",
        "",
        "",
        "成分識別子",
        "ENERC_KCAL",
        "CA",
        "RETOL",
        "CARTB",
        "VITA_RAE",
        "VITD",
        "VITK ",
    )
    # 04046 itohiki natto of the 8th revised edition (2020): vitamin K 600 ug.
    natto = ("04", "04046", 1, "だいず\u3000［納豆類］", 184, "91", "(0)", "-", "(0)", "(0)", "600")
    note = ("", "", "", "a note below")
    # The real workbook has -1 in some cells: that nutrient is not measured, the food stays.
    soy = ("04", "04001", 2, "だいず", 400, "Tr", "0", "7", "1", -1, "20.3†")
    sheets = {"4 豆類": [*titles, codes, natto, note], "5 others": [*titles, codes, soy]}
    foods, report = imported(workbook(tmp_path / "a.xlsx", sheets))
    natto, soy = foods["jp-mext-04046"], foods["jp-mext-04001"]
    assert natto.name == "だいず ［納豆類］"
    # One figure for all forms is never K1, and no K2 either.
    assert natto.amount("vitamin_k") == 600
    assert natto.amount("vitamin_k1") is natto.amount("k2") is None
    assert natto.estimated == ("retinol", "vitamin_a", "vitamin_d")
    assert (soy.per_100g["vitamin_k"], soy.traces) == (20.3, ("calcium",))
    assert "vitamin_d" not in soy.per_100g
    assert "VITD is -1, below zero" in " ".join(report.lines())


# Rows of AFCD release 2 (FSANZ, CC BY), figures as printed.
AFCD = [
    ("Public Food Key", "Classification", "Food Name", "Retinol (preformed vitamin A) \n(ug)", "Beta-carotene \n(ug)",
     "Beta-carotene equivalents (provitamin A) \n(ug)", "Vitamin A retinol equivalents \n(ug)", "Cholecalciferol (D3) \n(ug)",
     "Ergocalciferol (D2) \n(ug)", "25-hydroxy cholecalciferol (25-OH D3) \n(ug)", "Vitamin D3 equivalents \n(ug)", "Calcium (Ca) \n(mg)"),
    ("F1", 17101, "Trial egg yolk", 400, 12, 24, 404, 4, 0, 2.6, 17, 47),
    ("F2", 17101, "Trial chicken", 10, "", "", 10, "", "", 0.7, 3.7, ""),
]  # fmt: skip


def test_afcd_counts_25ohd_five_times(tmp_path):
    sheets = {
        "Index": [("AFCD",)],
        "All solids & liquids per 100g": AFCD,
        "Liquids only per 100mL": AFCD,
    }
    foods, report = imported(workbook(tmp_path / "a.xlsx", sheets))
    yolk, chicken = foods.values()
    assert (yolk.per_100g["vitamin_d"], yolk.hydroxy_vitamin_d_ug) == (4, 2.6)
    assert yolk.per_100g["vitamin_a"] == 402  # a twelfth of 24, not a sixth
    # 3.7 equivalents less five times 0.7.
    assert chicken.per_100g["vitamin_d"] == pytest.approx(0.2)
    assert report.rows == 2  # the sheet per 100 mL has the same foods


FRIDA = ("FoodID", "FødevareNavn", "FoodName", "ParameterID", "ParameterName", "ResVal", "Min")


def test_frida_has_menaquinones_by_form(tmp_path):
    def rows(food, name, **parameters):
        return [
            (food, f"Prøve{name}", f"Trial {name}", int(key[1:]), "", value, "NULL")
            for key, value in parameters.items()
        ]

    sheets = {
        "Data_Table": [("FoodID", 126)],
        "Data_Normalised": [
            FRIDA,
            *rows(1, "cheese", p126=0.45, p128=0.2, p11=0.05, p164=2.3, p433=6, p436=1, p437=4, p438=14, p12=262, p225=238, p303=144, p108=800),
            *rows(2, "leaf", p164=231, p44=180, p128="NULL", p999=5),
            *rows(3, "twice", p108=10),
            *rows(3, "twice", p108=11),
        ],
    }  # fmt: skip
    foods, report = imported(workbook(tmp_path / "a.xlsx", sheets))
    cheese, leaf, _ = foods.values()
    assert (cheese.name, cheese.also) == ("Trial cheese", "Prøvecheese")
    assert [cheese.per_100g[form] for form in ("mk4", "mk7", "other_mk")] == [6, 1, 18]
    assert (cheese.amount("k2"), cheese.amount("vitamin_k")) == (25, 27.3)
    # The total counts 25-OH-D by a factor that nobody says: D3 stands alone there.
    assert (cheese.per_100g["vitamin_d"], cheese.hydroxy_vitamin_d_ug) == (0.2, 0.05)
    assert cheese.per_100g["vitamin_a"] == 250
    assert leaf.per_100g == {"vitamin_k1": 231, "boron": 0.18}
    assert (
        "given twice with different figures; the last one counts: 1 (such as Trial twice: 108)"
        in " ".join(report.lines())
    )


@pytest.mark.parametrize("table", bundled_maps(), ids=lambda table: table.id)
def test_every_map_is_data_with_a_source(table):
    assert table.edition
    assert table.credit
    assert table.status
    assert not {"vitamin_k1"} & {
        column.kind
        for column in table.columns
        if column.header.startswith(("VITK (", "Vitamin K ("))
    }


def test_any_other_table(tmp_path):
    rows = [
        ("my own list",), (),
        ("No", "Name", "Group", "Vitamin K (µg)", "Vitamin K2 MK-7 (µg)", "Vitamin D (IU)", "Ca (mg)", "Magnesium (mg)", "Vitamin A (µg)"),
        (1, "Natto, mine", "soya", 1020, "1,000", "8", "~217", "tr.", 5),
        (2, "", "nothing", 1, 1, 1, 1, 1, 1),
        (3, "Unknown", "?", "", "", "", "n/a", "?", ""),
    ]  # fmt: skip
    path = workbook(tmp_path / "My table.xlsx", {"notes": [("see next",)], "data": rows})
    foods, report = imported(path)
    natto, unknown = foods.values()
    assert (natto.id, natto.source) == ("table-my-table-1", "My table")
    assert natto.per_100g == {"vitamin_d": 0.2, "mk7": 1, "calcium": 217, "vitamin_k": 1020}
    assert (natto.traces, natto.estimated) == (("magnesium",), ("calcium",))
    assert unknown.per_100g == {}
    told = " ".join(report.lines())
    assert report.format == "My table (table)"
    assert "“vitamin k (ug)” as Vitamin K (all forms)" in told
    assert "“vitamin d (iu)” as Vitamin D" in told


def test_a_figure_without_a_unit_is_not_guessed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(text_table([("name", "Calcium"), ("Egg", 50)]))
    with pytest.raises(ImportFileError, match="with its unit"):
        imported(path)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Vitamin K1 (µg/100 g)", "vitamin_k1"), ("Vitamin K (µg)", "vitamin_k"), ("vitk2_ug", "k2"),
        ("Menaquinone-7 (µg)", "mk7"), ("MK-4 [µg]", "mk4"), ("Vitamin D (µg)", "vitamin_d"),
        ("Cholecalciferol (µg)", "vitamin_d3"), ("Vitamin A, RAE (µg)", "vitamin_a"), ("Vitamin A (µg)", ""),
        ("Vitamin A (RE/µg)", ""), ("Ca", ""), ("Ca (mg)", "calcium"), ("Calcium, Ca (mg)", "calcium"),
        ("Kalzium [mg]", "calcium"), ("Mg (mg)", "magnesium"), ("Energy (kcal)", "energy_kcal"), ("Energy", ""),
        ("Energy (kJ)", "energy_kcal"), ("Zinc", "zinc"), ("Fat (g)", ""), ("Vitamin B1 (mg)", ""), ("", ""),
        ("Calcium (kcal)", ""),
    ],
)  # fmt: skip
def test_what_a_header_says(header, kind):
    assert kind_of(header) == kind


@pytest.mark.parametrize(
    ("header", "unit"),
    [("Vitamin D (µg/100 g)", "ug"), ("VITA [mg/100g]", "mg"), ("A (RE/µg)", "ug"), ("A (µg-RE)", "ug"),
     ("calcium_mg", "mg"), ("Calcium", None), ("Fibre (%)", None), ("D (mcg)", "ug"), ("D (IU)", "IU")],
)  # fmt: skip
def test_the_unit_in_a_header(header, unit):
    assert unit_in(header) == unit


def test_a_map_of_ones_own(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(
        text_table([("what", "K", "D"), ("Natto", "1,0", "5"), ("Egg", "-", "1e3")], "\t")
    )
    with pytest.raises(ImportFileError, match="no food database"):
        imported(path)
    told = tmp_path / "map.json"
    told.write_text(json.dumps({
        "id": "mine", "title": "Mine", "recognise": ["what", "K"], "food": {"name": "what"},
        "columns": [{"header": "K", "is": "mk7", "unit": "mg"}, {"header": "#3", "is": "vitamin_d", "unit": "IU"}],
    }))  # fmt: skip
    table = read_map(told)
    foods, report = imported(path, table=table)
    natto, egg = foods.values()
    assert natto.per_100g == {"vitamin_d": 0.125, "mk7": 1000}
    assert egg.per_100g == {"vitamin_d": 25}
    assert report.format == "Mine (table)"
    assert imported(path, tables=[table])[0] == foods
    other = tmp_path / "other.csv"
    other.write_bytes(text_table([("name", "Calcium (mg)"), ("Egg", 50)]))
    with pytest.raises(
        ImportFileError, match=r"no row with the headers of the map \('what', 'K'\)"
    ):
        imported(other, table=table)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"columns": [{"header": "K", "is": "vitamin_q"}]}, "a column cannot be 'vitamin_q'; known are"),
        ({"columns": [{"header": "K", "is": "mk7", "unit": "stone"}]}, "unknown unit 'stone'"),
        ({"columns": []}, "needs the column of the name and that of one nutrient"),
        ({"food": {}}, "name"), ({"id": "A B"}, "$.id"), ({"colums": []}, "colums"),
    ],
)  # fmt: skip
def test_a_map_that_is_none_is_told(tmp_path, change, message):
    good = {
        "id": "a",
        "title": "A",
        "recognise": ["K"],
        "food": {"name": "K"},
        "columns": [{"header": "K", "is": "mk7"}],
    }
    path = tmp_path / "map.json"
    path.write_text(json.dumps(good))
    assert isinstance(read_map(path), TableMap)
    path.write_text(json.dumps(good | change))
    with pytest.raises(ImportFileError) as error:
        read_map(path)
    assert str(error.value).startswith(f"{path}: is not a map of a table: ")
    assert message in str(error.value)


GOOD = [("name", "Calcium (mg)"), ("Egg", 50)]


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
         "a sheet spans 1,048,576 rows and 16,384 columns; no table of foods does"),
        ("<row><c><v>1</v></c></row>" * 3000 + "<row>" + "<c><v>1</v></c>" * 20_000 + "</row>", "a sheet spans"),
        ('<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>', "without a sheet that names foods"),
    ],
    ids=["far cell", "no references", "no nutrient"],
)  # fmt: skip
def test_hostile_sheets_are_refused(tmp_path, inside, message):
    with pytest.raises(ImportFileError, match=message):
        imported(workbook(tmp_path / "a.xlsx", {"s": inside}))


def test_empty_rows_formulas_and_links_are_read_safely(tmp_path):
    text = "".join(
        f'<c r="{cell}" t="inlineStr"><is><t>{said}</t></is></c>'
        for cell, said in (("A1", "name"), ("B1", "Calcium (mg)"))
    )
    body = (
        f'<row r="1">{text}</row><row r="2"><c r="A2" t="inlineStr"><is><t>=HYPERLINK("x")</t></is></c>'
        '<c r="B2"><f>\'[1]other\'!A1*WEBSERVICE("http://x")</f><v>42</v></c></row>'
        + "".join(f'<row r="{n}"/>' for n in range(3, 60_000))
        + '<row r="1048576"><c r="A1048576" s="1"/></row>'
    )
    link = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    path = workbook(
        tmp_path / "a.xlsx", {"s": body}, **{"xl/externalLinks/externalLink1.xml": link}
    )
    food = one_food(path)
    assert (food.name, food.per_100g) == ('=HYPERLINK("x")', {"calcium": 42})


def test_a_bomb_in_a_workbook_is_refused(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx", {"s": GOOD}, **{"xl/sharedStrings.xml": "<si><t>" + "x" * (80 << 20)}
    )
    with pytest.raises(ImportFileError, match="claims to unpack"):
        imported(path)
    inner = zipped(tmp_path / "b.zip", {"table.xlsx": path.read_bytes()})
    with pytest.raises(ImportFileError, match="claims to unpack"):
        imported(inner)


def test_a_damaged_workbook_is_told(tmp_path):
    whole = workbook(tmp_path / "a.xlsx", {"s": GOOD}).read_bytes()
    path = tmp_path / "b.xlsx"
    for data in (
        whole[:-30],
        whole[:400] + b"\xff" * 60 + whole[460:],
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    ):
        path.write_bytes(data)
        with pytest.raises(ImportFileError):
            imported(path)


def test_a_map_survives_its_file():
    for table in bundled_maps():
        assert msgspec.json.decode(msgspec.json.encode(table), type=TableMap) == table
