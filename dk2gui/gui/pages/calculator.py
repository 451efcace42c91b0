# SPDX-License-Identifier: MIT
"""The calculator page: what goes in on the left, plots in the middle, what stands out beside them.

Where the page is narrow, what stands out becomes a strip above the plots.
"""

import datetime as dt
from typing import TYPE_CHECKING, Final, Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.intake import foods_of
from dk2gui.foods.library import FoodLibrary
from dk2gui.gui.charts.balance import BalanceView
from dk2gui.gui.charts.intake_view import IntakeView
from dk2gui.gui.charts.serum import SerumView
from dk2gui.gui.explore.makers import compare_maker, what_if_makers, year_maker
from dk2gui.gui.explore.tabs import YEAR, ViewTabs
from dk2gui.gui.explore.view import ExploreView
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.panels.advice import AdvicePanel
from dk2gui.gui.panels.answer import AnswerPanel
from dk2gui.gui.panels.doses import DosesPanel
from dk2gui.gui.panels.example_strip import ExampleStrip
from dk2gui.gui.panels.foods import FoodsPanel
from dk2gui.gui.panels.labs import LabsPanel
from dk2gui.gui.panels.other_food import OtherFoodPanel
from dk2gui.gui.panels.person import PersonPanel
from dk2gui.gui.panels.sun import SunPanel
from dk2gui.gui.panels.vitamin_k import VitaminKPanel
from dk2gui.gui.tasks import Cancelled, Latest
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.answer_date import read_answer_on
from dk2gui.gui.widgets.plain_text import set_tooltip
from dk2gui.gui.window.pins import Pins
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units

if TYPE_CHECKING:
    from dk2gui.core.explore.dose_window import DoseWindow

_HANDLE: Final = 8
_WIDE: Final = 1100
"""From this width on there is room for a third column."""
_LOW: Final = 480
"""Below this height the second sentence of the answer has one line only."""
_STRIP_SHARE: Final = 0.18
_STRIP_LEAST: Final = 60
_STRIP_MOST: Final = 150
_UNBOUNDED: Final = 16_777_215
"""What Qt takes for no maximum."""
_TOLD_SIZES: Final = [250, 430]
_LEFT_LEAST: Final = 290
_LEFT_MOST: Final = 400
_PLOTS_LEAST: Final = 340


class InputPanel(Protocol):
    """What every panel on the left can do; each is a QWidget."""

    def show_assessment(self, assessment: Assessment, units: Units, /) -> None:
        """Show the inputs of an assessment's scenario."""

    def set_theme(self, theme: Theme, /) -> None:
        """Take over colours."""


class CalculatorPage(QWidget):
    """Lays the panels and views out and passes them every assessment.

    Signals: evidence_wanted(str): an evidence id, "" for the whole evidence.
    units_chosen(Units): other units of the body.
    own_foods_wanted(): the page of own foods and imports.
    trouble(str): why the user's food store does not answer.
    copied(): something is on the clipboard.
    """

    evidence_wanted = Signal(str)
    units_chosen = Signal(object)
    own_foods_wanted = Signal()
    trouble = Signal(str)
    copied = Signal()

    def __init__(self, model: ScenarioModel, library: FoodLibrary, pins: Pins) -> None:
        super().__init__()
        self._model = model
        self._units = Units()
        self._pins = pins
        pins.changed.connect(self._show_pins)
        constants = model.constants
        self._make_inputs(model, library)
        self._intake = IntakeView(model.foods, constants.reference)
        self._serum = SerumView(constants.serum_lines, constants.vitamin_d.assay_cv)
        self._mark_answer()
        self._balance = BalanceView(model, constants.evidence)
        self._advice = AdvicePanel(dict(constants.grades))
        self._advice.evidence_wanted.connect(self.evidence_wanted)
        self._advice.copied.connect(self.copied)
        self._intake.sources_wanted.connect(self.evidence_wanted)
        self._serum.sources_wanted.connect(self.evidence_wanted)
        self._vitamin_k = VitaminKPanel(dict(constants.grades))
        self._vitamin_k.sources_wanted.connect(self.evidence_wanted)
        plots = _splitter(Qt.Orientation.Vertical, (self._intake, 3), (self._serum, 2))
        plots.setSizes([430, 260])
        plots.setMinimumWidth(_PLOTS_LEAST)
        self._told = _splitter(Qt.Orientation.Vertical, (self._advice, 2), (self._together(), 3))
        # Kept apart: the splitter forgets them while advice is a strip elsewhere.
        self._told_sizes = _TOLD_SIZES
        self._told.setSizes(self._told_sizes)
        self._told.setMinimumWidth(240)
        self._views = ViewTabs(
            plots, year_maker(model, pins), what_if_makers(model, pins), compare_maker(model, pins)
        )
        self._offer_months()
        self._window = Latest(self)
        self._window.ready.connect(self._doses.show_window)
        middle = QWidget()
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(_HANDLE)
        self._answer = AnswerPanel(model)
        self._middle.addWidget(self._views, 1)
        self._is_wide = True
        columns = _splitter(
            Qt.Orientation.Horizontal, (self._left, 3), (middle, 6), (self._told, 3)
        )
        columns.setSizes([350, 590, 320])
        self._splitters = {"columns": columns, "plots": plots, "told": self._told}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_HANDLE)
        rows.addWidget(self._answer)
        rows.addWidget(columns, 1)

    def _together(self) -> QWidget:
        """The map of D and K2, and what K2 does."""
        together = QWidget()
        together.setProperty("role", "page")
        rows = QVBoxLayout(together)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_HANDLE)
        rows.addWidget(self._balance, 1)
        rows.addWidget(self._vitamin_k)
        # With large letters there is not the room for both.
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(together)
        return scrolled

    def _mark_answer(self) -> None:
        """Let the marker of the forecast set the day that is asked about."""
        model, plot = self._model, self._serum.plot
        plot.marker_grabbed.connect(model.begin_drag)
        plot.marker_released.connect(model.end_drag)
        plot.marker_moved.connect(
            lambda day: read_answer_on(model, model.assessment.start + dt.timedelta(days=day))
        )

    def _offer_months(self) -> None:
        """The forecast by month is one press away from the forecast by day."""
        months = QToolButton(self)
        months.setObjectName("by-month")
        months.setProperty("role", "small")
        months.setText(tr("By month"))
        set_tooltip(months, tr("Sun, intake and 25(OH)D month by month (Ctrl+2)"))
        months.clicked.connect(lambda: self._views.go_to(YEAR))
        self._serum.offer(months)

    def _make_inputs(self, model: ScenarioModel, library: FoodLibrary) -> None:
        self._doses = DosesPanel(model, library)
        self._doses.own_foods_wanted.connect(self.own_foods_wanted)
        self._foods = FoodsPanel(model, library)
        self._foods.own_foods_wanted.connect(self.own_foods_wanted)
        self._foods.trouble.connect(self.trouble)
        self._panels: tuple[tuple[InputPanel, str], ...] = (
            (self._doses, tr("&Doses")),
            (self._foods, tr("&Foods")),
            (OtherFoodPanel(model), tr("Othe&r")),
            (SunPanel(model), tr("&Sun")),
            (LabsPanel(model), tr("&Tests")),
        )
        self._person = PersonPanel(model)
        self._person.units_chosen.connect(self.units_chosen)
        tabs = self._tabs = QTabWidget()
        tabs.setObjectName("inputs")
        tabs.setAccessibleName(tr("What goes in"))
        for panel, title in self._panels:
            tabs.addTab(cast(QWidget, panel), title)
        self._left = QStackedWidget()
        # Larger letters take more room.
        least = min(tabs.tabBar().sizeHint().width() + _HANDLE, _LEFT_MOST)
        self._left.setMinimumWidth(max(_LEFT_LEAST, least))
        inputs = QWidget()
        stack = QVBoxLayout(inputs)
        stack.setContentsMargins(0, 0, 0, 0)
        self._example = ExampleStrip()
        self._example.answer_wanted.connect(self.show_first_card)
        self._example.hide()
        stack.addWidget(self._example)
        stack.addWidget(tabs, 1)
        self._left.addWidget(inputs)
        self._left.addWidget(self._person_page())

    def _person_page(self) -> QWidget:
        page = QWidget()
        done = QPushButton(tr("&Done: back to what I take"))
        done.setObjectName("person-done")
        done.clicked.connect(self.show_inputs)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(done)
        rows.addWidget(self._person, 1)
        return page

    def show_person(self) -> None:
        """Show who it is about in place of what goes in."""
        self._left.setCurrentIndex(1)
        self._person.set_first_focus()

    def mark_example(self) -> None:
        """Say that what is seen is an example, and offer to replace it."""
        self._example.show()

    def show_first_card(self) -> None:
        """Ask who it is about, in place of what goes in."""
        from dk2gui.gui.panels.first_card import FirstCard  # noqa: PLC0415  # not for first paint

        card = FirstCard(self._model, self._units)
        card.units_chosen.connect(self.units_chosen)
        place = self._left.addWidget(card)
        self._left.setCurrentIndex(place)
        card.set_first_focus()

        def end() -> None:
            self._example.hide()
            self.show_inputs()
            # One stop before the first dose; a key or a wheel changes none by itself.
            self._tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)
            self._left.removeWidget(card)
            card.deleteLater()

        card.done.connect(end)

    def show_inputs(self) -> None:
        """Show what goes in."""
        self._left.setCurrentIndex(0)

    def unfold_advice(self, advice_id: str) -> None:
        """Show the whole of a piece of advice."""
        self._advice.unfold(advice_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._answer.set_compact(self.height() < _LOW)
        self._arrange(is_wide=self.width() >= _WIDE)

    def _arrange(self, *, is_wide: bool) -> None:
        """A third column where there is room, a strip of advice above the plots where not."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            if is_wide:
                self._told.insertWidget(0, self._advice)
                self._told.setSizes(self._told_sizes)
                self._advice.setMaximumHeight(_UNBOUNDED)
            else:
                self._told_sizes = self._told.sizes()
                self._middle.insertWidget(0, self._advice)
            self._told.setVisible(is_wide)
        if not is_wide:
            room = round(_STRIP_SHARE * self.height())
            self._advice.setMaximumHeight(min(max(room, _STRIP_LEAST), _STRIP_MOST))

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment in every panel and view."""
        self.settle(assessment, units, settled=settled)
        self._balance.show_assessment(assessment, units)
        self._vitamin_k.show_assessment(assessment)
        for panel, _ in self._panels:
            panel.show_assessment(assessment, units)
        self._units = units
        self._person.show_assessment(assessment, units)

    def settle(self, assessment: Assessment, units: Units, *, settled: bool = True) -> None:
        """Bring up to date what does not follow every pixel of a drag."""
        self._answer.show_assessment(assessment, units, settled=settled)
        self._intake.show_assessment(assessment, units, settled=settled)
        self._serum.show_assessment(assessment, units, settled=settled)
        self._views.show_assessment(assessment, units, settled=settled)
        self._advice.show_assessment(
            assessment,
            units,
            self._model.step,
            settled=settled or not self._model.dragging,
            at_once=settled,
        )
        if settled:
            self._look_for_window(assessment)

    def catch_up(self) -> None:
        """Show now what waits for a hand to go on."""
        self._advice.catch_up()

    def _show_pins(self) -> None:
        for view in (self._intake, self._serum, self._balance):
            view.show_pins(self._pins.pinned)

    def _look_for_window(self, assessment: Assessment) -> None:
        scenario = assessment.scenario
        foods, constants = foods_of(scenario, self._model.foods), self._model.constants

        def find(_cancelled: Cancelled) -> "DoseWindow":
            from dk2gui.core.explore.dose_window import dose_window  # noqa: PLC0415  # not at start

            return dose_window(scenario, foods, constants)

        self._window.ask(find)

    def show_view(self, place: int) -> None:
        """Change to a view of the middle, counted from 0."""
        self._views.go_to(self._views.names[place])
        # Who came by its key goes on by keys: to the first question of the view, if it asks any.
        exploring = self.exploring
        asked = exploring.findChildren(QWidget) if isinstance(exploring, QWidget) else []
        fields = (
            field for field in asked
            if isinstance(field, QAbstractSpinBox | QComboBox) and field.isVisible()
        )  # fmt: skip
        if (first := next(fields, None)) is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def exploring(self) -> ExploreView | None:
        """The exploring view that can be seen, if one can."""
        return self._views.exploring if self.isVisible() else None

    @property
    def view_titles(self) -> list[str]:
        """The titles of the views of the middle, in English; they are their names too."""
        return self._views.names

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        for panel, _ in self._panels:
            panel.set_theme(theme)
        self._person.set_theme(theme)
        for view in (self._intake, self._serum, self._balance, self._advice, self._views):
            view.set_theme(theme)

    def refresh_foods(self) -> None:
        """Take note that foods came or went."""
        self._foods.refresh()

    def stop(self) -> None:
        """End what runs beside the window."""
        self._foods.stop()
        self._window.stop()
        self._views.stop()

    def splitter_sizes(self) -> dict[str, list[int]]:
        """The sizes of all splitters, to be remembered."""
        return {name: splitter.sizes() for name, splitter in self._splitters.items()}

    def restore_splitters(self, sizes: dict[str, list[int]]) -> None:
        """Bring remembered sizes back; what does not fit is left out."""
        for name, splitter in self._splitters.items():
            if len(sizes.get(name, [])) == splitter.count():
                splitter.setSizes(sizes[name])
        self._told_sizes = sizes.get("told", self._told_sizes)


def _splitter(orientation: Qt.Orientation, *parts: tuple[QWidget, int]) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(_HANDLE)
    for place, (part, stretch) in enumerate(parts):
        splitter.addWidget(part)
        splitter.setStretchFactor(place, stretch)
    return splitter
