# SPDX-License-Identifier: MIT
"""Another program holds the food store: the window goes on, and nothing of it is lost."""

import contextlib
import sqlite3

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from dk2gui.core.intake.food import Food
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from dk2gui.gui import open_window
from dk2gui.gui.pages import my_foods


def banner(window) -> str:
    widget = window.findChild(QWidget, "banner")
    return window.findChild(QLabel, "banner-text").text() if widget.isVisible() else ""


@pytest.fixture(name="lock")
def _lock(window, data_folder):
    """Another program that is writing to the store until it is closed."""
    other = sqlite3.connect(data_folder / FILE_NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield other
    other.close()


def test_adding_a_food_waits_for_nobody(window, qtbot, lock):
    window.findChild(QLineEdit, "food-search").setText("natto")
    window.calculator._foods._add_current()
    assert [row.food for row in window.scenario.foods] == ["natto"]
    assert "remembered as soon as it is free" in banner(window)
    assert window.library.recent() == []
    lock.execute("ROLLBACK")
    qtbot.waitUntil(lambda: window.library.recent() == ["natto"], timeout=10_000)


def test_what_waits_at_closing_is_still_done(window, lock, data_folder, qtbot):
    window.library.set_favourite("natto", True)
    QTimer.singleShot(0, lambda: lock.execute("ROLLBACK"))
    qtbot.wait(1)
    window.close()
    with contextlib.closing(FoodStore.open(data_folder / FILE_NAME)) as store:
        assert store.favourites() == ["natto"]


def test_an_own_food_is_kept_once_the_store_is_free(window, lock):
    window.findChild(QToolButton, "page-my-foods").click()
    page = window.findChild(my_foods.MyFoodsPage)
    QTimer.singleShot(120, lambda: lock.execute("ROLLBACK"))
    food = Food(id="own:soup", name="Soup", source="My own", per_100g={"calcium": 40.0})
    assert page._keep(food) == ""
    assert window.library.store.own() == [food]


def test_an_own_food_that_cannot_be_kept_is_told(window, lock, monkeypatch):
    monkeypatch.setattr(my_foods, "_BUSY_WAIT_MS", 100)
    window.findChild(QToolButton, "page-my-foods").click()
    page = window.findChild(my_foods.MyFoodsPage)
    food = Food(id="own:soup", name="Soup", source="My own", per_100g={"calcium": 40.0})
    assert "is busy with another import or window" in page._keep(food)
    lock.execute("ROLLBACK")
    assert window.library.store.own() == []


def test_a_window_starts_while_the_store_is_held(window, lock, qtbot):
    second = open_window()
    qtbot.addWidget(second)
    assert second.assessment
