# SPDX-License-Identifier: MIT
"""Manners of every field: the undo key, the wheel, names, heights, the order of Tab."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QSlider,
    QTabWidget,
    QToolButton,
    QWidget,
)


@pytest.fixture
def active(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def undo(qtbot, widget):
    qtbot.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_undo_after_enter_takes_the_dose_back(active, qtbot):
    box = active.findChild(QDoubleSpinBox, "dose-vitamin_d3-value")
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "3000")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert active.scenario.supplements[0].amount == 3000
    undo(qtbot, box)
    assert active.scenario.supplements == ()


def test_undo_after_enter_takes_the_food_back_and_leaves_the_search(active, qtbot):
    active.findChild(QTabWidget, "inputs").setCurrentIndex(1)
    search = active.findChild(QLineEdit, "food-search")
    search.setFocus()
    qtbot.keyClicks(search, "natto")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert active.scenario.foods
    undo(qtbot, search)
    assert active.scenario.foods == ()
    assert search.text() == "natto"


def test_undo_in_a_text_that_is_not_entered_is_the_text_s(active, qtbot):
    active.model.edit("Before", with_fat=False)
    active.findChild(QTabWidget, "inputs").setCurrentIndex(1)
    search = active.findChild(QLineEdit, "food-search")
    search.setFocus()
    qtbot.keyClicks(search, "nat")
    undo(qtbot, search)
    assert search.text() != "nat"
    assert not active.scenario.with_fat


def turn_wheel(widget):
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_the_wheel_changes_nothing_that_was_not_chosen(active):
    before, units, theme = active.scenario, active.units, active.theme_choice
    kinds = (QComboBox, QAbstractSpinBox, QSlider)
    turned = [widget for kind in kinds for widget in active.findChildren(kind)]
    assert len(turned) > 20
    for widget in turned:
        if not widget.hasFocus():
            values = [getattr(widget, key)() for key in ("currentIndex", "value")
                      if hasattr(widget, key)]  # fmt: skip
            turn_wheel(widget)
            assert [getattr(widget, key)() for key in ("currentIndex", "value")
                    if hasattr(widget, key)] == values, widget.objectName()  # fmt: skip
    assert (active.scenario, active.units, active.theme_choice) == (before, units, theme)


def test_everything_that_can_be_focused_has_a_name_that_is_not_its_value(active, qtbot):
    inputs = active.findChild(QTabWidget, "inputs")
    wrong = []
    for place in range(inputs.count()):
        inputs.setCurrentIndex(place)
        for widget in inputs.currentWidget().findChildren(QWidget):
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if not (widget.isVisible() and takes) or widget.focusProxy() is not None:
                continue
            said = QAccessible.queryAccessibleInterface(widget)
            name = said.text(QAccessible.Text.Name)
            if isinstance(widget, QComboBox) and name == widget.currentText():
                # On Linux a choice is named by the label that it is the buddy of.
                labels = [label for label in widget.parentWidget().findChildren(QLabel)
                          if label.buddy() is widget]  # fmt: skip
                name = labels[0].text() if labels else ""
            if not name:
                wrong.append((place, widget.objectName(), type(widget).__name__, name))
    assert wrong == [], wrong


def test_number_fields_have_room_for_their_letters_and_equal_heights(active):
    boxes = active.findChild(QTabWidget, "inputs").findChildren(QAbstractSpinBox)
    heights = {box.sizeHint().height() for box in boxes}
    assert len(heights) == 1
    for box in boxes:
        if box.isVisible():
            assert box.lineEdit().height() >= box.fontMetrics().height(), box.objectName()


def test_few_stops_from_the_first_input_to_the_answer(active):
    stop = active.findChild(QSlider, "dose-vitamin_d3-slider")
    stops = []
    while len(stops) < 30 and stop.objectName() not in ("answer-date", "intake-plot"):
        stops.append(stop.objectName() or type(stop).__name__)
        stop = stop.nextInFocusChain()
        while not (
            stop.focusPolicy() & Qt.FocusPolicy.TabFocus
            and stop.isVisible()
            and stop.isEnabled()
            and stop.focusProxy() is None
        ):
            stop = stop.nextInFocusChain()
    assert len(stops) <= 15, stops
    assert stops[:3] == ["dose-vitamin_d3-slider", "dose-vitamin_d3-value", "dose-vitamin_d3-unit"]
    assert "add-dose" in stops
    assert isinstance(active.findChild(QWidget, "add-dose"), QToolButton)


def test_the_letter_of_every_label_leads_somewhere(active):
    inputs = active.findChild(QTabWidget, "inputs")
    labels = []
    for place in range(inputs.count()):
        inputs.setCurrentIndex(place)
        labels += inputs.currentWidget().findChildren(QLabel)
    active.show_person()
    labels += active.findChildren(QLabel)
    lettered = [
        label for label in labels if "&" in label.text().replace("&&", "") and label.buddy()
    ]
    assert len(lettered) > 6
    dead = [label.text() for label in lettered
            if label.buddy().focusPolicy() == Qt.FocusPolicy.NoFocus]  # fmt: skip
    assert dead == []


def test_a_field_is_written_as_the_groove_is_and_bare_while_it_is_typed_at(active, qtbot):
    box = active.findChild(QDoubleSpinBox, "dose-vitamin_d3-value")
    box.setValue(2000)
    assert box.text() == "2\u202f000"
    box.setFocus(Qt.FocusReason.TabFocusReason)
    assert (box.text(), box.lineEdit().selectedText()) == ("2000", "2000")
    box.lineEdit().end(False)
    qtbot.keyClicks(box, "0")
    active.findChild(QSlider, "dose-vitamin_d3-slider").setFocus()
    assert (box.text(), box.value()) == ("20\u202f000", 20000)
    assert active.scenario.supplements[0].amount == 20000


def test_a_text_that_is_asked_about_is_not_tidied_away(active, qtbot):
    box = active.findChild(QDoubleSpinBox, "dose-vitamin_d3-value")
    box.setValue(2000)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(box, "2000x")
    active.findChild(QSlider, "dose-vitamin_d3-slider").setFocus()
    assert box.value() == 2000
