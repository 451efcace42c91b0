# SPDX-License-Identifier: MIT
"""The card of one dose of a compound: slider, number, unit, and folded away how often and when."""

from typing import Any

import msgspec
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QWidget,
)

from dk2gui.core.basis.nutrients import COMPOUNDS, Compound, amount_in, other_units
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.dose_bands import dose_edges, per_dose
from dk2gui.core.intake.dose_scale import DoseScale
from dk2gui.core.intake.dose_track import dose_track, first_unit, likely_doses
from dk2gui.core.scenario.dose_edit import places_of
from dk2gui.core.scenario.dose_history import with_changed
from dk2gui.core.scenario.dose_units import in_unit
from dk2gui.core.scenario.scenario import MAX_DOSE_UG, Supplement, times_a_day
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.taken_card import TakenCard
from dk2gui.present.dose_text import (
    amount_and_rhythm,
    compound_title,
    how_often,
    often_and_when,
    step,
)
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, unit_name, with_unit


class DoseEditor(TakenCard):
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
        self._compound: Compound = COMPOUNDS[compound_id]
        self._which = which
        # What a first dose will be entered in; the scenario knows once there is one.
        self._unit: DoseUnit = first_unit(self._compound)
        self._every_days = 1
        self._window: tuple[float, float] | None = None
        self._window_words = ""
        self._per_dose_days = 1.0
        title = compound_title(self._compound, which)
        name = f"dose-{compound_id}" + (f"-{which + 1}" if which else "")
        super().__init__(
            name, title, model, parent, number="value", scale=self._scale(), about=compound_id
        )
        self._limit_value()
        self._number.setAccessibleName(tr("{compound}, amount", compound=title))
        self._slider.setAccessibleName(tr("{compound}, dose", compound=title))
        self._unit_choice = self._make_unit_choice(name, title)
        self._another = QPushButton(tr("Another dose of it"), self._details)
        self._another.setObjectName(f"{name}-another")
        self._another.setAccessibleName(
            tr("{compound}: another dose, at other times", compound=title)
        )
        self._another.setProperty("role", "small")
        self._another.clicked.connect(self._on_another)
        self.add_detail(self._another, 1)
        self._remove.setVisible(can_go)
        self._lay_out(beside=self._unit_choice)

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

    def _scale(self) -> DoseScale:
        return dose_track(self._compound, self._unit, self._every_days)

    def _limit_value(self) -> None:
        """What can be typed, in which units, and what decides between two readings."""
        self._number.setMaximum(amount_in(self._compound, MAX_DOSE_UG, self._unit))
        self._number.set_units(self._unit, other_units(self._compound, self._unit))
        self._number.set_likely(*likely_doses(self._compound, self._unit))

    def _own(self) -> list[int]:
        """The place of this dose in the scenario, in a list; empty where there is none."""
        return places_of(self._model.scenario, self._compound.id)[self._which : self._which + 1]

    def taken(self) -> Supplement | None:
        """This dose in the scenario."""
        own = self._own()
        return self._model.scenario.supplements[own[0]] if own else None

    def _said(self, amount: float) -> str:
        """An amount with how often it is taken."""
        often = how_often(self.taken(), self._every_days)
        return amount_and_rhythm(with_unit(amount, self._unit), often)

    def _step(self, said: str) -> str:
        return step(compound_title(self._compound), said)

    def _on_number(self, number: float) -> None:
        self._change(self._said(number), amount=number)

    def _on_rhythm(self, every_days: int, weekdays: tuple[Any, ...]) -> None:
        self._every_days = every_days
        super()._on_rhythm(every_days, weekdays)
        self._rescale()

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
        self._unit = unit
        if (dose := self.taken()) is not None:
            amount = in_unit(dose, unit).amount
            compound = compound_title(self._compound)
            label = tr("{compound} in {unit}", compound=compound, unit=unit_name(unit))
            self._edit(label, unit=unit, amount=amount)
        self._rescale()

    def remove(self) -> None:
        """Take this dose, and its card, away."""
        if own := self._own():
            doses = list(self._model.scenario.supplements)
            del doses[own[0]]
            label = tr("Without {what}", what=self._title.text())
            self._model.edit(label, supplements=tuple(doses))
        self.removed.emit()

    def _change(self, said: str, **changes: Any) -> None:
        self._edit(self._step(said), **changes)

    def _edit(self, label: str, **changes: Any) -> None:
        """Edit the first dose; enter one when there is none and it is not zero."""
        doses = list(self._model.scenario.supplements)
        own = self._own()
        if own:
            changed = msgspec.structs.replace(doses[own[0]], **changes)
            scenario = self._model.scenario
            doses[:] = with_changed(scenario, scenario.supplements, own[0], changed)
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
        dose = self.taken()
        if dose is not None:
            self._take_over(dose.unit, dose.every_days)
        elif self._compound.nutrient == "vitamin_d":
            self._take_over("IU" if units.vitamin_d == "IU" else "ug", self._every_days)
        self._show_amount(dose.amount if dose else 0.0)
        self._another.setEnabled(dose is not None)
        self._show_taken(assessment, (self._compound.nutrient,), self._every_days)
        self._remove.setAccessibleName(
            tr(
                "Remove {compound}, {amount}, {brief}",
                compound=self._title.text(),
                amount=with_unit(dose.amount if dose else 0.0, self._unit),
                brief=often_and_when(dose, self._every_days),
            )
        )
        self._show_edges(assessment, 1 / times_a_day(dose) if dose else self._every_days)

    def _follow(self) -> None:
        """The other half of the editor follows at once; the plots follow a moment later."""
        dose = self.taken()
        self._show_amount(dose.amount if dose else 0.0)

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
        self._number.set_scale(scale)
        self._number.blockSignals(True)
        self._limit_value()
        self._number.blockSignals(False)
        if isinstance(self._unit_choice, QLabel):
            self._unit_choice.setText(unit_name(self._unit))
        self._follow()

    def _show_amount(self, amount: float) -> None:
        if self._number.value() != amount:
            self._number.blockSignals(True)
            self._number.setValue(amount)
            self._number.blockSignals(False)
        self._slider.set_amount(amount)
        self._describe()

    def _describe(self) -> None:
        """A screen reader reads the slider's place on its track; here it hears the dose."""
        said = self._said(self._number.value())
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
