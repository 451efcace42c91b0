# SPDX-License-Identifier: MIT
"""No text of a chart overprints another or leaves it, at small and large sizes, with pins."""

import itertools

import pytest
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtWidgets import QApplication

from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.core.scenario.scenario import Supplement
from dk2gui.gui import open_window
from dk2gui.gui.charts.chart_view import ShowsChart
from dk2gui.gui.theme import DARK
from tests.gui.painted import written

SOMEONE = b"""{"schema": 1, "person": {"age_years": 68, "latitude": 52}, "diet_is": "typical",
"supplements": [{"compound": "vitamin_d3", "amount": 2000, "unit": "IU"},
{"compound": "mk7", "amount": 100, "unit": "ug"}],
"foods": [{"food": "natto", "grams": 40, "times_per_week": 3}], "sun": {"latitude": 52,
"minutes": 30}, "labs": [{"date": "2026-06-01", "marker": "25ohd", "value": 48, "unit": "nmol/L"}],
"start_date": "2026-07-01"}"""
PINNED = ((1000, 0), (3000, 100), (4000, 0), (2500, 200))
_INK_MARGIN = 2.0
"""Between the box of a line of text and its letters."""
SIZES = {
    "serum": [(520, 90), (560, 170), (1100, 420)],
    "intake": [(520, 216), (570, 330), (570, 420), (1100, 640)],
    "balance": [(290, 170), (300, 190), (420, 400)],
    "year": [(560, 300), (900, 520)],
    "sweep": [(400, 130), (560, 500), (900, 520)],
    "heat": [(400, 130), (560, 500), (900, 520)],
}


@pytest.fixture
def window(qtbot):
    window = open_window(decode_scenario(SOMEONE))
    qtbot.addWidget(window)
    window.model.flush()
    return window


def pin(window, how_many: int) -> None:
    for iu, ug in PINNED[:how_many]:
        doses = [Supplement(compound="vitamin_d3", amount=iu, unit="IU")]
        if ug:
            doses.append(Supplement(compound="mk7", amount=ug, unit="ug"))
        before = window.scenario.supplements
        window.model.edit("Other", supplements=tuple(doses))
        window.pins.pin()
        window.model.edit("Back", supplements=before)
    window.model.flush()
    QApplication.processEvents()


def ink(at: QRectF) -> QRectF:
    return at.adjusted(0, _INK_MARGIN, 0, -_INK_MARGIN)


@pytest.mark.parametrize("pins", [0, 1, 4])
@pytest.mark.parametrize("size", [(911, 512), (1000, 700), (1280, 800), (1920, 1200)])
def test_reference_values_are_named_at_every_size_and_with_pins(window, size, pins):
    pin(window, pins)
    window.resize(*size)
    QApplication.processEvents()
    chart = window.findChild(ShowsChart, "intake-plot")
    named = [line.text for line in written(chart, chart.size())]
    assert {"RDA 600\u202fIU", "UL 4\u202f000\u202fIU", "RDA 1\u202f200\u202fmg"} <= set(named)


def troubles(chart, size: QSize):
    lines = [line for line in written(chart, size, DARK) if line.text.strip()]
    inside = QRectF(-1, -3, size.width() + 2, size.height() + 6)
    for line in lines:
        if not inside.contains(line.at):
            yield f"{line.text!r} leaves the plot: {line.at}"
    for one, other in itertools.combinations(lines, 2):
        if ink(one.at).intersects(ink(other.at)):
            yield f"{one.text!r} on {other.text!r}"


@pytest.mark.parametrize("pins", [0, 1, 4])
@pytest.mark.parametrize("name", ["serum", "intake", "balance"])
def test_texts_of_now_keep_apart(window, name, pins):
    pin(window, pins)
    chart = window.findChild(ShowsChart, f"{name}-plot")
    found = [
        f"{width} x {height}: {trouble}"
        for width, height in SIZES[name]
        for trouble in troubles(chart, QSizeF(width, height).toSize())
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("pins", [0, 4])
@pytest.mark.parametrize(("name", "title"), [("year", "Year"), ("sweep", "Sweep"), ("heat", "Map")])
def test_texts_of_what_is_explored_keep_apart(window, qtbot, name, title, pins):
    pin(window, pins)
    window.show_view(window.calculator.view_titles.index(title))
    view = window.calculator.exploring
    chart = window.findChild(ShowsChart, f"{name}-plot")
    qtbot.waitUntil(lambda: chart.chart.stops() > 0 and not view.latest.busy, timeout=30_000)
    found = [
        f"{width} x {height}: {trouble}"
        for width, height in SIZES[name]
        for trouble in troubles(chart, QSize(width, height))
    ]
    assert not found, "\n".join(found)


def test_every_pin_of_the_map_of_doses_stands_at_its_doses(window):
    """Only a letter moves aside for what lies there, never a shape."""
    pin(window, 4)
    chart = window.findChild(ShowsChart, "balance-plot").chart
    for width, height in SIZES["balance"]:
        chart.resize(QSizeF(width, height))
        area, metrics = chart._area(), chart._small_metrics()
        labels, marks = chart._marks(chart._map, area, metrics)
        assert "".join(sorted(mark.letters for mark in marks)) == "ABCD"
        assert {label.label.text for label in labels} == {"you", "A", "B", "C", "D"}
        for mark, (iu, ug) in zip(marks, PINNED, strict=True):
            natto = chart._map.mk7_food_ug
            assert mark.at == chart.place_of(iu, ug + natto)
