# SPDX-License-Identifier: MIT
"""What the intake plot says and paints of what was not entered, and of a diet that is assumed."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from dk2gui.core.scenario.scenario import Person, Scenario, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.charts.intake import intake_rows
from dk2gui.present.numbers import Units

START = dt.date(2026, 11, 25)
ROWS = ("vitamin_d", "vitamin_k", "vitamin_k1", "k2", "mk7", "mk4", "vitamin_a", "calcium")


def shown(qtbot, **said):
    window = open_window(Scenario(schema=1, person=Person(age_years=68), start_date=START, **said))
    qtbot.addWidget(window)
    window.resize(1400, 1000)
    QApplication.processEvents()
    return window


def bar(window, nutrient):
    _, bars = intake_rows(window.assessment, Units())
    return bars[ROWS.index(nutrient)]


def test_what_was_not_said_is_not_stated_and_never_below(qtbot):
    window = shown(qtbot)
    calcium = bar(window, "calcium")
    assert calcium.figure == "not stated"
    assert (calcium.status, calcium.status_word) == ("unknown", "not known")


def test_a_part_of_the_diet_is_at_least(qtbot):
    window = shown(qtbot, supplements=(Supplement(compound="calcium", amount=500, unit="mg"),))
    calcium = bar(window, "calcium")
    assert calcium.figure == "at least 500\u202fmg"
    assert calcium.status_word == "not known"


def test_of_a_typical_diet_only_what_rests_on_it_is_called_assumed(qtbot):
    window = shown(
        qtbot,
        diet_is="typical",
        supplements=(Supplement(compound="calcium", amount=1300, unit="mg"),),
    )
    calcium = bar(window, "calcium")
    assert calcium.assumed > 0
    assert calcium.food == pytest.approx(0)
    low, high = calcium.assumed_reach
    assert low < 1300 + calcium.assumed < high
    assert "assumed" not in calcium.status_word
    plot = window.findChild(QWidget, "intake-plot")
    assert "a typical diet, assumed" in plot.row_text(ROWS.index("calcium"))


def test_what_is_assumed_is_hatched_and_named_in_the_legend(qtbot):
    partial, typical = shown(qtbot), shown(qtbot, diet_is="typical")
    food = typical.theme.source_food
    pictures = [
        window.findChild(QWidget, "intake-plot").grab().toImage() for window in (partial, typical)
    ]
    assert pictures[0] != pictures[1]

    def share_of_food(image) -> float:
        inked = [
            image.pixelColor(x, y).name() == food
            for x in range(image.width())
            for y in range(image.height())
        ]
        return sum(inked) / len(inked)

    assert share_of_food(pictures[1]) > 3 * share_of_food(pictures[0]) > 0


def test_vitamin_k_is_to_be_kept_steady_with_an_antagonist_and_never_enough(qtbot):
    person = Person(age_years=68, medications=("vitamin_k_antagonist",))
    window = open_window(
        Scenario(
            schema=1, person=person, start_date=START, other_food={"vitamin_k1": 200.0, "k2": 50.0}
        )
    )
    qtbot.addWidget(window)
    for nutrient in ("vitamin_k", "vitamin_k1", "k2", "mk7"):
        row = bar(window, nutrient)
        assert (row.status, row.status_word) == ("unknown", "keep steady")
    assert bar(window, "calcium").status_word != "keep steady"
