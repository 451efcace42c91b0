# SPDX-License-Identifier: MIT
"""Why an edit was refused, told beside the field in which it was made."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dk2gui.gui.widgets.plain_text import PlainLabel

_SHOWN_MS: Final = 8000
_GAP: Final = 2
_WIDEST: Final = 360


class Refusal(PlainLabel):
    """A note over the window, below the field that has the focus; it goes by itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("edit-refused")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMaximumWidth(_WIDEST)
        self.setMargin(6)
        self.setAutoFillBackground(True)
        self.setFrameShape(QLabel.Shape.Box)
        self._end = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._end.timeout.connect(self.hide)
        self.hide()

    def tell(self, reason: str) -> None:
        """Show why."""
        self.setText(reason)
        self.setAccessibleName(reason)
        self.adjustSize()
        self.move(self._place())
        self.raise_()
        self.show()
        self._end.start()

    def _place(self) -> QPoint:
        """Below the field, and within the window."""
        field = QApplication.focusWidget()
        if field is None or field.window() is not self._window:
            return QPoint(_GAP, _GAP)
        below = field.mapTo(self._window, QPoint(0, field.height() + _GAP))
        right, bottom = self._window.width() - self.width(), self._window.height() - self.height()
        return QPoint(max(0, min(below.x(), right)), max(0, min(below.y(), bottom)))
