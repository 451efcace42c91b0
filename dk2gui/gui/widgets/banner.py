# SPDX-License-Identifier: MIT
"""A message in place: what went wrong, until it is dismissed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.passing_note import PassingNote
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.language import tr
from dk2gui.present.plain_line import one_line, unturned

_LEAST_WIDE: Final = 200
_MOST_LINES: Final = 4
"""Of one message; no text of the program has more, and a name in it may."""


def _few_lines(message: str) -> str:
    lines = message.split("\n")
    if len(lines) <= _MOST_LINES:
        return message
    return "\n".join([*lines[: _MOST_LINES - 1], one_line(" ".join(lines[_MOST_LINES - 1 :]))])


class Banner(QFrame):
    """Hidden until something has to be said; says several things one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._text = PlainLabel(self)
        self._text.setObjectName("banner-text")
        self._text.setWordWrap(True)
        # A word that is longer than the window, such as a path, may not make the window wider.
        self._text.setMinimumWidth(_LEAST_WIDE)
        close = QToolButton(self)
        close.setText(tr("Dismiss"))
        close.setProperty("role", "quiet")
        close.clicked.connect(self.dismiss)
        self._offers = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._text, 1)
        row.addLayout(self._offers)
        row.addWidget(close)
        self._said: list[str] = []
        self._passing = PassingNote(self.window())
        self.hide()

    def say(self, message: str) -> None:
        """Show a message; one that stands there already is not repeated."""
        if message not in self._said:
            self._said.append(message)
            self._text.setText("\n".join(map(_few_lines, self._said)))
            self.setAccessibleName(unturned(message))
        self.show()

    def offer(self, message: str, choices: dict[str, Callable[[], object]]) -> None:
        """Show a message with what can be done about it; it replaces what was said before."""
        self.dismiss()
        for text, do in choices.items():
            button = QPushButton(text, self)
            button.setObjectName("banner-choice")
            button.setProperty("role", "small")
            button.clicked.connect(partial(self._take, do))
            self._offers.addWidget(button)
        self.say(message)

    def note(self, message: str, choices: Mapping[str, Callable[[], object]] | None = None) -> None:
        """Answer what was just done, for a while, in neutral colours; nothing moves."""
        self._passing.say(message, choices or {})

    def _take(self, do: Callable[[], object]) -> None:
        self.dismiss()
        do()

    def dismiss(self) -> None:
        """Forget what was said."""
        for button in self.findChildren(QPushButton, "banner-choice"):
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._said.clear()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._passing.set_theme(theme)
        self.setStyleSheet(
            f"#banner {{ background: {theme.caution_tint}; border: 1px solid {theme.caution};"
            " border-radius: 6px; }"
        )
