# SPDX-License-Identifier: MIT
"""The serum plot: it follows the dose, shows tests, speaks, and has a table."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QTableView,
    QWidget,
)

from dk2gui.core.scenario.scenario import Lab, Scenario, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.charts.plot_frame import PlotFrame
from dk2gui.present.serum_text import note

START = dt.date(2026, 7, 1)


def lab(day: dt.date, value: float, unit: str = "nmol/L") -> Lab:
    return Lab(date=day, marker="25ohd", value=value, unit=unit)


def opened(qtbot, **changes):
    window = open_window(Scenario(schema=1, start_date=START, **changes))
    qtbot.addWidget(window)
    return window


def plot(window):
    return window.findChild(QWidget, "serum-plot")


def test_the_forecast_rises_with_the_dose(window):
    levels = []
    for iu in (0, 1000, 4000):
        window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(iu)
        levels.append(window.assessment.serum.median[-1])
    assert levels[0] < levels[1] < levels[2]


def test_the_sentence_says_where_it_is_heading(qtbot):
    dose = Supplement(compound="vitamin_d3", amount=4000, unit="IU")
    window = opened(qtbot, supplements=(dose,), labs=(lab(START, 40),))
    text = plot(window).accessibleDescription()
    assert "25(OH)D rises from 40 to" in text
    assert "by 1 Jul 2027" in text
    assert "A test tells most from" in text


def test_units_follow_the_switch(qtbot):
    window = opened(qtbot, labs=(lab(START, 50),))
    choice = window.findChild(QComboBox, "unit-serum")
    choice.setCurrentIndex(choice.findData("ng/mL"))
    assert "near 20 ng/mL" in plot(window).accessibleDescription()


def test_keys_read_off_level_and_interval(qtbot):
    window = opened(qtbot, labs=(lab(START, 50),))
    qtbot.keyClick(plot(window), Qt.Key.Key_Right)
    qtbot.keyClick(plot(window), Qt.Key.Key_Right)
    text = plot(window).accessibleDescription()
    assert text.startswith("8 Jul 2026: 50\u202fnmol/L, 90 of 100 people")


def test_the_table_holds_the_forecast(qtbot):
    window = opened(qtbot, labs=(lab(START, 60),))
    qtbot.keyClick(plot(window), Qt.Key.Key_T)
    table = window.findChild(QTableView, "serum-table")
    assert table.isVisible()
    model = table.model()
    first = [model.index(0, column).data() for column in range(model.columnCount())]
    assert first[:2] == ["1 Jul 2026", "60\u202fnmol/L"]
    last = model.index(model.rowCount() - 1, 0).data()
    assert last == "1 Jul 2027"


def test_a_test_that_does_not_fit_is_said_so(qtbot):
    dose = Supplement(compound="vitamin_d3", amount=4000, unit="IU")
    labs = (lab(dt.date(2026, 6, 1), 48), lab(dt.date(2026, 12, 1), 50))
    window = opened(qtbot, supplements=(dose,), labs=labs)
    assert window.assessment.serum.misfit is not None
    notes = [label.text() for label in window.findChildren(QLabel)]
    assert any("A test does not fit" in text and "stated dose" in text for text in notes)


def test_a_later_test_narrows_the_band(qtbot):
    dose = Supplement(compound="vitamin_d3", amount=2000, unit="IU")
    width = {}
    for name, labs in (
        ("none", ()),
        ("one", (lab(START, 50),)),
        ("two", (lab(START, 50), lab(dt.date(2026, 11, 1), 84))),
    ):
        serum = opened(qtbot, supplements=(dose,), labs=labs).assessment.serum
        width[name] = serum.p95[-1] - serum.p05[-1]
    assert width["two"] < width["one"] < width["none"]


@pytest.mark.parametrize("days", [1, 30, 3660])
def test_short_and_long_forecasts_are_drawn(qtbot, days):
    window = opened(qtbot, days=days)
    assert not plot(window).grab().isNull()
    assert len(window.assessment.serum.median) == days + 1


def test_extreme_doses_are_drawn(qtbot):
    dose = Supplement(compound="vitamin_d3", amount=1e9, unit="IU", every_days=365)
    window = opened(qtbot, supplements=(dose,), labs=(lab(START, 900),))
    assert not window.grab().isNull()


@pytest.mark.parametrize("width", [911, 1280, 1920])
def test_what_stands_beside_the_heading_is_never_cut(qtbot, width):
    window = open_window(Scenario(schema=1, start_date=dt.date(2026, 11, 20)))
    qtbot.addWidget(window)
    window.resize(width, 800)
    QApplication.processEvents()
    frame = window.findChild(QWidget, "serum-plot")
    while not isinstance(frame, PlotFrame):
        frame = frame.parentWidget()
    noted = note(window.assessment)
    labels = [label for label in frame.findChildren(QLabel) if noted in label.text()]
    assert len(labels) == 1
    if not labels[0].wordWrap():
        assert labels[0].width() >= labels[0].fontMetrics().horizontalAdvance(noted)
