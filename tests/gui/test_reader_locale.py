# SPDX-License-Identifier: MIT
"""Numbers, lists and Qt's own texts as the reader's language has them; what never turns round."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QPoint, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QMessageBox, QTabWidget

from dk2gui.core.intake.dose_scale import DoseScale
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.core.scenario.scenario import Scenario, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.by_name import by_name
from dk2gui.gui.theme import LIGHT
from dk2gui.gui.widgets.dose_slider import DoseSlider
from dk2gui.gui.window.actions import WindowActions
from dk2gui.gui.window.language import VARIABLE, install_language
from dk2gui.present.language import FILES, install
from dk2gui.present.pseudo import PSEUDO_RTL
from tests.gui.test_languages import _SCENARIO, _tour
from tests.gui.untranslated import _texts

_ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def speaking(qapp, monkeypatch):
    """Installs a language as the start does, and takes it away after the test."""

    def speak(code, territory=""):
        monkeypatch.delenv(VARIABLE, raising=False)
        assert install_language(qapp, code, territory) == []

    before = QLocale()
    yield speak
    install(FILES)
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ["Äpfel", "bild 9", "Bild 10", "Zebra"]),
        ("sv", ["bild 9", "Bild 10", "Zebra", "Äpfel"]),
        ("C", ["Äpfel", "bild 9", "Bild 10", "Zebra"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(language, names):
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert by_name(reversed(names), str) == names
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "territory", "shown"),
    [("de", "", "2,5"), ("de", "US", "2,5"), ("en", "US", "2.5"), ("en", "DE", "2,5")],
)
def test_every_number_field_shows_and_takes_the_readers_notation(
    speaking, qtbot, language, territory, shown
):
    speaking(language, territory)
    taken = (Supplement(compound="mk7", amount=2.5, unit="ug"),)
    window = open_window(Scenario(schema=1, supplements=taken))
    qtbot.addWidget(window)
    field = window.findChild(QDoubleSpinBox, "dose-mk7-value")
    assert field.text() == shown
    field.lineEdit().setText(shown.replace("2", "7"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.scenario.supplements[0].amount == 7.5


def test_qt_says_its_own_texts_in_german_too(speaking):
    speaking("de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    speaking("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_about_tells_of_a_draft(speaking, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "about", lambda _owner, _title, text: told.append(text))
    for language in ("de", "en"):
        speaking(language)
        window = open_window(Scenario(schema=1))
        qtbot.addWidget(window)
        window.findChild(WindowActions).about()
    assert "Deutsch" in told[0]
    assert "ein Entwurf, nicht geprüft" in told[0]
    assert "draft" not in told[1]


_START = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from dk2gui.data import languages
from dk2gui.gui.window.language import install_language
from dk2gui.present.language import reader
app = QApplication([])
said = []
for folder in {folders!r}:
    languages.resource_path = lambda name, folder=folder: Path(folder) / name
    install_language(app)
    said.append(reader().language)
print(*said)
"""


def test_the_desktops_language_is_spoken_once_somebody_has_reviewed_it(tmp_path):
    from tools.catalogue_compile import compile_catalogues  # noqa: PLC0415

    folders = []
    for place, who in enumerate(("draft, not reviewed", "Anne Exemple <anne@example.org>")):
        folder = tmp_path / str(place) / "locale"
        folder.mkdir(parents=True)
        (folder / "de.po").write_text(
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
            f'"Last-Translator: {who}\\n"\n\nmsgid "Settings"\nmsgstr "Einstellungen"\n',
            encoding="utf-8",
        )
        compile_catalogues(folder)
        folders.append(str(folder.parent))
    done = subprocess.run(
        [sys.executable, "-c", _START.format(folders=folders)],
        env={**os.environ, "LC_ALL": "de_CH.UTF-8", "PYTHONPATH": str(_ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.split() == ["en", "de"], done.stderr


def test_a_dose_slider_runs_from_the_left_in_every_language(speaking, qtbot):
    speaking(PSEUDO_RTL)
    slider = DoseSlider(DoseScale((0.0, 1000.0, 4000.0)))
    slider.set_theme(LIGHT)
    qtbot.addWidget(slider)
    slider.resize(240, 32)
    slider.show()
    middle = 8
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(230, middle))
    assert slider.value() > 0.9 * slider.maximum()
    assert _handle_at(slider, 230, middle)
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert slider.value() < slider.maximum()
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(9, middle))
    assert slider.value() < 0.1 * slider.maximum()
    assert _handle_at(slider, 9, middle)


def _handle_at(slider, x, y):
    QApplication.processEvents()
    return slider.grab().toImage().pixelColor(x, y).name() == LIGHT.accent.lower()


_BARE_RANGE = re.compile(r"(?<![\u2066\d.,\u202f])\d[\d.,\u202f]*\u2013\d")


def test_a_range_of_figures_never_turns_round_outside_the_plots_either(speaking, qtbot):
    speaking(PSEUDO_RTL)
    window = open_window(decode_scenario(_SCENARIO))
    qtbot.addWidget(window)
    window.pin()
    window.model.flush()
    # What is quoted on the page of evidence is English, which runs from the left by itself.
    quoted = window.findChild(QTabWidget, "evidence-tabs")
    found, ranges = set(), 0
    for _ in _tour(window):
        for child in window.findChildren(QObject):
            if quoted is not None and quoted.isAncestorOf(child):
                continue
            for text in _texts(child):
                ranges += "\u2066" in text
                if _BARE_RANGE.search(text):
                    found.add((child.objectName(), text))
    assert ranges > 5
    assert not found, "\n".join(map(str, sorted(found)))
