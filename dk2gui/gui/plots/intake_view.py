# SPDX-License-Identifier: MIT
"""The intake plot in its frame."""

from collections.abc import Mapping

from dk2gui.core.assessment import Assessment
from dk2gui.core.food import Food
from dk2gui.gui.format import Units
from dk2gui.gui.plots.intake import IntakePlot
from dk2gui.gui.plots.intake_text import HEADERS, table_rows
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plot_frame import PlotFrame


class IntakeView(PlotFrame):
    """Intake against recommended bands, as plot or table."""

    def __init__(self, foods: Mapping[str, Food]) -> None:
        self._intake = IntakePlot(foods)
        super().__init__(
            "Intake against recommended bands", self._intake, HEADERS, "intake", "Ctrl+T"
        )
        self._intake.table_wanted.connect(self.toggle)

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment; sentences wait until a drag has settled."""
        self._intake.show_assessment(assessment, units, settled=settled)
        self.show_rows(lambda: table_rows(assessment, units))

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._intake.set_theme(theme)
