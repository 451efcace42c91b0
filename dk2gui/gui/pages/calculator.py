# SPDX-License-Identifier: MIT
"""The calculator page: inputs on the left, plots in the middle, what stands out on the right."""

from typing import Final, Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from dk2gui.core.assessment import Assessment
from dk2gui.gui.format import Units
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.panels.advice import AdvicePanel
from dk2gui.gui.panels.doses import DosesPanel
from dk2gui.gui.panels.foods import FoodsPanel
from dk2gui.gui.panels.labs import LabsPanel
from dk2gui.gui.panels.other_food import OtherFoodPanel
from dk2gui.gui.panels.person import PersonPanel
from dk2gui.gui.panels.sun import SunPanel
from dk2gui.gui.panels.vitamin_k import VitaminKPanel
from dk2gui.gui.plots.balance import BalanceView
from dk2gui.gui.plots.intake_view import IntakeView
from dk2gui.gui.plots.serum import SerumView
from dk2gui.gui.theme import Theme

_HANDLE: Final = 8


class InputPanel(Protocol):
    """What every panel on the left can do; each is a QWidget."""

    def show_assessment(self, assessment: Assessment, units: Units, /) -> None:
        """Show the inputs of an assessment's scenario."""

    def set_theme(self, theme: Theme, /) -> None:
        """Take over colours."""


class CalculatorPage(QWidget):
    """Lays the panels and views out and passes them every assessment.

    Signals: evidence_wanted(str): an evidence id, "" for the whole evidence.
    """

    evidence_wanted = Signal(str)

    def __init__(self, model: ScenarioModel) -> None:
        super().__init__()
        self._model = model
        tables = model.tables
        self._doses = DosesPanel(model)
        self._panels: tuple[tuple[InputPanel, str], ...] = (
            (self._doses, "&Doses"),
            (FoodsPanel(model), "&Foods"),
            (OtherFoodPanel(model), "Othe&r"),
            (SunPanel(model), "&Sun"),
            (LabsPanel(model), "&Tests"),
            (PersonPanel(model), "&You"),
        )
        self._intake = IntakeView(dict(tables.foods))
        self._serum = SerumView(tables.serum_lines, tables.vitamin_d.assay_cv)
        self._balance = BalanceView(model, tables.evidence)
        self._advice = AdvicePanel(dict(tables.grades))
        self._advice.evidence_wanted.connect(self.evidence_wanted)
        self._vitamin_k = VitaminKPanel(dict(tables.grades))
        tabs = QTabWidget()
        tabs.setObjectName("inputs")
        tabs.setMinimumWidth(340)
        for panel, title in self._panels:
            tabs.addTab(cast(QWidget, panel), title)
        plots = _splitter(Qt.Orientation.Vertical, (self._intake, 3), (self._serum, 2))
        plots.setSizes([430, 260])
        plots.setMinimumWidth(380)
        together = QWidget()
        below = QVBoxLayout(together)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(_HANDLE)
        below.addWidget(self._balance, 1)
        below.addWidget(self._vitamin_k)
        told = _splitter(Qt.Orientation.Vertical, (self._advice, 3), (together, 2))
        told.setSizes([320, 350])
        told.setMinimumWidth(240)
        columns = _splitter(Qt.Orientation.Horizontal, (tabs, 3), (plots, 6), (told, 3))
        columns.setSizes([350, 590, 320])
        self._splitters = {"columns": columns, "plots": plots, "told": told}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(columns)

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment in every panel and view."""
        self.settle(assessment, units, settled=settled)
        self._balance.show_assessment(assessment, units)
        self._advice.show_assessment(assessment, self._model.step)
        self._vitamin_k.show_assessment(assessment)
        for panel, _ in self._panels:
            panel.show_assessment(assessment, units)

    def settle(self, assessment: Assessment, units: Units, *, settled: bool = True) -> None:
        """Bring up to date what does not follow every pixel of a drag."""
        self._intake.show_assessment(assessment, units, settled=settled)
        self._serum.show_assessment(assessment, units, settled=settled)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        for panel, _ in self._panels:
            panel.set_theme(theme)
        for view in (self._intake, self._serum, self._balance, self._advice):
            view.set_theme(theme)

    def set_first_focus(self) -> None:
        """Put the keyboard where most people start."""
        self._doses.set_first_focus()

    def splitter_sizes(self) -> dict[str, list[int]]:
        """The sizes of all splitters, to be remembered."""
        return {name: splitter.sizes() for name, splitter in self._splitters.items()}

    def restore_splitters(self, sizes: dict[str, list[int]]) -> None:
        """Bring remembered sizes back; what does not fit is left out."""
        for name, splitter in self._splitters.items():
            if len(sizes.get(name, [])) == splitter.count():
                splitter.setSizes(sizes[name])


def _splitter(orientation: Qt.Orientation, *parts: tuple[QWidget, int]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(_HANDLE)
    for place, (part, stretch) in enumerate(parts):
        splitter.addWidget(part)
        splitter.setStretchFactor(place, stretch)
    return splitter
