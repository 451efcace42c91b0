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

from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import EatenFood, Person, Scenario
from dk2gui.foods.own import Portion, own_meal
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from dk2gui.gui import open_window
from dk2gui.gui.panels.food_models import FOOD_ROLE, SHORT_ROLE
from dk2gui.gui.panels.foods import FoodsPanel
from tests.foods.store_foods import many, plain


@pytest.fixture
def picker(window):
    """A window that shows its foods."""
    window.findChild(QTabWidget, "inputs").setCurrentIndex(1)
    window.findChild(QLineEdit, "food-search").setFocus()
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


def test_the_diet_filter_follows_the_person(picker):
    picker.findChild(QLineEdit, "food-search").setText("salmon")
    picker.findChild(QCheckBox, "food-fits-diet").click()
    assert results(picker)
    picker.model.edit_person("Vegan", diet=("vegan",))
    assert picker.assessment
    assert results(picker) == []


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


def current(window) -> str:
    """The id of what Enter would add."""
    return window.findChild(QListView, "food-results").currentIndex().data(FOOD_ROLE).id


def add_found(window, qtbot, words: str) -> None:
    search = window.findChild(QLineEdit, "food-search")
    search.setText(words)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    window.model.flush()


def bring(path, title: str, foods) -> None:
    """Import foods as another process does: through a connection of its own."""
    store = FoodStore.open(path)
    with store.importing(title, title) as session:
        session.add(foods)
    store.close()


def star(window, food_id: str, words: str) -> None:
    """Find a food and press the favourite button on it."""
    window.findChild(QLineEdit, "food-search").setText(words)
    view = window.findChild(QListView, "food-results")
    row = [food.id for food in results(window)].index(food_id)
    view.setCurrentIndex(view.model().index(row, 0))
    window.findChild(QPushButton, "food-favourite").click()


@pytest.mark.parametrize("kind", ["window", "stocked"])
def test_a_favourite_leads_while_typing(kind, request, qtbot):
    opened = request.getfixturevalue(kind)
    search = opened.findChild(QLineEdit, "food-search")
    search.setText("cheese")
    last = next(food.id for food in reversed(results(opened)))
    star(opened, last, "cheese")
    # A store that is in use takes it a moment later, beside the window.
    qtbot.waitUntil(lambda: last in opened.library.favourites())
    search.clear()
    for letter in "cheese":
        qtbot.keyClicks(search, letter)
        if search.text() not in ("c", "ch"):
            assert current(opened) == results(opened)[0].id == last


def test_a_food_of_an_import_that_was_used_leads_at_once(stocked, qtbot):
    search = stocked.findChild(QLineEdit, "food-search")
    search.setText("zwieback 29")
    qtbot.waitUntil(lambda: bool(results(stocked)))
    qtbot.keyClick(search, Qt.Key.Key_Return)
    search.setText("zwie")
    assert current(stocked) == "shop-29", "before the store has answered"
    qtbot.waitUntil(lambda: len(results(stocked)) > 1)
    assert current(stocked) == results(stocked)[0].id == "shop-29"


@pytest.mark.parametrize("nutrient", ["", "calcium"])
def test_the_current_row_stays_when_the_later_answer_comes(data_folder, qtbot, nutrient):
    data_folder.mkdir(parents=True)
    foods = [plain(f"shop-{n}", "Gouda", brand=f"Shop {n}", calcium=5000.0 + n) for n in range(9)]
    bring(data_folder / FILE_NAME, "Shop", foods)
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    order_by(window, nutrient, per_portion=False)
    window.findChild(QLineEdit, "food-search").setText("gouda")
    first = current(window)
    qtbot.waitUntil(lambda: "shop-8" in [food.id for food in results(window)])
    assert current(window) == first


def test_an_import_by_another_process_is_seen(window, qtbot, data_folder):
    search = window.findChild(QLineEdit, "food-search")
    search.setText("zwieback")
    assert results(window) == []
    bring(data_folder / FILE_NAME, "Shop", [plain("shop-1", "Zwieback", brand="Shop")])
    search.setText("zwiebac")
    qtbot.waitUntil(lambda: [food.id for food in results(window)] == ["shop-1"])
    store = FoodStore.open(data_folder / FILE_NAME)
    store.remove_import(store.imports()[0].number)
    store.close()
    search.setText("zwieback")
    assert results(window) == []


def test_a_damaged_store_is_told_once(data_folder, qtbot):
    data_folder.mkdir(parents=True)
    path = data_folder / FILE_NAME
    bring(path, "Many", many(3000, "Mark"))
    held = path.read_bytes()
    path.write_bytes(held[: len(held) // 2] + b"\xff" * (len(held) - len(held) // 2))
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    told: list[str] = []
    window.findChild(FoodsPanel).trouble.connect(told.append)
    search = window.findChild(QLineEdit, "food-search")
    for words in ("butter", "bread", "milk"):
        search.setText(words)
        qtbot.waitUntil(lambda: bool(told))
        assert results(window), "the bundled foods are there"
    search.setText("egg")
    qtbot.wait(50)
    assert len(told) == 1
    assert f"{path}: is damaged" in told[0]
    assert "is damaged" in window.findChild(QLabel, "banner-text").text()


def test_what_is_eaten_once_more_is_the_latest(picker, qtbot):
    for words in ("natto", "gouda", "natto"):
        add_found(picker, qtbot, words)
    assert len(picker.scenario.foods) == 2
    picker.findChild(QLineEdit, "food-search").clear()
    assert [food.id for food in results(picker)[:2]] == [row.food for row in picker.scenario.foods]


@pytest.fixture
def with_meal(data_folder, qtbot):
    """A window whose user keeps a meal of two foods, and one of a food that is gone."""
    data_folder.mkdir(parents=True)
    store = FoodStore.open(data_folder / FILE_NAME)
    store.put_meal(own_meal("Cheesy breakfast", (Portion("gouda", 30), Portion("natto", 40))))
    store.put_meal(own_meal("Lost lunch", (Portion("gone", 30),)))
    store.close()
    window = open_window(Scenario(schema=1, person=Person(diet=("vegan",))))
    qtbot.addWidget(window)
    return window


def test_a_meal_is_found_by_name_and_eaten_as_one_step(with_meal, qtbot):
    search = with_meal.findChild(QLineEdit, "food-search")
    qtbot.keyClicks(search, "break")
    model = with_meal.findChild(QListView, "food-results").model()
    place = [entry.name for entry in results(with_meal)].index("Cheesy breakfast")
    assert str(model.index(place, 0).data(SHORT_ROLE)).startswith("Meal \u00b7 2 foods")
    search.setText("cheesy b")
    steps = with_meal.model.history.count()
    qtbot.keyClick(search, Qt.Key.Key_Return)
    rows = [(row.food, row.grams, row.times_per_week) for row in with_meal.scenario.foods]
    assert rows == [("gouda", 30, 7), ("natto", 40, 7)]
    assert with_meal.model.history.count() == steps + 1
    search.clear()
    assert {food.id for food in results(with_meal)[:2]} == {"gouda", "natto"}


def test_a_meal_keeps_to_the_diet_and_a_favourite_one_leads(with_meal):
    search = with_meal.findChild(QLineEdit, "food-search")
    search.setText("cheesy")
    assert [entry.name for entry in results(with_meal)] == ["Cheesy breakfast"]
    with_meal.findChild(QPushButton, "food-favourite").click()
    search.clear()
    assert results(with_meal)[0].name == "Cheesy breakfast"
    with_meal.findChild(QCheckBox, "food-fits-diet").click()
    assert results(with_meal)[0].name != "Cheesy breakfast"


def test_a_meal_whose_food_is_gone_is_told(with_meal, qtbot):
    told: list[str] = []
    with_meal.findChild(FoodsPanel).trouble.connect(told.append)
    add_found(with_meal, qtbot, "lost lunch")
    assert with_meal.scenario.foods == ()
    assert ["Lost lunch" in text for text in told] == [True]


@pytest.mark.parametrize("nutrient", ["", "calcium", "k2"])
def test_whether_d_and_k2_were_measured_is_never_cut_off(picker, nutrient):
    picker.resize(1400, 900)
    view = picker.findChild(QListView, "food-results")
    order_by(picker, nutrient, per_portion=True)
    said = []
    for letter in "abcs":
        picker.findChild(QLineEdit, "food-search").setText(letter)
        for row in range(view.model().rowCount()):
            line = str(view.model().index(row, 0).data(SHORT_ROLE)).split("\n")[0]
            said.append(line)
            assert view.fontMetrics().horizontalAdvance(line) <= view.viewport().width() - 16, line
    assert any("D not measured" in line for line in said)
    assert view.sizeHintForRow(0) >= 3 * view.fontMetrics().height()


@pytest.fixture
def with_barcodes(data_folder, qtbot):
    """A window with two products in the store."""
    data_folder.mkdir(parents=True)
    store = FoodStore.open(data_folder / FILE_NAME)
    with store.importing("Shop", "test") as session:
        session.add(
            Food(id=f"shop-{code}", name=f"Milk {code}", source="Shop", per_100g={"calcium": 120.0}, brand="Shop", barcode=code)
            for code in ("036000291452", "96385074")
        )  # fmt: skip
    store.close()
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize("typed", ["036000291452", "0036000291452", "00036000291452"])
def test_a_scanner_types_and_presses_enter(with_barcodes, qtbot, typed):
    search = with_barcodes.findChild(QLineEdit, "food-search")
    qtbot.keyClicks(search, typed)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(with_barcodes.scenario.foods))
    assert [eaten.food for eaten in with_barcodes.scenario.foods] == ["shop-036000291452"]
    # The next one takes its place in the box.
    qtbot.keyClicks(search, "96385074")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(with_barcodes.scenario.foods) == 2)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("4006381333931", "No food here has the barcode 4006381333931. Import"),
     ("036000291453", "its last digit does not fit the others")],
)  # fmt: skip
def test_a_barcode_that_nobody_has_is_told(with_barcodes, qtbot, typed, told):
    panel = with_barcodes.findChild(FoodsPanel)
    search = with_barcodes.findChild(QLineEdit, "food-search")
    said = []
    panel.trouble.connect(said.append)
    qtbot.keyClicks(search, typed)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    assert told in said[0]
    assert with_barcodes.scenario.foods == ()
