# SPDX-License-Identifier: MIT
"""Settings: every choice does what it says at once, and is there at the next start."""

import re
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
)

from dk2gui.core.scenario.scenario import Scenario, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.settings import dialog as settings_module
from dk2gui.gui.settings import restart
from dk2gui.gui.theme import ThemeChoice
from dk2gui.gui.window.menus import actions_of, plain
from dk2gui.gui.window.pages import SCENARIOS
from dk2gui.present.language import FILES
from dk2gui.present.numbers import Units
from dk2gui.userdata.storage import Settings, load_state, save_settings

CODE = (sys.executable, "-c")
DOSES = (Supplement(compound="vitamin_d3", amount=2000, unit="IU"),)


def opened(qtbot, window) -> QDialog:
    """The dialog, asked for by its key."""
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(QDialog, "settings")
    if dialog is None:
        action(window, "Settings").trigger()
        dialog = window.findChild(QDialog, "settings")
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def action(window, text):
    return next(one for one in actions_of(window) if plain(one.text()) == text)


def choose(dialog, name, data):
    box = dialog.findChild(QComboBox, f"settings-{name}")
    place = box.findData(data)
    assert place >= 0, data
    box.setCurrentIndex(place)
    return box


def test_the_usual_key_opens_it_once(qtbot, window):
    assert QKeySequence("Ctrl+,") in action(window, "Settings").shortcuts()
    first = opened(qtbot, window)
    action(window, "Settings").trigger()
    assert window.findChildren(QDialog, "settings") == [first]


def test_units_are_read_everywhere_and_converted_once(qtbot):
    window = open_window(Scenario(schema=1, supplements=DOSES))
    qtbot.addWidget(window)
    dialog = opened(qtbot, window)
    choose(dialog, "vitamin_d_unit", "ug")
    choose(dialog, "serum_unit", "ng/mL")
    assert window.units == Units("ug", "ng/mL")
    assert (window.scenario.supplements[0].amount, window.scenario.supplements[0].unit) == (
        50,
        "ug",
    )
    assert window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").value() == 50
    assert window.findChild(QComboBox, "unit-serum").currentData() == "ng/mL"
    # What is chosen elsewhere is seen here.
    window.set_units(Units("IU", "nmol/L"))
    assert dialog.findChild(QComboBox, "settings-vitamin_d_unit").currentData() == "IU"


def test_reference_values_are_those_of_the_scenario_and_can_be_undone(qtbot, window):
    dialog = opened(qtbot, window)
    choose(dialog, "authority", "efsa")
    assert window.scenario.authority == "efsa"
    window.files.new()
    assert window.scenario.authority == "efsa"
    window.model.history.undo()
    window.model.history.undo()
    window.model.flush()
    assert window.scenario.authority == "us"
    assert dialog.findChild(QComboBox, "settings-authority").currentData() == "us"


def test_what_is_chosen_is_there_at_the_next_start(qtbot, window):
    dialog = opened(qtbot, window)
    for name, data in (
        ("theme", "dark"), ("weight_unit", "lb"), ("height_unit", "ft"), ("territory", "DE"),
        ("start_page", "scenarios"), ("language", "en"),
    ):  # fmt: skip
        choose(dialog, name, data)
    assert window.theme_choice is ThemeChoice.DARK
    window.preferences.flush()
    kept = load_state().settings
    assert (kept.theme, kept.weight_unit, kept.height_unit) == ("dark", "lb", "ft")
    assert (kept.territory, kept.start_page, kept.language) == ("DE", "scenarios", "en")
    window.close()
    again = open_window()
    qtbot.addWidget(again)
    assert again._pages.shown == SCENARIOS


def test_language_and_numbers_wait_for_a_start_and_say_so(qtbot, window, monkeypatch):
    dialog = opened(qtbot, window)
    again = dialog.findChild(QPushButton, "settings-restart")
    assert not again.isVisible()
    choose(dialog, "language", "en")
    assert again.isVisible()
    assert "next start" in dialog.findChild(QLabel, "settings-later").text()
    choose(dialog, "language", "")
    assert not again.isVisible()
    choose(dialog, "territory", "DE")
    started = []
    monkeypatch.setattr(restart, "launch", started.append)
    again.click()
    assert started == [restart.restart_command()]
    assert not window.isVisible()
    assert load_state().settings.territory == "DE"


def test_every_language_is_called_by_its_own_name_and_a_draft_is_marked(qtbot, window, monkeypatch):
    from dk2gui.data.languages import Language  # noqa: PLC0415
    from dk2gui.gui.settings import languages  # noqa: PLC0415

    known = (Language("en", "English"), Language("xx", "Eigen"), Language("yy", "Own", "A. Reader"))
    monkeypatch.setattr(languages, "languages", lambda: known)
    box = opened(qtbot, window).findChild(QComboBox, "settings-language")
    titles = [box.itemText(at) for at in range(box.count())]
    assert titles == ["As the desktop", "English", "Eigen (draft, not reviewed)", "Own"]


def test_numbers_are_shown_as_each_choice_writes_them(qtbot, window):
    box = opened(qtbot, window).findChild(QComboBox, "settings-territory")
    texts = {box.itemData(at): box.itemText(at) for at in range(box.count())}
    assert texts["US"].startswith("1\u202f234.5")
    assert texts["DE"].startswith("1\u202f234,5")
    assert FILES.notation.decimal_point == "."


def test_online_look_ups_are_allowed_after_the_terms_only(qtbot, window):
    dialog = opened(qtbot, window)
    box = dialog.findChild(QCheckBox, "settings-online")
    box.click()
    asked = dialog.findChild(QDialog, "settings-consent")
    assert asked.isVisible()
    assert not window.settings.online_allowed
    asked.findChild(QPushButton, "look-up-refuse").click()
    assert not box.isChecked()
    box.click()
    dialog.findChild(QDialog, "settings-consent").findChild(QPushButton, "look-up-allow").click()
    assert window.settings.online_allowed
    assert box.isChecked()
    box.click()
    assert not window.settings.online_allowed
    window.preferences.flush()
    assert not load_state().settings.online_allowed


def test_what_is_forbidden_here_is_forbidden_on_the_page_of_foods(qtbot, window):
    window.remember(online_allowed=True)
    window.show_page("my-foods")
    page = window._pages.current()
    opened(qtbot, window).findChild(QCheckBox, "settings-online").click()
    page.look_up()
    assert not page.lookup.allowed


def test_the_data_folder_is_named_and_opened(qtbot, window, data_folder, monkeypatch):
    seen = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    dialog = opened(qtbot, window)
    assert dialog.findChild(QLineEdit, "settings-folder").text() == str(data_folder)
    dialog.findChild(QPushButton, "settings-open-folder").click()
    action(window, "Open data folder").trigger()
    assert [Path(url.toLocalFile()) for url in seen] == [data_folder, data_folder]


def answer(dialog, text):
    box = dialog.findChild(QMessageBox, "settings-reset-question")
    next(one for one in box.buttons() if plain(one.text()) == text).click()


def test_reset_asks_once_and_keeps_data(qtbot, data_folder):
    mine = Settings(
        theme="dark", vitamin_d_unit="ug", weight_unit="lb", online_allowed=True, fdc_key="KEY",
        recent=("/a.dk2.json",),
    )  # fmt: skip
    save_settings(mine)
    window = open_window(Scenario(schema=1, name="Mine", supplements=DOSES, authority="efsa"))
    qtbot.addWidget(window)
    window.files.keep()
    dialog = opened(qtbot, window)
    dialog.findChild(QPushButton, "settings-reset").click()
    answer(dialog, "Cancel")
    assert window.settings.theme == "dark"
    dialog.findChild(QPushButton, "settings-reset").click()
    answer(dialog, "Reset")
    found = window.settings
    assert (found.theme, found.vitamin_d_unit, found.weight_unit) == ("auto", "IU", "kg")
    assert not found.online_allowed
    assert found.fdc_key == "KEY"
    assert window.scenario.authority == "us"
    assert window.scenario.name == "Mine"
    assert [entry.name for entry in window.files.library.entries()] == ["Mine"]
    assert window.theme_choice is ThemeChoice.AUTO


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_everything_is_reached_on_a_low_screen(qtbot, window, choice):
    window.resize(911, 512)
    window.set_theme_choice(choice)
    dialog = opened(qtbot, window)
    assert dialog.height() <= 512
    area = dialog.findChild(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    for box in dialog.findChildren(QComboBox):
        area.ensureWidgetVisible(box)
        assert not box.visibleRegion().isEmpty(), box.objectName()
        assert box.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_no_two_keys_of_it_are_the_same(qtbot, window):
    dialog = opened(qtbot, window)
    choose(dialog, "territory", "DE")
    texts = [one.text() for kind in (QLabel, QAbstractButton) for one in dialog.findChildren(kind)]
    keys = [found[1].lower() for text in texts if (found := re.search("&(\\w)", text))]
    assert len(keys) > 10
    assert len(keys) == len(set(keys)), sorted(keys)


def test_the_program_starts_again_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    seen = tmp_path / "seen"
    monkeypatch.setattr(
        restart, "restart_command", lambda: [*CODE, f"import dk2gui; open({str(seen)!r}, 'w')"]
    )
    restart.launch(restart.restart_command())
    for _ in range(200):
        if seen.exists():
            break
        time.sleep(0.05)
    assert seen.exists()


def test_the_notation_of_a_territory_is_qts():
    german = QLocale(QLocale.Language.AnyLanguage, QLocale.codeToTerritory("DE"))
    assert settings_module.territory_choices()["DE"].endswith(german.nativeTerritoryName())
