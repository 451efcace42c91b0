# SPDX-License-Identifier: MIT
"""What's this: every name of a nutrient, a compound, a blood test or a figure tells its meaning."""

import datetime as dt
import re

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolTip,
    QWhatsThis,
    QWidget,
)

from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS
from dk2gui.core.scenario.scenario import Lab, Person, Scenario, Supplement
from dk2gui.core.scenario.titles import MARKERS
from dk2gui.gui import open_window
from dk2gui.gui.charts.intake import SHOWN
from dk2gui.gui.help import whats_this
from dk2gui.gui.theme import ThemeChoice
from dk2gui.gui.widgets.meaning import MeaningLabel
from dk2gui.gui.window.menus import actions_of, plain
from dk2gui.present.glossary import GLOSSARY, explained, name_of, names_in
from dk2gui.present.language import Reader
from dk2gui.present.pseudo import PseudoTranslations

ABBREVIATIONS = ("EAR", "RDA", "AI", "UL", "IU", "RAE", "MK-4", "MK-7", "dp-ucMGP", "ucOC", "PTH")


@pytest.fixture
def asked(monkeypatch):
    """What was told, in place of a window that takes the mouse."""
    told = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda place, text, widget: told.append(text))
    return told


def flat(text):
    return " ".join(text.split())


@pytest.mark.parametrize("key", [*NUTRIENTS, *COMPOUNDS, *MARKERS])
def test_every_nutrient_compound_and_blood_test_has_a_meaning(key):
    assert explained(key)


@pytest.mark.parametrize("key", GLOSSARY)
def test_a_meaning_is_two_plain_sentences(key):
    said = GLOSSARY[key].said
    assert len(re.findall(r"[.!?](?= [A-Z]|$)", said)) == 2, said
    assert len(said) < 260
    assert "  " not in said


def test_every_abbreviation_of_figures_has_a_meaning():
    names = {name_of(key) for key in GLOSSARY}
    assert not set(ABBREVIATIONS) - names


@pytest.mark.parametrize("key", SHOWN)
def test_a_row_of_the_plot_tells_its_name(window, asked, monkeypatch, key):
    tips = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: tips.append(text))
    window.show_view(0)
    plot = window.findChild(QWidget, "intake-plot")
    height = plot._chart.row_height
    place = QPoint(60, int(height * (SHOWN.index(key) + 0.5)))
    for kind, told in ((QEvent.Type.WhatsThis, asked), (QEvent.Type.ToolTip, tips)):
        QApplication.sendEvent(plot.viewport(), QHelpEvent(kind, place, place))
        assert flat(explained(key)) in flat(told[-1])
        # What the row says now comes first.
        assert flat(told[-1]).startswith(flat(plot.row_text(SHOWN.index(key)).splitlines()[0]))


@pytest.mark.parametrize("compound", COMPOUNDS)
def test_the_card_of_a_dose_tells_what_is_taken(qtbot, compound):
    dose = Supplement(compound=compound, amount=1, unit="mg")
    window = open_window(Scenario(schema=1, supplements=(dose,)))
    qtbot.addWidget(window)
    card = window.findChild(QWidget, f"dose-{compound}")
    title = card.findChild(MeaningLabel)
    assert flat(explained(compound)) == flat(title.whatsThis())
    assert flat(explained(compound)) == flat(title.toolTip())


def test_the_key_tells_what_has_the_keyboard(qtbot, asked):
    dose = Supplement(compound="mk4", amount=100, unit="ug")
    window = open_window(Scenario(schema=1, supplements=(dose,)))
    qtbot.addWidget(window)
    window.activateWindow()
    window.findChild(QWidget, "dose-mk4-slider").setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1, shift)
    assert [flat(one) for one in asked] == [flat(explained("mk4"))]
    # A part inside something that is explained tells that.
    window.findChild(QWidget, "dose-mk4-value").setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1, shift)
    assert flat(asked[-1]) == flat(explained("mk4"))


def test_from_the_menu_the_next_click_tells(window):
    next(one for one in actions_of(window) if plain(one.text()).startswith("What")).trigger()
    assert QWhatsThis.inWhatsThisMode()
    QWhatsThis.leaveWhatsThisMode()


def test_a_chosen_blood_test_is_told_as_it_is_chosen(qtbot, asked):
    lab = Lab(date=dt.date(2026, 1, 5), marker="dp_ucmgp", value=400, unit="pmol/L")
    window = open_window(Scenario(schema=1, labs=(lab,)))
    qtbot.addWidget(window)
    window.show_person()
    box = window.findChild(QComboBox, "lab-0-marker")
    for place in range(box.count()):
        tip = box.itemData(place, Qt.ItemDataRole.ToolTipRole)
        assert flat(tip) == flat(explained(box.itemData(place)))
    for marker in ("dp_ucmgp", "inr"):
        box.setCurrentIndex(box.findData(marker))
        whats_this.enter_whats_this(window)
        QWhatsThis.leaveWhatsThisMode()
        assert flat(box.whatsThis()) == flat(explained(marker))


def test_everything_that_is_named_here_is_in_the_window(qtbot):
    dose = Supplement(compound="vitamin_d3", amount=25, unit="ug")
    window = open_window(Scenario(schema=1, supplements=(dose,), person=Person(age_years=50)))
    qtbot.addWidget(window)
    for place in range(len(window.calculator.view_titles)):
        window.show_view(place)
    for page in ("evidence", "calculator"):
        window.show_page(page)
    there = {widget.objectName() for widget in window.findChildren(QWidget)}
    assert not set(whats_this._NAMED) - there
    assert {key for keys in whats_this._NAMED.values() for key in keys} <= set(GLOSSARY)


def test_names_in_advice_are_told_by_a_button(qtbot, asked):
    person = Person(age_years=70, medications=("vitamin_k_antagonist",))
    dose = Supplement(compound="mk7", amount=100, unit="ug")
    window = open_window(Scenario(schema=1, person=person, supplements=(dose,)))
    qtbot.addWidget(window)
    buttons = [
        one for one in window.findChildren(QPushButton) if one.objectName().startswith("meaning-")
    ]
    assert not buttons
    for fold in window.findChildren(QWidget, "advice-sources"):
        fold.setChecked(True)
    buttons = [
        one for one in window.findChildren(QPushButton) if one.objectName().startswith("meaning-")
    ]
    assert buttons
    # They make no card wider than there is room.
    area = window.findChild(QScrollArea, "advice-list")
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    for button in buttons:
        button.click()
        key = button.objectName().removeprefix("meaning-")
        assert flat(asked[-1]) == flat(explained(key))
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Your RAE is above the UL", ["rae", "ul"]),
        ("the aim is to gain", []),
        ("dp-ucMGP falls as MK-7 rises", ["mk7", "dp_ucmgp"]),
        ("Warfarin and K2", ["k2", "vka"]),
        ("25(OH)D of 48 nmol/L", ["25ohd"]),
        ("PRDA and MK-71", []),
    ],
)
def test_names_are_found_as_words(text, keys):
    assert list(names_in(text)) == keys


def test_meanings_are_in_the_readers_language(installed_reader):
    english = explained("rae")
    installed_reader(Reader("pseudo", catalogue=PseudoTranslations()))
    assert explained("rae") != english
    assert explained("rae").startswith("\u27e6")


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_name_that_can_be_asked_is_dotted(qtbot, window, choice):
    window.set_theme_choice(choice)
    known, unknown = MeaningLabel("Zinc", "zinc", window), MeaningLabel("Zinc", "", window)
    images = []
    for label in (known, unknown):
        label.adjustSize()
        label.show()
        images.append(label.grab().toImage())
    first, second = images
    rows = {
        y for y in range(first.height()) for x in range(first.width())
        if first.pixel(x, y) != second.pixel(x, y)
    }  # fmt: skip
    assert len(rows) == 1
    (row,) = rows
    assert row > first.height() / 2
    changed = [x for x in range(first.width()) if first.pixel(x, row) != second.pixel(x, row)]
    # Dots, not a line.
    assert len(changed) < first.width() * 0.7
    assert isinstance(known, QLabel)
