# SPDX-License-Identifier: MIT
"""Text from outside is shown as it is: no name is ever taken for markup."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QToolButton,
    QWidget,
)

import dk2gui.gui
from dk2gui.core.scenario.scenario import EatenFood, Scenario, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.pages.my_foods import MyFoodsPage
from dk2gui.gui.widgets.plain_text import PlainLabel, tooltip_text
from tests.gui.my_foods_steps import add_dish

GUI = Path(dk2gui.gui.__file__).parent
RICH = {"look-up-terms"}
"""Labels whose markup the program wrote itself."""
MAKES_LABELS = {"plain_text.py"}


def is_rich(text):
    """Whether Qt's guess could make markup of a text that is nobody's own words."""
    return "<img" in text or "<b>" in text


def walk(window):
    """Every label and tooltip that would show a name as markup."""
    wrong = []
    for widget in [window, *window.findChildren(QWidget)]:
        if is_rich(widget.toolTip()):
            wrong.append(("tooltip", widget.objectName(), widget.toolTip()))
        if isinstance(widget, QLabel) and widget.objectName() not in RICH:
            plain = widget.textFormat() == Qt.TextFormat.PlainText
            if not plain and is_rich(widget.text()):
                wrong.append(("label", widget.objectName(), widget.text()))
            if widget.textFormat() == Qt.TextFormat.RichText:
                wrong.append(("rich", widget.objectName(), widget.text()))
        if isinstance(widget, QAbstractItemView | QComboBox):
            wrong += of_model(widget.model(), widget.objectName())
    for action in window.findChildren(QAction):
        if is_rich(action.statusTip()) or (is_rich(action.toolTip()) and action.menu() is None):
            # Menus show no tooltips; buttons made from an action would.
            wrong += [("action", action.text(), w) for w in action.associatedObjects()
                      if isinstance(w, QToolButton)]  # fmt: skip
    return wrong


def of_model(model: QAbstractItemModel | None, name):
    wrong = []
    for row in range(min(model.rowCount(QModelIndex()), 40) if model else 0):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
        for column in range(columns):
            told = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(told, str) and is_rich(told):
                wrong.append(("item", name, told))
    return wrong


@pytest.fixture
def picture(tmp_path):
    """A picture file and the markup that would show it."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    path = tmp_path / "seen.png"
    assert image.save(str(path))
    return f'<b>x</b><img src="file:{path}">'


def test_hostile_names_are_plain_everywhere(qtbot, picture, tmp_path):
    window = open_window(Scenario(
        schema=1, name=picture,
        supplements=(Supplement(compound="vitamin_d3", amount=12_000, unit="IU"),
                     Supplement(compound="vitamin_d3", amount=800, unit="IU", every_days=7)),
        foods=(EatenFood(food="natto", grams=40, times_per_week=3),),
    ))  # fmt: skip
    qtbot.addWidget(window)
    window.findChild(QToolButton, "page-my-foods").click()
    page = window.findChild(MyFoodsPage)
    add_dish(page, "recipe", picture, ("natto", "80"))
    add_dish(page, "meal", f"meal {picture}", ("natto", "80"))
    assert not walk(window)
    window.findChild(QToolButton, "page-calculator").click()
    search = window.findChild(QLineEdit, "food-search")
    search.setText("img")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert any(eaten.food != "natto" for eaten in window.scenario.foods)
    window.model.edit(f"Add {picture}", days=300)
    window.model.history.undo()
    window.banner.say(f"scenario.json: {picture}: unknown key")
    assert window.pins.pin(picture) == ""
    views = len(window.calculator.view_titles)
    inputs = window.findChild(QTabWidget, "inputs")
    for place in range(max(views, inputs.count())):
        window.show_view(min(place, views - 1))
        inputs.setCurrentIndex(place)
        QTest.qWait(1)
        assert not walk(window)


def test_a_file_named_in_an_unknown_key_is_not_drawn(window, picture):
    window.banner.say(f"a.json: {picture}: unknown key")
    image = window.banner.grab().toImage()
    magenta = sum(
        image.pixelColor(QPoint(x, y)) == Qt.GlobalColor.magenta
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
    assert magenta == 0
    label = window.banner.findChild(QLabel, "banner-text")
    assert picture in label.text()


def test_every_label_is_made_at_the_door():
    """QLabel itself and setToolTip are called in one module only, but for items of a table."""
    for path in GUI.rglob("*.py"):
        if path.name in MAKES_LABELS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                assert "QLabel" not in bases, path
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            assert not (isinstance(called, ast.Name) and called.id == "QLabel"), path
            if isinstance(called, ast.Attribute) and called.attr == "setToolTip":
                (told,) = node.args
                assert isinstance(told, ast.Call), path
                assert told.func.id == "tooltip_text", path


def test_the_door(qtbot):
    label = PlainLabel("<b>x</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert tooltip_text("2 & 3\nlines") == "2 & 3\nlines"
    assert tooltip_text("<b>x</b>\n&y") == "<qt>&lt;b&gt;x&lt;/b&gt;<br>&amp;y</qt>"
