# SPDX-License-Identifier: MIT
"""A quiet button that says something in brief and shows a part below it when it is pressed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from dk2gui.present.language import tr


class FoldButton(QToolButton):
    """Shows and hides `part`."""

    def __init__(self, name: str, title: str, part: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = title
        self.setCheckable(True)
        self.setProperty("role", "fold")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.RightArrow)
        self._part = part
        part.hide()
        self.toggled.connect(self._on_toggled)

    def say(self, text: str) -> None:
        """Show in brief what the part holds."""
        if self.text() != text:
            self.setText(text)
            self.setAccessibleName(tr("{title}: {brief}", title=self._title, brief=text))

    def _on_toggled(self, on: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self._part.setVisible(on)
