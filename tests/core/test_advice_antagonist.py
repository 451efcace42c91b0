# SPDX-License-Identifier: MIT
"""What the advice says, word for word, to somebody on a vitamin K antagonist."""

import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.scenario import Person, Scenario, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.advice_text import AdviceText, advice_texts
from dk2gui.present.words import ENGLISH

FOODS, CONSTANTS = load_foods(), load_constants()
VKA = "vitamin_k_antagonist"
D = Supplement(compound="vitamin_d3", amount=1000, unit="IU")
K = Supplement(compound="k1", amount=50, unit="ug")
MK4 = Supplement(compound="mk4", amount=500, unit="ug")


def card(name: str, *medications: str, age_years: float = 50, **changes) -> AdviceText:
    person = Person(age_years=age_years, medications=medications)
    assessment = evaluate(Scenario(schema=1, person=person, **changes), FOODS, CONSTANTS)
    [item] = [item for item in advice_texts(assessment.advice, ENGLISH) if item.id == name]
    return item


def test_magnesium_is_not_sought_in_green_vegetables():
    low = {"supplements": (D,), "other_food": {"magnesium": 100.0}}
    assert "green vegetables" in card("magnesium-low", **low).detail
    detail = card("magnesium-low", VKA, **low).detail
    assert "Nuts, wholegrain and pulses" in detail
    assert "green" not in detail


def test_a_small_dose_of_mk4_is_not_called_too_small():
    usual = card("mk4-low", supplements=(MK4,))
    neutral = card("mk4-low", VKA, supplements=(MK4,))
    assert neutral.severity == usual.severity == "info"
    assert "below" in usual.title
    assert neutral.title == "MK-4 counts as vitamin K too"
    assert "no dose of it belongs beside this medicine" in neutral.detail
    assert "45" not in neutral.detail


@pytest.mark.parametrize("medicine", ["orlistat", "bile_acid_sequestrant"])
def test_hours_apart_is_said_of_vitamin_d_only(medicine):
    both = card("drug-absorption", VKA, medicine, supplements=(D, K))
    assert both.title == "Take vitamin D hours apart from your medicine"
    only_k = card("drug-absorption", VKA, medicine, supplements=(K,))
    assert "hours" not in only_k.title + only_k.detail
    for item in (both, only_k):
        assert "changes how much vitamin K gets in: tell the INR clinic" in item.detail
    assert "INR" not in card("drug-absorption", medicine, supplements=(D, K)).detail


def test_a_child_is_given_no_intake_of_vitamin_k_to_reach():
    assert "The AI of vitamin K" in card("child", age_years=10).detail
    assert "The AI" not in card("child", VKA, age_years=10).detail


@pytest.mark.parametrize("doses", [(K,), (MK4,), (D, K)])
def test_without_fat_nothing_is_to_be_changed_alone(doses):
    item = card("take-with-fat", VKA, supplements=doses, with_fat=False)
    assert item.why == ("doses are marked as taken without fat",)
    assert "ask the INR clinic first" in item.detail
    assert "Take" not in item.title
    assert "Take vitamin" in card("take-with-fat", supplements=doses, with_fat=False).title


def test_vitamin_d_alone_may_still_be_taken_with_fat():
    item = card("take-with-fat", VKA, supplements=(D,), with_fat=False)
    assert item.title == "Take vitamin D with a meal that holds some fat"


def test_an_older_person_is_told_of_vitamin_d_only():
    assert "vitamin K" in card("older-adult", age_years=70).detail
    assert "vitamin K" not in card("older-adult", VKA, age_years=70).detail
