# SPDX-License-Identifier: MIT
"""Every chart is read off alike: by the pointer and by keys, with one tip, told and marked."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QTabWidget, QToolTip

from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.gui import open_window
from dk2gui.gui.charts.chart import NOWHERE
from dk2gui.gui.charts.chart_view import ChartView, ShowsChart
from dk2gui.gui.widgets.plain_text import wrapped_tip
from dk2gui.gui.widgets.text_table import TextTable
from tests.gui.painted import written

SOMEONE = b"""{"schema": 1, "person": {"age_years": 68, "latitude": 52},
"supplements": [{"compound": "vitamin_d3", "amount": 2000, "unit": "IU"},
{"compound": "mk7", "amount": 100, "unit": "ug"}], "sun": {"latitude": 52, "minutes": 30},
"foods": [{"food": "natto", "grams": 40, "times_per_week": 3}], "start_date": "2026-07-01"}"""

WHAT_IF = {
    "year": "Year",
    "matters": "Factors",
    "goal-strip": "Goal",
    "sweep": "Sweep",
    "heat": "Map",
}
# What is told of the first stop of each.
SAYS = {
    "serum": "1 Jul 2026: ",
    "intake": "Vitamin D: 2\u202f972\u202fIU a day",
    "balance": "You: 2\u202f000\u202fIU, ",
    "year": "July 2026\n25(OH)D ",
    "matters": "",
    "goal-strip": "a day",
    "sweep": "Vitamin D3: 0 IU/day\n25(OH)D: ",
    "heat": "Vitamin D3: 0 IU/day\nWeight: 40 kg\n25(OH)D: ",
    "sun-uv-day": "0:00: UV index 0.0",
    "sun-months": "January: ",
    "label-trap": "Natto\n1\u202f100\u202f\u00b5g said",
}
CHARTS = pytest.mark.parametrize("name", SAYS)


@pytest.fixture
def window(qtbot):
    window = open_window(decode_scenario(SOMEONE))
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.model.flush()
    yield window
    QToolTip.hideText()


def bring_into_sight(widget) -> None:
    """Turn to the tabs and pages that a widget is on."""
    above = widget.parentWidget()
    if above is None:
        return
    bring_into_sight(above)
    if isinstance(above, QStackedWidget):
        tabs = above.parentWidget()
        (tabs if isinstance(tabs, QTabWidget) else above).setCurrentWidget(widget)


def shown(window, qtbot, name) -> ShowsChart:
    """A chart with its answer, in sight."""
    if name == "label-trap":
        window.show_page("evidence")
    elif name in WHAT_IF:
        window.show_view(window.calculator.view_titles.index(WHAT_IF[name]))
    suffix = "" if name.startswith(("sun", "goal")) else "-plot"
    chart = window.findChild(ShowsChart, name + suffix)
    bring_into_sight(chart)
    qtbot.waitUntil(lambda: chart.chart.stops() > 0, timeout=20_000)
    view = window.calculator.exploring
    qtbot.waitUntil(lambda: view is None or not view.latest.busy, timeout=20_000)
    QApplication.processEvents()
    return chart


def surface(chart):
    return chart.viewport() if isinstance(chart, ChartView) else chart


def press(qtbot, chart, key):
    qtbot.keyClick(chart, key)


@CHARTS
def test_keys_walk_through_a_chart(window, qtbot, name):
    chart = shown(window, qtbot, name)
    sentence = chart.accessibleDescription()
    on = {"balance": Qt.Key.Key_PageDown, "heat": Qt.Key.Key_Up}.get(name, Qt.Key.Key_Down)
    press(qtbot, chart, Qt.Key.Key_Home)
    assert chart.chart.stop == 0
    first = chart.accessibleDescription()
    assert SAYS[name] in first
    assert QToolTip.text() == wrapped_tip(first)
    press(qtbot, chart, on)
    assert chart.chart.stop > 0
    assert chart.accessibleDescription() != first
    press(qtbot, chart, Qt.Key.Key_End)
    assert chart.chart.stop == chart.chart.stops() - 1
    press(qtbot, chart, {"heat": Qt.Key.Key_Right}.get(name, on))
    assert chart.chart.stop == chart.chart.stops() - 1
    press(qtbot, chart, Qt.Key.Key_Escape)
    assert chart.chart.stop == NOWHERE
    assert chart.accessibleDescription() == sentence


@CHARTS
def test_the_pointer_reads_off_what_is_under_it(window, qtbot, name):
    chart = shown(window, qtbot, name)
    sentence = chart.accessibleDescription()
    for stop in (0, chart.chart.stops() - 1):
        at = chart.chart.place_of_stop(stop)
        # A row is marked at its edge.
        at = at - QPointF(0, 2) if name in ("intake", "matters") else at
        found = chart.chart.stop_at(at)
        assert found != NOWHERE
        qtbot.mouseMove(surface(chart), at.toPoint())
        chart.read(found, at)
        assert chart.chart.stop == found
        assert QToolTip.text() == wrapped_tip(chart.accessibleDescription())
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart.chart.stop == NOWHERE
    assert chart.accessibleDescription() == sentence
    assert chart.chart.stop_at(QPointF(-50, -50)) == NOWHERE


@CHARTS
def test_the_key_t_shows_the_same_as_a_table(window, qtbot, name):
    chart = shown(window, qtbot, name)
    twin = chart.table_twin()
    assert len(twin) > 2
    assert len({len(row) for row in twin}) == 1
    press(qtbot, chart, Qt.Key.Key_T)
    table = next(table for table in window.findChildren(TextTable) if table.isVisible())
    model = table.model()
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    assert tuple(cells) == twin[1] or name.startswith("sun")
    assert model.rowCount() >= 5 or name == "goal-strip"
    for dialog in window.findChildren(QDialog, "chart-table"):
        dialog.close()


def grabbed(chart) -> QImage:
    QApplication.processEvents()
    return chart.grab().toImage()


@CHARTS
def test_what_is_read_off_is_marked_and_the_focus_is_seen(window, qtbot, name):
    chart = shown(window, qtbot, name)
    chart.clearFocus()
    plain = grabbed(chart)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chart.hasFocus)
    focused = grabbed(chart)
    assert focused != plain
    press(qtbot, chart, Qt.Key.Key_End)
    assert grabbed(chart) != focused
    press(qtbot, chart, Qt.Key.Key_Escape)
    assert grabbed(chart) == focused


def test_arrows_go_over_a_map_as_the_eye_does(window, qtbot):
    chart = shown(window, qtbot, "heat")
    press(qtbot, chart, Qt.Key.Key_Home)
    at = [chart.chart.place_of_stop(chart.chart.stop)]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down):
        press(qtbot, chart, key)
        at.append(chart.chart.place_of_stop(chart.chart.stop))
    assert at[1].x() > at[0].x()
    assert at[2].y() < at[1].y()
    assert at[4] == at[0]


def test_a_value_of_a_sweep_names_the_pins(window, qtbot):
    window.pins.pin()
    chart = shown(window, qtbot, "sweep")
    qtbot.waitUntil(lambda: "A 2" in "".join(line.text for line in written(chart, chart.size())))
    press(qtbot, chart, Qt.Key.Key_End)
    assert chart.accessibleDescription().splitlines()[-1].startswith("A: ")


def test_a_value_follows_the_scenario_while_it_is_read_off(window, qtbot):
    chart = shown(window, qtbot, "intake")
    press(qtbot, chart, Qt.Key.Key_Home)
    before = chart.accessibleDescription()
    window.model.edit("None", supplements=())
    window.model.flush()
    qtbot.waitUntil(lambda: chart.accessibleDescription() != before)
    assert chart.accessibleDescription().startswith("Vitamin D: ")
    assert chart.chart.stop == 0
