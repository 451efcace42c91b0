# SPDX-License-Identifier: MIT
"""A short answer to what was just done: saved, copied, pinned. It moves nothing, and passes."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import PlainLabel

_SEEN_MS: Final = 5000
_SEEN_WITH_CHOICES_MS: Final = 12000
_ABOVE_EDGE: Final = 34
"""Above the line at the bottom that says what the program is not."""
_SIDES: Final = 40


class PassingNote(QFrame):
    """Lies over the lower edge of its window, where nothing is edited; the last answer counts."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("passing-note")
        self._text = PlainLabel(self)
        self._text.setObjectName("passing-note-text")
        self._text.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.addWidget(self._text, 1)
        self._choices: list[QPushButton] = []
        self._window = window
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def say(self, message: str, choices: Mapping[str, Callable[[], object]]) -> None:
        """Show an answer for a while, with what can be done next."""
        for button in self._choices:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._choices = []
        for text, do in choices.items():
            button = QPushButton(text, self)
            button.setObjectName("passing-note-choice")
            button.setProperty("role", "small")
            button.clicked.connect(partial(self._take, do))
            self._row.addWidget(button)
            self._choices.append(button)
        self._text.setText(message)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_SEEN_WITH_CHOICES_MS if choices else _SEEN_MS)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message))

    def _take(self, do: Callable[[], object]) -> None:
        self.hide()
        do()

    def _place(self) -> None:
        window = self._window
        room = window.width() - 2 * _SIDES
        margins = self._row.contentsMargins()
        beside = sum(button.sizeHint().width() + self._row.spacing() for button in self._choices)
        words = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        width = min(room, words + beside + margins.left() + margins.right())
        self.resize(width, self._row.heightForWidth(width))
        self.move((window.width() - width) // 2, window.height() - self.height() - _ABOVE_EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours: neither those of a caution nor those of a stop."""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(
            f"#passing-note {{ background: {theme.info_tint}; border: 1px solid {theme.info};"
            " border-radius: 6px; }"
        )
