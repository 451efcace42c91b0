# SPDX-License-Identifier: MIT
"""The answer above the plots: two sentences, one date, and the marker that moves it."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit, QDoubleSpinBox, QLabel, QWidget

from dk2gui.core.scenario.scenario import Lab, Person, Scenario, Supplement
from dk2gui.gui import open_window
from tests.gui.painted import written

START = dt.date(2026, 11, 20)
D3_5000 = Supplement(compound="vitamin_d3", amount=5000, unit="IU")
MK7 = Supplement(compound="mk7", amount=100, unit="ug")


def opened(qtbot, **changes):
    window = open_window(Scenario(schema=1, start_date=START, **changes))
    qtbot.addWidget(window)
    return window


def line(window, name="answer-line"):
    return window.findChild(QLabel, name).text().replace("\u202f", " ")


def date(window):
    return window.findChild(QDateEdit, "answer-date")


def plot(window):
    return window.findChild(QWidget, "serum-plot")


def settled(qtbot, window):
    window.model.flush()
    qtbot.wait(250)


def test_the_answer_is_the_forecast_of_its_day(qtbot):
    window = opened(qtbot, supplements=(D3_5000,), answer_date=dt.date(2027, 3, 1))
    serum = window.assessment.serum
    day = (dt.date(2027, 3, 1) - START).days
    low, middle, high = (levels[day] for levels in (serum.p05, serum.median, serum.p95))
    assert f"likely at {middle:.0f} nmol/L ({low:.0f}\u2013{high:.0f}, 9 of 10" in line(window)
    assert "1 000 IU over the upper level" in line(window)
    assert date(window).date() == QDate(2027, 3, 1)


def test_without_a_date_the_last_day_answers(qtbot):
    window = opened(qtbot)
    assert date(window).date() == QDate(2027, 11, 20)
    assert window.scenario.answer_date is None
    assert f"{window.assessment.serum.median[-1]:.0f} nmol/L" in line(window)


def test_a_chosen_date_is_an_edit_that_can_be_undone(qtbot):
    window = opened(qtbot, supplements=(D3_5000,))
    before = line(window)
    date(window).setDate(QDate(2026, 12, 24))
    settled(qtbot, window)
    assert window.scenario.answer_date == dt.date(2026, 12, 24)
    assert window.model.history.undoText() == "Read the answer on 24 Dec 2026"
    assert line(window) != before
    window.model.history.undo()
    settled(qtbot, window)
    assert line(window) == before
    assert date(window).date() == QDate(2027, 11, 20)


def test_it_is_said_in_the_unit_that_is_read(qtbot):
    window = opened(qtbot, labs=(Lab(date=START, marker="25ohd", value=90, unit="nmol/L"),))
    box = window.findChild(QComboBox, "unit-serum")
    box.setCurrentIndex(box.findData("ng/mL"))
    assert "ng/mL" in line(window)
    assert "nmol" not in line(window)
    assert "Above NASEM's 20, enough for most" in line(window)


@pytest.mark.parametrize(
    ("amount", "said"),
    [(100, "reason for concern."), (20, "Above NASEM's 50, enough for most")],
)
def test_the_lines_are_named(qtbot, amount, said):
    dose = Supplement(compound="vitamin_d3", amount=amount, unit="ug")
    assert said in line(opened(qtbot, supplements=(dose,)))


def test_an_infant_hears_why_there_is_no_level(qtbot):
    window = opened(qtbot, person=Person(age_years=0.5))
    assert "no level can be told" in line(window)
    assert "Below 1 year" in line(window)
    assert "likely at" not in line(window)


def test_a_doubted_result_says_so(qtbot):
    lab = Lab(date=START, marker="25ohd", value=4000, unit="nmol/L")
    text = line(opened(qtbot, labs=(lab,)))
    assert "no level can be told" in text
    assert "likely at" not in text


def test_k2_has_a_sentence_of_its_own(qtbot):
    window = opened(qtbot, supplements=(MK7,))
    status = window.assessment.vitamin_k
    text = line(window, "answer-k2")
    assert "MK-7 100 \u00b5g" in text
    assert "90\u2013200 \u00b5g" in text
    assert f"{status.dp_ucmgp_change_percent:.0f} % on average" in text
    low, high = status.dp_ucmgp_change_percent_low, status.dp_ucmgp_change_percent_high
    assert f"{low:.0f} to +{high:.0f} % in one person" in text


def test_no_range_of_k2_beside_an_antagonist_or_for_a_child(qtbot):
    for person in (Person(medications=("vitamin_k_antagonist",)), Person(age_years=6)):
        text = line(opened(qtbot, supplements=(MK7,), person=person), "answer-k2")
        assert "MK-7 100" in text
        assert "200" not in text
        assert "average" not in text


def marker_x(window):
    chart = plot(window)._chart
    return round(chart._marker_at(chart._area()).x())


def test_the_marker_is_dragged_and_that_is_one_step(qtbot):
    window = opened(qtbot, supplements=(D3_5000,), answer_date=dt.date(2027, 3, 1))
    settled(qtbot, window)
    view = plot(window)
    top = view._chart._top
    at = QPoint(marker_x(window), view.height() // 2)
    steps = window.model.history.count()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for moved in (10, 30, 60):
        QTest.mouseMove(view.viewport(), at + QPoint(moved, 0))
        window.model.flush()
        assert view._chart._top == top
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(60, 0))
    assert window.model.history.count() == steps + 1
    assert window.scenario.answer_date > dt.date(2027, 3, 20)
    assert abs(marker_x(window) - at.x() - 60) <= 2


def test_the_marker_is_moved_by_keys(qtbot):
    window = opened(qtbot, answer_date=dt.date(2027, 3, 1))
    view = plot(window)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert window.scenario.answer_date == dt.date(2027, 2, 22)
    assert view.accessibleDescription().startswith("22 Feb 2027")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert window.scenario.answer_date == dt.date(2027, 2, 22)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.scenario.answer_date == START + dt.timedelta(days=7)


def test_the_y_axis_stands_still_while_a_dose_is_dragged(qtbot):
    window = opened(qtbot)
    settled(qtbot, window)
    chart = plot(window)._chart
    top = chart._top
    window.model.begin_drag()
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(20_000)
    window.model.flush()
    assert chart._top == top
    window.model.end_drag()
    settled(qtbot, window)
    assert chart._top > top


def test_a_test_before_the_start_stands_on_its_own_date(qtbot):
    lab = Lab(date=dt.date(2026, 10, 20), marker="25ohd", value=50, unit="nmol/L")
    window = opened(qtbot, labs=(lab,))
    chart = plot(window)._chart
    assert chart._first == (lab.date - START).days
    assert chart._ahead(chart._area()).left() > chart._area().left()
    # Far back it is drawn at the edge of what fits.
    long_ago = opened(qtbot, labs=(Lab(date=dt.date(2020, 1, 1), marker="25ohd", value=50,
                                       unit="nmol/L"),))  # fmt: skip
    assert -130 < plot(long_ago)._chart._first < -100


def test_a_limit_is_drawn_as_one(qtbot):
    pictures = []
    for bound in (None, "below", "above"):
        lab = Lab(date=START, marker="25ohd", value=40, unit="nmol/L", bound=bound)
        window = opened(qtbot, labs=(lab,))
        settled(qtbot, window)
        chart = plot(window)._chart
        pictures.append([point.bound for point in chart._curves.points])
    assert pictures == [[None], ["below"], ["above"]]


def test_above_125_is_shaded(qtbot):
    window = opened(qtbot)
    settled(qtbot, window)
    view = plot(window)
    chart, image = view._chart, view.grab().toImage()
    area = chart._area()
    # Right of the names of the lines.
    x = int(area.center().x())

    def at(level):
        return image.pixelColor(x, int(chart._y(level, area)))

    assert at(135) != at(25)
    assert at(135).red() > at(135).blue()


def test_a_map_that_is_computed_has_its_own_range(qtbot, monkeypatch):
    window = opened(qtbot, supplements=(D3_5000,))
    monkeypatch.setattr("dk2gui.gui.tasks.Latest.ask", lambda self, work: None)
    window.show_view(window.calculator.view_titles.index("Map"))
    view = window.calculator.exploring
    assert window.findChild(QLabel, "heat-said").text() == "Working\u2026"
    across, upwards = view._chart.spans
    assert across.high - across.low > 1000
    assert upwards.high - upwards.low > 10
    texts = [line.text for line in written(view._plot, view._plot.size())]
    assert "Working\u2026" in texts
    assert "you" not in texts


def test_the_sentence_below_never_lies_on_the_plot(qtbot):
    window = opened(qtbot, supplements=(D3_5000,))
    for size in ((1280, 800), (1000, 700), (911, 512)):
        window.resize(*size)
        settled(qtbot, window)
        # Nor does the plot keep a height that its frame has no more.
        area = plot(window).parentWidget().parentWidget()
        assert plot(window).height() <= max(area.height(), 84), size
        frame = plot(window).parentWidget()
        for label in frame.findChildren(QLabel):
            assert not label.geometry().intersects(plot(window).geometry()), size
