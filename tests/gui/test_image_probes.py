# SPDX-License-Identifier: MIT
"""What the charts paint, read from their pixels: each probe fails without the paint it looks at."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QSlider, QWidget

from dk2gui.core.advice.thresholds import GOAL_HIGH
from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.scenario import EatenFood, Lab, Scenario, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui import open_window
from dk2gui.gui.charts.chart import picture_font
from dk2gui.gui.charts.intake import SHOWN, intake_rows
from dk2gui.gui.charts.intake_chart import IntakeChart
from dk2gui.gui.charts.intake_pins import pin_amounts
from dk2gui.gui.charts.serum import per_nmol_l, serum_curves, serum_labels
from dk2gui.gui.charts.serum_chart import SerumChart
from dk2gui.gui.charts.serum_pins import pin_curves
from dk2gui.gui.charts.year_chart import YearChart, YearLine, YearMonth, YearPicture
from dk2gui.gui.theme import DARK, LIGHT
from dk2gui.present.numbers import Units
from dk2gui.present.pin import Pin
from tests.gui.painted import written

SIZE = QSize(900, 480)
START = dt.date(2026, 11, 20)
CONSTANTS, FOODS = load_constants(), load_foods()
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def assessed(iu: float = 2000, **more):
    dose = Supplement(compound="vitamin_d3", amount=iu, unit="IU")
    scenario = Scenario(schema=1, supplements=(dose,), start_date=START, **more)
    return evaluate(scenario, FOODS, CONSTANTS)


def pinned(iu: float, letter: str = "A") -> Pin:
    there = assessed(iu)
    return Pin(letter, f"{iu:.0f} IU", there.scenario, there)


def picture(chart, theme=LIGHT) -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.panel))
    painter = QPainter(image)
    chart.paint_on(painter, QRectF(QPointF(0, 0), SIZE), theme)
    painter.end()
    return image


def at(image: QImage, place: QPointF) -> QColor:
    return image.pixelColor(round(place.x()), round(place.y()))


def share_of(image: QImage, colour: str, rect: QRectF) -> float:
    """How much of a rectangle has a colour."""
    inside = rect.toRect()
    wanted = QColor(colour)
    found = sum(
        image.pixelColor(x, y) == wanted
        for x in range(inside.left(), inside.right() + 1)
        for y in range(inside.top(), inside.bottom() + 1)
    )
    return found / (inside.width() * inside.height())


def between(left: QPointF, right: QPointF, half: float = 2.0) -> QRectF:
    return QRectF(left + QPointF(3, -half), right + QPointF(-3, half))


def over(ink: str, alpha: int, ground: str) -> QColor:
    """A see-through colour on a ground."""
    share = alpha / 255
    return QColor(*(round(share * above + (1 - share) * below)
                    for above, below in zip(QColor(ink).getRgb()[:3], QColor(ground).getRgb()[:3],
                                            strict=True)))  # fmt: skip


def near(one: QColor, other: QColor, by: int = 3) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


# The intake plot.


def intake(assessment, pins=()) -> IntakeChart:
    chart = IntakeChart()
    chart.show_rows(*intake_rows(assessment, Units()))
    chart.show_pins(pin_amounts(pins, SHOWN))
    chart.resize(SIZE)
    chart.set_theme(LIGHT, picture_font())
    return chart


ROW = {nutrient: place for place, nutrient in enumerate(SHOWN)}


@THEMES
def test_bars_have_the_colour_of_their_source(theme):
    eaten = EatenFood(food="gouda", grams=100, times_per_week=7)
    assessment = assessed(1000, foods=(eaten,))
    chart = intake(assessment)
    image = picture(chart, theme)
    row = ROW["calcium"]
    bar = between(chart.place_of(row, 0), chart.place_of(row, 700))
    assert share_of(image, theme.source_food, bar) == 1
    row = ROW["vitamin_d"]
    bar = between(chart.place_of(row, 2), chart.place_of(row, 24))
    # Hatched, so that the source is told by more than a colour.
    assert 0.3 < share_of(image, theme.source_supplement, bar) < 1


@THEMES
def test_bands_have_their_colours_where_no_bar_is(theme):
    # NASEM, a woman of 40: RDA of vitamin D 600 IU (15 ug), upper level 4000 IU (100 ug).
    chart = intake(assessed(0))
    image = picture(chart, theme)
    row = ROW["vitamin_d"]
    edges = [chart.place_of(row, ug) for ug in (1, 15, 100)]
    end = QPointF(chart.track(row).right(), edges[2].y())
    assert share_of(image, theme.band_below, between(edges[0], edges[1])) == 1
    assert share_of(image, theme.band_good, between(edges[1], edges[2])) == 1
    assert 0.3 < share_of(image, theme.band_above, between(edges[2], end)) < 1


def test_a_tick_stands_at_the_rda_and_at_the_upper_level():
    chart = intake(assessed(0))
    image = picture(chart)
    row = ROW["vitamin_d"]
    for ug in (15, 100):
        foot = chart.place_of(row, ug)
        foot.setY(chart.track(row).bottom() + 1)
        columns = [at(image, foot + QPointF(dx, 0)) for dx in range(-8, 9)]
        darkest = min(range(17), key=lambda column: columns[column].lightness())
        assert abs(darkest - 8) <= 1
        assert columns[darkest].lightness() < QColor(LIGHT.border).lightness()
        assert columns[0] == columns[16] == QColor(LIGHT.panel)


def test_the_end_of_a_bar_is_marked():
    chart = intake(assessed(1000))
    image = picture(chart)
    row = ROW["vitamin_d"]
    end = chart.place_of(row, 25)
    end.setY(chart.track(row).top())
    assert min(at(image, end + QPointF(dx, 0)).lightness() for dx in (-1, 0, 1)) < 60


@pytest.mark.parametrize("how_many", [0, 1, len(SHOWN)])
def test_the_legend_names_what_is_assumed_where_something_is(how_many):
    rows, bars = intake_rows(assessed(1000), Units())
    bars = tuple(
        msgspec.structs.replace(bar, assumed=1.0 if place < how_many else 0.0)
        for place, bar in enumerate(bars)
    )
    chart = IntakeChart()
    chart.show_rows(rows, bars)
    legend = [line.text for line in written(chart, SIZE)]
    assert ("typical diet, assumed" in legend) == (how_many > 0)
    assert "food" in legend


def test_a_pin_is_marked_over_its_place_in_the_row():
    chart = intake(assessed(0), [pinned(1000)])
    row = ROW["vitamin_d"]
    place = chart.place_of(row, 25)
    bare, marked = picture(intake(assessed(0))), picture(chart)
    lane = QRectF(place.x() - 3, chart.track(row).top() - 9, 6, 6)
    assert share_of(marked, LIGHT.panel, lane) < share_of(bare, LIGHT.panel, lane)
    tick = chart.place_of(row, 25)
    assert min(at(marked, tick + QPointF(dx, 0)).lightness() for dx in (-1, 0, 1)) < 140


# The plot of 25(OH)D.


def serum(assessment, pins=()) -> SerumChart:
    chart = SerumChart()
    units = Units()
    curves = serum_curves(assessment, units, CONSTANTS.vitamin_d.assay_cv)
    labels = serum_labels(CONSTANTS.serum_lines, units, assessment.policy)
    chart.show_pins(pin_curves(pins, per_nmol_l(units)))
    chart.show_curves(curves, labels, 1.0, settled=True)
    chart.resize(SIZE)
    chart.set_theme(LIGHT, picture_font())
    return chart


@THEMES
def test_the_bands_and_the_median_are_painted_at_their_levels(theme):
    assessment = assessed(2000)
    chart, found = serum(assessment), assessment.serum
    image = picture(chart, theme)
    for day in (45, 200, 350):
        levels = {name: float(getattr(found, name)[day]) for name in ("p05", "p25", "median")}
        outer = chart.place_of(day, (levels["p05"] + levels["p25"]) / 2)
        inner = chart.place_of(day, levels["p25"] + 0.3 * (levels["median"] - levels["p25"]))
        assert near(at(image, outer), over(theme.accent, 45, theme.panel))
        assert near(at(image, inner), over(theme.accent, 70, at(image, outer).name()))
        median = chart.place_of(day, levels["median"])
        line = [at(image, median + QPointF(0, dy)) for dy in (-1, 0, 1)]
        assert any(near(colour, QColor(theme.accent), 60) for colour in line)


@THEMES
def test_above_125_is_shaded_and_below_it_is_not(theme):
    chart = serum(assessed(0))
    image = picture(chart, theme)
    high, low = (at(image, chart.place_of(180, level)) for level in (GOAL_HIGH["nmol/L"] + 12, 12))
    assert near(low, QColor(theme.panel))
    assert near(high, over(theme.band_above, 140, theme.panel))


def test_a_pin_is_a_dashed_line_at_its_level():
    chart = serum(assessed(0), [pinned(4000)])
    pin = pinned(4000).assessment.serum
    image = picture(chart)
    ink = QColor(LIGHT.text)
    line = [
        min(abs(at(image, chart.place_of(day, float(pin.median[day])) + QPointF(0, dy)).lightness()
                - ink.lightness()) for dy in (-1, 0, 1))
        for day in range(60, 300, 2)
    ]  # fmt: skip
    inked = sum(difference < 60 for difference in line) / len(line)
    assert 0.4 < inked < 0.95


def dark_around(image: QImage, place: QPointF, dx: float, dy: float) -> bool:
    """Whether ink of text lies so far from a place, give or take a pixel up or down."""
    spots = (place + QPointF(dx, dy + y) for y in (-1, 0, 1))
    return min(at(image, spot).lightness() for spot in spots) < 110


@pytest.mark.parametrize(("bound", "way"), [("below", 1), ("above", -1)])
def test_a_limit_of_a_test_is_a_bar_with_an_arrow_to_where_the_level_lies(bound, way):
    # Among the levels no line and no name is near 90 nmol/L; the test lies before the start.
    lab = Lab(date=START - dt.timedelta(days=40), marker="25ohd", value=90, unit="nmol/L",
              bound=bound)  # fmt: skip
    chart = serum(assessed(1000, labs=(lab,)))
    image = picture(chart)
    place = chart.place_of(-40, 90)
    for side in (-1, 1):
        assert dark_around(image, place, side * 4.5, 0), "the bar"
        assert not dark_around(image, place, side * 8, 0), "the bar ends"
    assert all(dark_around(image, place, 0, way * far) for far in (6, 11)), "the arrow"
    assert not dark_around(image, place, 0, -way * 8), "no arrow the other way"


# The year.


def test_no_pin_of_a_year_runs_off_its_top():
    months = tuple(
        YearMonth(str(number), (40.0, 50.0, 60.0), 1, 20, 2, is_winter=False)
        for number in range(12)
    )
    high = YearLine("A", "much", (400.0,) * 12)
    chart = YearChart()
    chart.show_picture(YearPicture(months, None, "nmol/L", "ug", (high,), 125))
    image = picture(chart)
    # The dashes lie under the heading of the axis, within the plot.
    heading = 20
    dark = [
        y
        for y in range(SIZE.height() // 2)
        if any(at(image, QPointF(x, y)).lightness() < 60 for x in range(150, 800, 3))
    ]
    assert dark
    assert min(dark) > heading


# On the screen.


def test_what_is_painted_in_parts_is_what_is_painted_at_once(qtbot):
    """Only what changed is painted after a move; nothing of the move before may stay."""
    window = open_window(
        Scenario(schema=1, supplements=(Supplement(compound="vitamin_d3", amount=500, unit="IU"),),
                 start_date=START)
    )  # fmt: skip
    qtbot.addWidget(window)
    window.resize(1500, 1000)
    qtbot.waitExposed(window)
    qtbot.wait(300)
    for compound in ("vitamin_d3", "mk7"):
        slider = window.findChild(QSlider, f"dose-{compound}-slider")
        window.model.begin_drag()
        for position in (1500, 300, 900):
            slider.setValue(position)
            qtbot.wait(20)
        qtbot.wait(100)
        screen = window.screen().grabWindow(window.winId()).toImage()
        for name in ("intake-plot", "serum-plot", "balance-plot"):
            plot = window.findChild(QWidget, name)
            corner = plot.viewport().mapTo(window, plot.viewport().rect().topLeft())
            there = screen.copy(corner.x(), corner.y(), plot.width(), plot.height())
            fresh = plot.grab().toImage().convertToFormat(there.format())
            assert there == fresh, f"{name} after {compound}"
        window.model.end_drag()
