# SPDX-License-Identifier: MIT
"""Names that turn the direction of writing, are many lines, or never end: the window stays itself."""

import msgspec
import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import MAX_NAME_LENGTH, EatenFood, Scenario
from dk2gui.foods.own import Portion, own_meal
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from dk2gui.gui import open_window
from dk2gui.userdata.library import Library
from tests.gui.full_scenario import full_scenario

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
HOSTILE = {
    "turned": "plan \u202eUI 0005\u2066 x",
    "lines": "one\ntwo\r\nthree\u2028four\x0bfive" * 4,
    "escape codes": "a\x1b[2J\x07b\x9b31mc\x7f",
    "one long word": "W" * MAX_NAME_LENGTH,
    "marks": "e" + "\u0301" * (MAX_NAME_LENGTH - 1),
}
FOOD = "own:hostile"
MOST_WIDE = 1024
"""The smallest screens that the window is for."""
MORE = 20
MORE_LINES = 60
"""Three more in the banner."""


def hostile_scenario(name: str) -> Scenario:
    """Somebody with some of everything, each name that is free being this one."""
    full = full_scenario()
    return msgspec.structs.replace(
        full,
        name=name,
        person=msgspec.structs.replace(full.person, name=name),
        products=tuple(msgspec.structs.replace(one, name=name) for one in full.products),
        foods=(*full.foods, EatenFood(food=FOOD, grams=50, times_per_week=2)),
    )


@pytest.fixture(name="opened")
def _opened(qtbot, data_folder):
    def opened(name: str, food: str):
        data_folder.mkdir(exist_ok=True)
        store = FoodStore.open(data_folder / FILE_NAME)
        store.put_own(Food(id=FOOD, name=food, source=food, per_100g={"vitamin_d": 2.0}, note=food))
        store.put_meal(own_meal(name, [Portion(FOOD, 40.0)]))
        store.close()
        scenario = hostile_scenario(name)
        Library().add(scenario)
        window = open_window(scenario)
        qtbot.addWidget(window)
        assert window.pins.pin(name) == ""
        window.banner.say(f"{name}: unknown key")
        return window

    return opened


def everywhere(window):
    """The window in every place it can be at."""
    inputs = window.findChild(QTabWidget, "inputs")
    views = len(window.calculator.view_titles)
    for place in range(max(views, inputs.count())):
        window.show_view(min(place, views - 1))
        inputs.setCurrentIndex(min(place, inputs.count() - 1))
        QTest.qWait(1)
        yield f"view {place}"
    for name in ("scenarios", "my-foods", "evidence", "calculator"):
        window.show_page(name)
        QTest.qWait(1)
        yield name


def shown(window):
    """Every text that the window shows or has said, with where."""
    yield "title", window.windowTitle()
    for widget in [window, *window.findChildren(QWidget)]:
        name = f"{type(widget).__name__} {widget.objectName()}"
        yield f"{name} tooltip", widget.toolTip()
        yield f"{name} accessible name", widget.accessibleName()
        yield f"{name} description", widget.accessibleDescription()
        if isinstance(widget, QLabel | QAbstractButton):
            yield name, widget.text()
        elif isinstance(widget, QGroupBox):
            yield name, widget.title()
        elif isinstance(widget, QAbstractItemView | QComboBox):
            yield from of_model(widget.model(), name)
        if isinstance(widget, QTabWidget):
            yield from ((name, widget.tabText(tab)) for tab in range(widget.count()))
    for action in window.findChildren(QAction):
        yield "action", action.text()
        yield "action tooltip", action.toolTip()


def within(window):
    """How wide what scrolls wants to be at least."""
    wide = (
        area.widget().minimumSizeHint().width()
        for area in window.findChildren(QScrollArea)
        if area.widget() is not None and area.isVisible()
    )
    return max(wide, default=0)


def turns(text):
    """Whether what stands after this text on its line would be turned."""
    opened = text.count("\u2066") + text.count("\u2067") + text.count("\u2068")
    return any(sign in text for sign in OVERRIDES) or opened != text.count("\u2069")


def of_model(model, name):
    roles = Qt.ItemDataRole
    for row in range(min(model.rowCount(QModelIndex()), 40) if model else 0):
        is_list = isinstance(model, QAbstractListModel)
        for column in range(1 if is_list else model.columnCount(QModelIndex())):
            index = model.index(row, column)
            for role in (roles.DisplayRole, roles.ToolTipRole, roles.AccessibleTextRole):
                told = index.data(role)
                if isinstance(told, str):
                    yield f"{name} {role.name}", told


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_shown_is_turned(opened, kind):
    window = opened(HOSTILE[kind], HOSTILE[kind])
    wrong = set()
    for place in everywhere(window):
        wrong |= {(place, where, ascii(text)) for where, text in shown(window) if turns(text)}
    assert not sorted(wrong)


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_window_is_as_wide_and_its_rows_as_high_as_with_plain_names(opened, kind):
    name = HOSTILE[kind]
    window = opened(name, name * (10_000 // len(name)))
    sizes = [(place, window.minimumSizeHint(), within(window)) for place in everywhere(window)]
    window.close()
    plain = opened("Winter", "Soup")
    usual = [(plain.minimumSizeHint(), within(plain)) for _ in everywhere(plain)]
    for (place, size, inner), (plain_size, plain_inner) in zip(sizes, usual, strict=True):
        assert size.width() <= MOST_WIDE, place
        assert size.height() <= plain_size.height() + MORE_LINES, place
        assert inner <= plain_inner + MORE, place
