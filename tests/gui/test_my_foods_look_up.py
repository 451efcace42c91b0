# SPDX-License-Identifier: MIT
"""Looking up online from the window: not before it is allowed, never in its way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QToolButton

from dk2gui.foods.sources.lookup import Lookup
from dk2gui.gui import open_window
from dk2gui.gui.pages.my_foods import MyFoodsPage
from dk2gui.userdata.storage import load_state
from tests.foods.online_replies import (
    D3,
    K2_OF_NO_FORM,
    MK7,
    NATTO,
    NATTO_CODE,
    SALMON,
    SALMON_HIT,
    hits,
    label_hit,
    supplement,
)
from tests.foods.online_replies import (
    page as found_page,
)
from tests.foods.online_service import base_urls, given_service  # noqa: F401
from tests.gui.my_foods_steps import choose, click, entries, find, names, press

_WAIT_MS = 10_000


@pytest.fixture(name="page")
def _page(window, service):
    window.findChild(QToolButton, "page-my-foods").click()
    page = window.findChild(MyFoodsPage)
    page.lookup = Lookup(base_urls=base_urls(service.url))
    return page


@pytest.fixture(name="dialog")
def _dialog(page):
    click(page, "look-up")
    dialog = find(page, "look-up-dialog")
    click(dialog, "look-up-allow")
    return dialog


def look(dialog, place, words):
    box = find(dialog, "look-up-place", QComboBox)
    box.setCurrentIndex(box.findData(place))
    field = find(dialog, "look-up-words", QLineEdit)
    field.setText(words)
    press(field, Qt.Key.Key_Return)


def status(dialog):
    return find(dialog, "look-up-status", QLabel).text()


def error(dialog):
    return find(dialog, "look-up-error", QLabel).text()


def wait_for(qtbot, say):
    qtbot.waitUntil(lambda: bool(say()), timeout=_WAIT_MS)


def test_nothing_is_sent_before_it_is_allowed(window, page, service):
    click(page, "look-up")
    dialog = find(page, "look-up-dialog")
    terms = find(dialog, "look-up-terms", QLabel)
    assert terms.isVisible()
    for host in ("api.nal.usda.gov", "world.openfoodfacts.org", "api.ods.od.nih.gov"):
        assert host in terms.text()
    assert not find(dialog, "look-up-words").isVisible()
    # Enter declines.
    press(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert not page.lookup.allowed
    assert service.asked == []


def test_the_answer_is_remembered_and_can_be_taken_back(qtbot, window, page, dialog):
    assert find(dialog, "look-up-words").isVisible()
    key = find(dialog, "look-up-key", QLineEdit)
    key.setText("abc123")
    key.editingFinished.emit()
    dialog.close()
    window.close()
    again = open_window()
    qtbot.addWidget(again)
    again.show_page("my-foods")
    lookup = again.findChild(MyFoodsPage).lookup
    assert (lookup.allowed, lookup.fdc_key) == (True, "abc123")
    click(again, "look-up")
    dialog = find(again, "look-up-dialog")
    click(dialog, "look-up-forbid")
    # At once: consent that was taken back must not come back after a crash.
    assert not load_state().settings.online_allowed
    assert find(dialog, "look-up-terms").isVisible()
    assert not lookup.allowed
    dialog.close()


def test_a_food_is_found_and_kept_whole(qtbot, window, page, dialog, service):
    service.answer("/foods/search", found_page(SALMON_HIT))
    service.answer("/food/175167", SALMON)
    look(dialog, "fdc", "salmon")
    wait_for(qtbot, lambda: names(dialog, "look-up-results"))
    text = find(dialog, "look-up-text", QPlainTextEdit).toPlainText()
    assert "Vitamin D 440\u202fIU" in text
    assert not find(dialog, "look-up-take").isEnabled()
    click(dialog, "look-up-keep")
    qtbot.waitUntil(lambda: status(dialog).startswith("Kept"), timeout=_WAIT_MS)
    (food,) = window.library.store.own()
    # The whole entry has phosphorus, which the search does not bring.
    assert food.per_100g == pytest.approx({"vitamin_d": 11, "phosphorus": 240})
    assert names(page) == ["Fish, salmon, Atlantic, farmed, raw"]


def test_a_barcode(qtbot, window, dialog, service):
    service.answer(f"/api/v2/product/{NATTO_CODE}.json", NATTO)
    look(dialog, "barcode", "4006381333932")
    wait_for(qtbot, lambda: error(dialog))
    assert "mistyped" in error(dialog)
    assert service.asked == []
    look(dialog, "barcode", NATTO_CODE)
    wait_for(qtbot, lambda: names(dialog, "look-up-results"))
    assert error(dialog) == ""
    assert names(dialog, "look-up-results") == ["Natto (Soy House)"]


def test_a_supplement_goes_on_the_sliders_and_is_kept(qtbot, window, page, dialog, service):
    service.answer("/search-filter", hits(label_hit(101), label_hit(102, "K2")))
    service.answer("/label/101", supplement(D3, MK7))
    service.answer("/label/102", supplement(D3, K2_OF_NO_FORM, name="K2"))
    look(dialog, "dsld", "d3 k2")
    wait_for(qtbot, lambda: names(dialog, "look-up-results"))
    assert names(dialog, "look-up-results") == ["Good Brand D3 + K2", "Good Brand K2"]
    choose(dialog, "Good Brand K2", "look-up-results")
    assert "Not taken" in find(dialog, "look-up-text", QPlainTextEdit).toPlainText()
    choose(dialog, "Good Brand D3 + K2", "look-up-results")
    click(dialog, "look-up-take")
    (bottle,) = window.scenario.products
    doses = {part.compound: (part.amount * bottle.count, part.unit) for part in bottle.contains}
    assert doses == {"vitamin_d3": (5000, "IU"), "mk7": (180, "ug")}
    assert window.model.history.count() == 1
    click(dialog, "look-up-keep")
    qtbot.waitUntil(lambda: status(dialog).startswith("Kept"), timeout=_WAIT_MS)
    assert entries(page)[0][0].startswith("Supplement")


def test_offline_is_one_clear_sentence(qtbot, page, dialog):
    page.lookup._base_urls = base_urls("http://127.0.0.1:9")
    look(dialog, "fdc", "natto")
    wait_for(qtbot, lambda: error(dialog))
    assert "could not be reached; this computer may be offline" in error(dialog)
    assert find(dialog, "look-up-search").isVisible()


def test_a_silent_service_is_left_and_nothing_waits(qtbot, dialog, service):
    service.never_answer("/foods/search")
    look(dialog, "fdc", "natto")
    assert status(dialog).startswith("Searching")
    qtbot.waitUntil(lambda: bool(service.asked), timeout=_WAIT_MS)
    click(dialog, "look-up-stop")
    assert status(dialog) == "Stopped."
    assert find(dialog, "look-up-search").isVisible()
    service.answer("/search-filter", hits())
    look(dialog, "dsld", "nothing like it")
    qtbot.waitUntil(lambda: status(dialog) == "Not found.", timeout=_WAIT_MS)


def test_nothing_to_search_for(qtbot, dialog, service):
    look(dialog, "fdc", "  ")
    wait_for(qtbot, lambda: error(dialog))
    assert service.asked == []
