# SPDX-License-Identifier: MIT
"""Numbers typed and pasted into the window: taken, asked about in place, or told; never another."""

import datetime as dt

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTabWidget,
    QToolButton,
    QWidget,
)

from dk2gui.core.scenario.scenario import EatenFood, Lab, Person, Scenario, SunHabit, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.pages.my_foods import MyFoodsPage
from tests.gui.my_foods_steps import click, fill_row, find, start
from tests.gui.test_explore import look_at


def enter(qtbot, box, text, key=Qt.Key.Key_Return):
    box.setFocus()
    box.selectAll()
    if text.isascii():
        qtbot.keyClicks(box, text)
    else:
        # The test's keyboard has ASCII keys only.
        box.lineEdit().insert(text)
    qtbot.keyClick(box, key)


def paste(qtbot, box, text):
    QApplication.clipboard().setText(text)
    box.setFocus()
    box.selectAll()
    box.lineEdit().paste()
    qtbot.keyClick(box, Qt.Key.Key_Return)


def question(window):
    """The text of the question that stands in the window, "" for none, and its buttons."""
    labels = window.findChildren(QLabel, "typed-problem")
    shown = [label for label in labels if label.parentWidget().objectName() == "typed-question"]
    if not shown:
        return "", []
    (label,) = shown
    return label.text(), label.parentWidget().findChildren(QPushButton, "typed-reading")


@pytest.fixture
def full(qtbot):
    scenario = Scenario(
        schema=1,
        person=Person(age_years=50),
        supplements=(Supplement(compound="vitamin_d3", amount=800, unit="IU"),
                     Supplement(compound="calcium", amount=500, unit="mg")),
        foods=(EatenFood(food="natto", grams=40, times_per_week=3),),
        sun=SunHabit(latitude=50, minutes=15),
        labs=(Lab(date=dt.date(2026, 11, 1), marker="25ohd", value=48, unit="nmol/L"),),
        start_date=dt.date(2026, 11, 20),
    )  # fmt: skip
    window = open_window(scenario)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def german():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    yield
    QLocale.setDefault(before)


DOSE = "dose-vitamin_d3-value"


@pytest.mark.parametrize(
    ("text", "amount"),
    [("2,000", 2000), ("10,000", 10_000), ("2 000", 2000), ("1,000.5", 1000.5), ("1e3", 1000),
     ("2000 IU", 2000), ("50 ug", 2000), ("2\u202f000\u202fIU", 2000), ("1'000", 1000),
     ("\u0662\u0660\u0660\u0660", 2000)],
)  # fmt: skip
def test_a_dose_typed_or_pasted_is_what_it_says(full, qtbot, text, amount):
    box = full.findChild(QDoubleSpinBox, DOSE)
    enter(qtbot, box, text)
    assert full.scenario.supplements[0].amount == amount
    box.setValue(0)
    paste(qtbot, box, text)
    assert full.scenario.supplements[0].amount == amount
    assert question(full)[0] == ""


def test_a_dose_follows_the_typing_and_comes_back_when_it_is_not_clear(full, qtbot):
    box = full.findChild(QDoubleSpinBox, "dose-calcium-value")
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "1,00")
    assert full.scenario.supplements[1].amount == 1
    qtbot.keyClicks(box, "0")
    # One mg of calcium is no dose, so 1,000 is clear.
    assert full.scenario.supplements[1].amount == 1000
    qtbot.keyClicks(box, "x")
    assert full.scenario.supplements[1].amount == 500
    assert box.text() == "1,000x"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "500"
    said, buttons = question(full)
    assert "is no unit here" in said
    assert not buttons


def test_a_dose_that_can_be_two_is_asked_in_place(full, qtbot, tmp_path):
    box = full.findChild(QDoubleSpinBox, DOSE)
    enter(qtbot, box, "150,000")
    assert full.scenario.supplements[0].amount == 800
    said, buttons = question(full)
    assert said == "\u201c150,000\u201d can mean 150000 or 150 IU. Which?"
    assert [button.text() for button in buttons] == ["150\u202f000 IU", "150 IU"]
    assert box.accessibleDescription() == said
    assert buttons[0].parentWidget().isVisible()
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert full.scenario.supplements[0].amount == 150
    assert question(full)[0] == ""
    full.model.history.undo()
    assert full.scenario.supplements[0].amount == 800


def test_a_question_goes_with_escape_and_with_typing(full, qtbot):
    box = full.findChild(QDoubleSpinBox, DOSE)
    for goes in (lambda: qtbot.keyClick(box, Qt.Key.Key_Escape), lambda: qtbot.keyClicks(box, "9")):
        enter(qtbot, box, "150,000")
        assert question(full)[0]
        goes()
        assert question(full)[0] == ""


def test_leaving_the_field_asks_too(full, qtbot):
    full.findChild(QTabWidget, "inputs").setCurrentIndex(2)
    full.activateWindow()
    box = full.findChild(QDoubleSpinBox, "person-weight")
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "heavy")
    box.clearFocus()
    assert question(full)[0] == "\u201cheavy\u201d is not a number."
    # Not stated still: an adult's counts.
    assert full.scenario.person.weight_kg is None
    assert full.assessment.body.weight_kg == 70


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        ("person-age", "70,5", lambda s: s.person.age_years == 70.5),
        ("person-age", "33.25", lambda s: s.person.age_years == 33.25),
        ("person-weight", "70,500", lambda s: s.person.weight_kg == 70.5),
        ("person-weight", "154 lb", lambda s: s.person.weight_kg == pytest.approx(69.853, abs=1e-3)),
        ("person-height", "1.70 m", lambda s: s.person.height_cm == 170),
        ("sun-latitude", "\u221233,9", lambda s: s.sun.latitude == -33.9),
        ("sun-minutes", "1 h", lambda s: s.sun.minutes == 60),
        ("other-food-calcium", "1 g", lambda s: s.other_food["calcium"] == 1000),
        ("other-food-vitamin_d", "100 IU", lambda s: s.other_food["vitamin_d"] == 2.5),
    ],
)  # fmt: skip
def test_every_field_takes_what_people_type(full, qtbot, name, text, read):
    enter(qtbot, full.findChild(QDoubleSpinBox, name), text)
    assert read(full.scenario)
    assert question(full)[0] == ""


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [("person-age", "130", "\u201c130\u201d does not fit here: 0 to 120 years."),
     ("person-age", "<10", "\u201c<10\u201d is a limit"),
     ("person-weight", "seventy", "\u201cseventy\u201d is not a number."),
     ("other-food-calcium", "1,000", "\u201c1,000\u201d can mean 1000 or 1 mg."),
     ("sun-minutes", "2 kg", "\u201ckg\u201d is no unit here; type min or h"),
     ("goal-level", "9999", "\u201c9999\u201d does not fit here: 20 to"),
     ("goal-level", "x", "\u201cx\u201d is not a number."),
     (DOSE, "10\u00b2", "\u201c\u00b2\u201d is no unit here; type IU or \u00b5g"),
     (DOSE, "<400", "\u201c<400\u201d is a limit"),
     (DOSE, "-5", "\u201c-5\u201d does not fit here: 0 to")],
)  # fmt: skip
def test_every_field_tells_what_it_does_not_take(full, qtbot, name, text, told):
    before = full.scenario
    look_at(full, "Goal")
    box = full.findChild(QDoubleSpinBox, name)
    value = box.value()
    enter(qtbot, box, text)
    assert question(full)[0].startswith(told)
    assert full.scenario == before
    assert box.value() == value


def test_a_result_takes_the_unit_that_is_typed(full, qtbot):
    row = full.findChild(QWidget, "lab-0")
    box = row.findChild(QDoubleSpinBox)
    enter(qtbot, box, "48 ng/ml")
    (lab,) = full.scenario.labs
    assert (lab.value, lab.unit) == (48, "ng/mL")
    enter(qtbot, box, "95.5 nmol/L")
    (lab,) = full.scenario.labs
    assert (lab.value, lab.unit) == (95.5, "nmol/L")


@pytest.mark.parametrize(("column", "field"), [(1, "grams"), (2, "times_per_week")])
def test_the_plate_asks_below_its_cell(full, qtbot, column, field):
    full.findChild(QTabWidget, "inputs").setCurrentIndex(1)
    plate = full.findChild(QTableView, "food-plate")
    before = full.scenario

    def type_into(text):
        index = plate.model().index(0, column)
        plate.setCurrentIndex(index)
        plate.edit(index)
        editor = (
            plate.indexWidget(index)
            or plate.viewport().findChildren(QComboBox if column == 1 else QDoubleSpinBox)[-1]
        )
        line = editor.lineEdit()
        line.selectAll()
        qtbot.keyClicks(line, text)
        plate.commitData(editor)
        plate.closeEditor(editor, plate.itemDelegate().EndEditHint.NoHint)

    type_into("2,5")
    assert getattr(full.scenario.foods[0], field) == 2.5
    full.model.history.undo()
    type_into("some")
    assert question(full)[0] == "\u201csome\u201d is not a number."
    assert full.scenario == before
    type_into("1,000")
    said, buttons = question(full)
    if column == 2:
        # A thousand times a week are not possible.
        assert full.scenario.foods[0].times_per_week == 1
        return
    assert "can mean 1000 or 1 g" in said
    assert full.scenario == before
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert full.scenario.foods[0].grams == 1000


def test_an_editor_of_own_foods_asks_with_buttons(full, qtbot):
    full.findChild(QToolButton, "page-my-foods").click()
    page = full.findChild(MyFoodsPage)
    form = start(page, "new-food", "food-editor")
    find(form, "food-name").setText("Cheese")
    fill_row(form, 0, "2,000")
    click(form, "form-save")
    said, buttons = question(form)
    assert said == "\u201c2,000\u201d can mean 2000 or 2 IU. Which?"
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert form.findChildren(QLineEdit, "row-amount")[0].text() == "2"
    amount = form.findChildren(QLineEdit, "row-amount")[0]
    amount.setText("50 ug")
    amount.editingFinished.emit()
    assert amount.text() == "50"
    assert form.findChildren(QComboBox, "row-unit")[0].currentData() == "ug"
    form.hide()


def test_german_numbers(german, qtbot):
    window = open_window(Scenario(schema=1))
    qtbot.addWidget(window)
    box = window.findChild(QDoubleSpinBox, DOSE)
    enter(qtbot, box, "2.000")
    assert window.scenario.supplements[0].amount == 2000
    weight = window.findChild(QDoubleSpinBox, "person-weight")
    enter(qtbot, weight, "70,5")
    assert window.scenario.person.weight_kg == 70.5
    assert weight.text() == "70,5 kg"
    paste(qtbot, weight, weight.text())
    assert window.scenario.person.weight_kg == 70.5


@pytest.mark.parametrize("value", [1.125, 0.001, 1234.567, 100_000, 1e9, 2000 / 3])
def test_what_a_dose_box_shows_can_be_typed_back(full, qtbot, value):
    box = full.findChild(QDoubleSpinBox, DOSE)
    box.setValue(value)
    text = box.text()
    enter(qtbot, box, text)
    assert full.scenario.supplements[0].amount == box.value() == pytest.approx(value, rel=1e-9)
    assert question(full)[0] == ""
