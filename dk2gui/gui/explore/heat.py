# SPDX-License-Identifier: MIT
"""The heat map: two inputs against one output, with you on it."""

from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt

from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.heat_map import HeatMap, heat_map
from dk2gui.core.explore.inputs import Input, inputs_of
from dk2gui.core.explore.outputs import OUTPUTS
from dk2gui.core.intake.intake import foods_of
from dk2gui.core.scenario.scenario import answer_day
from dk2gui.gui.charts.pg_style import dress, quiet_plot
from dk2gui.gui.charts.pin_lines import PinPoints
from dk2gui.gui.charts.serum import per_nmol_l
from dk2gui.gui.explore.view import (
    ExploreView,
    Rows,
    choice,
    labelled,
    muted,
    no_forecast_here,
    offer,
)  # fmt: skip
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.tasks import Cancelled
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.answer_date import AnswerDate
from dk2gui.gui.widgets.plain_text import axis_text
from dk2gui.gui.window.pins import Pins
from dk2gui.present.language import tr
from dk2gui.present.numbers import number, unit_name
from dk2gui.present.sweep_text import input_axis, map_in_words, not_known_here

_ROUGH: Final = 6
_FINE: Final = 15
_MOST_LINES: Final = 6
# Light text reads on every colour of the map over this.
_SHADE: Final = (0, 0, 0, 110)
_SERUM: Final = "serum_25ohd"
_FIRST: Final = ("dose:vitamin_d3", "weight_kg")


class HeatView(ExploreView):
    """Three choices, a day, and the map with its scale."""

    def __init__(self, model: ScenarioModel, pins: Pins) -> None:
        super().__init__(model)
        self._pins = pins
        pins.changed.connect(self.look_again)
        self._found: HeatMap | None = None
        self._axes = ("", "")
        self._x = choice("heat-x", tr("Across"), self)
        self._y = choice("heat-y", tr("Upwards"), self)
        self._output = choice("heat-output", tr("What is read"), self)
        offer(self._output, {name: tr(output.title) for name, output in OUTPUTS.items()}, _SERUM)
        self._day = AnswerDate(model, "heat-date", self)
        for chosen in (self._x, self._y, self._output):
            chosen.currentIndexChanged.connect(self.look_again)
        self._plot = quiet_plot("heat-plot", tr("Two inputs against one output"), self)
        self._image = pg.ImageItem(axisOrder="row-major")
        # Viridis rises evenly in lightness, so it reads without colour too.
        self._colours = pg.colormap.get("viridis")
        self._image.setColorMap(self._colours)
        self._you = pg.ScatterPlotItem(size=12, symbol="o")
        self._lines = [
            pg.IsocurveItem(data=None, axisOrder="row-major") for _ in range(_MOST_LINES)
        ]
        self._names = [pg.TextItem("", anchor=(0.5, 0.5), fill=_SHADE) for _ in self._lines]
        for item in (self._image, *self._lines, *self._names, self._you):
            self._plot.addItem(item)
        self._pin_points = PinPoints(self._plot)
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
        titles = {name: tr(entry.title) for name, entry in inputs.items()}
        for axis, first in zip((self._x, self._y), _FIRST, strict=True):
            offer(axis, titles, first)
        self._day.show_assessment(assessment)
        x, y = inputs[self._x.currentData()], inputs[self._y.currentData()]
        output = self._output.currentData()
        day = answer_day(scenario)
        self._day.setVisible(output == _SERUM)
        points = _FINE if settled else _ROUGH
        if (x.id, y.id) != self._axes:
            self._show_waiting(x, y)

        def work(cancelled: Cancelled) -> HeatMap:
            return heat_map(
                scenario, foods, constants,
                ((x.id, np.linspace(x.low, x.high, points)),
                 (y.id, np.linspace(y.low, y.high, points))),
                output, day=day, cancelled=cancelled,
            )  # fmt: skip

        self.latest.ask(work)

    def _show_waiting(self, x: Input, y: Input) -> None:
        """Empty axes with their own ranges until there is something to show."""
        self._axes = x.id, y.id
        self._image.clear()
        self._pin_points.show([])
        for item in (*self._lines, *self._names, self._you):
            item.setVisible(False)
        self._plot.setRange(QRectF(x.low, y.low, x.high - x.low, y.high - y.low), padding=0)
        self._plot.setLabel("bottom", _axis(x))
        self._plot.setLabel("left", _axis(y))
        self._said.setText(tr("Working\u2026"))

    def _show(self, found: HeatMap) -> None:
        self._found = found
        value, unit = found.value, unit_name(found.output.unit)
        if found.output.id == _SERUM:
            value, unit = value * per_nmol_l(self.units), self.units.serum
        known = value[np.isfinite(value)]
        if not len(known):
            self._said.setText(
                no_forecast_here(self.assessment, found.output.id, value) or not_known_here()
            )
            self._image.clear()
            self._pin_points.show([])
            for item in (*self._lines, *self._names, self._you):
                item.setVisible(False)
            return
        self._you.setVisible(True)
        low, high = float(known.min()), float(known.max())
        self._image.setImage(value, levels=(low, max(high, low + 1e-9)))
        x_low, x_high = float(found.x[0]), float(found.x[-1])
        y_low, y_high = float(found.y[0]), float(found.y[-1])
        # A cell lies around its value, so the outer ones reach half a cell further.
        half_x, half_y = (
            (x_high - x_low) / (len(found.x) - 1) / 2,
            (y_high - y_low) / (len(found.y) - 1) / 2,
        )
        area = QRectF(x_low - half_x, y_low - half_y,
                      x_high - x_low + 2 * half_x, y_high - y_low + 2 * half_y)  # fmt: skip
        self._image.setRect(area)
        self._plot.setRange(area, padding=0)
        self._show_levels(value, low, high, area)
        self._you.setData([found.x_input.current], [found.y_input.current])
        self._pin_points.show(self._places(found.x_input.id, found.y_input.id))
        self._plot.setLabel("bottom", _axis(found.x_input))
        self._plot.setLabel("left", _axis(found.y_input))
        self._said.setText(map_in_words(found.output, low, high, unit))
        self._plot.setAccessibleDescription(self._said.text())

    def _places(self, x_id: str, y_id: str) -> list[tuple[str, float, float]]:
        """Where the pinned scenarios that have both inputs stand."""
        places = []
        for pin in self._pins.pinned:
            inputs = {entry.id: entry.current for entry in inputs_of(pin.scenario)}
            if x_id in inputs and y_id in inputs:
                places.append((pin.letter, inputs[x_id], inputs[y_id]))
        return places

    def _show_levels(self, value: np.ndarray, low: float, high: float, area: QRectF) -> None:
        """Lines of equal height with their figures, so that colour is not needed to read."""
        filled = np.where(np.isfinite(value), value, low)
        levels = _round_levels(low, high, len(self._lines))
        rows, columns = value.shape
        for place, (line, name) in enumerate(zip(self._lines, self._names, strict=True)):
            line.setVisible(place < len(levels))
            name.setVisible(place < len(levels))
            if place >= len(levels):
                continue
            level = levels[place]
            line.setData(filled, level)
            line.setPos(area.left(), area.top())
            line.resetTransform()
            line.setTransform(
                pg.QtGui.QTransform.fromScale(area.width() / columns, area.height() / rows)
            )
            crossing = np.argmin(np.abs(filled - level))
            row, column = np.unravel_index(crossing, filled.shape)
            name.setText(number(level))
            name.setPos(
                area.left() + (float(column) + 0.5) / columns * area.width(),
                area.top() + (float(row) + 0.5) / rows * area.height(),
            )

    @property
    def table_title(self) -> str:
        """What the table holds."""
        return tr("Two inputs against one output")

    def table(self) -> Rows:
        """One row for each value of the input upwards, one column for each across."""
        found = self._found
        if found is None:
            return [("upwards", "across")]
        corner = (
            f"{found.output.title} ({found.output.unit}): {found.y_input.title} "
            f"({found.y_input.unit}) down, {found.x_input.title} ({found.x_input.unit}) across"
        )
        rows: Rows = [(corner, *map(float, found.x))]
        for y, values in zip(found.y, found.value, strict=True):
            rows.append((float(y), *(float(v) if np.isfinite(v) else None for v in values)))
        return rows

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        super().set_theme(theme)
        dress(self._plot, theme)
        white = pg.mkPen("#ffffff", width=2)
        self._you.setPen(white)
        self._you.setBrush(pg.mkBrush(0, 0, 0, 0))
        for line, name in zip(self._lines, self._names, strict=True):
            line.setPen(pg.mkPen("#ffffff", style=Qt.PenStyle.DotLine))
            name.setColor("#ffffff")


def _round_levels(low: float, high: float, most: int) -> list[float]:
    """At most `most` round numbers between low and high."""
    span = high - low
    if span <= 0:
        return []
    size = 10.0 ** np.floor(np.log10(span / most))
    step = next(size * times for times in (1, 2, 2.5, 5, 10) if span / (size * times) <= most)
    first = np.floor(low / step) + 1
    return [float(step * at) for at in np.arange(first, np.ceil(high / step))]


def _axis(shown: Input) -> str:
    return axis_text(input_axis(shown))
