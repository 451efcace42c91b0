# SPDX-License-Identifier: MIT
"""The evidence browser: every claim found and filtered, and the way from a card and back."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QListView,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from dk2gui.core.advice.catalogue import RULES
from dk2gui.data.claims_file import load_claims
from dk2gui.gui.widgets.text_table import TextTable


@pytest.fixture
def page(window, qtbot):
    window.resize(1280, 800)
    window.show()
    window.findChild(QToolButton, "page-evidence").click()
    return window


def ids(window, name="evidence-list") -> list[str]:
    model = window.findChild(QListView, name).model()
    role = int(Qt.ItemDataRole.UserRole)
    return [model.index(row, 0).data(role).id for row in range(model.rowCount())]


def text(window, name="evidence-text") -> str:
    return window.findChild(QTextBrowser, name).toPlainText()


def choose(window, name, data):
    box = window.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(data))


def test_all_claims_are_there(page):
    assert ids(page) == [claim.id for claim in load_claims().claims]
    assert len(ids(page)) == 144


@pytest.mark.parametrize(
    ("name", "data", "field"),
    [("evidence-topic", "ratio", "topic"), ("evidence-article", "B", "article"),
     ("evidence-grade", "X", "grade")],
)  # fmt: skip
def test_filters(page, name, data, field):
    choose(page, name, data)
    wanted = [claim.id for claim in load_claims().claims if getattr(claim, field) == data]
    assert ids(page) == wanted != []


def test_wrong_or_mislabelled_with_the_right_figure(page):
    page.findChild(QCheckBox, "evidence-wrong").click()
    found = ids(page)
    # Nine figures of the K2 list but that of chicken are per 100 g, printed per serving.
    assert {f"P{number}" for number in (31, 32, 33, 34, 35, 36, 37, 39)} <= set(found)
    assert "F01" not in found


def test_search_follows_typing(page, qtbot):
    qtbot.keyClicks(page.findChild(QLineEdit, "evidence-search"), "goose liver")
    qtbot.waitUntil(lambda: 0 < len(ids(page)) < 10)
    assert "P32" in ids(page)
    list_view = page.findChild(QListView, "evidence-list")
    list_view.setCurrentIndex(list_view.model().index(ids(page).index("P32"), 0))
    assert "369 \u00b5g" in text(page)
    assert "100 g" in text(page)
    assert "10.1159/000054147" in text(page)


def test_nothing_found_is_said(page, qtbot):
    page.findChild(QLineEdit, "evidence-search").setText("xyzzy")
    qtbot.waitUntil(lambda: ids(page) == [])
    assert "Nothing fits" in text(page)


def test_what_is_cited_from_memory_is_marked(page):
    page.show_evidence("E21")
    assert "cited from memory" in text(page, "literature-text")


def test_from_a_card_to_its_evidence_and_back(window, qtbot):
    window.show()
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(3000)
    window.model.flush()
    card = window.findChild(QWidget, "advice-pair-k2")
    card.findChild(QToolButton).click()
    link = card.findChild(QPushButton, "to-evidence-E04")
    link.setFocus()
    link.click()
    browser = window.findChild(QTextBrowser, "literature-text")
    assert browser.isVisible()
    assert "E04" in browser.toPlainText()
    assert "The articles would add vitamin K2" in browser.toPlainText()
    browser.anchorClicked.emit(QUrl("claim:B51"))
    assert "B51" in text(window)
    assert window.findChild(QTextBrowser, "evidence-text").isVisible()
    qtbot.keyClick(window.findChild(QListView, "evidence-list"), Qt.Key.Key_Escape)
    assert card.isVisible()
    assert window.focusWidget() is link


def test_the_label_trap_has_nine_foods_and_their_real_portions(page):
    tabs = page.findChild(QTabWidget, "evidence-tabs")
    tabs.setCurrentIndex(2)
    page.findChild(QToolButton, "label-trap-table-toggle").click()
    model = page.findChild(TextTable, "label-trap-table").model()
    rows = {
        model.index(row, 0).data(): [model.index(row, column).data() for column in range(1, 6)]
        for row in range(model.rowCount())
    }
    assert len(rows) == 9
    natto = next(cells for name, cells in rows.items() if name.startswith("Natto"))
    # Schurgers & Vermeer 2000: 1103.4 ug per 100 g; a pack of 40 g holds 441 ug.
    assert "1\u202f100" in natto[0]
    assert "1\u202f103" in natto[1]
    assert "40" in natto[2]
    assert "441" in natto[3]
    assert natto[4] == "2.5\u00d7 too high"


def figure_rows(window) -> list[str]:
    model = window.findChild(QListView, "figures-list").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_two_steps_lead_from_a_band_to_its_source(window, qtbot):
    window.show()
    plot = window.findChild(QWidget, "intake-plot")
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    window.findChild(QToolButton, "intake-sources").click()
    rows = figure_rows(window)
    assert rows
    assert all("NASEM" in row and "Vitamin D" in row for row in rows)
    assert "IOM 2011" in text(window, "figures-text")
    assert "read in a text" in text(window, "figures-text")


def test_the_models_behind_a_forecast_and_the_markers(window):
    window.show()
    window.findChild(QToolButton, "serum-sources").click()
    assert any("half life" in row for row in figure_rows(window))
    window.findChild(QToolButton, "vitamin-k-sources").click()
    rows = figure_rows(window)
    assert any("person half width" in row for row in rows)
    assert any("(dialysis)" in row for row in rows)


def test_figures_are_filtered_by_how_surely_they_are_known(window, qtbot):
    window.show()
    window.show_evidence("figures:")
    every = len(figure_rows(window))
    choose(window, "figures-status", "recalled")
    assert 0 < len(figure_rows(window)) < every
    window.findChild(QLineEdit, "figures-search").setText("no such figure")
    qtbot.waitUntil(lambda: figure_rows(window) == [])
    assert "Nothing fits" in text(window, "figures-text")


def test_all_advice_stands_on_a_page_that_is_searched(window, qtbot):
    window.show()
    window.findChild(QToolButton, "page-evidence").click()
    tabs = window.findChild(QTabWidget, "evidence-tabs")
    tabs.setCurrentIndex([tabs.tabText(at) for at in range(tabs.count())].index("All ad&vice"))
    text = window.findChild(QTextBrowser, "rules-text")
    for rule in RULES:
        assert rule.id in text.toPlainText()
    search = window.findChild(QLineEdit, "rules-search")
    search.setText("denosumab")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert text.textCursor().selectedText().lower() == "denosumab"
