# SPDX-License-Identifier: MIT
"""The scenarios page: the user's own library, and the history of this session."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QUndoView,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.evaluate import Assessment
from dk2gui.gui.context import Context
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.entry_list import EntryList
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.window.files import WindowFiles
from dk2gui.present.entry import Entry
from dk2gui.present.kept_text import doses_in_words, moment_text
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units
from dk2gui.present.plain_line import name_line
from dk2gui.userdata.atomic import StorageError
from dk2gui.userdata.library import LibraryEntry

_EMPTY: Final = marked("Nothing is kept yet. Ctrl+S keeps the scenario you are working on.")


class ScenariosPage(QWidget):
    """A list of kept scenarios with what can be done to them; the history beside it."""

    def __init__(self, context: Context, files: WindowFiles) -> None:
        super().__init__()
        self._context = context
        self._files = files
        self._entries: dict[str, LibraryEntry] = {}
        self._list = EntryList(self)
        self._list.setObjectName("library")
        self._list.setAccessibleName(tr("Your scenarios"))
        self._list.doubleClicked.connect(self._open)
        self._list.chosen.connect(self._on_chosen)
        self._note = PlainLabel(tr(_EMPTY), self)
        self._note.setObjectName("library-note")
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        keep = self._button("library-keep", tr("&Keep this scenario"))
        keep.clicked.connect(files.keep)
        self._needs_one = []
        buttons = QHBoxLayout()
        for name, text, do in (
            ("library-open", tr("Open"), self._open),
            ("library-pin", tr("&Pin"), self._pin),
            ("library-duplicate", tr("D&uplicate"), self._duplicate),
            ("library-rename", tr("&Rename\u2026"), self._ask_name),
            ("library-delete", tr("Delete"), self._delete),
        ):
            button = self._button(name, text)
            button.clicked.connect(do)
            self._needs_one.append(button)
            if name == "library-pin":
                # The header has one of the same text, for what is open.
                button.setAccessibleName(tr("Pin the chosen scenario"))
            buttons.addWidget(button)
        buttons.addStretch(1)
        own = _Panel(tr("Your scenarios"))
        own.rows.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        own.rows.addLayout(buttons)
        own.rows.addWidget(self._note)
        own.rows.addWidget(self._list, 1)
        history = _Panel(tr("History: click a step to go there"))
        view = QUndoView(context.model.history)
        view.setObjectName("history")
        view.setAccessibleName(tr("History of this session"))
        view.setEmptyLabel(tr("As it was opened"))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        history.rows.addWidget(view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(own, 3)
        row.addWidget(history, 2)
        files.library_changed.connect(self.reload)
        self.reload()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button

    def reload(self) -> None:
        """Read the library's folder again."""
        try:
            entries = self._files.library.entries()
        except StorageError as error:
            self._note.setText(str(error))
            entries = []
        else:
            self._note.setText("" if entries else tr(_EMPTY))
        self._note.setVisible(bool(self._note.text()))
        self._entries = {str(entry.path): entry for entry in entries}
        self._list.show_entries(
            [
                Entry(
                    str(entry.path),
                    moment_text(entry.modified),
                    f"{name_line(entry.name)}\n{_what_it_holds(entry)}",
                )
                for entry in entries
            ]
        )
        self._on_chosen(self._list.current_id())

    def _pin(self) -> None:
        entry = self._current()
        if entry is not None and entry.scenario is not None:
            self._context.pin(entry.name, entry.scenario)

    def _current(self) -> LibraryEntry | None:
        return self._entries.get(self._list.current_id())

    def _on_chosen(self, chosen: str) -> None:
        for button in self._needs_one:
            button.setEnabled(chosen in self._entries)

    def _open(self) -> None:
        if (entry := self._current()) is not None:
            self._files.open_file(entry.path)

    def _duplicate(self) -> None:
        if (entry := self._current()) is not None:
            self._files.duplicate(entry.path)

    def _delete(self) -> None:
        if (entry := self._current()) is not None:
            self._files.delete(entry.path)

    def _ask_name(self) -> None:
        if (entry := self._current()) is not None:
            name, accepted = QInputDialog.getText(
                self, tr("Rename"), tr("New name"), text=entry.name
            )
            if accepted and name.strip():
                self._files.rename(entry.path, name)

    def show_assessment(self, _assessment: Assessment, _units: Units, *, settled: bool) -> None:
        """The library does not depend on the assessment; it is read when the page opens."""
        if settled and self.isVisible():
            self.reload()

    def stop(self) -> None:
        """Nothing runs beside the window here."""

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet colours this page."""


def _what_it_holds(entry: LibraryEntry) -> str:
    """Its doses, or why it cannot be read."""
    return entry.problem if entry.scenario is None else doses_in_words(entry.scenario)


class _Panel(QFrame):
    """A framed part of the page with its heading."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        title = PlainLabel(heading, self)
        title.setProperty("role", "heading")
        title.setTextFormat(Qt.TextFormat.PlainText)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(12, 8, 12, 12)
        self.rows.addWidget(title)
