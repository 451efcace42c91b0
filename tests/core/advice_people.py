# SPDX-License-Identifier: MIT
"""Forty-five people as a clinic sees them, and what each is to hear; written before the rules.

`severity`: by id, None for an id that must not be there. `says`, `never`: regular expressions that
some card's, or no card's, "title. detail" has; a pair (id, expression) asks one card.
"""

from typing import Any, Final

NOV: Final = "2026-11-20"


def dose(compound: str, amount: float, unit: str, every_days: int = 1) -> dict[str, Any]:
    return {"compound": compound, "amount": amount, "unit": unit, "every_days": every_days}


def lab(marker: str, value: float, unit: str, date: str = "2026-11-15") -> dict[str, Any]:
    return {"marker": marker, "value": value, "unit": unit, "date": date}


def d3(iu: float, every_days: int = 1) -> dict[str, Any]:
    return dose("vitamin_d3", iu, "IU", every_days)


def person(age: float, sex: str = "female", **more: Any) -> dict[str, Any]:
    size = {} if age >= 18 else {"weight_kg": max(4.0, 3 * age + 6), "height_cm": 50 + 6 * age}
    return {"age_years": age, "sex": sex, **size, **more}


def case(
    who: dict[str, Any],
    *doses: dict[str, Any],
    severity: dict[str, str | None],
    says: tuple[Any, ...] = (),
    never: tuple[str, ...] = (),
    **scenario: Any,
) -> tuple[dict[str, Any], dict[str, str | None], tuple[Any, ...], tuple[str, ...]]:
    plan = {
        "schema": 1,
        "person": who,
        "supplements": list(doses),
        "start_date": NOV,
        "days": 90,
        **scenario,
    }
    return plan, severity, says, never


VKA = {"medications": ["vitamin_k_antagonist"]}
GOES_ON = dict.fromkeys(
    ("take-with-fat", "pair-k2", "k2-optional", "ratio-conflict", "test-25ohd", "calcium-low",
     "diet-low-k2")
)  # fmt: skip
NO_GOAL = ("articles' goal", "75", "125")

PEOPLE: Final = {
    "breastfed newborn in London without any vitamin D": case(
        person(0.1), authority="uk",
        severity={"infant-vitamin-d": "info", "child": "caution", "guideline-2024": None},
        says=(("infant-vitamin-d", r"8\.5.*10"), ("infant-vitamin-d", "400"), ("child", "paediatrician")),
        never=("120", "MK-7"),
    ),
    "infant on 4000 IU": case(
        person(0.4), d3(4000), with_fat=False,
        severity={**GOES_ON, "d-over-ul": "stop", "infant-vitamin-d": "info"},
        never=("K2", "with a meal"),
    ),
    "infant on 9000 IU in the UK": case(
        person(0.5), d3(9000), authority="uk",
        severity={"d-over-ul": "stop"}, says=(("d-over-ul", "upper level"),),
    ),
    "toddler on 400 IU": case(
        person(2), d3(400),
        severity={"child": "caution", "guideline-2024": "info", "k2-optional": None, "pair-k2": None},
        never=("120", "articles"),
    ),
    "boy of sixteen on 2500 IU": case(
        person(16, "male"), d3(2500),
        severity={"pair-k2": None, "ratio-conflict": None, "k2-optional": None,
                  "guideline-2024": "info", "test-25ohd": "info"},
    ),
    "pregnant with a multivitamin that has retinol": case(
        person(28, life_stage="pregnant"), dose("retinol", 900, "ug"),
        severity={"pregnancy-retinol": "caution", "pregnancy": "caution", "guideline-2024": "info",
                  "retinol-high": None},
        says=(("pregnancy-retinol", "birth defect|unborn"), ("pregnancy-retinol", "no ")),
        never=("well below its upper level",),
    ),
    "pregnant and eating liver": case(
        person(31, life_stage="pregnant"), foods=[{"food": "beef-liver", "grams": 100, "times_per_week": 1}],
        severity={"pregnancy-retinol": "caution"}, says=(("pregnancy-retinol", "liver"),),
    ),
    "pregnant on warfarin": case(
        person(33, life_stage="pregnant", **VKA),
        severity={"vka-pregnancy": "stop", "vka-vitamin-k": "caution"},
        says=(("vka-pregnancy", "today"), ("vka-pregnancy", "(?i)do not stop|on your own")),
    ),
    "nursing on 600 IU": case(
        person(30, life_stage="lactating"), d3(600),
        severity={"pregnancy": "caution", "guideline-2024": None, "vka-pregnancy": None},
    ),
    "warfarin with an INR of 6.2": case(
        person(71, "male", **VKA), labs=[lab("inr", 6.2, "1")], other_food={"calcium": 300},
        severity={"inr-high": "stop", "vka-vitamin-k": "caution", "calcium-low": None},
        says=(("inr-high", "today"), ("inr-high", "clinic")),
    ),
    "warfarin, natto every day, steady INR": case(
        person(66, "male", **VKA), labs=[lab("inr", 2.4, "1")],
        foods=[{"food": "natto", "grams": 40, "times_per_week": 7}],
        severity={"vka-vitamin-k": "stop", "inr-high": None},
        says=(("vka-vitamin-k", "(?i)natto"), ("vka-vitamin-k", "(?i)steady|same")),
        never=(r"take no vitamin K supplement\.",),
    ),
    "warfarin and rifampicin": case(
        person(60, medications=["vitamin_k_antagonist", "enzyme_inducer"]),
        severity={"inducer-anticoagulant": "caution", "other-anticoagulant": None},
        says=(("inducer-anticoagulant", "weak"),),
    ),
    "apixaban and carbamazepine": case(
        person(60, medications=["doac", "enzyme_inducer"]),
        severity={"inducer-anticoagulant": "caution", "other-anticoagulant": "info"},
        says=(("inducer-anticoagulant", "prescri"),),
    ),
    "fish oil alone": case(
        person(50, medications=["fish_oil"]),
        severity={"other-anticoagulant": "info"}, never=("[Yy]our blood thinner",),
    ),
    "sarcoidosis, 40 nmol/L, no supplement": case(
        person(44, conditions=["granulomatous_disease"]), labs=[lab("25ohd", 40, "nmol/L")],
        severity={"d-sensitive-condition": "info", "25ohd-low": "caution"},
        says=(("d-sensitive-condition", r"1,25"), ("d-sensitive-condition", "calcium")),
        never=NO_GOAL,
    ),
    "sarcoidosis, vegan, 3000 IU without fat": case(
        person(44, conditions=["granulomatous_disease"], diet=["vegan"]), d3(3000), with_fat=False,
        other_food={"calcium": 300},
        severity={**GOES_ON, "d-sensitive-condition": "stop"},
    ),
    "hyperparathyroidism, 35 nmol/L, 800 IU": case(
        person(62, conditions=["hyperparathyroidism"]), d3(800), labs=[lab("25ohd", 35, "nmol/L")],
        severity={"d-sensitive-condition": "caution", "25ohd-low": "caution"},
        says=(("d-sensitive-condition", "(?i)correct|replac"), ("d-sensitive-condition", "specialist")),
        never=("even ordinary doses", *NO_GOAL),
    ),
    "hyperparathyroidism without a supplement": case(
        person(62, conditions=["hyperparathyroidism"]),
        severity={"d-sensitive-condition": "caution"},
    ),
    "eGFR 40 and nothing ticked": case(
        person(72, "male"), d3(1000), dose("magnesium", 300, "mg"), with_fat=False,
        labs=[lab("egfr", 40, "mL/min/1.73m2")],
        severity={**GOES_ON, "kidney-disease": "stop", "magnesium-low": None},
        says=(("kidney-disease", "(?i)magnesium"),), never=("[Nn]uts",),
    ),
    "eGFR 45": case(
        person(72, "male"), d3(1000), labs=[lab("egfr", 45, "mL/min/1.73m2")],
        severity={"kidney-disease": None},
    ),
    "kidney disease 4 with retinol and phosphorus": case(
        person(55, conditions=["kidney_disease_3b_5"]), dose("retinol", 800, "ug"), dose("phosphorus", 500, "mg"),
        severity={"kidney-disease": "stop"},
        says=(("kidney-disease", "(?i)retinol|vitamin A"), ("kidney-disease", "(?i)phosph")),
    ),
    "calcium 3.6 mmol/L": case(
        person(50), labs=[lab("calcium", 3.6, "mmol/L")],
        severity={"hypercalcaemia": "stop"}, says=(("hypercalcaemia", "(?i)emergency"),), never=("see a doctor soon",),
    ),
    "calcium 3.1 mmol/L": case(
        person(50), labs=[lab("calcium", 3.1, "mmol/L")],
        severity={"hypercalcaemia": "stop"}, says=(("hypercalcaemia", "today"),), never=("see a doctor soon",),
    ),
    "calcium 1.75 mmol/L": case(
        person(50), d3(800), labs=[lab("calcium", 1.75, "mmol/L")],
        severity={"calcium-very-low": "stop", "hypercalcaemia": None},
        says=(("calcium-very-low", "today"), ("calcium-very-low", "albumin")),
    ),
    "calcium 7.5 mg/dL": case(
        person(50), labs=[lab("calcium", 7.5, "mg/dL")], severity={"calcium-very-low": "stop"},
    ),
    "60 000 IU a month at 75": case(
        person(75), d3(60_000, 30),
        severity={"bolus": "caution", "guideline-2024": "info", "older-adult": "info"},
        says=(("bolus", "fall"), ("bolus", "(?i)daily|every day")),
    ),
    "50 000 IU a week at 49": case(
        person(49), d3(50_000, 7),
        severity={"bolus": None, "d-over-ul": "caution", "monitor-calcium": "caution", "pair-k2": "info"},
    ),
    "smoker on 15 mg of beta-carotene": case(
        person(58, "male", smoker=True), dose("beta_carotene", 15, "mg"),
        severity={"beta-carotene-smoker": "caution", "lifestyle": "info"},
        says=(("beta-carotene-smoker", "lung cancer"),),
    ),
    "smoker of 66 on 20 mg of beta-carotene and much retinol": case(
        person(66, "male", smoker=True), dose("beta_carotene", 20, "mg"), dose("retinol", 1600, "ug"),
        severity={"beta-carotene-smoker": "stop", "retinol-high": "caution"},
        never=("[Bb]eta-carotene does not carry",),
    ),
    "beta-carotene without smoking": case(
        person(58, "male"), dose("beta_carotene", 25, "mg"), severity={"beta-carotene-smoker": None},
    ),
    "stones and calcium tablets": case(
        person(45, "male", conditions=["kidney_stones"]), dose("calcium", 600, "mg"),
        severity={"stones": "caution"}, says=(("stones", "meal"), ("stones", "urine"), ("stones", "food")),
    ),
    "stones without tablets": case(
        person(45, "male", conditions=["kidney_stones"]), severity={"stones": None},
    ),
    "gastric bypass on 1000 IU": case(
        person(39, conditions=["malabsorption"]), d3(1000),
        severity={"malabsorption": "caution"}, says=(("malabsorption", "clinic"), ("malabsorption", "usual doses")),
    ),
    "zinc 50 mg": case(
        person(40), dose("zinc", 50, "mg"),
        severity={"over-ul": "caution", "mineral-timing": "info"}, says=(("over-ul", "copper"),),
    ),
    "magnesium 400 mg from tablets, much from food": case(
        person(40), dose("magnesium", 400, "mg"), other_food={"magnesium": 300},
        severity={"over-ul": "caution", "mineral-timing": "info"},
    ),
    "magnesium 700 mg, all from food": case(
        person(40), other_food={"magnesium": 700}, severity={"over-ul": None, "mineral-timing": None},
    ),
    "boron 25 mg": case(person(40), dose("boron", 25, "mg"), severity={"over-ul": "caution"}),
    "PTH 14 pmol/L": case(
        person(50), labs=[lab("pth", 14, "pmol/L")],
        severity={"pth-high": "info", "assay-biotin": "info"},
        says=(("pth-high", "kidney"), ("assay-biotin", "biotin")),
    ),
    "PTH 50 pg/mL": case(
        person(50), labs=[lab("pth", 50, "pg/mL")], severity={"pth-high": None, "assay-biotin": "info"},
    ),
    "osteoporosis and 42 nmol/L": case(
        person(70, postmenopausal=True, conditions=["osteoporosis"]), labs=[lab("25ohd", 42, "nmol/L")],
        severity={"osteoporosis-drug": "caution", "25ohd-low": "caution", "high-risk-clinician": "caution"},
        says=(("osteoporosis-drug", "denosumab|zoledron"),),
    ),
    "60 nmol/L": case(
        person(40), labs=[lab("25ohd", 60, "nmol/L")], severity={"25ohd-low": "info"},
        says=(("25ohd-low", "NASEM"), ("25ohd-low", "EFSA")),
    ),
    "19 ng/mL": case(
        person(40), labs=[lab("25ohd", 19, "ng/mL")], severity={"25ohd-low": "caution"},
        says=(("25ohd-low", "50 nmol/L"),),
    ),
    "calcium stated as 600 mg, magnesium only in what was entered": case(
        person(40), d3(400), other_food={"calcium": 600},
        foods=[{"food": "milk-whole", "grams": 200, "times_per_week": 7}],
        severity={"calcium-low": "caution", "magnesium-low": "info"},
        says=(("magnesium-low", "(?i)as far as entered"),),
    ),
    "evening sun in June at 52 north": case(
        person(40), start_date="2026-06-20",
        sun={"latitude": 52, "minutes": 30, "days_per_week": 7, "start_hour": 20.5},
        severity={"no-uvb": "info"}, says=(("no-uvb", "at this hour"),), never=("until spring",),
    ),
    "seventy in London": case(
        person(70), authority="uk", severity={"older-adult": "info"},
        says=(("older-adult", "United Kingdom|SACN|UK"), ("older-adult", "400")),
        never=("600", "800 IU", "US"),
    ),
    "prednisolone": case(
        person(50, medications=["glucocorticoid"]), severity={"drug-d-breakdown": "info"},
        says=(("drug-d-breakdown", "calcium"),),
    ),
    "vitamin D stated and little": case(
        person(40), other_food={"vitamin_d": 3}, severity={"d-below-target": "info"},
    ),
    "vitamin D little, as far as entered": case(
        person(40), foods=[{"food": "egg-yolk", "grams": 17, "times_per_week": 7}],
        severity={"d-below-target": None},
    ),
    "heart patient on a statin, 4500 IU, no K2": case(
        person(68, conditions=["cardiovascular_disease"]), d3(4500),
        severity={"pair-k2": "info", "monitor-calcium": "caution", "d-over-ul": "caution",
                  "high-risk-clinician": "caution", "test-25ohd": "info"},
    ),
    "14 000 IU on a doctor's word": case(
        person(40), d3(14_000), with_fat=False,
        severity={**GOES_ON, "d-over-10000": "stop", "d-over-ul": "caution"},
    ),
    "pregnant on 10 000 ug of retinol in the UK": case(
        person(30, life_stage="pregnant"),
        dose("retinol", 10_000, "ug"),
        authority="uk",
        severity={"pregnancy": "caution", "pregnancy-retinol": "stop", "retinol-high": "stop"},
        says=(("pregnancy-retinol", r"(?is)retinol.*birth defects?"),),
    ),
    "smoker of 58 on 25 mg of beta-carotene": case(
        person(58, "male", smoker=True),
        dose("beta_carotene", 25, "mg"),
        severity={"beta-carotene-smoker": "stop", "lifestyle": "info"},
        says=(("beta-carotene-smoker", "(?is)beta-carotene.*lung cancer"),),
    ),
    "300 000 IU once a year at 82": case(
        person(82, postmenopausal=True),
        d3(300_000, 365),
        severity={"bolus": "caution", "older-adult": "info"},
        says=(("bolus", r"(?is)\blarge\b.*\bfractures?\b"), ("bolus", "every day")),
    ),
    "eGFR 22, magnesium 400 mg, 3000 IU": case(
        person(70, postmenopausal=True),
        d3(3000),
        dose("magnesium", 400, "mg"),
        labs=[lab("egfr", 22, "mL/min/1.73m2")],
        severity={"kidney-disease": "stop", "pair-k2": None, "older-adult": "info"},
        says=(("kidney-disease", r"(?is)\bmagnesium\b.*\bkidney"),),
    ),
    "stones, calcium 1000 mg and 4000 IU": case(
        person(45, "male", conditions=["kidney_stones"]),
        d3(4000),
        dose("calcium", 1000, "mg"),
        other_food={"calcium": 300, "magnesium": 420},
        severity={"stones": "caution", "pair-k2": "info", "test-25ohd": "info", "d-over-ul": None},
        says=(("stones", r"(?is)\bstones?\b.*\bmeals?\b"),),
    ),
    "sarcoidosis in the dark of winter": case(
        person(44, conditions=["granulomatous_disease"]),
        sun={"latitude": 55, "minutes": 30},
        severity={"no-uvb": "info", "d-sensitive-condition": "info"},
        never=("[Cc]ount on", "supplements until"),
    ),
    "nobody special in the dark of winter": case(
        person(44),
        sun={"latitude": 55, "minutes": 30},
        severity={"no-uvb": "info"},
        says=(("no-uvb", "Count on food and supplements"),),
    ),
}  # fmt: skip
