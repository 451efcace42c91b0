# SPDX-License-Identifier: MIT
"""All advice the program can give: every rule with trigger, words, grade and sources."""

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from dk2gui.data.resource_files import document_path
from dk2gui.present.language import tr

_PAGE = "advice.md"


class RulesPage(QWidget):
    """The page that is generated from the rules; Enter in the field goes to the next place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = QLineEdit(self)
        self._search.setObjectName("rules-search")
        self._search.setAccessibleName(tr("Find in all advice"))
        self._search.setPlaceholderText(tr("Find in all advice; Enter for the next place"))
        self._search.setClearButtonEnabled(True)
        self._search.returnPressed.connect(self.find_next)
        self._text = QTextBrowser(self)
        self._text.setObjectName("rules-text")
        self._text.setAccessibleName(tr("All advice, by rule"))
        self._text.setOpenLinks(False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.addWidget(self._search)
        rows.addWidget(self._text, 1)

    def fill(self) -> None:
        """Read the page, unless it is there already."""
        if self._text.document().isEmpty():
            page = document_path(_PAGE).read_text(encoding="utf-8")
            self._text.document().setMarkdown(page, QTextDocument.MarkdownFeature.MarkdownNoHTML)

    def find_next(self) -> None:
        """Go to the next place that holds the words, from the top again after the last."""
        words = self._search.text()
        if words and not self._text.find(words):
            self._text.moveCursor(QTextCursor.MoveOperation.Start)
            self._text.find(words)
