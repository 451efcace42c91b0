# SPDX-License-Identifier: MIT
"""What charts write: in the reader's language, and figures in order where it runs from the right."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.gui import open_window
from dk2gui.gui.charts.chart_view import ShowsChart
from dk2gui.present.pseudo import PSEUDO, PSEUDO_RTL
from tests.gui.painted import written
from tests.gui.test_languages import _NAMES, _SCENARIO, _tour, speaking  # noqa: F401  # a fixture
from tests.gui.untranslated import _left

SIZE = QSize(1000, 480)
RANGE = re.compile(r"(\d+)\u2013(\d+)")


NOBODY = _SCENARIO.replace(b'"medications": ["vitamin_k_antagonist"], ', b"")


def charts(qtbot):
    """Every chart of the window, by the name of its picture, with its answer there."""
    window = open_window(decode_scenario(NOBODY))
    qtbot.addWidget(window)
    window.model.flush()
    found = {}
    for _ in _tour(window):
        view = window.calculator.exploring
        if view is not None:
            qtbot.waitUntil(lambda view=view: not view.latest.busy, timeout=60_000)
        QApplication.processEvents()
        for chart in window.findChildren(ShowsChart):
            found.setdefault(chart.image_name, chart)
    return found


def test_every_text_that_is_painted_is_translated(speaking, qtbot):  # noqa: F811
    speaking(PSEUDO)
    found = charts(qtbot)
    assert {"serum", "intake", "balance", "year", "matters", "sweep", "heat"} <= found.keys()
    left = {
        (name, line.text)
        for name, chart in found.items()
        for line in written(chart, SIZE)
        if _left(line.text, _NAMES)
    }
    assert not left


def first_is_left(text: str, one: int, other: int) -> bool:
    """Whether the letter at `one` stands left of that at `other` where the text is written."""
    layout = QTextLayout(text, QFont())
    option = QTextOption()
    option.setTextDirection(QApplication.layoutDirection().LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    # Behind the first digit of each: before it, one place belongs to both directions.
    return line.cursorToX(one + 1)[0] < line.cursorToX(other + 1)[0]


@pytest.mark.parametrize("name", ["serum", "intake"])
def test_a_range_reads_from_the_left_in_a_language_from_the_right(speaking, qtbot, name):  # noqa: F811
    speaking(PSEUDO_RTL)
    window = open_window(decode_scenario(NOBODY))
    qtbot.addWidget(window)
    chart = window.findChild(ShowsChart, f"{name}-plot")
    ranges = [
        (line.text, match) for line in written(chart, SIZE) if (match := RANGE.search(line.text))
    ]
    assert ranges
    for text, match in ranges:
        assert first_is_left(text, match.start(1), match.start(2)), text


def test_the_probe_of_ranges_sees_one_that_is_turned_round():
    text = "\u200f\u05d0\u05d1 75\u2013125 \u05d2\u200f"
    assert not first_is_left(text, text.index("75"), text.index("125"))
    text = "\u200f\u05d0\u05d1 \u206675\u2013125\u2069 \u05d2\u200f"
    assert first_is_left(text, text.index("75"), text.index("125"))
