# SPDX-License-Identifier: MIT
"""Filters above a list, and the chosen entry as text: the shape of every tab of the evidence."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from dk2gui.gui.widgets.entry_list import EntryList
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.language import tr

_TYPING_MS: Final = 60


class Reader(QWidget):
    """Filters above a list on the left, the chosen entry as text on the right."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.search = QLineEdit(self)
        self.search.setObjectName(f"{name}-search")
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.filters = QHBoxLayout()
        self.count = PlainLabel(self)
        self.count.setProperty("role", "muted")
        self.note = PlainLabel(self)
        self.note.setObjectName(f"{name}-note")
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.note.hide()
        self.entries = EntryList(self)
        self.entries.setObjectName(f"{name}-list")
        self.entries.setAccessibleName(tr("Entries found"))
        self.text = QTextBrowser(self)
        self.text.setObjectName(f"{name}-text")
        self.text.setAccessibleName(tr("The chosen entry"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(12)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.addWidget(self.search)
        rows.addLayout(self.filters)
        rows.addWidget(self.count)
        rows.addWidget(self.note)
        rows.addWidget(self.entries, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(8)
        parts.addWidget(left)
        parts.addWidget(self.text)
        parts.setSizes([480, 620])
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 8)
        row.addWidget(parts)
        # The list follows once the fingers rest for a moment.
        self.typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self.search.textChanged.connect(self.typing.start)

    def add_choice(
        self, name: str, title: str, every: str, choices: Mapping[Any, str]
    ) -> QComboBox:
        """A filter, its title for screen readers, with an entry for no filter."""
        box = QComboBox(self)
        box.setObjectName(name)
        name_choice(box, title)
        box.addItem(every, None)
        for data, text in choices.items():
            box.addItem(text, data)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        self.filters.addWidget(box, 1)
        return box
