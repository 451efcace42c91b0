# SPDX-License-Identifier: MIT
"""The menus: files, history, units, colours, help; every one has a key."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from dk2gui import __version__

if TYPE_CHECKING:
    from dk2gui.gui.window.main_window import MainWindow


class WindowActions(QObject):
    """Makes the menus of a window and does what they say."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        bar = window.menuBar()
        key = QKeySequence.StandardKey
        files = bar.addMenu("&File")
        do = window.files
        self._add(files, "&New scenario", key.New, do.new)
        self._add(files, "&Example", None, do.example)
        self._add(files, "&Open\u2026", key.Open, do.ask_open)
        self._add(files, "&Save", key.Save, do.save)
        self._add(files, "Save &as\u2026", key.SaveAs, do.ask_save)
        files.addSeparator()
        self._add(files, "&Import foods\u2026", None, window.ask_import)
        files.addSeparator()
        window.take_away.fill(files)
        files.addSeparator()
        self._add(files, "&Quit", key.Quit, window.close)
        edit = bar.addMenu("&Edit")
        history = window.model.history
        undo = history.createUndoAction(self, "&Undo")
        undo.setShortcut(key.Undo)
        redo = history.createRedoAction(self, "&Redo")
        keys = QKeySequence.keyBindings(key.Redo)
        # A key that is there twice is ambiguous and does nothing.
        also = QKeySequence("Ctrl+Y")
        redo.setShortcuts(keys if also in keys else [*keys, also])
        edit.addActions([undo, redo])
        edit.addSeparator()
        edit.addAction("&Pin this scenario", QKeySequence("Ctrl+Shift+P"), window.pin)
        view = bar.addMenu("&View")
        for place, title in enumerate(window.calculator.view_titles):
            shown = view.addAction(title, partial(window.show_view, place))
            shown.setShortcut(QKeySequence(f"Ctrl+{place + 1}"))
        help_menu = bar.addMenu("&Help")
        self._add(help_menu, "&About dk2gui", None, self.about)
        self._add(help_menu, "About &Qt", None, QApplication.aboutQt)

    def _add(
        self, menu: QMenu, text: str, key: QKeySequence.StandardKey | None, do: object
    ) -> None:
        action = QAction(text, self)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(do)
        menu.addAction(action)

    def about(self) -> None:
        """Version and what the program is not."""
        QMessageBox.about(
            self._window,
            "About dk2gui",
            f"<b>dk2gui {__version__}</b><p>Vitamin D, vitamin K2 and what goes with them: intake "
            "against recommended bands, with the evidence.</p><p>General information, not medical "
            "advice. Food composition: USDA SR28 and published measurements; every food and every "
            "reference value names its source.</p><p>MIT licence. The window is made with Qt and "
            "PySide6, used under the GNU LGPL 3.</p>",
        )
