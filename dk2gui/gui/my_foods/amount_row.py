# SPDX-License-Identifier: MIT
"""A row with a nutrient or a compound, its amount, and a unit that it may be given in."""

import re
from collections.abc import Callable, Mapping
from typing import Final

import msgspec
from PySide6.QtWidgets import QComboBox, QWidget

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.foods.label import LABEL_UNITS, LabelAmount, LabelError
from dk2gui.foods.own import own_food_from_label
from dk2gui.gui.my_foods.form import FIELD_WIDTH, line_edit
from dk2gui.gui.my_foods.row_list import Row
from dk2gui.gui.my_foods.typed import Problem, TypedError, in_unit, shown_number, typed_number
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.named_row import name_row
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.typed_question import typing_notation
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import unit_name
from dk2gui.present.typed_numbers import Asked, NumberField, Taken, read_number

PERCENT: Final = "% DV"
_PERCENT_TITLE: Final = marked("% daily value")
_UNIT_WIDTH: Final = 120


def label_units(nutrient: str) -> list[str]:
    """The units in which a label may give a nutrient."""
    return [unit for unit in LABEL_UNITS if not refusal(nutrient, unit)]


def refusal(nutrient: str, unit: str) -> str:
    """Why a label may not give a nutrient in a unit, "" if it may."""
    try:
        own_food_from_label(nutrient, [LabelAmount(nutrient, 0.0, unit)])
    except LabelError as error:
        return reason(error)
    return ""


def nutrient_of(key: str) -> str:
    """The nutrient that a nutrient or a compound counts towards."""
    return COMPOUNDS[key].nutrient if key in COMPOUNDS else key


def reason(error: ValueError) -> str:
    """What is wrong, without the field that it is shown beside anyway."""
    if isinstance(error, TypedError):
        return Problem(error.answer) if isinstance(error.answer, Asked) else str(error)
    where, _, what = str(error).partition(": ")
    what = re.sub(r"\bug\b", unit_name("ug"), what or where)
    return f"{what[0].upper()}{what[1:]}."


class RowTexts(msgspec.Struct, frozen=True):
    """What a screen reader says at the fields of a row; each is marked, and translated there."""

    what: str
    amount: str
    unit: str
    remove: str


class AmountRow(Row):
    """What, how much, in which unit.

    `units` lists the units of a thing; `usual_unit` tells the one it is given in at first.
    """

    def __init__(
        self,
        texts: RowTexts,
        titles: Mapping[str, str],
        units: Callable[[str], list[str]],
        usual_unit: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        self.what = QComboBox()
        super().__init__(self.what, parent)
        self._units = units
        self._usual_unit = usual_unit
        self.what.setObjectName("row-what")
        name_choice(self.what, tr(texts.what))
        for key, title in titles.items():
            self.what.addItem(title, key)
        self.amount = line_edit("row-amount", tr(texts.amount), self, narrow=True)
        self.amount.setMinimumWidth(FIELD_WIDTH)
        self.amount.setPlaceholderText(tr("Amount"))
        self.error.watch(self.amount)
        self.unit = QComboBox(self)
        self.unit.setObjectName("row-unit")
        name_choice(self.unit, tr(texts.unit))
        self.unit.setMinimumWidth(_UNIT_WIDTH)
        self.fields.addWidget(self.amount)
        self.fields.addWidget(self.unit)
        self.add_remove(tr(texts.remove))
        for box in (self.what, self.unit):
            ignore_unfocused_wheel(box)
        self._fill_units()
        self._name_fields()
        self.what.currentIndexChanged.connect(self._on_what)
        self.amount.textChanged.connect(self.edited)
        self.amount.editingFinished.connect(self._take_typed_unit)
        self.unit.currentIndexChanged.connect(self._on_unit)

    def show_values(self, what: str, amount: float | None = None, unit: str = "") -> None:
        """Fill the row; the amount None is left to be typed, no unit is the usual one."""
        self.what.setCurrentIndex(self.what.findData(what))
        self.unit.setCurrentIndex(self.unit.findData(unit or self._usual_unit(what)))
        self.amount.setText("" if amount is None else shown_number(amount))

    def _on_what(self) -> None:
        self._fill_units()
        self._name_fields()
        self._on_unit()

    def _name_fields(self) -> None:
        """A screen reader hears of which nutrient or compound an amount is."""
        name_row(self.what.currentText(), self)

    def _on_unit(self) -> None:
        """A percentage is refused at once, not only when everything else has been typed."""
        self.error.say(refusal(nutrient_of(self.key), PERCENT) if self.is_percent else "")
        self.edited.emit()

    def _fill_units(self) -> None:
        self.unit.blockSignals(True)
        self.unit.clear()
        for unit in self._units(self.key):
            self.unit.addItem(unit_name(unit), unit)
        # It stands here to be refused with the reason: many labels give nothing else in large.
        self.unit.addItem(tr(_PERCENT_TITLE), PERCENT)
        # The last thing's unit may be a thousand times too large for this one.
        self.unit.setCurrentIndex(self.unit.findData(self._usual_unit(self.key)))
        self.unit.blockSignals(False)

    @property
    def key(self) -> str:
        """The id of what is chosen."""
        return str(self.what.currentData())

    @property
    def is_percent(self) -> bool:
        """Whether a percentage is chosen for the unit."""
        return bool(self.unit.currentData() == PERCENT)

    def number(self) -> float:
        """The amount. Raises ValueError that says what is wrong with it."""
        return typed_number(self.amount.text(), self._field())

    def _field(self) -> NumberField:
        units = [str(self.unit.itemData(at)) for at in range(self.unit.count())]
        own = str(self.unit.currentData())
        return in_unit("%" if own == PERCENT else own, dict.fromkeys(units, 1.0))

    def _take_typed_unit(self) -> None:
        """A unit that was typed behind the amount becomes the unit of the row."""
        answer = read_number(self.amount.text(), self._field(), typing_notation())
        place = self.unit.findData(answer.typed_unit) if isinstance(answer, Taken) else -1
        if isinstance(answer, Taken) and answer.typed_unit and place >= 0:
            self.unit.setCurrentIndex(place)
            self.amount.setText(shown_number(answer.typed_value))

    def typed(self) -> tuple[object, ...]:
        return (self.key, self.amount.text(), self.unit.currentData())

    def focus(self) -> None:
        self.what.setFocus()
