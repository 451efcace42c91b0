# SPDX-License-Identifier: MIT
"""The card of the first start: who it is about, in questions that may each be skipped."""

import datetime as dt
from functools import partial
from typing import Any, Final, Literal

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.basis.field_error import FieldError
from dk2gui.core.basis.nutrients import COMPOUNDS, amount_in, other_units
from dk2gui.core.basis.units import DoseUnit, ug_from_iu_vitamin_d
from dk2gui.core.scenario.file_format import ScenarioError
from dk2gui.core.scenario.scenario import (
    MARKER_UNITS,
    MAX_AGE_YEARS,
    MAX_LAB_VALUE,
    MAX_WEIGHT_KG,
    Lab,
    Person,
    Scenario,
    Supplement,
)
from dk2gui.core.scenario.titles import MEDICATIONS
from dk2gui.core.scenario_check import checked
from dk2gui.data.places import city_of, latitude_by_zone
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.panels.place import system_zone
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.body_box import BodyField
from dk2gui.gui.widgets.date_field import DateField
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.gui.widgets.tab_stops import chain, stops_in
from dk2gui.gui.widgets.wrapped_check import WrappedCheckBox
from dk2gui.present.body_text import YEARS
from dk2gui.present.customs_text import customs_text
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, unit_name
from dk2gui.present.place_text import place_text
from dk2gui.present.typed_numbers import Taken

_SKIPPED: Final = -1.0
_NOTHING: Final = "\u2013"
_DIGITS: Final = 10
_MOST_IU: Final = 100_000.0
_KEPT_MEDICINES: Final = ("vitamin_k_antagonist", "doac", "thiazide", "glucocorticoid")


class FirstCard(ScrollPage):
    """Signals: done(): the card was answered, or the example is kept. units_chosen(Units)."""

    done = Signal()
    units_chosen = Signal(object)

    def __init__(self, model: ScenarioModel, units: Units, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._units = units
        self.setObjectName("first-card")
        heading = PlainLabel(tr("Who is it about?"))
        heading.setProperty("role", "heading")
        told = PlainLabel(
            tr("Leave empty or skip what you do not want to say; it then stays unknown.")
        )
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._make_fields()
        self._problem = PlainLabel()
        self._problem.setObjectName("first-problem")
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        start = self._start = QPushButton(tr("&Start with this"))
        start.setObjectName("first-start")
        start.clicked.connect(self._on_start)
        keep = QPushButton(tr("&Keep the example"))
        keep.setObjectName("first-keep")
        keep.clicked.connect(self.done)
        buttons = QHBoxLayout()
        buttons.addWidget(start)
        buttons.addWidget(keep)
        buttons.addStretch(1)
        self.rows.addWidget(heading)
        self.rows.addWidget(told)
        self.rows.addLayout(self._grid)
        self.rows.addWidget(self._problem)
        self.rows.addLayout(buttons)
        customs = PlainLabel(customs_text(model.scenario.authority, units))
        customs.setObjectName("first-customs")
        customs.setProperty("role", "muted")
        customs.setWordWrap(True)
        self.rows.addWidget(customs)
        self.rows.addStretch(1)
        # Tab goes down the card, whatever was made first.
        chain(
            stop
            for part in (self._age, self._sex, self._weight_field, *self._medicines.values(),
                         self._value, self._unit, self._date, self._dose, self._since,
                         self._place, start, keep)
            for stop in stops_in(part)
        )  # fmt: skip

    def _make_fields(self) -> None:
        self._age = self._number("first-age", MAX_AGE_YEARS, YEARS)
        self._add(tr("&Age"), self._age, partial(self._age.setValue, _SKIPPED))
        sexes = {"": _NOTHING, "female": tr("Female"), "male": tr("Male")}
        self._sex = self._choice("first-sex", tr("Sex"), sexes)
        self._add(tr("S&ex"), self._sex, partial(self._sex.setCurrentIndex, 0))
        weight = BodyField("first-weight", tr("Weight"), tr("Unit of the weight"), ("kg", "lb"))
        self._weight_field, self._weight = weight, weight.box
        self._can_be_skipped(self._weight, MAX_WEIGHT_KG)
        weight.show_in(self._units.weight)
        weight.unit_chosen.connect(partial(self._on_weight_unit, weight))
        self._add(tr("&Weight"), weight, partial(self._weight.setValue, _SKIPPED), self._weight)
        self._medicines = {}
        ticks = QWidget()
        column = QVBoxLayout(ticks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for key in _KEPT_MEDICINES:
            box = WrappedCheckBox(tr(MEDICATIONS[key].plain))
            box.setObjectName(f"first-{key}")
            self._medicines[key] = box
            column.addWidget(box)
        # Its letter leads to the first of them, and ticks none.
        ticks.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ticks.setFocusProxy(self._medicines[_KEPT_MEDICINES[0]])
        self._add(tr("Med&icines"), QWidget(), self._skip_medicines, ticks)
        self._grid.addWidget(ticks, self._grid.rowCount(), 0, 1, 3)
        self._value = self._number("first-25ohd", MAX_LAB_VALUE, "")
        self._value.setAccessibleName(tr("Last 25(OH)D"))
        units = {str(unit): unit_name(unit) for unit in MARKER_UNITS["25ohd"]}
        self._unit = self._choice("first-unit", tr("Unit of the blood test"), units)
        self._unit.setCurrentIndex(self._unit.findData(self._units.serum))
        # A unit that is typed with the number is chosen; the number stays as it was typed.
        self._value.set_units("", dict.fromkeys(units, 1.0))
        self._value.unit_typed.connect(self._on_unit_typed)
        self._date = DateField()
        self._date.show_day(dt.date.today())
        self._date.setObjectName("first-date")
        self._date.setAccessibleName(tr("Date of the blood test"))
        self._add(tr("Las&t 25(OH)D"), _beside(self._value, self._unit),
                  partial(self._value.setValue, _SKIPPED), self._value)  # fmt: skip
        self._add(tr("Taken on"), self._date, None)
        self._make_dose()
        zone = system_zone()
        north = latitude_by_zone().get(zone)
        places = {"": _NOTHING}
        if north is not None:
            places[str(north)] = place_text(city_of(zone), north)
        self._place = self._choice("first-place", tr("Place"), places)
        self._place.setCurrentIndex(len(places) - 1)
        self._add(tr("&Place"), self._place, partial(self._place.setCurrentIndex, 0))

    def _make_dose(self) -> None:
        self._dose_unit: DoseUnit = self._units.vitamin_d
        d3 = COMPOUNDS["vitamin_d3"]
        most = amount_in(d3, ug_from_iu_vitamin_d(_MOST_IU), self._dose_unit)
        self._dose = self._number("first-dose", most, unit_name(self._dose_unit))
        self._dose.set_units(self._dose_unit, other_units(d3, self._dose_unit))
        self._add(tr("D3 a &day"), self._dose, partial(self._dose.setValue, _SKIPPED))
        since = {"always": tr("long before the test"), "": tr("today")}
        self._since = self._choice("first-since", tr("Vitamin D3 taken since"), since)
        self._add(tr("Taken since"), self._since, None)

    def _add(self, title: str, field: QWidget, skip: Any, buddy: QWidget | None = None) -> None:
        row = self._grid.rowCount()
        label = PlainLabel(title)
        label.setBuddy(buddy or field)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        if skip is not None:
            button = QPushButton(tr("Skip"))
            button.setAccessibleName(tr("Skip {question}", question=title.replace("&", "")))
            button.setProperty("role", "quiet")
            # With the keyboard a question is skipped by leaving it empty.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False: skip())
            self._grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTop)

    def _number(self, name: str, most: float, unit: str) -> PlainSpinBox:
        box = PlainSpinBox()
        box.setObjectName(name)
        box.show_unit(unit)
        self._can_be_skipped(box, most)
        return box

    def _can_be_skipped(self, box: PlainSpinBox, most: float) -> None:
        box.setRange(_SKIPPED, most)
        box.setSpecialValueText(_NOTHING)
        box.setValue(_SKIPPED)
        box.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * _DIGITS)

    def _on_weight_unit(self, field: BodyField, unit: Literal["kg", "lb"]) -> None:
        field.show_in(unit)
        self._units = msgspec.structs.replace(self._units, weight=unit)
        self.units_chosen.emit(self._units)

    def _choice(self, name: str, title: str, titles: dict[str, str]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        for key, text in titles.items():
            box.addItem(text, key)
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        ignore_unfocused_wheel(box)
        name_choice(box, title)
        return box

    def _on_unit_typed(self, unit: str) -> None:
        self._unit.setCurrentIndex(self._unit.findData(unit))

    def _skip_medicines(self) -> None:
        for box in self._medicines.values():
            box.setChecked(False)

    def _person(self) -> dict[str, Any]:
        said: dict[str, Any] = {
            "age_years": self._age.value() if self._age.value() >= 0 else None,
            "sex": self._sex.currentData() or None,
            "weight_kg": self._weight.value() if self._weight.value() >= 0 else None,
            "medications": tuple(k for k, box in self._medicines.items() if box.isChecked()),
            "latitude": float(place) if (place := self._place.currentData()) else None,
        }
        return {key: value for key, value in said.items() if value is not None}

    def scenario(self, today: dt.date) -> Scenario:
        """What the answers say. Raises FieldError or ScenarioError."""
        labs: tuple[Lab, ...] = ()
        if self._value.value() >= 0:
            labs = (
                Lab(
                    date=self._date.day(),
                    marker="25ohd",
                    value=self._value.value(),
                    unit=self._unit.currentData(),
                ),
            )
        doses: tuple[Supplement, ...] = ()
        if self._dose.value() > 0:
            since = self._since.currentData() or None
            doses = (
                Supplement(
                    compound="vitamin_d3",
                    amount=self._dose.value(),
                    unit=self._dose_unit,
                    since=since,
                    from_date=None if since else today,
                ),
            )
        # What the start chose for the place stays; it is changed in Settings.
        authority = self._model.scenario.authority
        made = Scenario(
            schema=1, person=Person(**self._person()), start_date=today, authority=authority
        )
        return checked(made, labs=labs, supplements=doses)

    def _on_start(self) -> None:
        # By its letter the button is pressed while a field still has the keyboard: what is typed
        # there is taken first, or asked about.
        unclear = [box for box in self.findChildren(PlainSpinBox)
                   if not isinstance(box.reading(), Taken)]  # fmt: skip
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)
        if unclear:
            return
        try:
            scenario = self.scenario(dt.date.today())
        except (FieldError, ScenarioError) as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self._model.open(tr("Who it is about"), scenario, None)
        self.done.emit()

    def set_first_focus(self) -> None:
        """Put the keyboard on the first question."""
        self._age.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet colours this card."""


def _beside(*parts: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        row.addWidget(part)
    return both
