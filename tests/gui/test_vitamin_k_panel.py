# SPDX-License-Identifier: MIT
"""The vitamin K panel: an estimate with its grade, and never a goal on an antagonist."""

import pytest
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLabel, QWidget

from dk2gui.core.scenario.scenario import EatenFood, Supplement


def text(window) -> str:
    assert window.assessment
    return window.findChild(QLabel, "vitamin-k-text").text()


def test_mk7_shows_markers_level_and_grade(window):
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(180)
    # Dalmeijer 2012, Atherosclerosis 225:397: dp-ucMGP -31 % on 180 ug; Knapen 2015: -50 %.
    change = window.assessment.vitamin_k.dp_ucmgp_change_percent
    assert change == pytest.approx(-40, abs=10)
    assert f"dp-ucMGP: about {change:.0f} % on average; you: -93 to +1" in text(window)
    assert "9 of 10 people" in text(window)
    assert "may not fall at all" in text(window)
    assert "ng/mL" in text(window)
    panel = window.findChild(QWidget, "vitamin-k-status")
    assert any("Evidence B" in label.text() for label in panel.findChildren(QLabel))


def test_without_k2_no_change_is_expected(window):
    assert "no change" in text(window)


def test_natto_is_no_nothing(window):
    window.model.edit("Natto", other_food={"mk7": 171.0})
    window.model.flush()
    assert "no change" not in text(window)
    assert "dp-ucMGP: about -39 % on average" in text(window)


def test_mk4_is_never_put_on_the_scale_of_mk7(window):
    window.model.edit("MK-4", supplements=(Supplement(compound="mk4", amount=500, unit="ug"),))
    assert window.assessment
    window.findChild(QDoubleSpinBox, "dose-mk4-value").setValue(1500)
    assert "MK-4" in text(window)
    assert window.assessment.vitamin_k.mk7_plasma_ng_ml == 0


def test_on_an_antagonist_there_is_no_goal(window):
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(180)
    window.findChild(QCheckBox, "medication-vitamin_k_antagonist").click()
    assert "about -" not in text(window)
    assert window.assessment.vitamin_k.dp_ucmgp_change_percent is None


def test_next_to_no_mk7_is_not_said_to_change_anything(window):
    # A plate of cheese gives a quarter of a microgram.
    window.model.edit("Cheese", foods=(EatenFood(food="gouda", grams=30, times_per_week=5),))
    assert window.assessment.vitamin_k.is_too_little
    for name in ("vitamin-k-text", "answer-k2"):
        text = window.findChild(QLabel, name).text()
        assert "So little MK-7" in text
        assert "0 %" not in text
