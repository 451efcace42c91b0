# SPDX-License-Identifier: MIT
"""What was done is answered in neutral colours, and nothing moves for it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from dk2gui.gui.theme import LIGHT


def said(window):
    note = window.findChild(QFrame, "passing-note")
    assert note.isVisible()
    return note.findChild(QLabel, "passing-note-text").text()


def places(window):
    parts = [
        part
        for part in window.findChildren(QWidget)
        if part.objectName() and part.isVisible() and "passing-note" not in part.objectName()
    ]
    return {part: (part.mapTo(window, QPoint(0, 0)), part.size()) for part in parts}  # fmt: skip


@pytest.mark.parametrize(("done", "words"), [
    ("save", "Kept among your scenarios as Plan"),
    ("pin", "Pinned as A"),
    ("copy", "Copied"),
])  # fmt: skip
def test_what_was_done_is_said_and_moves_nothing(window, qtbot, done, words):
    window.model.edit("Name", name="Plan")
    window.model.flush()
    QApplication.processEvents()
    before = places(window)
    if done == "save":
        window.files.save()
    elif done == "pin":
        window.context.pin()
        before = {part: at for part, at in before.items() if part.objectName() == "disclaimer"}
    else:
        window.findChild(QPushButton, "advice-copy").click()
    QApplication.processEvents()
    assert said(window).startswith(words)
    now = places(window)
    moved = [part.objectName() for part, at in before.items() if now.get(part, at) != at]
    assert moved == []


def test_a_saved_file_is_named_and_the_disclaimer_stays_seen(window, tmp_path):
    window.files.save_file(tmp_path / "plan.dk2.json")
    assert said(window) == "Saved: plan.dk2.json"
    note = window.findChild(QFrame, "passing-note")
    disclaimer = window.findChild(QLabel, "disclaimer")
    lower = note.mapTo(window, note.rect().bottomLeft()).y()
    assert lower <= disclaimer.mapTo(window, QPoint(0, 0)).y()


def test_a_new_scenario_says_for_whom_and_can_be_taken_back(window):
    window.model.edit_person("Person", name="Anna", age_years=68)
    before = window.scenario
    window.files.new()
    assert "Anna, 68" in said(window)
    window.findChild(QPushButton, "passing-note-choice").click()
    assert window.scenario == before


def test_what_was_written_is_not_in_the_colour_of_a_caution(window, tmp_path):
    window.take_away.save_table("intake", tmp_path / "intake.csv")
    assert said(window).startswith("Written")
    assert not window.banner.isVisible()
    sheet = window.findChild(QFrame, "passing-note").styleSheet()
    assert LIGHT.caution not in sheet
