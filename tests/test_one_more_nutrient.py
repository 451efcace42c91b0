# SPDX-License-Identifier: MIT
"""A nutrient is added in one table: panels, plot, JSON, table, format and editor follow from it."""

import json
import os
import subprocess
import sys
from typing import get_args

import pytest

from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS
from dk2gui.core.scenario.scenario import CompoundId

WITH_SELENIUM = """
import json
from dk2gui.core.basis import nutrients as table
table.NUTRIENTS["selenium"] = table.Nutrient(
    id="selenium", title="Selenium", word="selenium", unit="ug", rich_plate=200, plot_place=13,
    most_held=table.MostHeld(10_000, "five times Brazil nuts (1,917 ug)"), code="s",
)
table.COMPOUNDS["selenium"] = table.Compound(
    "selenium", "Selenium", "ug", "selenium", None, (0, 50, 100, 200), panel_place=13,
    most_given=table.MostGiven(2000.0, 2000.0, "a test"),
)
"""

CORE = """
from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.inputs import inputs_of
from dk2gui.core.intake.food import MEASURED
from dk2gui.core.scenario.file_format import decode_scenario, encode_scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import assessment_values
from dk2gui.present.report.tables import inputs_rows, intake_rows
from tools.format_reference import page_text, scenario_schema

text = json.dumps({
    "schema": 1, "other_food": {"selenium": 55},
    "supplements": [{"compound": "selenium", "amount": 100, "unit": "ug", "every_days": 2},
                    {"compound": "selenium", "amount": 100, "unit": "mg"}],
})
scenario = decode_scenario(text.encode())
assert decode_scenario(encode_scenario(scenario)) == scenario
foods, constants = load_foods(), load_constants()
found = evaluate(scenario, foods, constants)
values = assessment_values(found)
print(json.dumps({
    "intake": values["intake"]["selenium"], "doubts": values["doubts"],
    "measured": "selenium" in MEASURED,
    "csv": [row[0] for row in intake_rows(found, foods)],
    "inputs": [row[1] for row in inputs_rows(found, foods)],
    "varied": [entry.id for entry in inputs_of(scenario)],
    "page": "| `selenium` | ug | Selenium |" in page_text(),
    "schema": scenario_schema()["$defs"]["Supplement"]["properties"]["compound"]["enum"],
}))
"""

FOODS = """
import msgspec
from dk2gui.core.intake.food import Food
from dk2gui.foods.reading.plausibility import implausible
from dk2gui.foods.sources.dsld.words import family_named
from dk2gui.foods.store.shelf import food_of, row_of
nuts = Food(id="nuts", name="Brazil nuts", category="nut-seed", source="SR28", per_100g={"selenium": 1917.0})
print(json.dumps({
    "kept": food_of(row_of(nuts)).per_100g,
    "plausible": implausible(nuts),
    "too_much": implausible(msgspec.structs.replace(nuts, per_100g={"selenium": 11_000.0})),
    "family": family_named("Selenium (as selenomethionine)"),
}))
"""

WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.gui import open_window
from dk2gui.gui.charts.intake import SHOWN
window = open_window(decode_scenario(
    b'{"schema": 1, "supplements": [{"compound": "selenium", "amount": 100, "unit": "ug"}]}'
))
plot = window.findChild(QWidget, "intake-plot")
print(json.dumps({
    "editor": window.findChild(QWidget, "dose-selenium") is not None,
    "row": plot.row_text(SHOWN.index("selenium")),
}))
window.close()
"""


def told(code: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-c", WITH_SELENIUM + code],
        capture_output=True, check=False, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_core_files_and_tables_follow_the_table_of_nutrients():
    found = told(CORE)
    assert found["measured"]
    # 55 ug from other food, 100 ug every second day and 100 mg a day.
    assert found["intake"]["food"] == 55
    assert found["intake"]["supplement"] == pytest.approx(50 + 100_000)
    assert (found["intake"]["unit"], found["intake"]["rests_on"]) == ("ug", "stated")
    assert [(doubt["path"], doubt["suggestion"]) for doubt in found["doubts"]] == [
        ("supplements[1].amount", "ug")
    ]
    assert "selenium" in found["csv"]
    assert found["inputs"].count("selenium") == 3
    assert {"dose:selenium", "other_food:selenium"} <= set(found["varied"])
    assert found["page"]
    assert "selenium" in found["schema"]


def test_store_gate_and_labels_follow_the_table_of_nutrients():
    found = told(FOODS)
    assert found["kept"] == {"selenium": 1917.0}
    assert found["plausible"] is None
    assert found["too_much"].startswith("Selenium 11\u202f000 ug, at most 10\u202f000")
    assert found["family"] == "selenium"


def test_the_window_follows_the_table_of_nutrients():
    found = told(WINDOW)
    assert found["editor"]
    assert "Selenium: 100" in found["row"].replace("\u202f", " ")


def test_the_table_is_sound():
    places = [row.plot_place for row in NUTRIENTS.values() if row.plot_place is not None]
    assert sorted(places) == list(range(1, len(places) + 1))
    assert sorted(row.panel_place for row in COMPOUNDS.values()) == list(
        range(1, len(COMPOUNDS) + 1)
    )
    codes = [row.code for row in NUTRIENTS.values() if row.code]
    assert len(set(codes)) == len(codes)
    order = list(NUTRIENTS)
    for row in NUTRIENTS.values():
        assert all(order.index(part) > order.index(row.id) for part in row.parts)
    assert {row.nutrient for row in COMPOUNDS.values()} <= set(NUTRIENTS)
    # The type checker's list and the table hold the same compounds.
    assert set(get_args(CompoundId)) == set(COMPOUNDS)
