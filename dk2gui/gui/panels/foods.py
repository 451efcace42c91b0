# SPDX-License-Identifier: MIT
"""The foods panel: find a food as you type, and see and change what is eaten."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.assessment import Assessment
from dk2gui.core.food import Food
from dk2gui.core.scenario import EatenFood
from dk2gui.foods.search import FoodIndex
from dk2gui.gui.format import Units
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.panels.food_models import FOOD, FOOD_ROLE, PORTION, TIMES, FoundFoods, Plate
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.food_delegates import FoundFoodDelegate, PlateDelegate

_FIRST_TIMES_PER_WEEK: Final = 3.0
_SHOWN: Final = 60


class FoodsPanel(QWidget):
    """Search field, results, and the plate."""

    def __init__(self, model: ScenarioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._index = FoodIndex(model.tables.foods.values())
        self._units = Units()
        self._search = QLineEdit(self)
        self._search.setObjectName("food-search")
        self._search.setPlaceholderText("Find a food: natto, cheese, salmon ...")
        self._search.setAccessibleName("Find a food")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._add_current)
        self._search.installEventFilter(self)
        self._found = FoundFoods()
        self._results = QListView(self)
        self._results.setObjectName("food-results")
        self._results.setAccessibleName("Foods found; Enter adds one")
        self._results.setModel(self._found)
        self._results.setItemDelegate(FoundFoodDelegate(self._results))
        self._results.setUniformItemSizes(True)
        self._results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._results.doubleClicked.connect(self._add_current)
        self._results.installEventFilter(self)
        self._plate = Plate(model)
        self._table = self._make_table()
        self._hint = QLabel("Nothing on the plate yet. Find a food above and press Enter.")
        self._hint.setWordWrap(True)
        self._hint.setProperty("role", "muted")
        self._remove = QPushButton("&Remove")
        self._remove.setObjectName("food-remove")
        self._remove.clicked.connect(self._remove_selected)
        self._lay_out()
        self._find("")

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("food-plate")
        table.setAccessibleName("What is eaten: food, portion, times a week")
        table.setModel(self._plate)
        table.setItemDelegate(PlateDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        trigger = QAbstractItemView.EditTrigger
        table.setEditTriggers(
            trigger.DoubleClicked
            | trigger.SelectedClicked
            | trigger.EditKeyPressed
            | trigger.AnyKeyPressed
        )
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setSectionResizeMode(FOOD, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(PORTION, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TIMES, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(PORTION, 128)
        header.resizeSection(TIMES, 58)
        header.setHighlightSections(False)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_selected)
        return table

    def _lay_out(self) -> None:
        upper, lower = QWidget(), QWidget()
        found = QVBoxLayout(upper)
        found.setContentsMargins(12, 10, 12, 4)
        found.addWidget(self._search)
        found.addWidget(self._results)
        per_100g = QLabel("Figures are per 100 g.")
        per_100g.setProperty("role", "muted")
        found.addWidget(per_100g)
        eaten = QVBoxLayout(lower)
        eaten.setContentsMargins(12, 4, 12, 10)
        heading = QLabel("On the plate")
        heading.setProperty("role", "heading")
        eaten.addWidget(heading)
        eaten.addWidget(self._hint)
        eaten.addWidget(self._table)
        eaten.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignRight)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setFrameShape(QFrame.Shape.NoFrame)
        halves.addWidget(upper)
        halves.addWidget(lower)
        halves.setSizes([300, 300])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(halves)

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show the plate of an assessment's scenario."""
        if units != self._units:
            self._units = units
            self._find(self._search.text())
        foods = assessment.scenario.foods
        self._plate.show(foods, units)
        if self._hint.isHidden() == (not foods):
            self._hint.setVisible(not foods)
            self._table.setVisible(bool(foods))
            self._remove.setVisible(bool(foods))

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet and the palette colour this panel."""

    def _find(self, text: str) -> None:
        self._found.show(self._index.search(text, _SHOWN), self._units)
        if self._found.rowCount():
            self._results.setCurrentIndex(self._found.index(0))

    def _add_current(self) -> None:
        index = self._results.currentIndex()
        if index.isValid():
            self._add(index.data(FOOD_ROLE))
            self._search.selectAll()

    def _add(self, food: Food) -> None:
        eaten = self._model.scenario.foods
        place = next((row for row, entry in enumerate(eaten) if entry.food == food.id), None)
        if place is None:
            grams = food.servings[0].grams if food.servings else 100.0
            entry = EatenFood(food=food.id, grams=grams, times_per_week=_FIRST_TIMES_PER_WEEK)
            self._model.edit(f"Add {food.name}", foods=(*eaten, entry))
            self._model.flush()
            place = len(eaten)
        # A food that is there already is shown rather than entered twice.
        self._table.selectRow(place)
        self._table.scrollTo(self._plate.index(place, FOOD))

    def _remove_selected(self) -> None:
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        self._plate.remove(rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._results.setFocus(Qt.FocusReason.TabFocusReason)
                self._results.event(event)
                return True
            if watched is self._results:
                return self._results_key(event)
        return super().eventFilter(watched, event)

    def _results_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add_current()
            return True
        if event.text().isprintable() and event.text().strip():
            # Typing on goes on searching.
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
            self._search.setText(self._search.text() + event.text())
            return True
        return False
