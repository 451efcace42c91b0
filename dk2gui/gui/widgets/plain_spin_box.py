# SPDX-License-Identifier: MIT
"""A number field: takes what people type and paste, asks where it can mean two things."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from dk2gui.gui.widgets.typed_question import ask_beside, drop_question, typing_notation
from dk2gui.present.body_text import unit_in_words
from dk2gui.present.typed_numbers import (
    NumberField,
    Reading,
    Taken,
    read_number,
    set_apart,
    written,
)

_ROOM: Final = 10
"""Pixels above and below the letters of a field, together."""
_DIGITS: Final = 10
"""Decimals that are kept, whatever is shown: what was typed is never rounded away."""


class PlainSpinBox(QDoubleSpinBox):
    """A QDoubleSpinBox for numbers that are mostly whole.

    A text becomes the value when it is entered: with Enter, an arrow, or on leaving. One that
    can mean two numbers, or none, leaves the value as it was and is asked about below the field.

    Signals:
        unit_typed(str): the unit that was typed with the number, before the value changes.
        bound_typed(str): "below" or "above", typed as < or > before the number; where bounds are
            taken.
        begins(): somebody begins to type, before the value follows.
    """

    unit_typed = Signal(str)
    bound_typed = Signal(str)
    begins = Signal()

    _held: str | None = None
    """The text that stands while the value follows it; Qt asks for it before there is an object."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.setKeyboardTracking(False)
        self._unit = ""
        self._per_unit: Mapping[str, float] = {}
        self._likely: tuple[float, float] | None = None
        self._asks = True
        self._follows = False
        self._takes_bounds = False
        self._before: float | None = None
        self.setDecimals(_DIGITS)
        self.lineEdit().textEdited.connect(self._on_typing)

    def set_units(self, unit: str, per_unit: Mapping[str, float] | None = None) -> None:
        """The unit of the value, and others that may be typed, each so many of it."""
        self._unit, self._per_unit = unit, per_unit or {}

    def show_unit(self, unit: str, per_unit: Mapping[str, float] | None = None) -> None:
        """Show a unit behind the value, in the reader's language; take what `set_units` takes."""
        self.setSuffix(f" {unit_in_words(unit)}" if unit else "")
        self.set_units(unit, per_unit)

    def set_likely(self, low: float, high: float) -> None:
        """The range that decides between two readings of a text."""
        self._likely = (low, high)

    def leave_asking(self) -> None:
        """Let somebody else read the text and ask: an editor in a table, which goes at once."""
        self._asks = False

    def take_bounds(self) -> None:
        """Take a limit such as `<4`; `bound_typed` tells of it."""
        self._takes_bounds = True

    def follow_typing(self) -> None:
        """Change the value with every character; for a field without a suffix.

        A text that is not clear takes the value back to what it was before the typing.
        """
        self._follows = True

    def sizeHint(self) -> QSize:
        return self._roomy(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._roomy(super().minimumSizeHint())

    def _roomy(self, size: QSize) -> QSize:
        """The size with room for descenders, as high as the choices beside it."""
        return size.expandedTo(QSize(0, self.fontMetrics().height() + _ROOM))

    def setValue(self, value: float) -> None:  # noqa: N802  # Qt's name
        if self._held is None:
            self._before = None
        super().setValue(value)

    def _on_typing(self, text: str) -> None:
        drop_question(self)
        if (special := self.specialValueText()) and special != text and special in text:
            # What stands in an empty field is no part of what is typed into it.
            text = text.replace(special, "", 1)
            self.lineEdit().setText(text)
        if not self._follows:
            return
        if self._before is None:
            self._before = self.value()
            self.begins.emit()
        answer = self._read(text)
        self._held = text
        self.setValue(answer.value if isinstance(answer, Taken) else self._before)
        self._held = None

    def number_field(self) -> NumberField:
        """What this field can hold."""
        unit = self._unit or self.suffix().strip()
        return NumberField(
            self.minimum(),
            self.maximum(),
            unit,
            self._likely,
            self._per_unit,
            takes_bounds=self._takes_bounds,
        )

    def reading(self) -> Reading:
        """What the text in the field means."""
        return self._read(self.lineEdit().text())

    def _read(self, text: str) -> Reading:
        special = self.specialValueText()
        shown = text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()
        # What the field itself shows is its value, to the last digit.
        own = self.written(self.value())
        if shown in (own, set_apart(own)):
            return Taken(self.value(), self.value())
        if special and shown in ("", special):
            return Taken(self.minimum(), self.minimum())
        return self.read(shown)

    def written(self, value: float) -> str:
        """A value as the field shows it, without its unit."""
        return written(value, typing_notation())

    def read(self, text: str) -> Reading:
        """What a text without the field's own unit means."""
        return read_number(text, self.number_field(), typing_notation())

    def textFromValue(self, value: float) -> str:
        # While a text is being typed it stands as it is; marks would be in the way of typing.
        if self._held is not None:
            return self._held
        return self.written(value) if self.hasFocus() else set_apart(self.written(value))

    def valueFromText(self, text: str) -> float:
        answer = self._read(text)
        return answer.value if isinstance(answer, Taken) else self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        taken = isinstance(self._read(text), Taken)
        state = QValidator.State.Acceptable if taken else QValidator.State.Intermediate
        return state, text, position

    def _ask_if_unclear(self) -> None:
        """Ask about what was typed; the value and what the field shows go back to what was."""
        answer = self.reading()
        self._before = None
        if isinstance(answer, Taken) and answer.typed_unit:
            self.unit_typed.emit(answer.typed_unit)
        if isinstance(answer, Taken) and answer.bound:
            self.bound_typed.emit(answer.bound)
        if not isinstance(answer, Taken) and self._asks:
            self.lineEdit().setText(self._shown())
            ask_beside(self, answer, self._take, self.number_field().unit)

    def _shown(self) -> str:
        special = self.specialValueText()
        if special and self.value() == self.minimum():
            return special
        return f"{self.prefix()}{self.textFromValue(self.value())}{self.suffix()}"

    def _take(self, reading: Taken) -> None:
        if reading.typed_unit:
            self.unit_typed.emit(reading.typed_unit)
        if reading.bound:
            self.bound_typed.emit(reading.bound)
        self.setValue(reading.value)
        self.editingFinished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (
            Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down,
            Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
        ):  # fmt: skip
            self._ask_if_unclear()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_again()
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            # One click and a number replace the value; the click that follows sets the cursor.
            QTimer.singleShot(0, self, self.selectAll)
        elif event.reason() is Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ask_if_unclear()
        super().focusOutEvent(event)
        self._show_again()

    def _show_again(self) -> None:
        """To read or to type at, unless something else stands there."""
        answer = self.reading()
        is_value = isinstance(answer, Taken) and answer.value == self.value()
        if is_value and (shown := self._shown()) != self.lineEdit().text():
            self.lineEdit().setText(shown)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
