# SPDX-License-Identifier: MIT
"""Labels and buttons have the room that their words need, in a language a third longer than
English, in every size that screens have, and in the letters of a screen of 144 dpi."""

import datetime as dt

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.scenario.scenario import (
    Content,
    EatenFood,
    Lab,
    Person,
    Product,
    Scenario,
    Supplement,
)
from dk2gui.gui import open_window
from dk2gui.gui.widgets.plain_text import WrappedLabel
from dk2gui.gui.window.pages import TITLES
from dk2gui.present.pseudo import PSEUDO
from tests.gui.cut_texts import cut

FULL = Scenario(
    schema=1,
    name="Winter, D3 and K2",
    person=Person(name="Anna", age_years=68, diet=("vegan",), conditions=("osteoporosis",),
                  medications=("vitamin_k_antagonist",), latitude=52.0),
    supplements=(Supplement(compound="vitamin_d3", amount=2000, unit="IU", since="always"),),
    products=(Product(name="D3K2", contains=(
        Content(compound="vitamin_d3", amount=1000, unit="IU"),
        Content(compound="mk7", amount=75, unit="ug"))),),
    foods=(EatenFood(food="natto", grams=40, times_per_week=3),),
    labs=(Lab(date=dt.date(2026, 10, 25), marker="25ohd", value=22, unit="ng/mL"),),
    start_date=dt.date(2026, 11, 25), diet_is="typical",
)  # fmt: skip
_WAITS = 25
SIZES = [(911, 512), (1000, 700), (1280, 800)]


def places(window):
    """Everything that can be looked at, one after the other; its name."""
    inputs = window.findChild(QTabWidget, "inputs")
    for place in range(inputs.count()):
        inputs.setCurrentIndex(place)
        yield f"input {place}"
    window.show_person()
    yield "person"
    window.calculator.show_first_card()
    yield "first card"
    window.calculator.show_inputs()
    for place, title in enumerate(window.calculator.view_titles):
        window.show_view(place)
        yield title
    for page in TITLES:
        window.show_page(page)
        yield page
    window.show_view(0)


def cut_at_rest(window) -> list[str]:
    """What is cut once answers are there and laid out; a busy machine takes longer."""
    for _ in range(_WAITS):
        QTest.qWait(60)
        if not (found := list(cut(window))):
            break
    return found


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_in_a_long_language(qtbot, speak, size):
    speak(PSEUDO)
    window = open_window(FULL)
    qtbot.addWidget(window)
    window.resize(*size)
    QApplication.processEvents()
    wrong = []
    for place in places(window):
        wrong += [f"{place}: {told}" for told in cut_at_rest(window)]
    assert wrong == []


def test_nothing_is_cut_in_the_letters_of_144_dpi(qtbot, qapp):
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    qapp.setFont(font)
    try:
        window = open_window(FULL)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        QApplication.processEvents()
        wrong = []
        for place in places(window):
            wrong += [f"{place}: {told}" for told in cut_at_rest(window)]
        assert wrong == []
    finally:
        qapp.setFont(before)


def test_what_is_cut_is_found(qtbot):
    page = QWidget()
    row = QHBoxLayout(page)
    label, button = QLabel("A label of some length"), QPushButton("A button of some length")
    row.addWidget(label)
    row.addWidget(button)
    qtbot.addWidget(page)
    page.show()
    assert cut(page) == []
    label.setFixedWidth(40)
    button.setFixedWidth(40)
    QApplication.processEvents()
    assert len(cut(page)) == 2


def test_a_wrapped_label_takes_no_more_room_than_its_words(qtbot):
    page = QWidget()
    rows = QVBoxLayout(page)
    label = WrappedLabel(
        "Words that take several lines where the room is narrow, and one where not"
    )
    rows.addWidget(label)
    rows.addStretch(1)
    qtbot.addWidget(page)
    page.resize(120, 400)
    page.show()
    narrow = label.height()
    page.resize(900, 400)
    QApplication.processEvents()
    line = label.fontMetrics().height()
    assert narrow >= 4 * line
    assert label.height() < 2 * line
