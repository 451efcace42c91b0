# SPDX-License-Identifier: MIT
"""The editor of one compound's dose: slider, number, unit, and how often."""

import datetime as dt
from typing import Any, Final

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from dk2gui.core.basis.nutrients import COMPOUNDS, Compound, amount_in, other_units, ug_of
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.dose_bands import dose_edges, per_dose
from dk2gui.core.intake.dose_scale import DoseScale
from dk2gui.core.scenario.dose_edit import places_of
from dk2gui.core.scenario.dose_units import in_unit
from dk2gui.core.scenario.scenario import MAX_DOSE_UG, Supplement
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.dose_slider import DoseSlider
from dk2gui.gui.widgets.dose_spin_box import DoseSpinBox
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.when_button import WhenButton
from dk2gui.present.format import (
    THIN_SPACE,
    Units,
    dates_text,
    number,
    rhythm,
    rhythm_of,
    unit_name,
    when_text,
)

_RHYTHMS: Final = (1, 2, 7, 14, 30, 90)
_LIVELY: Final = 7
"""From weekly on, doses are large: the track then also covers a week's worth."""

_LEAST_OF_SMALLEST: Final = 0.5
_MOST_OF_LARGEST: Final = 100.0
"""No dose is less than half the smallest known one, nor a hundred of the largest: that decides
between two readings of a text, and nothing else."""

_CAPSULE_IU: Final = 1000.0
"""Weekly and monthly vitamin D comes in capsules from about this size."""


class DoseEditor(QWidget):
    """Edits the first dose of a compound in the scenario; further doses are listed below it."""

    def __init__(
        self, compound_id: str, model: ScenarioModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._compound: Compound = COMPOUNDS[compound_id]
        self._model = model
        # What a first dose will be entered in; the scenario knows once there is one.
        self._unit: DoseUnit = "IU" if self._compound.ug_per_iu else self._compound.unit
        self._every_days = 1
        self._window: tuple[float, float] | None = None
        name = f"dose-{compound_id}"
        self.setObjectName(name)
        self._title = PlainLabel(self._compound.title, self)
        self._title.setProperty("role", "heading")
        scale = self._scale()
        self._slider = DoseSlider(scale, self)
        self._slider.setObjectName(f"{name}-slider")
        self._value = DoseSpinBox(scale, self)
        self._value.setObjectName(f"{name}-value")
        self._limit_value()
        self._value.setAccessibleName(f"{self._compound.title}, amount")
        self._value.setMinimumWidth(70)
        self._value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._slider.setAccessibleName(f"{self._compound.title}, dose")
        self._unit_choice = self._make_unit_choice(name)
        self._often = QComboBox(self)
        self._often.setObjectName(f"{name}-every")
        self._often.setAccessibleName(f"{self._compound.title}, how often")
        ignore_unfocused_wheel(self._often)
        for days in _RHYTHMS:
            self._often.addItem(rhythm(days), days)
        self._when = WhenButton(f"{name}-when", self._compound.title, self, lead="")
        self._when.setProperty("role", "quiet")
        self._when.when_chosen.connect(self._on_when)
        self._more = QPushButton(self)
        self._more.setProperty("role", "quiet")
        self._more.hide()
        self._lay_out()
        self._connect()

    def _make_unit_choice(self, name: str) -> QWidget:
        if self._compound.ug_per_iu is None:
            return PlainLabel(unit_name(self._compound.unit), self)
        choice = QComboBox(self)
        choice.setObjectName(f"{name}-unit")
        choice.setAccessibleName(f"{self._compound.title}, unit")
        ignore_unfocused_wheel(choice)
        for unit in ("IU", "ug"):
            choice.addItem(unit_name(unit), unit)
        choice.currentIndexChanged.connect(self._on_unit)
        return choice

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._title, 0, 0, 1, 2)
        grid.addWidget(self._when, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._value, 1, 0)
        grid.addWidget(self._unit_choice, 1, 1)
        grid.addWidget(self._often, 1, 2)
        grid.addWidget(self._slider, 2, 0, 1, 3)
        grid.addWidget(self._more, 3, 0, 1, 3)
        grid.setColumnStretch(0, 1)

    def _connect(self) -> None:
        self._slider.sliderPressed.connect(self._model.begin_drag)
        self._slider.sliderReleased.connect(self._model.end_drag)
        self._slider.amount_moved.connect(self._on_amount)
        # The digits of one number are one step of the history.
        self._value.begins.connect(self._on_typing)
        self._value.editingFinished.connect(self._model.end_drag)
        self._value.valueChanged.connect(self._on_amount)
        self._often.currentIndexChanged.connect(self._on_often)
        self._more.clicked.connect(self._on_remove_more)

    def _scale(self) -> DoseScale:
        """The track in the unit of the dose; from weekly doses on, stretched to match."""
        known = self._compound.known_doses
        entered: DoseUnit = "IU" if self._compound.ug_per_iu else self._compound.unit
        stretch = self._every_days if self._every_days >= _LIVELY else 1
        top = known[-1]
        amounts = tuple(amount * stretch for amount in known)
        if self._compound.nutrient == "vitamin_d" and stretch > 1:
            large = (amount for amount in known if amount == 0 or amount >= _CAPSULE_IU)
            amounts = (*large, 2 * top, 4 * top)
        return DoseScale(
            tuple(
                round(
                    amount_in(self._compound, ug_of(self._compound, amount, entered), self._unit), 6
                )
                for amount in amounts
            )
        )

    def _on_typing(self) -> None:
        if not self._model.dragging:
            self._model.begin_drag()

    def _limit_value(self) -> None:
        """What can be typed, in which units, and what decides between two readings."""
        self._value.setMaximum(amount_in(self._compound, MAX_DOSE_UG, self._unit))
        self._value.set_units(self._unit, other_units(self._compound, self._unit))
        known = self._compound.known_doses
        entered: DoseUnit = "IU" if self._compound.ug_per_iu else self._compound.unit
        low, high = (
            amount_in(self._compound, ug_of(self._compound, amount, entered), self._unit)
            for amount in (known[1] * _LEAST_OF_SMALLEST, known[-1] * _MOST_OF_LARGEST)
        )
        self._value.set_likely(low, high)

    def _own(self) -> list[int]:
        """Places of this compound's doses in the scenario, those in force at the start first."""
        return places_of(self._model.scenario, self._compound.id)

    def _on_amount(self, amount: float) -> None:
        shown = f"{number(amount)}{THIN_SPACE}{unit_name(self._unit)} {rhythm(self._every_days)}"
        self._change(f"{self._compound.title}: {shown}", amount=amount)

    def _on_often(self, index: int) -> None:
        self._every_days = int(self._often.itemData(index))
        self._change(f"{self._compound.title}: {rhythm(self._every_days)}",
                     every_days=self._every_days)  # fmt: skip
        self._rescale()

    def _on_unit(self) -> None:
        assert isinstance(self._unit_choice, QComboBox)
        unit: DoseUnit = self._unit_choice.currentData()
        own = self._own()
        self._unit = unit
        if own:
            amount = in_unit(self._model.scenario.supplements[own[0]], unit).amount
            self._change(f"{self._compound.title} in {unit_name(unit)}", unit=unit, amount=amount)
        self._rescale()

    def _on_when(self, first: dt.date | None, last: dt.date | None) -> None:
        self._change(f"{self._compound.title}: {when_text(first, last)}",
                     from_date=first, until_date=last)  # fmt: skip

    def _on_remove_more(self) -> None:
        doses = list(self._model.scenario.supplements)
        for place in sorted(self._own()[1:], reverse=True):
            del doses[place]
        self._model.edit(f"{self._compound.title}: one dose", supplements=tuple(doses))

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
        """Show the compound's doses in an assessment's scenario."""
        scenario = assessment.scenario
        own = [scenario.supplements[at] for at in places_of(scenario, self._compound.id)]
        if own:
            self._take_over(own[0].unit, own[0].every_days)
        elif self._compound.nutrient == "vitamin_d":
            self._take_over("IU" if units.vitamin_d == "IU" else "ug", self._every_days)
        self._show_amount(own[0].amount if own else 0.0)
        self._when.setVisible(bool(own))
        if own:
            self._when.show_when((own[0].from_date, own[0].until_date), assessment.start)
        self._show_more(own[1:])
        self._show_edges(assessment)

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
        if self._often.findData(every_days) < 0:
            self._often.blockSignals(True)
            self._often.addItem(rhythm(every_days), every_days)
            self._often.blockSignals(False)
        self._select(self._often, every_days)
        self._rescale()

    @staticmethod
    def _select(choice: QComboBox, data: object) -> None:
        choice.blockSignals(True)
        choice.setCurrentIndex(choice.findData(data))
        choice.blockSignals(False)

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

    def _show_more(self, others: list[Supplement]) -> None:
        self._more.setVisible(bool(others))
        if others:
            listed = ", ".join(
                f"{number(dose.amount)}{THIN_SPACE}{unit_name(dose.unit)} {rhythm_of(dose)}"
                f"{dates_text(dose)}"
                for dose in others
            )
            self._more.setText(f"and {listed}  (remove)")
            set_tooltip(self._more, self._more.text())

    def _show_edges(self, assessment: Assessment) -> None:
        edges = dose_edges(assessment, self._compound.id, self._unit, self._every_days)
        self._slider.set_edges(edges)
        self._show_window()

    def show_window(self, window: tuple[float, float] | None, words: str) -> None:
        """Show a range of daily IU on the track, and say what it is."""
        self._window = window
        set_tooltip(self._slider, words)
        self._slider.setAccessibleDescription(words)
        self._show_window()

    def _show_window(self) -> None:
        shown = None
        if self._window is not None:
            low, high = self._window
            shown = (per_dose(low, self._unit, self._every_days),
                     per_dose(high, self._unit, self._every_days))  # fmt: skip
        self._slider.set_window(shown)

    def set_first_focus(self) -> None:
        """Take the keyboard focus on the slider."""
        self._slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._slider.set_theme(theme)
