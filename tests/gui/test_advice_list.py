# SPDX-License-Identifier: MIT
"""The advice list: what the last edit changed, copying, and the way to the evidence."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QToolButton,
    QWidget,
)


def marks(window) -> dict[str, str]:
    """Marks of the shown cards, by advice id."""
    window.model.flush()
    found = {}
    for item in window.assessment.advice:
        card = window.findChild(QWidget, f"advice-{item.id}")
        found[item.id] = card.findChild(QLabel, "advice-mark").text()
    return {name: text for name, text in found.items() if text}


def test_at_first_nothing_is_new(window):
    assert marks(window) == {}


def test_what_the_last_edit_brought_and_took_is_marked(window):
    dose = window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value")
    dose.setValue(3000)
    assert "new" in marks(window)["pair-k2"]
    dose.setValue(3500)
    assert "pair-k2" not in marks(window)
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(100)
    window.model.flush()
    gone = window.findChild(QLabel, "advice-gone")
    assert "The articles would add vitamin K2" in gone.text()
    window.model.history.undo()
    assert "new" in marks(window)["pair-k2"]


def test_a_drag_is_one_edit(window):
    slider = window.findChild(QSlider, "dose-vitamin_d3-slider")
    slider.sliderPressed.emit()
    for position in range(0, slider.maximum(), 100):
        slider.setValue(position)
        window.model.flush()
    slider.sliderReleased.emit()
    # Brought by an early move of the drag, still marked at its end.
    assert "new" in marks(window)["pair-k2"]
    assert "new" in marks(window)["d-over-10000"]


def test_the_most_serious_is_in_sight_and_the_rest_stays_put(window, qtbot):
    window.show()
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(3000)
    window.model.flush()
    qtbot.wait(10)
    area = window.findChild(QScrollArea, "advice-list")
    top = window.findChild(QWidget, "advice-pair-k2")
    place = top.mapTo(area.viewport(), QPoint(0, 0))
    assert 0 <= place.y() < area.viewport().height()
    before = id(top)
    window.findChild(QCheckBox, "medication-vitamin_k_antagonist").click()
    window.findChild(QCheckBox, "medication-vitamin_k_antagonist").click()
    window.model.flush()
    assert id(window.findChild(QWidget, "advice-pair-k2")) == before


def test_the_list_is_copied_as_text(window):
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(3000)
    window.model.flush()
    window.findChild(QPushButton, "advice-copy").click()
    text = QGuiApplication.clipboard().text()
    for item in window.assessment.advice:
        assert item.title in text
        assert item.detail in text
    assert "Evidence E: Opinion" in text
    assert "Source: " in text


def test_an_unfolded_card_names_its_evidence(window):
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(3000)
    window.model.flush()
    card = window.findChild(QWidget, "advice-pair-k2")
    assert card.findChild(QPushButton, "to-evidence-E04") is None
    card.findChild(QToolButton).click()
    assert card.findChild(QPushButton, "to-evidence-E04") is not None
