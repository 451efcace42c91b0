# SPDX-License-Identifier: MIT
"""Scenario files in the window: saved or not, changed outside, dropped, and two windows."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QListView,
    QMessageBox,
    QPushButton,
    QSlider,
    QToolButton,
    QUndoView,
    QWidget,
)

from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from dk2gui.gui import open_window
from dk2gui.userdata.storage import load_state, read_scenario, write_scenario
from tests.foods.import_files import small_fdc_zip


def set_mk7(window, amount):
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(amount)
    assert window.assessment


def mk7(scenario) -> float:
    return sum(dose.amount for dose in scenario.supplements if dose.compound == "mk7")


def choices(window) -> dict[str, QPushButton]:
    return {
        button.text(): button
        for button in window.findChildren(QPushButton, "banner-choice")
        if not button.isHidden()
    }


def test_the_title_tells_the_file_and_what_is_unsaved(window, tmp_path):
    set_mk7(window, 75)
    window.files.save_file(tmp_path / "plan.dk2.json")
    window.model.flush()
    assert window.windowTitle() == "plan[*] \u2013 dk2gui"
    assert not window.isWindowModified()
    set_mk7(window, 90)
    assert window.isWindowModified()
    window.model.history.undo()
    window.model.flush()
    assert not window.isWindowModified()


def test_opening_is_a_step_that_can_be_taken_back(window, tmp_path):
    set_mk7(window, 75)
    path = tmp_path / "other.dk2.json"
    write_scenario(path, Scenario(schema=1, name="Other"))
    assert window.files.open_file(path)
    assert (window.scenario.name, window.model.document) == ("Other", path)
    window.model.history.undo()
    window.model.flush()
    assert mk7(window.scenario) == 75
    assert window.model.document is None
    assert window.windowTitle() == "dk2gui[*]"


def test_a_file_changed_outside_is_noticed_and_not_written_over(window, tmp_path, qtbot):
    path = tmp_path / "plan.dk2.json"
    set_mk7(window, 75)
    window.files.save_file(path)
    window.model.flush()
    outside = msgspec.structs.replace(window.scenario, name="From elsewhere")
    write_scenario(path, outside)
    qtbot.waitUntil(lambda: "Load it" in choices(window), timeout=5000)
    set_mk7(window, 90)
    window.files.save()
    assert read_scenario(path) == outside
    choices(window)["Write over it"].click()
    assert mk7(read_scenario(path)) == 90


def test_a_file_changed_outside_can_be_loaded(window, tmp_path, qtbot):
    path = tmp_path / "plan.dk2.json"
    window.files.save_file(path)
    window.model.flush()
    write_scenario(path, msgspec.structs.replace(window.scenario, name="From elsewhere"))
    qtbot.waitUntil(lambda: "Load it" in choices(window), timeout=5000)
    choices(window)["Load it"].click()
    assert window.scenario.name == "From elsewhere"


def test_a_file_that_was_replaced_is_still_watched(window, tmp_path, qtbot):
    path = tmp_path / "plan.dk2.json"
    window.files.save_file(path)
    window.model.flush()
    # Replaced by another file, as most programs save; then written into where it stands.
    other = tmp_path / "new"
    write_scenario(other, msgspec.structs.replace(window.scenario, name="First"))
    other.replace(path)
    qtbot.waitUntil(lambda: "Load it" in choices(window), timeout=5000)
    choices(window)["Load it"].click()
    assert window.scenario.name == "First"
    path.write_bytes(path.read_bytes().replace(b"First", b"Again"))
    qtbot.waitUntil(lambda: "Load it" in choices(window), timeout=5000)
    choices(window)["Load it"].click()
    assert window.scenario.name == "Again"


def test_a_file_that_went_and_came_back_is_still_watched(window, tmp_path, qtbot):
    path = tmp_path / "plan.dk2.json"
    window.files.save_file(path)
    window.model.flush()
    path.unlink()
    qtbot.waitUntil(lambda: "Save it again" in choices(window), timeout=5000)
    write_scenario(path, msgspec.structs.replace(window.scenario, name="Back"))
    qtbot.waitUntil(lambda: "Load it" in choices(window), timeout=5000)
    choices(window)["Load it"].click()
    assert window.scenario.name == "Back"


def test_a_drag_that_ends_where_it_began_changes_nothing(window, tmp_path):
    path = tmp_path / "plan.dk2.json"
    set_mk7(window, 75)
    window.files.save_file(path)
    window.model.flush()
    steps, label = window.model.history.count(), window.model.history.undoText()
    slider = window.findChild(QSlider, "dose-mk7-slider")
    began = slider.value()
    slider.setSliderDown(True)
    for position in (began + 200, began + 50, began):
        slider.setValue(position)
    slider.setSliderDown(False)
    window.model.flush()
    assert mk7(window.scenario) == 75
    assert (window.model.history.count(), window.model.history.undoText()) == (steps, label)
    assert not window.isWindowModified()


def test_a_removed_file_is_told(window, tmp_path, qtbot):
    path = tmp_path / "plan.dk2.json"
    window.files.save_file(path)
    window.model.flush()
    path.unlink()
    qtbot.waitUntil(lambda: "Save it again" in choices(window), timeout=5000)
    choices(window)["Save it again"].click()
    assert read_scenario(path) == window.scenario


def test_the_open_file_deleted_in_the_library_can_be_saved_again(window):
    set_mk7(window, 50)
    window.files.keep()
    path = window.model.document
    window.model.flush()
    assert not window.isWindowModified()
    window.files.delete(path)
    window.model.flush()
    assert window.isWindowModified()
    window.files.save()
    assert mk7(read_scenario(path)) == 50


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                   Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip


def test_a_file_dropped_on_the_window_is_opened(window, tmp_path):
    path = tmp_path / "plan.dk2.json"
    write_scenario(path, Scenario(schema=1, name="Dropped"))
    drop(window, path)
    assert window.scenario.name == "Dropped"
    path.write_text("no scenario")
    drop(window, path)
    assert window.scenario.name == "Dropped"
    assert "plan.dk2.json" in window.findChild(QLabel, "banner-text").text()


def test_the_open_file_is_open_again_at_the_next_start(qtbot, tmp_path):
    window = open_window(Scenario(schema=1, name="Mine"))
    qtbot.addWidget(window)
    path = tmp_path / "plan.dk2.json"
    window.files.save_file(path)
    window.close()
    again = open_window()
    qtbot.addWidget(again)
    assert again.model.document == path
    assert again.windowTitle() == "plan[*] \u2013 dk2gui"


def test_two_windows_keep_their_own_state(qtbot):
    windows = [open_window(Scenario(schema=1, name=name)) for name in ("One", "Two")]
    for window in windows:
        qtbot.addWidget(window)
        window.save_now()
    assert [load_state(slot).scenario.name for slot in (1, 2)] == ["One", "Two"]
    for window in windows:
        window.close()
    third = open_window()
    qtbot.addWidget(third)
    assert third.scenario.name == "One"


@pytest.fixture
def library_page(window, qtbot):
    window.show()
    window.findChild(QToolButton, "page-scenarios").click()
    return window


def listed(window) -> list[str]:
    model = window.findChild(QListView, "library").model()
    return [model.index(row, 0).data().split("\n")[0] for row in range(model.rowCount())]


def test_the_library_keeps_copies_and_deletes(library_page, qtbot):
    window = library_page
    window.model.edit("Name", name="Winter")
    window.findChild(QPushButton, "library-keep").click()
    assert listed(window) == ["Winter"]
    window.findChild(QPushButton, "library-duplicate").click()
    assert sorted(listed(window)) == ["Winter", "Winter copy"]
    window.findChild(QPushButton, "library-delete").click()
    assert len(listed(window)) == 1
    choices(window)["Take back"].click()
    assert len(listed(window)) == 2
    assert window.findChild(QWidget, "banner").isHidden()


def test_save_without_a_file_keeps_it_in_the_library(library_page):
    library_page.files.save()
    assert listed(library_page) == ["Scenario"]
    assert library_page.model.document is not None
    set_mk7(library_page, 90)
    library_page.files.save()
    assert mk7(read_scenario(library_page.model.document)) == 90
    assert len(listed(library_page)) == 1


def test_a_click_in_the_history_goes_there(library_page):
    window = library_page
    for amount in (50, 75, 100):
        set_mk7(window, amount)
    view = window.findChild(QUndoView, "history")
    view.setCurrentIndex(view.model().index(2, 0))
    assert mk7(window.scenario) == 75
    view.setCurrentIndex(view.model().index(0, 0))
    assert mk7(window.scenario) == 0


_EDITS_FOR_EVER = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDoubleSpinBox
from dk2gui.gui import open_window
app = QApplication([])
window = open_window()
box = window.findChild(QDoubleSpinBox, "dose-mk7-value")
state = {"amount": box.value()}
def edit():
    state["amount"] += 1
    box.setValue(state["amount"])
    print(state["amount"], time.time(), flush=True)
timer = QTimer(interval=40)
timer.timeout.connect(edit)
timer.start()
app.exec()
"""
_LOST_AT_MOST_S = 1.0


def test_a_kill_loses_at_most_the_last_second(tmp_path):
    draw = random.Random(5)
    reached = 0.0
    for _ in range(6):
        program = subprocess.Popen(
            [sys.executable, "-c", _EDITS_FOR_EVER], stdout=subprocess.PIPE, text=True
        )
        lines = [program.stdout.readline()]
        time.sleep(draw.uniform(0.2, 1.6))
        program.send_signal(signal.SIGKILL)
        killed = time.time()
        lines += program.stdout.read().splitlines()
        program.wait()
        program.stdout.close()
        edits = [
            (float(amount), float(at)) for amount, at in (x.split() for x in lines if " " in x)
        ]
        state = load_state()
        assert state.problems == ()
        old = [amount for amount, at in edits if at < killed - _LOST_AT_MOST_S]
        kept = mk7(state.scenario) if state.scenario else 0.0
        assert kept >= max([*old, reached])
        reached = kept
    assert reached > 0


def test_a_food_database_dropped_on_the_window_is_imported(window, tmp_path, qtbot):
    drop(window, small_fdc_zip(tmp_path / "foods.zip", 5))
    report = window.findChild(QWidget, "import-report")
    qtbot.waitUntil(lambda: "5 foods imported" in report.toPlainText(), timeout=20_000)
    drop(window, tmp_path / "gone.zip")
    qtbot.waitUntil(lambda: "gone.zip" in report.toPlainText())
    assert window.library.store.count() == 5


def test_the_file_menu_asks_for_a_food_database(window, tmp_path, qtbot, monkeypatch):
    path = small_fdc_zip(tmp_path / "foods.zip", 3)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    files = next(a.menu() for a in window.menuBar().actions() if a.text() == "&File")
    next(a for a in files.actions() if a.text().startswith("&Import")).trigger()
    report = window.findChild(QWidget, "import-report")
    qtbot.waitUntil(lambda: "3 foods imported" in report.toPlainText(), timeout=20_000)


def test_a_data_folder_removed_while_the_window_is_open(window, qtbot, data_folder):
    food = Food(id="own:soup", name="Soup", source="My own", per_100g={"calcium": 40.0})
    window.library.store.put_own(food)
    set_mk7(window, 75)
    window.remember(theme="dark")
    shutil.rmtree(data_folder)
    banner = window.findChild(QLabel, "banner-text")
    qtbot.waitUntil(lambda: "was removed" in banner.text(), timeout=5000)
    assert "foods were saved again" in banner.text()
    assert mk7(load_state().scenario) == 75
    assert load_state().settings.theme == "dark"
    set_mk7(window, 80)
    window.library.store.set_favourite("natto", True)
    window.close()
    assert mk7(load_state().scenario) == 80
    with contextlib.closing(FoodStore.open(data_folder / FILE_NAME)) as store:
        assert store.own() == [food]
        assert store.favourites() == ["natto"]


def test_edits_reach_the_disk_while_the_window_is_busy(window, data_folder):
    set_mk7(window, 75)
    until = time.monotonic() + 20
    # Nothing of the event loop runs meanwhile.
    while time.monotonic() < until and not (data_folder / "last.dk2.json").exists():
        sum(range(10_000))
    assert mk7(load_state().scenario) == 75


@pytest.mark.parametrize("yes", [False, True])
def test_a_name_that_was_completed_writes_over_nothing_without_a_question(
    window, tmp_path, monkeypatch, yes
):
    other = Scenario(schema=1, name="Other")
    path = tmp_path / "plan.dk2.json"
    write_scenario(path, other)
    typed = str(tmp_path / "plan")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, "CSV tables (*.csv)"))
    (tmp_path / "plan.csv").write_text("mine")
    asked = []

    def answer(box):
        asked.append(box.text())
        return box.StandardButton.Yes if yes else box.StandardButton.No

    monkeypatch.setattr(QMessageBox, "exec", answer)
    window.files.ask_save()
    window.take_away.ask_table("inputs")
    assert asked == [
        f"{name} is there already. Write over it?" for name in ("plan.dk2.json", "plan.csv")
    ]
    assert (read_scenario(path) == other) is not yes
    assert ((tmp_path / "plan.csv").read_text() == "mine") is not yes


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="other systems have no pipes with names")
def test_a_pipe_is_no_file_and_is_not_waited_for(window, tmp_path):
    pipe = tmp_path / "pipe.dk2.json"
    os.mkfifo(pipe)
    drop(window, pipe)
    assert "is no regular file" in window.findChild(QLabel, "banner-text").text()
    window.files.save_file(pipe)
    assert pipe.is_fifo()
    assert window.model.document is None
