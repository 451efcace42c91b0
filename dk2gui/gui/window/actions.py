# SPDX-License-Identifier: MIT
"""The menus: files, history, units, colours, help; every one has a key."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMessageBox

from dk2gui import __version__
from dk2gui.gui.window.export import TakeAway
from dk2gui.gui.window.files import WindowFiles
from dk2gui.gui.window.side_windows import SideWindows
from dk2gui.present.draft_text import draft_note
from dk2gui.present.language import tr


class Commands(msgspec.Struct, frozen=True):
    """What the menus call besides files, exports and the history."""

    import_foods: Callable[[], object]
    views: Sequence[str]
    pin: Callable[[], object]
    show_view: Callable[[int], object]
    quit: Callable[[], object]
    side: SideWindows


class WindowActions(QObject):
    """Makes the menus of a window and does what they say."""

    def __init__(
        self,
        owner: QMainWindow,
        files: WindowFiles,
        take_away: TakeAway,
        history: QUndoStack,
        commands: Commands,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._bar = owner.menuBar()
        self._fill_files(files, take_away, commands)
        self._fill_edit(history, commands)
        view = self._bar.addMenu(tr("&View"))
        for place, title in enumerate(commands.views):
            shown = view.addAction(tr(title), partial(commands.show_view, place))
            shown.setShortcut(QKeySequence(f"Ctrl+{place + 1}"))
        self._fill_help(commands.side)

    def _fill_files(self, do: WindowFiles, take_away: TakeAway, commands: Commands) -> None:
        key = QKeySequence.StandardKey
        files = self._bar.addMenu(tr("&File"))
        self._add(files, tr("&New scenario"), key.New, do.new)
        self._add(files, tr("&Example"), None, do.example)
        self._add(files, tr("&Open\u2026"), key.Open, do.ask_open)
        recent = files.addMenu(tr("Open re&cent"))
        recent.setObjectName("recent-files")
        recent.setToolTipsVisible(True)
        recent.aboutToShow.connect(partial(do.recent.fill, recent))
        self._add(files, tr("&Save"), key.Save, do.save)
        self._add(files, tr("Save &as\u2026"), key.SaveAs, do.ask_save)
        files.addSeparator()
        self._add(files, tr("&Import foods\u2026"), None, commands.import_foods)
        files.addSeparator()
        take_away.fill(files)
        files.addSeparator()
        self._add(files, tr("&Quit"), key.Quit, commands.quit)

    def _fill_edit(self, history: QUndoStack, commands: Commands) -> None:
        key = QKeySequence.StandardKey
        edit = self._bar.addMenu(tr("&Edit"))
        undo = history.createUndoAction(self, tr("&Undo"))
        undo.setShortcut(key.Undo)
        redo = history.createRedoAction(self, tr("&Redo"))
        keys = QKeySequence.keyBindings(key.Redo)
        # A key that is there twice is ambiguous and does nothing.
        also = QKeySequence("Ctrl+Y")
        redo.setShortcuts(keys if also in keys else [*keys, also])
        edit.addActions([undo, redo])
        edit.addSeparator()
        edit.addAction(tr("&Pin this scenario"), QKeySequence("Ctrl+Shift+P"), commands.pin)
        edit.addSeparator()
        settings = edit.addAction(tr("&Settings\u2026"), commands.side.settings)
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        # Where the desktop has no key of its own for it, the usual one; some have both.
        comma = QKeySequence("Ctrl+,")
        own = QKeySequence.keyBindings(key.Preferences)
        settings.setShortcuts(own if comma in own else [comma, *own])

    def _fill_help(self, side: SideWindows) -> None:
        key = QKeySequence.StandardKey
        menu = self._bar.addMenu(tr("&Help"))
        self._add(menu, tr("&Guide"), key.HelpContents, side.show_guide)
        self._add(menu, tr("&What\u2019s this?"), key.WhatsThis, side.whats_this)
        self._add(menu, tr("&Keys"), None, side.keys)
        menu.addSeparator()
        self._add(menu, tr("Open data &folder"), None, side.data_folder)
        self._add(menu, tr("&Report a problem\u2026"), None, side.problem)
        releases = menu.addAction(tr("&New versions on the web"), side.releases)
        releases.setVisible(False)
        menu.aboutToShow.connect(lambda: releases.setVisible(side.has_releases()))
        menu.addSeparator()
        self._add(menu, tr("&About dk2gui"), None, self.about)
        self._add(menu, tr("About &Qt"), None, QApplication.aboutQt)

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
        told = (
            tr(
                "Vitamin D, vitamin K2 and what goes with them: intake against recommended bands, "
                "with the evidence."
            ),
            tr(
                "General information, not medical advice. Food composition: USDA SR28 and "
                "published measurements; every food and every reference value names its source."
            ),
            tr("MIT licence. The window is made with Qt and PySide6, used under the GNU LGPL 3."),
            draft_note(),
        )
        QMessageBox.about(
            self._owner,
            tr("About dk2gui"),
            f"<b>dk2gui {__version__}</b>"
            + "".join(f"<p>{escape(text)}</p>" for text in told if text),
        )
