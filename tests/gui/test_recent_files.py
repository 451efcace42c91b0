# SPDX-License-Identifier: MIT
"""Recent files: what was opened or saved last is opened again from the menu."""

import pytest
from PySide6.QtWidgets import QLabel, QMenu

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.gui import open_window
from dk2gui.userdata.storage import load_state, write_scenario


def recent(window) -> QMenu:
    """The menu, as it is when it is shown."""
    menu = window.findChild(QMenu, "recent-files")
    menu.aboutToShow.emit()
    return menu


def names(window) -> list[str]:
    return [one.text() for one in recent(window).actions() if not one.isSeparator()]


@pytest.fixture
def files(tmp_path):
    made = []
    for name in ("one", "two & three", "<b>four</b>".replace("/", "-")):
        made.append(tmp_path / f"{name}.dk2.json")
        write_scenario(made[-1], Scenario(schema=1, name=name))
    return made


def test_the_last_is_first_and_each_is_there_once(window, files):
    assert names(window) == ["No file was opened yet"]
    for path in (*files, files[0]):
        assert window.files.open_file(path)
    assert names(window) == ["one", "<b>four<-b>", "two && three", "&Forget these"]
    action = recent(window).actions()[2]
    action.trigger()
    assert window.scenario.name == "two & three"
    assert names(window)[0] == "two && three"
    # Where it lies is told, as plain text.
    assert str(files[1].parent) in recent(window).actions()[0].toolTip()
    assert "&lt;b&gt;four" in recent(window).actions()[2].toolTip()


def test_at_most_eight_and_they_are_there_at_the_next_start(qtbot, window, tmp_path):
    for number in range(10):
        window.files.save_file(tmp_path / f"plan {number}.dk2.json")
    expected = [f"plan {number}" for number in range(9, 1, -1)]
    assert names(window)[:-1] == expected
    window.close()
    again = open_window()
    qtbot.addWidget(again)
    assert names(again)[:-1] == expected


def test_a_file_that_is_gone_is_told_and_offered_no_more(window, files):
    for path in files:
        window.files.open_file(path)
    files[1].unlink()
    recent(window).actions()[1].trigger()
    assert files[1].name in window.findChild(QLabel, "banner-text").text()
    assert window.scenario.name == "<b>four<-b>"
    assert names(window) == ["<b>four<-b>", "one", "&Forget these"]


def test_a_broken_file_stays_offered_and_changes_nothing(window, files):
    for path in files[:2]:
        window.files.open_file(path)
    files[0].write_text("{")
    recent(window).actions()[1].trigger()
    assert "ends too early" in window.findChild(QLabel, "banner-text").text()
    assert window.scenario.name == "two & three"
    assert "one" in names(window)


def test_what_the_desktop_opened_is_among_them(window, files):
    window.files.resume(files[0])
    assert names(window)[0] == "one"


def test_they_are_forgotten_on_demand(window, files):
    window.files.open_file(files[0])
    recent(window).actions()[-1].trigger()
    assert names(window) == ["No file was opened yet"]
    window.preferences.flush()
    assert load_state().settings.recent == ()
