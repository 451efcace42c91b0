# SPDX-License-Identifier: MIT
"""The window as a user meets it."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QTableView,
    QTabWidget,
    QToolButton,
    QWidget,
)

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.scenario.scenario import EatenFood, Lab, Person, Scenario, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.theme import ThemeChoice
from dk2gui.present.numbers import Units


def find(window, kind, name):
    widget = window.findChild(kind, name)
    assert widget is not None, name
    return widget


def first_card(window):
    area = find(window, QWidget, "advice-list")
    cards = [card for card in area.widget().children() if card.objectName().startswith("advice-")]
    return min((card for card in cards if card.isVisible()), key=lambda card: card.y())


def add_dose(window, compound):
    """Add a compound to what is taken, as with the button's menu."""
    menu = find(window, QToolButton, "add-dose").menu()
    menu.aboutToShow.emit()
    choice = menu.findChild(QAction, f"add-{compound}")
    if choice is not None:
        choice.trigger()


def test_the_contract_names_are_there(window):
    present = [name for name in COMPOUNDS if window.findChild(QWidget, f"dose-{name}")]
    assert present == ["vitamin_d3", "mk7"]
    for compound in COMPOUNDS.values():
        add_dose(window, compound.id)
        find(window, QWidget, f"dose-{compound.id}")
        find(window, QSlider, f"dose-{compound.id}-slider")
        find(window, QDoubleSpinBox, f"dose-{compound.id}-value")
        has_unit = window.findChild(QComboBox, f"dose-{compound.id}-unit") is not None
        assert has_unit == (compound.ug_per_iu is not None)
    find(window, QLineEdit, "food-search")
    find(window, QAbstractItemView, "food-results")
    find(window, QAbstractItemView, "food-plate")
    find(window, QWidget, "intake-plot")
    find(window, QWidget, "advice-list")
    assert find(window, QLabel, "disclaimer").isVisible()


def test_a_new_user_takes_d_eats_natto_and_ticks_warfarin(window, qtbot):
    dose = find(window, QDoubleSpinBox, "dose-vitamin_d3-value")
    dose.selectAll()
    qtbot.keyClicks(dose, "2000")
    assert window.assessment.nutrients["vitamin_d"].intake.supplement == 50

    find(window, QTabWidget, "inputs").setCurrentIndex(1)
    search = find(window, QLineEdit, "food-search")
    qtbot.keyClicks(search, "natto")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert window.scenario.foods == (EatenFood(food="natto", grams=40, times_per_week=3),)
    # Schurgers & Vermeer 2000: 998 ug MK-7 per 100 g.
    assert window.assessment.nutrients["mk7"].intake.food == pytest.approx(998 * 0.4 * 3 / 7)

    find(window, QCheckBox, "medication-vitamin_k_antagonist").click()
    assert window.assessment.advice[0].id == "vka-vitamin-k"
    assert window.assessment.advice[0].severity == "stop"
    assert first_card(window).objectName() == "advice-vka-vitamin-k"


def test_slider_and_number_are_one_value(window):
    slider = find(window, QSlider, "dose-vitamin_d3-slider")
    value = find(window, QDoubleSpinBox, "dose-vitamin_d3-value")
    slider.setValue(slider.maximum() // 2)
    amount = window.scenario.supplements[0].amount
    assert value.value() == amount > 0
    value.setValue(123_456)
    assert window.scenario.supplements[0].amount == 123_456
    assert slider.value() == slider.maximum()


def test_arrow_keys_step_through_known_doses(window, qtbot):
    slider = find(window, QSlider, "dose-vitamin_d3-slider")
    for _ in range(5):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert window.scenario.supplements[0].amount == 1000
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert window.scenario.supplements[0].amount == 800
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert window.scenario.supplements[0].amount == 0


def test_one_drag_is_one_step_back(window, qtbot):
    slider = find(window, QSlider, "dose-vitamin_d3-slider")
    slider.setSliderDown(True)
    for position in range(100, 1000, 50):
        slider.setValue(position)
    slider.setSliderDown(False)
    assert window.scenario.supplements
    find(window, QPushButton, "undo").click()
    assert window.scenario.supplements == ()
    assert not find(window, QPushButton, "undo").isEnabled()
    find(window, QPushButton, "redo").click()
    assert window.scenario.supplements[0].amount > 0


def test_a_weekly_dose_counts_a_seventh(window):
    find(window, QDoubleSpinBox, "dose-vitamin_d3-value").setValue(14_000)
    often = find(window, QComboBox, "dose-vitamin_d3-every")
    often.setCurrentIndex(often.findData(7))
    assert window.assessment.nutrients["vitamin_d"].intake.supplement == 50


def test_the_unit_of_a_dose_changes_its_figure_not_its_mass(window):
    find(window, QDoubleSpinBox, "dose-vitamin_d3-value").setValue(2000)
    unit = find(window, QComboBox, "dose-vitamin_d3-unit")
    unit.setCurrentIndex(unit.findData("ug"))
    assert (window.scenario.supplements[0].amount, window.scenario.supplements[0].unit) == (
        50,
        "ug",
    )
    assert find(window, QDoubleSpinBox, "dose-vitamin_d3-value").value() == 50
    assert window.assessment.nutrients["vitamin_d"].intake.supplement == 50


def test_units_switch_everywhere_at_once(window):
    find(window, QDoubleSpinBox, "dose-vitamin_d3-value").setValue(2000)
    before = [item.id for item in window.assessment.advice]
    choice = find(window, QComboBox, "unit-vitamin-d")
    choice.setCurrentIndex(choice.findData("ug"))
    assert window.units == Units("ug", "nmol/L")
    assert window.scenario.supplements[0].unit == "ug"
    assert "\u00b5g" in find(window, QWidget, "intake-plot").accessibleDescription()
    assert [item.id for item in window.assessment.advice] == before


@pytest.mark.parametrize("compound", sorted(COMPOUNDS))
def test_every_dose_reaches_the_scenario(window, compound):
    add_dose(window, compound)
    find(window, QDoubleSpinBox, f"dose-{compound}-value").setValue(10)
    assert [(dose.compound, dose.amount) for dose in window.scenario.supplements] == [
        (compound, 10)
    ]
    find(window, QDoubleSpinBox, f"dose-{compound}-value").setValue(0)
    assert all(dose.amount == 0 for dose in window.scenario.supplements)


def test_further_doses_of_a_compound_are_shown_and_can_go(qtbot):
    doses = (
        Supplement(compound="vitamin_d3", amount=1000, unit="IU"),
        Supplement(compound="vitamin_d3", amount=50_000, unit="IU", every_days=30),
    )
    window = open_window(Scenario(schema=1, supplements=doses))
    qtbot.addWidget(window)
    further = find(window, QDoubleSpinBox, "dose-vitamin_d3-2-value")
    assert further.value() == 50_000
    further.setValue(25_000)
    assert [dose.amount for dose in window.scenario.supplements] == [1000, 25_000]
    more = find(window, QPushButton, "dose-vitamin_d3-2-remove")
    assert "monthly" in more.accessibleName()
    more.click()
    assert window.scenario.supplements == doses[:1]
    assert window.assessment
    assert window.findChild(QWidget, "dose-vitamin_d3-2") is None


def test_the_plate_is_edited_in_place_and_cleared(window, qtbot):
    search = find(window, QLineEdit, "food-search")
    qtbot.keyClicks(search, "gouda")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    plate = find(window, QTableView, "food-plate")
    model = plate.model()
    assert model.setData(model.index(0, 1), 55.0)
    assert model.setData(model.index(0, 2), 2.5)
    assert (window.scenario.foods[0].grams, window.scenario.foods[0].times_per_week) == (55, 2.5)
    # The same food again is shown, not entered twice.
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert len(window.scenario.foods) == 1
    find(window, QTabWidget, "inputs").setCurrentIndex(1)
    plate.selectRow(0)
    find(window, QPushButton, "food-remove").click()
    assert window.scenario.foods == ()


def test_search_shows_what_is_and_what_is_not_measured(window, qtbot):
    search = find(window, QLineEdit, "food-search")
    results = find(window, QAbstractItemView, "food-results")
    qtbot.keyClicks(search, "salmon so")
    texts = [
        str(results.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(results.model().rowCount())
    ]
    assert texts
    assert all("K2 not measured" in text for text in texts)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert results.currentIndex().row() in (0, 1)


def test_a_woman_becomes_a_man_in_one_step(qtbot):
    window = open_window(Scenario(schema=1, person=Person(life_stage="pregnant", age_years=30)))
    qtbot.addWidget(window)
    sex = find(window, QComboBox, "person-sex")
    sex.setCurrentIndex(sex.findData("male"))
    assert (window.scenario.person.sex, window.scenario.person.life_stage) == ("male", "none")
    assert window.assessment
    assert not find(window, QComboBox, "person-life-stage").isEnabled()
    find(window, QPushButton, "undo").click()
    assert window.scenario.person.life_stage == "pregnant"


def test_the_authority_changes_the_bands(window):
    choice = find(window, QComboBox, "person-authority")
    choice.setCurrentIndex(choice.findData("efsa"))
    kinds = {value.kind for value in window.assessment.nutrients["calcium"].references}
    assert kinds == {"AR", "PRI", "UL"}


def test_the_table_says_what_the_plot_shows(window, qtbot):
    find(window, QDoubleSpinBox, "dose-vitamin_d3-value").setValue(2000)
    assert window.assessment
    plot, table = find(window, QWidget, "intake-plot"), find(window, QTableView, "intake-table")
    qtbot.keyClick(plot, Qt.Key.Key_T)
    assert table.isVisible()
    model = table.model()
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == [
        "Vitamin D", "enough", "0\u202fIU", "2\u202f000\u202fIU", "0\u202fIU",
        "2\u202f000\u202fIU", "RDA 600\u202fIU", "UL 4\u202f000\u202fIU",
    ]  # fmt: skip
    assert table.as_text().splitlines()[1].startswith("Vitamin D\t")


def test_the_plot_has_a_sentence_and_a_text_for_every_row(window, qtbot):
    plot = find(window, QWidget, "intake-plot")
    # Nothing was said of food, so nothing is said to be too little.
    assert "not known whether all of it reaches the RDA" in plot.accessibleDescription()
    assert "below" not in plot.accessibleDescription()
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert "Tolerable Upper Intake Level" in plot.accessibleDescription()
    assert "IOM 2011" in plot.accessibleDescription()


def test_magnesium_food_never_passes_the_supplement_upper_level(qtbot):
    window = open_window(Scenario(schema=1, other_food={"magnesium": 900}))
    qtbot.addWidget(window)
    assert window.assessment.nutrients["magnesium"].status == "adequate"
    add_dose(window, "magnesium")
    find(window, QDoubleSpinBox, "dose-magnesium-value").setValue(351)
    assert window.assessment.nutrients["magnesium"].status == "above"


def test_a_lower_bound_is_said_to_be_one(qtbot):
    eaten = (EatenFood(food="salmon-sockeye-cooked", grams=100, times_per_week=7),)
    window = open_window(Scenario(schema=1, foods=eaten))
    qtbot.addWidget(window)
    plot = find(window, QWidget, "intake-plot")
    texts = [plot.row_text(row) for row in range(12)]
    assert any("Not measured in: Salmon" in text for text in texts)
    assert "at least" in plot.accessibleDescription()


def test_the_articles_range_is_no_goal_on_an_antagonist(window):
    def opinions():
        assert window.assessment
        chart = find(window, QWidget, "intake-plot")._chart
        return [row.opinion for row in chart._rows if row.opinion is not None]

    assert [opinion[:2] for opinion in opinions()] == [(90, 200), (90, 200)]
    find(window, QCheckBox, "medication-vitamin_k_antagonist").click()
    assert opinions() == []


def test_other_food_is_entered_and_taken_back(window):
    box = find(window, QDoubleSpinBox, "other-food-calcium")
    box.setValue(800)
    assert window.scenario.other_food == {"calcium": 800}
    box.setValue(box.minimum())
    assert window.scenario.other_food == {}


def test_advice_says_why_and_how_sure_and_unfolds_to_sources(window):
    find(window, QDoubleSpinBox, "dose-vitamin_d3-value").setValue(12_000)
    item = window.assessment.advice[0]
    assert item.id == "d-over-10000"
    card = find(window, QWidget, "advice-d-over-10000")
    assert "12\u202f000\u202fIU" in find(card, QLabel, "advice-why").text()
    sure = find(card, QLabel, "advice-sure").text()
    assert sure.startswith(f"Evidence {item.grade}: ")
    assert len(sure.split()) > 4
    find(card, QToolButton, "advice-sources").setChecked(True)
    text = find(card, QLabel, "advice-more").text()
    assert "Shown when" in text
    assert "PMID" in text


def test_advice_that_goes_comes_back(window):
    value = find(window, QDoubleSpinBox, "dose-vitamin_d3-value")
    for _ in range(3):
        value.setValue(12_000)
        assert window.assessment.advice[0].id == "d-over-10000"
        assert find(window, QWidget, "advice-d-over-10000").isVisible()
        value.setValue(100)
        assert "d-over-10000" not in [item.id for item in window.assessment.advice]
        assert not find(window, QWidget, "advice-d-over-10000").isVisible()


def test_light_and_dark(window):
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT, ThemeChoice.AUTO):
        window.set_theme_choice(choice)
        assert window.theme_choice is choice
    window.set_theme_choice(ThemeChoice.DARK)
    dark = window.grab().toImage().pixelColor(3, 300).lightness()
    window.set_theme_choice(ThemeChoice.LIGHT)
    assert dark < 80 < window.grab().toImage().pixelColor(3, 300).lightness()


def test_everything_is_reached_by_tab(window, qtbot):
    window.activateWindow()
    for name in COMPOUNDS:
        add_dose(window, name)
    names = set()
    first = widget = window.focusWidget()
    names.add(first.objectName())
    while (widget := widget.nextInFocusChain()) is not first:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.add(widget.objectName())
    assert {f"dose-{name}-slider" for name in COMPOUNDS} <= names
    # Units and colours are in a menu, whose button is reached.
    assert {"food-search", "food-results", "food-plate", "intake-plot", "serum-plot", "person-age",
            "medication-vitamin_k_antagonist", "person-chip", "share", "units"} <= names  # fmt: skip


def test_nothing_in_the_scene_grows(window):
    plot = find(window, QWidget, "intake-plot")
    slider = find(window, QSlider, "dose-vitamin_d3-slider")
    slider.setValue(100)
    assert window.assessment
    items = len(plot.scene().items())
    children = len(window.findChildren(QWidget))
    fired = set()
    for position in range(100, 1900, 9):
        slider.setValue(position)
        fired |= {item.id for item in window.assessment.advice}
    assert len(plot.scene().items()) == items
    # A card of an advice is made the first time it fires, and then kept.
    assert len(window.findChildren(QWidget)) <= children + 12 * len(fired)
    before = len(window.findChildren(QWidget))
    for position in range(1900, 100, -9):
        slider.setValue(position)
        assert window.assessment
    assert len(window.findChildren(QWidget)) <= before + 12


def test_labs_and_dates_survive_the_window(qtbot):
    lab = Lab(date=dt.date(2026, 11, 1), marker="25ohd", value=48, unit="nmol/L")
    window = open_window(Scenario(schema=1, labs=(lab,), start_date=dt.date(2026, 11, 20)))
    qtbot.addWidget(window)
    find(window, QDoubleSpinBox, "dose-mk7-value").setValue(50)
    assert window.scenario.labs == (lab,)
    assert "25ohd-low" in [item.id for item in window.assessment.advice]
