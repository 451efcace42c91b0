# SPDX-License-Identifier: MIT
"""What comes back at the next start, and what happens when it cannot."""

import threading

import pytest
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QWidget

from dk2gui.core.scenario.scenario import EatenFood, Scenario
from dk2gui.gui import open_window
from dk2gui.userdata import storage
from dk2gui.userdata.storage import LastWork, load_state, save_last_work


def banner(window) -> str:
    widget = window.findChild(QWidget, "banner")
    return window.findChild(QLabel, "banner-text").text() if widget.isVisible() else ""


def test_the_first_start_shows_an_example(qtbot):
    window = open_window()
    qtbot.addWidget(window)
    assert window.scenario.name.startswith("Example")
    assert window.assessment.nutrients["vitamin_d"].status == "adequate"
    assert [item.severity for item in window.assessment.advice] == ["info", "info"]


def test_the_last_scenario_units_colours_and_columns_come_back(qtbot):
    window = open_window(Scenario(schema=1, name="Mine"))
    qtbot.addWidget(window)
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(75)
    for name, data in (("unit-vitamin-d", "ug"), ("unit-serum", "ng/mL")):
        box = window.findChild(QComboBox, name)
        box.setCurrentIndex(box.findData(data))
    window.findChild(QComboBox, "theme-choice").setCurrentIndex(2)
    window.close()
    again = open_window()
    qtbot.addWidget(again)
    assert again.scenario == window.scenario
    assert again.units == window.units
    assert again.theme_choice is window.theme_choice
    assert banner(again) == ""


def test_an_edit_is_saved_without_closing(qtbot, data_folder):
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(75)
    path = data_folder / "last.dk2.json"
    qtbot.waitUntil(path.exists, timeout=5000)
    assert load_state().scenario == window.scenario


def test_what_is_remembered_is_written_beside_a_window_that_is_busy(window, monkeypatch):
    wanted = {"last.dk2.json", "settings.json", "pins.json"}
    write, threads, all_there = storage.write_whole, {}, threading.Event()

    def watched(path, data):
        write(path, data)
        threads.setdefault(path.name, set()).add(threading.get_ident())
        if wanted <= threads.keys():
            all_there.set()

    monkeypatch.setattr(storage, "write_whole", watched)
    window.model.edit("Days", days=77)
    window.remember(theme="dark")
    assert window.pins.pin() == ""
    # No event of the window is handled meanwhile, as in a window that is busy or hangs.
    assert all_there.wait(60)
    assert threading.get_ident() not in set().union(*threads.values())
    assert load_state().scenario.days == 77


def test_a_corrupt_state_is_kept_aside_and_told(qtbot, data_folder):
    data_folder.mkdir()
    (data_folder / "last.dk2.json").write_text("{broken")
    (data_folder / "settings.json").write_text("[]")
    window = open_window()
    qtbot.addWidget(window)
    assert window.scenario.name.startswith("Example")
    assert "last.dk2.json.broken-1" in banner(window)
    assert "settings.json.broken-1" in banner(window)
    assert (data_folder / "last.dk2.json.broken-1").read_text() == "{broken"


def test_odd_settings_are_survived(qtbot, data_folder):
    data_folder.mkdir()
    (data_folder / "settings.json").write_text(
        '{"theme": "dark", "geometry": "%%%", "splitters": {"columns": [1]}}'
    )
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    assert window.theme_choice.value == "dark"
    assert window.isVisible()
    assert banner(window) == ""


def test_a_food_that_is_gone_is_told(qtbot):
    save_last_work(
        LastWork(Scenario(schema=1, foods=(EatenFood(food="manna", grams=1, times_per_week=1),)))
    )
    window = open_window()
    qtbot.addWidget(window)
    assert "manna" in banner(window)


def test_a_folder_that_cannot_be_written_is_told_and_survived(qtbot, data_folder):
    data_folder.write_text("a file where the folder should be")
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(75)
    window.save_now()
    assert "not remembered" in banner(window)
    assert window.scenario.supplements[0].amount == 75


def test_files_are_saved_and_opened(window, tmp_path):
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(75)
    path = tmp_path / "plan.dk2.json"
    window.files.save_file(path)
    saved = window.scenario
    window.files.new()
    assert window.scenario.supplements == ()
    window.files.open_file(path)
    assert window.scenario == saved


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"schema": 1, "days": -3}', "plan.dk2.json: days: must be >= 1, got -3"),
        ('{"schema": 1, "foods": [{"food": "manna", "grams": 1, "times_per_week": 1}]}', "manna"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_opened_changes_nothing(window, tmp_path, text, message):
    path = tmp_path / "plan.dk2.json"
    if text is not None:
        path.write_text(text)
    before = window.scenario
    window.files.open_file(path)
    assert message in banner(window)
    assert window.scenario == before


def test_saving_to_nowhere_is_told(window, tmp_path):
    (tmp_path / "file").write_text("")
    window.files.save_file(tmp_path / "file" / "plan.dk2.json")
    assert "cannot be written" in banner(window)


def test_new_keeps_who_you_are_and_can_be_undone(window):
    window.model.edit_person("Age", age_years=70)
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(75)
    before = window.scenario
    window.files.new()
    assert window.scenario.person.age_years == 70
    assert window.scenario.supplements == ()
    window.model.history.undo()
    assert window.scenario == before
