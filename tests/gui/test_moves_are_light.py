# SPDX-License-Identifier: MIT
"""A move of a dose lays the page out again only where a text changes its height."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QWidget

from dk2gui.gui.pages.calculator import CalculatorPage
from dk2gui.gui.panels.answer import AnswerPanel


class LaidOut(QObject):
    """Counts how often a widget is asked to lay out what is in it."""

    def __init__(self, watched) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched, event) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.mark.parametrize("hand", [True, False])
def test_texts_of_the_same_height_lay_nothing_out(window, hand):
    dose = window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value")
    dose.setValue(1000)
    if hand:
        window.model.begin_drag()
    dose.setValue(1005)
    # What the start has left to lay out goes up one floor a turn.
    for _ in range(30):
        QApplication.processEvents()
    seen = [LaidOut(window.findChild(kind)) for kind in (AnswerPanel, CalculatorPage)]
    said = window.findChild(AnswerPanel).accessibleDescription()
    for amount in (1100, 1200, 1300):
        dose.setValue(amount)
        QApplication.processEvents()
    assert window.findChild(AnswerPanel).accessibleDescription() != said
    assert [part.count for part in seen] == [0, 0]


def test_a_stop_that_goes_under_the_hand_leaves_its_room_until_the_hand_rests(window, qtbot):
    window.show()
    dose = window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value")
    bar = window.findChild(QWidget, "safety-bar")
    page = window.findChild(CalculatorPage)

    def move(amount):
        dose.setValue(amount)
        for _ in range(30):
            QApplication.processEvents()
        return page.geometry()

    window.model.begin_drag()
    without = move(1000)
    below = move(12_000)
    assert bar.isVisible()
    assert below != without
    assert move(1000) == below
    assert not bar.isVisible()
    window.model.end_drag()
    qtbot.waitUntil(lambda: page.geometry() == without)
