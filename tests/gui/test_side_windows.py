# SPDX-License-Identifier: MIT
"""Settings, the guide and the report of a problem: heard, reached by keys, loaded when asked."""

import os
import re
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QMenu, QMessageBox

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.gui import open_window
from dk2gui.gui.theme import ThemeChoice
from dk2gui.gui.window.menus import actions_of, plain
from dk2gui.present.language import Reader
from dk2gui.present.pseudo import PseudoTranslations
from tests.gui.accessible_walk import wrong

ASKED = {"settings": "Settings", "guide": "Guide", "problem": "Report a problem"}
_LOADED_LATER = ("dk2gui.gui.help.guide", "dk2gui.gui.help.problem", "dk2gui.gui.settings.dialog",
                 "dk2gui.present.guide", "dk2gui.data.project_pages")  # fmt: skip


def opened(window, name) -> QDialog:
    text = ASKED[name]
    next(one for one in actions_of(window) if text in plain(one.text())).trigger()
    dialog = window.findChild(QDialog, name)
    assert dialog.isVisible()
    return dialog


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_everything_has_a_name(window, name, choice):
    window.set_theme_choice(choice)
    assert wrong(opened(window, name)) == {}


def test_the_questions_of_settings_have_names(window):
    dialog = opened(window, "settings")
    dialog.findChild(QAbstractButton, "settings-online").click()
    asked = dialog.findChild(QDialog, "settings-consent")
    assert wrong(asked) == {}
    asked.reject()
    dialog.findChild(QAbstractButton, "settings-reset").click()
    box = dialog.findChild(QMessageBox, "settings-reset-question")
    # Nothing is set back by Enter alone.
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    box.reject()


@pytest.mark.parametrize("name", ASKED)
def test_tab_reaches_everything(window, name):
    dialog = opened(window, name)
    assert QTest.qWaitForWindowActive(dialog)
    wanted = {
        one for one in dialog.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and one.objectName().startswith(name)
    }  # fmt: skip
    assert wanted
    seen = set()
    for _ in range(40):
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Tab)
        seen.add(dialog.focusWidget())
    assert wanted <= seen
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Escape)
    assert not [one for one in window.findChildren(QDialog, name) if one.isVisible()]


@pytest.mark.parametrize("name", ASKED)
def test_longer_words_are_not_cut(qtbot, installed_reader, name):
    installed_reader(Reader("pseudo", catalogue=PseudoTranslations()))
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    number = list(ASKED).index(name)
    side = (window._side.settings, window._side.show_guide, window._side.problem)[number]
    side()
    dialog = window.findChild(QDialog, name)
    qtbot.wait(20)
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.sizeHint().width() - 1, button.text()
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.text():
            least = label.heightForWidth(label.width()) if label.wordWrap() else 0
            assert label.height() >= least, label.text()


def test_no_menu_has_a_key_twice(window):
    for menu in window.findChildren(QMenu):
        keys = [found[1].lower() for one in menu.actions()
                if (found := re.search(r"&(\w)", one.text().replace("&&", "")))]  # fmt: skip
        assert len(keys) == len(set(keys)), (menu.title(), sorted(keys))


def test_a_start_pays_for_none_of_it(tmp_path):
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from dk2gui.gui import open_window; window = open_window(); app.processEvents();"
        f"print([name for name in {_LOADED_LATER!r} if name in sys.modules]); window.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env=os.environ | {"DK2GUI_DATA_DIR": str(tmp_path / "own")},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
