# SPDX-License-Identifier: MIT
"""Goal, what matters, sweep and heat map, as a user meets them."""

import datetime as dt
import threading

import numpy as np
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.dose_window import dose_window
from dk2gui.core.explore.goal import daily_d3_for
from dk2gui.core.scenario.scenario import EatenFood, Lab, Person, Scenario, SunHabit, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui import open_window
from dk2gui.gui.tasks import Latest
from dk2gui.gui.theme import ThemeChoice
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words
from tests.gui.painted import written

START = dt.date(2026, 11, 20)
SOMEONE = Scenario(
    schema=1,
    supplements=(Supplement(compound="vitamin_d3", amount=400, unit="IU"),),
    foods=(EatenFood(food="gouda", grams=30, times_per_week=7),),
    labs=(Lab(date=START, marker="25ohd", value=40, unit="nmol/L"),),
    start_date=START,
)
GOAL, MATTERS, SWEEP, HEAT = "Goal", "Factors", "Sweep", "Map"


@pytest.fixture
def opened(qtbot):
    """Opens a window on a scenario, at a view of the middle."""

    def show(scenario: Scenario, title: str):
        window = open_window(scenario)
        qtbot.addWidget(window)
        look_at(window, title)
        return window

    return show


def look_at(window, title: str) -> None:
    window.show_view(window.calculator.view_titles.index(title))


def said(window, name: str) -> str:
    return window.findChild(QLabel, name).text()


def view(window):
    return window.calculator.exploring


def choose(window, name: str, data) -> None:
    box = window.findChild(QComboBox, name)
    assert box.findData(data) >= 0, data
    box.setCurrentIndex(box.findData(data))


def d3_iu(scenario: Scenario) -> list[float]:
    return [dose.amount for dose in scenario.supplements if dose.compound == "vitamin_d3"]


def test_the_dose_for_a_level_is_found_and_taken(opened, qtbot):
    window = opened(SOMEONE, GOAL)
    window.findChild(QDateEdit, "goal-by").setDate(QDate(2027, 5, 1))
    window.findChild(QDoubleSpinBox, "goal-level").setValue(75)
    choose(window, "goal-certainty", "0.9")
    wanted = daily_d3_for(
        SOMEONE,
        load_foods(),
        load_constants(),
        goal_nmol_l=75,
        by=dt.date(2027, 5, 1),
        certainty=0.9,
    )
    exact, half = (
        f"{iu:,} IU".replace(",", "\u202f").replace(" ", "\u202f")
        for iu in (wanted.iu_per_day, wanted.even_odds_iu_per_day)
    )
    qtbot.waitUntil(lambda: said(window, "goal-answer").startswith(exact))
    # One figure for one thing: the dose in the headline, the other end below.
    assert said(window, "goal-answer") == f"{exact} of D3 a day"
    assert "9 of 10 people like you to 75\u202fnmol/L or more on 1 May 2027" in said(
        window, "goal-said"
    )
    assert f"For half of them {half} is enough" in said(window, "goal-said")
    assert exact not in said(window, "goal-said")
    window.findChild(QPushButton, "goal-take").click()
    assert d3_iu(window.scenario) == [wanted.rounded_iu_per_day]
    # What was taken does what was said.
    level = window.assessment.serum
    day = (dt.date(2027, 5, 1) - START).days
    assert level.median[day] > 75
    window.model.history.undo()
    assert d3_iu(window.scenario) == [400]


def test_the_typical_dose_comes_first_with_its_range(opened, qtbot):
    window = opened(SOMEONE, GOAL)
    assert window.findChild(QComboBox, "goal-certainty").currentText() == "half of people like me"
    last = START + dt.timedelta(days=365)
    half, sure = (
        daily_d3_for(
            SOMEONE, load_foods(), load_constants(), goal_nmol_l=75, by=last, certainty=share
        )
        for share in (0.5, 0.9)
    )
    qtbot.waitUntil(lambda: "D3 a day" in said(window, "goal-answer"))
    assert said(window, "goal-answer").startswith(f"{half.iu_per_day:,}".replace(",", "\u202f"))
    pill = f"{half.rounded_iu_per_day:,}".replace(",", "\u202f")
    assert half.rounded_iu_per_day != half.iu_per_day
    assert said(window, "goal-answer").endswith(f"nearest usual pill {pill}\u202fIU")
    other = f"{sure.iu_per_day:,}".replace(",", "\u202f")
    assert f"9 of 10 need {other}\u202fIU" in said(window, "goal-said")


def test_what_is_enough_for_half_may_be_used_where_no_dose_does_it_for_more(opened, qtbot):
    window = opened(SOMEONE, GOAL)
    window.findChild(QDoubleSpinBox, "goal-level").setValue(100)
    choose(window, "goal-certainty", "0.95")
    qtbot.waitUntil(lambda: said(window, "goal-answer") == "No dose does that")
    assert "Half of people like you are there with" in said(window, "goal-said")
    window.findChild(QPushButton, "goal-take").click()
    (dose,) = d3_iu(window.scenario)
    assert 400 < dose <= 4000


def test_a_goal_out_of_reach_offers_no_dose(opened, qtbot):
    window = opened(SOMEONE, GOAL)
    window.findChild(QDoubleSpinBox, "goal-level").setValue(125)
    window.findChild(QDateEdit, "goal-by").setDate(QDate(2026, 12, 1))
    qtbot.waitUntil(lambda: said(window, "goal-answer") == "No dose does that")
    assert window.findChild(QPushButton, "goal-take").isHidden()
    assert "too early" in said(window, "goal-said") or "upper level" in said(window, "goal-said")


def test_no_dose_is_named_to_whom_a_doctor_sets_it(opened, qtbot):
    ill = Scenario(schema=1, person=Person(conditions=("hypercalcaemia",)), start_date=START)
    window = opened(ill, GOAL)
    qtbot.waitUntil(lambda: said(window, "goal-answer") == "No dose is named here")
    assert "doctor" in said(window, "goal-said")
    assert window.findChild(QPushButton, "goal-take").isHidden()


def test_a_goal_in_ng_ml_is_the_same_goal(opened, qtbot):
    window = opened(SOMEONE, GOAL)
    level = window.findChild(QDoubleSpinBox, "goal-level")
    level.setValue(75)
    window.set_units(Units(serum="ng/mL"))
    # 75 nmol/L / 2.496
    assert level.value() == pytest.approx(30, abs=0.5)
    assert level.suffix().strip() == "ng/mL"
    window.set_units(Units(serum="nmol/L"))
    assert level.value() == pytest.approx(75, abs=1.3)


def test_the_least_change_of_diet_meets_its_targets(opened, qtbot):
    window = opened(SOMEONE, GOAL)
    add = window.findChild(QPushButton, "diet-add")
    qtbot.waitUntil(lambda: not add.isHidden() and "would bring" in said(window, "diet-said"))
    add.click()
    rows = window.assessment.nutrients
    assert rows["calcium"].status == "adequate"
    assert rows["vitamin_k"].status == "adequate"
    assert len(window.scenario.foods) > 1
    qtbot.waitUntil(lambda: "already" in said(window, "diet-said"))
    assert add.isHidden()


def test_on_an_antagonist_no_diet_for_vitamin_k(opened, qtbot):
    person = Person(medications=("vitamin_k_antagonist",))
    scenario = Scenario(schema=1, person=person, foods=SOMEONE.foods, start_date=START)
    window = opened(scenario, GOAL)
    qtbot.waitUntil(lambda: bool(said(window, "diet-said")))
    assert window.findChild(QPushButton, "diet-add").isHidden()
    for name in ("vitamin_k", "calcium"):
        window.findChild(QCheckBox, f"diet-{name}").setChecked(False)
    qtbot.waitUntil(lambda: "Tick" in said(window, "diet-said"))


def test_the_dose_window_is_drawn_on_the_slider(qtbot):
    # A young, lean person with a recent middling test: a narrow enough spread for a window.
    scenario = Scenario(
        schema=1,
        labs=(
            Lab(date=START - dt.timedelta(days=60), marker="25ohd", value=72, unit="nmol/L"),
            Lab(date=START, marker="25ohd", value=74, unit="nmol/L"),
        ),
        supplements=(Supplement(compound="vitamin_d3", amount=800, unit="IU"),),
        start_date=START - dt.timedelta(days=400),
    )
    found = dose_window(scenario, load_foods(), load_constants())
    window = open_window(scenario)
    qtbot.addWidget(window)
    window._on_settled()
    qtbot.waitUntil(lambda: said(window, "dose-window") == Words(Units()).say(found.brief))
    slider = window.findChild(QSlider, "dose-vitamin_d3-slider")
    words = Words(Units()).say_all(found.message)
    assert slider.accessibleDescription().startswith("800\u202fIU daily. ")
    assert words.rstrip(".") in slider.accessibleDescription()
    assert found.state == "window"
    assert slider._window == (found.low_iu, found.high_iu)
    choice = window.findChild(QComboBox, "dose-vitamin_d3-every")
    choice.setCurrentIndex(choice.findData(7))
    assert window.assessment
    assert slider._window == pytest.approx((found.low_iu * 7, found.high_iu * 7))


def test_what_matters_has_its_bars_in_words(opened, qtbot):
    window = opened(SOMEONE, MATTERS)
    qtbot.waitUntil(lambda: "matters most" in said(window, "matters-said"))
    rows = view(window).table()
    names = [row[0] for row in rows[1:]]
    assert {"Vitamin D supplements", "Body weight", "Vitamin D in food"} <= set(names)
    sizes = [abs(row[3] - row[2]) for row in rows[1:]]
    assert sizes == sorted(sizes, reverse=True)
    assert names[0] in said(window, "matters-said")


def test_a_sweep_says_what_evaluate_says(opened, qtbot):
    window = opened(SOMEONE, SWEEP)
    choose(window, "sweep-output", "intake:vitamin_d")
    qtbot.waitUntil(lambda: "Intake of Vitamin D" in said(window, "sweep-said"))
    rows = view(window).table()
    x, y = np.array([row[:2] for row in rows[1:]]).T
    # Food gives the rest: 1 ug is 40 IU.
    food = window.assessment.nutrients["vitamin_d"].intake.food
    assert y == pytest.approx(x / 40 + food)


def test_a_sweep_follows_the_sliders(opened, qtbot):
    window = opened(SOMEONE, SWEEP)
    choose(window, "sweep-input", "weight_kg")
    qtbot.waitUntil(lambda: "Weight" in said(window, "sweep-said"))
    before = said(window, "sweep-said")
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(3000)
    qtbot.waitUntil(lambda: said(window, "sweep-said") != before)


def test_a_heat_map_agrees_with_one_evaluation(opened, qtbot):
    window = opened(SOMEONE, HEAT)
    choose(window, "heat-y", "age_years")
    choose(window, "heat-output", "intake:vitamin_d")
    qtbot.waitUntil(lambda: "Intake of Vitamin D" in said(window, "heat-said"))
    qtbot.waitUntil(lambda: "Age" in str(view(window).table()[0][0]))
    rows = view(window).table()
    dose, found = rows[0][-1], rows[1][-1]
    changed = Scenario(
        schema=1,
        supplements=(Supplement(compound="vitamin_d3", amount=dose, unit="IU"),),
        foods=SOMEONE.foods,
        start_date=START,
    )
    assert found == pytest.approx(
        evaluate(changed, load_foods(), load_constants()).nutrients["vitamin_d"].intake.total
    )


def test_the_same_input_twice_is_explained(opened, qtbot):
    window = opened(SOMEONE, HEAT)
    choose(window, "heat-y", "dose:vitamin_d3")
    qtbot.waitUntil(lambda: "both sides" in said(window, "heat-said"))


def test_views_that_are_not_seen_do_nothing(opened, qtbot, monkeypatch):
    window = opened(SOMEONE, SWEEP)
    qtbot.waitUntil(lambda: bool(said(window, "sweep-said")))
    asked = []
    monkeypatch.setattr(Latest, "ask", lambda self, work: asked.append(self.parent()))
    look_at(window, "Now")
    asked.clear()
    window.findChild(QDoubleSpinBox, "dose-mk7-value").setValue(90)
    assert window.assessment
    assert asked == []


def test_every_view_in_light_and_dark(opened, qtbot):
    window = opened(
        Scenario(
            schema=1,
            supplements=SOMEONE.supplements,
            sun=SunHabit(latitude=50, minutes=15),
            start_date=START,
        ),
        "Now",
    )
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        window.set_theme_choice(choice)
        for place in range(len(window.calculator.view_titles)):
            window.show_view(place)
            qtbot.wait(20)
            picture = window.grab().toImage()
            assert picture.format() != QImage.Format.Format_Invalid
    assert window.findChild(QLabel, "disclaimer").isVisible()


def test_closing_stops_what_runs_beside(opened):
    window = opened(SOMEONE, HEAT)
    window.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("explore")]


def test_views_have_keys(opened, qtbot):
    window = opened(SOMEONE, "Now")
    titles = [action.text() for action in window.menuBar().actions()]
    assert "&View" in titles
    menu = next(a.menu() for a in window.menuBar().actions() if a.text() == "&View")
    keys = [action.shortcut().toString() for action in menu.actions()]
    assert keys[:2] == ["Ctrl+1", "Ctrl+2"]
    menu.actions()[1].trigger()
    assert menu.actions()[1].text() == "Year"
    assert window.findChild(QWidget, "year-plot").isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shown = ("intake-plot", "year-plot", "goal-level", "matters-plot", "sweep-plot", "heat-plot")
    for number, name in enumerate(shown, start=1):
        key = getattr(Qt.Key, f"Key_{number}")
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.findChild(QWidget, name).isVisible(), name
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.findChild(QToolButton, "page-scenarios").isChecked)


def test_undo_and_redo_have_keys(opened, qtbot):
    window = opened(SOMEONE, "Now")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.model.edit("Less", supplements=())
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Z, control)
    assert window.scenario == SOMEONE
    qtbot.keyClick(window, Qt.Key.Key_Y, control)
    assert window.scenario.supplements == ()


def test_a_refused_goal_leaves_no_old_answer(opened, qtbot):
    window = opened(SOMEONE, GOAL)
    qtbot.waitUntil(lambda: "D3 a day" in said(window, "goal-answer"))
    later = Lab(date=START + dt.timedelta(days=900), marker="25ohd", value=50, unit="nmol/L")
    window.model.edit(
        "Ill",
        labs=(later,),
        person=Person(conditions=("hypercalcaemia",)),
    )
    window.model.flush()
    qtbot.waitUntil(lambda: said(window, "goal-answer") == "This cannot be asked")
    assert "takes" not in said(window, "goal-window")
    assert "IU" not in said(window, "goal-window")
    assert not any("IU" in str(cell) for row in view(window).table() for cell in row)


def test_a_map_of_nothing_known_is_empty(opened, qtbot):
    person = Person(medications=("vitamin_k_antagonist",))
    window = opened(Scenario(schema=1, person=person, start_date=START), HEAT)
    qtbot.waitUntil(lambda: "bright" in said(window, "heat-said"))
    choose(window, "heat-output", "dp_ucmgp_change")
    qtbot.waitUntil(lambda: "not known" in said(window, "heat-said"))
    plot = window.findChild(QWidget, "heat-plot")
    assert "you" not in [line.text for line in written(plot, plot.size())]
    assert plot.chart.stops() == 0
