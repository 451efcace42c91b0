# SPDX-License-Identifier: MIT
"""The report of a problem: versions, system and places in code; nothing about the user."""

import getpass
import re
import sys
from pathlib import Path

import PySide6
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import qVersion, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton

from dk2gui import __version__, log
from dk2gui.core.scenario.scenario import Person, Scenario
from dk2gui.gui import open_window
from dk2gui.gui.help.log_text import LEFT_OUT, shareable
from dk2gui.gui.unforeseen import Unforeseen, log_what_qt_says
from dk2gui.gui.window.menus import actions_of, plain
from dk2gui.userdata.storage import Settings, save_settings

SECRETS = (
    "Annemarie",
    "Kowalski",
    "4711",
    "/home/annemarie",
    "C:\\Users",
    "KEY-0815",
    "Winter plan",
)


def opened(window) -> QDialog:
    next(one for one in actions_of(window) if plain(one.text()) == "Report a problem").trigger()
    dialog = window.findChild(QDialog, "problem")
    assert dialog.isVisible()
    return dialog


def text_of(window) -> str:
    return opened(window).findChild(QPlainTextEdit, "problem-text").toPlainText()


@pytest.fixture
def logged(qtbot):
    """A log that says too much."""
    window = open_window(
        Scenario(schema=1, name="Winter plan", person=Person(name="Annemarie Kowalski"))
    )
    qtbot.addWidget(window)
    before = (sys.excepthook, sys.unraisablehook)
    log.to_file()
    net = Unforeseen(window, lambda text: None)
    try:
        raise ValueError(
            "Annemarie Kowalski: /home/annemarie/Winter plan.dk2.json has 4711\n    4711"
        )
    except ValueError as error:
        net._hook(type(error), error, error.__traceback__)
    log.log.error("cannot read C:\\Users\\Annemarie Kowalski\\plan.json, 4711 nmol/L")
    log.log.warning("Qt: %s", "QFile::open: /home/annemarie/4711.json")
    log.log.warning("Qt: %s", "Annemarie said 4711")
    yield window
    log.end()
    sys.excepthook, sys.unraisablehook = before


def test_it_tells_versions_system_and_where_it_went_wrong(logged):
    told = text_of(logged)
    for expected in (
        f"dk2gui {__version__}", f"PySide6 {PySide6.__version__}, Qt {qVersion()}", "System: ",
        "Screen: ", "vitamin_d_unit: IU", "language: as the desktop", "Not foreseen, in dk2gui",
        f"ValueError: {LEFT_OUT}", "Qt: QFile::open", "test_problem.py, line", "raise ValueError",
    ):  # fmt: skip
        assert expected in told, expected


def test_it_tells_nothing_about_the_user(logged, data_folder):
    save_settings(Settings(fdc_key="KEY-0815"))
    whole = log.log_path().read_text(encoding="utf-8")
    assert all(secret in whole for secret in ("Annemarie", "4711", "/home/annemarie", "C:\\Users"))
    # The source line of this test names them; a line of the program never would.
    told = "\n".join(
        line for line in text_of(logged).splitlines() if "raise ValueError(" not in line
    )
    for secret in (*SECRETS, str(data_folder), str(Path.home())):
        assert secret.lower() not in told.lower(), secret
    owner = getpass.getuser()
    assert owner == "root" or not re.search(rf"\b{re.escape(owner)}\b", told)


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"))))
def test_of_lines_that_are_not_the_programs_nothing_is_left(lines):
    for told in shareable(f"x {line}" for line in lines):
        assert told == LEFT_OUT


@given(st.text(min_size=1, alphabet=st.characters(categories=("L", "N", "Z"), codec="ascii")))
def test_the_words_of_an_error_are_left_out(words):
    secret = f"qx{words}xq"
    head = "2026-11-25 10:00:00,000 17 MainThread ERROR dk2gui: "
    lines = [f"{head}{secret}", "Traceback (most recent call last):",
             f'  File "/home/{secret}/site-packages/httpx/_client.py", line 3, in get',
             f"httpx.ConnectError: {secret}", secret, f"    {secret}"]  # fmt: skip
    told = "\n".join(shareable(lines))
    assert "qx" not in told
    assert "httpx/_client.py, line 3, in get" in told
    assert f"httpx.ConnectError: {LEFT_OUT}" in told


def test_a_crash_is_told_by_its_places(logged):
    log.faults_path().write_text(
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x00007f (most recent call first):\n"
        '  File "/home/annemarie/lib/dk2gui/gui/model.py", line 9 in flush\n'
    )
    told = text_of(logged)
    assert "Fatal Python error: Segmentation fault" in told
    assert "dk2gui/gui/model.py, line 9, in flush" in told
    assert "annemarie" not in told


def test_it_is_copied_as_it_stands_and_sent_nowhere(window):
    dialog = opened(window)
    area = dialog.findChild(QPlainTextEdit, "problem-text")
    area.appendPlainText("I pressed a key.")
    dialog.findChild(QPushButton, "problem-copy").click()
    assert QGuiApplication.clipboard().text() == area.toPlainText()
    assert QGuiApplication.clipboard().text().endswith("I pressed a key.")
    assert dialog.findChild(QLabel, "problem-said").text() == "Copied."


def test_without_a_log_it_says_so(window):
    assert "Log: empty" in text_of(window)


def test_what_qt_says_reaches_the_log(window):
    log.to_file()
    log_what_qt_says()
    qWarning("QFont::setPointSize: something")
    log.end()
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415

    qInstallMessageHandler(None)
    assert "Qt: QFont::setPointSize" in text_of(window)
