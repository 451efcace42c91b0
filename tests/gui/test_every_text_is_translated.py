# SPDX-License-Identifier: MIT
"""No text of the inputs goes past the reader's language: a made-up language marks every one."""

from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.gui import open_window
from dk2gui.gui.panels.advice import AdvicePanel
from dk2gui.gui.panels.answer import AnswerPanel
from dk2gui.gui.panels.header import Header
from dk2gui.gui.widgets.safety_bar import SafetyBar
from dk2gui.present.language import FILES, Reader, install

_MARKS = {"\u27e6", "\u27e7"}
_OF_QT = {"ScrollLeftButton", "ScrollRightButton"}
_SCENARIO = b"""{"schema": 1, "person": {"age_years": 68, "name": "Anna", "latitude": 52,
"medications": ["vitamin_k_antagonist"]}, "supplements": [{"compound": "vitamin_d3", "amount": 2000,
"unit": "IU"}, {"compound": "vitamin_d3", "amount": 100, "unit": "IU", "every_days": 9}],
"products": [{"name": "", "contains": [{"compound": "mk7", "amount": 100, "unit": "ug"}]}],
"foods": [{"food": "natto", "grams": 40, "times_per_week": 3}],
"sun": {"latitude": 52, "minutes": 30}, "diet_is": "typical", "start_date": "2026-07-01",
"labs": [{"date": "2026-06-01", "marker": "25ohd", "value": 48, "unit": "nmol/L"},
{"date": "2026-06-01", "marker": "calcium", "value": 9, "unit": "mmol/L"}]}"""


class _Marked(NullTranslations):
    """Puts every text between brackets."""

    def gettext(self, message: str) -> str:
        return f"\u27e6{message}\u27e7"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.ngettext(msgid1, msgid2, n)


@pytest.fixture
def opened(qtbot):
    """A window for a reader of the made-up language."""
    install(Reader("xx", catalogue=_Marked()))
    try:
        window = open_window(decode_scenario(_SCENARIO))
        qtbot.addWidget(window)
        window.model.flush()
        yield window
    finally:
        install(FILES)


def test_every_text_of_the_inputs_is_translated(opened):
    found = [
        text
        for text in _bare(opened.findChild(QWidget, "inputs"))
        if not text.startswith(("sun-uv-day", "sun-months", "sun-sources", "sun-table"))
    ]
    assert not found, "\n".join(found)


def test_every_text_of_the_answer_and_the_header_is_translated(opened):
    for part in (AnswerPanel, Header, AdvicePanel, SafetyBar):
        found = _bare(opened.findChild(part))
        assert not found, "\n".join(found)


def _bare(part: QWidget) -> list[str]:
    """Texts with letters of which no part was translated."""
    return [
        f"{_where(child)}: {text}"
        for child in (part, *part.findChildren(QObject))
        if child.objectName() not in _OF_QT
        for text in _texts(child)
        if not _MARKS.intersection(text) and _is_words(text)
    ]


def _where(child: QObject) -> str:
    above = child
    while not above.objectName() and above.parent() is not None:
        above = above.parent()
    return f"{above.objectName()} {type(child).__name__}"


def _is_words(text: str) -> bool:
    """Whether a text is more than figures, units, signs and names from outside."""
    known = ("Anna", "IU", "nmol/L", "ng/mL", "mmol/L", "mg/dL", "ug/L", "Natto", "g", "kg", "cm")
    left = text
    for name in sorted(known, key=len, reverse=True):
        left = left.replace(name, "")
    # A single letter is a grade or a sign.
    return sum(char.isalpha() and char != "\u00b5" for char in left) > 1


def _texts(child: QObject) -> Iterator[str]:
    if isinstance(child, QMenu) and child.objectName() == "add-dose-menu":
        yield from (action.text() for action in child.actions())
    if not isinstance(child, QWidget):
        return
    yield child.accessibleName()
    yield child.accessibleDescription()
    yield child.toolTip()
    if isinstance(child, QLabel | QAbstractButton):
        yield child.text()
    if isinstance(child, QGroupBox):
        yield child.title()
    if isinstance(child, QLineEdit) and not isinstance(child.parent(), QAbstractSpinBox):
        yield child.placeholderText()
    if isinstance(child, QComboBox):
        yield from (child.itemText(row) for row in range(child.count()))
