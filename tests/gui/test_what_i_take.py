# SPDX-License-Identifier: MIT
"""What I take: cards, bottles, several doses, rhythms, and since when."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from dk2gui.core.scenario.scenario import Content, Lab, Person, Product, Scenario, Supplement
from dk2gui.gui import open_window

BOTTLE = Product(
    name="D3K2 <b>drops</b>",
    contains=(
        Content(compound="vitamin_d3", amount=5000, unit="IU"),
        Content(compound="mk7", amount=100, unit="ug"),
    ),
)


@pytest.fixture
def opened(qtbot):
    def open_(**fields):
        window = open_window(Scenario(schema=1, **fields))
        qtbot.addWidget(window)
        return window

    return open_


def find(window, kind, name):
    widget = window.findChild(kind, name)
    assert widget is not None, name
    return widget


def menu_of(window):
    menu = find(window, QToolButton, "add-dose").menu()
    menu.aboutToShow.emit()
    return menu


def test_a_compound_has_a_card_once_it_is_added_and_until_it_is_removed(window):
    assert window.findChild(QWidget, "dose-calcium") is None
    menu_of(window).findChild(QAction, "add-calcium").trigger()
    find(window, QDoubleSpinBox, "dose-calcium-value").setValue(500)
    assert window.assessment.nutrients["calcium"].intake.supplement == 500
    assert menu_of(window).findChild(QAction, "add-calcium") is None
    find(window, QPushButton, "dose-calcium-remove").click()
    assert window.scenario.supplements == ()
    assert window.assessment
    assert window.findChild(QWidget, "dose-calcium") is None
    window.model.history.undo()
    assert window.assessment
    assert find(window, QDoubleSpinBox, "dose-calcium-value").value() == 500


def test_what_is_always_taken_cannot_be_removed(window):
    for name in ("vitamin_d3", "mk7"):
        assert not find(window, QPushButton, f"dose-{name}-remove").isVisible()


def test_a_bottle_is_one_card_whose_slider_moves_the_count(opened, qtbot):
    window = opened(products=(BOTTLE,))
    parts = find(window, QLabel, "product-0-parts").text()
    assert "Vitamin D3 5\u202f000\u202fIU" in parts
    assert "100" in parts
    # The bottle does not stand on the sliders of its parts.
    assert find(window, QDoubleSpinBox, "dose-vitamin_d3-value").value() == 0
    slider = find(window, QSlider, "product-0-slider")
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert window.scenario.products[0].count == 2
    assert find(window, QDoubleSpinBox, "product-0-count").value() == 2
    assert window.assessment.nutrients["vitamin_d"].intake.supplement == pytest.approx(250)
    assert "2 daily" in slider.accessibleDescription()
    find(window, QPushButton, "product-0-remove").click()
    assert window.scenario.products == ()
    assert window.assessment
    assert window.findChild(QWidget, "product-0") is None


def test_the_groove_of_a_bottle_shows_the_count_that_reaches_the_upper_level(opened):
    window = opened(products=(BOTTLE,))
    edges = find(window, QSlider, "product-0-slider")._edges
    # 4 000 IU (IOM 2011) of 5 000 IU in one.
    assert [edge.amount for edge in edges if edge.is_upper] == [pytest.approx(0.8)]


def test_the_name_of_a_bottle_is_plain_text(opened):
    window = opened(products=(BOTTLE,))
    (shown,) = [
        label for label in find(window, QWidget, "product-0").findChildren(QLabel)
        if label.text() == BOTTLE.name
    ]  # fmt: skip
    assert shown.textFormat() == Qt.TextFormat.PlainText


def test_any_number_of_days_and_weekdays(window):
    find(window, QDoubleSpinBox, "dose-vitamin_d3-value").setValue(5000)
    find(window, QDoubleSpinBox, "dose-vitamin_d3-days").setValue(5)
    assert window.assessment.nutrients["vitamin_d"].intake.supplement == pytest.approx(25)
    fold = find(window, QToolButton, "dose-vitamin_d3-details")
    assert fold.text() == "every 5 days, all year"
    for day in ("mon", "thu"):
        find(window, QToolButton, f"dose-vitamin_d3-{day}").click()
        assert window.assessment
    (dose,) = window.scenario.supplements
    assert (dose.every_days, dose.weekdays) == (1, ("mon", "thu"))
    assert fold.text() == "on Monday, Thursday, all year"
    assert window.assessment.nutrients["vitamin_d"].intake.supplement == pytest.approx(125 * 2 / 7)
    often = find(window, QComboBox, "dose-vitamin_d3-every")
    often.setCurrentIndex(often.findData(7))
    assert window.scenario.supplements[0].weekdays == ()


def test_another_dose_of_the_same_compound(window):
    find(window, QDoubleSpinBox, "dose-vitamin_d3-value").setValue(1000)
    assert window.assessment
    find(window, QPushButton, "dose-vitamin_d3-another").click()
    assert window.assessment
    find(window, QDoubleSpinBox, "dose-vitamin_d3-2-value").setValue(2000)
    assert [dose.amount for dose in window.scenario.supplements] == [1000, 2000]


def test_nothing_moves_under_the_pointer_at_the_first_drag(window, qtbot):
    assert window.assessment
    qtbot.waitUntil(lambda: find(window, QLabel, "dose-window").text() != "")
    slider = find(window, QSlider, "dose-vitamin_d3-slider")
    below = find(window, QSlider, "dose-mk7-slider")
    before = [part.mapTo(window, part.rect().topLeft()) for part in (slider, below)]
    slider.setValue(900)
    assert window.assessment
    qtbot.wait(1)
    assert [part.mapTo(window, part.rect().topLeft()) for part in (slider, below)] == before


def test_a_screen_reader_hears_the_dose(window):
    find(window, QDoubleSpinBox, "dose-vitamin_d3-value").setValue(1000)
    slider = find(window, QSlider, "dose-vitamin_d3-slider")
    assert slider.accessibleDescription().startswith("1\u202f000\u202fIU daily")


def test_the_history_names_where_a_drag_ended(window):
    slider = find(window, QSlider, "dose-vitamin_d3-slider")
    slider.setSliderDown(True)
    for position in (100, 500, 625):
        slider.setValue(position)
    slider.setSliderDown(False)
    assert window.model.history.undoText() == "Vitamin D3: 1\u202f000\u202fIU daily"


def test_an_antagonist_is_said_at_the_control_before_it_is_moved(opened):
    window = opened(products=(BOTTLE,))
    warnings = [find(window, QLabel, f"{name}-warning") for name in ("dose-mk7", "product-0")]
    assert not any(warning.isVisibleTo(window.calculator) for warning in warnings)
    find(window, QCheckBox, "medication-vitamin_k_antagonist").click()
    assert window.assessment
    assert all("take no vitamin K" in warning.text() for warning in warnings)
    assert all(not warning.isHidden() for warning in warnings)
    assert find(window, QLabel, "dose-vitamin_d3-warning").isHidden()
    added = menu_of(window).findChild(QAction, "add-k1")
    assert "not with" in added.text()


TEST = Lab(date=dt.date(2026, 10, 1), marker="25ohd", value=55, unit="nmol/L")


@pytest.mark.parametrize(
    ("key", "since"), [("always", "always"), ("today", None)]
)  # fmt: skip
def test_a_dose_beside_a_test_asks_since_when(opened, key, since):
    window = opened(labs=(TEST,))
    said = find(window, QLabel, "dose-vitamin_d3-since-said")
    find(window, QDoubleSpinBox, "dose-vitamin_d3-value").setValue(2000)
    assert window.assessment
    assert "1 Oct 2026" in said.text()
    find(window, QPushButton, f"dose-vitamin_d3-since-{key}").click()
    assert window.assessment
    (dose,) = window.scenario.supplements
    assert dose.since == since
    assert dose.from_date == (dt.date.today() if since is None else None)
    assert said.text().startswith("Taken")
    find(window, QPushButton, "dose-vitamin_d3-since-again").click()
    assert window.scenario.supplements[0].since is None
    assert window.scenario.supplements[0].from_date is None


def test_without_a_test_nobody_asks_since_when(window):
    assert find(window, QWidget, "dose-vitamin_d3-since").isHidden()


def test_a_date_takes_the_place_of_always(opened):
    dose = Supplement(compound="vitamin_d3", amount=800, unit="IU", since="always")
    window = opened(labs=(TEST,), supplements=(dose,), person=Person())
    when = find(window, QToolButton, "dose-vitamin_d3-when")
    when.when_chosen.emit(dt.date(2026, 11, 1), None)
    assert window.scenario.supplements[0].from_date == dt.date(2026, 11, 1)
    assert window.scenario.supplements[0].since is None


def test_each_bottle_is_named_and_one_in_its_place_takes_over_the_name(opened):
    other = Product(name="Zinc", contains=(Content(compound="zinc", amount=10, unit="mg"),))
    window = opened(products=(BOTTLE, other))
    details = find(window, QToolButton, "product-1-details")
    assert details.accessibleName().startswith("Zinc, how often and when")
    find(window, QPushButton, "product-0-remove").click()
    window.model.flush()
    details = find(window, QToolButton, "product-0-details")
    assert details.accessibleName().startswith("Zinc, how often and when")
    assert find(window, QSlider, "product-0-slider").accessibleName() == "Zinc, how many"
    assert window.findChild(QWidget, "product-1") is None


def test_tab_goes_through_a_card_as_the_eye_does(opened):
    window = opened(products=(BOTTLE,))
    panel = find(window, QWidget, "product-0").parentWidget()
    find(window, QToolButton, "dose-vitamin_d3-details").click()
    names = []
    stop = find(window, QSlider, "dose-vitamin_d3-slider")
    while stop.objectName() != "add-dose" and len(names) < 40:
        if panel.isAncestorOf(stop) and stop.isVisible() and stop.focusProxy() is None:
            names.append(stop.objectName())
        stop = stop.nextInFocusChain()
    stops = [name for name in names if name.startswith(("dose", "with", "product"))]
    # Rhythm, the meal, another dose: what is unfolded comes where it is seen.
    assert stops.index("dose-vitamin_d3-every") > stops.index("dose-vitamin_d3-details")
    assert stops.index("with-fat") > stops.index("dose-vitamin_d3-when")
    assert stops.index("dose-mk7-slider") > stops.index("dose-vitamin_d3-another")
    assert stops.index("product-0-slider") > stops.index("dose-mk7-details")
