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


def test_a_weight_and_a_height_are_typed_in_pounds_and_feet(window, qtbot):
    window.calculator.show_person()
    for name, unit in (("person-weight", "lb"), ("person-height", "ft")):
        choice = find(window, QComboBox, f"{name}-unit")
        choice.setCurrentIndex(choice.findData(unit))
    weight = find(window, QDoubleSpinBox, "person-weight")
    height = find(window, QDoubleSpinBox, "person-height")
    # An adult's weight is assumed; its unit changes nothing.
    assert weight.text() == "154.3 lb"
    assert height.text() == "5 ft 7 in"
    assert window.scenario.person.weight_kg is None
    enter(qtbot, weight, "160")
    enter(qtbot, height, "5'4")
    assert window.scenario.person.weight_kg == pytest.approx(72.5747792)
    assert window.scenario.person.height_cm == pytest.approx(162.56)
    assert window.model.history.undoText() == "Height 5 ft 4 in"
    assert height.text() == "5 ft 4 in"
    qtbot.keyClick(height, Qt.Key.Key_Up)
    assert height.text() == "5 ft 5 in"
    assert (window.units.weight, window.units.height) == ("lb", "ft")
    # Other units of the header leave those of the body alone.
    serum = find(window, QComboBox, "unit-serum")
    serum.setCurrentIndex(serum.findData("ng/mL"))
    assert window.units.weight == "lb"


def test_who_types_the_weight_that_was_assumed_in_pounds_states_it(window, qtbot):
    choice = find(window, QComboBox, "person-weight-unit")
    choice.setCurrentIndex(choice.findData("lb"))
    enter(qtbot, find(window, QDoubleSpinBox, "person-weight"), "154.3")
    assert window.scenario.person.weight_kg == 70


def test_tab_goes_down_the_person_as_the_eye_does(window):
    window.calculator.show_person()
    names = []
    stop = find(window, QLineEdit, "person-name")
    while len(names) < 12:
        if stop.objectName().startswith(("person", "medication")) and stop.focusProxy() is None:
            names.append(stop.objectName())
        stop = stop.nextInFocusChain()
    wanted = ["name", "age", "sex", "life-stage", "weight", "weight-unit", "height", "height-unit",
              "place"]  # fmt: skip
    assert names[: len(wanted)] == [f"person-{name}" for name in wanted]
