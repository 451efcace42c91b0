# SPDX-License-Identifier: MIT
"""What conditions, medicines, diets and blood markers are called, for people and for records."""

from collections.abc import Mapping
from typing import Final

import msgspec

from dk2gui.core.scenario.scenario import (
    Condition,
    Diet,
    Marker,
    Medication,
    Weekday,
)


class Title(msgspec.Struct, frozen=True):
    """One thing in everyday words, and as a medical record calls it inside a line."""

    plain: str
    medical: str


CONDITIONS: Final[dict[Condition, Title]] = {
    "cardiovascular_disease": Title("Heart or vessel disease", "cardiovascular disease"),
    "diabetes": Title("Diabetes", "diabetes"),
    "kidney_disease_1_3a": Title(
        "Kidney disease, stage 1 to 3a", "chronic kidney disease, stage 1 to 3a"
    ),
    "kidney_disease_3b_5": Title(
        "Kidney disease, stage 3b to 5", "chronic kidney disease, stage 3b to 5"
    ),
    "osteoporosis": Title("Osteoporosis", "osteoporosis"),
    "kidney_stones": Title("Kidney stones", "kidney stones"),
    "malabsorption": Title("Poor absorption (coeliac, bypass, ...)", "malabsorption"),
    "hypercalcaemia": Title("Raised blood calcium", "hypercalcaemia"),
    "granulomatous_disease": Title("Sarcoidosis, tuberculosis or alike", "granulomatous disease"),
    "hyperparathyroidism": Title("Overactive parathyroid glands", "hyperparathyroidism"),
}
MEDICATIONS: Final[dict[Medication, Title]] = {
    "vitamin_k_antagonist": Title(
        "Warfarin or another vitamin K antagonist", "vitamin K antagonist (warfarin or alike)"
    ),
    "doac": Title("DOAC (apixaban, rivaroxaban, ...)", "direct oral anticoagulant"),
    "antiplatelet": Title("Antiplatelet (aspirin, clopidogrel)", "antiplatelet"),
    "fish_oil": Title("Fish oil in high dose", "fish oil in high dose"),
    "thiazide": Title("Thiazide (water tablet)", "thiazide"),
    "digoxin": Title("Digoxin", "digoxin"),
    "orlistat": Title("Orlistat", "orlistat"),
    "bile_acid_sequestrant": Title("Bile acid binder (colesevelam, ...)", "bile acid sequestrant"),
    "glucocorticoid": Title("Cortisone-like tablets", "glucocorticoid"),
    "enzyme_inducer": Title("Enzyme inducer (some epilepsy drugs)", "enzyme inducer"),
}
DIETS: Final[dict[Diet, Title]] = {
    "vegetarian": Title("Vegetarian", "vegetarian"),
    "vegan": Title("Vegan", "vegan"),
    "low_fat": Title("Low in fat", "low in fat"),
    "no_fermented_foods": Title("No fermented foods", "no fermented foods"),
}
MARKERS: Final[dict[Marker, Title]] = {
    "25ohd": Title("25(OH)D", "25(OH)D"),
    "calcium": Title("Calcium in serum", "Calcium"),
    "dp_ucmgp": Title("dp-ucMGP", "dp-ucMGP"),
    "pth": Title("Parathyroid hormone (PTH)", "PTH"),
    "egfr": Title("Kidney function (eGFR)", "eGFR"),
    "inr": Title("INR", "INR"),
}


WEEKDAY_TITLES: Final[Mapping[Weekday, str]] = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday",
    "sat": "Saturday", "sun": "Sunday",
}  # fmt: skip
