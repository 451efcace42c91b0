# SPDX-License-Identifier: MIT
"""The sweep: any input against any output, as a curve with its band, you marked on it."""

from typing import Final

import numpy as np

from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.inputs import Input, inputs_of
from dk2gui.core.explore.marks import input_marks, output_marks
from dk2gui.core.explore.outputs import OUTPUTS
from dk2gui.core.explore.sweep import Sweep, sweep
from dk2gui.core.intake.intake import foods_of
from dk2gui.core.scenario.scenario import answer_day
from dk2gui.gui.charts.chart_view import ChartView
from dk2gui.gui.charts.serum import per_nmol_l
from dk2gui.gui.charts.sweep_chart import SweepChart, SweepCurves
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
)
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.tasks import Cancelled
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.answer_date import AnswerDate
from dk2gui.gui.window.pins import Pins
from dk2gui.present.language import tr
from dk2gui.present.pin import Pin
from dk2gui.present.sweep_text import (
    axis_title,
    head,
    input_axis,
    mark_name,
    not_known_here,
    point_in_words,
    sweep_in_words,
    titles,
)
from dk2gui.present.words import Words

_LEAST_HEIGHT: Final = 120
_ROUGH: Final = 13
_FINE: Final = 49
_PIN_STEP: Final = 2
"""Pinned curves are drawn through every second value."""
_Found = tuple[Sweep, list[tuple[Pin, Sweep]]]
_SERUM: Final = "serum_25ohd"
_FIRST_INPUT: Final = "dose:vitamin_d3"


class SweepView(ExploreView):
    """Two choices, a day, and the curve, with those of the pinned scenarios."""

    def __init__(self, model: ScenarioModel, pins: Pins) -> None:
        super().__init__(model)
        self._pins = pins
        pins.changed.connect(self.look_again)
        self._found: Sweep | None = None
        self._beside: list[tuple[str, Sweep]] = []
        self._varied: Input | None = None
        self._input = choice("sweep-input", tr("What is varied"), self)
        self._output = choice("sweep-output", tr("What is read"), self)
        offer(self._output, titles(OUTPUTS.values()), _SERUM)
        self._day = AnswerDate(model, "sweep-date", self)
        self._input.currentIndexChanged.connect(self.look_again)
        self._output.currentIndexChanged.connect(self.look_again)
        self._chart = SweepChart()
        self._plot = ChartView(self._chart, "sweep-plot", tr("One input against one output"), self)
        self._plot.setMinimumHeight(_LEAST_HEIGHT)
        self._plot.reads(self._point)
        self._plot.twin_with(lambda: in_words(self.table()))
        self._said = muted("", self, "sweep-said")
        row = labelled(
            (
                (tr("Vary"), self._input),
                (tr("Read"), self._output),
                (tr("On the day"), self._day),
            ),
            self,
        )
        self.lay_out(row, self._plot, self._said)
        self.answer_with(self._show, self._said)

    def look(self, assessment: Assessment, *, settled: bool) -> None:
        """Vary the chosen input; roughly while a slider moves."""
        scenario = assessment.scenario
        foods, constants = foods_of(scenario, self.model.foods), self.model.constants
        inputs = {entry.id: entry for entry in inputs_of(scenario, foods)}
        offer(self._input, titles(inputs.values()), _FIRST_INPUT)
        self._day.show_assessment(assessment)
        name, output = self._input.currentData(), self._output.currentData()
        day = answer_day(scenario)
        self._day.setVisible(output == _SERUM)
        varied = self._varied = inputs[name]
        values = np.linspace(varied.low, varied.high, _FINE if settled else _ROUGH)
        pins = [(pin, foods_of(pin.scenario, self.model.foods)) for pin in self._pins.pinned]
        date = self._day.chosen()

        def work(cancelled: Cancelled) -> _Found:
            found = sweep(
                scenario, foods, constants, (name, values), output, day=day, cancelled=cancelled
            )
            beside = []
            for pin, its in pins:
                then = (date - pin.assessment.start).days
                try:
                    line = sweep(pin.scenario, its, constants, (name, values[::_PIN_STEP]), output,
                                 day=then, cancelled=cancelled)  # fmt: skip
                except ValueError:
                    # A pin without this input, or whose forecast does not reach the day.
                    continue
                beside.append((pin, line))
            return found, beside

        about = scenario, name, output, day, self.units, [pin.scenario for pin, _ in pins]
        self.ask(work, about, settled=settled)

    def show_waiting(self) -> None:
        """The axis across alone until there is something to show."""
        self._found = None
        self._said.setText(working())
        self._plot.describe(working())
        if (varied := self._varied) is not None:
            self._chart.show_waiting((varied.low, varied.high), input_axis(varied), working())

    def _show(self, both: _Found) -> None:
        found, beside = both
        self._found = found
        self._beside = [(pin.letter, line) for pin, line in beside]
        scale, unit = self._read_as(found)
        assert self.assessment is not None
        across = [
            (Words().say(mark.name), mark.value)
            for mark in input_marks(self.assessment, found.input.id)
            if mark.value <= found.input.high
        ]
        level = [
            (mark_name(mark.value * scale, mark.name), mark.value * scale)
            for mark in output_marks(self.assessment, found.output.id)
        ]
        y = found.y * scale
        missing = no_forecast_here(self.assessment, found.output.id, y)
        self._chart.show_curves(
            SweepCurves(
                x=found.x,
                y=y,
                low=found.low * scale,
                high=found.high * scale,
                now=found.input.current,
                across=across,
                level=level,
                beside=[(pin.letter, pin.title, line.x, line.y * scale) for pin, line in beside],
                x_title=input_axis(found.input),
                y_title=axis_title(found.output.title, unit),
            ),
            missing or ("" if np.isfinite(y).any() else not_known_here()),
        )
        self._said.setText(missing or sweep_in_words(found, y, unit))
        self._plot.describe(self._said.text())

    def _read_as(self, found: Sweep) -> tuple[float, str]:
        """How many of the unit that is read one of the core's is, and that unit."""
        if found.output.id == _SERUM:
            return per_nmol_l(self.units), self.units.serum
        return 1.0, found.output.unit

    def _point(self, stop: int) -> str:
        found = self._found
        return (
            ""
            if found is None
            else point_in_words(found, stop, *self._read_as(found), self._beside)
        )

    @property
    def table_title(self) -> str:
        """What the table holds."""
        return tr("One input against one output")

    def table(self) -> Rows:
        """One row for each value tried, in the core's units."""
        found = self._found
        if found is None:
            return [("input", "output", "low", "high")]
        return [
            (head(found.input), head(found.output), "low", "high"),
            *zip(*(map(float, line) for line in (found.x, found.y, found.low, found.high)),
                 strict=True),
        ]  # fmt: skip

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        super().set_theme(theme)
        self._plot.set_theme(theme)
