# SPDX-License-Identifier: MIT
"""Several persons: the chip's menu holds everybody whose scenarios are kept."""

import datetime as dt
import os

from PySide6.QtWidgets import QToolButton

from dk2gui.core.scenario.scenario import Person, Scenario, Supplement
from dk2gui.userdata.library import Library


def chip(window) -> QToolButton:
    return window.findChild(QToolButton, "person-chip")


def opened(window):
    menu = chip(window).menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def kept(name: str, scenario: str, iu: float, age: float, at: int) -> None:
    path = Library().add(
        Scenario(
            schema=1,
            name=scenario,
            person=Person(name=name, age_years=age),
            supplements=(Supplement(compound="vitamin_d3", amount=iu, unit="IU"),),
            start_date=dt.date(2026, 11, 20),
        )
    )
    os.utime(path, (at, at))


def test_choosing_a_person_opens_that_person_s_latest_scenario(window):
    kept("Anna", "Old", 400, 68, 1_000_000)
    kept("Anna", "New", 2000, 68, 2_000_000)
    kept("Tim & Tom", "Theirs", 800, 6, 1_500_000)
    entries = opened(window)
    assert [text for text in entries if "\u2026" not in text] == ["Anna", "Tim && Tom"]
    entries["Anna"].trigger()
    assert window.scenario.name == "New"
    assert window.assessment.scenario.supplements[0].amount == 2000
    assert chip(window).text() == "Anna, 68"
    assert "Anna" not in opened(window)
    window.model.history.undo()
    assert window.scenario.person.name == ""


def test_another_person_starts_from_nothing_with_the_form(window):
    window.model.edit_person("Sick", conditions=("osteoporosis",), latitude=52.0)
    opened(window)["&Another person\u2026"].trigger()
    assert window.scenario.person.conditions == ()
    assert window.scenario.person.latitude == 52.0
    window.model.history.undo()
    assert window.scenario.person.conditions == ("osteoporosis",)


def test_a_library_that_cannot_be_read_is_told_and_the_menu_still_works(window, data_folder):
    folder = data_folder / "scenarios"
    folder.mkdir(parents=True)
    (folder / "broken.dk2.json").write_text("{", encoding="utf-8")
    assert list(opened(window)) == ["&Who this is about\u2026", "&Another person\u2026"]
