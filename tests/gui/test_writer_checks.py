# SPDX-License-Identifier: MIT
"""What the file reader refuses no edit brings in; it is told in the same words, where it was."""

import datetime as dt
import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from dk2gui.core.scenario.file_format import ScenarioError, decode_scenario, encode_scenario
from dk2gui.core.scenario.scenario import EatenFood, Lab, Person, Scenario, SunHabit, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui.model import ScenarioModel

ODD = st.one_of(
    st.integers(-(10**6), 10**6),
    st.sampled_from([10**23, -1, 0, 1, 2**53, True, None, "", "us", "female", "x" * 300]),
    st.floats(),
    st.text(max_size=5),
    st.dates(),
    st.lists(st.integers(-2, 400), max_size=2).map(tuple),
)


FOODS, CONSTANTS = load_foods(), load_constants()
MINE = Scenario(
    schema=1,
    person=Person(sex="male", conditions=("diabetes",)),
    supplements=(Supplement(compound="mk7", amount=100, unit="ug"),),
    sun=SunHabit(latitude=50),
    start_date=dt.date(2026, 11, 20),
)


def one_of_the_fields(kind: type) -> st.SearchStrategy[dict]:
    return st.dictionaries(st.sampled_from(kind.__struct_fields__), ODD, min_size=1, max_size=1)


def as_the_file_says(scenario: Scenario, **changes) -> str:
    """What the reader says of a file with these values, "" when it takes them."""
    plain = json.loads(encode_scenario(scenario))
    for key, value in changes.items():
        plain[key] = value
    try:
        decode_scenario(json.dumps(plain, default=str).encode())
    except ScenarioError as error:
        return str(error)
    return ""


@given(changes=one_of_the_fields(Scenario))
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_an_edit_takes_what_the_file_reader_takes_and_nothing_else(qapp, changes):
    model = ScenarioModel(MINE, FOODS, CONSTANTS)
    told: list[str] = []
    model.refused.connect(told.append)
    model.edit("Fuzz", **changes)
    said = as_the_file_says(MINE, **changes)
    assert bool(told) == bool(said)
    if told:
        assert told == [said]
        assert model.scenario is MINE
        assert model.history.count() == 0
    assert decode_scenario(encode_scenario(model.scenario)) == model.scenario


@given(changes=one_of_the_fields(Person))
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_a_person_is_checked_too(qapp, changes):
    model = ScenarioModel(MINE, FOODS, CONSTANTS)
    told: list[str] = []
    model.refused.connect(told.append)
    model.edit_person("Fuzz", **changes)
    plain = json.loads(encode_scenario(MINE))["person"]
    said = as_the_file_says(MINE, person={**plain, **changes})
    assert told == ([said] if said else [])
    assert decode_scenario(encode_scenario(model.scenario)) == model.scenario


ROWS = {
    "supplements": (Supplement, {"compound": "mk7", "amount": 1, "unit": "ug"}),
    "foods": (EatenFood, {"food": "natto", "grams": 1, "times_per_week": 1}),
    "labs": (Lab, {"date": dt.date(2026, 1, 1), "marker": "25ohd", "value": 5, "unit": "nmol/L"}),
}


@pytest.mark.parametrize("key", ROWS)
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_rows_are_checked_too(qapp, key, data):
    kind, whole = ROWS[key]
    changes = data.draw(one_of_the_fields(kind))
    try:
        row = kind(**{**whole, **changes})
    except (TypeError, ValueError, KeyError):
        return  # no such row can be made, so none can be put in
    model = ScenarioModel(Scenario(schema=1), FOODS, CONSTANTS)
    model.edit("Fuzz", **{key: (row,)})
    assert decode_scenario(encode_scenario(model.scenario)) == model.scenario
    assert model.assessment


@given(changes=one_of_the_fields(SunHabit))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_the_sun_is_checked_too(qapp, changes):
    try:
        sun = msgspec.structs.replace(SunHabit(latitude=50), **changes)
    except (TypeError, ValueError, KeyError):
        return
    model = ScenarioModel(Scenario(schema=1), FOODS, CONSTANTS)
    model.edit("Fuzz", sun=sun)
    assert decode_scenario(encode_scenario(model.scenario)) == model.scenario


def test_a_refusal_is_told_at_the_field_and_nothing_is_lost(window):
    before = window.scenario
    field = window.findChild(QSpinBox) or window.findChild(QWidget, "dose-mk7-value")
    field.setFocus()
    window.model.edit_person("Weight", weight_kg=-3)
    note = window.findChild(QLabel, "edit-refused")
    assert note.isVisible()
    assert note.text() == "person.weight_kg: must be >= 2, got -3"
    assert window.scenario == before
    assert not window.model.history.canUndo()
    window.model.edit("Foods", foods=(EatenFood(food="manna", grams=1, times_per_week=1),))
    assert note.text() == "foods[0].food: unknown food 'manna'"
    assert window.assessment
