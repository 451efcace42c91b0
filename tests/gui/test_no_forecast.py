# SPDX-License-Identifier: MIT
"""An infant's scenario in the window: no curve anywhere, and a sentence instead."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.comparison import compare
from dk2gui.core.scenario.scenario import Person, Scenario, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui import open_window
from dk2gui.gui.charts.serum import serum_curves
from dk2gui.gui.charts.serum_pins import pin_curves
from dk2gui.gui.report.document import build_report
from dk2gui.gui.report.export import pdf_bytes
from dk2gui.present.comparison_text import table_rows
from dk2gui.present.numbers import Units
from dk2gui.present.report.tables import serum_rows

FOODS, CONSTANTS = load_foods(), load_constants()
START = dt.date(2026, 11, 25)
INFANT = Scenario(
    schema=1,
    person=Person(age_years=0.3, weight_kg=6, height_cm=62),
    supplements=(Supplement(compound="vitamin_d3", amount=400, unit="IU"),),
    start_date=START,
)
REASON = "Below 1 year there is no forecast"


@pytest.fixture
def window(qtbot):
    opened = open_window(INFANT)
    qtbot.addWidget(opened)
    return opened


def test_the_plot_says_why_it_is_empty(window, qtbot):
    plot = window.findChild(QWidget, "serum-plot")
    assert REASON in plot.accessibleDescription()
    assert serum_curves(window.assessment, Units(), 0.1) is None
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert REASON in plot.accessibleDescription()
    qtbot.keyClick(plot, Qt.Key.Key_T)
    table = window.findChild(QTableView, "serum-table")
    assert table.model().rowCount() == 0


def test_the_plot_is_empty_but_for_its_words(window):
    grown = open_window(Scenario(schema=1, supplements=INFANT.supplements, start_date=START))
    try:
        accent = window.findChild(QWidget, "serum-plot").grab().toImage()
        curve = grown.findChild(QWidget, "serum-plot").grab().toImage()
        assert _blue(curve) > 50
        assert _blue(accent) == 0
    finally:
        grown.close()


def _blue(image) -> int:
    """How many pixels have the strong blue of a curve."""
    found = 0
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            colour = image.pixelColor(x, y)
            found += colour.blue() > colour.red() + 60
    return found


@pytest.mark.parametrize(
    ("view", "label"), [("Factors", "matters-said"), ("Sweep", "sweep-said"), ("Map", "heat-said"),
                        ("Year", "year-said")],
)  # fmt: skip
def test_every_view_says_why(window, qtbot, view, label):
    window.show_view(window.calculator.view_titles.index(view))
    window.show()
    said = window.findChild(QLabel, label)
    qtbot.waitUntil(lambda: REASON in said.text(), timeout=5000)


def test_report_and_tables_hold_the_sentence():
    assessment = evaluate(INFANT, FOODS, CONSTANTS)
    assert len(serum_rows(assessment, {})) == 1
    pages = pdf_bytes(build_report(assessment, CONSTANTS, Units(), version="1", date=START))
    assert pages.startswith(b"%PDF")


def test_a_comparison_says_that_there_is_none():
    both = [evaluate(INFANT, FOODS, CONSTANTS)] * 2
    found = compare(both, ["A", "B"], START)
    rows = table_rows(found, both, [0, 1], Units())
    assert any(row.texts == ("not forecast", "not forecast") for row in rows)
    assert pin_curves((), 1.0) == ()
