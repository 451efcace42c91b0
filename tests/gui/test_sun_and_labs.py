# SPDX-License-Identifier: MIT
"""The sun and blood test panels."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QWidget,
)

from dk2gui.core.scenario.scenario import Lab, Scenario, SunHabit
from dk2gui.gui import open_window
from dk2gui.present.numbers import Units

JULY = Scenario(
    schema=1, start_date=dt.date(2026, 7, 1), sun=SunHabit(latitude=52, minutes=30, days_per_week=7)
)


@pytest.fixture
def summer(qtbot):
    window = open_window(JULY)
    qtbot.addWidget(window)
    return window


def test_the_sun_is_counted_only_when_asked(window):
    assert window.assessment.sun is None
    window.findChild(QCheckBox, "sun-on").click()
    assert window.scenario.sun is not None
    assert window.assessment.sun is not None
    window.findChild(QCheckBox, "sun-on").click()
    assert window.scenario.sun is None
    assert window.assessment.nutrients["vitamin_d"].intake.sun == 0


def test_a_habit_switched_off_comes_back_as_it_was(summer):
    switch = summer.findChild(QCheckBox, "sun-on")
    switch.click()
    assert summer.assessment.sun is None
    switch.click()
    assert summer.scenario.sun == JULY.sun


def test_sun_counts_as_intake_and_not_towards_the_upper_level(summer):
    row = summer.assessment.nutrients["vitamin_d"]
    assert row.intake.sun > 8
    assert row.status == "adequate"
    summer.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(3900)
    assert summer.assessment.nutrients["vitamin_d"].intake.total > 100
    assert summer.assessment.nutrients["vitamin_d"].status == "adequate"


def test_inputs_reach_the_scenario(summer):
    for name, value in (("latitude", -35), ("minutes", 10), ("spf", 30), ("exposed-fraction", 50)):
        summer.findChild(QDoubleSpinBox, f"sun-{name}").setValue(value)
    sky = summer.findChild(QComboBox, "sun-cloud")
    sky.setCurrentIndex(sky.findData("overcast"))
    habit = summer.scenario.sun
    assert (habit.latitude, habit.minutes, habit.spf, habit.exposed_fraction) == (-35, 10, 30, 0.5)
    assert habit.cloud == "overcast"


def test_winter_and_sunburn_are_told(summer):
    assert "sunburn" in [item.id for item in summer.assessment.advice]
    assert "reddens after about" in summer.findChild(QLabel, "sun-result").text()
    summer.model.edit("January", start_date=dt.date(2027, 1, 15))
    assert "no-uvb" in [item.id for item in summer.assessment.advice]
    assert "too low" in summer.findChild(QLabel, "sun-result").text()


def test_the_charts_have_a_sentence(summer):
    assert "UV index reaches" in summer.findChild(QWidget, "sun-uv-day").accessibleDescription()
    assert "in July" in summer.findChild(QWidget, "sun-months").accessibleDescription()


def test_the_charts_have_a_table_one_key_away(summer, qtbot):
    summer.findChild(QTabWidget, "inputs").setCurrentIndex(3)
    qtbot.keyClick(summer.findChild(QWidget, "sun-months"), Qt.Key.Key_T)
    table = summer.findChild(QTableView, "sun-table")
    assert table.isVisible()
    lines = table.as_text().splitlines()
    assert lines[0] == "When\tUV index\tVitamin D a day"
    assert any(line.startswith("12:00\t6.9") for line in lines)
    assert any(line.startswith("July\t") and line.endswith("\u202fIU") for line in lines)


def test_a_result_is_added_edited_and_removed(window):
    window.findChild(QPushButton, "lab-add").click()
    assert window.assessment
    # It counts for nothing until it has a value.
    assert window.scenario.labs == ()
    row = window.findChild(QWidget, "lab-0")
    row.findChild(QDoubleSpinBox).setValue(31)
    (lab,) = window.scenario.labs
    assert (lab.marker, lab.unit) == ("25ohd", "nmol/L")
    row.findChild(QDateEdit).setDate(dt.date(2026, 3, 1))
    assert window.assessment
    assert window.scenario.labs == (
        Lab(date=dt.date(2026, 3, 1), marker="25ohd", value=31, unit="nmol/L"),
    )
    assert "25ohd-low" in [item.id for item in window.assessment.advice]
    marker = next(box for box in row.findChildren(QComboBox) if box.findData("inr") >= 0)
    marker.setCurrentIndex(marker.findData("inr"))
    # What a marker's value is says nothing of another.
    assert window.scenario.labs[0].marker == "25ohd"
    row.findChild(QDoubleSpinBox).setValue(2.5)
    assert window.assessment
    assert (window.scenario.labs[0].marker, window.scenario.labs[0].unit) == ("inr", "1")
    row.removed.emit()
    assert window.scenario.labs == ()


def new_result(window):
    window.findChild(QPushButton, "lab-add").click()
    return window.findChild(QDoubleSpinBox, "lab-0-value")


def enter(qtbot, box, text):
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def test_a_new_result_has_the_header_s_unit_today_s_date_and_no_value(window):
    window.set_units(Units(serum="ng/mL"))
    box = new_result(window)
    assert box.text() == "\u2013"
    assert window.findChild(QComboBox, "lab-0-unit").currentData() == "ng/mL"
    assert window.findChild(QDateEdit, "lab-0-date").date().toPython() == dt.date.today()
    window.findChild(QWidget, "lab-0").removed.emit()
    assert window.findChild(QWidget, "lab-0").isHidden()
    assert window.scenario.labs == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [("<4.0", (4, "ng/mL", "below")), (">150 nmol/L", (150, "nmol/L", "above")),
     ("22 ug/L", (22, "ug/L", None)), ("22", (22, "ng/mL", None))],
)  # fmt: skip
def test_a_result_is_typed_as_the_laboratory_prints_it(window, qtbot, text, meant):
    window.set_units(Units(serum="ng/mL"))
    enter(qtbot, new_result(window), text)
    assert window.assessment
    (lab,) = window.scenario.labs
    assert (lab.value, lab.unit, lab.bound) == meant


def test_a_limit_is_chosen_too(window, qtbot):
    enter(qtbot, new_result(window), "10")
    bound = window.findChild(QComboBox, "lab-0-bound")
    bound.setCurrentIndex(bound.findData("below"))
    assert window.scenario.labs[0].bound == "below"
    assert window.model.history.undoText() == "25(OH)D: <10\u202fnmol/L"
    bound.setCurrentIndex(0)
    assert window.scenario.labs[0].bound is None


def test_the_units_offered_are_those_of_the_test(window):
    new_result(window)
    unit = window.findChild(QComboBox, "lab-0-unit")
    assert [unit.itemData(at) for at in range(unit.count())] == ["nmol/L", "ng/mL", "ug/L"]
    marker = window.findChild(QComboBox, "lab-0-marker")
    marker.setCurrentIndex(marker.findData("pth"))
    assert [unit.itemData(at) for at in range(unit.count())] == ["pmol/L", "pg/mL"]


def test_a_doubted_result_offers_the_unit_in_which_it_would_fit(window, qtbot):
    marker = Lab(date=dt.date(2026, 11, 1), marker="calcium", value=9.4, unit="mmol/L")
    window.model.edit("Calcium", labs=(marker,))
    assert window.assessment.doubts
    doubt = window.findChild(QLabel, "lab-0-doubt")
    assert not doubt.isHidden()
    assert "mg/dL" in doubt.text()
    window.findChild(QPushButton, "lab-0-change-unit").click()
    assert window.assessment.doubts == ()
    assert window.scenario.labs[0].unit == "mg/dL"
    assert window.scenario.labs[0].value == 9.4
    assert doubt.isHidden()


def test_what_no_blood_holds_is_told_and_changes_nothing(window, qtbot):
    told = []
    window.model.refused.connect(told.append)
    enter(qtbot, new_result(window), "90000")
    assert window.scenario.labs == ()
    assert "is the unit right" in told[0]


def test_without_a_habit_the_tab_says_what_is_assumed(window):
    told = window.findChild(QLabel, "sun-off")
    assert "no season" in told.text()
    window.model.edit_person("Place", latitude=52.0)
    window.model.flush()
    assert "typical outdoor life at 52\u00b0" in told.text()
    window.findChild(QCheckBox, "sun-on").click()
    window.model.flush()
    assert told.isHidden()
