# SPDX-License-Identifier: MIT
"""What conditions, medicines, diets and blood markers are called, for people and for records."""

from collections.abc import Mapping
from typing import Final

import msgspec

from dk2gui.core.basis.message import marked
from dk2gui.core.scenario.scenario import (
    Condition,
    Diet,
    LifeStage,
    Marker,
    Medication,
    Weekday,
)


class Title(msgspec.Struct, frozen=True):
    """One thing in everyday words, and as a medical record calls it inside a line."""

    plain: str
    medical: str


CONDITIONS: Final[dict[Condition, Title]] = {
    "cardiovascular_disease": Title(
        marked("Heart or vessel disease"), marked("cardiovascular disease")
    ),
    "diabetes": Title(marked("Diabetes"), marked("diabetes")),
    "kidney_disease_1_3a": Title(
        marked("Kidney disease, stage 1 to 3a"), marked("chronic kidney disease, stage 1 to 3a")
    ),
    "kidney_disease_3b_5": Title(
        marked("Kidney disease, stage 3b to 5"), marked("chronic kidney disease, stage 3b to 5")
    ),
    "osteoporosis": Title(marked("Osteoporosis"), marked("osteoporosis")),
    "kidney_stones": Title(marked("Kidney stones"), marked("kidney stones")),
    "malabsorption": Title(
        marked("Poor absorption (coeliac, bypass, ...)"), marked("malabsorption")
    ),
    "hypercalcaemia": Title(marked("Raised blood calcium"), marked("hypercalcaemia")),
    "granulomatous_disease": Title(
        marked("Sarcoidosis, tuberculosis or alike"), marked("granulomatous disease")
    ),
    "hyperparathyroidism": Title(
        marked("Overactive parathyroid glands"), marked("hyperparathyroidism")
    ),
}
MEDICATIONS: Final[dict[Medication, Title]] = {
    "vitamin_k_antagonist": Title(
        marked("Warfarin or another vitamin K antagonist"),
        marked("vitamin K antagonist (warfarin or alike)"),
    ),
    "doac": Title(marked("DOAC (apixaban, rivaroxaban, ...)"), marked("direct oral anticoagulant")),
    "antiplatelet": Title(marked("Antiplatelet (aspirin, clopidogrel)"), marked("antiplatelet")),
    "fish_oil": Title(marked("Fish oil in high dose"), marked("fish oil in high dose")),
    "thiazide": Title(marked("Thiazide (water tablet)"), marked("thiazide")),
    "digoxin": Title(marked("Digoxin"), marked("digoxin")),
    "orlistat": Title(marked("Orlistat"), marked("orlistat")),
    "bile_acid_sequestrant": Title(
        marked("Bile acid binder (colesevelam, ...)"), marked("bile acid sequestrant")
    ),
    "glucocorticoid": Title(marked("Cortisone-like tablets"), marked("glucocorticoid")),
    "enzyme_inducer": Title(
        marked("Enzyme inducer (some epilepsy drugs)"), marked("enzyme inducer")
    ),
}
DIETS: Final[dict[Diet, Title]] = {
    "vegetarian": Title(marked("Vegetarian"), marked("vegetarian")),
    "vegan": Title(marked("Vegan"), marked("vegan")),
    "low_fat": Title(marked("Low in fat"), marked("low in fat")),
    "no_fermented_foods": Title(marked("No fermented foods"), marked("no fermented foods")),
}
LIFE_STAGES: Final[dict[LifeStage, str]] = {
    "pregnant": marked("pregnant"),
    "lactating": marked("lactating"),
}
MARKERS: Final[dict[Marker, Title]] = {
    "25ohd": Title(marked("25(OH)D"), marked("25(OH)D")),
    "calcium": Title(marked("Calcium in serum"), marked("Calcium")),
    "dp_ucmgp": Title(marked("dp-ucMGP"), marked("dp-ucMGP")),
    "pth": Title(marked("Parathyroid hormone (PTH)"), marked("PTH")),
    "egfr": Title(marked("Kidney function (eGFR)"), marked("eGFR")),
    "inr": Title(marked("INR"), marked("INR")),
}


WEEKDAY_TITLES: Final[Mapping[Weekday, str]] = {
    "mon": marked("Monday"),
    "tue": marked("Tuesday"),
    "wed": marked("Wednesday"),
    "thu": marked("Thursday"),
    "fri": marked("Friday"),
    "sat": marked("Saturday"),
    "sun": marked("Sunday"),
}
