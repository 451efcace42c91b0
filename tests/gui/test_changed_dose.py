# SPDX-License-Identifier: MIT
"""Moving a dose that a blood test already shows: the level moves from now on, not the past."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget

from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.gui import open_window

_TEST = b"""{"schema": 1, "start_date": "2026-11-25", "labs": [
{"date": "2026-10-25", "marker": "25ohd", "value": 60, "unit": "nmol/L"}], """
_DOSE = b"""{"compound": "vitamin_d3", "amount": 2000, "unit": "IU", "since": "always"}"""
_LOOSE = _TEST + b'"supplements": [' + _DOSE + b"]}"
_BOTTLED = _TEST + (
    b'"products": [{"name": "Drops", "since": "always", "count": 1, "contains": '
    b'[{"compound": "vitamin_d3", "amount": 2000, "unit": "IU"}]}]}'
)


def last_level(window) -> float:
    return float(window.model.assessment.serum.median[-1])


def slide(window, card: str, number: float) -> None:
    """Move a card's slider as a hand does."""
    slider = window.findChild(QWidget, f"{card}-slider")
    slider.sliderPressed.emit()
    slider.amount_moved.emit(number)
    slider.sliderReleased.emit()
    window.model.flush()


@pytest.mark.parametrize(
    ("file", "card", "double", "same"),
    [(_LOOSE, "dose-vitamin_d3", 4000, 2000), (_BOTTLED, "product-0", 2, 1)],
)
def test_the_level_moves_from_now_on_and_comes_back(qtbot, file, card, double, same):
    window = open_window(decode_scenario(file))
    qtbot.addWidget(window)
    window.model.flush()
    before, began = window.model.scenario, last_level(window)
    slide(window, card, double)
    assert began + 5 < last_level(window) < began + 35
    doses = window.model.scenario.doses
    assert sorted(str(dose.until_date) for dose in doses) == ["2026-11-24", "None"]
    slide(window, card, 0)
    assert last_level(window) < began - 10
    slide(window, card, same)
    assert window.model.scenario == before
    assert last_level(window) == pytest.approx(began)


def test_what_was_taken_before_has_a_card_that_says_so(qtbot):
    window = open_window(decode_scenario(_LOOSE))
    qtbot.addWidget(window)
    slide(window, "dose-vitamin_d3", 3000)
    past = window.findChild(QWidget, "dose-vitamin_d3-2").taken()
    assert (past.amount, past.until_date) == (2000, dt.date(2026, 11, 24))
