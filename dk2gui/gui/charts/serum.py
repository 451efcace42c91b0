# SPDX-License-Identifier: MIT
"""The serum plot: where 25(OH)D is heading, how sure that is, and what the tests say."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from dk2gui.core.advice.policy import Policy
from dk2gui.core.basis.units import NMOL_L_PER_NG_ML_25OHD
from dk2gui.core.evaluate import Assessment
from dk2gui.core.scenario.scenario import answer_day
from dk2gui.core.serum.forecast import NoForecast
from dk2gui.core.serum.inputs import serum_25ohd_nmol_l
from dk2gui.core.serum.kinetics import Array, SerumLine
from dk2gui.gui.charts.chart import NOWHERE
from dk2gui.gui.charts.chart_view import ChartView
from dk2gui.gui.charts.plot_frame import PlotFrame
from dk2gui.gui.charts.serum_chart import SerumChart, SerumCurves
from dk2gui.gui.charts.serum_labels import SerumLabel
from dk2gui.gui.charts.serum_pins import pin_curves
from dk2gui.gui.charts.serum_points import SerumPoint
from dk2gui.gui.theme import Theme
from dk2gui.present.figure_address import MODELS
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.pin import Pin
from dk2gui.present.serum_caption import caption
from dk2gui.present.serum_text import (
    HEADERS,
    NAMES_OF_EXPLANATIONS,
    forecast_days,
    line_name,
    note,
    read_off,
    summary,
    table_rows,
)

# The lines of the data file that are drawn, and what they are: the last ones lie on top.
_DRAWN: Final = {
    "writers_75_125": "goal", "nasem_50": "", "nasem_125": "concern", "toxicity_375": "danger",
}  # fmt: skip
_WEEK: Final = 7
_LEAST_HEIGHT: Final = 84


class SerumPlot(ChartView):
    """The forecast; Left and Right read off week by week.

    The marker of the day that is asked about is dragged, or moved by Shift with Left and Right;
    Enter and a double click bring it to the day that is read off.

    Signals: marker_grabbed(), marker_moved(int): the day it was moved to, marker_released().
    """

    marker_grabbed = Signal()
    marker_moved = Signal(int)
    marker_released = Signal()

    def __init__(self, lines: tuple[SerumLine, ...], parent: QWidget | None = None) -> None:
        self._chart = SerumChart()
        super().__init__(self._chart, "serum-plot", tr("25(OH)D over the coming months"), parent)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._lines = lines
        self._assessment: Assessment | None = None
        self._units = Units()
        self._grabbed = False
        self._pins: tuple[Pin, ...] = ()
        self.reads(self._read_off)

    def show_assessment(
        self, assessment: Assessment, units: Units, assay_cv: float, *, settled: bool
    ) -> None:
        """Show a forecast; `assay_cv` is the error of a test as a share of its value."""
        if units.serum != self._units.serum:
            self._chart.show_pins(pin_curves(self._pins, per_nmol_l(units)))
        self._assessment, self._units = assessment, units
        scale = per_nmol_l(units)
        curves = serum_curves(assessment, units, assay_cv)
        if curves is None:
            self._chart.show_reason(summary(assessment, units))
            self.describe(summary(assessment, units))
            return
        labels = serum_labels(self._lines, units, assessment.policy)
        self._chart.set_marker(answer_day(assessment.scenario))
        self._chart.show_curves(curves, labels, scale, settled=settled)
        if settled:
            self.describe(summary(assessment, units, self._pins))

    def show_pins(self, pins: Sequence[Pin]) -> None:
        """Draw pinned medians."""
        self._pins = tuple(pins)
        self._chart.show_pins(pin_curves(pins, per_nmol_l(self._units)))

    def _read_off(self, day: int) -> str:
        if self._assessment is None:
            return ""
        return read_off(self._assessment, day, self._units, self._pins)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x(), event.position().y()
        if self._grabbed:
            self._move_marker(self._chart.nearest_day(x))
            return
        held = self._chart.on_marker(x, y)
        self.setCursor(Qt.CursorShape.SizeHorCursor if held else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x(), event.position().y()
        if event.button() == Qt.MouseButton.LeftButton and self._chart.on_marker(x, y):
            self._grabbed = True
            self.read_nothing()
            self.marker_grabbed.emit()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed and event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = False
            self.marker_released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._move_marker(self._chart.day_at(event.position().x()))

    def _move_marker(self, day: int | None) -> None:
        if day is not None and self._assessment is not None:
            self.marker_moved.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        last = None if self._assessment is None else forecast_days(self._assessment)
        is_shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (key.Key_Left, key.Key_Right) and is_shifted and last is not None:
            self._step_marker(_WEEK if event.key() == key.Key_Right else -_WEEK, last)
        elif event.key() in (key.Key_Return, key.Key_Enter) and self._chart.stop != NOWHERE:
            self._move_marker(self._chart.stop)
        else:
            super().keyPressEvent(event)

    def _step_marker(self, step: int, last: int) -> None:
        assert self._assessment is not None
        day = min(max(answer_day(self._assessment.scenario) + step, 0), last)
        self._move_marker(day)
        told = self._read_off(day)
        self.setAccessibleDescription(told)
        self._announce(told)


def per_nmol_l(units: Units) -> float:
    """The serum unit that is read, per nmol/L."""
    return 1 / NMOL_L_PER_NG_ML_25OHD if units.serum == "ng/mL" else 1.0


def serum_curves(assessment: Assessment, units: Units, assay_cv: float) -> SerumCurves | None:
    """What the chart shows of a forecast; `assay_cv` is a test's error as a share of its value.

    None where there is no forecast.
    """
    scale = per_nmol_l(units)
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return None
    # Two standard deviations either way hold 95 of 100 repeats of the same test.
    points = []
    for lab in assessment.scenario.labs:
        if lab.marker == "25ohd":
            value = serum_25ohd_nmol_l(lab) * scale
            day = float((lab.date - assessment.start).days)
            error = 2 * assay_cv * value
            points.append(SerumPoint(day, value, value - error, value + error, lab.bound))
    explanations: tuple[tuple[str, Array], ...] = ()
    if serum.misfit is not None:
        explanations = tuple(
            (tr(NAMES_OF_EXPLANATIONS[entry.kind]), entry.curve_nmol_l * scale)
            for entry in serum.misfit.explanations
            if entry.fits and len(entry.curve_nmol_l) == len(serum.median)
        )
    return SerumCurves(
        assessment.start,
        serum.p05 * scale,
        serum.p25 * scale,
        serum.median * scale,
        serum.p75 * scale,
        serum.p95 * scale,
        tuple(points),
        explanations,
    )


def serum_labels(
    lines: tuple[SerumLine, ...], units: Units, policy: Policy
) -> tuple[SerumLabel, ...]:
    """The named levels that are drawn, in the unit that is read.

    The articles' goal only where the policy shows it to this person.
    """
    hidden = set() if policy.no_goal is None else {"goal"}
    drawn = (line for line in lines if line.id in _DRAWN and _DRAWN[line.id] not in hidden)
    return tuple(_label(line, units) for line in drawn)


def _label(line: SerumLine, units: Units) -> SerumLabel:
    scale, kind = per_nmol_l(units), _DRAWN[line.id]
    return SerumLabel(
        line.low_nmol_l * scale,
        None if line.high_nmol_l is None else line.high_nmol_l * scale,
        line_name(line, units),
        is_goal=kind == "goal",
        is_danger=kind == "danger",
        is_concern=kind == "concern",
    )


class SerumView(PlotFrame):
    """The forecast in its frame, as plot or table; `plot` has the signals of the marker."""

    @property
    def plot(self) -> SerumPlot:
        """The plot itself."""
        return self._serum

    def __init__(self, lines: tuple[SerumLine, ...], assay_cv: float) -> None:
        self._serum = SerumPlot(lines)
        self._assay_cv = assay_cv
        self._pins: tuple[Pin, ...] = ()
        self._shown: tuple[Assessment, Units] | None = None
        super().__init__(
            tr("25(OH)D ahead"), self._serum, HEADERS, name="serum", shortcut="Ctrl+B", scrolls=True
        )
        self._serum.table_wanted.connect(self.toggle)
        self.name_sources(lambda: MODELS["vitamin_d"].partition(" ")[0])

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment; sentences wait until a drag has settled."""
        self._shown = (assessment, units)
        self._serum.show_assessment(assessment, units, self._assay_cv, settled=settled)
        pins = self._pins
        self.show_rows(lambda: table_rows(assessment, units, pins))
        if settled:
            self.say(note(assessment))
            self.say_below(caption(assessment, units))

    def show_pins(self, pins: Sequence[Pin]) -> None:
        """Show pinned scenarios in the plot and in its table."""
        self._pins = tuple(pins)
        self._serum.show_pins(pins)
        if self._shown is not None:
            self.show_assessment(*self._shown, settled=True)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._serum.set_theme(theme)
