# SPDX-License-Identifier: MIT
"""A wheel over an input that has no focus scrolls the page instead of changing the value."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _WheelFilter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_wheel = event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget)
        if is_wheel and not watched.hasFocus():  # type: ignore[attr-defined]  # a QWidget
            event.ignore()
            return True
        return False


def ignore_unfocused_wheel(widget: QWidget) -> None:
    """Let the wheel pass over `widget` unless it has the keyboard focus."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelFilter(widget))
