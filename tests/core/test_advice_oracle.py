# SPDX-License-Identifier: MIT
"""Random people against an independent reading of the catalogue, and what may not stand together."""

import datetime as dt
import itertools
import os
import random

import msgspec
import pytest

from dk2gui.core.advice.policy import SILENCED_BY
from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import assessment_values
from tests.core.advice_oracle import expected

FOODS, CONSTANTS = load_foods(), load_constants()
# `DK2GUI_ADVICE_PEOPLE=10000 pytest tests/core/test_advice_oracle.py` looks at as many.
PEOPLE = int(os.environ.get("DK2GUI_ADVICE_PEOPLE", "150"))
START = dt.date(2026, 11, 20)

NEVER_TOGETHER = (
    ("pair-k2", "k2-optional"), ("25ohd-low", "25ohd-in-goal"), ("25ohd-low", "25ohd-high"),
    ("25ohd-in-goal", "25ohd-high"),
    ("other-anticoagulant", "vka-vitamin-k"), ("pair-k2", "vka-vitamin-k"),
    ("k2-optional", "vka-vitamin-k"), ("diet-low-k2", "vka-vitamin-k"),
    ("ratio-conflict", "vka-vitamin-k"), ("pair-k2", "child"), ("k2-optional", "child"),
    ("ratio-conflict", "child"), ("diet-low-k2", "child"), ("infant-vitamin-d", "guideline-2024"),
    ("d-below-target", "d-over-ul"), ("d-below-target", "d-over-10000"),
    ("d-below-target", "25ohd-high"),
)  # fmt: skip


def random_plan(rng: random.Random) -> dict:
    """A scenario file's values: mostly sound, with more of what rules look at than life has."""
    age = rng.choice(
        [round(rng.uniform(0, 2), 2), rng.randint(1, 19), rng.randint(18, 95), rng.randint(18, 95)]
    )
    sex = rng.choice(["female", "male"])
    adult = 18 <= age <= 45 and sex == "female"
    doses = []
    for _ in range(rng.randint(0, 4)):
        compound = rng.choice(["vitamin_d3", "vitamin_d3", "vitamin_d2", "mk7", "mk4", "k1", "retinol",
                               "beta_carotene", "calcium", "magnesium", "zinc", "phosphorus", "boron"])  # fmt: skip
        unit, amounts = {
            "vitamin_d3": ("IU", [400, 1000, 2000, 2001, 4000, 5000, 10_000, 20_000, 60_000]),
            "vitamin_d2": ("ug", [10, 25, 50, 100]),
            "mk7": ("ug", [45, 90, 100, 200, 800]), "mk4": ("ug", [500, 1500, 50_000]),
            "k1": ("ug", [50]), "retinol": ("ug", [300, 900, 1500, 4000]),
            "beta_carotene": ("mg", [5, 20, 25]), "calcium": ("mg", [300, 1000, 1200]),
            "magnesium": ("mg", [100, 350, 400]), "zinc": ("mg", [10, 40, 50]),
            "phosphorus": ("mg", [500]), "boron": ("mg", [3, 25]),
        }[compound]  # fmt: skip
        doses.append({"compound": compound, "amount": rng.choice(amounts), "unit": unit,
                      "every_days": rng.choice([1, 1, 1, 7, 30, 365])})  # fmt: skip
    labs = []
    for marker, unit, values in (
        ("25ohd", "nmol/L", [20, 30, 45, 50, 60, 75, 90, 125, 130, 200]),
        ("25ohd", "ng/mL", [8, 12, 15, 20, 25, 30, 50, 60]),
        ("calcium", "mmol/L", [1.7, 1.9, 2.4, 2.62, 2.7, 3.0, 3.2]),
        ("calcium", "mg/dL", [7.0, 7.6, 9.5, 10.5, 11, 12]),
        ("pth", "pmol/L", [3, 6.9, 12]), ("pth", "pg/mL", [40, 65, 90]),
        ("egfr", "mL/min/1.73m2", [25, 45, 90]), ("inr", "1", [1.1, 2.5, 5, 6.5]),
    ):  # fmt: skip
        if rng.random() < 0.15:
            day = START - dt.timedelta(days=rng.randint(1, 60))
            labs.append(
                {
                    "date": day.isoformat(),
                    "marker": marker,
                    "value": rng.choice(values),
                    "unit": unit,
                }
            )
    some = lambda names, share: [name for name in names if rng.random() < share]  # noqa: E731
    return {
        "schema": 1,
        "person": {
            "age_years": age, "sex": sex,
            "life_stage": rng.choice(["none", "none", "pregnant", "lactating"]) if adult else "none",
            "postmenopausal": sex == "female" and age > 55,
            "conditions": some(["cardiovascular_disease", "diabetes", "kidney_disease_3b_5", "osteoporosis",
                                "kidney_stones", "malabsorption", "hypercalcaemia", "granulomatous_disease",
                                "hyperparathyroidism"], 0.08),
            "medications": some(["vitamin_k_antagonist", "doac", "antiplatelet", "fish_oil", "thiazide", "digoxin",
                                 "orlistat", "bile_acid_sequestrant", "glucocorticoid", "enzyme_inducer"], 0.1),
            "diet": some(["vegetarian", "vegan", "low_fat", "no_fermented_foods"], 0.15),
            "smoker": age >= 18 and rng.random() < 0.3, "low_activity": rng.random() < 0.2,
        },
        "supplements": doses, "labs": labs, "with_fat": rng.random() < 0.7,
        "other_food": {name: rng.choice(values) for name, values in
                       (("calcium", [300, 1000, 3000]), ("magnesium", [150, 420]), ("vitamin_d", [2, 20]),
                        ("k2", [20, 120]), ("zinc", [8, 30])) if rng.random() < 0.3},
        "foods": [{"food": "milk-whole", "grams": 200, "times_per_week": 7}] if rng.random() < 0.3 else [],
        "diet_is": rng.choice(["partial", "partial", "complete"]),
        "authority": rng.choice(["us", "efsa", "uk", "nordic"]),
        "start_date": START.isoformat(), "days": 1,
    }  # fmt: skip


def severities(plan: dict) -> tuple[dict[str, str], dict]:
    found = assessment_values(
        evaluate(decode_scenario(msgspec.json.encode(plan)), FOODS, CONSTANTS)
    )
    return {item["id"]: item["severity"] for item in found["advice"]}, found


@pytest.mark.parametrize("part", range(5))
def test_random_people_hear_what_the_catalogue_says(part):
    rng = random.Random(part)
    for _ in range(PEOPLE // 5):
        plan = random_plan(rng)
        given, found = severities(plan)
        wanted = expected(plan, found)
        assert given == wanted, (plan, {k: (given.get(k), wanted.get(k)) for k in {*given, *wanted}
                                        if given.get(k) != wanted.get(k)})  # fmt: skip
        for one, other in NEVER_TOGETHER:
            assert not {one, other} <= set(given), plan
        for stop, silent in SILENCED_BY.items():
            if given.get(stop) == "stop":
                assert not silent & set(given), (stop, plan)


def test_the_pairs_are_of_known_ids():
    from dk2gui.core.advice.catalogue import RULES  # noqa: PLC0415

    known = {rule.id for rule in RULES}
    assert set(itertools.chain.from_iterable(NEVER_TOGETHER)) <= known
    assert set(SILENCED_BY) | set().union(*SILENCED_BY.values()) <= known
