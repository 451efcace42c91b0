# SPDX-License-Identifier: MIT
"""The whole window in made-up languages: everything it says is translated, and known to be."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.gui import open_window
from dk2gui.gui.window.language import VARIABLE, install_language
from dk2gui.gui.window.pages import TITLES
from dk2gui.present.language import FILES, install, reader
from dk2gui.present.pseudo import PSEUDO, PSEUDO_RTL
from tests.gui.untranslated import untranslated

_SCENARIO = b"""{"schema": 1, "name": "Xyz", "person": {"age_years": 68, "name": "Anna",
"latitude": 52, "medications": ["vitamin_k_antagonist"], "conditions": ["kidney_stones"]},
"supplements": [{"compound": "vitamin_d3", "amount": 2000, "unit": "IU"},
{"compound": "vitamin_d3", "amount": 100, "unit": "IU", "every_days": 9}],
"products": [{"name": "Abc", "contains": [{"compound": "mk7", "amount": 100, "unit": "ug"}]}],
"foods": [{"food": "natto", "grams": 40, "times_per_week": 3}],
"sun": {"latitude": 52, "minutes": 30}, "diet_is": "typical", "start_date": "2026-07-01",
"labs": [{"date": "2026-06-01", "marker": "25ohd", "value": 48, "unit": "nmol/L"},
{"date": "2026-06-01", "marker": "calcium", "value": 9, "unit": "mmol/L"}]}"""
_NAMES = ("Xyz", "Anna", "Abc", "Natto")


@pytest.fixture
def speaking(qapp, monkeypatch):
    """Installs a language as the start does."""

    def speak(code: str) -> list[str]:
        monkeypatch.setenv(VARIABLE, code)
        return install_language(qapp)

    before = QLocale()
    yield speak
    install(FILES)
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _tour(window):
    """Every page and every view, one after another."""
    for view in range(len(window.calculator.view_titles)):
        window.show_view(view)
        window.model.flush()
        QApplication.processEvents()
        yield str(view)
    for page in TITLES:
        window.show_page(page)
        QApplication.processEvents()
        yield page


def test_everything_that_the_window_says_is_translated(speaking, qtbot):
    speaking(PSEUDO)
    window = open_window(decode_scenario(_SCENARIO))
    qtbot.addWidget(window)
    window.model.flush()
    found = dict.fromkeys(entry for _ in _tour(window) for entry in untranslated(window, *_NAMES))
    assert not found, "\n".join(f"{module}: {text!r}" for module, text in found)


def test_what_is_kept_beside_it_is_translated_too(speaking, qtbot):
    speaking(PSEUDO)
    window = open_window(decode_scenario(_SCENARIO))
    qtbot.addWidget(window)
    window.model.flush()
    window.pin()
    window.model.edit("", supplements=(), products=(), sun=None, days=90)
    window.model.flush()
    window.show_view(window.calculator.view_titles.index("Compare"))
    QApplication.processEvents()
    found = untranslated(window, *_NAMES)
    assert not found, "\n".join(f"{module}: {text!r}" for module, text in found)


def test_a_language_from_the_right_turns_the_window_round(speaking, qtbot):
    speaking(PSEUDO_RTL)
    window = open_window(decode_scenario(_SCENARIO))
    qtbot.addWidget(window)
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for _ in _tour(window):
        pass


def test_a_language_that_is_not_there_is_told_and_english_spoken(speaking):
    told = speaking("tlh")
    assert len(told) == 1
    assert "'tlh' cannot be used" in told[0]
    assert reader().language == "en"
