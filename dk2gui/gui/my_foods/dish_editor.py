# SPDX-License-Identifier: MIT
"""The editor of a recipe, which becomes one food, and of a meal, which is several on the plate."""

import math
from collections.abc import Container
from typing import Final

import msgspec
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dk2gui.core.intake.food import Food
from dk2gui.foods.label import LabelError, check_grams, checked_name
from dk2gui.foods.own import Meal, Portion, Recipe, own_meal, own_recipe
from dk2gui.foods.shelf import portions_of
from dk2gui.gui.my_foods.amount_row import reason
from dk2gui.gui.my_foods.food_picker import FoodPicker
from dk2gui.gui.my_foods.form import FIELD_WIDTH, Desk, Form, line_edit
from dk2gui.gui.my_foods.row_list import Row, RowList
from dk2gui.gui.my_foods.typed import GRAMS, shown_number, typed_number
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.dish_text import meal_gives, recipe_gives
from dk2gui.present.language import tr
from dk2gui.present.numbers import with_unit
from dk2gui.present.plain_line import name_line

_FIRST_GRAMS: Final = 100.0
_ANY: Final = "dish"


class PortionRow(Row):
    """A food and its weight."""

    def __init__(self, food_id: str, name: str, grams: float) -> None:
        self._name = PlainLabel(name)
        self._name.setWordWrap(True)
        super().__init__(self._name)
        self.food_id = food_id
        self.grams = line_edit("row-grams", tr("Weight of {food} in g", food=name), self)
        self.grams.setFixedWidth(FIELD_WIDTH)
        self.grams.setText(shown_number(grams))
        self.error.watch(self.grams)
        self.fields.addWidget(self.grams)
        self.fields.addWidget(PlainLabel("g", self))
        self.add_remove(tr("Remove {food}", food=name))
        self.grams.textChanged.connect(self.edited)

    def portion(self) -> Portion:
        """The food with its weight. Raises ValueError that says what is wrong."""
        grams = typed_number(self.grams.text(), GRAMS)
        check_grams("weight", grams)
        return Portion(self.food_id, grams)

    def typed(self) -> tuple[object, ...]:
        return (self.food_id, self.grams.text())

    def focus(self) -> None:
        self.grams.setFocus()
        self.grams.selectAll()


class DishEditor(Form):
    """What recipes and meals share: a name, and foods with their weights."""

    def __init__(
        self,
        title: str,
        dish: Recipe | Meal | None,
        desk: Desk,
        without: Container[str] = (),
    ) -> None:
        super().__init__(title, desk)
        self._library = desk.library
        self._units = desk.units
        self._name = line_edit("dish-name", tr("Name"), self)
        self._name_error = self.add_field(tr("&Name"), self._name)
        self.add_more_fields()
        self.add_heading(tr("Foods"))
        self._picker = FoodPicker(desk, without, self)
        self._picker.picked.connect(self._on_picked)
        self.rows.addWidget(self._picker)
        self._portions: RowList[PortionRow] = RowList("", None, self)
        self._portions.setObjectName("dish-foods")
        self.rows.addWidget(self._portions)
        self._foods_error = self.add_error(self._picker.search)
        self.rows.addStretch(1)
        if dish is not None:
            self._name.setText(dish.name)
            for portion in portions_of(dish):
                self._portions.add(self._row(portion))
        self._name.textChanged.connect(self.refresh)
        self._portions.edited.connect(self.refresh)
        self.finished.connect(self._picker.stop)

    def add_more_fields(self) -> None:
        """Fields between the name and the foods."""

    def _row(self, portion: Portion) -> PortionRow:
        food = self._library.get(portion.food)
        name = name_line(food.name) if food else tr("A food that is gone; remove this line")
        return PortionRow(portion.food, name, portion.grams)

    def _on_picked(self, food: Food) -> None:
        grams = food.servings[0].grams if food.servings else _FIRST_GRAMS
        row = PortionRow(food.id, name_line(food.name), grams)
        self._portions.add(row)
        row.focus()

    def typed(self) -> object:
        return (self._name.text(), self._portions.typed())

    def portions(self) -> list[Portion]:
        """The foods as typed. Raises ValueError."""
        return [row.portion() for row in self._portions.rows]

    def total_grams(self) -> float:
        """What all foods weigh. Raises ValueError."""
        return math.fsum(portion.grams for portion in self.portions())

    def dish_name(self) -> str:
        """The name, or another one while there is none."""
        return self._name.text().strip() or _ANY

    def read_foods(self) -> list[Portion] | None:
        """The foods, None when a name, a food or a weight is missing; tells the errors."""
        name_problem, problems = "", []
        try:
            checked_name(_ANY, self._name.text())
        except LabelError:
            name_problem = tr("Give it a name.")
        self._name_error.say(name_problem)
        portions = []
        for row in self._portions.rows:
            problem = ""
            try:
                portions.append(row.portion())
                if row.food_id not in self._library:
                    problem = tr("This food is no longer there.")
            except ValueError as error:
                problem = reason(error)
            row.error.say(problem)
            problems.append(problem)
        none = "" if self._portions.rows else tr("Find a food above and press Enter.")
        self._foods_error.say(none)
        return None if any((name_problem, none, *problems)) else portions


class MealEditor(DishEditor):
    """Foods that go on the plate together."""

    def __init__(self, meal: Meal | None, desk: Desk) -> None:
        super().__init__(tr("Change a meal") if meal else tr("New meal"), meal, desk)
        self.setObjectName("meal-editor")
        self._meal = meal
        self._name.setPlaceholderText(tr("Such as: my breakfast"))

    def preview(self) -> str:
        if not self._portions.rows:
            return ""
        meal = own_meal(self.dish_name(), self.portions())
        return meal_gives(meal, self._library, self._units)

    def read(self) -> Meal | None:
        portions = self.read_foods()
        if portions is None:
            return None
        made = own_meal(self._name.text(), portions)
        return msgspec.structs.replace(made, id=self._meal.id) if self._meal else made


class RecipeEditor(DishEditor):
    """Foods that become one food; `without` holds what it must not be made from: itself."""

    def __init__(self, recipe: Recipe | None, desk: Desk, without: Container[str] = ()) -> None:
        title = tr("Change a recipe") if recipe else tr("New recipe")
        super().__init__(title, recipe, desk, without)
        self.setObjectName("recipe-editor")
        self._recipe = recipe
        if recipe is not None:
            self._yield.setText(shown_number(recipe.yield_grams))
        self._yield.textChanged.connect(self.refresh)

    def add_more_fields(self) -> None:
        self._yield = line_edit(
            "recipe-yield",
            tr("What the finished dish weighs in g; empty: all foods together"),
            self,
        )
        self._yield.setFixedWidth(FIELD_WIDTH)
        weight = QWidget(self)
        row = QHBoxLayout(weight)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._yield)
        self._yield_hint = PlainLabel(self)
        self._yield_hint.setProperty("role", "muted")
        row.addWidget(self._yield_hint, 1)
        self._yield_error = self.add_field(tr("The finished dish &weighs"), weight, self._yield)

    def typed(self) -> object:
        return (super().typed(), self._yield.text())

    def _yield_grams(self) -> float:
        if self._yield.text().strip():
            return typed_number(self._yield.text(), GRAMS)
        return self.total_grams()

    def preview(self) -> str:
        self._yield_hint.setText("g")
        if not self._portions.rows:
            return ""
        together = with_unit(self.total_grams(), "g")
        self._yield_hint.setText(tr("g; left empty, as much as went in: {weight}", weight=together))
        recipe = own_recipe(self.dish_name(), self.portions(), self._yield_grams())
        return recipe_gives(recipe, self._library, self._units)

    def read(self) -> Recipe | None:
        portions = self.read_foods()
        problem = ""
        made = None
        try:
            grams = typed_number(self._yield.text(), GRAMS) if self._yield.text().strip() else None
            if grams is not None:
                check_grams("weight", grams)
            if portions is not None:
                made = own_recipe(self._name.text(), portions, self._yield_grams())
                made.food(self._library)
        except ValueError as error:
            problem = reason(error)
        self._yield_error.say(problem)
        if made is None or problem:
            return None
        return msgspec.structs.replace(made, id=self._recipe.id) if self._recipe else made
