# SPDX-License-Identifier: MIT
"""Goal seek: the dose for a level by a date, the dose window, and the least change of diet."""

from typing import Final

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.basis.units import ng_ml_from_nmol_l, nmol_l_from_ng_ml
from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.dose_window import DoseWindow, dose_window
from dk2gui.core.explore.goal import (
    HIGH_END_NMOL_L,
    GoalError,
    SerumGoal,
    daily_d3_for,
    with_daily_d3,
)
from dk2gui.core.explore.least_change import DietChange, least_change, with_additions
from dk2gui.core.intake.intake import foods_of
from dk2gui.gui.charts.dose_strip import DoseStrip
from dk2gui.gui.explore.view import ExploreView, Rows, choice, muted, offer, working
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.tasks import Cancelled, Latest
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.answer_date import AnswerDate
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.gui.widgets.wrapped_check import WrappedCheckBox
from dk2gui.present.diet_change_text import change_rows
from dk2gui.present.goal_rows import goal_rows
from dk2gui.present.goal_text import CERTAINTIES, SURE, goal_words
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, with_unit
from dk2gui.present.words import Words

_Found = tuple[SerumGoal | str, SerumGoal | None, DoseWindow]
"""The answer or why there is none, the answer for nearly all, and the dose window."""
_DIET: Final = ("vitamin_k", "calcium", "magnesium", "vitamin_a")
_DIET_FIRST: Final = ("vitamin_k", "calcium")
_FIRST_GOAL_NMOL_L: Final = 75.0


class GoalView(ExploreView):
    """Three questions, each with its answer and a button that does what it says."""

    def __init__(self, model: ScenarioModel) -> None:
        super().__init__(model)
        self._found: SerumGoal | None = None
        self._use_iu: int | None = None
        self._window: DoseWindow | None = None
        self._change: DietChange | None = None
        self._diet_thread = Latest(self)
        self._diet_shown: object = None
        page = ScrollPage(self)
        page.rows.setSpacing(10)
        page.rows.addWidget(self._make_serum())
        page.rows.addWidget(self._make_diet())
        page.rows.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 6, 6, 4)
        rows.addWidget(page)
        self.latest.ready.connect(self._show_goal)
        self.latest.failed.connect(self._show_refusal)
        self.latest.ready.connect(self._on_ready)
        self.latest.failed.connect(self._on_ready)
        self._diet_thread.ready.connect(self._show_diet)
        self._diet_thread.failed.connect(self._diet_said.setText)

    def _make_serum(self) -> QWidget:
        self._goal = PlainSpinBox(self)
        self._goal.setObjectName("goal-level")
        self._goal.setAccessibleName(tr("25(OH)D to reach"))
        self._by = AnswerDate(self.model, "goal-by", self)
        self._certainty = choice("goal-certainty", tr("For how many people like me"), self)
        self._certainty.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        offer(self._certainty, {str(share): tr(title) for share, title in CERTAINTIES.items()})
        self._certainty.currentIndexChanged.connect(self.look_again)
        self._show_units(Units())
        self._goal.setValue(_FIRST_GOAL_NMOL_L)
        self._goal.valueChanged.connect(self.look_again)
        rows = QGridLayout()
        rows.setHorizontalSpacing(8)
        entries: tuple[tuple[str, QWidget], ...] = (
            (tr("Bring 25(OH)D to"), self._goal),
            (tr("By the day"), self._by),
            (tr("For"), self._certainty),
        )
        for place, (text, box) in enumerate(entries):
            label = PlainLabel(text, self)
            label.setBuddy(box)
            rows.addWidget(label, place, 0)
            rows.addWidget(box, place, 1)
        rows.setColumnStretch(2, 1)
        self._answer = PlainLabel(self)
        self._answer.setWordWrap(True)
        self._answer.setObjectName("goal-answer")
        self._answer.setProperty("role", "answer")
        self._said = PlainLabel(self)
        self._said.setObjectName("goal-said")
        self._said.setWordWrap(True)
        self._strip = DoseStrip(self)
        self._take = QPushButton(self)
        self._take.setObjectName("goal-take")
        self._take.clicked.connect(self._on_take)
        self._take.hide()
        self._window_said = muted("", self, "goal-window")
        heading = PlainLabel(tr("Daily D3 for a blood level"), self)
        heading.setProperty("role", "heading")
        buttons = QHBoxLayout()
        buttons.addWidget(self._take)
        buttons.addStretch(1)
        return _panel(
            heading, rows, self._answer, self._strip, self._said, buttons, self._window_said
        )

    def _make_diet(self) -> QWidget:
        heading = PlainLabel(tr("Least change of diet"), self)
        heading.setProperty("role", "heading")
        self._wanted = {}
        ask = PlainLabel(tr("Meet the target for"), self)
        boxes = QGridLayout()
        for place, name in enumerate(_DIET):
            box = WrappedCheckBox(tr(NUTRIENTS[name].title), self)
            box.setObjectName(f"diet-{name}")
            box.setChecked(name in _DIET_FIRST)
            box.toggled.connect(self.look_again)
            self._wanted[name] = box
            boxes.addWidget(box, place // 2, place % 2)
        boxes.setColumnStretch(2, 1)
        self._diet_said = PlainLabel(self)
        self._diet_said.setObjectName("diet-said")
        self._diet_said.setWordWrap(True)
        self._diet_table = QGridLayout()
        self._diet_table.setHorizontalSpacing(8)
        self._cells: list[QLabel] = []
        self._add = QPushButton(tr("Add these to my plate"), self)
        self._add.setObjectName("diet-add")
        self._add.clicked.connect(self._on_add)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addStretch(1)
        return _panel(heading, ask, boxes, self._diet_said, self._diet_table, buttons)

    def _show_units(self, units: Units) -> None:
        """The goal in the unit that is read; the level itself stays."""
        nmol_l = self._goal_nmol_l()
        self._goal.blockSignals(True)
        self._goal.setSuffix(f" {units.serum}")
        self._goal.set_units(units.serum, _typed_as(units.serum))
        scale = ng_ml_from_nmol_l(1.0) if units.serum == "ng/mL" else 1.0
        self._goal.setRange(20 * scale, HIGH_END_NMOL_L * scale)
        self._goal.setSingleStep(5 if scale == 1.0 else 2)
        # A level that was typed in the other unit is shown whole, as laboratories print it.
        self._goal.setValue(round(nmol_l * scale))
        self._goal.blockSignals(False)

    def _goal_nmol_l(self) -> float:
        value = self._goal.value()
        nmol_l = nmol_l_from_ng_ml(value) if self._goal.suffix().strip() == "ng/mL" else value
        return min(nmol_l, HIGH_END_NMOL_L)

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Take over an assessment and the unit of the goal."""
        if units.serum != self._goal.suffix().strip():
            self._show_units(units)
        super().show_assessment(assessment, units, settled=settled)

    def look(self, assessment: Assessment, *, settled: bool) -> None:
        """Seek again; the diet once the hand rests."""
        scenario = assessment.scenario
        foods, constants = foods_of(scenario, self.model.foods), self.model.constants
        self._by.show_assessment(assessment)
        goal, by = self._goal_nmol_l(), self._by.chosen()
        certainty = float(self._certainty.currentData())

        def seek(_cancelled: Cancelled) -> _Found:
            window = dose_window(scenario, foods, constants)
            try:
                found, sure = (
                    daily_d3_for(
                        scenario, foods, constants, goal_nmol_l=goal, by=by, certainty=share
                    )
                    for share in (certainty, SURE)
                )
            except GoalError as error:
                return str(error), None, window
            return found, sure, window

        about = scenario, goal, by, certainty, self.units
        self.ask(seek, about, settled=settled)
        if not settled:
            return
        wanted = [name for name, box in self._wanted.items() if box.isChecked()]
        known = list(self.model.foods.values())

        def diet(_cancelled: Cancelled) -> DietChange | None:
            return least_change(assessment, known, wanted) if wanted else None

        if (scenario, wanted, self.units) != self._diet_shown:
            self._show_no_diet(working())
        self._diet_shown = scenario, wanted, self.units
        self._diet_thread.ask(diet)

    def show_waiting(self) -> None:
        """Nothing but the word until there is an answer."""
        self._found = self._use_iu = self._window = None
        self._answer.setText(working())
        self._said.setText("")
        self._window_said.setText("")
        self._take.hide()
        self._strip.show_answer(None, None, None)

    def _show_goal(self, found: _Found) -> None:
        goal, sure, self._window = found
        words = Words(self.units)
        said = words.say_all(self._window.message)
        self._window_said.setText(tr("Dose window: {said}", said=said))
        if isinstance(goal, str):
            self._show_refusal(goal)
            return
        self._found = goal
        told = goal_words(goal, sure, words)
        self._use_iu = told.use_iu
        self._answer.setText(told.headline)
        self._said.setText(told.said)
        self._strip.show_answer(goal, self._window, None if sure is None else sure.iu_per_day)
        self._take.setVisible(told.use_iu is not None)
        self._take.setText(told.use)

    def _show_refusal(self, text: str) -> None:
        self._found = self._use_iu = None
        self._answer.setText(tr("This cannot be asked"))
        self._said.setText(text)
        self._take.hide()
        self._strip.show_answer(None, None, None)

    def _on_take(self) -> None:
        if (dose := self._use_iu) is not None:
            changed = with_daily_d3(self.model.scenario, dose)
            name = tr("Take {dose} of D3 a day", dose=with_unit(dose, "IU"))
            self.model.edit(name, supplements=changed.supplements, products=changed.products)

    def _show_diet(self, change: DietChange | None) -> None:
        self._show_no_diet(tr("Tick what is to be met."))
        if change is None:
            return
        self._change = change
        self._add.setVisible(change.state == "found")
        self._diet_said.setText(Words(self.units).say_all(change.message))
        for place, texts in enumerate(change_rows(change, self.units)):
            for column, text in enumerate(texts):
                cell = muted(text, self)
                cell.setWordWrap(False)
                self._cells.append(cell)
                self._diet_table.addWidget(cell, place, column)

    def _show_no_diet(self, why: str) -> None:
        self._change = None
        for cell in self._cells:
            cell.deleteLater()
        self._cells = []
        self._add.hide()
        self._diet_said.setText(why)

    def _on_add(self) -> None:
        if self._change is not None:
            changed = with_additions(self.model.scenario, self._change)
            self.model.edit(tr("Add foods that meet the targets"), foods=changed.foods)

    @property
    def table_title(self) -> str:
        """What the table holds."""
        return tr("The goal and its answer")

    def table(self) -> Rows:
        """What was asked and answered, a line each."""
        return goal_rows(self._found, self._window)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        super().set_theme(theme)
        self._strip.set_theme(theme)

    def stop(self) -> None:
        """End what runs beside the window."""
        super().stop()
        self._diet_thread.stop()


def _panel(*parts: QWidget | QLayout) -> QFrame:
    frame = QFrame()
    rows = QVBoxLayout(frame)
    rows.setContentsMargins(0, 4, 0, 4)
    rows.setSpacing(6)
    for part in parts:
        if isinstance(part, QWidget):
            rows.addWidget(part)
        else:
            rows.addLayout(part)
    return frame


def _typed_as(unit: str) -> dict[str, float]:
    """The other unit in which a level may be typed: so many of `unit`."""
    if unit == "ng/mL":
        return {"nmol/L": ng_ml_from_nmol_l(1.0)}
    return {"ng/mL": nmol_l_from_ng_ml(1.0), "ug/L": nmol_l_from_ng_ml(1.0)}
