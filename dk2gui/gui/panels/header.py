# SPDX-License-Identifier: MIT
"""The row above everything: pages, the scenario's name, undo and redo, units, colours."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from dk2gui.core.evaluate import Assessment
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import ThemeChoice
from dk2gui.gui.widgets.page_bar import PageBar
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.present.format import Units, unit_name

_THEME_NAMES = {"auto": "As desktop", "light": "Light", "dark": "Dark"}


class Header(QWidget):
    """Signals: units_chosen(Units), theme_chosen(ThemeChoice), page_chosen(str)."""

    units_chosen = Signal(object)
    theme_chosen = Signal(object)
    page_chosen = Signal(str)

    def __init__(
        self, model: ScenarioModel, pages: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._name = QLineEdit(self)
        self._name.setObjectName("scenario-name")
        self._name.setMaxLength(200)
        self._name.setPlaceholderText("Name this scenario")
        self._name.setAccessibleName("Scenario name")
        self._name.editingFinished.connect(self._on_name)
        self._undo = self._button("Undo", "undo")
        self._redo = self._button("Redo", "redo")
        history = model.history
        self._undo.clicked.connect(history.undo)
        self._redo.clicked.connect(history.redo)
        history.canUndoChanged.connect(self._undo.setEnabled)
        history.canRedoChanged.connect(self._redo.setEnabled)
        history.undoTextChanged.connect(self._on_undo_text)
        history.redoTextChanged.connect(self._on_redo_text)
        self._vitamin_d = self._choice("unit-vitamin-d", "Vitamin D unit", ("IU", "ug"))
        self._serum = self._choice("unit-serum", "25(OH)D unit", ("nmol/L", "ng/mL"))
        self._theme = QComboBox(self)
        self._theme.setObjectName("theme-choice")
        self._theme.setAccessibleName("Colours")
        for choice in ThemeChoice:
            self._theme.addItem(_THEME_NAMES[choice.value], choice)
        self._theme.currentIndexChanged.connect(self._on_theme)
        self._pages = PageBar(pages, self)
        self._pages.chosen.connect(self.page_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._pages)
        row.addSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addSpacing(12)
        for text, box in (("D in", self._vitamin_d), ("25(OH)D in", self._serum),
                          ("Colours", self._theme)):  # fmt: skip
            label = PlainLabel(text, self)
            label.setProperty("role", "muted")
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setEnabled(False)
        return button

    def _choice(self, name: str, title: str, units: tuple[str, ...]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(title)
        for unit in units:
            box.addItem(unit_name(unit), unit)
        box.currentIndexChanged.connect(self._on_units)
        return box

    def _on_name(self) -> None:
        self._model.edit("Name", name=self._name.text())

    def _on_undo_text(self, text: str) -> None:
        set_tooltip(self._undo, f"Undo: {text}" if text else "")

    def _on_redo_text(self, text: str) -> None:
        set_tooltip(self._redo, f"Redo: {text}" if text else "")

    def _on_units(self) -> None:
        self.units_chosen.emit(Units(self._vitamin_d.currentData(), self._serum.currentData()))

    def _on_theme(self) -> None:
        self.theme_chosen.emit(self._theme.currentData())

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show the name and the units."""
        name = assessment.scenario.name
        if self._name.text() != name and not self._name.hasFocus():
            self._name.setText(name)
            self._name.setCursorPosition(0)
        for box, unit in ((self._vitamin_d, units.vitamin_d), (self._serum, units.serum)):
            self._select(box, unit)

    def show_page(self, name: str) -> None:
        """Show which page is open."""
        self._pages.show_page(name)

    def show_choice(self, choice: ThemeChoice) -> None:
        """Show which colours are chosen."""
        self._select(self._theme, choice)

    @staticmethod
    def _select(box: QComboBox, data: object) -> None:
        if box.currentData() != data:
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(data)))
            box.blockSignals(False)
