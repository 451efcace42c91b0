# SPDX-License-Identifier: MIT
"""Ctrl+Z undoes the last edit of the scenario wherever the keyboard is.

A field keeps the key only for text that was typed and not entered yet.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

_WATCHED: Final = "undo-watched"
_TYPED: Final = "typed-not-entered"


class UndoKey(QObject):
    """Watches every field of a window from the first time that it has the keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        line = None if new is None or new.window() is not self._window else _line_of(new)
        if new is None or line is None or new.property(_WATCHED):
            return
        new.setProperty(_WATCHED, True)
        new.installEventFilter(self)
        line.textEdited.connect(partial(_mark, line, True))
        entered = new.editingFinished if isinstance(new, QAbstractSpinBox) else line.editingFinished
        entered.connect(partial(_mark, line, False))
        line.returnPressed.connect(partial(_mark, line, False))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = event.matches(QKeySequence.StandardKey.Undo) or event.matches(
                QKeySequence.StandardKey.Redo
            )
            line = _line_of(watched) if isinstance(watched, QWidget) else None
            if is_ours and line is not None and not line.property(_TYPED):
                # Not overridden: the key goes to the history of the scenario.
                event.ignore()
                return True
        return False


def _mark(line: QLineEdit, is_typed: bool, *_text: str) -> None:  # for signals
    # A field that goes with its form still tells that it was left.
    if isValid(line):
        line.setProperty(_TYPED, is_typed)


def _line_of(widget: QWidget) -> QLineEdit | None:
    if isinstance(widget, QLineEdit):
        return widget
    if isinstance(widget, QAbstractSpinBox | QComboBox):
        return widget.lineEdit()
    return None
