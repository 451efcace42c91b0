# SPDX-License-Identifier: MIT
"""A view that computes is blank with the word; an old picture is never left beside new doses."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from dk2gui.core.scenario.scenario import Scenario, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.charts.chart_view import ShowsChart
from tests.gui.painted import written

WORKING = "Working\u2026"
PLOTS = {"Year": "year", "Factors": "matters", "Sweep": "sweep", "Map": "heat"}
VIEWS = pytest.mark.parametrize("title", PLOTS)


def taking(iu: float) -> Scenario:
    dose = Supplement(compound="vitamin_d3", amount=iu, unit="IU")
    return Scenario(schema=1, supplements=(dose,))


@pytest.fixture
def window(qtbot):
    window = open_window(taking(1000))
    qtbot.addWidget(window)
    window.model.flush()
    return window


def show(window, title: str) -> None:
    window.show_view(window.calculator.view_titles.index(title))


def stall(monkeypatch) -> None:
    """From now on work takes for ever."""
    monkeypatch.setattr("dk2gui.gui.tasks.Latest.ask", lambda self, work: None)


def chart_of(window, title: str) -> ShowsChart:
    return window.findChild(ShowsChart, f"{PLOTS[title]}-plot")


def is_blank(window, title: str) -> bool:
    chart = chart_of(window, title)
    texts = [line.text for line in written(chart, chart.size())]
    said = window.findChild(QLabel, f"{PLOTS[title]}-said").text()
    return WORKING in texts and said == WORKING and chart.chart.stops() == 0 and "you" not in texts


@VIEWS
def test_a_view_is_blank_until_its_first_answer(window, monkeypatch, title):
    stall(monkeypatch)
    show(window, title)
    assert is_blank(window, title)
    assert chart_of(window, title).accessibleDescription() == WORKING
    assert len(window.calculator.exploring.table()) <= 1


@VIEWS
def test_an_old_picture_goes_when_the_scenario_is_another(window, qtbot, monkeypatch, title):
    show(window, title)
    chart = chart_of(window, title)
    qtbot.waitUntil(lambda: chart.chart.stops() > 0, timeout=20_000)
    stall(monkeypatch)
    window.model.edit("More", supplements=taking(3000).supplements)
    window.model.flush()
    qtbot.waitUntil(lambda: is_blank(window, title), timeout=20_000)


@VIEWS
def test_an_answer_stays_while_it_is_made_finer(window, qtbot, monkeypatch, title):
    show(window, title)
    chart = chart_of(window, title)
    qtbot.waitUntil(lambda: chart.chart.stops() > 0, timeout=20_000)
    stall(monkeypatch)
    window.calculator.exploring.look_again()
    qtbot.wait(150)
    assert chart.chart.stops() > 0


@VIEWS
def test_a_late_answer_is_blank_while_a_hand_moves(window, qtbot, monkeypatch, title):
    show(window, title)
    chart = chart_of(window, title)
    qtbot.waitUntil(lambda: chart.chart.stops() > 0, timeout=20_000)
    stall(monkeypatch)
    window.model.begin_drag()
    window.model.edit("More", supplements=taking(1100).supplements)
    window.model.flush()
    qtbot.waitUntil(lambda: is_blank(window, title), timeout=20_000)
    window.model.end_drag()


def test_a_goal_that_is_sought_has_no_old_answer(window, qtbot, monkeypatch):
    show(window, "Goal")
    answer = window.findChild(QLabel, "goal-answer")
    diet = window.findChild(QLabel, "diet-said")
    qtbot.waitUntil(lambda: answer.text() not in {"", WORKING} and diet.text() != WORKING,
                    timeout=20_000)  # fmt: skip
    stall(monkeypatch)
    window.model.edit("More", supplements=taking(3000).supplements)
    window.model.flush()
    qtbot.waitUntil(lambda: answer.text() == WORKING and diet.text() == WORKING, timeout=20_000)
    for name in ("goal-said", "goal-window"):
        assert window.findChild(QLabel, name).text() == ""
    for name in ("goal-take", "diet-add", "goal-strip"):
        assert window.findChild(QWidget, name).isHidden()
