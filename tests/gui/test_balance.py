# SPDX-License-Identifier: MIT
"""The balance plot: dragging the point edits both doses as one step; keys do the same."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLabel, QToolButton, QWidget

from dk2gui.gui.widgets.text_table import TextTable


@pytest.fixture
def plot(window, qtbot):
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(2000)
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(100)
    assert window.assessment
    found = window.findChild(QWidget, "balance-plot")
    qtbot.waitUntil(lambda: found.width() > 100)
    qtbot.wait(20)
    return found


def at(plot, iu, ug) -> QPoint:
    return plot.chart.place_of(iu, ug).toPoint()


def doses(window) -> dict[str, float]:
    return {dose.compound: dose.amount for dose in window.scenario.supplements}


def drag(qtbot, plot, start, *ways):
    view = plot.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for way in ways:
        qtbot.mouseMove(view, way)
        qtbot.wait(5)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=ways[-1])


def test_dragging_edits_both_doses_in_one_step(window, plot, qtbot):
    steps = window.model.history.count()
    drag(qtbot, plot, at(plot, 2000, 100), at(plot, 3000, 150), at(plot, 4000, 200))
    assert window.model.history.count() == steps + 1
    assert doses(window)["vitamin_d3"] == pytest.approx(4000, abs=150)
    assert doses(window)["mk7"] == pytest.approx(200, abs=15)
    window.model.history.undo()
    assert doses(window) == {"vitamin_d3": 2000, "mk7": 100}


def test_elsewhere_nothing_is_taken_hold_of(window, plot, qtbot):
    drag(qtbot, plot, at(plot, 8000, 800), at(plot, 400, 50))
    assert doses(window) == {"vitamin_d3": 2000, "mk7": 100}


def test_arrow_keys_step_through_known_doses(window, plot, qtbot):
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    assert doses(window) == {"vitamin_d3": 3000, "mk7": 120}


def test_mk7_of_food_stands_on_the_map_and_only_the_dose_above_it_moves(window, plot, qtbot):
    window.model.edit("MK-7 of food", other_food={"mk7": 150.0})
    window.model.flush()
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    assert doses(window) == {"vitamin_d3": 2000, "mk7": 120}
    assert "270" in plot.accessibleDescription()
    drag(qtbot, plot, at(plot, 2000, 270), at(plot, 2000, 400))
    assert doses(window)["mk7"] == pytest.approx(250, abs=15)
    drag(qtbot, plot, at(plot, 2000, 400), at(plot, 2000, 50))
    assert doses(window).get("mk7", 0) == 0


def test_the_table_names_every_line_with_its_grade(window, plot):
    window.findChild(QToolButton, "balance-table-toggle").click()
    model = window.findChild(TextTable, "balance-table").model()
    texts = {
        model.index(row, 0).data(): model.index(row, 3).data() for row in range(model.rowCount())
    }
    assert texts["fixed ratio"] == "E (E24)"
    assert texts["upper level"] == "official"


def test_it_says_that_no_ratio_is_established(window, plot):
    def said() -> str:
        window.model.flush()
        return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())

    assert "No ratio of vitamin D to K2 is established" in said()
    window.findChild(QCheckBox, "medication-vitamin_k_antagonist").click()
    assert "no line for K2 is drawn" in said()
