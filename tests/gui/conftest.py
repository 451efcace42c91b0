# SPDX-License-Identifier: MIT
"""Windows for tests, closed and gone after each."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.gui import open_window


@pytest.fixture
def window(qtbot):
    """A window on an empty scenario."""
    opened = open_window(Scenario(schema=1))
    qtbot.addWidget(opened)
    return opened


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
