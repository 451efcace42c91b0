# SPDX-License-Identifier: MIT
"""People with a question, by mouse and by keys alone, to the answer; each move is counted.

The counts stand in docs/stories.md, and here is checked that they still do.
"""

import datetime as dt
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QScrollArea, QWidget

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.gui import open_window
from tests.gui.hands import Keys, Mouse, pause, until

Key = Qt.Key
_PAGE = Path(__file__).parents[2] / "docs" / "stories.md"
_MONTH = QPoint(40, 10)
"""Within the month of a date field."""
MOST_STOPS = 60


@pytest.fixture
def first_start(qtbot):
    """The window as it is after it was installed."""
    window = open_window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    return window


@pytest.fixture
def empty(qtbot):
    """The window of somebody who has said nothing yet."""
    window = open_window(Scenario(schema=1, start_date=dt.date(2026, 11, 20)))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    return window


def counted(hand, story):
    """The page tells this story's clicks and keys."""
    way = type(hand).__name__.lower()
    row = re.search(rf"^\| {story} \| {way} \| (\d+) \| (\d+) \|", _PAGE.read_text("utf-8"), re.M)
    assert row is not None, story
    assert [hand.clicks, hand.keys] == [int(row[1]), int(row[2])]


def text(window, name):
    assert window.assessment
    label = window.findChild(QLabel, name)
    assert label.isVisible(), name
    return label.text()


def titles(window):
    """The ids of the advice, as it stands."""
    return [item.id for item in window.assessment.advice]


def warned(window):
    """The medicine comes first in the list, and nothing says to take K2."""
    assert titles(window)[0] == "vka-vitamin-k"
    assert "pair-k2" not in titles(window)
    assert "Articles suggest" not in text(window, "answer-k2")
    assert "Do not take K2" in text(window, "answer-k2")


# 1: D3 2000 with the slider, natto three times a week, warfarin; nothing was read before.


def first_answered(window):
    (dose,) = window.scenario.supplements
    (food,) = window.scenario.foods
    assert (dose.compound, dose.amount) == ("vitamin_d3", 2000)
    assert (food.food, food.times_per_week) == ("natto", 3)
    assert "Blood thinner against vitamin K" in text(window, "safety-text")
    warned(window)


def test_first_start_by_mouse(first_start):
    hand = Mouse(first_start)
    hand.click("example-mine")
    hand.click("first-vitamin_k_antagonist")
    hand.click("first-start")
    hand.drag("dose-vitamin_d3", 2000)
    hand.tab("inputs", 1)
    hand.click("food-search")
    hand.type("natto")
    hand.key(Key.Key_Return)
    first_answered(first_start)
    counted(hand, "first start")


def test_first_start_by_keys(first_start):
    hand = Keys(first_start)
    hand.alt("m")
    hand.alt("i")
    assert QApplication.focusWidget().objectName() == "first-vitamin_k_antagonist"
    hand.key(Key.Key_Space)
    hand.alt("s")
    hand.go_to("dose-vitamin_d3-slider")
    number = first_start.findChild(QWidget, "dose-vitamin_d3-value")
    while number.value() < 2000:
        hand.key(Key.Key_Right)
    hand.alt("f")
    hand.go_to("food-search")
    hand.type("natto")
    hand.key(Key.Key_Return)
    first_answered(first_start)
    counted(hand, "first start")


# 2: a bottle (5000 IU, 100 ug of MK-7) from today and a test of 22 ng/mL last month: too much?


def bottle_answered(window):
    (lab,) = window.scenario.labs
    assert (lab.value, lab.unit) == (22, "ng/mL")
    (product,) = window.scenario.products
    assert [(part.compound, part.amount) for part in product.contains] == [
        ("vitamin_d3", 5000),
        ("mk7", 100),
    ]
    assert "over the upper level" in text(window, "answer-line")
    assert titles(window)[0] == "d-over-ul"


def test_a_bottle_and_a_test_by_mouse(first_start):
    hand = Mouse(first_start)
    hand.click("example-mine")
    hand.click("first-25ohd")
    hand.type("22 ng/mL")
    hand.click("first-date", _MONTH)
    hand.key(Key.Key_Down)
    hand.click("first-start")
    hand.menu("add-dose", "add-bottle")
    until(lambda: hand.top() is not first_start, "the form")
    hand.type("D3K2")
    for place, amount in enumerate(("5000", "100")):
        hand.click(hand.top().findChildren(QWidget, "row-amount")[place])
        hand.type(amount)
    hand.click("form-save")
    hand.back()
    hand.click("product-0-since-today")
    bottle_answered(first_start)
    counted(hand, "a bottle and a test")


def test_a_bottle_and_a_test_by_keys(first_start):
    hand = Keys(first_start)
    hand.alt("m")
    hand.alt("t")
    hand.type("22 ng/mL")
    hand.go_to("first-date")
    hand.key(Key.Key_Tab)
    hand.key(Key.Key_Down)
    hand.alt("s")
    hand.go_to("add-dose")
    hand.menu(Key.Key_Down, Key.Key_Return)
    until(lambda: hand.top() is not first_start, "the form")
    hand.type("D3K2")
    hand.go_to("row-amount")
    hand.type("5000")
    hand.key(Key.Key_Tab)
    hand.go_to("row-amount")
    hand.type("100")
    hand.key(Key.Key_Return)
    hand.back()
    hand.go_back_to("product-0-since-today")
    hand.key(Key.Key_Space)
    bottle_answered(first_start)
    counted(hand, "a bottle and a test")


# 3: the dose for 40 ng/mL by March, compared with 2000 IU.


def dose_answered(window):
    (dose,) = window.scenario.supplements
    (pin,) = window.pins.pinned
    assert [each.amount for each in pin.scenario.supplements] == [2000]
    assert dose.amount != 2000
    assert window.scenario.answer_date.month == 3
    assert window.calculator.exploring is not None


def test_a_dose_for_a_level_by_mouse(empty):
    hand = Mouse(empty)
    hand.drag("dose-vitamin_d3", 2000)
    hand.click("pin")
    hand.click("answer-date", _MONTH)
    for _ in range(8):
        hand.key(Key.Key_Down)
    hand.tab("views", 1)
    until(lambda: text(empty, "goal-answer"), "the answer to the goal that is offered")
    before = text(empty, "goal-answer")
    hand.click("goal-level")
    hand.type("40 ng/mL")
    hand.key(Key.Key_Return)
    answered = empty.findChild(QLabel, "goal-answer")
    until(lambda: answered.text() not in ("", before), "the answer to this goal")
    hand.click("goal-take")
    hand.tab("views", 2)
    dose_answered(empty)
    counted(hand, "a dose for a level")


def test_a_dose_for_a_level_by_keys(empty):
    hand = Keys(empty)
    hand.go_to("dose-vitamin_d3-value")
    hand.type("2000")
    hand.key(Key.Key_Return)
    hand.key(Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hand.alt("o")
    hand.key(Key.Key_Tab)
    for _ in range(8):
        hand.key(Key.Key_Down)
    hand.control("3")
    until(lambda: text(empty, "goal-answer"), "the answer to the goal that is offered")
    before = text(empty, "goal-answer")
    hand.go_to("goal-level")
    hand.type("40 ng/mL")
    hand.key(Key.Key_Return)
    answered = empty.findChild(QLabel, "goal-answer")
    until(lambda: answered.text() not in ("", before), "the answer to this goal")
    hand.go_to("goal-take")
    hand.key(Key.Key_Space)
    hand.control("7")
    dose_answered(empty)
    counted(hand, "a dose for a level")


# 4: 68, vegan, osteoporosis, at 52 N: what to eat for K2 and calcium.


def diet_answered(window):
    person = window.scenario.person
    assert (person.age_years, person.diet, person.conditions) == (68, ("vegan",), ("osteoporosis",))
    assert person.latitude == 52


def offered(window):
    """What the first food offered is told to a screen reader as."""
    until(lambda: window.findChild(QWidget, "eat-add-0").isVisible(), "what to eat")
    return window.findChild(QWidget, "eat-add-0").accessibleName()


def test_what_to_eat_by_keys(empty):
    hand = Keys(empty)
    hand.menu(Key.Key_Down, Key.Key_Return)
    pause(100)
    hand.alt("a")
    hand.type("68")
    hand.alt("l")
    hand.type("52")
    hand.key(Key.Key_Return)
    hand.alt("c")
    hand.go_to("condition-osteoporosis")
    hand.key(Key.Key_Space)
    hand.alt("i")
    hand.go_to("diet-vegan")
    hand.key(Key.Key_Space)
    hand.alt("d")
    hand.alt("f")
    diet_answered(empty)
    hand.go_to("eat-nutrient")
    choice = empty.findChild(QComboBox, "eat-nutrient")
    for nutrient in ("vitamin_k", "calcium"):
        while choice.currentData() != nutrient:
            hand.key(Key.Key_Down)
        assert re.search(r"\d+\u202f(µg|mg|IU)", offered(empty)), offered(empty)
    counted(hand, "what to eat")


def test_what_to_eat_by_mouse(empty):
    hand = Mouse(empty)
    # Whatever takes a click here is in sight without scrolling.
    empty.resize(1280, 1100)
    hand.menu("person-chip", "Who this is about\u2026")
    hand.back()
    hand.click("person-age")
    hand.type("68")
    hand.click("person-place")
    hand.type("52")
    hand.key(Key.Key_Return)
    for name in ("condition-osteoporosis", "diet-vegan"):
        shown(empty, name)
        hand.click(name)
    hand.click("person-done")
    hand.tab("inputs", 1)
    diet_answered(empty)
    choice = empty.findChild(QComboBox, "eat-nutrient")
    for nutrient in ("vitamin_k", "calcium"):
        if choice.currentData() != nutrient:
            hand.choose("eat-nutrient", nutrient)
        assert re.search(r"\d+\u202f(µg|mg|IU)", offered(empty)), offered(empty)
    counted(hand, "what to eat")


def shown(window, name):
    """The wheel over a form; it is no click."""
    widget = window.findChild(QWidget, name)
    area = widget.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    area.ensureWidgetVisible(widget)
    pause()


def test_tab_goes_down_the_forms_of_a_person(first_start):
    hand = Keys(first_start)
    hand.alt("m")
    assert_downwards(hand, "first-age", "first-keep")
    first_start.show_person()
    hand.go_to("person-name")
    assert_downwards(hand, "person-name", "person-low-activity")


def assert_downwards(hand, start, end):
    hand.go_to(start)
    heights = []
    while (widget := QApplication.focusWidget()).objectName() != end:
        assert len(heights) < MOST_STOPS, "Tab never comes out of the form"
        page = widget.window().findChild(QWidget, start).parentWidget()
        heights.append(widget.mapTo(page, widget.rect().bottomLeft()).y() // 12)
        hand.key(Key.Key_Tab)
    assert len(heights) > 10
    assert heights == sorted(heights)


# 5: a child of 6.


def child_answered(window):
    assert window.scenario.person.age_years == 6
    assert titles(window)[0] == "child"
    assert "not drawn for a child" in text(window, "answer-k2")
    assert "upper level, 3\u202f000" in text(window, "answer-line")


def test_a_child_by_mouse(first_start):
    hand = Mouse(first_start)
    hand.click("example-mine")
    hand.type("6")
    hand.click("first-start")
    child_answered(first_start)
    counted(hand, "a child")


def test_a_child_by_keys(first_start):
    hand = Keys(first_start)
    hand.alt("m")
    hand.type("6")
    hand.alt("s")
    child_answered(first_start)
    counted(hand, "a child")


# 6: warfarin for years.


def test_warfarin_by_mouse(first_start):
    hand = Mouse(first_start)
    hand.click("example-mine")
    hand.click("first-vitamin_k_antagonist")
    hand.click("first-start")
    warned(first_start)
    counted(hand, "warfarin")


def test_warfarin_by_keys(first_start):
    hand = Keys(first_start)
    hand.alt("m")
    hand.alt("i")
    assert QApplication.focusWidget().objectName() == "first-vitamin_k_antagonist"
    hand.key(Key.Key_Space)
    hand.alt("s")
    warned(first_start)
    counted(hand, "warfarin")


# 7: save, open again, report. The desktop's own dialogs are answered by a name and Enter.


@pytest.fixture
def named(tmp_path, monkeypatch):
    """The files that are named in turn: a plan to save and open, then a report to save."""
    plan, report = tmp_path / "plan.dk2.json", tmp_path / "plan.pdf"
    saved = iter((plan, report))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(next(saved)), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(plan), ""))
    return plan, report


def test_save_open_report_by_keys(empty, named):
    plan, report = named
    empty.model.edit("Name", name="Plan")
    hand = Keys(empty)
    hand.key(Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert plan.exists()
    empty.model.edit("Name", name="Other")
    hand.control("o")
    until(lambda: empty.scenario.name == "Plan", "the plan to be back")
    hand.control("e")
    until(report.exists, "the report")
    hand.keys += 3  # Enter in each of the three dialogs
    counted(hand, "save, open, report")


def test_save_open_report_by_mouse(empty, named):
    plan, report = named
    empty.model.edit("Name", name="Plan")
    hand = Mouse(empty)
    hand.bar_menu(0, "Save as\u2026")
    assert plan.exists()
    empty.model.edit("Name", name="Other")
    hand.bar_menu(0, "Open\u2026")
    until(lambda: empty.scenario.name == "Plan", "the plan to be back")
    hand.menu("share", "Report as PDF\u2026")
    until(report.exists, "the report")
    hand.keys += 3  # Enter in each of the three dialogs
    counted(hand, "save, open, report")
