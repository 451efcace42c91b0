# SPDX-License-Identifier: MIT
"""However the program ends, the next start shows one scenario under its own file's name."""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.gui import open_window
from dk2gui.gui.window.leaving import Leaving
from dk2gui.userdata.storage import load_state, read_scenario, write_scenario
from tests.signals import heard

NAMES = ("A", "B")


def banner(window) -> str:
    widget = window.findChild(QWidget, "banner")
    return window.findChild(QLabel, "banner-text").text() if widget.isVisible() else ""


def choices(window) -> set[str]:
    return {
        button.text()
        for button in window.findChildren(QPushButton, "banner-choice")
        if not button.isHidden()
    }


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A folder with the user's data and two scenario files, each named as its scenario is."""
    monkeypatch.setenv("DK2GUI_DATA_DIR", str(tmp_path / "root" / "data"))
    for name in NAMES:
        (tmp_path / "root").mkdir(exist_ok=True)
        write_scenario(tmp_path / "root" / f"{name}.dk2.json", Scenario(schema=1, name=name))
    return tmp_path / "root"


def take_step(window, step: str, root: Path) -> None:
    if step == "new":
        window.files.new()
        window.model.edit("Name", name="")
    elif step == "save":
        window.files.save()
    elif step == "edit":
        window.model.edit("Days", days=window.scenario.days + 1)
    elif step == "undo":
        window.model.history.undo()
    elif step == "remember":
        window.save_now()
    else:
        window.files.open_file(root / f"{step}.dk2.json")
    window.model.flush()


def check_next_start(qtbot, root: Path) -> None:
    """What is shown under a file's name is that file's, and saving it writes over no other."""
    window = open_window()
    qtbot.addWidget(window)
    document = window.model.document
    shown = window.scenario.name
    if document is not None and document.parent == root:
        assert f"{shown}.dk2.json" == document.name
        assert window.windowTitle().startswith(shown)
    window.files.save()
    for name in NAMES:
        assert read_scenario(root / f"{name}.dk2.json").name == name
    window.close()


def restored(snapshot: Path, root: Path) -> None:
    shutil.rmtree(root)
    shutil.copytree(snapshot, root)


@pytest.mark.parametrize("seed", range(2))
def test_a_kill_before_or_after_any_write_mixes_up_no_two_files(
    qtbot, root, tmp_path, monkeypatch, seed
):
    draw = random.Random(seed)
    steps = ["A", "edit", "remember", "B", "edit", "remember", "new", "edit", "save"]
    steps += draw.choices([*NAMES, "edit", "new", "save", "undo", "remember"], k=12)
    snapshots: list[Path] = []

    def snapshot() -> None:
        snapshots.append(tmp_path / f"at-{len(snapshots)}")
        shutil.copytree(root, snapshots[-1], ignore=shutil.ignore_patterns("*.lock"))

    replace = Path.replace

    def watched(self, target):
        snapshot()
        done = replace(self, target)
        snapshot()
        return done

    monkeypatch.setattr(Path, "replace", watched)
    window = open_window()
    qtbot.addWidget(window)
    for step in steps:
        take_step(window, step, root)
    window.close()
    monkeypatch.setattr(Path, "replace", replace)
    assert len(snapshots) > 12
    for at in draw.sample(snapshots, 6):
        restored(at, root)
        check_next_start(qtbot, root)


def test_the_file_of_an_earlier_scenario_is_not_taken_for_that_of_the_last(qtbot, root):
    first = open_window()
    qtbot.addWidget(first)
    take_step(first, "A", root)
    first.close()
    second = open_window()
    qtbot.addWidget(second)
    for step in ("B", "edit", "remember"):
        take_step(second, step, root)
    second._session.release()  # as a kill would
    third = open_window()
    qtbot.addWidget(third)
    assert third.scenario.name == "B"
    assert third.model.document == root / "B.dk2.json"
    assert third.isWindowModified()


def test_a_file_changed_between_two_starts_is_not_written_over(qtbot, root):
    window = open_window()
    qtbot.addWidget(window)
    for step in ("A", "edit"):
        take_step(window, step, root)
    window.close()
    path = root / "A.dk2.json"
    write_scenario(path, Scenario(schema=1, name="A", days=11))
    again = open_window()
    qtbot.addWidget(again)
    assert "A.dk2.json was changed since" in banner(again)
    again.files.save()
    assert "Write over it" in choices(again)
    assert read_scenario(path).days == 11


def test_a_file_removed_between_two_starts_is_told_and_saved_again(qtbot, root):
    window = open_window()
    qtbot.addWidget(window)
    take_step(window, "A", root)
    window.close()
    (root / "A.dk2.json").unlink()
    again = open_window()
    qtbot.addWidget(again)
    assert "A.dk2.json is not there any more" in banner(again)
    again.files.save()
    assert read_scenario(root / "A.dk2.json").name == "A"


def test_a_bare_scenario_of_an_older_version_is_still_read(qtbot, root):
    (root / "data").mkdir()
    write_scenario(root / "data" / "last.dk2.json", Scenario(schema=1, name="Old"))
    (root / "data" / "settings.json").write_text(f'{{"document": "{root}/A.dk2.json"}}')
    window = open_window()
    qtbot.addWidget(window)
    assert (window.scenario.name, window.model.document) == ("Old", None)


_OPENS_AND_EDITS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
import dk2gui.gui.window.app as app
open_window = app.open_window
def opened(scenario=None):
    window = open_window(scenario)
    def go():
        window.files.open_file(Path(sys.argv[1]))
        window.model.edit("Days", days=77)
        print("ready", flush=True)
        if sys.argv[2] == "dialog":
            QMessageBox.information(window, "", "")
    QTimer.singleShot(0, go)
    return window
app.open_window = opened
sys.exit(app.run_window(None))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("beside", ["nothing", "dialog"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_saves_as_closing_does(root, name, beside):
    path = root / "B.dk2.json"
    number = getattr(signal, name)
    program = subprocess.Popen(
        [sys.executable, "-c", _OPENS_AND_EDITS, str(path), beside],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=heard,  # noqa: PLW1509
    )  # fmt: skip
    assert program.stdout.readline() == "ready\n"
    program.send_signal(number)
    _, said = program.communicate(timeout=60)
    assert program.returncode == 128 + number
    assert "Traceback" not in said
    work = load_state().work
    assert (work.scenario.days, work.document) == (77, path)
    assert load_state().settings.geometry


def test_the_end_of_a_session_saves(window, data_folder):
    leaving = Leaving(window, window.save_state)
    window.model.edit("Days", days=77)
    QGuiApplication.instance().commitDataRequest.emit(None)
    leaving.end()
    assert load_state().scenario.days == 77


_HANGS = """
import sys, threading, time
from PySide6.QtCore import QTimer
import dk2gui.gui.window.app as app
from dk2gui.gui.tasks import Latest
open_window = app.open_window
def opened(scenario=None):
    window = open_window(scenario)
    begun = threading.Event()
    def close():
        begun.wait(30)
        window.model.edit("Days", days=77)
        window.close()
    hung = Latest(window)
    hung.ask(lambda cancelled: begun.set() or time.sleep(600))
    stop = window._autosave.stop
    window._autosave.stop = lambda wait_s: (stop(wait_s), hung.stop(0.05))
    QTimer.singleShot(0, close)
    return window
app.open_window = opened
sys.exit(app.run_window(None))
"""


def test_work_that_hangs_does_not_keep_a_closed_window():
    done = subprocess.run(
        [sys.executable, "-c", _HANGS], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert load_state().scenario.days == 77
