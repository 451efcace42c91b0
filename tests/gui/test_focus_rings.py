# SPDX-License-Identifier: MIT
"""Where the keyboard is can be seen: whatever Tab stops at looks another way then, plots and lists
included."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTabWidget, QWidget

from dk2gui.gui import open_window
from dk2gui.gui.theme import ThemeChoice
from tests.gui.test_nothing_is_cut import FULL

_AROUND = 3
_MARK = 12
"""So many pixels, at least, are of another colour."""


@pytest.fixture
def full(qtbot):
    window = open_window(FULL)
    qtbot.addWidget(window)
    window.resize(1280, 1400)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def stops_in(part):
    return [widget for widget in part.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            and widget.isEnabled() and widget.focusProxy() is None
            and widget.window() is part.window()]  # fmt: skip


def picture(window, widget):
    # The ring of a plot may be that of the frame around it.
    corner = widget.mapTo(window, QPoint(0, 0)) - QPoint(_AROUND, _AROUND)
    area = QRect(corner, widget.size() + QSize(2 * _AROUND, 2 * _AROUND)) & window.rect()
    seen = QPixmap(area.size())
    window.render(seen, QPoint(0, 0), area)
    return seen.toImage()


def differing(one, other):
    images = [np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
              for image in (one, other)]  # fmt: skip
    return int(np.count_nonzero(images[0] != images[1]))


def without_ring(window, part, elsewhere):
    """The names of what looks the same with the keyboard and without."""
    unseen = []
    for widget in stops_in(part):
        name = widget.objectName() or type(widget).__name__
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        before = picture(window, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, QLineEdit):
            widget.deselect()
        QApplication.processEvents()
        if widget.visibleRegion().isEmpty():
            continue
        after = picture(window, widget)
        if before.size() == after.size() and differing(before, after) < _MARK:
            unseen.append(name)
        if isinstance(widget, QComboBox):
            widget.hidePopup()
    return unseen


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST])
def test_a_ring_is_seen_at_every_stop(full, choice):
    full.set_theme_choice(choice)
    inputs = full.findChild(QTabWidget, "inputs")
    chip, plot = full.findChild(QWidget, "person-chip"), full.findChild(QWidget, "serum-plot")
    unseen = []
    for place in range(inputs.count()):
        inputs.setCurrentIndex(place)
        QApplication.processEvents()
        unseen += without_ring(full, inputs.currentWidget(), chip)
    unseen += without_ring(full, full.findChild(QTabWidget, "views"), chip)
    unseen += without_ring(full, full.findChild(QWidget, "advice-list").parentWidget(), chip)
    unseen += without_ring(full, full.centralWidget().layout().itemAt(0).widget(), plot)
    assert not unseen, " ".join(unseen)
