# SPDX-License-Identifier: MIT
"""A wrapped text that follows a slider without laying the window out again at every move."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dk2gui.gui.widgets.plain_text import PlainLabel


class SteadyText(QWidget):
    """The room of one label. Only a text of another height asks the layout around it again.

    A label in a layout asks at every text, up to the window: a fifth of a move.
    """

    def __init__(self, label: PlainLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        label.setParent(self)
        label.setWordWrap(True)
        self._least = 0
        self._asked_for = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str) -> None:
        """Show another text."""
        if self.label.text() != text:
            self.label.setText(text)
            self._ask_if_other()

    def hold(self, held: bool) -> None:
        """While held it takes no less room than it has."""
        least = self.height() if held else 0
        if least != self._least:
            self._least = least
            self._ask_if_other()

    def _ask_if_other(self) -> None:
        # Not its own height: beside something taller it has more than it asked for.
        wanted = self.heightForWidth(self.width())
        if wanted != self._asked_for:
            self._asked_for = wanted
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return max(self._least, self.label.heightForWidth(width))

    def sizeHint(self) -> QSize:
        return self.label.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.label.minimumSizeHint().width(), self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._asked_for = self.heightForWidth(self.width())
        self.label.setGeometry(self.rect())
