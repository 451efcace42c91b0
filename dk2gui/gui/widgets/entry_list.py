# SPDX-License-Identifier: MIT
"""A list of entries, each a small head above a text of up to three lines."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dk2gui.gui.theme import MUTED_ROLE
from dk2gui.present.entry import Entry
from dk2gui.present.language import tr
from dk2gui.present.plain_line import unturned

_Index = QModelIndex | QPersistentModelIndex
_ENTRY: Final = int(Qt.ItemDataRole.UserRole)
_PADDING: Final = 6
_LINES: Final = 3
_WRAP: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)


class _Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{head}: {text}", head=entry.head, text=entry.text)
        return entry if role == _ENTRY else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = option.widget
        width = (view.viewport().width() if isinstance(view, QListView) else 300) - 20
        head = QFontMetrics(_small(option.font)).height()
        line = option.fontMetrics.height()
        entry: Entry = index.data(_ENTRY)
        wanted = option.fontMetrics.boundingRect(0, 0, width, 1000, _WRAP, entry.text).height()
        return QSize(100, head + min(wanted, _LINES * line) + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette, role = option.palette, QPalette.ColorRole
        if selected:
            painter.fillRect(option.rect, palette.brush(role.Highlight))
        entry: Entry = index.data(_ENTRY)
        box = option.rect.adjusted(10, _PADDING, -10, -_PADDING)
        small = _small(option.font)
        head = QFontMetrics(small).height()
        painter.setFont(small)
        painter.setPen(palette.color(role.HighlightedText if selected else MUTED_ROLE))
        painter.drawText(QRect(box.left(), box.top(), box.width(), head), 0, entry.head)
        painter.setFont(option.font)
        painter.setPen(palette.color(role.HighlightedText if selected else role.Text))
        painter.drawText(box.adjusted(0, head, 0, 0), _WRAP, entry.text)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(6.5, font.pointSizeF() * 0.85))
    return small


class EntryList(QListView):
    """Signals: chosen(str): the id of the entry that became current, "" for none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = _Entries()
        self.setModel(self._entries)
        self.setItemDelegate(_Delegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_entries(self, entries: list[Entry]) -> None:
        """Replace the entries; the current one stays current when it is still there."""
        current = self.current_id()
        self._entries.beginResetModel()
        self._entries.entries = [
            Entry(entry.id, unturned(entry.head), unturned(entry.text)) for entry in entries
        ]
        self._entries.endResetModel()
        if not self.choose(current) and entries:
            self.choose(entries[0].id)
        if not entries:
            self.chosen.emit("")

    def current_id(self) -> str:
        """The id of the current entry, "" without one."""
        row = self.currentIndex().row()
        return self._entries.entries[row].id if row >= 0 else ""

    def choose(self, entry_id: str) -> bool:
        """Make an entry current; False when it is not in the list."""
        for row, entry in enumerate(self._entries.entries):
            if entry.id == entry_id:
                index = self._entries.index(row)
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._entries.entries[current.row()].id)
