# SPDX-License-Identifier: MIT
"""The food picker: its order, the diet filter, favourites, foods of a store, and what to eat."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTabWidget,
)

from dk2gui.core.food import Food
from dk2gui.core.scenario import EatenFood, Person, Scenario
from dk2gui.foods.store import FILE_NAME, FoodStore
from dk2gui.gui import open_window
from dk2gui.gui.panels.food_models import FOOD_ROLE
from tests.foods.store_foods import plain


@pytest.fixture
def picker(window):
    """A window that shows its foods."""
    window.findChild(QTabWidget, "inputs").setCurrentIndex(1)
    return window


def results(window) -> list[Food]:
    model = window.findChild(QListView, "food-results").model()
    return [model.index(row, 0).data(FOOD_ROLE) for row in range(model.rowCount())]


def text_of(window, food_id: str) -> str:
    model = window.findChild(QListView, "food-results").model()
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return next(str(index.data(role)) for index in rows if index.data(FOOD_ROLE).id == food_id)


def order_by(window, nutrient: str, *, per_portion: bool) -> None:
    for name, data in (("food-order", nutrient), ("food-per", per_portion)):
        box = window.findChild(QComboBox, name)
        box.setCurrentIndex(box.findData(data))


def held(food: Food, nutrient: str) -> float:
    amount = food.amount(nutrient)
    assert amount is not None
    return amount


def test_foods_by_what_a_portion_gives(picker):
    order_by(picker, "k2", per_portion=True)
    found = results(picker)
    portions = [held(food, "k2") * food.servings[0].grams / 100 for food in found if food.servings]
    assert portions == sorted(portions, reverse=True)
    # 40 g with 998 ug MK-7 and 84 ug other long menaquinones per 100 g.
    assert found[0].id == "natto"
    assert "40" in text_of(picker, "natto")


def test_foods_by_what_100_g_give(picker):
    order_by(picker, "vitamin_d", per_portion=False)
    amounts = [held(food, "vitamin_d") for food in results(picker)]
    assert amounts == sorted(amounts, reverse=True)
    # Cod liver oil: 250 ug per 100 g (USDA 04589).
    assert "cod-liver-oil" in [food.id for food in results(picker)[:3]]


def test_words_narrow_an_order(picker, qtbot):
    order_by(picker, "k2", per_portion=False)
    qtbot.keyClicks(picker.findChild(QLineEdit, "food-search"), "cheese")
    found = results(picker)
    assert found
    assert "natto" not in [food.id for food in found]
    amounts = [held(food, "k2") for food in found]
    assert amounts == sorted(amounts, reverse=True)


def test_the_diet_filter_leaves_out_what_does_not_fit(qtbot):
    window = open_window(Scenario(schema=1, person=Person(diet=("vegan",))))
    qtbot.addWidget(window)
    order_by(window, "k2", per_portion=True)
    assert any(food.origin != "plant" for food in results(window))
    window.findChild(QCheckBox, "food-fits-diet").click()
    assert results(window)
    assert {food.origin for food in results(window)} == {"plant"}


def test_favourites_come_first_and_stay(picker, qtbot):
    search = picker.findChild(QLineEdit, "food-search")
    qtbot.keyClicks(search, "brie")
    chosen = results(picker)[0]
    qtbot.keyClick(search, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    picker.findChild(QPushButton, "food-favourite").click()  # once more takes it back
    picker.findChild(QPushButton, "food-favourite").click()
    assert "favourite" in text_of(picker, chosen.id)
    search.clear()
    assert results(picker)[0] == chosen
    picker.close()
    again = open_window(Scenario(schema=1))
    qtbot.addWidget(again)
    assert results(again)[0] == chosen


def test_what_was_eaten_lately_comes_first(picker, qtbot):
    search = picker.findChild(QLineEdit, "food-search")
    qtbot.keyClicks(search, "sauerkraut")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    search.clear()
    assert results(picker)[0].id == picker.scenario.foods[0].food


@pytest.fixture
def stocked(data_folder, qtbot):
    """A window with 30 imported foods in the store."""
    data_folder.mkdir(parents=True)
    store = FoodStore.open(data_folder / FILE_NAME)
    with store.importing("Shop", "test") as session:
        session.add(plain(f"shop-{n}", f"Zwieback {n}", brand="Shop", calcium=n) for n in range(30))
    store.close()
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    return window


def test_foods_of_the_store_are_found_eaten_and_come_back(stocked, qtbot):
    search = stocked.findChild(QLineEdit, "food-search")
    qtbot.keyClicks(search, "zwieback 29")
    qtbot.waitUntil(lambda: bool(results(stocked)))
    assert results(stocked)[0].id == "shop-29"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert stocked.assessment.nutrients["calcium"].intake.food == pytest.approx(29 * 3 / 7)
    stocked.close()
    again = open_window()
    qtbot.addWidget(again)
    assert again.scenario.foods == (EatenFood(food="shop-29", grams=100, times_per_week=3),)


def test_the_store_is_asked_beside_the_window(stocked, qtbot, monkeypatch):
    asked = []

    def search(self, query, limit=50):
        asked.append((query, threading.current_thread() is threading.main_thread()))
        return []

    monkeypatch.setattr(FoodStore, "search", search)
    field = stocked.findChild(QLineEdit, "food-search")
    for letter in "gouda":
        qtbot.keyClicks(field, letter)
        assert results(stocked), "bundled foods are there before the store has answered"
    qtbot.waitUntil(lambda: ("gouda", False) in asked)
    assert not any(in_window for _, in_window in asked)


def test_a_scenario_whose_food_is_gone_is_kept(stocked, qtbot, data_folder):
    stocked.model.edit("Eat", foods=(EatenFood(food="shop-3", grams=50, times_per_week=7),))
    stocked.model.edit("Name", name="Mine")
    assert stocked.assessment
    stocked.close()
    store = FoodStore.open(data_folder / FILE_NAME)
    store.remove_import(store.imports()[0].number)
    store.close()
    again = open_window()
    qtbot.addWidget(again)
    said = again.findChild(QLabel, "banner-text").text()
    assert "'shop-3'" in said
    assert "Mine.dk2.json" in said
    assert [entry.name for entry in again.files.library.entries()] == ["Mine"]


def test_a_food_that_is_deleted_stays_on_the_plate_of_the_session(stocked):
    stocked.model.edit("Eat", foods=(EatenFood(food="shop-7", grams=100, times_per_week=7),))
    assert stocked.assessment
    store = stocked.library.store
    store.remove_import(store.imports()[0].number)
    stocked.library.refresh()
    stocked.calculator.refresh_foods()
    stocked.model.edit("More", foods=(EatenFood(food="shop-7", grams=200, times_per_week=7),))
    assert stocked.assessment.nutrients["calcium"].intake.food == pytest.approx(14)
    stocked.findChild(QLineEdit, "food-search").setText("zwieback")
    assert results(stocked) == []


def eat_buttons(window) -> list[QPushButton]:
    found = [window.findChild(QPushButton, f"eat-add-{place}") for place in range(4)]
    return [button for button in found if not button.isHidden()]


def test_one_click_adds_what_is_missing(qtbot):
    window = open_window(
        Scenario(schema=1, foods=(EatenFood(food="gouda", grams=30, times_per_week=7),))
    )
    qtbot.addWidget(window)
    window.findChild(QTabWidget, "inputs").setCurrentIndex(1)
    nutrient = window.findChild(QComboBox, "eat-nutrient")
    nutrient.setCurrentIndex(nutrient.findData("calcium"))
    before = window.assessment.nutrients["calcium"].intake.total
    offered = eat_buttons(window)
    assert offered
    offered[0].click()
    assert len(window.scenario.foods) == 2
    assert window.scenario.foods[1].times_per_week == 7
    assert window.assessment.nutrients["calcium"].intake.total > before
    window.model.history.undo()
    assert len(window.scenario.foods) == 1


def test_on_an_antagonist_no_food_is_offered_for_vitamin_k(qtbot):
    person = Person(medications=("vitamin_k_antagonist",))
    window = open_window(
        Scenario(
            schema=1,
            person=person,
            foods=(EatenFood(food="gouda", grams=30, times_per_week=7),),
        )
    )
    qtbot.addWidget(window)
    window.findChild(QTabWidget, "inputs").setCurrentIndex(1)
    nutrient = window.findChild(QComboBox, "eat-nutrient")
    for name in ("vitamin_k", "k2"):
        place = nutrient.findData(name)
        if place >= 0:
            nutrient.setCurrentIndex(place)
            assert eat_buttons(window) == []
            assert window.findChild(QLabel, "eat-note").text()
    place = nutrient.findData("calcium")
    nutrient.setCurrentIndex(place)
    assert eat_buttons(window)


def test_results_can_be_walked_with_the_keyboard(picker, qtbot):
    search = picker.findChild(QLineEdit, "food-search")
    view = picker.findChild(QAbstractItemView, "food-results")
    order_by(picker, "mk7", per_portion=True)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(picker.scenario.foods) == 1
