# SPDX-License-Identifier: MIT
"""The foods panel: find a food as you type, and see and change what is eaten."""

import datetime as dt
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.food_fit import fits_person
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import EatenFood, resolved_start
from dk2gui.foods.find.barcode import gtin, is_mistyped_barcode
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.own import Meal
from dk2gui.foods.store.food_store import FILE_NAME
from dk2gui.gui.food_finder import FoodFinder, Question
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.panels.diet_basis import DietBasis
from dk2gui.gui.panels.food_models import FOOD, FOOD_ROLE, FoundFoods, Plate
from dk2gui.gui.panels.plate_table import PlateTable
from dk2gui.gui.panels.what_to_eat import WhatToEat
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.food_delegates import FoundFoodDelegate
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_text import set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.when_button import WhenButton
from dk2gui.gui.widgets.wrapped_check import WrappedCheckBox
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units
from dk2gui.userdata.atomic import data_dir

_FIRST_TIMES_PER_WEEK: Final = 3.0
_ORDERS: Final = (
    (marked("Best match"), ""),
    (marked("Most vitamin D"), "vitamin_d"),
    (marked("Most K2"), "k2"),
    (marked("Most MK-7"), "mk7"),
    (marked("Most K1"), "vitamin_k1"),
    (marked("Most calcium"), "calcium"),
    (marked("Most magnesium"), "magnesium"),
)


class FoodsPanel(QWidget):
    """Search field, results, and the plate.

    Signals: own_foods_wanted(): the user asks for the page of own foods and imports.
    trouble(str): why foods are missing, or a meal cannot be eaten, for the user.
    """

    own_foods_wanted = Signal()
    trouble = Signal(str)

    def __init__(
        self, model: ScenarioModel, library: FoodLibrary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._library = library
        self._units = Units()
        self._person = model.scenario.person
        self._finder = FoodFinder(library, data_dir() / FILE_NAME, self)
        self._finder.found.connect(self._on_found)
        # Later, since the first question is asked before anyone can listen.
        self._finder.trouble.connect(self.trouble, Qt.ConnectionType.QueuedConnection)
        self._asked: tuple[object, ...] = ()
        self._is_new = True
        self._scanned = ""
        """A barcode on which Enter was pressed before the store had answered."""
        self._changes = library.changes
        self._search = QLineEdit(self)
        self._search.setObjectName("food-search")
        self._search.setPlaceholderText(tr("Find a food: natto, cheese, salmon ..."))
        self._search.setAccessibleName(tr("Find a food"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._add_current)
        self._search.installEventFilter(self)
        self._make_filters()
        self._found = FoundFoods()
        self._results = QListView(self)
        self._results.setObjectName("food-results")
        self._results.setAccessibleName(tr("Foods found; Enter adds one"))
        self._results.setModel(self._found)
        self._results.setItemDelegate(FoundFoodDelegate(self._results))
        self._results.setUniformItemSizes(True)
        self._results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._results.doubleClicked.connect(self._add_current)
        self._results.installEventFilter(self)
        self._eat = WhatToEat(model, library, self)
        self._plate = Plate(model)
        self._table = PlateTable(self._plate, self)
        self._table.remove_wanted.connect(self._remove_selected)
        self._basis = DietBasis(model, self)
        self._remove = QPushButton(tr("&Remove"))
        self._remove.setObjectName("food-remove")
        self._remove.clicked.connect(self._remove_selected)
        self._when = WhenButton("food-when", tr("Food"), self)
        self._when.setEnabled(False)
        self._when.when_chosen.connect(self._on_when)
        self._table.selectionModel().selectionChanged.connect(self._show_when)
        self._plate.modelReset.connect(self._show_when)
        self._plate.dataChanged.connect(self._show_when)
        self._lay_out()
        self.refresh()

    def _make_filters(self) -> None:
        self._order = QComboBox(self)
        self._order.setObjectName("food-order")
        ignore_unfocused_wheel(self._order)
        for title, nutrient in _ORDERS:
            self._order.addItem(tr(title), nutrient)
        # The list that opens is as wide as its words.
        self._order.setMinimumContentsLength(8)
        self._order.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._order.currentIndexChanged.connect(self._find)
        self._per = QComboBox(self)
        self._per.setObjectName("food-per")
        ignore_unfocused_wheel(self._per)
        self._per.addItem(tr("per portion"), True)
        self._per.addItem(tr("per 100 g"), False)
        self._per.setCurrentIndex(1)
        self._per.currentIndexChanged.connect(self._find)
        self._fits = WrappedCheckBox(tr("Fits my diet"), self)
        self._fits.setObjectName("food-fits-diet")
        self._fits.toggled.connect(self._find)
        self._star = QPushButton(tr("\u2606 Favourite"), self)
        self._star.setObjectName("food-favourite")
        self._star.setProperty("role", "small")
        set_tooltip(self._star, tr("Favourites come first in an empty search (Ctrl+D)"))
        self._star.clicked.connect(self._toggle_favourite)
        keys = QShortcut(QKeySequence("Ctrl+D"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._toggle_favourite)
        self._own = QPushButton(tr("My foods\u2026"), self)
        self._own.setObjectName("food-own")
        self._own.setProperty("role", "small")
        set_tooltip(self._own, tr("Own foods, recipes and meals; import a food database"))
        self._own.clicked.connect(self.own_foods_wanted)

    def _lay_out(self) -> None:
        upper, lower = QWidget(), QWidget()
        found = QVBoxLayout(upper)
        found.setContentsMargins(12, 10, 12, 4)
        found.addWidget(self._search)
        filters = QHBoxLayout()
        filters.addWidget(self._order, 1)
        filters.addWidget(self._per, 1)
        filters.addWidget(self._fits)
        found.addLayout(filters)
        found.addWidget(self._results)
        below = QHBoxLayout()
        below.addWidget(self._star)
        below.addStretch(1)
        below.addWidget(self._own)
        found.addLayout(below)
        eaten = QVBoxLayout(lower)
        eaten.setContentsMargins(12, 4, 12, 10)
        # The plate takes the room that suggestions leave.
        eaten.addWidget(self._eat)
        eaten.addWidget(self._basis)
        eaten.addWidget(self._table, 1)
        under = QHBoxLayout()
        under.addWidget(self._when)
        under.addStretch(1)
        under.addWidget(self._remove)
        eaten.addLayout(under)
        eaten.addStretch(0)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setFrameShape(QFrame.Shape.NoFrame)
        halves.addWidget(upper)
        halves.addWidget(lower)
        halves.setSizes([290, 410])
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        # Where the window is low, what does not fit is scrolled to, never squeezed.
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (halves, upper, lower):
            part.setProperty("role", "page")
        area.setWidget(halves)
        outer.addWidget(area)
        name_choice(self._order, tr("Order of the foods"))
        name_choice(self._per, tr("Figures of a portion or of 100 g"))

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show the plate of an assessment's scenario."""
        person = assessment.scenario.person
        if units != self._units or (person != self._person and self._fits.isChecked()):
            self._units, self._person = units, person
            self._find()
        self._person = person
        if self._library.changes != self._changes:
            # Something was put on the plate elsewhere and leads an empty search now.
            self._find()
        self._eat.show_assessment(assessment, units)
        foods = assessment.scenario.foods
        self._plate.show(foods, units)
        self._basis.show_scenario(assessment.scenario)
        if self._remove.isHidden() == bool(foods):
            self._table.setVisible(bool(foods))
            self._remove.setVisible(bool(foods))
            self._when.setVisible(bool(foods))

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet and the palette colour this panel."""

    def refresh(self) -> None:
        """Take note that foods came or went, in the store or among the user's own."""
        self._finder.refresh()
        self._show_favourites()
        self._find()

    def stop(self) -> None:
        """End what runs beside the window."""
        self._finder.stop()

    def _find(self) -> None:
        nutrient, per_portion = self._order.currentData(), self._per.currentData()
        self._found.show_figures(nutrient, per_portion=per_portion)
        person = self._model.scenario.person
        asked = (self._search.text(), nutrient, per_portion, self._fits.isChecked())
        self._is_new, self._asked = asked != self._asked, asked
        fits = (lambda food: fits_person(food, person)) if self._fits.isChecked() else None
        self._finder.ask(Question(self._search.text(), nutrient, per_portion, fits, meals=True))
        self._is_new = False
        self._changes = self._library.changes

    def _on_found(self, foods: list[Food | Meal]) -> None:
        current = self._results.currentIndex().data(FOOD_ROLE)
        self._found.show(foods, self._units)
        # An answer that comes later keeps what is chosen, so that Enter adds what was seen.
        row = 0 if self._is_new or current is None else self._found.row_of(current.id)
        if self._found.rowCount():
            self._results.setCurrentIndex(self._found.index(max(row, 0)))
        if self._scanned:
            self._add_scanned()

    def _add_scanned(self) -> None:
        """Put what was scanned on the plate as soon as it is found; tell when it is not."""
        code = self._search.text()
        if code != self._scanned:
            self._scanned = ""
        elif self._found.rowCount():
            self._scanned = ""
            self._add_current()
        elif not self._finder.is_looking:
            self._scanned = ""
            self._search.selectAll()
            self.trouble.emit(_no_such_barcode(code))

    def _show_favourites(self) -> None:
        self._found.show_favourites(frozenset(self._library.favourites()))
        self._star.setVisible(self._library.store is not None)

    def _toggle_favourite(self) -> None:
        food = self._results.currentIndex().data(FOOD_ROLE)
        if food is None or self._library.store is None:
            return
        self._library.set_favourite(food.id, food.id not in self._library.favourites())
        self._changes = self._library.changes
        self._show_favourites()

    def _add_current(self) -> None:
        index = self._results.currentIndex()
        if index.isValid():
            chosen = index.data(FOOD_ROLE)
            if isinstance(chosen, Meal):
                self._add_meal(chosen)
            else:
                self._add(chosen)
            # The list stays as it is until the next search.
            self._changes = self._library.changes
            self._search.selectAll()
        elif gtin(self._search.text()) is not None or is_mistyped_barcode(self._search.text()):
            # A scanner types and presses Enter faster than any store answers.
            self._scanned = self._search.text()
            self._add_scanned()

    def _add_meal(self, meal: Meal) -> None:
        from dk2gui.gui.my_foods.use import use  # noqa: PLC0415  # not for first paint

        try:
            use(meal, self._model, self._library)
        except ValueError as error:
            self.trouble.emit(str(error))
            return
        self._changes = self._library.changes
        self._model.flush()

    def _add(self, food: Food) -> None:
        eaten = self._model.scenario.foods
        place = next((row for row, entry in enumerate(eaten) if entry.food == food.id), None)
        if place is None:
            grams = food.servings[0].grams if food.servings else 100.0
            entry = EatenFood(food=food.id, grams=grams, times_per_week=_FIRST_TIMES_PER_WEEK)
            self._model.edit(tr("Add {food}", food=food.name), foods=(*eaten, entry))
            self._model.flush()
            place = len(eaten)
        self._library.note_used(food.id, dt.datetime.now(tz=dt.UTC))
        # A food that is there already is shown rather than entered twice.
        self._table.selectRow(place)
        self._table.scrollTo(self._plate.index(place, FOOD))

    def _selected(self) -> list[int]:
        return sorted(index.row() for index in self._table.selectionModel().selectedRows())

    def _show_when(self) -> None:
        rows = self._selected()
        self._when.setEnabled(bool(rows))
        start = resolved_start(self._model.scenario)
        self._when.show_when(self._plate.when_of(rows[0]) if rows else (None, None), start)

    def _on_when(self, first: dt.date | None, last: dt.date | None) -> None:
        self._plate.set_when(self._selected(), (first, last))

    def _remove_selected(self) -> None:
        self._plate.remove(self._selected())

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


def _no_such_barcode(code: str) -> str:
    """What is told of a barcode that no food has."""
    if is_mistyped_barcode(code):
        return tr(
            "No food here has the barcode {code}; its last digit does not fit the others. Import "
            "a database that has it, or look it up online.",
            code=code,
        )
    return tr(
        "No food here has the barcode {code}. Import a database that has it, or look it up online.",
        code=code,
    )
