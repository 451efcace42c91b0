# SPDX-License-Identifier: MIT
"""The card of one dose of a compound: slider, number, unit, and folded away how often and when."""

import datetime as dt
from typing import Any

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.basis.nutrients import COMPOUNDS, Compound, amount_in, other_units
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.dose_bands import dose_edges, per_dose
from dk2gui.core.intake.dose_scale import DoseScale
from dk2gui.core.intake.dose_track import dose_track, first_unit, likely_doses
from dk2gui.core.scenario.dose_edit import places_of
from dk2gui.core.scenario.dose_units import in_unit
from dk2gui.core.scenario.scenario import MAX_DOSE_UG, Supplement, times_a_day
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.antagonist import VITAMIN_K, WITH_ANTAGONIST
from dk2gui.gui.widgets.dose_slider import DoseSlider
from dk2gui.gui.widgets.dose_spin_box import DoseSpinBox, set_width
from dk2gui.gui.widgets.fold_button import FoldButton
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.rhythm_form import RhythmForm
from dk2gui.gui.widgets.since_row import SinceRow
from dk2gui.present.dates import when_text
from dk2gui.present.dose_text import (
    amount_and_rhythm,
    compound_title,
    how_often,
    often_and_when,
    step,
)
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, unit_name, with_unit


class DoseEditor(QWidget):
    """Edits one dose of a compound: the first in the scenario, or a further one.

    Signals: removed(): the user takes it off the list of what is taken.
    """

    removed = Signal()

    def __init__(
        self,
        compound_id: str,
        model: ScenarioModel,
        parent: QWidget | None = None,
        *,
        which: int = 0,
        can_go: bool = False,
    ) -> None:
        super().__init__(parent)
        self._compound: Compound = COMPOUNDS[compound_id]
        self._model = model
        self._which = which
        # What a first dose will be entered in; the scenario knows once there is one.
        self._unit: DoseUnit = first_unit(self._compound)
        self._every_days = 1
        self._window: tuple[float, float] | None = None
        self._window_words = ""
        self._per_dose_days = 1.0
        title = compound_title(self._compound, which)
        name = f"dose-{compound_id}" + (f"-{which + 1}" if which else "")
        self.setObjectName(name)
        self._title = PlainLabel(title, self)
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        scale = self._scale()
        self._slider = DoseSlider(scale, self)
        self._slider.setObjectName(f"{name}-slider")
        self._value = DoseSpinBox(scale, self)
        self._value.setObjectName(f"{name}-value")
        self._limit_value()
        self._value.setAccessibleName(tr("{compound}, amount", compound=title))
        set_width(self._value)
        self._value.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._slider.setAccessibleName(tr("{compound}, dose", compound=title))
        self._unit_choice = self._make_unit_choice(name, title)
        self._details = QWidget(self)
        self._rhythm = RhythmForm(name, title, self._details)
        self._when = self._rhythm.when
        self._when.when_chosen.connect(self._on_when)
        self._fold = FoldButton(f"{name}-details", tr("{what}, how often and when", what=title),
                                self._details, self)  # fmt: skip
        self._another = QPushButton(tr("Another dose of it"), self._details)
        self._another.setObjectName(f"{name}-another")
        self._another.setAccessibleName(
            tr("{compound}: another dose, at other times", compound=title)
        )
        self._another.setProperty("role", "small")
        self._another.clicked.connect(self._on_another)
        self._remove = QPushButton(tr("Remove"), self)
        self._remove.setObjectName(f"{name}-remove")
        self._remove.setProperty("role", "quiet")
        self._remove.clicked.connect(self.remove)
        self._remove.setVisible(can_go)
        self._since = SinceRow(name, title, self)
        self._warning = PlainLabel(self)
        self._warning.setObjectName(f"{name}-warning")
        self._warning.setProperty("role", "error")
        self._warning.setWordWrap(True)
        self._warning.hide()
        self._lay_out()
        self._connect()

    def _make_unit_choice(self, name: str, title: str) -> QWidget:
        if self._compound.ug_per_iu is None:
            return PlainLabel(unit_name(self._compound.unit), self)
        choice = QComboBox(self)
        choice.setObjectName(f"{name}-unit")
        name_choice(choice, tr("{compound}, unit", compound=title))
        ignore_unfocused_wheel(choice)
        for unit in ("IU", "ug"):
            choice.addItem(unit_name(unit), unit)
        choice.currentIndexChanged.connect(self._on_unit)
        return choice

    def _lay_out(self) -> None:
        self._inside = QVBoxLayout(self._details)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(4)
        self._inside.addWidget(self._rhythm)
        self._inside.addWidget(self._another, 0, Qt.AlignmentFlag.AlignRight)
        below = QHBoxLayout()
        below.addWidget(self._fold)
        below.addStretch(1)
        below.addWidget(self._remove)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._value, 0, 1)
        grid.addWidget(self._unit_choice, 0, 2)
        grid.addWidget(self._slider, 1, 0, 1, 3)
        grid.addLayout(below, 2, 0, 1, 3)
        grid.addWidget(self._details, 3, 0, 1, 3)
        grid.addWidget(self._since, 4, 0, 1, 3)
        grid.addWidget(self._warning, 5, 0, 1, 3)
        grid.setColumnStretch(0, 1)

    def add_detail(self, part: QWidget) -> None:
        """Put something more among what is folded away."""
        self._inside.insertWidget(1, part)

    def _connect(self) -> None:
        self._slider.sliderPressed.connect(self._model.begin_drag)
        self._slider.sliderReleased.connect(self._model.end_drag)
        self._slider.amount_moved.connect(self._on_amount)
        # The digits of one number are one step of the history.
        self._value.begins.connect(self._on_typing)
        self._value.editingFinished.connect(self._model.end_drag)
        self._value.valueChanged.connect(self._on_amount)
        self._rhythm.rhythm_chosen.connect(self._on_rhythm)
        self._since.always.connect(lambda: self._on_since("always", None))
        self._since.today.connect(lambda: self._on_since(None, dt.date.today()))
        self._since.open_again.connect(lambda: self._on_since(None, None))
        self._since.date_wanted.connect(self._when.ask)

    def _scale(self) -> DoseScale:
        return dose_track(self._compound, self._unit, self._every_days)

    def _on_typing(self) -> None:
        if not self._model.dragging:
            self._model.begin_drag()

    def _limit_value(self) -> None:
        """What can be typed, in which units, and what decides between two readings."""
        self._value.setMaximum(amount_in(self._compound, MAX_DOSE_UG, self._unit))
        self._value.set_units(self._unit, other_units(self._compound, self._unit))
        self._value.set_likely(*likely_doses(self._compound, self._unit))

    def _own(self) -> list[int]:
        """The place of this dose in the scenario, in a list; empty where there is none."""
        return places_of(self._model.scenario, self._compound.id)[self._which : self._which + 1]

    def _said(self, amount: float) -> str:
        """An amount with how often it is taken."""
        own = self._own()
        dose = self._model.scenario.supplements[own[0]] if own else None
        often = how_often(dose, self._every_days)
        return amount_and_rhythm(with_unit(amount, self._unit), often)

    def _step(self, said: str) -> str:
        return step(compound_title(self._compound), said)

    def _on_amount(self, amount: float) -> None:
        self._change(self._step(self._said(amount)), amount=amount)

    def _on_rhythm(self, every_days: int, weekdays: tuple[Any, ...]) -> None:
        self._every_days = every_days
        # Both in one edit: the one stands in place of the other.
        label = self._step(tr("how often"))
        self._change(label, every_days=every_days, weekdays=weekdays)
        self._rescale()

    def _on_since(self, since: Any, first: dt.date | None) -> None:
        said = tr("taken for long") if since else when_text(first, None)
        self._change(self._step(said), since=since, from_date=first)

    def _on_another(self) -> None:
        dose = Supplement(
            compound=self._compound.id,  # type: ignore[arg-type]  # ids are the literals
            unit=self._unit,
            amount=0,
        )
        label = self._step(tr("another dose"))
        self._model.edit(label, supplements=(*self._model.scenario.supplements, dose))

    def _on_unit(self) -> None:
        assert isinstance(self._unit_choice, QComboBox)
        unit: DoseUnit = self._unit_choice.currentData()
        own = self._own()
        self._unit = unit
        if own:
            amount = in_unit(self._model.scenario.supplements[own[0]], unit).amount
            compound = compound_title(self._compound)
            label = tr("{compound} in {unit}", compound=compound, unit=unit_name(unit))
            self._change(label, unit=unit, amount=amount)
        self._rescale()

    def _on_when(self, first: dt.date | None, last: dt.date | None) -> None:
        own = self._own()
        since = self._model.scenario.supplements[own[0]].since if own and first is None else None
        label = self._step(when_text(first, last))
        self._change(label, from_date=first, until_date=last, since=since)

    def remove(self) -> None:
        """Take this dose, and its card, away."""
        if own := self._own():
            doses = list(self._model.scenario.supplements)
            del doses[own[0]]
            label = tr("Without {what}", what=self._title.text())
            self._model.edit(label, supplements=tuple(doses))
        self.removed.emit()

    def _change(self, label: str, **changes: Any) -> None:
        """Edit the first dose; enter one when there is none and it is not zero."""
        doses = list(self._model.scenario.supplements)
        own = self._own()
        if own:
            doses[own[0]] = msgspec.structs.replace(doses[own[0]], **changes)
        elif changes.get("amount", 0) > 0:
            doses.append(
                Supplement(
                    compound=self._compound.id,  # type: ignore[arg-type]  # ids are the literals
                    unit=self._unit,
                    every_days=self._every_days,
                    amount=changes["amount"],
                )
            )
        self._model.edit(label, supplements=tuple(doses))
        self._follow()

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show the dose in an assessment's scenario."""
        scenario = assessment.scenario
        own = [scenario.supplements[at] for at in self._own()]
        dose = own[0] if own else None
        if dose is not None:
            self._take_over(dose.unit, dose.every_days)
        elif self._compound.nutrient == "vitamin_d":
            self._take_over("IU" if units.vitamin_d == "IU" else "ug", self._every_days)
        self._show_amount(dose.amount if dose else 0.0)
        self._rhythm.show_rhythm(dose, self._every_days)
        self._when.setEnabled(dose is not None)
        self._another.setEnabled(dose is not None)
        self._when.show_when(
            (dose.from_date, dose.until_date) if dose else (None, None), assessment.start
        )
        brief = often_and_when(dose, self._every_days)
        self._fold.say(brief)
        self._remove.setAccessibleName(
            tr(
                "Remove {compound}, {amount}, {brief}",
                compound=self._title.text(),
                amount=with_unit(dose.amount if dose else 0.0, self._unit),
                brief=brief,
            )
        )
        if self._compound.nutrient == "vitamin_d":
            self._since.show_since(dose, scenario)
        self._show_warning(assessment)
        self._show_edges(assessment, 1 / times_a_day(dose) if dose else self._every_days)

    def _show_warning(self, assessment: Assessment) -> None:
        """What forbids the dose stands at the control that would cause it, before it is moved."""
        on_vka = "vitamin_k_antagonist" in assessment.scenario.person.medications
        warned = on_vka and self._compound.nutrient in VITAMIN_K
        if warned != self._warning.isVisibleTo(self):
            self._warning.setText(tr(WITH_ANTAGONIST))
            self._warning.setVisible(warned)

    def _follow(self) -> None:
        """The other half of the editor follows at once; the plots follow a moment later."""
        own = self._own()
        self._show_amount(self._model.scenario.supplements[own[0]].amount if own else 0.0)

    def _take_over(self, unit: DoseUnit, every_days: int) -> None:
        if (unit, every_days) == (self._unit, self._every_days):
            return
        self._unit, self._every_days = unit, every_days
        if isinstance(self._unit_choice, QComboBox):
            if self._unit_choice.findData(unit) < 0:
                self._unit_choice.blockSignals(True)
                self._unit_choice.addItem(unit_name(unit), unit)
                self._unit_choice.blockSignals(False)
            self._select(self._unit_choice, unit)
        self._rescale()

    @staticmethod
    def _select(choice: QComboBox, data: object) -> None:
        with QSignalBlocker(choice):
            choice.setCurrentIndex(choice.findData(data))

    def _rescale(self) -> None:
        scale = self._scale()
        self._slider.set_scale(scale)
        self._value.set_scale(scale)
        self._value.blockSignals(True)
        self._limit_value()
        self._value.blockSignals(False)
        if isinstance(self._unit_choice, QLabel):
            self._unit_choice.setText(unit_name(self._unit))
        self._follow()

    def _show_amount(self, amount: float) -> None:
        if self._value.value() != amount:
            self._value.blockSignals(True)
            self._value.setValue(amount)
            self._value.blockSignals(False)
        self._slider.set_amount(amount)
        self._describe()

    def _describe(self) -> None:
        """A screen reader reads the slider's place on its track; here it hears the dose."""
        said = self._said(self._value.value())
        if self._window_words:
            said = tr("{dose}. {window}", dose=said, window=self._window_words)
        self._slider.setAccessibleDescription(said)

    def _show_edges(self, assessment: Assessment, every_days: float) -> None:
        self._per_dose_days = every_days
        edges = dose_edges(assessment, self._compound.id, self._unit, every_days)
        self._slider.set_edges(edges)
        self._show_window()

    def show_window(self, window: tuple[float, float] | None, words: str) -> None:
        """Show a range of daily IU on the track, and say what it is."""
        self._window, self._window_words = window, words
        set_tooltip(self._slider, words)
        self._describe()
        self._show_window()

    def _show_window(self) -> None:
        shown = None
        if self._window is not None:
            low, high = self._window
            shown = (per_dose(low, self._unit, self._per_dose_days),
                     per_dose(high, self._unit, self._per_dose_days))  # fmt: skip
        self._slider.set_window(shown)

    def set_first_focus(self) -> None:
        """Take the keyboard focus on the slider."""
        self._slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._slider.set_theme(theme)
