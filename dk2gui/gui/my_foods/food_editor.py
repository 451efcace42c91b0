# SPDX-License-Identifier: MIT
"""The editor of a food from its label: per 100 g or per serving."""

from typing import Final

import msgspec
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QWidget,
)

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.food import MEASURED, Food, Serving
from dk2gui.foods.label import LabelAmount, LabelError, check_grams, checked_name
from dk2gui.foods.own import own_food_from_label
from dk2gui.gui.my_foods.amount_row import (
    PERCENT,
    AmountRow,
    RowTexts,
    label_units,
    reason,
    refusal,
)
from dk2gui.gui.my_foods.form import FIELD_WIDTH, Desk, Form, line_edit
from dk2gui.gui.my_foods.row_list import Row, RowList
from dk2gui.gui.my_foods.typed import GRAMS, shown_number, typed_number
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import nutrient_in_units
from dk2gui.present.own_foods_text import holds

_ORIGINS: Final = {
    None: marked("Not known"),
    "plant": marked("Plants"),
    "dairy": marked("Milk"),
    "egg": marked("Eggs"),
    "fish": marked("Fish or seafood"),
    "meat": marked("Meat"),
}
_FIRST_ROWS: Final = ("vitamin_d", "mk7", "calcium")
"""What a new food asks for first; a row left empty is taken as not on the label."""
_ANY: Final = "food"
_TEXTS: Final = RowTexts(
    what=marked("Nutrient"),
    amount=marked("Amount of the nutrient"),
    unit=marked("Unit of the nutrient"),
    remove=marked("Remove this nutrient"),
)


class ServingRow(Row):
    """A household measure and its weight."""

    def __init__(self, serving: Serving | None = None, parent: QWidget | None = None) -> None:
        self.name = line_edit("row-serving", tr("Serving, such as a slice"))
        super().__init__(self.name, parent)
        self.name.setPlaceholderText(tr("Such as: slice, cup, glass"))
        self.grams = line_edit("row-grams", tr("Weight of the serving in g"), self, narrow=True)
        self.fields.addWidget(self.grams)
        self.fields.addWidget(PlainLabel("g", self))
        self.add_remove(tr("Remove this serving"))
        if serving is not None:
            self.name.setText(serving.name)
            self.grams.setText(shown_number(serving.grams))
        self.name.textChanged.connect(self.edited)
        self.grams.textChanged.connect(self.edited)

    def serving(self) -> Serving:
        """The serving. Raises ValueError that says what is wrong."""
        name = checked_name("serving", self.name.text())
        grams = typed_number(self.grams.text(), GRAMS)
        check_grams("serving", grams)
        return Serving(name, grams)

    def typed(self) -> tuple[object, ...]:
        return (self.name.text(), self.grams.text())

    def focus(self) -> None:
        self.name.setFocus()


class FoodEditor(Form):
    """A new food, or one that is there to be changed."""

    def __init__(self, food: Food | None, desk: Desk) -> None:
        super().__init__(tr("Change a food") if food else tr("New food"), desk)
        self.setObjectName("food-editor")
        self._food = food
        self._units = desk.units
        self._amounts_before: tuple[object, ...] = ()
        self._name = line_edit("food-name", tr("Name of the food"), self)
        self._name_error = self.add_field(tr("&Name"), self._name)
        self._brand = line_edit("food-brand", tr("Brand"), self)
        self.add_field(tr("&Brand"), self._brand)
        self._make_basis()
        self._origin = QComboBox(self)
        self._origin.setObjectName("food-origin")
        for origin, title in _ORIGINS.items():
            self._origin.addItem(tr(title), origin)
        ignore_unfocused_wheel(self._origin)
        set_tooltip(self._origin, tr("Decides whether the food fits a vegetarian or vegan diet"))
        self.add_field(tr("Made &from"), self._origin)
        self.add_heading(
            tr("What the label says"),
            tr("What you leave out counts as not measured, not as zero."),
        )
        self._amounts: RowList[AmountRow] = RowList(tr("&Add a nutrient"), self._next_row, self)
        self._amounts.button.setObjectName("add-nutrient")
        self.rows.addWidget(self._amounts)
        self.add_heading(tr("Other servings"))
        self._servings: RowList[ServingRow] = RowList(tr("Add a se&rving"), ServingRow, self)
        self._servings.button.setObjectName("add-serving")
        self.rows.addWidget(self._servings)
        self.rows.addStretch(1)
        self._fill()
        for line in (self._name, self._brand, self._grams, self._serving):
            line.textChanged.connect(self.refresh)
        self._per_serving.toggled.connect(self._on_basis)
        self._origin.currentIndexChanged.connect(self.refresh)
        self._amounts.edited.connect(self.refresh)
        self._servings.edited.connect(self.refresh)

    def _make_basis(self) -> None:
        self._per_100g = QRadioButton(tr("100 &g"), self)
        self._per_100g.setObjectName("per-100g")
        self._per_serving = QRadioButton(tr("a ser&ving of"), self)
        self._per_serving.setObjectName("per-serving")
        self._basis = QButtonGroup(self)
        self._basis.addButton(self._per_100g)
        self._basis.addButton(self._per_serving)
        self._per_100g.setChecked(True)
        self._grams = line_edit(
            "serving-grams", tr("Weight of the serving in g"), self, narrow=True
        )
        self._grams.setMinimumWidth(FIELD_WIDTH // 2)
        self._serving = line_edit("serving-name", tr("Name of the serving"), self)
        self._serving.setText(tr("serving"))
        self._serving.setPlaceholderText(tr("serving"))
        basis = QWidget(self)
        row = QHBoxLayout(basis)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._per_100g)
        row.addWidget(self._per_serving)
        row.addWidget(self._grams)
        row.addWidget(PlainLabel(tr("g, called"), self))
        row.addWidget(self._serving, 1)
        self._basis_error = self.add_field(tr("Amounts for"), basis, self._grams)

    def _fill(self) -> None:
        food = self._food
        self._on_basis()
        if food is None:
            for nutrient in _FIRST_ROWS:
                self._add(nutrient, None)
            return
        self._name.setText(food.name)
        self._brand.setText(food.brand)
        self._origin.setCurrentIndex(self._origin.findData(food.origin))
        for nutrient, value in food.per_100g.items():
            shown, _ = nutrient_in_units(nutrient, value, self._units)
            self._add(nutrient, shown)
        for serving in food.servings:
            self._servings.add(ServingRow(serving))
        self._amounts_before = self._amounts.typed()

    def _unit(self, nutrient: str) -> str:
        """The unit the user reads."""
        _, unit = nutrient_in_units(nutrient, 0.0, self._units)
        return "IU" if unit == "IU" else NUTRIENTS[nutrient].unit

    def _add(self, nutrient: str, value: float | None) -> None:
        row = self._row()
        row.show_values(nutrient, value)
        self._amounts.add(row)

    def _row(self) -> AmountRow:
        titles = {nutrient: tr(NUTRIENTS[nutrient].title) for nutrient in MEASURED}
        return AmountRow(_TEXTS, titles, label_units, self._unit)

    def _next_row(self) -> AmountRow:
        """A row for the first nutrient that has none yet."""
        row = self._row()
        used = {other.key for other in self._amounts.rows}
        free = next((nutrient for nutrient in MEASURED if nutrient not in used), MEASURED[0])
        row.show_values(
            free, None, self._unit(free) if free == "vitamin_d" else NUTRIENTS[free].unit
        )
        return row

    def _on_basis(self) -> None:
        per_serving = self._per_serving.isChecked()
        self._grams.setEnabled(per_serving)
        self._serving.setEnabled(per_serving)
        if per_serving and self.isVisible():
            self._grams.setFocus()
        self.refresh()

    def typed(self) -> object:
        return (
            self._name.text(), self._brand.text(), self._per_serving.isChecked(),
            self._grams.text(), self._serving.text(), self._origin.currentData(),
            self._amounts.typed(), self._servings.typed(),
        )  # fmt: skip

    def preview(self) -> str:
        lines = [self._line(row) for row in self._filled()]
        food = own_food_from_label(self._name.text().strip() or _ANY, lines, self._label_basis())
        told = holds(food, self._units)
        return tr("Per 100 g: {amounts}", amounts=told) if told else ""

    def read(self) -> Food | None:
        problems = [self._read_name(), self._read_basis(), self._read_amounts()]
        servings, problem = self._read_servings()
        if any((*problems, problem)):
            return None
        made = own_food_from_label(
            self._name.text(),
            [self._line(row) for row in self._filled()],
            self._label_basis(),
            brand=self._brand.text(),
            origin=self._origin.currentData(),
        )
        is_same = (
            not self._per_serving.isChecked() and self._amounts.typed() == self._amounts_before
        )
        return _merged(made, servings, self._food, same_amounts=is_same)

    def _read_name(self) -> str:
        problem = ""
        try:
            checked_name(_ANY, self._name.text())
        except LabelError:
            problem = tr("Give the food a name.")
        self._name_error.say(problem)
        return problem

    def _read_basis(self) -> str:
        problem = ""
        try:
            own_food_from_label(_ANY, [], self._label_basis())
        except ValueError as error:
            problem = reason(error)
        self._basis_error.say(problem)
        return problem

    def _label_basis(self) -> Serving | None:
        if not self._per_serving.isChecked():
            return None
        return Serving(
            self._serving.text().strip() or tr("serving"), typed_number(self._grams.text(), GRAMS)
        )

    def _filled(self) -> list[AmountRow]:
        """The rows that say something; the others are not on the label."""
        return [row for row in self._amounts.rows if row.amount.text().strip() or row.is_percent]

    def _line(self, row: AmountRow) -> LabelAmount:
        return LabelAmount(row.key, row.number(), str(row.unit.currentData()))

    def _read_amounts(self) -> str:
        """Each row's error beside it: alone, and together with those above."""
        try:
            basis = self._label_basis()
            own_food_from_label(_ANY, [], basis)
        except ValueError:
            basis = None
        good: list[LabelAmount] = []
        problems = []
        for row in self._amounts.rows:
            problem = ""
            if row.is_percent:
                problem = refusal(row.key, PERCENT)
            elif row in self._filled():
                try:
                    line = self._line(row)
                    own_food_from_label(_ANY, [*good, line], basis)
                    good.append(line)
                except ValueError as error:
                    problem = reason(error)
            row.error.say(problem)
            problems.append(problem)
        return next(filter(None, problems), "")

    def _read_servings(self) -> tuple[list[Serving], str]:
        servings, problems = [], []
        for row in self._servings.rows:
            problem = ""
            try:
                servings.append(row.serving())
            except ValueError as error:
                problem = reason(error)
            row.error.say(problem)
            problems.append(problem)
        return servings, next(filter(None, problems), "")


def _merged(made: Food, servings: list[Serving], old: Food | None, *, same_amounts: bool) -> Food:
    """The food as made from the form; of an older one, what the form does not show stays."""
    every = tuple({serving.name: serving for serving in (*made.servings, *servings)}.values())
    if old is None:
        return msgspec.structs.replace(made, servings=every)
    if not same_amounts:
        # Figures that belonged to the old amounts would contradict the new ones.
        return msgspec.structs.replace(
            made, id=old.id, servings=every, also=old.also, category=old.category,
            fermented=old.fermented, energy_kcal=old.energy_kcal, barcode=old.barcode,
        )  # fmt: skip
    return msgspec.structs.replace(
        old, name=made.name, brand=made.brand, origin=made.origin, servings=every
    )
