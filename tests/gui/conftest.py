# SPDX-License-Identifier: MIT
"""Windows for tests, closed and gone after each."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.data.languages import catalogue
from dk2gui.gui import open_window
from dk2gui.present.language import FILES, Reader, install
from dk2gui.present.pseudo import PSEUDO, PseudoTranslations


@pytest.fixture
def window(qtbot):
    """A window on an empty scenario."""
    opened = open_window(Scenario(schema=1))
    qtbot.addWidget(opened)
    return opened


@pytest.fixture
def speak():
    """Lets the windows that are opened from then on speak a language, by its code."""

    def in_language(code):
        texts = PseudoTranslations() if code == PSEUDO else catalogue(code)
        install(Reader(code, catalogue=texts))

    yield in_language
    install(FILES)


@pytest.fixture(autouse=True)
def no_window_left(qapp):
    """Fail when a test leaves a visible window behind."""
    yield
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
