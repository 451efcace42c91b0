# SPDX-License-Identifier: MIT
"""The year by month, seasonal doses, and dates on doses, foods and sun."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QToolButton,
)

from dk2gui.core.scenario.scenario import EatenFood, Scenario, SunHabit, Supplement
from dk2gui.gui import open_window
from dk2gui.gui.widgets.when_button import WhenForm
from dk2gui.present.numbers import Units

START = dt.date(2026, 11, 20)
DATED = Scenario(
    schema=1,
    supplements=(
        Supplement(
            compound="vitamin_d3",
            amount=4000,
            unit="IU",
            from_date=dt.date(2027, 10, 1),
            until_date=dt.date(2028, 3, 31),
        ),
        Supplement(compound="vitamin_d3", amount=1000, unit="IU", until_date=dt.date(2027, 3, 31)),
    ),
    foods=(EatenFood(food="gouda", grams=30, times_per_week=7),),
    start_date=START,
)


def someone(**changes) -> Scenario:
    dose = Supplement(compound="vitamin_d3", amount=4000, unit="IU")
    return Scenario(schema=1, supplements=(dose,), start_date=START, **changes)


@pytest.fixture
def opened(qtbot):
    def show(scenario: Scenario, view: str = "Now"):
        window = open_window(scenario)
        qtbot.addWidget(window)
        window.show_view(window.calculator.view_titles.index(view))
        return window

    return show


def months(window, qtbot) -> list[dict[str, object]]:
    view = window.calculator.exploring
    qtbot.waitUntil(lambda: len(view.table()) == 13)
    head, *rows = view.table()
    return [dict(zip(head, row, strict=True)) for row in rows]


def fill_form(window, *, first: dt.date | None, last: dt.date | None) -> WhenForm:
    form = window.findChild(WhenForm, "when-form")
    for name, date in (("when-from", first), ("when-until", last)):
        form.findChild(QCheckBox, f"{name}-on").setChecked(date is not None)
        if date is not None:
            edit = form.findChild(QDateEdit, name)
            edit.setDate(QDate(date.year, date.month, date.day))
    return form


def ok_of(form: WhenForm) -> QPushButton:
    return form.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


def test_a_dose_from_october_to_march(opened, qtbot):
    window = opened(someone(), "Year")
    assert len({row["from supplements (ug/day)"] for row in months(window, qtbot)}) == 1
    window.findChild(QPushButton, "season-apply").click()
    window.model.flush()
    view = window.calculator.exploring
    qtbot.waitUntil(lambda: len({row[3] for row in view.table()[1:]}) > 1, timeout=3000)
    found = {row["month"]: row["from supplements (ug/day)"] for row in months(window, qtbot)}
    # 4000 IU are 100 ug.
    assert found["2026-12-01"] == pytest.approx(100)
    assert found["2027-03-01"] == pytest.approx(100)
    assert found["2027-04-01"] == 0
    assert found["2027-09-01"] == 0
    assert found["2027-10-01"] == pytest.approx(100)
    window.findChild(QPushButton, "season-all-year").click()
    assert [dose.from_date for dose in window.scenario.supplements] == [None]
    window.model.history.undo()
    assert len(window.scenario.supplements) == 2


def test_the_sun_of_the_year_in_words(opened, qtbot):
    window = opened(someone(sun=SunHabit(latitude=52, minutes=30)), "Year")
    said = window.findChild(QLabel, "year-said")
    qtbot.waitUntil(lambda: "too low" in said.text())
    assert "December" in said.text()
    assert "June" not in said.text().split("too low")[1]
    rows = {row["month"]: row for row in months(window, qtbot)}
    assert rows["2027-06-01"]["from sun (ug/day)"] > 5
    assert rows["2026-12-01"]["from sun (ug/day)"] < 0.5
    window.set_units(Units(serum="ng/mL"))
    qtbot.waitUntil(lambda: "ng/mL" in said.text())


def test_without_a_dose_there_is_no_season_to_set(opened, qtbot):
    window = opened(Scenario(schema=1, start_date=START), "Year")
    months(window, qtbot)
    assert not window.findChild(QPushButton, "season-apply").isEnabled()


def test_the_editor_shows_the_dose_of_the_start_day(opened):
    window = opened(DATED)
    assert window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").value() == 1000
    assert window.findChild(QToolButton, "dose-vitamin_d3-when").text() == "until 31 Mar 2027"
    more = window.findChild(QPushButton, "dose-vitamin_d3-2-remove")
    assert "1 Oct 2027 \u2013 31 Mar 2028" in more.accessibleName()
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(800)
    assert [dose.amount for dose in window.scenario.supplements] == [4000, 800]
    assert window.scenario.supplements[1].until_date == dt.date(2027, 3, 31)
    more.click()
    assert [dose.amount for dose in window.scenario.supplements] == [800]


def test_a_dose_gets_dates(opened):
    window = opened(someone())
    button = window.findChild(QToolButton, "dose-vitamin_d3-when")
    assert button.text() == "always"
    button.click()
    form = fill_form(window, first=dt.date(2026, 12, 1), last=dt.date(2026, 11, 1))
    assert not ok_of(form).isEnabled()
    assert "before" in form.findChild(QLabel, "when-problem").text()
    fill_form(window, first=dt.date(2026, 12, 1), last=dt.date(2027, 2, 28))
    ok_of(form).click()
    (dose,) = window.scenario.supplements
    assert (dose.from_date, dose.until_date) == (dt.date(2026, 12, 1), dt.date(2027, 2, 28))
    # On the start day nothing is taken yet.
    assert window.assessment.nutrients["vitamin_d"].intake.supplement == 0
    assert button.text() == "1 Dec 2026 \u2013 28 Feb 2027"


def test_a_food_gets_dates(opened):
    window = opened(DATED)
    window.findChild(QTabWidget, "inputs").setCurrentIndex(1)
    button = window.findChild(QToolButton, "food-when")
    assert not button.isEnabled()
    plate = window.findChild(QTableView, "food-plate")
    plate.selectRow(0)
    button.click()
    ok_of(fill_form(window, first=None, last=dt.date(2026, 11, 19))).click()
    assert window.scenario.foods[0].until_date == dt.date(2026, 11, 19)
    assert window.assessment.nutrients["k2"].intake.food == 0
    assert "until 19 Nov 2026" in plate.model().index(0, 0).data()
    window.model.history.undo()
    assert window.scenario.foods == DATED.foods


def test_the_sun_gets_dates(opened):
    window = opened(someone(sun=SunHabit(latitude=52, minutes=30)))
    window.findChild(QToolButton, "sun-when").click()
    ok_of(fill_form(window, first=dt.date(2027, 5, 1), last=None)).click()
    assert window.scenario.sun.from_date == dt.date(2027, 5, 1)
    assert window.assessment
    assert window.findChild(QToolButton, "sun-when").text() == "from 1 May 2027"


def test_cancel_changes_nothing(opened):
    window = opened(DATED)
    window.findChild(QToolButton, "dose-vitamin_d3-when").click()
    fill_form(window, first=dt.date(2026, 12, 1), last=None).reject()
    assert window.scenario == DATED


def test_each_season_is_one_step_of_the_history(opened, qtbot):
    window = opened(someone(), "Year")
    months(window, qtbot)
    box = window.findChild(QComboBox, "season-from")
    box.setCurrentIndex(box.findData(11))
    count = window.model.history.count()
    window.findChild(QPushButton, "season-apply").click()
    assert window.model.history.count() == count + 1
    assert window.model.history.undoText() == "Vitamin D3 from November to March"
