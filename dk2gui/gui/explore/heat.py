# SPDX-License-Identifier: MIT
"""The heat map: two inputs against one output, with you on it."""

from typing import Final

import numpy as np

from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.heat_map import HeatMap, heat_map
from dk2gui.core.explore.inputs import Input, inputs_of
from dk2gui.core.explore.outputs import OUTPUTS
from dk2gui.core.intake.intake import foods_of
from dk2gui.core.scenario.scenario import answer_day
from dk2gui.gui.charts.axes import Span
from dk2gui.gui.charts.chart_view import ChartView
from dk2gui.gui.charts.heat_chart import HeatChart, HeatValues
from dk2gui.gui.charts.serum import per_nmol_l
from dk2gui.gui.explore.view import (
    ExploreView,
    Rows,
    choice,
    in_words,
    labelled,
    muted,
    no_forecast_here,
    offer,
    working,
)  # fmt: skip
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.tasks import Cancelled
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.answer_date import AnswerDate
from dk2gui.gui.window.pins import Pins
from dk2gui.present.language import tr
from dk2gui.present.sweep_text import (
    cell_in_words,
    head,
    input_axis,
    map_in_words,
    not_known_here,
    titles,
)

_LEAST_HEIGHT: Final = 120
_ROUGH: Final = 6
_FINE: Final = 15
_SERUM: Final = "serum_25ohd"
_FIRST: Final = ("dose:vitamin_d3", "weight_kg")


class HeatView(ExploreView):
    """Three choices, a day, and the map with its scale."""

    def __init__(self, model: ScenarioModel, pins: Pins) -> None:
        super().__init__(model)
        self._pins = pins
        pins.changed.connect(self.look_again)
        self._found: HeatMap | None = None
        self._varied: tuple[Input, Input] | None = None
        self._x = choice("heat-x", tr("Across"), self)
        self._y = choice("heat-y", tr("Upwards"), self)
        self._output = choice("heat-output", tr("What is read"), self)
        offer(self._output, titles(OUTPUTS.values()), _SERUM)
        self._day = AnswerDate(model, "heat-date", self)
        for chosen in (self._x, self._y, self._output):
            chosen.currentIndexChanged.connect(self.look_again)
        self._chart = HeatChart()
        self._plot = ChartView(self._chart, "heat-plot", tr("Two inputs against one output"), self)
        self._plot.setMinimumHeight(_LEAST_HEIGHT)
        self._plot.reads(self._cell)
        self._plot.twin_with(lambda: in_words(self.table()))
        self._said = muted("", self, "heat-said")
        row = labelled(
            (
                (tr("Across"), self._x),
                (tr("Upwards"), self._y),
                (tr("Read"), self._output),
                (tr("On the day"), self._day),
            ),
            self,
        )
        self.lay_out(row, self._plot, self._said)
        self.answer_with(self._show, self._said)

    def look(self, assessment: Assessment, *, settled: bool) -> None:
        """Vary both inputs; roughly while a slider moves."""
        scenario = assessment.scenario
        foods, constants = foods_of(scenario, self.model.foods), self.model.constants
        inputs = {entry.id: entry for entry in inputs_of(scenario, foods)}
        offered = titles(inputs.values())
        for axis, first in zip((self._x, self._y), _FIRST, strict=True):
            offer(axis, offered, first)
        self._day.show_assessment(assessment)
        x, y = inputs[self._x.currentData()], inputs[self._y.currentData()]
        output = self._output.currentData()
        day = answer_day(scenario)
        self._day.setVisible(output == _SERUM)
        points = _FINE if settled else _ROUGH
        self._varied = x, y

        def work(cancelled: Cancelled) -> HeatMap:
            return heat_map(
                scenario, foods, constants,
                ((x.id, np.linspace(x.low, x.high, points)),
                 (y.id, np.linspace(y.low, y.high, points))),
                output, day=day, cancelled=cancelled,
            )  # fmt: skip

        pinned = [pin.scenario for pin in self._pins.pinned]
        self.ask(work, (scenario, x.id, y.id, output, day, self.units, pinned), settled=settled)

    def show_waiting(self) -> None:
        """Empty axes with their own ranges until there is something to show."""
        self._found = None
        self._said.setText(working())
        self._plot.describe(working())
        if self._varied is not None:
            x, y = self._varied
            self._chart.show_waiting(_span(x), _span(y), working())

    def _show(self, found: HeatMap) -> None:
        self._found = found
        scale, unit = self._read_as(found)
        value = found.value * scale
        known = value[np.isfinite(value)]
        x, y = found.x_input, found.y_input
        if not len(known):
            why = no_forecast_here(self.assessment, found.output.id, value) or not_known_here()
            self._said.setText(why)
            self._chart.show_waiting(_span(x), _span(y), why)
        else:
            shown = HeatValues(
                x=found.x, y=found.y, value=value, you=(x.current, y.current),
                pins=self._places(x.id, y.id),
            )  # fmt: skip
            self._chart.show_values(shown, input_axis(x), input_axis(y))
            low, high = float(known.min()), float(known.max())
            self._said.setText(map_in_words(found.output, low, high, unit))
        self._plot.describe(self._said.text())

    def _read_as(self, found: HeatMap) -> tuple[float, str]:
        """How many of the unit that is read one of the core's is, and that unit."""
        if found.output.id == _SERUM:
            return per_nmol_l(self.units), self.units.serum
        return 1.0, found.output.unit

    def _cell(self, stop: int) -> str:
        found = self._found
        if found is None:
            return ""
        return cell_in_words(found, *self._chart.cell(stop), *self._read_as(found))

    def _places(self, x_id: str, y_id: str) -> list[tuple[str, float, float]]:
        """Where the pinned scenarios that have both inputs stand."""
        places = []
        for pin in self._pins.pinned:
            inputs = {entry.id: entry.current for entry in inputs_of(pin.scenario)}
            if x_id in inputs and y_id in inputs:
                places.append((pin.letter, inputs[x_id], inputs[y_id]))
        return places

    @property
    def table_title(self) -> str:
        """What the table holds."""
        return tr("Two inputs against one output")

    def table(self) -> Rows:
        """One row for each value of the input upwards, one column for each across."""
        found = self._found
        if found is None:
            return [("upwards", "across")]
        corner = f"{head(found.output)}: {head(found.y_input)} down, {head(found.x_input)} across"
        rows: Rows = [(corner, *map(float, found.x))]
        for y, values in zip(found.y, found.value, strict=True):
            rows.append((float(y), *(float(v) if np.isfinite(v) else None for v in values)))
        return rows

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        super().set_theme(theme)
        self._plot.set_theme(theme)


def _span(shown: Input) -> Span:
    return Span(shown.low, shown.high, input_axis(shown))
