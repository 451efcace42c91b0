# SPDX-License-Identifier: MIT
"""Another program holds the food store: the window goes on, and nothing of it is lost."""

import contextlib
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton

from dk2gui.core.intake.food import Food
from dk2gui.foods.changes import Favourite, keeping
from dk2gui.foods.own import Portion, own_recipe
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from dk2gui.gui import open_window
from dk2gui.gui.my_foods.food_editor import FoodEditor
from dk2gui.gui.pages import my_foods
from dk2gui.gui.store_work import StoreWork
from dk2gui.userdata.waiting import read_waiting, save_waiting
from tests.gui.my_foods_steps import fill_row, find, names, settle

_HOLDS = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
other.execute("ROLLBACK")
other.close()
print("free", flush=True)
sys.stdin.readline()
"""
_TICK_MS = 5
_MOST_SILENT_MS = 400
"""Far above what an edit takes on a busy machine, far below any wait for a lock."""


def banner(root) -> str:
    widget = find(root, "banner")
    return find(root, "banner-text", QLabel).text() if widget.isVisible() else ""


class Holder:
    """Another program that is writing to the store until it is let go."""

    def __init__(self, path) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-c", _HOLDS, str(path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._program.stdout.readline() == "held\n"

    def let_go(self) -> None:
        if self._program.poll() is None:
            self._program.stdin.write("\n")
            self._program.stdin.flush()
            assert self._program.stdout.readline() == "free\n"

    def end(self) -> None:
        self._program.kill()
        self._program.communicate()


@pytest.fixture(name="lock")
def _lock(window, data_folder):
    holder = Holder(data_folder / FILE_NAME)
    yield holder
    holder.end()


class Pulse:
    """How long the event loop was silent at most, by a timer that ticks all the while."""

    def __init__(self) -> None:
        self.worst_ms = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.monotonic()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000)
        self._last = now

    def stop(self) -> float:
        self._tick()
        self._timer.stop()
        return self.worst_ms


@pytest.fixture(name="page")
def _page(window):
    window.findChild(QToolButton, "page-my-foods").click()
    return window.findChild(my_foods.MyFoodsPage)


def type_a_food(page, name="Soup"):
    click_without_waiting(page, "new-food")
    form = page.findChildren(FoodEditor)[-1]
    find(form, "food-name").setText(name)
    fill_row(form, 0, "2", unit="ug")
    return form


def click_without_waiting(root, name):
    find(root, name, QPushButton).click()


def test_adding_a_food_waits_for_nobody(window, qtbot, lock):
    window.findChild(QLineEdit, "food-search").setText("natto")
    window.calculator._foods._add_current()
    assert [row.food for row in window.scenario.foods] == ["natto"]
    qtbot.waitUntil(lambda: "remembered as soon as it is free" in banner(window))
    assert window.library.recent() == []
    lock.let_go()
    qtbot.waitUntil(lambda: window.library.recent() == ["natto"], timeout=10_000)


def test_the_window_goes_on_while_a_food_waits_for_the_store(window, page, lock, qtbot):
    form = type_a_food(page)
    pulse = Pulse()
    click_without_waiting(form, "form-save")
    qtbot.waitUntil(lambda: "in use by another program" in banner(form), timeout=10_000)
    window.model.edit("Days", days=99)
    qtbot.wait(300)
    assert pulse.stop() < _MOST_SILENT_MS
    assert form.isVisible()
    assert not find(form, "food-name").isEnabled()
    assert names(page) == []
    lock.let_go()
    settle()
    assert names(page) == ["Soup"]


def test_what_is_thrown_away_while_it_waits_is_not_kept(page, lock, qtbot):
    form = type_a_food(page)
    click_without_waiting(form, "form-save")
    qtbot.waitUntil(lambda: "in use by another program" in banner(form), timeout=10_000)
    click_without_waiting(form, "form-cancel")
    find(form, "banner-choice", QPushButton).click()
    lock.let_go()
    settle()
    assert names(page) == []


def test_the_order_is_kept(window, lock, qtbot, data_folder):
    way = window.findChild(StoreWork)
    food = Food(id="own:soup", name="Soup", source="My own", per_100g={"calcium": 40.0})
    said = []
    way.do(keeping(food), said.append, said.append)
    window.library.set_favourite("natto", True)
    way.do(keeping(food.__class__(**{**_fields(food), "name": "Stew"})), said.append)
    window.library.set_favourite("natto", False)
    qtbot.waitUntil(lambda: said != [])
    assert "in use by another program" in said.pop()
    lock.let_go()
    # Free again, but what is done now must not come before what waits.
    window.library.set_favourite("natto", True)
    settle()
    assert said == ["", ""]
    assert [kept.name for kept in window.library.store.own()] == ["Stew"]
    assert window.library.favourites() == ["natto"]
    assert not list(data_folder.glob("waiting*"))


def _fields(food):
    return {name: getattr(food, name) for name in food.__struct_fields__}


def test_what_waits_at_closing_is_still_done(window, lock, data_folder, qtbot):
    window.library.set_favourite("natto", True)
    lock.let_go()
    window.close()
    with contextlib.closing(FoodStore.open(data_folder / FILE_NAME)) as store:
        assert store.favourites() == ["natto"]
    assert read_waiting().changes == ()


def test_what_the_store_never_took_is_done_at_the_next_start(
    window, lock, data_folder, qtbot, monkeypatch
):
    food = Food(id="own:soup", name="Soup", source="My own", per_100g={"calcium": 40.0})
    window.findChild(StoreWork).do(keeping(food))
    window.library.set_favourite("own:soup", True)
    window.close()
    assert [type(change).__name__ for change in read_waiting().changes] == ["Keep", "Favourite"]
    lock.let_go()
    again = open_window()
    qtbot.addWidget(again)
    assert "done now" in banner(again)
    settle()
    assert again.library.store.own() == [food]
    assert again.library.favourites() == ["own:soup"]
    again.close()
    assert read_waiting() == read_waiting().__class__()


def test_what_waits_survives_a_kill(window, lock, qtbot):
    """It is written down as soon as it has to wait."""
    window.library.set_favourite("natto", True)
    qtbot.waitUntil(lambda: read_waiting().changes == (Favourite("natto", True),), timeout=10_000)
    lock.let_go()
    settle()
    assert read_waiting().changes == ()


def test_a_broken_note_of_what_waits_is_set_aside(qtbot, data_folder):
    data_folder.mkdir()
    (data_folder / "waiting-1.json").write_text('{"changes": [{"type": "Keep", "food": 3}]}')
    save_waiting((Favourite("natto", True),), 2)
    window = open_window()
    qtbot.addWidget(window)
    assert "waiting-1.json.broken-1" in banner(window)
    settle()
    assert window.library.favourites() == ["natto"]
    assert not (data_folder / "waiting-2.json").exists()


def test_what_is_wrong_with_a_change_is_told(window, qtbot):
    said = []
    recipe = own_recipe("Stew", [Portion("manna", 100.0)], 100.0)
    window.findChild(StoreWork).do(keeping(recipe), said.append)
    qtbot.waitUntil(lambda: said != [])
    assert "there is no food 'manna'" in said[0]
    assert window.library.store.recipes() == []


def test_a_window_starts_while_the_store_is_held(window, lock, qtbot):
    second = open_window()
    qtbot.addWidget(second)
    assert second.assessment
