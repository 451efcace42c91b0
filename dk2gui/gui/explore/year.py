# SPDX-License-Identifier: MIT
"""The year: sun, intake and 25(OH)D month by month, and a dose for one season of it."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QWidget

from dk2gui.core.advice.thresholds import GOAL_HIGH
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.intake import foods_of
from dk2gui.core.scenario.dose_edit import with_season
from dk2gui.core.year import MONTHS, MonthView, YearView, year_by_month
from dk2gui.gui.charts.chart_view import ChartView
from dk2gui.gui.charts.serum import per_nmol_l
from dk2gui.gui.charts.year_chart import YearChart, YearLine, YearMonth, YearPicture
from dk2gui.gui.explore.view import ExploreView, Rows, choice, in_words, muted, working
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.tasks import Cancelled
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.window.pins import Pins
from dk2gui.present.dates import short_months
from dk2gui.present.language import tr
from dk2gui.present.numbers import nutrient_in_units, unit_name
from dk2gui.present.pin import Pin
from dk2gui.present.words import Words
from dk2gui.present.year_text import amounts_of, month_in_words, year_in_words, year_rows

_Found = tuple[YearView, list[tuple[Pin, YearView]]]
_D3: Final = "vitamin_d3"
_VITAMIN_D: Final = "vitamin_d"
# The half-year in which the sun of the middle latitudes gives least.
_FIRST_SEASON: Final = (10, 3)


class YearTab(ExploreView):
    """The picture, what it says in words, and the form for a seasonal dose."""

    def __init__(self, model: ScenarioModel, pins: Pins) -> None:
        super().__init__(model)
        self._pins = pins
        pins.changed.connect(self.look_again)
        self._found: YearView | None = None
        self._said = muted("", self, "year-said")
        self._chart = YearChart()
        self._view = ChartView(self._chart, "year-plot", tr("Sun, intake and 25(OH)D by month"))
        self._view.setMinimumHeight(220)
        self._view.reads(self._month_in_words)
        self._view.twin_with(lambda: in_words(self.table()))
        self.lay_out(self._said, self._view, self._make_season())
        self.answer_with(self._show, self._said)

    def _make_season(self) -> QGridLayout:
        self._from = self._month_choice("season-from", tr("From the month"), _FIRST_SEASON[0])
        self._until = self._month_choice("season-until", tr("Until the month"), _FIRST_SEASON[1])
        self._apply = QPushButton(tr("Only then"), self)
        self._apply.setObjectName("season-apply")
        self._apply.clicked.connect(self._on_season)
        self._all_year = QPushButton(tr("All year"), self)
        self._all_year.setObjectName("season-all-year")
        self._all_year.clicked.connect(self._on_all_year)
        row = QGridLayout()
        entries: tuple[tuple[str, QWidget], ...] = (
            (tr("Vitamin D3 from"), self._from), (tr("Until"), self._until),
        )  # fmt: skip
        for place, (text, box) in enumerate(entries):
            label = PlainLabel(text, self)
            label.setBuddy(box)
            row.addWidget(label, 0, 2 * place)
            row.addWidget(box, 0, 2 * place + 1)
        row.addWidget(self._apply, 1, 1)
        row.addWidget(self._all_year, 1, 3)
        row.setColumnStretch(4, 1)
        return row

    def _month_choice(self, name: str, title: str, month: int) -> QComboBox:
        box = choice(name, title, self)
        for number in range(1, MONTHS + 1):
            box.addItem(Words().month(number), number)
        box.setCurrentIndex(month - 1)
        return box

    def look(self, assessment: Assessment, *, settled: bool) -> None:
        """Work the months out again; the same work settled or not, since it is quick."""
        scenario = assessment.scenario
        has_dose = any(dose.compound == _D3 for dose in scenario.supplements)
        for button in (self._apply, self._all_year):
            button.setEnabled(has_dose)
            set_tooltip(button, "" if has_dose else tr("Enter a dose of vitamin D3 first"))
        foods, constants = foods_of(scenario, self.model.foods), self.model.constants

        pins = [(pin, foods_of(pin.scenario, self.model.foods)) for pin in self._pins.pinned]

        def work(_cancelled: Cancelled) -> _Found:
            beside = [(pin, year_by_month(pin.scenario, its, constants)) for pin, its in pins]
            return year_by_month(scenario, foods, constants), beside

        about = scenario, self.units, [pin.scenario for pin, _ in pins]
        self.ask(work, about, settled=settled)

    def show_waiting(self) -> None:
        """Nothing but the word until the months are there."""
        self._found = None
        self._said.setText(working())
        self._chart.say(working())
        self._view.describe(working())

    def _show(self, both: _Found) -> None:
        found, beside = both
        self._found = found
        scale = per_nmol_l(self.units)
        goal = found.goal_nmol_l
        unit = unit_name(self.units.vitamin_d)
        self._chart.say("")
        self._chart.show_picture(
            YearPicture(
                tuple(self._month(month, scale) for month in found.months),
                None if goal is None else (goal[0] * scale, goal[1] * scale),
                self.units.serum,
                unit,
                tuple(_line(pin, year, found, scale) for pin, year in beside),
                GOAL_HIGH["nmol/L"] * scale,
            )
        )
        self._said.setText(year_in_words(found, self.units))
        self._view.describe(self._said.text())

    def _month_in_words(self, stop: int) -> str:
        return "" if self._found is None else month_in_words(self._found.months[stop], self.units)

    def _month(self, month: MonthView, scale: float) -> YearMonth:
        food, supplement = amounts_of(month)
        return YearMonth(
            short_months()[month.month.month - 1],
            _level(month, scale),
            nutrient_in_units(_VITAMIN_D, food or 0.0, self.units)[0],
            nutrient_in_units(_VITAMIN_D, supplement, self.units)[0],
            nutrient_in_units(_VITAMIN_D, month.sun_ug_per_day or 0.0, self.units)[0],
            month.is_vitamin_d_winter,
        )

    def _on_season(self) -> None:
        first, last = self._from.currentData(), self._until.currentData()
        changed = with_season(self.model.scenario, _D3, first, last)
        name = tr(
            "Vitamin D3 from {first} to {last}",
            first=self._from.currentText(),
            last=self._until.currentText(),
        )
        self.model.edit(name, supplements=changed.supplements)

    def _on_all_year(self) -> None:
        changed = with_season(self.model.scenario, _D3, 1, MONTHS)
        self.model.edit(tr("Vitamin D3 all year"), supplements=changed.supplements)

    @property
    def table_title(self) -> str:
        """What the table holds."""
        return tr("The year by month")

    def table(self) -> Rows:
        """One row a month, in the core's units."""
        return year_rows(self._found)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        super().set_theme(theme)
        self._view.set_theme(theme)


def _line(pin: Pin, year: YearView, beside: YearView, scale: float) -> YearLine:
    """A pin's medians in the months of another year."""
    medians = {
        month.month: month.median_nmol_l * scale
        for month in year.months
        if month.median_nmol_l is not None
    }
    months = tuple(medians.get(month.month) for month in beside.months)
    return YearLine(pin.letter, pin.title, months)


def _level(month: MonthView, scale: float) -> tuple[float, float, float] | None:
    low, median, high = month.p05_nmol_l, month.median_nmol_l, month.p95_nmol_l
    if low is None or median is None or high is None:
        return None
    return low * scale, median * scale, high * scale
