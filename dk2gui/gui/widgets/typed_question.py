# SPDX-License-Identifier: MIT
"""What a typed text was taken for, asked or told beside its field."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.language import FIXED, Notation, tr
from dk2gui.present.numbers import as_entered, unit_name
from dk2gui.present.typed_numbers import Asked, Refused, Taken

_GAP: Final = 2
_WIDEST: Final = 340


def typing_notation() -> Notation:
    """How the desktop's territory writes numbers; the program's own way where it names none."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return FIXED
    return Notation(locale.decimalPoint(), locale.groupSeparator())


class TypedQuestion(QFrame):
    """A note below a field: why a text was not taken, or both readings of it as buttons.

    There is at most one in a window. It goes when it is answered, with Escape, when something
    else is typed, and when the field goes.
    """

    def __init__(self, field: QWidget, place: QRect, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self._field = field
        self.setObjectName("typed-question")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(8, 6, 8, 6)
        self._place = place

    def ask(self, answer: Asked | Refused, take: Callable[[Taken], object], unit: str) -> None:
        """Show what was not understood; `take` gets the reading that is chosen."""
        said = answer.question if isinstance(answer, Asked) else answer.reason
        label = PlainLabel(said, self)
        label.setObjectName("typed-problem")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFixedWidth(min(_WIDEST, label.fontMetrics().horizontalAdvance(said) + _GAP * 4))
        self._rows.addWidget(label)
        before = self._field
        if isinstance(answer, Asked):
            row = QHBoxLayout()
            for reading in answer.readings:
                shown = unit_name(reading.typed_unit or unit)
                value = as_entered(reading.typed_value, typing_notation())
                text = tr("{value} {unit}", value=value, unit=shown) if shown else value
                button = QPushButton(text.replace("&", "&&"), self)
                button.setObjectName("typed-reading")
                button.setProperty("role", "small")
                button.setAutoDefault(False)
                button.clicked.connect(partial(self._take, take, reading))
                row.addWidget(button)
                QWidget.setTabOrder(before, button)
                before = button
            row.addStretch(1)
            self._rows.addLayout(row)
        self.setAccessibleName(said)
        self._field.setAccessibleDescription(said)
        self._field.installEventFilter(self)
        self.adjustSize()
        self.move(self._spot())
        self.show()
        self.raise_()

    def _spot(self) -> QPoint:
        """Below the field, above it where there is no room, and never over it."""
        ground = self._ground
        left = max(0, min(self._place.left(), ground.width() - self.width()))
        below = self._place.bottom() + 1 + _GAP
        if below + self.height() > ground.height() and self._place.top() > self.height():
            below = self._place.top() - self.height() - _GAP
        return QPoint(left, below)

    def _take(self, take: Callable[[Taken], object], reading: Taken) -> None:
        self.end()
        take(reading)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Go."""
        self._field.removeEventFilter(self)
        self._field.setAccessibleDescription("")
        self.setObjectName("")
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.end()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            goes = event.key() == Qt.Key.Key_Escape or event.text().isprintable()
            if goes and event.text():
                self.end()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.end()
        else:
            super().keyPressEvent(event)


def ask_beside(
    field: QWidget,
    answer: Asked | Refused,
    take: Callable[[Taken], object],
    unit: str = "",
    place: QRect | None = None,
) -> None:
    """Ask or tell below a field, or below a part of it; a question that stands there goes.

    `place` is in the field's coordinates.
    """
    ground = _ground(field)
    drop_question(field)
    part = place or field.rect()
    at = QRect(field.mapTo(ground, part.topLeft()), part.size())
    TypedQuestion(field, at, ground).ask(answer, take, unit)


def drop_question(field: QWidget) -> None:
    """Take away the question that stands in a field's window."""
    for question in field.window().findChildren(TypedQuestion, "typed-question"):
        question.end()


def _ground(field: QWidget) -> QWidget:
    """What a note below a field lies on: what scrolls with it, else its window."""
    above = field.parentWidget()
    while above is not None and not above.isWindow():
        area = above.parentWidget()
        if area is not None and isinstance(area.parentWidget(), QScrollArea):
            return above
        above = area
    return field.window()
