# SPDX-License-Identifier: MIT
"""The intake plot in its frame."""

from collections.abc import Mapping, Sequence

from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.food import Food
from dk2gui.gui.charts.intake import IntakePlot
from dk2gui.gui.charts.plot_frame import PlotFrame
from dk2gui.gui.theme import Theme
from dk2gui.present.format import Units
from dk2gui.present.intake_text import HEADERS, table_rows
from dk2gui.present.pin import Pin


class IntakeView(PlotFrame):
    """Intake against recommended bands, as plot or table."""

    def __init__(self, foods: Mapping[str, Food]) -> None:
        self._intake = IntakePlot(foods)
        super().__init__(
            "Intake against recommended bands", self._intake, HEADERS, "intake", "Ctrl+T"
        )
        self._intake.table_wanted.connect(self.toggle)
        self._pins: tuple[Pin, ...] = ()
        self._shown: tuple[Assessment, Units] | None = None

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment; sentences wait until a drag has settled."""
        self._shown = (assessment, units)
        self._intake.show_assessment(assessment, units, settled=settled)
        self._show_table(assessment, units)

    def show_pins(self, pins: Sequence[Pin]) -> None:
        """Show pinned scenarios in the plot and in its table."""
        self._pins = tuple(pins)
        self._intake.show_pins(pins)
        if self._shown is not None:
            self._show_table(*self._shown)

    def _show_table(self, assessment: Assessment, units: Units) -> None:
        pins = self._pins
        self.show_rows(lambda: table_rows(assessment, units, pins))

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._intake.set_theme(theme)
