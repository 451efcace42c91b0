# SPDX-License-Identifier: MIT
"""Somebody with some of everything: doses, products, foods, tests, sun."""

import msgspec

from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.core.scenario.scenario import Scenario

_FULL = {
    "schema": 1,
    "name": "Winter",
    "person": {"name": "Anna", "age_years": 68, "diet": ["vegetarian"], "latitude": 52.0,
               "conditions": ["osteoporosis"], "medications": ["vitamin_k_antagonist"]},
    "supplements": [
        {"compound": "vitamin_d3", "amount": 1000, "unit": "IU"},
        {"compound": "vitamin_d3", "amount": 20000, "unit": "IU", "every_days": 30},
        {"compound": "calcium", "amount": 500, "unit": "mg"},
    ],
    "products": [
        {"name": "D3K2", "count": 1,
         "contains": [{"compound": "vitamin_d3", "amount": 5000, "unit": "IU"},
                      {"compound": "mk7", "amount": 100, "unit": "ug"}]},
        {"name": "Plain D3", "count": 2,
         "contains": [{"compound": "vitamin_d3", "amount": 400, "unit": "IU"}]},
    ],
    "foods": [{"food": "natto", "grams": 40, "times_per_week": 3},
              {"food": "egg-whole", "grams": 50, "times_per_week": 4}],
    "labs": [{"date": "2026-10-01", "marker": "25ohd", "value": 22, "unit": "ng/mL"},
             {"date": "2026-11-01", "marker": "25ohd", "value": 61, "unit": "nmol/L"},
             {"date": "2026-11-01", "marker": "inr", "value": 2.4, "unit": "1"}],
    "sun": {"latitude": 52.0, "minutes": 20},
    "start_date": "2026-11-20",
}  # fmt: skip


def full_scenario() -> Scenario:
    """The scenario, read as from a file."""
    return decode_scenario(msgspec.json.encode(_FULL))
