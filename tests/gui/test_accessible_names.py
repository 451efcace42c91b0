# SPDX-License-Identifier: MIT
"""A screen reader hears a name of its own for everything, on every page, tab and dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QPushButton,
    QTableView,
    QTabWidget,
    QToolButton,
    QWidget,
)

from dk2gui.gui import open_window
from tests.gui.accessible_walk import met, wrong
from tests.gui.full_scenario import full_scenario
from tests.gui.my_foods_steps import add_dish, add_food, add_product, choose, click, find, settle


@pytest.fixture
def full(qtbot):
    """A window on somebody with several doses, products, foods, tests."""
    window = open_window(full_scenario())
    qtbot.addWidget(window)
    window.resize(1600, 1000)
    return window


def turn_to(window, page):
    window.findChild(QToolButton, f"page-{page}").click()


def test_what_goes_in(full):
    inputs = full.findChild(QTabWidget, "inputs")
    for place in range(inputs.count()):
        inputs.setCurrentIndex(place)
        assert wrong(full) == {}, inputs.tabText(place)


def test_what_is_folded_away(full):
    for fold in full.findChildren(QToolButton):
        if fold.objectName().endswith("-details") or fold.objectName() == "advice-sources":
            fold.setChecked(True)
    assert wrong(full) == {}


def test_the_person(full):
    full.show_person()
    assert wrong(full) == {}


def test_the_first_card(qtbot):
    window = open_window()
    qtbot.addWidget(window)
    assert wrong(window) == {}
    window.findChild(QPushButton, "example-mine").click()
    assert wrong(window) == {}


def test_the_views(full, qtbot):
    full.pin("Before")
    full.model.edit("More", with_fat=False)
    full.pin("After")
    seen = set()
    for place, _title in enumerate(full.calculator.view_titles):
        full.show_view(place)
        qtbot.wait(50)
        assert wrong(full) == {}, full.calculator.view_titles[place]
        seen |= {part.widget for part in met(full)}
    assert len(seen) > 60


def test_the_evidence(full):
    turn_to(full, "evidence")
    tabs = full.findChild(QTabWidget, "evidence-tabs")
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        assert wrong(full) == {}, tabs.tabText(place)


def test_the_scenarios(full):
    turn_to(full, "scenarios")
    assert wrong(full) == {}
    full.files.keep()
    assert wrong(full) == {}


def test_own_foods_and_their_editors(full):
    turn_to(full, "my-foods")
    page = full.findChild(QWidget, "my-foods-list").window()
    assert wrong(full) == {}
    add_product(page)
    add_food(page)
    add_dish(page, "recipe", "Soup", ("natto", "40"), ("milk", "100"))
    choose(page, "Soup")
    assert wrong(full) == {}
    for button, editor in (
        ("new-food", "food-editor"), ("new-product", "product-editor"),
        ("new-meal", "meal-editor"), ("new-recipe", "recipe-editor"),
        ("my-foods-edit", "recipe-editor"), ("look-up", "look-up-dialog"),
    ):  # fmt: skip
        click(page, button)
        dialog = find(page, editor, QDialog)
        assert wrong(dialog) == {}, editor
        if button == "look-up":
            click(dialog, "look-up-allow")
            assert wrong(dialog) == {}, editor
        dialog.reject()
        settle()


def test_what_menus_hold(full):
    units = full.findChild(QToolButton, "units").menu()
    units.popup(full.pos())
    assert wrong(units.findChild(QComboBox, "unit-serum").parentWidget()) == {}
    units.close()
    for name in ("share", "person-chip", "add-dose"):
        entries = full.findChild(QToolButton, name).menu().actions()
        texts = [entry.text() for entry in entries if not entry.isSeparator()]
        assert len(texts) > 1
        assert len(texts) == len(set(texts))
        assert all(any(letter.isalpha() for letter in text) for text in texts), texts


def test_the_fields_of_the_plate(full):
    full.findChild(QTabWidget, "inputs").setCurrentIndex(1)
    plate = full.findChild(QTableView, "food-plate")
    for column in range(plate.model().columnCount()):
        index = plate.model().index(0, column)
        if plate.model().flags(index) & Qt.ItemFlag.ItemIsEditable:
            plate.edit(index)
            assert wrong(full) == {}, column
            QApplication.focusWidget().clearFocus()
