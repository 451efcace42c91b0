# SPDX-License-Identifier: MIT
"""A second authority's values lie beside those of the chosen one."""

from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.evaluate import evaluate
from dk2gui.core.intake.beside import beside
from dk2gui.core.scenario.scenario import Person, Scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.beside_text import beside_lines, tick_names
from dk2gui.present.intake_text import hover_text
from dk2gui.present.numbers import Units
from tests.strategies import scenarios

TABLE = load_constants().reference


def names(authority: str, nutrient: str, **person) -> list[tuple[float, str]]:
    scenario = Scenario(schema=1, person=Person(**person))
    found = beside(scenario, authority, TABLE)
    return [(value.value, name) for value, name in tick_names(found, nutrient)]


def test_target_and_upper_level_with_their_names():
    # EFSA 2015 and 2012 (calcium), 2017 (vitamin K1), for a woman of 40.
    assert names("efsa", "calcium") == [(950, "EFSA PRI"), (2500, "EFSA UL")]
    assert names("efsa", "vitamin_k1") == [(70, "EFSA AI")]
    assert names("dach", "vitamin_d") == [(20, "D-A-CH AI"), (100, "D-A-CH UL")]
    assert names("china", "boron") == []


def test_a_nutrient_without_a_value_says_so():
    found = beside(Scenario(schema=1), "china", TABLE)
    assert beside_lines(found, "boron", Units()) == [
        "Beside: CNS (China) sets no target and no upper level for it."
    ]
    (target, limit) = beside_lines(found, "vitamin_d", Units())
    assert "RNI 400" in target
    assert "Dietary Reference Intakes for China 2023" in limit


def test_a_guideline_without_doses_is_no_table():
    # Demay 2024: the guideline names no dose.
    row = evaluate(Scenario(schema=1), load_foods(), load_constants()).nutrients["vitamin_d"]
    text = hover_text(row, load_foods(), Units())
    assert "Endocrine Society 2024: names no dose" in text
    assert "endocrine_society" not in AUTHORITIES


@given(scenarios(), st.sampled_from(sorted(AUTHORITIES)))
def test_nothing_beside_is_borrowed(scenario, authority):
    found = beside(scenario, authority, TABLE)
    for values in found.values.values():
        assert values
        assert all(value.authority == authority and not value.borrowed for value in values)
