# SPDX-License-Identifier: MIT
"""Taking things away from the window: files, the clipboard, and the menus that offer them."""

import csv
import subprocess
import sys
from gettext import NullTranslations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QTabWidget, QWidget

from dk2gui.core.scenario.scenario import Scenario, SunHabit, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.theme import ThemeChoice
from dk2gui.present.language import Notation, Reader, install

WORKING = "Working\u2026"
SVG_TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.fixture
def filled(qtbot):
    """A window with something in every plot."""
    window = open_window(
        Scenario(
            schema=1,
            name="Winter",
            supplements=(Supplement(compound="vitamin_d3", amount=1000, unit="IU"),),
            sun=SunHabit(latitude=50, minutes=15),
        )
    )
    qtbot.addWidget(window)
    return window


def words_of(path: Path) -> str:
    texts = ElementTree.parse(path).iter(SVG_TEXT)  # a file this test has just written
    return " ".join("".join(text.itertext()) for text in texts)


def banner(window) -> str:
    return window.findChild(QLabel, "banner-text").text()


def show_all(window, qtbot) -> list[str]:
    """Walks through all tabs and views; returns every plot that was offered on the way."""
    offered = dict.fromkeys(window.take_away.plots())
    inputs = window.findChild(QTabWidget, "inputs")
    for place in range(inputs.count()):
        inputs.setCurrentIndex(place)
        offered |= dict.fromkeys(window.take_away.plots())
    for place in range(len(window.calculator.view_titles)):
        window.show_view(place)
        qtbot.wait(10)
        offered |= dict.fromkeys(window.take_away.plots())
    return list(offered)


def test_every_plot_is_offered_while_it_is_seen(filled, qtbot):
    assert set(show_all(filled, qtbot)) >= {
        "intake", "serum", "balance", "sun-uv-day", "sun-months", "matters", "sweep",
        "heat",
    }  # fmt: skip


def test_plots_as_svg_hold_real_text(filled, qtbot, tmp_path):
    for name in ("intake", "serum", "balance"):
        path = tmp_path / f"{name}.svg"
        filled.take_away.save_plot(name, path)
        assert str(path) in filled.findChild(QLabel, "passing-note-text").text()
        assert words_of(path).strip()
    assert "Vitamin D" in words_of(tmp_path / "intake.svg")
    window = filled
    window.show_view(window.calculator.view_titles.index("Sweep"))
    qtbot.waitUntil(lambda: bool(window.findChild(QLabel, "sweep-said").text()))
    window.take_away.save_plot("sweep", tmp_path / "sweep.svg")
    assert "Vitamin D3" in words_of(tmp_path / "sweep.svg")


@pytest.mark.parametrize(
    ("view", "name"),
    [("Factors", "matters"), ("Sweep", "sweep"), ("Map", "heat"), ("Year", "year")],
)
def test_a_picture_is_light_in_a_dark_window_that_stays_as_it_is(filled, qtbot, view, name):
    filled.set_theme_choice(ThemeChoice.DARK)
    filled.show_view(filled.calculator.view_titles.index(view))
    said = filled.findChild(QLabel, f"{name}-said")
    qtbot.waitUntil(lambda: said.text() not in {"", WORKING}, timeout=30_000)
    QGuiApplication.processEvents()
    plot = filled.findChild(QWidget, f"{name}-plot")
    before = plot.grab().toImage()
    filled.take_away.copy_plot(name)
    picture = QGuiApplication.clipboard().image()
    assert picture.pixelColor(2, 2).lightness() > 240
    assert picture.size() == (plot.size() + QSize(24, 24)) * 2
    assert len(colours(picture)) > 3
    assert plot.grab().toImage() == before
    assert before.pixelColor(2, 2).lightness() < 100


def test_what_is_drawn_anew_is_light_too(filled, tmp_path):
    filled.set_theme_choice(ThemeChoice.DARK)
    filled.take_away.save_plot("serum", tmp_path / "serum.png")
    picture = QImage(str(tmp_path / "serum.png"))
    assert picture.pixelColor(2, 2).lightness() > 240
    assert "25(OH)D" in picture.text("Description")


def colours(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 5)
        for y in range(0, picture.height(), 5)
    }


def test_a_plot_on_the_clipboard(filled):
    filled.take_away.copy_plot("intake")
    picture = QGuiApplication.clipboard().image()
    assert picture.width() > 900
    assert picture.pixelColor(2, 2).lightness() > 240


def test_the_program_ends_well_after_a_plot_was_copied(tmp_path):
    script = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dk2gui.gui import open_window
app = QApplication([])
window = open_window()
window.take_away.copy_plot("serum")
window.take_away.copy_table("intake")
QTimer.singleShot(0, window.close)
app.exec()
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_every_table_as_csv(filled, qtbot, tmp_path):
    names = list(filled.take_away.tables())
    assert names == ["inputs", "intake", "serum", "sun", "advice"]
    for name in names:
        path = tmp_path / f"{name}.csv"
        filled.take_away.save_table(name, path)
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert rows, name
        assert {len(row) for row in rows} == {len(head)}
    for title in ("Goal", "Factors", "Sweep", "Map"):
        filled.show_view(filled.calculator.view_titles.index(title))
        view = filled.calculator.exploring
        qtbot.waitUntil(lambda view=view: len(view.table()) > 1, timeout=30_000)
        filled.take_away.save_table("view", tmp_path / "view.csv")
        with (tmp_path / "view.csv").open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert {len(row) for row in rows} == {len(head)}


def test_a_table_on_the_clipboard(filled):
    filled.take_away.copy_table("intake")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len({line.count("\t") for line in lines}) == 1
    assert any(line.startswith("Vitamin D\t") or "\tVitamin D\t" in line for line in lines)


def test_the_report_is_asked_for_and_written(filled, tmp_path, monkeypatch):
    asked = []

    def choose(parent, title, proposed, kinds):
        asked.append(proposed)
        return str(tmp_path / "report"), "PDF documents (*.pdf)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    filled.take_away.ask_report()
    assert asked == ["Winter.pdf"]
    pages = PdfReader(tmp_path / "report.pdf").pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert "Winter" in text
    assert "not medical advice" in text


def test_what_cannot_be_written_is_said(filled, tmp_path):
    (tmp_path / "nowhere").write_text("a file is no folder", encoding="utf-8")
    filled.take_away.save_report(tmp_path / "nowhere" / "report.pdf")
    assert "nowhere" in banner(filled)
    assert filled.findChild(QWidget, "passing-note").isHidden()
    assert list(tmp_path.glob("*.pdf")) == []


def test_plots_have_a_menu_of_their_own(filled):
    plot = filled.findChild(QWidget, "serum-plot")
    menu = filled.take_away.offer_at(plot)
    assert [action.text() for action in menu.actions()] == ["Copy the plot", "Save the plot…"]
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().mimeData().hasImage()
    assert filled.take_away.offer_at(filled.findChild(QLabel, "disclaimer")) is None


def test_the_file_menu_lists_what_there_is(filled):
    files = next(a.menu() for a in filled.menuBar().actions() if a.text() == "&File")
    inner = {a.text(): a.menu() for a in files.actions() if a.menu() is not None}
    menu = inner["Save a &table"]
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == list(filled.take_away.tables().values())


def test_tables_in_files_are_english_in_a_fixed_notation_whoever_reads(
    filled, qtbot, tmp_path, installed_reader
):
    filled.show_view(filled.calculator.view_titles.index("Factors"))
    qtbot.waitUntil(lambda: len(filled.calculator.exploring.table()) > 1, timeout=30_000)
    names = [*filled.take_away.tables()]
    assert "view" in names
    for name in names:
        filled.take_away.save_table(name, tmp_path / f"{name}.csv")
    install(Reader("xx", Notation(",", "."), Shouting()))
    for name in names:
        filled.take_away.save_table(name, tmp_path / "again.csv")
        assert (tmp_path / "again.csv").read_bytes() == (tmp_path / f"{name}.csv").read_bytes()


class Shouting(NullTranslations):
    """A language in which everything is said in capitals."""

    def gettext(self, message: str) -> str:
        return message.upper() if "{" not in message else f"!{message}"
