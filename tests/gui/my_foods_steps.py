# SPDX-License-Identifier: MIT
"""What a user does on the page of own foods, by the names of its widgets."""

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from dk2gui.gui.my_foods.form import ErrorLabel
from dk2gui.gui.store_work import StoreWork
from dk2gui.gui.widgets.entry_list import EntryList


def find(root, name, kind=QWidget):
    """The newest widget with a name; a dialog that was closed may still be on its way out."""
    return root.findChildren(kind, name)[-1]


def click(root, name):
    button = find(root, name, QPushButton)
    assert button.isEnabled()
    button.click()
    settle()


def settle():
    """Until what was done is in the store, and what was closed is gone."""
    ways = [way for top in QApplication.topLevelWidgets() for way in top.findChildren(StoreWork)]
    until = QDeadlineTimer(10_000)
    while any(way.busy for way in ways):
        assert not until.hasExpired()
        QTest.qWait(1)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def entries(root, name="my-foods-list"):
    """Head and text of every row."""
    model = find(root, name, EntryList).model()
    rows = (
        model.index(row, 0).data(int(Qt.ItemDataRole.UserRole)) for row in range(model.rowCount())
    )
    return [(entry.head, entry.text) for entry in rows]


def names(root, name="my-foods-list"):
    return [text.splitlines()[0] for _, text in entries(root, name)]


def choose(root, title, name="my-foods-list"):
    view = find(root, name, EntryList)
    view.setCurrentIndex(view.model().index(names(root, name).index(title), 0))


def fill_row(form, place, amount, what=None, unit=None):
    """Fill a row of an editor with what, how much, in which unit."""
    for name, data in (("row-what", what), ("row-unit", unit)):
        if data is not None:
            box = form.findChildren(QComboBox, name)[place]
            assert box.findData(data) >= 0
            box.setCurrentIndex(box.findData(data))
    form.findChildren(QLineEdit, "row-amount")[place].setText(amount)


def errors(form):
    """The errors that are shown."""
    return [label.text() for label in form.findChildren(ErrorLabel) if not label.isHidden()]


def start(page, button, editor):
    click(page, button)
    return find(page, editor)


def save(form):
    click(form, "form-save")
    settle()


def add_product(page, name="D3 + K2", d3="1000", mk7="50", count="2"):
    form = start(page, "new-product", "product-editor")
    find(form, "product-name").setText(name)
    find(form, "product-count").setText(count)
    fill_row(form, 0, d3, "vitamin_d3", "IU")
    fill_row(form, 1, mk7, "mk7", "ug")
    save(form)


def add_food(page, name="Fortified milk", d="2", calcium=""):
    form = start(page, "new-food", "food-editor")
    find(form, "food-name").setText(name)
    fill_row(form, 0, d, unit="ug")
    fill_row(form, 2, calcium)
    save(form)


def add_dish(page, kind, name, *portions):
    """A meal or a recipe from (food to search for, grams)."""
    form = start(page, f"new-{kind}", f"{kind}-editor")
    find(form, "dish-name").setText(name)
    for words, grams in portions:
        pick(form, words, grams)
    save(form)


def pick(form, words, grams, *, is_found=False):
    """Add a food by its words, which may have found it already."""
    search = find(form, "pick-search", QLineEdit)
    if not is_found:
        search.setText(words)
    press(search, Qt.Key.Key_Return)
    form.findChildren(QLineEdit, "row-grams")[-1].setText(grams)


def press(widget, key):
    QTest.keyClick(widget, key)
