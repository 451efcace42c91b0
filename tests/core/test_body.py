# SPDX-License-Identifier: MIT
"""What an age says of a person: weight and height when not stated, and ticks that cannot be."""

import itertools
import json

import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.virtual_population import people_as_stated
from dk2gui.core.scenario.file_format import decode_scenario, encode_scenario
from dk2gui.data.tables import growth_rows, load_constants, load_foods
from dk2gui.present.assessment_json import assessment_values

FOODS, CONSTANTS = load_foods(), load_constants()


def read(**person):
    text = json.dumps(
        {
            "schema": 1, "person": person,
            "supplements": [{"compound": "vitamin_d3", "amount": 400, "unit": "IU"}],
        }
    )  # fmt: skip
    return decode_scenario(text.encode())


def told(**person) -> dict:
    return assessment_values(evaluate(read(**person), FOODS, CONSTANTS))


def ids(result: dict) -> set[str]:
    return {item["id"] for item in result["advice"]}


@pytest.mark.parametrize(
    ("person", "weight_kg", "height_cm"),
    [
        # WHO Child Growth Standards 2006 and Reference 2007, medians.
        ({"age_years": 6}, 20.16, 115.1),
        ({"age_years": 6, "sex": "male"}, 20.51, 116.0),
        ({"age_years": 0.5, "sex": "male"}, 7.94, 67.6),
        ({"age_years": 6.5}, (20.16 + 22.37) / 2, (115.1 + 120.8) / 2),
        ({"age_years": 17.99}, 56.5, 163.1),
        ({"age_years": 18}, 70, 170),
        ({"age_years": 90, "sex": "male"}, 70, 170),
    ],
)
def test_an_unstated_body_is_that_of_the_age(person, weight_kg, height_cm):
    body = told(**person)["person"]
    assert body["weight_kg"] == pytest.approx(weight_kg, abs=0.02)
    assert body["height_cm"] == pytest.approx(height_cm, abs=0.02)
    assert body["assumed"] == ["weight_kg", "height_cm"]
    assert body["bmi_kg_m2"] == pytest.approx(weight_kg / (height_cm / 100) ** 2, abs=0.02)


def test_what_is_stated_stands_also_for_a_child_of_70_kg():
    body = told(age_years=15, weight_kg=70, height_cm=170)["person"]
    assert (body["weight_kg"], body["height_cm"], body["assumed"]) == (70, 170, [])


def test_a_tall_child_of_unknown_weight_is_as_heavy_for_its_height_as_others():
    tall, usual = told(age_years=8, height_cm=140)["person"], told(age_years=8)["person"]
    assert tall["bmi_kg_m2"] == pytest.approx(usual["bmi_kg_m2"])
    assert tall["weight_kg"] > usual["weight_kg"]
    assert tall["assumed"] == ["weight_kg"]


def test_the_forecast_rests_on_the_weight_of_the_age():
    assumed, stated = told(age_years=6), told(age_years=6, weight_kg=20.16)
    heavy = told(age_years=6, weight_kg=70)
    assert assumed["serum_25ohd"] == stated["serum_25ohd"]
    assert assumed["serum_25ohd"]["median"][-1] > heavy["serum_25ohd"]["median"][-1] + 5
    crowds = [
        people_as_stated(read(**person), FOODS, CONSTANTS, 90).levels()[-1].mean()
        for person in ({"age_years": 6}, {"age_years": 6, "weight_kg": 20.16})
    ]
    assert crowds[0] == pytest.approx(crowds[1])


def test_unstated_stays_unstated_in_the_file():
    written = json.loads(encode_scenario(read(age_years=6)))["person"]
    assert not {"weight_kg", "height_cm"} & set(written)


@pytest.mark.parametrize(
    ("person", "key"),
    [
        ({"age_years": 6, "postmenopausal": True}, "postmenopausal"),
        ({"age_years": 5, "life_stage": "pregnant"}, "life_stage"),
        ({"age_years": 80, "life_stage": "lactating"}, "life_stage"),
        ({"age_years": 60, "sex": "male", "postmenopausal": True}, "postmenopausal"),
        ({"age_years": 2, "smoker": True}, "smoker"),
    ],
)  # fmt: skip
def test_impossible_ticks_do_not_count_and_are_said(person, key):
    result = told(**person)
    (found,) = result["doubts"]
    assert found["path"] == f"person.{key}"
    assert "does not count" in found["reason"]
    without = {name: value for name, value in person.items() if name != key}
    clean = told(**without)
    assert {**result, "doubts": []} == clean


@pytest.mark.parametrize(
    "person",
    [
        {"age_years": 16, "life_stage": "pregnant"}, {"age_years": 45, "life_stage": "lactating"},
        {"age_years": 38, "postmenopausal": True}, {"age_years": 70, "postmenopausal": True},
    ],
)  # fmt: skip
def test_what_can_be_counts(person):
    assert told(**person)["doubts"] == []


def test_pregnancy_at_an_age_that_has_it_changes_what_is_told():
    assert "pregnancy" in ids(told(age_years=30, life_stage="pregnant"))
    assert "pregnancy" not in ids(told(age_years=5, life_stage="pregnant"))


def test_the_growth_reference_grows():
    for sex in ("female", "male"):
        rows = sorted(
            (row for row in growth_rows() if row.sex == sex), key=lambda row: row.age_years
        )
        assert rows[0].age_years == 0
        assert rows[-1].age_years == 18
        for row, older in itertools.pairwise(rows):
            assert row.weight_kg < older.weight_kg
            assert row.height_cm < older.height_cm
