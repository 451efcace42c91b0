# SPDX-License-Identifier: MIT
"""What I eat: what the plate is, and what to eat where nothing was said."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTabWidget, QWidget

from dk2gui.core.scenario.scenario import EatenFood, Person, Scenario
from dk2gui.gui import open_window


def find(window, kind, name):
    widget = window.findChild(kind, name)
    assert widget is not None, name
    return widget


@pytest.mark.parametrize("key", ["typical", "complete"])
def test_an_empty_plate_offers_what_stands_for_the_rest(window, key):
    assert window.scenario.diet_is == "partial"
    find(window, QTabWidget, "inputs").setCurrentIndex(1)
    offers = find(window, QLabel, "diet-offers")
    assert offers.isVisible()
    assert window.assessment.nutrients["calcium"].status == "unknown"
    find(window, QPushButton, f"diet-{key}").click()
    assert window.assessment.scenario.diet_is == key
    assert not offers.isVisible()
    assert find(window, QComboBox, "diet-basis").currentData() == key
    rests = {"typical": "typical", "complete": "stated"}[key]
    assert window.assessment.nutrients["calcium"].rests_on == rests
    window.model.history.undo()
    assert window.assessment
    assert offers.isVisible()


def test_what_the_plate_is_can_be_chosen_at_any_time(window):
    window.model.edit("Eat", foods=(EatenFood(food="natto", grams=40, times_per_week=3),))
    assert window.assessment.nutrients["calcium"].status == "unknown"
    choice = find(window, QComboBox, "diet-basis")
    choice.setCurrentIndex(choice.findData("complete"))
    assert window.assessment.nutrients["calcium"].status == "below"
    assert "all that I eat" in window.model.history.undoText()


def test_a_vegan_with_an_empty_plate_is_offered_foods(qtbot):
    person = Person(age_years=68, diet=("vegan",), conditions=("osteoporosis",))
    window = open_window(Scenario(schema=1, person=person))
    qtbot.addWidget(window)
    find(window, QTabWidget, "inputs").setCurrentIndex(1)
    nutrient = find(window, QComboBox, "eat-nutrient")
    for name in ("k2", "calcium", "magnesium"):
        nutrient.setCurrentIndex(nutrient.findData(name))
        assert nutrient.currentData() == name
        assert find(window, QPushButton, "eat-add-0").isVisible(), name
    # Nothing was entered, so nothing is said to be too little.
    assert "Nothing that is entered tells of it" in find(window, QLabel, "eat-note").text()


def test_the_plate_has_the_room_that_suggestions_leave(qtbot):
    person = Person(medications=("vitamin_k_antagonist",))
    foods = (EatenFood(food="gouda", grams=30, times_per_week=7),)
    window = open_window(Scenario(schema=1, person=person, foods=foods))
    qtbot.addWidget(window)
    find(window, QTabWidget, "inputs").setCurrentIndex(1)
    nutrient = find(window, QComboBox, "eat-nutrient")
    nutrient.setCurrentIndex(nutrient.findData("vitamin_k"))
    assert not find(window, QPushButton, "eat-add-0").isVisible()
    plate = find(window, QWidget, "food-plate")
    qtbot.waitUntil(lambda: plate.height() > 150)
