# SPDX-License-Identifier: MIT
"""Importing food databases from the window: beside it, with a report, stopped and removed."""

import contextlib
import threading

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QToolButton,
)

from dk2gui.core.scenario.scenario import EatenFood
from dk2gui.foods.reading.report import Progress
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from dk2gui.gui import tasks
from dk2gui.gui.my_foods import import_work
from dk2gui.gui.pages.my_foods import MyFoodsPage
from dk2gui.present.import_text import progress_in_words
from tests.foods.import_files import SR28_TEN, off_table, small_fdc_zip
from tests.foods.workbooks import workbook
from tests.gui.my_foods_steps import add_food, click, entries, find, names, pick, save, start

_WAIT_MS = 20_000


@pytest.fixture(name="page")
def _page(window):
    window.findChild(QToolButton, "page-my-foods").click()
    return window.findChild(MyFoodsPage)


def report(page):
    text = find(page, "import-report", QPlainTextEdit)
    return text.toPlainText() if text.isVisible() else ""


def run(page, qtbot, path):
    page.import_file(path)
    qtbot.waitUntil(lambda: bool(report(page)), timeout=_WAIT_MS)


def imported_food(window):
    """Dried basil, of which the program has none of its own."""
    own = set(window.library)
    return next(food for food in window.library.search("spices basil") if food.id not in own)


@pytest.fixture(name="held")
def _held(monkeypatch):
    """An import that stands still at its first progress until it is let go or stopped."""
    let_go, begun = threading.Event(), threading.Event()
    read = import_work.import_file

    def slow(path, store, *, on_progress, cancelled, **maps):
        def hold(progress):
            on_progress(progress)
            begun.set()
            while not let_go.wait(0.01) and not cancelled():
                pass

        return read(path, store, on_progress=hold, cancelled=cancelled, **maps)

    monkeypatch.setattr(import_work, "import_file", slow)
    yield begun, let_go
    let_go.set()


def test_what_came_in_and_what_not(window, page, qtbot):
    changed = []
    page.foods_changed.connect(lambda: changed.append(True))
    run(page, qtbot, SR28_TEN)
    assert "10 foods imported" in report(page)
    assert "Your store now holds 10 foods." in report(page)
    ((head, title),) = entries(page, "imports-list")
    assert "10 foods" in head
    assert "sr28_ten.csv" in title
    assert changed
    assert imported_food(window).source.startswith("USDA SR28")


def test_a_file_that_is_no_database_is_told(page, qtbot, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir or Madam")
    run(page, qtbot, path)
    assert "letter.txt: is no food database" in report(page)
    assert "Your foods are as they were." in report(page)
    run(page, qtbot, SR28_TEN)


def test_progress_and_stopping(window, page, qtbot, tmp_path, held):
    begun, _ = held
    page.import_file(small_fdc_zip(tmp_path / "foods.zip", 3000))
    assert find(page, "import-progress", QProgressBar).isVisible()
    assert not find(page, "import-file").isEnabled()
    begun.wait(10)
    # The window goes on working meanwhile.
    add_food(page, "My milk")
    assert names(page) == ["My milk"]
    click(page, "import-cancel")
    qtbot.waitUntil(lambda: "nothing was imported" in report(page), timeout=_WAIT_MS)
    assert window.library.store.imports() == []
    assert find(page, "import-file").isEnabled()


def test_closing_the_window_stops_an_import(window, page, tmp_path, held, data_folder):
    begun, _ = held
    page.import_file(small_fdc_zip(tmp_path / "foods.zip", 3000))
    begun.wait(10)
    window.close()
    assert tasks.all_ended()
    with contextlib.closing(FoodStore.open(data_folder / FILE_NAME)) as store:
        assert store.imports() == []


def test_removing_asks_and_keeps_what_is_in_use(window, page, qtbot):
    run(page, qtbot, SR28_TEN)
    eaten = imported_food(window)
    window.model.edit("Eat", foods=(EatenFood(food=eaten.id, grams=10, times_per_week=7),))
    click(page, "imports-remove")
    text = window.banner.findChild(QLabel, "banner-text").text()
    assert "10 foods" in text
    assert len(entries(page, "imports-list")) == 1
    find(window.banner, "banner-choice", QPushButton).click()
    qtbot.waitUntil(lambda: "removed" in report(page), timeout=_WAIT_MS)
    assert entries(page, "imports-list") == []
    assert names(page) == [eaten.name]
    assert eaten.name in report(page)
    assert window.library[eaten.id].per_100g == eaten.per_100g


def test_a_recipe_follows_a_newer_import(window, page, qtbot, tmp_path):
    path = tmp_path / "products.csv"
    path.write_bytes(off_table([(4006381333931, "Odd spread", "", "", "", 0.1, "")]))
    run(page, qtbot, path)
    form = start(page, "new-recipe", "recipe-editor")
    find(form, "dish-name").setText("Toast")
    find(form, "pick-search").setText("odd spread")
    # Imported foods are looked for beside the window.
    results = find(form, "pick-results", QListView)
    qtbot.waitUntil(lambda: results.model().rowCount() == 1, timeout=_WAIT_MS)
    pick(form, "odd spread", "50", is_found=True)
    save(form)
    (before,) = window.library.store.own()
    path.write_bytes(off_table([(4006381333931, "Odd spread", "", "", "", 0.3, "")]))
    page.import_file(path)
    qtbot.waitUntil(lambda: window.library.store.own() != [before], timeout=_WAIT_MS)
    (after,) = window.library.store.own()
    (nutrient,) = before.per_100g
    assert after.per_100g[nutrient] == pytest.approx(3 * before.per_100g[nutrient])


@pytest.mark.parametrize(
    ("progress", "seconds", "told"),
    [
        (Progress(5_000_000, 10_000_000, 0, 0), 2.0, "5 of 10\u202fMB read \u00b7 2.5\u202fMB a second"),
        (Progress(10, 10, 6000, 12_000), 12.0,
         "6\u202f000 foods \u00b7 30\u202f000 a minute \u00b7 less than a minute left"),
        (Progress(1, 10, 100), 60.0, "100 foods \u00b7 100 a minute \u00b7 about 9 minutes left"),
        (Progress(10, 10, 1, is_saving=True), 9.0, "Saving 1 food; this cannot be stopped any more."),
    ],
)  # fmt: skip
def test_progress_in_words(progress, seconds, told):
    assert progress_in_words(progress, seconds) == told


OTHER = [
    ("my list",),
    (),
    ("what", "K2, seven", "Calcium (mg)"),
    ("Trial natto", "1,0", "217"),
    ("Trial egg", "-", "50"),
]


@pytest.fixture(name="dialog")
def _dialog(page, qtbot, tmp_path):
    path = workbook(tmp_path / "My list.xlsx", {"notes": [("see next sheet",)], "data": OTHER})
    dialog = page._imports.open_table(path)
    qtbot.waitUntil(lambda: find(dialog, "table-import", QPushButton).isEnabled(), timeout=_WAIT_MS)
    return dialog


def choose(dialog, name, data):
    box = find(dialog, name, QComboBox)
    box.setCurrentIndex(box.findData(data))


def test_a_person_says_which_column_is_what(window, page, dialog, qtbot, tmp_path):
    # The sheet that says something comes first, the header where a nutrient is named.
    assert find(dialog, "table-sheet", QComboBox).currentText() == "data"
    assert find(dialog, "table-header-row", QSpinBox).value() == 3
    assert find(dialog, "table-title", QLineEdit).text() == "My list"
    rows = find(dialog, "table-rows", QTableWidget)
    assert [rows.item(2, place).text() for place in range(3)] == [
        "what",
        "K2, seven",
        "Calcium (mg)",
    ]
    assert find(dialog, "table-kind-2", QComboBox).currentData() == "calcium"
    find(dialog, "table-import", QPushButton).click()
    assert "which column is the name of the food" in find(dialog, "table-told", QLabel).text()
    choose(dialog, "table-kind-0", "name")
    choose(dialog, "table-kind-1", "mk7")
    choose(dialog, "table-unit-1", "mg")
    find(dialog, "table-import", QPushButton).click()
    qtbot.waitUntil(lambda: "My list (table): 2 foods imported" in report(page), timeout=_WAIT_MS)
    natto, egg = (window.library.search(f"trial {name}")[0] for name in ("natto", "egg"))
    assert natto.per_100g == {"mk7": 1000, "calcium": 217}
    assert egg.per_100g == {"calcium": 50}
    # The next edition is known without asking.
    rows = [*OTHER, ("Trial cheese", 0.02, 800)]
    run(page, qtbot, workbook(tmp_path / "next.xlsx", {"data": rows}))
    assert "My list (table): 3 foods imported" in report(page)


def test_a_table_that_is_none_is_told_in_the_dialog(page, qtbot, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    dialog = page._imports.open_table(path)
    told = find(dialog, "table-told", QLabel)
    qtbot.waitUntil(lambda: "a.xlsx" in told.text(), timeout=_WAIT_MS)
    assert not find(dialog, "table-import", QPushButton).isEnabled()
    dialog.reject()
    assert isinstance(dialog, QDialog)
