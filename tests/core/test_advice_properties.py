# SPDX-License-Identifier: MIT
"""What must hold for the advice of anybody."""

import re

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.dose_units import in_unit
from dk2gui.core.scenario.scenario import Scenario, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.advice_text import AdviceText, advice_texts
from dk2gui.present.assessment_json import encode_assessment
from dk2gui.present.words import ENGLISH
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()
ANIMAL_FOODS = re.compile(
    r"\b(cheese|egg|yolk|chicken|butter|meat|fish(?! oil)|milk|quark|liver \()\b", re.IGNORECASE
)
# What would read as a call to take vitamin K, and the foods that are rich in it.
ASKS_FOR_K = re.compile(
    r"\b(take|taking|takes|add|adding|eat|eating|suggests?|needs?|pair|want)\b[^.;]*"
    r"\b(vitamins? (\w and )?K|K1|K2|MK-?[47])"
    r"|\b(AI|RDA|AR) of vitamin K|foods that fit"
    r"|natto|green|leaf|leaves|kale|spinach|broccoli|cabbage|sauerkraut",
    re.IGNORECASE,
)
SAFETY = {"d-over-ul", "d-over-10000", "monitor-calcium", "d-sensitive-condition"}


def advice(scenario: Scenario) -> tuple[AdviceText, ...]:
    return advice_texts(evaluate(scenario, FOODS, CONSTANTS).advice, ENGLISH)


def with_medicine(scenario: Scenario, name: str) -> Scenario:
    medications = tuple(dict.fromkeys((name, *scenario.person.medications)))
    person = msgspec.structs.replace(scenario.person, medications=medications)
    return msgspec.structs.replace(scenario, person=person)


@given(scenarios(), st.sampled_from(["ug", "mg", "IU"]))
def test_the_unit_of_a_dose_changes_no_advice(scenario, unit):
    doses = tuple(
        in_unit(dose, unit) if unit != "IU" or COMPOUNDS[dose.compound].ug_per_iu else dose
        for dose in scenario.supplements
    )
    # Rounding to what a label can print may lose a trace of the mass; then it is another dose.
    assume(all(abs(a.ug_per_dose - b.ug_per_dose) <= 1e-9 * a.ug_per_dose
               for a, b in zip(scenario.supplements, doses, strict=True)))  # fmt: skip
    other = msgspec.structs.replace(scenario, supplements=doses)
    assert [item.id for item in advice(other)] == [item.id for item in advice(scenario)]


@given(scenarios(), st.floats(1, 50_000))
def test_more_vitamin_d_never_removes_a_safety_item(scenario, iu):
    more = Supplement(compound="vitamin_d3", amount=iu, unit="IU")
    before = {item.id for item in advice(scenario)} & SAFETY
    richer = msgspec.structs.replace(scenario, supplements=(*scenario.supplements, more))
    assert before <= {item.id for item in advice(richer)}


@given(scenarios())
def test_nobody_on_an_antagonist_is_told_to_take_vitamin_k(scenario):
    items = advice(with_medicine(scenario, "vitamin_k_antagonist"))
    ids = {item.id for item in items}
    assert "vka-vitamin-k" in ids
    assert not ids & {
        "pair-k2",
        "k2-optional",
        "diet-low-k2",
        "ratio-conflict",
        "other-anticoagulant",
    }
    for item in items:
        if item.id != "vka-vitamin-k":
            assert not ASKS_FOR_K.search(f"{item.title}. {item.detail}"), item
            assert "K2 with" not in item.title


@given(scenarios())
def test_a_vegan_is_shown_no_animal_food(scenario):
    person = msgspec.structs.replace(scenario.person, diet=("vegan", *scenario.person.diet))
    for item in advice(msgspec.structs.replace(scenario, person=person)):
        assert not ANIMAL_FOODS.search(item.title + item.detail), item


@given(scenarios())
def test_the_list_is_sorted_whole_and_ends_with_the_disclaimer(scenario):
    items = advice(scenario)
    ranks = [("stop", "caution", "info").index(item.severity) for item in items]
    assert ranks == sorted(ranks)
    assert len({item.id for item in items}) == len(items)
    assert items[-1].id == "general-information"
    for item in items:
        assert item.title
        assert item.detail
        assert item.trigger
        assert item.grade in CONSTANTS.grades
        # Opinion is never amber.
        assert not (item.severity == "caution" and item.grade == "E"), item


@given(scenarios())
def test_no_advice_promises_or_goes_above_the_upper_level(scenario):
    for item in advice(scenario):
        text = f"{item.title} {item.detail}".lower()
        for never in (
            "k2 deficient",
            "makes this dose safe",
            "optimal ratio",
            "you will",
            "prevents",
        ):
            assert never not in text


@given(scenarios())
def test_the_same_scenario_gives_the_same_bytes(scenario):
    once, again = (encode_assessment(evaluate(scenario, FOODS, CONSTANTS)) for _ in range(2))
    assert once == again
    # JSON has no NaN and no infinity; they would be written as null.
    values = msgspec.json.decode(once)
    serum = values["serum_25ohd"]
    # Without a forecast the arrays are null, and the note says why.
    assert (serum["median"] is None) == bool(serum.get("note"))
    levels = (serum[name] or () for name in ("p05", "median", "p95"))
    assert all(level is not None and level >= 0 for band in levels for level in band)
    assert all(row["total"] is not None for row in values["intake"].values())
