# SPDX-License-Identifier: MIT
"""Food databases: import a file, see how it goes and what came of it, remove an import."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.intake.food import Food
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.sources.national.table_map import TableMap
from dk2gui.foods.store.food_store import ImportRecord, StoreError
from dk2gui.gui.context import Notices
from dk2gui.gui.my_foods.import_work import Told, importing, removing
from dk2gui.gui.tasks import Latest
from dk2gui.gui.widgets.entry_list import EntryList
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.entry import Entry
from dk2gui.present.import_text import came_in, progress_in_words
from dk2gui.present.language import marked, tr, tr_plural

_STEPS: Final = 1000
_FILTER: Final = marked(
    "Food databases (*.zip *.csv *.tsv *.json *.jsonl *.gz *.txt *.xlsx *.xls);;All files (*)"
)
_TABLES: Final = marked("Tables (*.xlsx *.xls *.csv *.tsv *.txt *.zip);;All files (*)")
_EMPTY: Final = marked(
    "Download a database and import its file: USDA FoodData Central (CSV or JSON), "
    "USDA SR28, Open Food Facts (JSONL or CSV), national tables (Frida, NEVO, Ciqual, BLS, Swiss, "
    "CoFID, MEXT, AFCD); zipped or not. Of any other table you say which column is what."
)


class ImportPanel(QWidget):
    """The imports in the store, and the one under way.

    `needed` tells the foods that must outlive the removal of an import. Signals: changed():
    foods came or went.
    """

    changed = Signal()

    def __init__(
        self,
        library: FoodLibrary,
        path: Path,
        banner: Notices,
        needed: Callable[[], list[Food]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._path = path
        self._banner = banner
        self._needed = needed
        self._records: dict[str, ImportRecord] = {}
        self._is_removing = False
        self._worker = Latest(self, (ImportFileError, StoreError, OSError, ValueError))
        self._worker.told.connect(self._on_told)
        self._worker.ready.connect(self._on_done)
        self._worker.failed.connect(self._on_failed)
        self._note = PlainLabel(tr(_EMPTY), self)
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._list = EntryList(self)
        self._list.setObjectName("imports-list")
        self._list.setAccessibleName(tr("Imported food databases"))
        self._list.chosen.connect(self._show_buttons)
        self._import = QPushButton(tr("&Import a file\u2026"), self)
        self._import.setObjectName("import-file")
        self._import.clicked.connect(self.ask_file)
        self._other = QPushButton(tr("Any other &table\u2026"), self)
        self._other.setObjectName("import-table")
        self._other.clicked.connect(self.ask_table)
        self._remove = QPushButton(tr("Re&move"), self)
        self._remove.setObjectName("imports-remove")
        self._remove.clicked.connect(self._ask_remove)
        self._make_running()
        self._report = QPlainTextEdit(self)
        self._report.setObjectName("import-report")
        self._report.setAccessibleName(tr("Report of the import"))
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setFrameShape(QFrame.Shape.NoFrame)
        self._report.hide()
        self._lay_out()
        self.reload()

    def _make_running(self) -> None:
        self._running = QWidget(self)
        self._what = PlainLabel(self._running)
        self._what.setWordWrap(True)
        self._bar = QProgressBar(self._running)
        self._bar.setObjectName("import-progress")
        self._bar.setAccessibleName(tr("Progress of the import"))
        self._bar.setRange(0, _STEPS)
        self._rate = PlainLabel(self._running)
        self._rate.setObjectName("import-rate")
        self._rate.setProperty("role", "muted")
        self._rate.setWordWrap(True)
        self._cancel = QPushButton(tr("S&top"), self._running)
        self._cancel.setObjectName("import-cancel")
        self._cancel.setProperty("role", "small")
        self._cancel.clicked.connect(self._on_cancel)
        rows = QVBoxLayout(self._running)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._what)
        bar = QHBoxLayout()
        bar.addWidget(self._bar, 1)
        bar.addWidget(self._cancel)
        rows.addLayout(bar)
        rows.addWidget(self._rate)
        self._running.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._import)
        buttons.addWidget(self._other)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(buttons)
        rows.addWidget(self._note)
        rows.addWidget(self._running)
        rows.addWidget(self._list, 2)
        rows.addWidget(self._report, 3)
        rows.addStretch()

    def reload(self) -> None:
        """Read the store's imports again."""
        store = self._library.store
        try:
            records = store.imports() if store is not None else []
        except StoreError as error:
            self._banner.say(str(error))
            records = []
        self._records = {str(record.number): record for record in records}
        self._list.show_entries(
            [
                Entry(
                    key,
                    came_in(record.finished.astimezone(), record.foods),
                    record.title,
                )
                for key, record in reversed(self._records.items())
            ]
        )
        self._list.setVisible(bool(records))
        self._show_buttons()

    def _show_buttons(self) -> None:
        busy = self._worker.busy
        self._note.setVisible(not busy and not self._records and self._report.isHidden())
        self._import.setEnabled(not busy and self._library.store is not None)
        self._other.setEnabled(self._import.isEnabled())
        self._remove.setVisible(bool(self._records))
        self._remove.setEnabled(not busy and bool(self._list.current_id()))

    def ask_file(self) -> None:
        """Choose a file and import it."""
        name, _ = QFileDialog.getOpenFileName(self, tr("Import a food database"), "", tr(_FILTER))
        if name:
            self.import_file(Path(name))

    def ask_table(self) -> None:
        """Choose a table and say which column is what."""
        name, _ = QFileDialog.getOpenFileName(self, tr("Import any other table"), "", tr(_TABLES))
        if name:
            self.open_table(Path(name))

    def open_table(self, path: Path) -> QDialog:
        """Show the first rows of a table and import it by what is said of its columns."""
        from dk2gui.gui.my_foods.table_dialog import TableDialog  # noqa: PLC0415  # few need it

        dialog = TableDialog(path, self)
        dialog.wanted.connect(lambda table: self.import_file(path, table))
        dialog.open()
        return dialog

    def import_file(self, path: Path, table: TableMap | None = None) -> None:
        """Import a file beside the window, by a map if one is given; nothing while another
        import is under way."""
        if self._worker.busy or self._library.store is None:
            return
        self._what.setText(tr("Importing {file}", file=path.name))
        self._rate.setText(tr("Looking at the file\u2026"))
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(0)
        self._cancel.setEnabled(True)
        self._cancel.show()
        had_focus = self._import.hasFocus()
        self._begin(is_removing=False)
        self._worker.ask(importing(path, self._path, table))
        self._show_buttons()
        if had_focus:
            self._cancel.setFocus()

    def _begin(self, *, is_removing: bool) -> None:
        self._is_removing = is_removing
        self._report.hide()
        self._running.show()

    def _ask_remove(self) -> None:
        record = self._records.get(self._list.current_id())
        if record is not None:
            question = tr_plural(
                "Remove {database} with {count} food? To have it again, import the file again.",
                "Remove {database} with {count} foods? To have them again, import the file again.",
                record.foods,
                database=record.title,
            )
            self._banner.offer(question, {tr("Remove"): partial(self.remove_import, record)})

    def remove_import(self, record: ImportRecord) -> None:
        """Remove an import beside the window; foods that are in use stay as own ones."""
        if self._worker.busy:
            return
        self._what.setText(tr("Removing {database}", database=record.title))
        self._rate.setText("")
        self._bar.setRange(0, 0)
        self._cancel.hide()
        self._begin(is_removing=True)
        bundled = frozenset(food_id for food_id in self._library)
        self._worker.ask(removing(record.number, self._path, self._needed(), bundled))
        self._show_buttons()

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._rate.setText(tr("Stopping\u2026"))
        self._worker.interrupt()

    def _on_told(self, told: Told) -> None:
        self._bar.setValue(round(told.progress.share * _STEPS))
        if told.progress.is_saving:
            self._bar.setRange(0, 0)
            self._cancel.setEnabled(False)
        if self._cancel.isEnabled() or told.progress.is_saving:
            self._rate.setText(progress_in_words(told.progress, told.elapsed_s))

    def _on_done(self, lines: list[str]) -> None:
        self._library.refresh()
        self._end(lines)
        if self._records:
            # The newest one is what just came in.
            self._list.choose(next(reversed(self._records)))
        self.changed.emit()

    def _on_failed(self, reason: str) -> None:
        told = [reason]
        if not self._is_removing:
            told.append(tr("Your foods are as they were."))
        self._end(told)

    def _end(self, lines: list[str]) -> None:
        had_focus = self._cancel.hasFocus()
        self._running.hide()
        self._report.setPlainText("\n\n".join(lines))
        self._report.show()
        self.reload()
        if had_focus:
            self._import.setFocus()

    def stop(self) -> None:
        """Stop an import that is under way, and wait briefly for it to clear up."""
        self._worker.stop()
