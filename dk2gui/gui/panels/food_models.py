# SPDX-License-Identifier: MIT
"""Item models of the foods panel: what was found, and what is eaten."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import MAX_GRAMS, MAX_TIMES_PER_WEEK, EatenFood
from dk2gui.foods.own import Meal
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.widgets.plain_text import tooltip_text
from dk2gui.gui.widgets.when_button import When
from dk2gui.present.dates import when_text
from dk2gui.present.dose_text import step
from dk2gui.present.food_text import portion_text
from dk2gui.present.found_food_text import (
    eaten_name,
    eaten_tip,
    food_tip,
    found_figures,
    found_name,
    meal_lines,
    spoken_food,
    spoken_meal,
    times_a_week,
    times_in_brief,
)
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units

_Index = QModelIndex | QPersistentModelIndex
FOOD_ROLE: Final = int(Qt.ItemDataRole.UserRole)
SHORT_ROLE: Final = FOOD_ROLE + 1

FOOD, PORTION, TIMES = range(3)
_HEADERS: Final = (marked("Food"), marked("Portion"), marked("A week"))


class FoundFoods(QAbstractListModel):
    """The foods and meals of a search, best first."""

    def __init__(self) -> None:
        super().__init__()
        self._foods: Sequence[Food | Meal] = []
        self._units = Units()
        self._favourites: frozenset[str] = frozenset()
        self._first = ""
        self._per_portion = False

    def show(self, foods: Sequence[Food | Meal], units: Units) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._foods, self._units = foods, units
        self.endResetModel()

    def show_figures(self, first: str, *, per_portion: bool) -> None:
        """Which nutrient they are ordered by ("" for none), and whether it is of a portion."""
        self._first, self._per_portion = first, per_portion

    def show_favourites(self, favourites: frozenset[str]) -> None:
        """Mark the favourites."""
        self._favourites = favourites
        if self._foods:
            self.dataChanged.emit(self.index(0), self.index(len(self._foods) - 1))

    def row_of(self, food_id: str) -> int:
        """The row of a food or a meal, -1 when it is not shown."""
        return next((row for row, food in enumerate(self._foods) if food.id == food_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        return 0 if parent.isValid() else len(self._foods)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        entry = self._foods[index.row()]
        if role == FOOD_ROLE:
            return entry
        return self._of_food(entry, role) if isinstance(entry, Food) else self._of_meal(entry, role)

    def _of_food(self, food: Food, role: int) -> str | None:
        is_favourite = food.id in self._favourites
        per_portion = self._per_portion
        if role == Qt.ItemDataRole.DisplayRole:
            return found_name(food, is_favourite=is_favourite)
        if role == SHORT_ROLE:
            return found_figures(food, self._units, self._first, per_portion=per_portion)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_food(
                food,
                self._units,
                self._first,
                per_portion=per_portion,
                is_favourite=is_favourite,
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(food_tip(food, self._units))
        return None

    def _of_meal(self, meal: Meal, role: int) -> str | None:
        is_favourite = meal.id in self._favourites
        if role == Qt.ItemDataRole.DisplayRole:
            return found_name(meal, is_favourite=is_favourite)
        if role == SHORT_ROLE:
            return meal_lines(meal)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_meal(meal, is_favourite=is_favourite)
        return None


class Plate(QAbstractTableModel):
    """The foods of the scenario; edits go through the scenario model."""

    def __init__(self, model: ScenarioModel) -> None:
        super().__init__()
        self._model = model
        self._rows: tuple[EatenFood, ...] = ()
        self._units = Units()

    def show(self, rows: tuple[EatenFood, ...], units: Units) -> None:
        """Show the plate of a scenario; cheap when nothing changed."""
        if rows == self._rows and units == self._units:
            return
        same_foods = [row.food for row in rows] == [row.food for row in self._rows]
        self._units = units
        if same_foods:
            # The selection and an open editor survive a change of amounts.
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, TIMES))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def food_at(self, row: int) -> Food:
        """The food of a row."""
        return self._model.foods[self._rows[row].food]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(_HEADERS[section])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == FOOD else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        eaten = self._rows[index.row()]
        food = self.food_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                eaten_name(food, eaten),
                portion_text(food, eaten.grams),
                times_in_brief(eaten.times_per_week),
            )[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return (food.name, eaten.grams, eaten.times_per_week)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(eaten_tip(food, eaten, self._units))
        return None

    def setData(self, index: _Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        field = "grams" if index.column() == PORTION else "times_per_week"
        highest = MAX_GRAMS if field == "grams" else MAX_TIMES_PER_WEEK
        # The scenario may be a step ahead of what is shown: two edits can come in one turn.
        rows = list(self._model.scenario.foods)
        row = msgspec.structs.replace(rows[index.row()], **{field: min(max(value, 0.0), highest)})
        rows[index.row()] = row
        food = self.food_at(index.row())
        shown = (
            portion_text(food, row.grams) if field == "grams" else times_a_week(row.times_per_week)
        )
        self._model.edit(step(food.name, shown), foods=tuple(rows))
        return True

    def when_of(self, row: int) -> When:
        """From when until when a food is eaten."""
        return self._rows[row].from_date, self._rows[row].until_date

    def set_when(self, places: list[int], when: When) -> None:
        """Give foods their dates as one step."""
        rows = list(self._model.scenario.foods)
        for place in places:
            rows[place] = msgspec.structs.replace(
                rows[place], from_date=when[0], until_date=when[1]
            )
        names = ", ".join(self.food_at(place).name for place in places)
        label = tr("{foods} {when}", foods=names, when=when_text(*when))
        self._model.edit(label, foods=tuple(rows))

    def remove(self, places: list[int]) -> None:
        """Take foods off the plate as one step."""
        if not places:
            return
        names = ", ".join(self.food_at(place).name for place in places)
        eaten = self._model.scenario.foods
        kept = tuple(row for place, row in enumerate(eaten) if place not in places)
        self._model.edit(tr("Remove {foods}", foods=names), foods=kept)
