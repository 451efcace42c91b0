# SPDX-License-Identifier: MIT
"""People of whom a report is made: much is entered of each, as much as real people bring along."""

import json

from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.data.tables import load_foods

_FOODS = list(load_foods())


def _scenario(**keys: object) -> Scenario:
    return decode_scenario(json.dumps({"schema": 1, "start_date": "2026-11-20", **keys}).encode())


def _dose(compound: str, amount: float, unit: str, **more: object) -> dict[str, object]:
    return {"compound": compound, "amount": amount, "unit": unit, **more}


def _lab(date: str, marker: str, value: float, unit: str) -> dict[str, object]:
    return {"date": date, "marker": marker, "value": value, "unit": unit}


def _plate(first: int, last: int) -> list[dict[str, object]]:
    return [
        {"food": food, "grams": 50 + at, "times_per_week": 1 + at % 7}
        for at, food in enumerate(_FOODS[first:last])
    ]


REPORT_CASES: dict[str, Scenario] = {
    "clinic": _scenario(
        name="Clinic visit, winter 2026",
        person={
            "name": "Anna Example", "age_years": 72, "postmenopausal": True, "weight_kg": 61,
            "height_cm": 160, "latitude": 52,
            "conditions": [
                "osteoporosis", "kidney_disease_3b_5", "diabetes", "cardiovascular_disease",
            ],
            "medications": ["vitamin_k_antagonist", "thiazide", "digoxin", "glucocorticoid"],
            "diet": ["vegetarian", "low_fat"], "smoker": True, "low_activity": True,
        },
        supplements=[
            _dose("vitamin_d3", 2000, "IU", since="always"),
            _dose("vitamin_d2", 50_000, "IU", every_days=30),
            _dose("mk7", 90, "ug"),
            _dose("calcium", 600, "mg"),
            _dose("magnesium", 300, "mg"),
            _dose("zinc", 15, "mg", **{"from": "2026-12-01", "until": "2027-02-01"}),
            _dose("retinol", 2000, "IU"),
            _dose("boron", 3, "mg"),
        ],
        products=[
            {"name": "D3K2 drops strong", "count": 3, "every_days": 1,
             "contains": [_dose("vitamin_d3", 1000, "IU"), _dose("mk7", 25, "ug")]},
            {"name": "Multivitamin A to Z for women over fifty", "count": 1, "every_days": 1,
             "contains": [_dose("vitamin_d3", 400, "IU"), _dose("k1", 60, "ug"),
                          _dose("calcium", 162, "mg"), _dose("magnesium", 100, "mg"),
                          _dose("zinc", 5, "mg")]},
        ],
        foods=_plate(0, 14),
        other_food={"calcium": 300, "magnesium": 150, "zinc": 4},
        diet_is="typical",
        sun={"latitude": 52, "minutes": 30, "days_per_week": 5, "spf": 0},
        labs=[
            _lab("2025-02-01", "25ohd", 38, "nmol/L"), _lab("2025-11-03", "25ohd", 61, "nmol/L"),
            _lab("2026-05-10", "25ohd", 82, "nmol/L"), _lab("2026-10-10", "25ohd", 95, "nmol/L"),
            _lab("2026-10-10", "calcium", 2.55, "mmol/L"), _lab("2026-10-10", "pth", 8.1, "pmol/L"),
            _lab("2026-10-10", "egfr", 38, "mL/min/1.73m2"), _lab("2026-11-02", "inr", 2.6, "1"),
            _lab("2026-11-02", "dp_ucmgp", 700, "pmol/L"),
        ],
        authority="efsa",
    ),
    "vegan": _scenario(
        name="Vegan, 40 ng/mL by March",
        person={
            "age_years": 34, "weight_kg": 58, "height_cm": 168, "latitude": 59, "diet": ["vegan"],
            "conditions": ["malabsorption"], "medications": ["orlistat", "doac"],
        },
        supplements=[
            _dose("vitamin_d3", 4000, "IU", weekdays=["mon", "wed", "fri"]),
            _dose("mk7", 180, "ug"), _dose("calcium", 500, "mg"), _dose("zinc", 10, "mg"),
        ],
        products=[
            {"name": "K2 bottle", "count": 1, "every_days": 2,
             "contains": [_dose("mk7", 100, "ug"), _dose("mk4", 500, "ug")]},
        ],
        foods=_plate(30, 46),
        diet_is="complete",
        labs=[_lab("2026-10-01", "25ohd", 22, "ng/mL"), _lab("2026-06-01", "25ohd", 31, "ng/mL")],
        authority="nordic",
        days=180,
        answer_date="2027-03-01",
    ),
    "child": _scenario(
        name="Child of six",
        person={"age_years": 6, "sex": "male", "latitude": 48},
        supplements=[_dose("vitamin_d3", 1000, "IU"), _dose("mk7", 45, "ug")],
        foods=_plate(10, 18),
        authority="dach",
    ),
    "pregnant": _scenario(
        name="Pregnant, 28 weeks",
        person={
            "age_years": 29, "life_stage": "pregnant", "weight_kg": 74, "latitude": 40,
            "conditions": ["kidney_stones"], "medications": ["enzyme_inducer", "fish_oil"],
        },
        supplements=[
            _dose("vitamin_d3", 5000, "IU"), _dose("retinol", 8000, "IU"),
            _dose("calcium", 1500, "mg"), _dose("magnesium", 400, "mg"),
        ],
        foods=_plate(20, 30),
        diet_is="typical",
        sun={"latitude": 40, "minutes": 45},
        labs=[_lab("2026-11-01", "25ohd", 140, "nmol/L")],
    ),
    "infant": _scenario(
        name="Infant",
        person={"age_years": 0.5},
        supplements=[_dose("vitamin_d3", 400, "IU")],
    ),
    "doubts": _scenario(
        name="In doubt",
        person={"age_years": 50},
        supplements=[_dose("vitamin_d3", 5000, "ug"), _dose("mk7", 100, "mg")],
        labs=[
            _lab("2026-11-01", "calcium", 9.4, "mmol/L"),
            _lab("2026-11-01", "25ohd", 1200, "nmol/L"),
        ],
    ),
}  # fmt: skip
