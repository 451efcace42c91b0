# SPDX-License-Identifier: MIT
"""The first start: the example is marked, and one card makes it one's own."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QPushButton, QWidget

from dk2gui.core.scenario.scenario import Person
from dk2gui.gui import open_window


@pytest.fixture
def first(qtbot):
    window = open_window()
    qtbot.addWidget(window)
    return window


def find(window, kind, name):
    widget = window.findChild(kind, name)
    assert widget is not None, name
    return widget


def enter(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_example_is_marked_as_one_and_only_at_the_first_start(first, window):
    assert find(first, QWidget, "example-strip").isVisible()
    assert not find(window, QWidget, "example-strip").isVisible()


def test_what_is_skipped_stays_unknown(first):
    find(first, QPushButton, "example-mine").click()
    place = find(first, QComboBox, "first-place")
    place.setCurrentIndex(0)
    find(first, QPushButton, "first-start").click()
    assert first.assessment
    assert first.scenario.person == Person()
    assert first.scenario.supplements == first.scenario.labs == first.scenario.foods == ()
    assert not find(first, QWidget, "example-strip").isVisible()
    assert find(first, QWidget, "dose-vitamin_d3").isVisible()


def test_the_card_says_who_it_is_about(first, qtbot):
    find(first, QPushButton, "example-mine").click()
    for name, text in (("age", "68"), ("weight", "70"), ("25ohd", "22"), ("dose", "5000")):
        enter(qtbot, find(first, QDoubleSpinBox, f"first-{name}"), text)
    unit = find(first, QComboBox, "first-unit")
    unit.setCurrentIndex(unit.findData("ng/mL"))
    sex = find(first, QComboBox, "first-sex")
    sex.setCurrentIndex(sex.findData("male"))
    find(first, QCheckBox, "first-vitamin_k_antagonist").click()
    find(first, QPushButton, "first-start").click()
    person = first.scenario.person
    assert (person.age_years, person.sex, person.weight_kg) == (68, "male", 70)
    assert person.medications == ("vitamin_k_antagonist",)
    (lab,) = first.scenario.labs
    assert (lab.value, lab.unit, lab.date) == (22, "ng/mL", dt.date.today())
    (dose,) = first.scenario.supplements
    assert (dose.amount, dose.since) == (5000, "always")
    first.model.history.undo()
    assert first.scenario.name.startswith("Example")


def test_what_cannot_be_is_told_in_the_card(first, qtbot):
    find(first, QPushButton, "example-mine").click()
    enter(qtbot, find(first, QDoubleSpinBox, "first-25ohd"), "90000")
    before = first.scenario
    find(first, QPushButton, "first-start").click()
    assert "is the unit right" in find(first, QWidget, "first-problem").text()
    assert first.scenario == before


def test_the_example_can_be_kept(first):
    before = first.scenario
    find(first, QPushButton, "example-mine").click()
    find(first, QPushButton, "first-keep").click()
    assert first.scenario == before
    assert find(first, QWidget, "dose-vitamin_d3").isVisible()
