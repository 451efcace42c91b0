# SPDX-License-Identifier: MIT
"""The pinned scenarios as a row of chips: a name to edit, open, replace, remove."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

from dk2gui.gui.charts.overlay import shape_icon
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.window.pins import LETTERS, Pins
from dk2gui.present.language import tr
from dk2gui.present.pin import Pin

_COLUMNS: Final = ((880, 4), (520, 2), (0, 1))
"""From which width on how many chips stand in one row."""
_NARROWEST: Final = 220
_ICON: Final = 16


class PinChips(QWidget):
    """One chip for each pin. Signals: told(str): a sentence about what could not be done."""

    told = Signal(str)

    def __init__(self, pins: Pins, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pins = pins
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._chips = {letter: _Chip(letter, pins, self) for letter in LETTERS}
        for chip in self._chips.values():
            chip.told.connect(self.told)
        self._placed: tuple[tuple[str, ...], int] = ((), 0)
        self.show_pins()

    def show_pins(self) -> None:
        """Bring the chips up to date."""
        there = {pin.letter: pin for pin in self._pins.pinned}
        for letter, chip in self._chips.items():
            if letter in there:
                chip.show_pin(there[letter])
            chip.setVisible(letter in there)
        self.setVisible(bool(there))
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        for chip in self._chips.values():
            chip.set_theme(theme)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()

    def _place(self) -> None:
        shown = tuple(pin.letter for pin in self._pins.pinned)
        columns = next(count for width, count in _COLUMNS if self.width() >= width)
        if (shown, columns) == self._placed:
            return
        self._placed = (shown, columns)
        for chip in self._chips.values():
            self._grid.removeWidget(chip)
        for column in range(len(LETTERS)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for number, letter in enumerate(shown):
            self._grid.addWidget(self._chips[letter], number // columns, number % columns)


class _Chip(QFrame):
    told = Signal(str)

    def __init__(self, letter: str, pins: Pins, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self._letter, self._pins = letter, pins
        self._shape = PlainLabel(self)
        self._shape.setFixedWidth(_ICON)
        name = PlainLabel(letter, self)
        name.setProperty("role", "heading")
        self._name = QLineEdit(self)
        self._name.setObjectName(f"pin-name-{letter}")
        self._name.setAccessibleName(tr("Name of pin {letter}", letter=letter))
        self._name.setMinimumWidth(48)
        self._name.editingFinished.connect(self._on_named)
        self._open = self._button(f"open-{letter}", tr("Open"))
        set_tooltip(self._open, tr("Make it the current scenario; one step that can be undone"))
        self._open.clicked.connect(partial(pins.open, letter))
        menu = QMenu(self._open)
        menu.addAction(tr("Open"), partial(pins.open, letter))
        menu.addAction(tr("Replace with the current scenario"), self._replace)
        self._open.setMenu(menu)
        self._open.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._remove = self._button(f"unpin-{letter}", "\u2715")
        set_tooltip(self._remove, tr("Remove this pin"))
        self._remove.clicked.connect(partial(pins.unpin, letter))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self._shape, name):
            row.addWidget(part)
        row.addWidget(self._name, 1)
        row.addWidget(self._open)
        row.addWidget(self._remove)
        self.set_theme(LIGHT)

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setProperty("role", "small")
        return button

    def show_pin(self, pin: Pin) -> None:
        """Show a pin's name."""
        if self._name.text() != pin.name:
            self._name.setText(pin.name)
            self._name.setCursorPosition(0)
        set_tooltip(self._name, pin.name)
        self._open.setAccessibleName(tr("Open {pin}", pin=pin.quoted))
        self._remove.setAccessibleName(tr("Remove pin {pin}", pin=pin.quoted))

    def _on_named(self) -> None:
        self._pins.rename(self._letter, self._name.text())
        for pin in self._pins.pinned:
            if pin.letter == self._letter:
                self.show_pin(pin)

    def _replace(self) -> None:
        self.told.emit(self._pins.replace(self._letter))

    def set_theme(self, theme: Theme) -> None:
        icon: QIcon = shape_icon(self._letter, theme, _ICON)
        self._shape.setPixmap(icon.pixmap(_ICON, _ICON))
