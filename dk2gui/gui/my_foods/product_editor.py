# SPDX-License-Identifier: MIT
"""The editor of a supplement with one or more compounds, such as vitamin D3 with K2."""

from typing import Final, cast

import msgspec

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.scenario.scenario import CompoundId
from dk2gui.foods.label import LABEL_UNITS, LabelError, check_amount, checked_name
from dk2gui.foods.own import Part, Product, own_product
from dk2gui.gui.my_foods.amount_row import (
    PERCENT,
    AmountRow,
    RowTexts,
    nutrient_of,
    reason,
    refusal,
)
from dk2gui.gui.my_foods.form import Desk, Form, line_edit
from dk2gui.gui.my_foods.row_list import RowList
from dk2gui.gui.my_foods.typed import shown_number, typed_number
from dk2gui.present.language import marked, tr
from dk2gui.present.own_foods_text import doses_in_words

_FIRST_ROWS: Final = ("vitamin_d3", "mk7")
_ANY: Final = "product"
_TEXTS: Final = RowTexts(
    what=marked("Compound"),
    amount=marked("Amount of the compound"),
    unit=marked("Unit of the compound"),
    remove=marked("Remove this compound"),
)


def _dose_units(compound: str) -> list[str]:
    """The units in which a dose of a compound may be given."""
    has_iu = COMPOUNDS[compound].ug_per_iu is not None
    return [unit for unit in LABEL_UNITS if has_iu or unit != "IU"]


class ProductEditor(Form):
    """A new supplement, or one that is there to be changed."""

    def __init__(self, product: Product | None, desk: Desk) -> None:
        super().__init__(tr("Change a supplement") if product else tr("New supplement"), desk)
        self.setObjectName("product-editor")
        self._product = product
        self._units = desk.units
        self._name = line_edit("product-name", tr("Name of the supplement"), self)
        self._name_error = self.add_field(tr("&Name"), self._name)
        self._count = line_edit(
            "product-count", tr("How many tablets, capsules or drops a day"), self, narrow=True
        )
        self._count.setText("1")
        self._count_error = self.add_field(tr("Taken a &day"), self._count)
        self.add_heading(
            tr("What one of them holds"),
            tr(
                "One tablet, capsule, drop or scoop. Everything on one line of your list goes to "
                "its own slider."
            ),
        )
        self._parts: RowList[AmountRow] = RowList(tr("&Add a compound"), self._next_row, self)
        self._parts.button.setObjectName("add-compound")
        self.rows.addWidget(self._parts)
        self._parts_error = self.add_error(self._parts.button)
        self.rows.addStretch(1)
        self._fill()
        self._name.textChanged.connect(self.refresh)
        self._count.textChanged.connect(self.refresh)
        self._parts.edited.connect(self.refresh)

    def _fill(self) -> None:
        if self._product is None:
            for compound in _FIRST_ROWS:
                self._parts.add(self._row(compound))
            return
        self._name.setText(self._product.name)
        self._count.setText(shown_number(self._product.units_per_day))
        for part in self._product.parts:
            row = self._row(part.compound)
            row.show_values(part.compound, part.amount, part.unit)
            self._parts.add(row)

    def _row(self, compound: str) -> AmountRow:
        titles = {key: tr(known.title) for key, known in COMPOUNDS.items()}
        row = AmountRow(_TEXTS, titles, _dose_units, self._usual_unit)
        row.show_values(compound)
        return row

    def _usual_unit(self, compound: str) -> str:
        """IU where there are any, but for vitamin D as the user reads it."""
        known = COMPOUNDS[compound]
        if known.nutrient == "vitamin_d" and self._units.vitamin_d != "IU":
            return known.unit
        return "IU" if known.ug_per_iu is not None else known.unit

    def _next_row(self) -> AmountRow:
        used = {row.key for row in self._parts.rows}
        return self._row(next((key for key in COMPOUNDS if key not in used), _FIRST_ROWS[0]))

    def typed(self) -> object:
        return (self._name.text(), self._count.text(), self._parts.typed())

    def preview(self) -> str:
        parts = [_part(row) for row in self._filled()]
        if not parts:
            return ""
        product = own_product(self._name.text().strip() or _ANY, parts, self._units_per_day())
        return tr("A day: {doses}", doses=doses_in_words(product.doses()))

    def read(self) -> Product | None:
        name_problem = count_problem = ""
        try:
            checked_name(_ANY, self._name.text())
        except LabelError:
            name_problem = tr("Give the supplement a name.")
        try:
            check_amount("units a day", self._units_per_day())
        except ValueError as error:
            count_problem = reason(error)
        self._name_error.say(name_problem)
        self._count_error.say(count_problem)
        parts, part_problems = self._read_parts(1.0 if count_problem else self._units_per_day())
        none = "" if parts or part_problems else tr("Type the amount of at least one compound.")
        self._parts_error.say(none)
        if name_problem or count_problem or part_problems or none:
            return None
        made = own_product(self._name.text(), parts, self._units_per_day())
        return msgspec.structs.replace(made, id=self._product.id) if self._product else made

    def _read_parts(self, units_per_day: float) -> tuple[list[Part], list[str]]:
        parts, problems = [], []
        for row in self._parts.rows:
            problem = ""
            if row.is_percent:
                problem = refusal(nutrient_of(row.key), PERCENT)
            elif row in self._filled():
                try:
                    part = _part(row)
                    own_product(_ANY, [part], units_per_day)
                    parts.append(part)
                except ValueError as error:
                    problem = reason(error)
            row.error.say(problem)
            problems.append(problem)
        return parts, [problem for problem in problems if problem]

    def _units_per_day(self) -> float:
        return typed_number(self._count.text())

    def _filled(self) -> list[AmountRow]:
        return [row for row in self._parts.rows if row.amount.text().strip() or row.is_percent]


def _part(row: AmountRow) -> Part:
    """A row as part of a product. Raises ValueError."""
    if row.is_percent:
        raise LabelError(refusal(nutrient_of(row.key), PERCENT))
    unit = cast(DoseUnit, row.unit.currentData())
    return Part(cast(CompoundId, row.key), row.number(), unit)
