# SPDX-License-Identifier: MIT
"""The first start: reference values and units of the desktop's territory, and nobody else's."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QPushButton

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.data.territories import Customs, customs_of
from dk2gui.gui import open_window
from dk2gui.gui.settings.dialog import SettingsDialog
from dk2gui.present.numbers import Units
from dk2gui.userdata.storage import LastWork, Settings, save_last_work, save_settings


@pytest.fixture
def desktop():
    """Sets the desktop's language and territory for one test."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en_US", ("us", "IU", "ng/mL", "lb")),
        ("fr_CA", ("us", "IU", "nmol/L", "kg")),
        ("en_GB", ("uk", "ug", "nmol/L", "kg")),
        ("de_DE", ("dach", "IU", "nmol/L", "kg")),
        ("fr_FR", ("efsa", "IU", "nmol/L", "kg")),
        ("ja_JP", ("japan", "ug", "ng/mL", "kg")),
        ("en_NZ", ("au_nz", "IU", "nmol/L", "kg")),
        ("fi_FI", ("nordic", "ug", "nmol/L", "kg")),
        ("sw_KE", ("us", "IU", "nmol/L", "kg")),
        ("C", ("us", "IU", "nmol/L", "kg")),
    ],
)
def test_the_first_start_reads_as_the_territory_does(qtbot, desktop, locale, expected):
    authority, vitamin_d, serum, weight = expected
    desktop(locale)
    first = open_window()
    qtbot.addWidget(first)
    height = "ft" if weight == "lb" else "cm"
    assert first.units == Units(vitamin_d, serum, weight, height)
    assert first.scenario.authority == authority
    assert first.scenario.name.startswith("Example")


def test_who_answers_the_first_card_keeps_the_reference_values(qtbot, desktop):
    desktop("de_AT")
    first = open_window()
    qtbot.addWidget(first)
    first.findChild(QPushButton, "example-mine").click()
    first.findChild(QPushButton, "first-start").click()
    assert first.scenario.authority == "dach"
    assert first.findChild(QComboBox, "person-authority").currentData() == "dach"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en_US", ("NASEM", "in IU", "in ng/mL", "ng/mL", 2000.0)),
        ("en_GB", ("United Kingdom", "in \u00b5g", "in nmol/L", "nmol/L", 50.0)),
        ("de_CH", ("D-A-CH", "in IU", "in nmol/L", "nmol/L", 2000.0)),
    ],
)
def test_the_first_card_tells_and_uses_what_the_territory_does(qtbot, desktop, locale, said):
    *told, unit, dose = said
    desktop(locale)
    first = open_window()
    qtbot.addWidget(first)
    first.findChild(QPushButton, "example-mine").click()
    text = first.findChild(QLabel, "first-customs").text()
    assert all(part in text for part in told), text
    assert first.findChild(QComboBox, "first-unit").currentData() == unit
    # A dose is asked in the unit that labels there print.
    box = first.findChild(QDoubleSpinBox, "first-dose")
    box.setValue(dose)
    first.findChild(QPushButton, "first-start").click()
    (taken,) = first.scenario.supplements
    assert (taken.amount, taken.unit) == (dose, "ug" if dose == 50 else "IU")


def test_what_the_territory_chose_is_changed_in_settings(qtbot, desktop):
    desktop("en_US")
    first = open_window()
    qtbot.addWidget(first)
    SettingsDialog(first.context, lambda: None, first).open()
    dialog = first.findChild(SettingsDialog)
    shown = {
        name: dialog.findChild(QComboBox, f"settings-{name}").currentData()
        for name in ("authority", "vitamin_d_unit", "serum_unit", "weight_unit", "height_unit")
    }
    assert list(shown.values()) == ["us", "IU", "ng/mL", "lb", "ft"]
    for name, chosen in (("authority", "efsa"), ("serum_unit", "nmol/L"), ("weight_unit", "kg")):
        box = dialog.findChild(QComboBox, f"settings-{name}")
        box.setCurrentIndex(box.findData(chosen))
    assert first.scenario.authority == "efsa"
    assert (first.units.serum, first.settings.weight_unit) == ("nmol/L", "kg")


@pytest.mark.parametrize(
    ("serum", "expected"),
    [
        ("ng/mL", {"calcium": "mg/dL", "pth": "pg/mL", "25ohd": "ng/mL", "inr": "1"}),
        ("nmol/L", {"calcium": "mmol/L", "pth": "pmol/L", "25ohd": "nmol/L", "inr": "1"}),
    ],
)
def test_another_blood_test_begins_in_the_units_of_the_same_laboratories(qtbot, serum, expected):
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    window.set_units(Units("IU", serum))
    window.findChild(QPushButton, "lab-add").click()
    marker, unit = (window.findChild(QComboBox, f"lab-0-{part}") for part in ("marker", "unit"))
    for name, wanted in expected.items():
        marker.setCurrentIndex(marker.findData(name))
        assert unit.currentData() == wanted


def test_who_was_here_before_keeps_everything(qtbot, desktop):
    desktop("en_US")
    save_settings(Settings(theme="dark"))
    window = open_window()
    qtbot.addWidget(window)
    assert window.units == Units()
    assert window.settings == Settings(theme="dark")
    assert window.scenario.authority == "us"


def test_remembered_work_without_settings_is_no_first_start(qtbot, desktop):
    desktop("en_GB")
    save_last_work(LastWork(Scenario(schema=1, name="Kept")))
    window = open_window()
    qtbot.addWidget(window)
    assert (window.scenario.name, window.scenario.authority) == ("Kept", "us")
    assert window.units == Units()


def test_every_territory_of_the_table_names_what_there_is():
    import csv  # noqa: PLC0415

    from dk2gui.data.resource_files import resource_path  # noqa: PLC0415

    lines = resource_path("territories.csv").read_text(encoding="utf-8").splitlines()
    codes = [row["territory"] for row in csv.DictReader(lines[2:])]
    assert codes == sorted(set(codes))
    assert {customs_of(code).authority for code in codes} == set(AUTHORITIES)
    assert customs_of("") == customs_of("KE") == Customs()
