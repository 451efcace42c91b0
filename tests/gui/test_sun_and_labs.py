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
    assert any(line.startswith("July\t") and line.endswith(" IU") for line in lines)


def test_a_result_is_added_edited_and_removed(window):
    window.findChild(QPushButton, "lab-add").click()
    assert window.assessment
    (lab,) = window.scenario.labs
    assert (lab.marker, lab.unit) == ("25ohd", "nmol/L")
    row = window.findChild(QWidget, "lab-0")
    row.findChild(QDoubleSpinBox).setValue(31)
    row.findChild(QDateEdit).setDate(dt.date(2026, 3, 1))
    assert window.assessment
    assert window.scenario.labs == (
        Lab(date=dt.date(2026, 3, 1), marker="25ohd", value=31, unit="nmol/L"),
    )
    assert "25ohd-low" in [item.id for item in window.assessment.advice]
    marker = next(box for box in row.findChildren(QComboBox) if box.findData("inr") >= 0)
    marker.setCurrentIndex(marker.findData("inr"))
    assert (window.scenario.labs[0].marker, window.scenario.labs[0].unit) == ("inr", "1")
    row.removed.emit()
    assert window.scenario.labs == ()
