# SPDX-License-Identifier: MIT
"""Finding a food for a recipe or a meal: type, choose with Enter."""

from collections.abc import Container

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from dk2gui.core.intake.food import Food
from dk2gui.gui.food_finder import FoodFinder, Question
from dk2gui.gui.my_foods.form import Desk, line_edit
from dk2gui.gui.panels.food_models import FOOD_ROLE, FoundFoods
from dk2gui.gui.widgets.food_delegates import FoundFoodDelegate
from dk2gui.present.language import tr

_HEIGHT = 150


class FoodPicker(QWidget):
    """A search field above what it finds, without foods that may not be chosen.

    Signals: picked(Food).
    """

    picked = Signal(object)

    def __init__(
        self,
        desk: Desk,
        without: Container[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._units = desk.units
        self._without = without
        self._finder = FoodFinder(desk.library, desk.path, self)
        self._finder.found.connect(self._on_found)
        self.search = line_edit("pick-search", tr("Find a food to add"), self)
        self.search.setPlaceholderText(tr("Find a food and press Enter to add it"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self._found = FoundFoods()
        self._list = QListView(self)
        self._list.setObjectName("pick-results")
        self._list.setAccessibleName(tr("Foods found; Enter adds one"))
        self._list.setModel(self._found)
        self._list.setItemDelegate(FoundFoodDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(_HEIGHT)
        self._list.installEventFilter(self)
        self._list.doubleClicked.connect(self._pick)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.search)
        rows.addWidget(self._list)
        self._find()

    def stop(self) -> None:
        """End what runs beside the window."""
        self._finder.stop()

    def _find(self) -> None:
        self._finder.ask(Question(self.search.text()))

    def _on_found(self, foods: list[Food]) -> None:
        self._found.show([food for food in foods if food.id not in self._without], self._units)
        if self._found.rowCount():
            self._list.setCurrentIndex(self._found.index(0))

    def _pick(self) -> None:
        index = self._list.currentIndex()
        if index.isValid():
            self.picked.emit(index.data(FOOD_ROLE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                # Here Enter adds a food; it must not save the whole form.
                self._pick()
                return True
            if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._list.setFocus(Qt.FocusReason.TabFocusReason)
                self._list.event(event)
                return True
        return super().eventFilter(watched, event)
