# SPDX-License-Identifier: MIT
"""How doses, products and results are told in the report, its table, and the list of scenarios."""

import json

import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.kept_text import doses_in_words
from dk2gui.present.report.input_text import dose_texts, lab_texts
from dk2gui.present.report.tables import inputs_rows

FOODS, CONSTANTS = load_foods(), load_constants()
SCENARIO = decode_scenario(
    json.dumps(
        {
            "schema": 1,
            "supplements": [
                {"compound": "vitamin_d3", "amount": 10_000, "unit": "IU", "weekdays": ["thu", "mon"]}
            ],
            "products": [
                {
                    "name": "D3K2",
                    "contains": [
                        {"compound": "vitamin_d3", "amount": 1000, "unit": "IU"},
                        {"compound": "mk7", "amount": 50, "unit": "ug"},
                    ],
                    "count": 2,
                    "every_days": 7,
                }
            ],
            "labs": [
                {"date": "2026-11-01", "marker": "25ohd", "value": 10, "unit": "nmol/L", "bound": "below"}
            ],
        }
    ).encode()
)  # fmt: skip


def plain(text: str) -> str:
    return text.replace("\u202f", " ")


def test_a_dose_on_two_days_of_the_week_is_never_called_daily():
    told = plain(dose_texts(SCENARIO)[0])
    assert told == "Vitamin D3: 10 000 IU (250 \u00b5g) on Monday, Thursday"
    assert "Monday, Thursday" in doses_in_words(SCENARIO)
    assert "daily" not in doses_in_words(SCENARIO)


def test_a_product_is_told_as_one_with_what_it_holds():
    assert plain(dose_texts(SCENARIO)[1]) == (
        "2 of D3K2 weekly (one holds Vitamin D3 1 000 IU; Vitamin K2 as MK-7 50 \u00b5g)"
    )
    assert "2 D3K2 weekly" in doses_in_words(SCENARIO)


def test_a_limit_of_a_test_is_told_as_one():
    assert plain(lab_texts(SCENARIO)[0]).endswith("<10 nmol/L")


def test_the_table_of_inputs_holds_products_weekdays_and_limits():
    rows = [row[:7] for row in inputs_rows(evaluate(SCENARIO, FOODS, CONSTANTS), FOODS)]
    assert ("supplement", "vitamin_d3", "Vitamin D3", 10_000, "IU", None, 2) in rows
    assert ("product", "", "D3K2", 2, "units", 7, None) in rows
    assert ("product_part", "mk7", "Vitamin K2 as MK-7", 50, "ug", 7, None) in rows
    (lab,) = (row for row in rows if row[0] == "lab")
    assert lab[2] == "below this limit"


@pytest.mark.parametrize("age", [6, 40])
def test_the_table_of_inputs_holds_the_body_that_counts(age):
    child = decode_scenario(json.dumps({"schema": 1, "person": {"age_years": age}}).encode())
    rows = {row[1]: row[3] for row in inputs_rows(evaluate(child, FOODS, CONSTANTS), FOODS)}
    assert rows["weight"] == pytest.approx(20.16 if age == 6 else 70)
