# SPDX-License-Identifier: MIT
"""Nothing that is asked is unused: every condition, medicine, marker, diet and field of a person
changes at least one thing that `evaluate` or the search for a dose says."""

import datetime as dt
from typing import get_args

import msgspec
import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.food_suggestions import suggestions
from dk2gui.core.explore.goal import daily_d3_for
from dk2gui.core.scenario.scenario import (
    Condition,
    Diet,
    Lab,
    Marker,
    Medication,
    Person,
    Scenario,
    SunHabit,
    Supplement,
)
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import assessment_values
from dk2gui.present.words import ENGLISH

FOODS, CONSTANTS = load_foods(), load_constants()
START = dt.date(2026, 7, 1)
RESULTS = {
    "25ohd": (40, "nmol/L"), "calcium": (2.8, "mmol/L"), "pth": (14, "pmol/L"),
    "egfr": (30, "mL/min/1.73m2"), "inr": (6, "1"), "dp_ucmgp": (900, "pmol/L"),
}  # fmt: skip


def plan(**person) -> Scenario:
    return Scenario(
        schema=1,
        person=Person(**{"age_years": 40, **person}),
        supplements=(
            Supplement(compound="vitamin_d3", amount=3000, unit="IU"),
            Supplement(compound="calcium", amount=300, unit="mg"),
            Supplement(compound="retinol", amount=1600, unit="ug"),
        ),
        sun=SunHabit(latitude=45, minutes=10),
        other_food={"k2": 10.0},
        start_date=START,
        days=60,
    )


def said(scenario: Scenario) -> tuple:
    """What is advised, forecast, sought and suggested."""
    found = evaluate(scenario, FOODS, CONSTANTS)
    values = assessment_values(found)
    goal = daily_d3_for(
        scenario, FOODS, CONSTANTS, goal_nmol_l=75, by=START + dt.timedelta(days=90), certainty=0.9
    )
    tips = suggestions("k2", found, list(FOODS.values())[:400], 60)
    return (
        [(item["id"], item["severity"], item["detail"]) for item in values["advice"]],
        values["serum_25ohd"],
        values["intake"],
        values.get("sun"),
        ENGLISH.say_all(goal.message),
        [entry.food.id for entry in tips],
    )


PLAIN = said(plan())


@pytest.mark.parametrize("name", get_args(Condition))
def test_every_condition_changes_something(name):
    assert said(plan(conditions=(name,))) != PLAIN


@pytest.mark.parametrize("name", get_args(Medication))
def test_every_medicine_changes_something(name):
    assert said(plan(medications=(name,))) != PLAIN


@pytest.mark.parametrize("name", get_args(Diet))
def test_every_diet_changes_something(name):
    assert said(plan(diet=(name,))) != PLAIN


@pytest.mark.parametrize("name", RESULTS)
def test_every_marker_changes_something(name):
    value, unit = RESULTS[name]
    tested = Lab(date=START - dt.timedelta(days=1), marker=name, value=value, unit=unit)
    untested = plan(medications=("vitamin_k_antagonist",) if name == "inr" else ())
    assert said(msgspec.structs.replace(untested, labs=(tested,))) != said(untested)


def test_every_marker_is_looked_at():
    assert set(get_args(Marker)) == set(RESULTS)


CHANGES = (
    {"age_years": 70.0}, {"sex": "male"}, {"life_stage": "pregnant"}, {"postmenopausal": True},
    {"weight_kg": 100.0}, {"skin_type": 6}, {"smoker": True}, {"low_activity": True},
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_every_field_of_a_person_changes_something(change):
    base = plan(age_years=60) if "postmenopausal" in change else plan()
    changed = msgspec.structs.replace(base, person=msgspec.structs.replace(base.person, **change))
    assert said(changed) != said(base)


def test_a_place_gives_a_season_where_no_sun_habit_is_stated():
    somewhere, nowhere = (
        msgspec.structs.replace(plan(latitude=latitude), sun=None) for latitude in (52.0, None)
    )
    assert said(somewhere) != said(nowhere)


def test_height_counts_for_the_body_mass_index():
    tall, short = (
        assessment_values(evaluate(plan(height_cm=height), FOODS, CONSTANTS))["person"]
        for height in (190.0, 150.0)
    )
    assert tall != short


def test_no_field_of_a_person_is_left_out():
    # The name groups scenarios in the library; lists have their tests above.
    elsewhere = {"name", "conditions", "medications", "diet", "latitude", "height_cm"}
    assert {next(iter(change)) for change in CHANGES} | elsewhere == set(Person.__struct_fields__)
