# SPDX-License-Identifier: MIT
"""The frame around every page: the safety bar, the person's chip, sizes, and what has the keyboard."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QToolButton,
    QWidget,
)

from dk2gui.core.scenario.scenario import Person, Scenario
from dk2gui.gui import open_window
from dk2gui.present.advice_text import advice_texts
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words

SIZES = [(900, 500), (911, 512), (1000, 700), (1280, 800), (1920, 1200)]


def settle(window, qtbot):
    window.model.flush()
    QApplication.processEvents()


def test_a_stop_is_a_bar_on_every_page(window, qtbot):
    window.show()
    bar = window.findChild(QWidget, "safety-bar")
    assert bar.isHidden()
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(100)
    window.findChild(QCheckBox, "medication-vitamin_k_antagonist").click()
    settle(window, qtbot)
    title = advice_texts(window.assessment.advice, Words(Units()))[0].title
    for name in ("scenarios", "my-foods", "evidence", "calculator"):
        window.findChild(QToolButton, f"page-{name}").click()
        assert bar.isVisible()
        assert title in bar.findChild(QLabel, "safety-text").text()
    window.model.history.undo()
    settle(window, qtbot)
    assert "vka-vitamin-k" not in bar.findChild(QLabel, "safety-text").text()


def test_why_unfolds_the_advice_from_any_page(window, qtbot):
    window.show()
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(12000)
    settle(window, qtbot)
    window.findChild(QToolButton, "page-evidence").click()
    window.findChild(QPushButton, "safety-why").click()
    card = window.findChild(QWidget, "advice-d-over-10000")
    assert card.isVisible()
    assert card.findChild(QLabel, "advice-more").isVisible()


def test_a_line_of_advice_unfolds_and_a_stop_is_never_folded_away(window, qtbot):
    window.show()
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(12000)
    settle(window, qtbot)
    stop = window.findChild(QWidget, "advice-d-over-10000")
    note = window.findChild(QWidget, "advice-general-information")
    assert stop.findChild(QLabel, "advice-why").isVisible()
    assert not note.findChild(QLabel, "advice-more").isVisible()
    note.findChild(QToolButton, "advice-sources").click()
    assert note.findChild(QLabel, "advice-more").isVisible()


def what_is_seen(part, window):
    """The rectangle of a part, in the window, that no part around it cuts off."""
    seen = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    around = part.parentWidget()
    while around is not window:
        seen &= QRect(around.mapTo(window, QPoint(0, 0)), around.size())
        around = around.parentWidget()
    return seen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_disclaimer_stops_and_advice_are_seen_at_every_size(qtbot, size):
    person = Person(age_years=68, medications=("vitamin_k_antagonist",))
    window = open_window(Scenario(schema=1, person=person))
    qtbot.addWidget(window)
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(100)
    settle(window, qtbot)
    for name in ("disclaimer", "safety-bar", "advice-list", "dose-vitamin_d3-slider",
                 "intake-plot", "serum-plot"):  # fmt: skip
        part = window.findChild(QWidget, name)
        assert part.isVisible(), name
        # A plot that does not fit is scrolled to: what can be seen of it ends in the window.
        seen = what_is_seen(part, window)
        assert seen.height() >= (50 if name.endswith("plot") else 10), name
        corner = seen.bottomRight()
        if name != "dose-vitamin_d3-slider":
            assert corner.y() < window.height(), name
        assert corner.x() < window.width(), name


def test_nothing_that_edits_has_the_keyboard_at_the_start(window, qtbot):
    window.show()
    window.activateWindow()
    before = window.scenario
    focus = window.focusWidget()
    assert focus.objectName() == "person-chip"
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageUp):
        qtbot.keyClick(focus, key)
    assert window.scenario == before


def test_the_wheel_edits_nothing_that_was_not_chosen(window, qtbot):
    window.show()
    before = window.scenario
    editing = [*window.findChildren(QSlider), *window.findChildren(QDoubleSpinBox)]
    for widget in editing:
        place = QPointF(widget.rect().center())
        wheel = QWheelEvent(
            place, widget.mapToGlobal(place), QPoint(0, 0), QPoint(0, 120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, wheel)
    settle(window, qtbot)
    assert window.scenario == before


def test_the_chip_names_the_person_and_leads_to_the_form(window, qtbot):
    window.show()
    window.model.edit_person("Age", age_years=68, diet=("vegan",))
    settle(window, qtbot)
    chip = window.findChild(QToolButton, "person-chip")
    assert chip.text() == "68, woman, vegan"
    window.show_person()
    assert window.findChild(QWidget, "person-age").isVisible()
    assert not window.findChild(QAbstractItemView, "food-plate").isVisible()
    window.findChild(QPushButton, "person-done").click()
    assert window.findChild(QSlider, "dose-vitamin_d3-slider").isVisible()


def test_where_there_is_no_room_for_a_third_column_advice_is_a_strip_above(window, qtbot):
    window.show()
    window.resize(1280, 800)
    QApplication.processEvents()
    advice = window.findChild(QScrollArea, "advice-list")
    plot = window.findChild(QWidget, "intake-plot")
    assert advice.mapTo(window, QPoint(0, 0)).x() > plot.mapTo(window, QPoint(0, 0)).x()
    window.resize(1000, 700)
    QApplication.processEvents()
    assert advice.mapTo(window, QPoint(0, 0)).y() < plot.mapTo(window, QPoint(0, 0)).y()
    assert advice.height() < 160
