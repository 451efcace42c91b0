# SPDX-License-Identifier: MIT
"""What a desktop does with the program: icon, names, files it hands over, good and broken."""

import os

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from dk2gui.cli.main import run
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.gui.window.desktop import ICON_SIZES, app_icon, dress
from dk2gui.gui.window.trouble import Answer, ask_about_file
from dk2gui.userdata.atomic import StorageError, read_bounded, write_whole
from dk2gui.userdata.storage import write_scenario


def test_the_icon_has_every_size_in_several_colours():
    icon = app_icon()
    for size in ICON_SIZES:
        image = icon.pixmap(size, size).toImage()
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0
        # The sun, in the upper left, is yellow; the leaf, in the lower right, is green.
        sun = image.pixelColor(round(size * 0.4), round(size * 0.35))
        leaf = image.pixelColor(round(size * 0.72), round(size * 0.72))
        assert sun.red() > sun.blue() + 80
        assert leaf.green() > leaf.red() + 30


def test_the_desktop_knows_its_name(qapp):
    dress(qapp)
    assert qapp.desktopFileName() == "dk2gui"
    assert not qapp.windowIcon().isNull()


def answering(button_text):
    """Click a button of the box that will be open; returns what it said."""
    said = []

    def click():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text() + "\n" + box.informativeText())
        next(one for one in box.buttons() if button_text in one.text()).click()

    QTimer.singleShot(0, click)
    return said


@pytest.mark.parametrize(
    ("button", "answer"),
    [("Open another", Answer.OTHER_FILE), ("Start", Answer.START), ("Close", Answer.CLOSE)],
)
def test_a_broken_file_asks_what_to_do(qtbot, button, answer):
    said = answering(button)
    assert ask_about_file("plan.json: supplements[0].amount: must be >= 0, got <b>-5</b>") is answer
    assert "supplements[0].amount: must be >= 0, got <b>-5</b>" in said[0]
    assert "was not changed" in said[0]


def test_the_command_of_the_menu_tells_a_broken_file_in_a_window(qtbot, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("dk2gui.gui.window.app.run_window", lambda *given: told.append(given) or 0)
    broken = tmp_path / "plan.dk2.json"
    broken.write_text('{"schema": 1, "name": 3}')
    assert run(["window", "--desktop", str(broken)]) == 0
    scenario, document, trouble = told[0]
    assert (scenario, document) == (None, None)
    assert "plan.dk2.json: name: " in trouble


def test_a_file_handed_over_is_opened_also_when_it_came_early(qapp, window, tmp_path):
    for name in ("early", "late"):
        write_scenario(tmp_path / f"{name}.dk2.json", Scenario(schema=1, name=name))

    def hand_over(name):
        url = QUrl.fromLocalFile(str(tmp_path / f"{name}.dk2.json"))
        QApplication.sendEvent(qapp, QFileOpenEvent(url))

    hand_over("early")
    assert window.scenario.name == ""
    qapp.open_files_with(window.files.open_file)
    assert window.scenario.name == "early"
    hand_over("late")
    assert window.scenario.name == "late"
    (tmp_path / "broken.dk2.json").write_text("{")
    hand_over("broken")
    assert window.scenario.name == "late"
    assert "broken.dk2.json: ends too early" in window.findChild(QLabel, "banner-text").text()


def test_a_file_that_a_scanner_holds_for_a_moment_is_written(tmp_path, monkeypatch):
    path = tmp_path / "plan.dk2.json"
    path.write_bytes(b"old")
    replace, tries = type(path).replace, []

    def held(source, target):
        tries.append(target)
        if len(tries) == 1:
            raise PermissionError(13, "held")
        return replace(source, target)

    monkeypatch.setattr(type(path), "replace", held)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["plan.dk2.json"]


def test_a_file_that_a_scanner_holds_for_a_moment_is_read(tmp_path, monkeypatch):
    path = tmp_path / "plan.dk2.json"
    path.write_bytes(b"held")
    opened, tries = os.open, []

    def held(name, flags, *mode):
        tries.append(name)
        if len(tries) == 1:
            raise PermissionError(13, "Permission denied")
        return opened(name, flags, *mode)

    monkeypatch.setattr("os.open", held)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setattr("dk2gui.userdata.atomic._IS_WINDOWS", True)
    assert read_bounded(path, 100) == b"held"
    # One that may not be read at all says so.
    monkeypatch.setattr("dk2gui.userdata.atomic._IS_WINDOWS", False)
    tries.clear()
    with pytest.raises(StorageError, match="cannot be read \\(Permission denied\\)"):
        read_bounded(path, 100)
    assert len(tries) == 1
