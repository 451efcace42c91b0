# SPDX-License-Identifier: MIT
"""Pinned scenarios: in every plot, in the table of differences, and after a restart."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTableWidget,
    QToolButton,
    QWidget,
)

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.scenario import EatenFood, Person, Scenario, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui import open_window
from dk2gui.gui.theme import ThemeChoice
from dk2gui.gui.window.pins import LETTERS
from dk2gui.present.numbers import Units
from tests.gui.painted import written

START = dt.date(2026, 11, 20)


def taking(iu: float, mk7_ug: float = 0.0, **changes) -> Scenario:
    doses = [Supplement(compound="vitamin_d3", amount=iu, unit="IU")]
    if mk7_ug:
        doses.append(Supplement(compound="mk7", amount=mk7_ug, unit="ug"))
    return Scenario(schema=1, supplements=tuple(doses), start_date=START, **changes)


@pytest.fixture
def window(qtbot):
    opened = open_window(taking(1000, name="Winter"))
    qtbot.addWidget(opened)
    return opened


def set_dose(window, compound: str, amount: float) -> None:
    window.findChild(QDoubleSpinBox, f"dose-{compound}-value").setValue(amount)
    assert window.assessment


def compare_view(window):
    window.show_view(window.calculator.view_titles.index("Compare"))
    return window.calculator.exploring


def said(window) -> str:
    return window.findChild(QLabel, "compare-said").text()


def cells(window) -> dict[str, list[str]]:
    """The rows of the table of differences by their titles."""
    head, *rows = window.calculator.exploring.table()
    return {"": list(head[1:])} | {row[0]: list(row[1:]) for row in rows}


def description(window, name: str) -> str:
    return window.findChild(QWidget, name).accessibleDescription()


def test_a_pin_stays_while_the_sliders_move(window):
    window.pin()
    set_dose(window, "vitamin_d3", 3000)
    (pin,) = window.pins.pinned
    assert (pin.letter, pin.name) == ("A", "1 000 IU")
    assert pin.scenario == taking(1000, name="Winter")
    expected = evaluate(pin.scenario, load_foods(), load_constants())
    assert pin.assessment.nutrients == expected.nutrients


def test_pins_are_named_by_what_differs(window):
    window.pin()
    set_dose(window, "vitamin_d3", 4000)
    set_dose(window, "mk7", 100)
    window.pin()
    set_dose(window, "mk7", 180)
    window.pin()
    assert [pin.name for pin in window.pins.pinned] == [
        "1 000 IU",
        "4 000 IU + MK-7",
        "4 000 IU + MK-7 180 \u00b5g",
    ]
    # A name that says what was taken does not stay on something else.
    set_dose(window, "vitamin_d3", 800)
    set_dose(window, "mk7", 0)
    assert window.pins.replace("A") == ""
    assert window.pins.pinned[0].name == "800 IU"
    window.pins.rename("A", "Old bottle")
    set_dose(window, "vitamin_d3", 900)
    window.pins.replace("A")
    assert window.pins.pinned[0].name == "Old bottle"


def test_every_plot_names_the_pins(window):
    window.pin()
    set_dose(window, "vitamin_d3", 3000)
    window._on_settled()
    for name in ("intake-plot", "serum-plot", "balance-plot"):
        assert "1 000 IU" in description(window, name), name
    for name, letter in (("intake", "A"), ("serum", "A"), ("balance", "A")):
        window.findChild(QToolButton, f"{name}-table-toggle").click()
        model = window.findChild(QTableView, f"{name}-table").model()
        texts = [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ] + [
            str(model.headerData(column, Qt.Orientation.Horizontal))
            for column in range(model.columnCount())
        ]
        assert any("A 1 000 IU" in text for text in texts), (name, letter)


def test_pins_are_painted_and_gone_when_removed(window, qtbot):
    set_dose(window, "vitamin_d3", 3000)
    window._on_settled()
    names = ("intake-plot", "serum-plot", "balance-plot")
    before = {name: window.findChild(QWidget, name).grab().toImage() for name in names}
    window.pins.pin("Old", taking(500))
    for name in names:
        assert window.findChild(QWidget, name).grab().toImage() != before[name], name
    window.pins.unpin("A")
    window._on_settled()
    assert "Old" not in description(window, "serum-plot")


def test_the_sentence_and_the_table_say_what_differs(window):
    window.pin()
    set_dose(window, "vitamin_d3", 2000)
    set_dose(window, "mk7", 100)
    compare_view(window)
    date = window.findChild(QDateEdit, "compare-date")
    date.setDate(QDate(2027, 5, 1))
    window.calculator.exploring.look(window.assessment, settled=True)
    assert "1\u202f000\u202fIU more vitamin D a day" in said(window)
    assert "100\u202f\u00b5g more K2 a day" in said(window)
    rows = cells(window)
    assert rows[""] == ["Now", "A (base)"]
    assert rows["Vitamin D3"] == ["2\u202f000\u202fIU a day", "1\u202f000\u202fIU a day"]
    # 1000 IU are 25 ug.
    assert rows["Vitamin D"] == ["2\u202f000\u202fIU", "1\u202f000\u202fIU"]
    day = (dt.date(2027, 5, 1) - START).days
    level = evaluate(taking(1000), load_foods(), load_constants()).serum.median[day]
    median = next(texts for title, texts in rows.items() if title.startswith("Median"))
    assert median[1].startswith(f"{level:.0f}")
    assert "25(OH)D on 1 May 2027" in rows


def test_advice_gained_is_in_the_table(window):
    window.pin()
    set_dose(window, "vitamin_d3", 6000)
    compare_view(window)
    rows = cells(window)
    assert rows["Caution: Above the upper level for vitamin D"] == ["gained", "\u2013"]
    assert "gains the caution" in said(window)


def test_the_base_can_be_another(window):
    window.pin()
    set_dose(window, "vitamin_d3", 3000)
    compare_view(window)
    box = window.findChild(QComboBox, "compare-against")
    box.setCurrentIndex(box.findData("now"))
    window.calculator.exploring.look(window.assessment, settled=True)
    assert said(window).startswith("Against the current scenario")
    assert "2\u202f000\u202fIU less" in said(window)


def test_four_at_most_and_none_twice(window, qtbot):
    compare_view(window)
    button = window.findChild(QPushButton, "pin-scenario")
    for iu in (500, 1000, 1500, 2000):
        set_dose(window, "vitamin_d3", iu)
        assert button.isEnabled()
        button.click()
    assert [pin.letter for pin in window.pins.pinned] == list(LETTERS)
    qtbot.waitUntil(lambda: not button.isEnabled())
    set_dose(window, "vitamin_d3", 2500)
    assert not button.isEnabled()
    assert "Remove one" in button.toolTip()
    window.pin()
    assert "Remove one" in window.findChild(QLabel, "banner-text").text()
    window.findChild(QToolButton, "unpin-B").click()
    set_dose(window, "vitamin_d3", 500)
    assert "already" in button.toolTip()
    set_dose(window, "vitamin_d3", 2500)
    button.click()
    # A free letter is used again; the others keep theirs.
    assert [(pin.letter, pin.scenario.supplements[0].amount) for pin in window.pins.pinned] == [
        ("A", 500), ("B", 2500), ("C", 1500), ("D", 2000),
    ]  # fmt: skip


def test_a_pin_is_renamed_opened_and_put_back(window, qtbot):
    window.pin()
    set_dose(window, "vitamin_d3", 3000)
    compare_view(window)
    name = window.findChild(QLineEdit, "pin-name-A")
    name.setText("Before")
    name.editingFinished.emit()
    assert window.pins.pinned[0].name == "Before"
    steps = window.model.history.count()
    window.findChild(QToolButton, "open-A").click()
    assert window.scenario == taking(1000, name="Winter")
    assert window.model.history.count() == steps + 1
    window.findChild(QToolButton, "unpin-A").click()
    assert window.pins.pinned == ()
    window.findChild(QPushButton, "pin-again").click()
    assert [pin.name for pin in window.pins.pinned] == ["Before"]


def test_pins_come_back_with_the_window(window, qtbot):
    window.pin()
    window.pins.pin("With K2", taking(2000, 180))
    window.close()
    again = open_window()
    qtbot.addWidget(again)
    assert [(pin.letter, pin.name) for pin in again.pins.pinned] == [
        ("A", "1 000 IU"),
        ("B", "With K2"),
    ]
    assert again.pins.pinned[1].scenario == taking(2000, 180)
    assert "With K2" in description(again, "serum-plot")


def test_broken_pins_are_kept_aside(window, qtbot, data_folder):
    window.pins.pin("Good", taking(2000))
    window.pins.pin("Fancy", taking(3000))
    window.close()
    path = data_folder / "pins.json"
    path.write_text(path.read_text().replace("3000", '"three"'))
    again = open_window()
    qtbot.addWidget(again)
    assert [pin.name for pin in again.pins.pinned] == ["Good"]
    message = again.findChild(QLabel, "banner-text").text()
    assert "Fancy" in message
    assert "pins.json.broken-1" in message
    assert '"three"' in (data_folder / "pins.json.broken-1").read_text()


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"pins": [{"letter": "E"}]}', b"\xff"])
def test_pins_that_cannot_be_read_at_all(qtbot, data_folder, data):
    data_folder.mkdir()
    (data_folder / "pins.json").write_bytes(data)
    opened = open_window(taking(1000))
    qtbot.addWidget(opened)
    assert opened.pins.pinned == ()
    assert "could not be read" in opened.findChild(QLabel, "banner-text").text()


def test_units_and_colours_reach_the_comparison(window):
    window.pin()
    set_dose(window, "vitamin_d3", 3000)
    compare_view(window)
    window.set_units(Units(vitamin_d="ug", serum="ng/mL"))
    rows = cells(window)
    assert rows["Vitamin D"] == ["75\u202f\u00b5g", "25\u202f\u00b5g"]
    assert any("Median, ng/mL" in title for title in rows)
    table = window.findChild(QTableWidget, "compare-table")
    light = table.grab().toImage()
    window.set_theme_choice(ThemeChoice.DARK)
    assert table.grab().toImage() != light


def test_the_table_is_copied_as_text(window, qtbot):
    window.pin()
    set_dose(window, "vitamin_d3", 3000)
    compare_view(window)
    table = window.findChild(QTableWidget, "compare-table")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert "Vitamin D3\t3 000 IU a day\t1 000 IU a day" in text


def test_an_empty_comparison_says_what_pinning_does(window, qtbot):
    compare_view(window)
    assert "Pin this scenario" in said(window)
    assert window.findChild(QTableWidget, "compare-table").isHidden()
    window.pin()
    qtbot.waitUntil(lambda: "is what you have now" in said(window))


def test_a_kept_scenario_is_pinned(window):
    window.files.library.add(taking(4000, name="Much"))
    window.show_page("scenarios")
    window.findChild(QPushButton, "library-pin").click()
    assert [(pin.name, pin.scenario) for pin in window.pins.pinned] == [
        ("Much", taking(4000, name="Much"))
    ]


def test_a_pin_with_a_food_that_is_gone_is_told(window):
    gone = taking(1000, foods=(EatenFood(food="manna", grams=10, times_per_week=7),))
    assert "'manna'" in window.pins.pin("Manna", gone)
    assert window.pins.pinned == ()


def names_in(window, name: str) -> set[str]:
    """What one of the plots writes."""
    plot = window.findChild(QWidget, name)
    return {line.text for line in written(plot, plot.size())}


def show(window, title: str) -> None:
    window.show_view(window.calculator.view_titles.index(title))


def test_pins_are_named_in_the_sweep_and_on_the_map(window, qtbot):
    window.pins.pin("Light", taking(800, person=Person(weight_kg=50)))
    show(window, "Sweep")
    qtbot.waitUntil(lambda: "A Light" in names_in(window, "sweep-plot"))
    show(window, "Map")
    qtbot.waitUntil(lambda: "A" in names_in(window, "heat-plot"))
    window.pins.unpin("A")
    qtbot.waitUntil(lambda: "A" not in names_in(window, "heat-plot"))
    show(window, "Sweep")
    qtbot.waitUntil(lambda: "A Light" not in names_in(window, "sweep-plot"))


def test_pins_are_in_the_picture_of_the_year(window, qtbot, tmp_path):
    window.pins.pin("Strong", taking(4000))
    show(window, "Year")
    view = window.calculator.exploring
    qtbot.waitUntil(lambda: len(view.table()) == 13)
    window.take_away.save_plot("year", tmp_path / "year.svg")
    assert "A Strong" in (tmp_path / "year.svg").read_text()
