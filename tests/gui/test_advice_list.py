# SPDX-License-Identifier: MIT
"""The advice list: what the last edit changed, copying, and the way to the evidence."""

import datetime as dt
import itertools

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

from dk2gui.core.scenario.scenario import Person, Scenario
from dk2gui.gui import open_window
from dk2gui.gui.widgets.advice_card import AdviceCard
from dk2gui.present.advice_text import advice_texts
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words


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
    marks(window)
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
    assert "new" in marks(window)["d-over-ul"]
    # The stop at its end silences what a middle dose brought.
    assert "pair-k2" not in marks(window)
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


def seen_at(window, name) -> int:
    area = window.findChild(QScrollArea, "advice-list")
    return window.findChild(QWidget, f"advice-{name}").mapTo(area.viewport(), QPoint(0, 0)).y()


def test_what_is_read_stays_in_place_while_a_slider_is_dragged(qtbot):
    # What comes above what is read must not push it down, nor may the list jump to its top.
    person = Person(age_years=68, conditions=("kidney_disease_3b_5",))
    window = open_window(Scenario(schema=1, person=person, start_date=dt.date(2026, 11, 20)))
    qtbot.addWidget(window)
    window.resize(1280, 560)
    qtbot.waitExposed(window)
    dose = window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value")
    dose.setValue(100)
    window.model.flush()
    qtbot.wait(20)
    bar = window.findChild(QScrollArea, "advice-list").verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.wait(20)
    assert bar.value() > 0
    before = seen_at(window, "older-adult")
    first = window.assessment.advice[0].id
    for amount in range(500, 6500, 500):
        dose.setValue(amount)
        window.model.flush()
        assert window.assessment.advice[0].id == first
        assert abs(seen_at(window, "older-adult") - before) <= 2
        qtbot.wait(5)
        assert abs(seen_at(window, "older-adult") - before) <= 2


def _titles(window) -> list[str]:
    cards = window.findChild(QScrollArea, "advice-list").widget().findChildren(AdviceCard)
    return [card.item.title for card in sorted(cards, key=QWidget.y) if not card.isHidden()]


def test_the_list_follows_a_hand_that_does_not_rest(window, qtbot):
    spin = window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value")
    window.model.begin_drag()
    shown = _titles(window)
    amounts = itertools.cycle((4200, 4300))

    def is_another_list_while_the_hand_moves() -> bool:
        spin.setValue(next(amounts))
        return _titles(window) != shown

    qtbot.waitUntil(is_another_list_while_the_hand_moves)


def test_a_stop_is_in_the_list_at_once_and_all_the_rest_a_moment_later(window, qtbot):
    spin = window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value")
    spin.setValue(4200)
    window.model.flush()
    below_stop = _titles(window)
    spin.setValue(800)
    window.model.flush()
    assert _titles(window) == below_stop
    spin.setValue(12_000)
    window.model.flush()
    assert _titles(window)[0] == "This dose of vitamin D needs a doctor"
    spin.setValue(800)
    qtbot.waitUntil(lambda: "This dose of vitamin D needs a doctor" not in _titles(window))


def test_cards_stand_one_below_the_other_without_a_gap(window, qtbot):
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(12_000)
    assert window.assessment.advice
    column = window.findChild(QScrollArea, "advice-list").widget()

    def shown() -> list[AdviceCard]:
        cards = [card for card in column.findChildren(AdviceCard) if not card.isHidden()]
        return sorted(cards, key=lambda card: card.y())

    def is_in_order() -> bool:
        cards = shown()
        below = [upper.geometry().bottom() for upper in cards[:-1]]
        return all(
            0 < lower.y() - bottom < 10 for bottom, lower in zip(below, cards[1:], strict=True)
        ) and all(card.height() == card.heightForWidth(card.width()) for card in cards)

    assert is_in_order()
    height = shown()[1].height()
    shown()[1].unfold()
    qtbot.waitUntil(lambda: shown()[1].height() > 2 * height and is_in_order())
    assert column.height() >= shown()[-1].geometry().bottom()


def test_the_numbers_behind_advice_wait_for_the_hand(window, qtbot):
    slider = window.findChild(QSlider, "dose-vitamin_d3-slider")
    dose = window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value")
    dose.setValue(3000)
    window.model.flush()
    why = window.findChild(QWidget, "advice-pair-k2").findChild(QLabel, "advice-why")
    before = why.text()
    slider.sliderPressed.emit()
    dose.setValue(3500)
    assert window.assessment.advice
    assert why.text() == before
    slider.sliderReleased.emit()
    qtbot.waitUntil(lambda: "3\u202f500\u202fIU" in why.text())


def test_the_list_is_copied_as_text(window):
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(3000)
    window.model.flush()
    window.findChild(QPushButton, "advice-copy").click()
    text = QGuiApplication.clipboard().text()
    for item in advice_texts(window.assessment.advice, Words(Units())):
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
