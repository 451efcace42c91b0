# SPDX-License-Identifier: MIT
"""Who it is about: name, place, body of the age, and ticks that do not fit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QLineEdit, QPushButton

from dk2gui.core.scenario.scenario import Person, Scenario
from dk2gui.data.places import latitude_by_zone
from dk2gui.gui import open_window
from dk2gui.gui.panels.place import PlaceField


def find(window, kind, name):
    widget = window.findChild(kind, name)
    assert widget is not None, name
    return widget


def enter(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_person_has_a_name(window, qtbot):
    enter(qtbot, find(window, QLineEdit, "person-name"), "Anna")
    assert window.scenario.person.name == "Anna"


@pytest.mark.parametrize(
    ("text", "north"),
    [
        ("Oslo", 59.9),
        ("52", 52),
        ("33,9 S", -33.9),
        ("buenos aires", -34.6),
        ("52.5\u00b0 N", 52.5),
    ],
)
def test_a_place_is_a_city_or_a_latitude(window, qtbot, text, north):
    enter(qtbot, find(window, QLineEdit, "person-place"), text)
    assert window.scenario.person.latitude == north
    assert find(window, QLabel, "person-place-problem").isHidden()


def test_a_place_that_nobody_knows_is_told(window, qtbot):
    enter(qtbot, find(window, QLineEdit, "person-place"), "Nowhere")
    assert window.scenario.person.latitude is None
    assert not find(window, QLabel, "person-place-problem").isHidden()


def test_the_time_zone_proposes_a_place(window, qtbot):
    field = PlaceField(window.model, None, lambda: "Europe/Berlin")
    qtbot.addWidget(field)
    field.show_person(window.scenario.person)
    propose = find(field, QPushButton, "person-place-propose")
    assert propose.text() == "Use Berlin, 52.5\u00b0 N"
    propose.click()
    # Berlin: 52 degrees 30 minutes north, zone.tab of the tz database.
    assert window.scenario.person.latitude == 52.5
    assert field.line.text() == "Berlin, 52.5\u00b0 N"


def test_every_zone_has_a_possible_latitude():
    zones = latitude_by_zone()
    assert len(zones) > 400
    assert all(-90 <= north <= 90 for north in zones.values())


def test_a_child_has_the_body_of_its_age_and_it_is_said(qtbot):
    window = open_window(Scenario(schema=1, person=Person(age_years=6)))
    qtbot.addWidget(window)
    assert window.assessment
    assert find(window, QDoubleSpinBox, "person-weight").value() < 30
    note = find(window, QLabel, "person-body-note")
    assert "typical of the age" in note.text()
    enter(qtbot, find(window, QDoubleSpinBox, "person-weight"), "22")
    assert window.scenario.person.weight_kg == 22
    assert window.assessment
    assert note.text().startswith("Height not stated")


def test_typing_what_was_assumed_states_it(window, qtbot):
    enter(qtbot, find(window, QDoubleSpinBox, "person-weight"), "70")
    assert window.scenario.person.weight_kg == 70


def test_a_tick_that_the_age_rules_out_is_said_and_cleared(qtbot):
    window = open_window(Scenario(schema=1, person=Person(age_years=6, postmenopausal=True)))
    qtbot.addWidget(window)
    assert window.assessment
    said = find(window, QLabel, "person-doubts")
    assert not said.isHidden()
    assert "menopause" in said.text()
    find(window, QPushButton, "person-clear").click()
    assert window.assessment
    assert not window.scenario.person.postmenopausal
    assert said.isHidden()


def test_who_is_neither_is_said_in_plain_words(window):
    assert find(window, QComboBox, "person-life-stage").currentText().startswith("Not pregnant")
