# SPDX-License-Identifier: MIT
"""The row above everything: names of pages are whole, actions have icons and names."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton

from dk2gui.core.scenario.scenario import Person, Scenario
from dk2gui.gui import open_window
from dk2gui.gui.theme import ThemeChoice
from dk2gui.gui.window.pages import TITLES

ACTIONS = ("undo", "redo", "pin", "share", "units")
LONG = Scenario(
    schema=1,
    name="Winter, D3 and K2",
    person=Person(name="Anna-Maria Kreuzer", age_years=68, diet=("vegan",)),
)


def opened(qtbot, width):
    window = open_window(LONG)
    qtbot.addWidget(window)
    window.resize(width, 512)
    QApplication.processEvents()
    return window


@pytest.mark.parametrize("language", ["en", "de", "pseudo"])
@pytest.mark.parametrize("width", [900, 1280])
def test_every_page_name_is_whole(qtbot, speak, language, width):
    speak(language)
    window = opened(qtbot, width)
    pages = [window.findChild(QToolButton, f"page-{name}") for name in TITLES]
    assert len(pages) == 4
    for page in pages:
        assert page.width() >= page.sizeHint().width(), page.text()
        right = page.mapTo(window, page.rect().topRight()).x()
        assert right < window.width(), page.text()


def test_where_it_is_narrow_actions_are_icons_and_keep_their_names(qtbot):
    narrow, wide = opened(qtbot, 900), opened(qtbot, 1400)
    for window in (narrow, wide):
        for name in ACTIONS:
            button = window.findChild(QAbstractButton, name)
            assert not button.icon().isNull()
            said = QAccessible.queryAccessibleInterface(button)
            assert said.text(QAccessible.Text.Name), name
    words = [[window.findChild(QAbstractButton, name).text() for name in ACTIONS]
             for window in (narrow, wide)]  # fmt: skip
    assert words == [[""] * 5, ["", "", "Pin", "Share", "Units"]]


def test_icons_are_seen_on_light_and_dark(qtbot):
    window = opened(qtbot, 1280)
    inks = []
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        window.set_theme_choice(choice)
        image = window.findChild(QAbstractButton, "pin").icon().pixmap(32, 32).toImage()
        inks.append(image.pixelColor(8, 16).lightnessF())
    light, dark = inks
    assert light < 0.3
    assert dark > 0.7
