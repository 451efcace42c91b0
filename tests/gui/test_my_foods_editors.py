# SPDX-License-Identifier: MIT
"""The editors of own foods: errors beside their fields, previews, nothing lost unasked."""

import contextlib
import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton

from dk2gui.gui.pages.my_foods import MyFoodsPage
from tests.gui.my_foods_steps import (
    add_dish,
    add_product,
    choose,
    click,
    entries,
    errors,
    fill_row,
    find,
    names,
    pick,
    press,
    save,
    settle,
    start,
)


@pytest.fixture(name="page")
def _page(window):
    window.findChild(QToolButton, "page-my-foods").click()
    return window.findChild(MyFoodsPage)


def preview(form):
    return find(form, "form-preview", QLabel).text()


def kept(window):
    (food,) = window.library.store.own()
    return food


def test_a_label_per_serving_in_iu(window, page):
    form = start(page, "new-food", "food-editor")
    find(form, "food-name").setText("Cod liver oil")
    find(form, "per-serving").click()
    find(form, "serving-grams").setText("5")
    find(form, "serving-name").setText("teaspoon")
    fill_row(form, 0, "400", "vitamin_d", "IU")
    fill_row(form, 1, "2500", "retinol", "IU")
    origin = find(form, "food-origin", QComboBox)
    origin.setCurrentIndex(origin.findData("fish"))
    assert "Vitamin D 8\u202f000\u202fIU" in preview(form)
    press(find(form, "food-name"), Qt.Key.Key_Return)
    settle()
    food = kept(window)
    # 40 IU of vitamin D are 1 ug, 1 IU of retinol is 0.3 ug.
    assert food.per_100g == pytest.approx({"vitamin_d": 200, "retinol": 15_000})
    assert [(one.name, one.grams) for one in food.servings] == [("teaspoon", 5)]
    assert food.origin == "fish"
    assert names(page) == ["Cod liver oil"]


def test_each_error_stands_beside_its_field(window, page):
    form = start(page, "new-food", "food-editor")
    find(form, "per-serving").click()
    fill_row(form, 0, "2,000")
    fill_row(form, 1, "-3")
    fill_row(form, 2, "5", "mk7")
    click(form, "form-save")
    assert errors(form) == [
        "Give the food a name.",
        "Type a number.",
        "\u201c2,000\u201d can mean 2000 or 2 IU. Which?",
        "Must be zero or more, got -3.",
    ]
    assert form.focusWidget().objectName() == "food-name"
    assert find(form, "serving-grams").accessibleDescription() == "Type a number."
    # Once shown, errors follow the typing.
    find(form, "food-name").setText("Milk")
    find(form, "serving-grams").setText("200")
    fill_row(form, 0, "2")
    fill_row(form, 1, "3")
    assert errors(form) == ["Stands on the label twice; give one amount."]
    fill_row(form, 2, "5", "mk4")
    assert errors(form) == []
    save(form)
    assert kept(window).per_100g == pytest.approx({"vitamin_d": 0.025, "mk7": 1.5, "mk4": 2.5})


@pytest.mark.parametrize(
    ("button", "editor", "row"),
    [("new-food", "food-editor", 0), ("new-product", "product-editor", 1)],
)
def test_a_percentage_is_refused_with_the_reason_at_once(window, page, button, editor, row):
    form = start(page, button, editor)
    fill_row(form, row, "50", unit="% DV")
    (error,) = errors(form)
    assert "daily values differ" in error
    find(form, "food-name" if row == 0 else "product-name").setText("Drops")
    click(form, "form-save")
    assert errors(form) == [error]
    assert form.isVisible()
    assert names(page) == []
    click(form, "form-cancel")
    find(form, "banner-choice", QPushButton).click()


def test_iu_is_offered_only_where_there_are_any(page):
    form = start(page, "new-product", "product-editor")
    boxes = form.findChildren(QComboBox, "row-unit")
    offered = [{box.itemData(at) for at in range(box.count())} for box in boxes]
    assert [("IU" in units) for units in offered] == [True, False]
    click(form, "form-cancel")


def test_what_is_left_out_is_not_measured(window, page):
    form = start(page, "new-food", "food-editor")
    find(form, "food-name").setText("Natto of the shop")
    fill_row(form, 1, "900")
    save(form)
    assert kept(window).per_100g == {"mk7": 900}
    assert "D not measured" in entries(page)[0][1]


def test_more_nutrients_and_servings(window, page):
    form = start(page, "new-food", "food-editor")
    find(form, "food-name").setText("Cheese")
    click(form, "add-nutrient")
    fill_row(form, 3, "20", "zinc", "mg")
    click(form, "add-serving")
    find(form, "row-serving").setText("slice")
    click(form, "form-save")
    assert errors(form) == ["Type a number."]
    find(form, "row-grams").setText("25")
    save(form)
    assert kept(window).per_100g == {"zinc": 20}
    assert [(one.name, one.grams) for one in kept(window).servings] == [("slice", 25)]


def test_a_food_that_is_only_renamed_keeps_its_figures(window, page):
    form = start(page, "new-food", "food-editor")
    find(form, "food-name").setText("Yoghurt")
    find(form, "per-serving").click()
    find(form, "serving-grams").setText("150")
    fill_row(form, 0, "1", unit="ug")
    save(form)
    before = kept(window)
    click(page, "my-foods-edit")
    form = find(page, "food-editor")
    find(form, "food-name").setText("My yoghurt")
    save(form)
    after = kept(window)
    assert (after.id, after.name) == (before.id, "My yoghurt")
    assert after.per_100g == before.per_100g
    assert after.servings == before.servings


def test_nothing_typed_is_lost_unasked(page):
    form = start(page, "new-product", "product-editor")
    press(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    form = start(page, "new-product", "product-editor")
    find(form, "product-name").setText("Drops")
    press(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert "not saved" in find(form, "banner-text", QLabel).text()
    form.close()
    assert form.isVisible()
    find(form, "banner-choice", QPushButton).click()
    assert not form.isVisible()
    assert names(page) == []


def test_a_product_needs_an_amount(page):
    form = start(page, "new-product", "product-editor")
    find(form, "product-count").setText("0,5")
    click(form, "form-save")
    assert errors(form) == [
        "Give the supplement a name.",
        "Type the amount of at least one compound.",
    ]
    find(form, "product-name").setText("Half a tablet")
    fill_row(form, 0, "800", "vitamin_d3", "IU")
    assert "400\u202fIU" in preview(form)
    fill_row(form, 0, "9e20", "vitamin_d3", "IU")
    click(form, "form-save")
    assert "more than a kilogram" in errors(form)[0]
    fill_row(form, 0, "800", "vitamin_d3", "IU")
    save(form)
    assert names(page) == ["Half a tablet"]


def test_a_product_is_changed_in_its_place(window, page):
    add_product(page)
    (before,) = window.library.store.products()
    click(page, "my-foods-edit")
    form = find(page, "product-editor")
    assert find(form, "product-count", QLineEdit).text() == "2"
    fill_row(form, 0, "25", unit="ug")
    save(form)
    (after,) = window.library.store.products()
    assert after.id == before.id
    assert (after.parts[0].amount, after.parts[0].unit) == (25, "ug")


def test_a_recipe_by_weight_and_yield(window, page):
    form = start(page, "new-recipe", "recipe-editor")
    click(form, "form-save")
    assert errors(form) == ["Give it a name.", "Find a food above and press Enter."]
    find(form, "dish-name").setText("Thick natto")
    pick(form, "natto", "100")
    find(form, "recipe-yield").setText("0")
    assert errors(form)[0].startswith("Must be more than 0")
    find(form, "recipe-yield").setText("50")
    assert errors(form) == []
    save(form)
    natto, dish = window.library["natto"], kept(window)
    assert dish.per_100g["mk7"] == pytest.approx(2 * natto.per_100g["mk7"])
    choose(page, "Thick natto")
    click(page, "my-foods-edit")
    form = find(page, "recipe-editor")
    find(form, "recipe-yield").setText("")
    save(form)
    assert kept(window).id == dish.id
    assert kept(window).per_100g["mk7"] == pytest.approx(natto.per_100g["mk7"])


def test_a_recipe_names_the_foods_that_leave_a_gap(window, page):
    form = start(page, "new-recipe", "recipe-editor")
    window.library.refresh()
    pick(form, "natto from crushed", "100")
    pick(form, "egg boiled", "100")
    assert "D is not wholly measured in Natto from crushed" in preview(form)
    click(form, "form-cancel")
    find(form, "banner-choice", QPushButton).click()


def test_a_meal_says_what_all_of_it_gives(page):
    form = start(page, "new-meal", "meal-editor")
    pick(form, "natto", "40")
    # Schurgers & Vermeer 2000: 1103 ug K2 in 100 g of natto.
    assert "K2 441" in preview(form)
    find(form, "row-grams", QLineEdit).setText("x")
    assert preview(form) == ""
    click(form, "form-save")
    assert "\u201cx\u201d is not a number." in errors(form)
    click(form, "form-cancel")
    find(form, "banner-choice", QPushButton).click()


def test_a_food_is_taken_out_of_a_meal(window, page):
    add_dish(page, "meal", "Breakfast", ("natto", "40"), ("egg boiled", "60"))
    click(page, "my-foods-edit")
    form = find(page, "meal-editor")
    removes = [
        button
        for button in form.findChildren(QToolButton)
        if button.accessibleName().startswith("Remove Natto")
    ]
    removes[0].click()
    save(form)
    (meal,) = window.library.store.meals()
    assert [portion.grams for portion in meal.portions] == [60]


def test_a_store_that_fails_leaves_the_form_open(window, page, data_folder):
    form = start(page, "new-product", "product-editor")
    find(form, "product-name").setText("Drops")
    fill_row(form, 0, "800")
    with contextlib.closing(sqlite3.connect(data_folder / "foods.sqlite3")) as newer:
        newer.execute("PRAGMA user_version = 99")
    click(form, "form-save")
    assert form.isVisible()
    assert "foods.sqlite3" in find(form, "banner-text", QLabel).text()
    click(form, "form-cancel")
    find(form, "banner-choice", QPushButton).click()
