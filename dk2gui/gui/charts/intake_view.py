# SPDX-License-Identifier: MIT
"""The intake plot in its frame."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from dk2gui.core.basis.authorities import AUTHORITIES, AuthorityId
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.beside import beside
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.reference import ReferenceTable
from dk2gui.gui.charts.intake import IntakePlot
from dk2gui.gui.charts.plot_frame import PlotFrame
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_text import set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.beside_text import authority_line
from dk2gui.present.intake_text import HEADERS, table_rows
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.pin import Pin

_CHOICE_LETTERS: Final = 7


class IntakeView(PlotFrame):
    """Intake against recommended bands, as plot or table."""

    def __init__(self, foods: Mapping[str, Food], table: ReferenceTable) -> None:
        self._intake = IntakePlot(foods)
        self._table_of_values = table
        super().__init__(
            tr("Intake against recommended bands"),
            self._intake,
            HEADERS,
            name="intake",
            shortcut="Ctrl+T",
            scrolls=True,
        )
        self._intake.table_wanted.connect(self.toggle)
        self._pins: tuple[Pin, ...] = ()
        self._shown: tuple[Assessment, Units] | None = None
        self._other = QComboBox(self)
        self._other.setObjectName("intake-beside")
        name_choice(self._other, tr("Recommendations of a second authority beside the first"))
        set_tooltip(
            self._other, tr("Ticks of a second authority, beside the recommendations chosen")
        )
        self._other.addItem(tr("Beside\u2026"), None)
        for authority in AUTHORITIES.values():
            self._other.addItem(authority.short, authority.id)
            told = authority_line(authority)
            self._other.setItemData(self._other.count() - 1, told, Qt.ItemDataRole.ToolTipRole)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._other.setSizeAdjustPolicy(policy)
        self._other.setMinimumContentsLength(_CHOICE_LETTERS)
        ignore_unfocused_wheel(self._other)
        self._other.activated.connect(self._show_beside)
        self.offer(self._other)
        self.name_sources(self._words)

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment; sentences wait until a drag has settled."""
        self._shown = (assessment, units)
        self._show_beside()
        self._intake.show_assessment(assessment, units, settled=settled)
        self._show_table(assessment, units)

    def _words(self) -> str:
        """The authority chosen, and the nutrient of the row that is marked."""
        if self._shown is None:
            return ""
        short = AUTHORITIES[self._shown[0].scenario.authority].short
        marked = self._intake.marked()
        return f'"{short}: {NUTRIENTS[marked].title}"' if marked else f'"{short}:"'

    def _show_beside(self) -> None:
        """Lay the chosen second authority over the rows; the chosen first has its bands already."""
        other: AuthorityId | None = self._other.currentData()
        if self._shown is None or other is None:
            self._intake.show_beside(None)
            return
        scenario = self._shown[0].scenario
        same = other == scenario.authority
        self._intake.show_beside(None if same else beside(scenario, other, self._table_of_values))

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
