# SPDX-License-Identifier: MIT
"""In a language that nobody has reviewed, a stop is read in English too, wherever it stands."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from dk2gui.core.scenario.scenario import Person, Scenario, Supplement
from dk2gui.data.tables import load_constants
from dk2gui.gui import open_window
from dk2gui.present.language import install
from dk2gui.present.numbers import Units
from dk2gui.present.report.compose import report_content
from tests.catalogue_files import german

_STOP = "d-over-10000"
_ENGLISH = "This dose of vitamin D needs a doctor"


@pytest.fixture
def german_window(qtbot, installed_reader):
    """A window for somebody who reads German, with a stop."""
    del installed_reader

    def open_for(who):
        install(who)
        taken = (
            Supplement(compound="vitamin_d3", amount=12000, unit="IU"),
            Supplement(compound="mk7", amount=100, unit="ug"),
        )
        opened = open_window(Scenario(schema=1, person=Person(age_years=40), supplements=taken))
        qtbot.addWidget(opened)
        opened.model.flush()
        return opened

    return open_for


def _words(part: QWidget, name: str) -> str:
    label = part.findChild(QLabel, name)
    return label.text() if label.isVisibleTo(part) else ""


def _cards(window) -> dict[str, QWidget]:
    return {
        item.id: window.findChild(QWidget, f"advice-{item.id}") for item in window.assessment.advice
    }


def test_a_stop_has_its_english_beneath_on_the_card_and_in_the_bar(german_window):
    window = german_window(german())
    beneath = _words(_cards(window)[_STOP], "advice-english")
    assert _ENGLISH in beneath
    assert "12\u202f000\u202fIU" in beneath
    bar = _words(window, "safety-text").split("\n")
    assert _ENGLISH in bar[1]
    assert _ENGLISH not in bar[0]
    for name, card in _cards(window).items():
        assert bool(_words(card, "advice-english")) == (card.item.severity == "stop"), name


def test_the_english_follows_the_dose(german_window):
    window = german_window(german())
    window.model.edit("", supplements=(Supplement(compound="vitamin_d3", amount=14000, unit="IU"),))
    window.model.flush()
    beneath = _words(_cards(window)[_STOP], "advice-english")
    assert "14\u202f000\u202fIU" in beneath
    assert "12\u202f000" not in beneath


def test_the_report_has_a_stop_in_both_languages(german_window):
    window = german_window(german())
    content = report_content(
        window.assessment, load_constants(), Units(), version="1", date=dt.date(2026, 7, 1)
    )
    first = [card.title for card in content.sections[0].parts]
    assert first[1] == _ENGLISH
    assert first[0] != _ENGLISH
    assert [card.kind for card in content.sections[0].parts][1] == "Stop and ask"


def test_a_card_that_is_not_whole_is_english_with_its_surroundings(german_window):
    window = german_window(german(_ENGLISH, is_draft=False))
    card = _cards(window)[_STOP]
    card.unfold()
    shown = [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]
    assert _ENGLISH in shown
    assert any(text.startswith("Shown when: ") for text in shown)
    assert any(text.startswith("Evidence ") for text in shown)
    assert not _words(card, "advice-english")
