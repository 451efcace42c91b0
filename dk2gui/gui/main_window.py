# SPDX-License-Identifier: MIT
"""The main window: lays the rooms out and passes every assessment to every view."""

from typing import Final, Protocol, cast

import msgspec
from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.assessment import Assessment, Tables
from dk2gui.core.dose_units import in_vitamin_d_unit
from dk2gui.core.scenario import Scenario
from dk2gui.gui.actions import WindowActions
from dk2gui.gui.format import Units
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.panels.advice import AdvicePanel
from dk2gui.gui.panels.doses import DosesPanel
from dk2gui.gui.panels.foods import FoodsPanel
from dk2gui.gui.panels.header import Header
from dk2gui.gui.panels.labs import LabsPanel
from dk2gui.gui.panels.other_food import OtherFoodPanel
from dk2gui.gui.panels.person import PersonPanel
from dk2gui.gui.panels.sun import SunPanel
from dk2gui.gui.panels.vitamin_k import VitaminKPanel
from dk2gui.gui.plots.balance import BalanceView
from dk2gui.gui.plots.intake_view import IntakeView
from dk2gui.gui.plots.serum import SerumView
from dk2gui.gui.theme import Theme, ThemeChoice, palette, style_sheet, theme_for
from dk2gui.gui.widgets.banner import Banner
from dk2gui.storage import Settings, StorageError, save_last_scenario, save_settings

DISCLAIMER: Final = (
    "General information, not medical advice. It does not replace a doctor, a pharmacist or a "
    "blood test."
)
_AUTOSAVE_MS: Final = 800
_SETTLE_MS: Final = 250
"""After this pause texts and tables that need not follow every pixel are brought up to date."""


class InputPanel(Protocol):
    """What every panel on the left can do; each is a QWidget."""

    def show_assessment(self, assessment: Assessment, units: Units, /) -> None:
        """Show the inputs of an assessment's scenario."""

    def set_theme(self, theme: Theme, /) -> None:
        """Take over colours."""


class MainWindow(QMainWindow):
    """The one window. `scenario` and `assessment` are the current values."""

    def __init__(self, scenario: Scenario, tables: Tables, settings: Settings) -> None:
        super().__init__()
        self.model = ScenarioModel(scenario, tables, self)
        self._settings = settings
        self._units = Units(settings.vitamin_d_unit, settings.serum_unit)
        self.setWindowTitle("dk2gui")
        self.banner = Banner(self)
        self._header = Header(self.model, self)
        self._doses = DosesPanel(self.model)
        self._panels: tuple[tuple[InputPanel, str], ...] = (
            (self._doses, "&Doses"),
            (FoodsPanel(self.model), "&Foods"),
            (OtherFoodPanel(self.model), "Othe&r"),
            (SunPanel(self.model), "&Sun"),
            (LabsPanel(self.model), "&Tests"),
            (PersonPanel(self.model), "&You"),
        )
        self._intake = IntakeView(dict(tables.foods))
        self._serum = SerumView(tables.serum_lines, tables.vitamin_d.assay_cv)
        self._balance = BalanceView(self.model, tables.evidence)
        self._advice = AdvicePanel(dict(tables.grades))
        self._vitamin_k = VitaminKPanel(dict(tables.grades))
        self._disclaimer = QLabel(DISCLAIMER)
        self._disclaimer.setObjectName("disclaimer")
        self._disclaimer.setProperty("role", "muted")
        self._disclaimer.setWordWrap(True)
        self._lay_out()
        self.actions_ = WindowActions(self)
        self._autosave = QTimer(self, singleShot=True, interval=_AUTOSAVE_MS)
        self._autosave.timeout.connect(self.save_now)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)
        self.model.changed.connect(self._on_changed)
        self._header.units_chosen.connect(self.set_units)
        self._header.theme_chosen.connect(self.set_theme_choice)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_desktop_theme)
        self._apply_theme()
        self._restore_geometry()
        self._render(self.model.assessment, settled=True)
        self._doses.set_first_focus()

    @property
    def scenario(self) -> Scenario:
        """What the user has said."""
        return self.model.scenario

    @property
    def assessment(self) -> Assessment:
        """What the program says; the views show it when this returns."""
        self.model.flush()
        return self.model.assessment

    @property
    def units(self) -> Units:
        """The units the user reads."""
        return self._units

    def _lay_out(self) -> None:
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(False)
        self._tabs.setObjectName("inputs")
        for panel, title in self._panels:
            self._tabs.addTab(cast(QWidget, panel), title)
        self._plots = QSplitter(Qt.Orientation.Vertical)
        self._plots.setChildrenCollapsible(False)
        self._plots.setHandleWidth(8)
        self._plots.addWidget(self._intake)
        self._plots.addWidget(self._serum)
        self._plots.setStretchFactor(0, 3)
        self._plots.setStretchFactor(1, 2)
        self._plots.setSizes([430, 260])
        together = QWidget()
        below = QVBoxLayout(together)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self._balance, 1)
        below.addWidget(self._vitamin_k)
        self._told = QSplitter(Qt.Orientation.Vertical)
        self._told.setChildrenCollapsible(False)
        self._told.setHandleWidth(8)
        self._told.addWidget(self._advice)
        self._told.addWidget(together)
        self._told.setStretchFactor(0, 3)
        self._told.setStretchFactor(1, 2)
        self._told.setSizes([320, 350])
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setChildrenCollapsible(False)
        self._columns.setHandleWidth(8)
        for column, stretch in ((self._tabs, 3), (self._plots, 6), (self._told, 3)):
            self._columns.addWidget(column)
            self._columns.setStretchFactor(self._columns.count() - 1, stretch)
        self._tabs.setMinimumWidth(340)
        self._plots.setMinimumWidth(380)
        self._told.setMinimumWidth(240)
        self._columns.setSizes([350, 590, 320])
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(10, 6, 10, 6)
        rows.setSpacing(6)
        rows.addWidget(self._header)
        rows.addWidget(self.banner)
        rows.addWidget(self._columns, 1)
        rows.addWidget(self._disclaimer)
        self.setCentralWidget(content)

    def _on_changed(self, assessment: Assessment) -> None:
        self._render(assessment, settled=False)
        self._settle.start()
        if not self._autosave.isActive():
            self._autosave.start()

    def _on_settled(self) -> None:
        if self.model.dragging:
            self._settle.start()
        else:
            self._intake.show_assessment(self.model.assessment, self._units, settled=True)
            self._serum.show_assessment(self.model.assessment, self._units, settled=True)

    def _render(self, assessment: Assessment, *, settled: bool) -> None:
        self._intake.show_assessment(assessment, self._units, settled=settled)
        self._serum.show_assessment(assessment, self._units, settled=settled)
        self._balance.show_assessment(assessment, self._units)
        self._advice.show_assessment(assessment, self.model.step)
        self._vitamin_k.show_assessment(assessment)
        for panel, _ in self._panels:
            panel.show_assessment(assessment, self._units)
        self._header.show_assessment(assessment, self._units)

    def set_units(self, units: Units) -> None:
        """Read other units everywhere at once; vitamin D doses are converted, not changed."""
        if units == self._units:
            return
        self._units = units
        self._settings = msgspec.structs.replace(
            self._settings, vitamin_d_unit=units.vitamin_d, serum_unit=units.serum
        )
        doses = in_vitamin_d_unit(
            self.scenario.supplements, "IU" if units.vitamin_d == "IU" else "ug"
        )
        self.model.edit(f"Vitamin D in {units.vitamin_d}", supplements=doses)
        self._render(self.assessment, settled=True)

    def set_theme_choice(self, choice: ThemeChoice) -> None:
        """Light, dark, or as the desktop."""
        self._settings = msgspec.structs.replace(self._settings, theme=choice.value)
        self._apply_theme()

    @property
    def theme_choice(self) -> ThemeChoice:
        """What the user chose."""
        return ThemeChoice(self._settings.theme)

    def _on_desktop_theme(self) -> None:
        if self.theme_choice is ThemeChoice.AUTO:
            self._apply_theme()

    def _apply_theme(self) -> None:
        theme = theme_for(self.theme_choice)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        # One style everywhere: the desktops' own ones do not all follow a dark palette.
        if app.style().objectName() != "fusion":
            app.setStyle("fusion")
        app.setPalette(palette(theme))
        self.setStyleSheet(style_sheet(theme))
        for panel, _ in self._panels:
            panel.set_theme(theme)
        for view in (self._intake, self._serum, self._balance, self._advice, self.banner):
            view.set_theme(theme)
        self._header.show_choice(self.theme_choice)

    def open_scenario(self, scenario: Scenario) -> None:
        """Show another scenario. Raises UnknownFoodError before anything changes."""
        self.model.open(scenario)
        self._render(self.assessment, settled=True)

    def save_now(self) -> None:
        """Remember the scenario; a folder that cannot be written is told, not fatal."""
        try:
            save_last_scenario(self.scenario)
        except StorageError as error:
            self.banner.say(f"Changes are not remembered for the next start: {error}")

    def _restore_geometry(self) -> None:
        self.resize(1280, 800)
        if self._settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._settings.geometry.encode()))
        for name, splitter in (
            ("columns", self._columns), ("plots", self._plots), ("told", self._told),
        ):  # fmt: skip
            sizes = self._settings.splitters.get(name, [])
            if len(sizes) == splitter.count():
                splitter.setSizes(sizes)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._autosave.stop()
        self._settle.stop()
        self.save_now()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._settings = msgspec.structs.replace(
            self._settings,
            geometry=geometry,
            splitters={
                "columns": self._columns.sizes(),
                "plots": self._plots.sizes(),
                "told": self._told.sizes(),
            },
        )
        try:
            save_settings(self._settings)
        except StorageError as error:
            self.banner.say(str(error))
        super().closeEvent(event)
