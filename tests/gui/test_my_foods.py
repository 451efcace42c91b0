# SPDX-License-Identifier: MIT
"""The page of own foods: what is kept, put on the plate or the sliders, deleted and brought back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QPushButton, QToolButton

from dk2gui.core.scenario.scenario import EatenFood, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.my_foods.typed import TypedError, shown_number, typed_number
from dk2gui.gui.pages.my_foods import MyFoodsPage
from dk2gui.gui.panels.food_models import FOOD_ROLE
from tests.gui.my_foods_steps import (
    add_dish,
    add_food,
    add_product,
    choose,
    click,
    entries,
    fill_row,
    find,
    names,
    press,
    save,
    settle,
)


@pytest.fixture(name="page")
def _page(window):
    window.resize(1000, 700)
    window.findChild(QToolButton, "page-my-foods").click()
    return window.findChild(MyFoodsPage)


def banner(window):
    return (
        window.banner.findChild(QLabel, "banner-text").text() if window.banner.isVisible() else ""
    )


def eaten_d(window):
    """Vitamin D from food, in ug a day."""
    return window.assessment.nutrients["vitamin_d"].intake.food


def take_back(window):
    find(window.banner, "banner-choice", QPushButton).click()
    settle()


def test_an_empty_page_says_what_it_is_for(page):
    note = find(page, "my-foods-note", QLabel)
    assert note.isVisible()
    assert "recipe" in note.text()
    assert not find(page, "my-foods-use").isVisible()


def test_a_product_is_taken_as_one_bottle_beside_what_is_there(window, page):
    window.model.edit(
        "Before", supplements=(Supplement(compound="vitamin_d3", amount=400, unit="IU"),)
    )
    add_product(page)
    assert names(page) == ["D3 + K2"]
    steps = window.model.history.count()
    click(page, "my-foods-use")
    assert window.model.history.count() == steps + 1
    (product,) = window.scenario.products
    assert (product.name, product.count) == ("D3 + K2", 2)
    doses = [(dose.compound, dose.amount, dose.unit) for dose in window.scenario.doses]
    assert doses == [("vitamin_d3", 400, "IU"), ("vitamin_d3", 2000, "IU"), ("mk7", 100, "ug")]
    assert window.assessment.nutrients["vitamin_d"].intake.supplement == pytest.approx(60)
    assert "2\u202f000" in find(page, "my-foods-said", QLabel).text()
    window.model.history.undo()
    assert len(window.scenario.supplements) == 1
    assert window.scenario.products == ()


def test_a_product_with_vitamin_k_says_before_what_an_antagonist_forbids(window, page):
    add_product(page)
    warning = find(page, "my-foods-warning", QLabel)
    assert not warning.isVisible()
    window.model.edit_person("Warfarin", medications=("vitamin_k_antagonist",))
    assert window.assessment
    assert warning.isVisible()
    assert "take no vitamin K" in warning.text()


def test_a_dated_dose_keeps_to_its_days(window, page):
    dated = Supplement(compound="vitamin_d3", amount=400, unit="IU", until_date=dt.date(2026, 3, 1))
    window.model.edit("Before", supplements=(dated,))
    add_product(page)
    click(page, "my-foods-use")
    assert dated in window.scenario.supplements
    assert sorted(dose.amount for dose in window.scenario.doses) == [100, 400, 2000]


def test_a_food_goes_on_the_plate_daily(window, page):
    add_food(page)
    press(find(page, "my-foods-list"), Qt.Key.Key_Return)
    (row,) = window.scenario.foods
    assert (row.grams, row.times_per_week) == (100, 7)
    assert eaten_d(window) == pytest.approx(2)


def test_a_changed_food_changes_what_was_eaten(window, page):
    add_food(page, d="2")
    click(page, "my-foods-use")
    click(page, "my-foods-edit")
    form = find(page, "food-editor")
    fill_row(form, 0, "120", unit="IU")
    save(form)
    # 40 IU are 1 ug.
    assert eaten_d(window) == pytest.approx(3)


def test_what_was_eaten_from_here_comes_first_in_an_empty_search(window, page):
    add_food(page)
    click(page, "my-foods-use")
    (row,) = window.scenario.foods
    window.findChild(QToolButton, "page-calculator").click()
    found = find(window, "food-results", QListView).model()
    assert found.index(0, 0).data(FOOD_ROLE).id == row.food


def test_a_meal_goes_on_the_plate_as_a_whole(window, page):
    add_dish(page, "meal", "My breakfast", ("natto", "40"), ("egg boiled", "60"))
    steps = window.model.history.count()
    click(page, "my-foods-use")
    assert [row.grams for row in window.scenario.foods] == [40, 60]
    assert window.model.history.count() == steps + 1


def test_a_recipe_is_a_food_and_follows_its_ingredients(window, page):
    add_food(page, "My milk", d="2")
    add_dish(page, "recipe", "Pudding", ("my milk", "200"))
    choose(page, "Pudding")
    click(page, "my-foods-use")
    # The first portion of a dish is a quarter of it: 50 g of 200 g.
    assert eaten_d(window) == pytest.approx(1)
    choose(page, "My milk")
    click(page, "my-foods-edit")
    form = find(page, "food-editor")
    fill_row(form, 0, "4", unit="ug")
    save(form)
    assert eaten_d(window) == pytest.approx(2)


def test_a_recipe_cannot_be_made_from_itself(page):
    add_food(page, "My milk")
    add_dish(page, "recipe", "Pudding", ("my milk", "200"))
    add_dish(page, "recipe", "Cake", ("pudding", "100"))
    choose(page, "Pudding")
    click(page, "my-foods-edit")
    form = find(page, "recipe-editor")
    for words in ("pudding", "cake"):
        find(form, "pick-search").setText(words)
        model = find(form, "pick-results").model()
        found = {model.index(row, 0).data() for row in range(model.rowCount())}
        assert not found & {"Pudding", "Cake"}
    click(form, "form-cancel")


def test_deleting_is_taken_back(window, page):
    add_product(page)
    click(page, "my-foods-delete")
    assert names(page) == []
    assert "D3 + K2 was deleted" in banner(window)
    take_back(window)
    assert names(page) == ["D3 + K2"]


@pytest.mark.parametrize("kind", ["recipe", "meal"])
def test_a_dish_is_deleted_and_taken_back(qtbot, window, page, kind):
    add_dish(page, kind, "Dish", ("natto", "40"))
    before = entries(page)
    window.activateWindow()
    find(page, "my-foods-list").setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    press(find(page, "my-foods-list"), Qt.Key.Key_Delete)
    settle()
    assert names(page) == []
    assert [food.name for food in window.library.search("dish")] == []
    take_back(window)
    assert entries(page) == before


def test_what_is_needed_is_not_deleted(window, page):
    add_food(page, "My milk")
    add_dish(page, "meal", "My breakfast", ("my milk", "200"))
    choose(page, "My milk")
    click(page, "my-foods-delete")
    assert "part of My breakfast" in banner(window)
    assert "My milk" in names(page)
    choose(page, "My breakfast")
    click(page, "my-foods-delete")
    choose(page, "My milk")
    click(page, "my-foods-use")
    click(page, "my-foods-delete")
    assert "on your plate" in banner(window)
    assert names(page) == ["My milk"]


def test_undo_brings_a_deleted_food_back_to_the_plate(window, page):
    add_food(page, "My milk")
    click(page, "my-foods-use")
    window.model.edit("Empty plate", foods=())
    click(page, "my-foods-delete")
    window.model.history.undo()
    assert eaten_d(window) == pytest.approx(2)


def test_favourites_come_first_and_alone(window, page):
    add_food(page, "Apple drink")
    add_food(page, "Zebra milk")
    click(page, "my-foods-favourite")
    assert names(page) == ["Zebra milk", "Apple drink"]
    assert entries(page)[0][0].startswith("\u2605")
    window.library.store.set_favourite("natto", True)
    window.show_page("scenarios")
    window.show_page("my-foods")
    choice = find(page, "my-foods-filter", QComboBox)
    choice.setCurrentIndex(choice.findData("favourites"))
    assert len(names(page)) == 2
    choose(page, next(name for name in names(page) if name.startswith("Natto")))
    # A food of the program can be used from here, but is nobody's to change.
    assert not find(page, "my-foods-edit").isEnabled()
    click(page, "my-foods-use")
    assert [row.food for row in window.scenario.foods] == ["natto"]


def test_what_is_kept_is_there_at_the_next_start(qtbot, window, page):
    add_product(page)
    window.close()
    again = open_window()
    qtbot.addWidget(again)
    again.show_page("my-foods")
    assert names(again) == ["D3 + K2"]


def test_a_meal_on_top_of_what_is_eaten_already(window, page):
    window.model.edit("Eat", foods=(EatenFood(food="natto", grams=40, times_per_week=7),))
    add_dish(page, "meal", "Two packs", ("natto", "80"))
    click(page, "my-foods-use")
    (row,) = window.scenario.foods
    assert row.grams_per_day == pytest.approx(120)


@pytest.mark.parametrize(
    ("text", "number"), [("12,5", 12.5), (" 1 000 ", 1000), ("0.025", 0.025), ("1e3", 1000)]
)
def test_numbers_as_typed(text, number):
    assert typed_number(text) == number


@given(st.floats(0, 1e12))
def test_a_number_shown_is_read_back(number):
    assert typed_number(shown_number(number)) == pytest.approx(number, rel=1e-9)


@pytest.mark.parametrize("text", ["", "x", "1,000", "12,500", "nan", "inf", "1.2.3"])
def test_what_is_no_clear_number_is_asked_about(text):
    with pytest.raises(TypedError):
        typed_number(text)
