# SPDX-License-Identifier: MIT
"""The guide in a window beside the program: chapters, their text, and a search through all."""

from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from dk2gui.data.resource_files import resource_path
from dk2gui.gui.help.chapters import Chapter, chapters
from dk2gui.gui.help.pictures import FOLDER
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.language import tr, tr_plural

_SIZE: Final = (880, 600)
_LEAST: Final = (520, 360)
_SHARES: Final = (210, 670)
_TYPING_MS: Final = 80
_MARGIN: Final = 14
_BETWEEN: Final = 3


class _Pages(QTextBrowser):
    """Shows pictures no wider than there is room. Signal: width_changed(): there is other room."""

    width_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fitted = 0
        self._resting = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._resting.timeout.connect(self.width_changed)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource:
            return None
        picture = QPixmap(str(resource_path(FOLDER) / QUrl(name).fileName()))
        if picture.width() <= self._room():
            return picture
        return picture.scaledToWidth(self._room(), Qt.TransformationMode.SmoothTransformation)

    def _room(self) -> int:
        """What is left beside the scroll bar that a long chapter gets, whether it is there now."""
        bar = self.verticalScrollBar().sizeHint().width()
        return max(1, self.width() - bar - 2 * _MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room() != self._fitted:
            self._fitted = self._room()
            self._resting.start()


class GuideWindow(QDialog):
    """Stays open beside the window; Esc closes it, F3 and Enter in the search go on."""

    def __init__(self, owner: QMainWindow) -> None:
        super().__init__(owner)
        self.setObjectName("guide")
        self.setWindowTitle(tr("Guide"))
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._theme: Theme = LIGHT
        self._owner = owner
        self._write()
        self._shown = ""
        self._make_search()
        self._list = QListWidget(self)
        self._list.setObjectName("guide-chapters")
        self._list.setAccessibleName(tr("Chapters"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.setSpacing(_BETWEEN)
        self._list.currentItemChanged.connect(self._on_chosen)
        self._text = _Pages(self)
        self._text.setObjectName("guide-text")
        self._text.setAccessibleName(tr("Text of the chapter"))
        # There are no links; a chapter is chosen in the list.
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.document().setDocumentMargin(_MARGIN)
        self._text.width_changed.connect(self._on_width)
        self._lay_out()
        next_place = QShortcut(QKeySequence(QKeySequence.StandardKey.FindNext), self)
        next_place.activated.connect(self.find_next)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._search.setFocus)
        self._fill_list()

    def _write(self) -> None:
        """Make the chapters anew, with pictures in the colours of now."""
        written = chapters(self._owner, is_dark=self._theme.dark)
        self._chapters = {chapter.id: chapter for chapter in written}
        self._plain = {name: _plain(chapter) for name, chapter in self._chapters.items()}

    def _make_search(self) -> None:
        self._search = QLineEdit(self)
        self._search.setObjectName("guide-search")
        self._search.setPlaceholderText(tr("Search the guide"))
        self._search.setAccessibleName(tr("Search the guide; Enter for the next place"))
        self._search.setClearButtonEnabled(True)
        self._search.returnPressed.connect(self.find_next)
        self._found = PlainLabel(self)
        self._found.setObjectName("guide-found")
        self._found.setProperty("role", "muted")
        # The list follows once the fingers rest for a moment.
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._fill_list)
        self._search.textChanged.connect(self._typing.start)

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._search)
        column.addWidget(self._found)
        column.addWidget(self._list, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(self._text)
        parts.setSizes(_SHARES)
        parts.setStretchFactor(1, 1)
        close = QPushButton(tr("&Close"), self)
        close.setObjectName("guide-close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.addWidget(parts, 1)
        rows.addLayout(buttons)

    def open_at(self, chapter: str) -> None:
        """Come to the front at a chapter, "" for where it was left."""
        if chapter:
            self._search.clear()
            self._fill_list()
            self._choose(chapter)
        if (screen := self.screen()) is not None:
            self.resize(self.size().boundedTo(screen.availableGeometry().size()))
        self.show()
        self.raise_()
        self.activateWindow()
        (self._text if chapter else self._search).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        if theme != self._theme:
            self._theme = theme
            self._write()
            self._show(self._shown)

    def _words(self) -> list[str]:
        return self._search.text().casefold().split()

    def _fill_list(self) -> None:
        """The chapters that hold every word; the one that is shown stays where it does."""
        self._typing.stop()
        words = self._words()
        fitting = [
            chapter
            for name, chapter in self._chapters.items()
            if all(word in self._plain[name] for word in words)
        ]
        self._list.blockSignals(True)
        self._list.clear()
        for chapter in fitting:
            item = QListWidgetItem(chapter.title)
            item.setData(Qt.ItemDataRole.UserRole, chapter.id)
            self._list.addItem(item)
        self._list.blockSignals(False)
        told = tr_plural("{count} chapter", "{count} chapters", len(fitting))
        self._found.setText(told if fitting else tr("No chapter holds these words."))
        self._found.setVisible(bool(words))
        names = [chapter.id for chapter in fitting]
        if names:
            self._choose(self._shown if self._shown in names else names[0])

    def _choose(self, chapter: str) -> None:
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) == chapter:
                self._list.setCurrentRow(row)
        if self._shown != chapter:
            self._show(chapter)
        else:
            self._mark()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show(item.data(Qt.ItemDataRole.UserRole))

    def _on_width(self) -> None:
        """Fit the pictures, and stay where the reader is."""
        bar = self._text.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum())
        self._text.setHtml(self._chapters[self._shown].html)
        self._mark()
        bar.setValue(round(place * bar.maximum()))

    def _show(self, name: str) -> None:
        chapter = self._chapters.get(name)
        if chapter is None:
            return
        self._shown = name
        self._text.setHtml(chapter.html)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._text.verticalScrollBar().setValue(0)
        self._mark()

    def _mark(self) -> None:
        """Show every place of the words that are looked for."""
        marks = []
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.accent))
        look.setForeground(QColor(self._theme.on_accent))
        for word in self._words():
            place = self._text.document().find(word)
            while not place.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = place, look
                marks.append(mark)
                place = self._text.document().find(word, place)
        self._text.setExtraSelections(marks)

    def find_next(self) -> None:
        """Go to the next place of the words, in this chapter and then in the next that has them."""
        if self._typing.isActive():
            self._fill_list()
        words = self._search.text().strip()
        if not words or not self._list.count():
            return
        # Where the words do not stand together, the first of them is gone to.
        together = words.casefold() in self._plain[self._shown]
        wanted = words if together else words.split()[0]
        if not self._text.find(wanted):
            following = (self._list.currentRow() + 1) % self._list.count()
            self._list.setCurrentRow(following)
            self._text.moveCursor(QTextCursor.MoveOperation.Start)
            self._text.find(wanted)


def _plain(chapter: Chapter) -> str:
    document = QTextDocument()
    document.setHtml(chapter.html)
    return document.toPlainText().casefold()
