# SPDX-License-Identifier: MIT
"""Ctrl+Z after Enter takes back what was entered, in whichever field it was."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QTabWidget, QWidget

from dk2gui.core.scenario.scenario import Content, Lab, Person, Product, Scenario, SunHabit
from dk2gui.gui import open_window

FULL = Scenario(
    schema=1,
    name="Winter",
    person=Person(age_years=40, weight_kg=70, height_cm=170, latitude=50.0),
    products=(Product(name="D3K2", contains=(
        Content(compound="vitamin_d3", amount=1000, unit="IU"),)),),
    sun=SunHabit(latitude=50.0, minutes=30, days_per_week=7),
    labs=(Lab(date=dt.date(2026, 10, 25), marker="25ohd", value=50, unit="nmol/L"),),
    start_date=dt.date(2026, 11, 25),
)  # fmt: skip
FIELDS = [
    (0, "dose-vitamin_d3-value", "3000"), (0, "dose-mk7-value", "75"),
    (2, "other-food-calcium", "700"), (3, "sun-minutes", "45"), (3, "sun-latitude", "52"),
    (4, "lab-0-value", "60"), (None, "person-age", "41"), (None, "person-weight", "71"),
    (None, "person-place", "53"), (None, "person-name", "Anna"), (-1, "scenario-name", "Summer"),
]  # fmt: skip


@pytest.mark.parametrize(("tab", "name", "typed"), FIELDS)
def test_ctrl_z_after_enter_takes_it_back(qtbot, tab, name, typed):
    window = open_window(FULL)
    qtbot.addWidget(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    if tab is None:
        window.show_person()
    elif tab >= 0:
        window.findChild(QTabWidget, "inputs").setCurrentIndex(tab)
    field = window.findChild(QWidget, name)
    assert field.isVisible(), name
    before = window.scenario
    field.setFocus(Qt.FocusReason.TabFocusReason)
    line = field.lineEdit() if isinstance(field, QAbstractSpinBox) else field
    line.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.scenario != before
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.scenario == before
