# SPDX-License-Identifier: MIT
"""A panel that scrolls down, and sideways only where its words do not fit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollPage(QWidget):
    """A panel whose content goes into `rows`; what does not fit is scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget()
        content.setProperty("role", "page")
        self.rows = QVBoxLayout(content)
        self.rows.setContentsMargins(12, 10, 12, 10)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        # What is in it is reached by Tab and scrolls into sight.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
