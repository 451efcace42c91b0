# SPDX-License-Identifier: MIT
"""The balance plot: doses of vitamin D and MK-7 on one map, moved by hand or key."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from dk2gui.core.balance import BalanceMap, balance_map
from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.basis.units import ug_from_iu_vitamin_d
from dk2gui.core.evaluate import Assessment
from dk2gui.core.evidence import Evidence
from dk2gui.core.intake.dose_scale import DoseScale
from dk2gui.core.scenario.dose_edit import with_daily
from dk2gui.gui.charts.balance_chart import BalanceChart
from dk2gui.gui.charts.chart_view import ChartView
from dk2gui.gui.charts.plot_frame import PlotFrame
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.present.balance_text import (
    HEADERS,
    PinDoses,
    edit_name,
    pin_doses,
    row_in_words,
    summary,
    table_rows,
)
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.pin import Pin
from dk2gui.present.words import Words

_D_SCALE = DoseScale(COMPOUNDS["vitamin_d3"].known_doses)
_K_SCALE = DoseScale(COMPOUNDS["mk7"].known_doses)


class BalancePlot(ChartView):
    """The map; its point is dragged, or moved by the arrow keys.

    The page keys, Home and End read off what is on it.
    """

    def __init__(self, model: ScenarioModel, parent: QWidget | None = None) -> None:
        self._chart = BalanceChart()
        super().__init__(self._chart, "balance-plot", tr("Vitamin D and MK-7 together"), parent)
        self.setMinimumHeight(170)
        self._model = model
        self._map: BalanceMap | None = None
        self._units = Units()
        self._pins: tuple[PinDoses, ...] = ()
        self._held = False
        self.reads(self._thing)

    def _thing(self, stop: int) -> str:
        assert self._map is not None
        return row_in_words(table_rows(self._map, self._units, self._pins)[stop])

    def show_map(self, shown: BalanceMap, units: Units) -> None:
        """Show a map."""
        self._map, self._units = shown, units
        self._chart.show_map(shown, units)

    def show_pins(self, pins: tuple[PinDoses, ...]) -> None:
        """Show pinned scenarios beside the point."""
        self._pins = pins
        self._chart.show_pins(pins)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._chart.is_on_point(
            event.position()
        ):
            self._hold(True)
            self.read_nothing()
            self._model.begin_drag()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._move_to(event.position())
        else:
            super().mouseMoveEvent(event)
        near = self._held or self._chart.is_on_point(event.position())
        shape = Qt.CursorShape.SizeAllCursor if near else Qt.CursorShape.ArrowCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._let_go()

    def _let_go(self) -> None:
        if self._held:
            self._hold(False)
            self._model.end_drag()

    def _hold(self, held: bool) -> None:
        self._held = held
        self._chart.set_grabbed(held)

    def _move_to(self, place: QPointF) -> None:
        self._edit(*self._chart.doses_at(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        steps = {
            key.Key_Right: (1, 0), key.Key_Left: (-1, 0), key.Key_Up: (0, 1), key.Key_Down: (0, -1),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if steps is not None and self._map is not None:
            right, up = steps
            self._edit(
                _D_SCALE.stepped(self._map.vitamin_d_iu, right) if right else
                self._map.vitamin_d_iu,
                self._stepped_mk7(self._map, up) if up else self._map.mk7_ug,
            )  # fmt: skip
            self._model.flush()
            self._announce(self._thing(0))
        elif event.key() == key.Key_Escape and self._held:
            self._let_go()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _stepped_mk7(shown: BalanceMap, up: int) -> float:
        """The MK-7 of food with the next known dose on top."""
        return shown.mk7_food_ug + _K_SCALE.stepped(shown.mk7_ug - shown.mk7_food_ug, up)

    def _edit(self, vitamin_d_iu: float, mk7_ug: float) -> None:
        """Set both doses as one edit."""
        scenario = self._model.scenario
        if self._map is None or vitamin_d_iu != self._map.vitamin_d_iu:
            scenario = with_daily(scenario, "vitamin_d3", ug_from_iu_vitamin_d(vitamin_d_iu))
        # What food gives stays; only the dose above it moves.
        dose_ug = mk7_ug
        if self._map is not None and self._map.mk7_food_ug > 0:
            dose_ug = float(max(0, round(mk7_ug - self._map.mk7_food_ug)))
        if self._map is None or mk7_ug != self._map.mk7_ug:
            scenario = with_daily(scenario, "mk7", dose_ug)
        self._model.edit(edit_name(vitamin_d_iu, dose_ug), supplements=scenario.supplements)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.unsetCursor()


class BalanceView(PlotFrame):
    """The map in its frame, as plot or table, with the sentence that no ratio is established."""

    def __init__(self, model: ScenarioModel, evidence: Mapping[str, Evidence]) -> None:
        self._plot_view = BalancePlot(model)
        self._evidence = evidence
        super().__init__(
            tr("D and K2 together"),
            self._plot_view,
            HEADERS,
            name="balance",
            shortcut="Ctrl+M",
            scrolls=True,
        )
        self._plot_view.table_wanted.connect(self.toggle)
        self._pins: tuple[PinDoses, ...] = ()
        self._shown: tuple[BalanceMap, Units] | None = None

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show an assessment's doses on the map."""
        shown = balance_map(assessment, self._evidence)
        self._shown = (shown, units)
        self._plot_view.show_map(shown, units)
        self._tell(shown, units)
        self.say_below(Words(units).say(shown.note))

    def show_pins(self, pins: Sequence[Pin]) -> None:
        """Show pinned scenarios on the map and in its table."""
        self._pins = pin_doses(pins)
        self._plot_view.show_pins(self._pins)
        if self._shown is not None:
            self._tell(*self._shown)

    def _tell(self, shown: BalanceMap, units: Units) -> None:
        """The same in words."""
        pins = self._pins
        self.show_rows(lambda: table_rows(shown, units, pins))
        self._plot_view.describe(summary(shown, units, pins))

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._plot_view.set_theme(theme)
