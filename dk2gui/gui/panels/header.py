# SPDX-License-Identifier: MIT
"""The row above everything: who it is about, the scenario, undo, pin, share, units, pages."""

from collections.abc import Callable
from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from dk2gui.core.evaluate import Assessment
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme, ThemeChoice
from dk2gui.gui.widgets.icons import give_icon
from dk2gui.gui.widgets.page_bar import PageBar
from dk2gui.gui.widgets.plain_text import set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units, unit_name

_THEME_NAMES: Final = {
    "auto": marked("As desktop"),
    "light": marked("Light"),
    "dark": marked("Dark"),
    "contrast": marked("High contrast"),
}
_MARGIN: Final = 12
_ICONS: Final = {
    "undo": "arrow-uturn-left",
    "redo": "arrow-uturn-right",
    "pin": "bookmark",
    "share": "share",
    "units": "adjustments-horizontal",
}
_LEAST_NAME: Final = 70
_LEAST_CHIP: Final = 90
_ICON_GAP: Final = 6


class Header(QWidget):
    """Signals: units_chosen(Units), theme_chosen(ThemeChoice), page_chosen(str), pin_wanted().

    `share_menu` and `person_menu` are filled by who knows what belongs in them.
    """

    units_chosen = Signal(object)
    theme_chosen = Signal(object)
    page_chosen = Signal(str)
    pin_wanted = Signal()

    def __init__(
        self, model: ScenarioModel, pages: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._units = Units()
        self.person_menu = QMenu(self)
        self.share_menu = QMenu(self)
        self._person = self._menu_button("person-chip", self.person_menu)
        # A long name is shortened in the middle before a page's name is.
        self._person.setMinimumWidth(_LEAST_CHIP)
        self._name = QLineEdit(self)
        self._name.setObjectName("scenario-name")
        self._name.setMaxLength(200)
        self._name.setMinimumWidth(_LEAST_NAME)
        self._name.setPlaceholderText(tr("Name this scenario"))
        self._name.setAccessibleName(tr("Scenario name"))
        self._name.editingFinished.connect(self._on_name)
        self._undo = self._button(tr("Undo"), "undo")
        self._redo = self._button(tr("Redo"), "redo")
        # Everybody knows these two by their arrows.
        for button in (self._undo, self._redo):
            button.setAccessibleName(button.text())
            button.setText("")
            _as_icon(button, is_one=True)
        history = model.history
        self._undo.clicked.connect(history.undo)
        self._redo.clicked.connect(history.redo)
        history.canUndoChanged.connect(self._undo.setEnabled)
        history.canRedoChanged.connect(self._redo.setEnabled)
        history.undoTextChanged.connect(self._on_undo_text)
        history.redoTextChanged.connect(self._on_redo_text)
        pin = self._button(tr("Pin"), "pin")
        pin.setAccessibleName(pin.text())
        pin.setEnabled(True)
        set_tooltip(pin, tr("Keep this scenario beside others, to compare"))
        pin.clicked.connect(self.pin_wanted)
        share = self._menu_button("share", self.share_menu, tr("Share"))
        tip = tr("Report, plots and tables, as files, on paper, on the clipboard")
        set_tooltip(share, tip)
        units = self._menu_button("units", self._units_menu(), tr("Units"))
        share.setAccessibleName(share.text())
        units.setAccessibleName(units.text())
        self._pages = PageBar(pages, self)
        self._pages.chosen.connect(self.page_chosen)
        self._worded = {button: button.text() for button in (pin, share, units)}
        self._is_folded = False
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._person)
        row.addWidget(self._name, 1)
        for part in (self._undo, self._redo, pin, share, units, self._pages):
            row.addWidget(part)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setEnabled(False)
        return button

    def _menu_button(self, name: str, menu: QMenu, text: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where the row is narrow its actions are icons alone; names of pages stay whole."""
        words = sum(
            button.fontMetrics().horizontalAdvance(text) + _ICON_GAP
            for button, text in self._worded.items()
        )
        wanted = self._row.sizeHint().width() + (words if self._is_folded else 0)
        if (folded := wanted > self.width()) != self._is_folded:
            self._is_folded = folded
            for button, text in self._worded.items():
                button.setText("" if folded else text)
                _as_icon(button, is_one=folded)

    def _units_menu(self) -> QMenu:
        menu = QMenu(self)
        form = QWidget(menu)
        rows = QFormLayout(form)
        rows.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._vitamin_d = self._choice("unit-vitamin-d", tr("Vitamin D unit"), form)
        self._serum = self._choice("unit-serum", tr("25(OH)D unit"), form)
        self._theme = self._choice("theme-choice", tr("Colours"), form)
        for box, units in ((self._vitamin_d, ("IU", "ug")), (self._serum, ("nmol/L", "ng/mL"))):
            for unit in units:
                box.addItem(unit_name(unit), unit)
            box.currentIndexChanged.connect(self._on_units)
        for choice in ThemeChoice:
            self._theme.addItem(tr(_THEME_NAMES[choice.value]), choice)
        self._theme.currentIndexChanged.connect(self._on_theme)
        rows.addRow(tr("&Vitamin D in"), self._vitamin_d)
        rows.addRow(tr("&25(OH)D in"), self._serum)
        rows.addRow(tr("&Colours"), self._theme)
        action = QWidgetAction(menu)
        action.setDefaultWidget(form)
        menu.addAction(action)
        return menu

    def _choice(self, name: str, title: str, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.setObjectName(name)
        box.setAccessibleName(title)
        ignore_unfocused_wheel(box)
        return box

    def _on_name(self) -> None:
        self._model.edit(tr("Name"), name=self._name.text())

    def _on_undo_text(self, text: str) -> None:
        set_tooltip(self._undo, tr("Undo: {step}", step=text) if text else "")

    def _on_redo_text(self, text: str) -> None:
        set_tooltip(self._redo, tr("Redo: {step}", step=text) if text else "")

    def _on_units(self) -> None:
        self.units_chosen.emit(
            msgspec.structs.replace(
                self._units,
                vitamin_d=self._vitamin_d.currentData(),
                serum=self._serum.currentData(),
            )
        )

    def _on_theme(self) -> None:
        self.theme_chosen.emit(self._theme.currentData())

    def show_assessment(self, assessment: Assessment, units: Units, person: str) -> None:
        """Show who it is about, the name and the units."""
        if self._person.text() != person:
            self._person.setText(person)
            set_tooltip(self._person, person)
            self._person.setAccessibleName(tr("Who this is about: {person}", person=person))
        self._units = units
        name = assessment.scenario.name
        if self._name.text() != name and not self._name.hasFocus():
            self._name.setText(name)
            self._name.setCursorPosition(0)
        for box, unit in ((self._vitamin_d, units.vitamin_d), (self._serum, units.serum)):
            self._select(box, unit)

    def fill_person_menu(self, fill: Callable[[QMenu], None]) -> None:
        """What the menu of persons holds is asked each time it opens."""
        self.person_menu.aboutToShow.connect(partial(fill, self.person_menu))
        fill(self.person_menu)

    def set_first_focus(self) -> None:
        """Put the keyboard where no key and no wheel edits anything."""
        self._person.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, name: str) -> None:
        """Show which page is open."""
        self._pages.show_page(name)

    def show_choice(self, choice: ThemeChoice, theme: Theme) -> None:
        """Show which colours are chosen, and be in them."""
        self._select(self._theme, choice)
        for name, drawing in _ICONS.items():
            button = self.findChild(QAbstractButton, name)
            assert isinstance(button, QAbstractButton)
            give_icon(button, drawing, theme)

    @staticmethod
    def _select(box: QComboBox, data: object) -> None:
        if box.currentData() != data:
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(data)))


def _as_icon(button: QAbstractButton, *, is_one: bool) -> None:
    """Whether there is an icon alone, which needs less room around it."""
    button.setProperty("icononly", is_one)
    button.style().unpolish(button)
    button.style().polish(button)
