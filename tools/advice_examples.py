# SPDX-License-Identifier: MIT
"""The people by whom docs/advice.md shows what the rules say, as parts of scenario files."""

from typing import Any, Final


def _dose(compound: str, amount: float, unit: str, every_days: int = 1) -> dict[str, Any]:
    return {"compound": compound, "amount": amount, "unit": unit, "every_days": every_days}


def _lab(marker: str, value: float, unit: str) -> dict[str, Any]:
    return {"marker": marker, "value": value, "unit": unit, "date": "2026-11-15"}


def _d3(iu: float, every_days: int = 1) -> dict[str, Any]:
    return _dose("vitamin_d3", iu, "IU", every_days)


def _who(
    *doses: dict[str, Any], labs: tuple[dict[str, Any], ...] = (), **person: Any
) -> dict[str, Any]:
    return {"person": person, "supplements": list(doses), "labs": list(labs)}


_VKA: Final = ["vitamin_k_antagonist"]

EXAMPLES: Final[dict[str, dict[str, Any]]] = {
    "woman of 40 on 1000 IU": _who(_d3(1000), age_years=40),
    "man of 50 on 5000 IU": _who(_d3(5000), age_years=50, sex="male"),
    "14 000 IU a day": _who(_d3(14_000), age_years=40),
    "60 000 IU a month at 75": _who(_d3(60_000, 30), age_years=75),
    "breastfed baby in the UK": {**_who(age_years=0.3), "authority": "uk"},
    "baby in the US on 4000 IU": _who(_d3(4000), age_years=0.5),
    "girl of 7": _who(age_years=7),
    "girl of 7 on 5000 IU": _who(_d3(5000), age_years=7),
    "boy of 10 on warfarin": _who(age_years=10, sex="male", medications=_VKA),
    "girl of 16, 60 nmol/L": _who(age_years=16, labs=(_lab("25ohd", 60, "nmol/L"),)),
    "girl of 16, 90 nmol/L": _who(age_years=16, labs=(_lab("25ohd", 90, "nmol/L"),)),
    "pregnant": _who(age_years=30, life_stage="pregnant"),
    "pregnant, vegan": _who(
        _dose("retinol", 500, "ug"), age_years=30, life_stage="pregnant", diet=["vegan"]
    ),
    "pregnant on 900 ug of retinol": _who(
        _dose("retinol", 900, "ug"), age_years=30, life_stage="pregnant"
    ),
    "pregnant on 5000 ug of retinol": _who(
        _dose("retinol", 5000, "ug"), age_years=30, life_stage="pregnant"
    ),
    "pregnant on warfarin": _who(age_years=30, life_stage="pregnant", medications=_VKA),
    "nursing": _who(age_years=30, life_stage="lactating"),
    "warfarin alone": _who(age_years=60, medications=_VKA),
    "warfarin and MK-7": _who(_dose("mk7", 100, "ug"), age_years=60, medications=_VKA),
    "warfarin and much K2 in food": {
        **_who(age_years=60, medications=_VKA),
        "other_food": {"k2": 300},
    },
    "warfarin, INR 6.2": _who(age_years=60, medications=_VKA, labs=(_lab("inr", 6.2, "1"),)),
    "warfarin, MK-4 and D without fat": {
        **_who(_dose("mk4", 500, "ug"), _d3(1000), age_years=60, medications=_VKA),
        "with_fat": False,
    },
    "warfarin at 70 with diabetes": _who(age_years=70, medications=_VKA, conditions=["diabetes"]),
    "warfarin, orlistat and 1000 IU": _who(
        _d3(1000), age_years=60, medications=[*_VKA, "orlistat"]
    ),
    "warfarin, orlistat and K1": _who(
        _dose("k1", 50, "ug"), age_years=60, medications=[*_VKA, "orlistat"]
    ),
    "warfarin and rifampicin": _who(age_years=60, medications=[*_VKA, "enzyme_inducer"]),
    "apixaban": _who(age_years=60, medications=["doac"]),
    "apixaban and carbamazepine": _who(age_years=60, medications=["doac", "enzyme_inducer"]),
    "fish oil in high dose": _who(age_years=60, medications=["fish_oil"]),
    "prednisolone": _who(age_years=60, medications=["glucocorticoid"]),
    "prednisolone and carbamazepine": _who(
        age_years=60, medications=["glucocorticoid", "enzyme_inducer"]
    ),
    "hydrochlorothiazide and 3000 IU": _who(_d3(3000), age_years=60, medications=["thiazide"]),
    "orlistat and 1000 IU": _who(_d3(1000), age_years=45, medications=["orlistat"]),
    "blood calcium 2.7 mmol/L": _who(age_years=50, labs=(_lab("calcium", 2.7, "mmol/L"),)),
    "blood calcium 3.2 mmol/L": _who(age_years=50, labs=(_lab("calcium", 3.2, "mmol/L"),)),
    "blood calcium 3.6 mmol/L": _who(age_years=50, labs=(_lab("calcium", 3.6, "mmol/L"),)),
    "blood calcium 1.8 mmol/L": _who(age_years=50, labs=(_lab("calcium", 1.8, "mmol/L"),)),
    "sarcoidosis": _who(age_years=44, conditions=["granulomatous_disease"]),
    "sarcoidosis on 1000 IU, 40 nmol/L": _who(
        _d3(1000),
        age_years=44,
        conditions=["granulomatous_disease"],
        labs=(_lab("25ohd", 40, "nmol/L"),),
    ),
    "overactive parathyroid on 800 IU": _who(
        _d3(800), age_years=62, conditions=["hyperparathyroidism"]
    ),
    "kidney disease stage 4": _who(age_years=62, conditions=["kidney_disease_3b_5"]),
    "eGFR 40, nothing ticked": _who(age_years=62, labs=(_lab("egfr", 40, "mL/min/1.73m2"),)),
    "25 nmol/L": _who(age_years=40, labs=(_lab("25ohd", 25, "nmol/L"),)),
    "40 nmol/L with osteoporosis": _who(
        age_years=70, conditions=["osteoporosis"], labs=(_lab("25ohd", 40, "nmol/L"),)
    ),
    "60 nmol/L": _who(age_years=40, labs=(_lab("25ohd", 60, "nmol/L"),)),
    "90 nmol/L": _who(age_years=40, labs=(_lab("25ohd", 90, "nmol/L"),)),
    "150 nmol/L": _who(age_years=40, labs=(_lab("25ohd", 150, "nmol/L"),)),
    "400 nmol/L": _who(age_years=40, labs=(_lab("25ohd", 400, "nmol/L"),)),
    "PTH 14 pmol/L": _who(age_years=50, labs=(_lab("pth", 14, "pmol/L"),)),
    "gastric bypass": _who(age_years=40, conditions=["malabsorption"]),
    "kidney stones and calcium tablets": _who(
        _dose("calcium", 1200, "mg"), age_years=45, conditions=["kidney_stones"]
    ),
    "retinol 5000 ug": _who(_dose("retinol", 5000, "ug"), age_years=45),
    "retinol 1600 ug at 70": _who(_dose("retinol", 1600, "ug"), age_years=70),
    "retinol 1600 ug at 70, smoking": _who(_dose("retinol", 1600, "ug"), age_years=70, smoker=True),
    "smoker on 10 mg of beta-carotene": _who(
        _dose("beta_carotene", 10, "mg"), age_years=58, smoker=True
    ),
    "smoker on 25 mg of beta-carotene": _who(
        _dose("beta_carotene", 25, "mg"), age_years=58, smoker=True
    ),
    "zinc 50 mg": _who(_dose("zinc", 50, "mg"), age_years=40),
    "boron 25 mg": _who(_dose("boron", 25, "mg"), age_years=40),
    "calcium 600 mg stated": {**_who(age_years=40), "other_food": {"calcium": 600}},
    "a glass of milk entered, 400 IU": {
        **_who(_d3(400), age_years=40),
        "foods": [{"food": "milk-whole", "grams": 200, "times_per_week": 7}],
    },
    "magnesium 200 mg stated, 400 IU": {
        **_who(_d3(400), age_years=40),
        "other_food": {"magnesium": 200},
    },
    "magnesium 200 mg stated, 400 IU, warfarin": {
        **_who(_d3(400), age_years=40, medications=_VKA),
        "other_food": {"magnesium": 200},
    },
    "vitamin D 3 ug stated": {**_who(age_years=40), "other_food": {"vitamin_d": 3}},
    "vitamin D 1 ug stated, vegan": {
        **_who(age_years=40, diet=["vegan"]),
        "other_food": {"vitamin_d": 1},
    },
    "MK-7 800 ug": _who(_dose("mk7", 800, "ug"), age_years=40),
    "MK-4 500 ug": _who(_dose("mk4", 500, "ug"), age_years=40),
    "K2 stated as 20 ug, 3000 IU": {**_who(_d3(3000), age_years=40), "other_food": {"k2": 20}},
    "K2 stated as 20 ug, 1000 IU": {**_who(_d3(1000), age_years=40), "other_food": {"k2": 20}},
    "vegan": _who(age_years=40, diet=["vegan"]),
    "vegan without fermented foods": _who(age_years=40, diet=["vegan", "no_fermented_foods"]),
    "D and MK-7 without fat": {
        **_who(_d3(1000), _dose("mk7", 100, "ug"), age_years=40),
        "with_fat": False,
    },
    "D without fat": {**_who(_d3(1000), age_years=40), "with_fat": False},
    "MK-7 without fat": {**_who(_dose("mk7", 100, "ug"), age_years=40), "with_fat": False},
    "noon sun in January at 52 north": {
        **_who(age_years=40),
        "start_date": "2027-01-15",
        "sun": {"latitude": 52, "minutes": 30},
    },
    "evening sun in June at 52 north": {
        **_who(age_years=40),
        "start_date": "2026-06-20",
        "sun": {"latitude": 52, "minutes": 30, "start_hour": 20.5},
    },
    "two hours of noon sun in July": {
        **_who(age_years=40),
        "start_date": "2026-07-01",
        "sun": {"latitude": 45, "minutes": 120},
    },
    "smoker": _who(age_years=40, smoker=True),
}
