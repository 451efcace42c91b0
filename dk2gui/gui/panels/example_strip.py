# SPDX-License-Identifier: MIT
"""The strip above the inputs of the first start: what is seen is an example."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.language import tr


class ExampleStrip(QWidget):
    """Says above the inputs that what is seen is an example. Signals: answer_wanted()."""

    answer_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("example-strip")
        said = PlainLabel(tr("This is an example."), self)
        said.setWordWrap(True)
        mine = QPushButton(tr("Make it &mine\u2026"), self)
        mine.setObjectName("example-mine")
        mine.clicked.connect(self.answer_wanted)
        away = QPushButton(tr("Keep it"), self)
        away.setObjectName("example-keep")
        away.setProperty("role", "quiet")
        away.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.addWidget(said, 1)
        row.addWidget(mine)
        row.addWidget(away)
