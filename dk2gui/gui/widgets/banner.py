# SPDX-License-Identifier: MIT
"""A message in place: what went wrong, until it is dismissed."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from dk2gui.gui.theme import Theme


class Banner(QFrame):
    """Hidden until something has to be said; says several things one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._text = QLabel(self)
        self._text.setObjectName("banner-text")
        self._text.setWordWrap(True)
        close = QToolButton(self)
        close.setText("Dismiss")
        close.setProperty("role", "quiet")
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self._said: list[str] = []
        self.hide()

    def say(self, message: str) -> None:
        """Show a message; one that stands there already is not repeated."""
        if message not in self._said:
            self._said.append(message)
            self._text.setText("\n".join(self._said))
            self.setAccessibleName(message)
        self.show()

    def dismiss(self) -> None:
        """Forget what was said."""
        self._said.clear()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self.setStyleSheet(
            f"#banner {{ background: {theme.caution_tint}; border: 1px solid {theme.caution};"
            " border-radius: 6px; }"
        )
