# SPDX-License-Identifier: MIT
"""The table of what is eaten: food, portion, times a week, each changed in its cell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dk2gui.gui.panels.food_models import FOOD, PORTION, TIMES, Plate
from dk2gui.gui.widgets.food_delegates import PlateDelegate
from dk2gui.present.language import tr


class PlateTable(QTableView):
    """Signal: remove_wanted(): the selected rows are to go."""

    remove_wanted = Signal()

    def __init__(self, plate: Plate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("food-plate")
        self.setAccessibleName(tr("What is eaten: food, portion, times a week"))
        self.setModel(plate)
        self.setItemDelegate(PlateDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.DoubleClicked
            | trigger.SelectedClicked
            | trigger.EditKeyPressed
            | trigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(FOOD, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(PORTION, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TIMES, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(PORTION, 128)
        header.resizeSection(TIMES, 58)
        header.setHighlightSections(False)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_wanted)
