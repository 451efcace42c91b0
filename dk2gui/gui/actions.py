# SPDX-License-Identifier: MIT
"""The menus: files, history, units, colours, help; every one has a key."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from dk2gui import __version__
from dk2gui.core.intake import UnknownFoodError
from dk2gui.core.scenario import Scenario
from dk2gui.core.scenario_format import ScenarioError
from dk2gui.gui.example import example_scenario
from dk2gui.storage import StorageError, read_scenario, write_scenario

if TYPE_CHECKING:
    from dk2gui.gui.main_window import MainWindow

_FILTER = "Scenarios (*.dk2.json *.json);;All files (*)"
_SUFFIX = ".dk2.json"


class WindowActions(QObject):
    """Makes the menus of a window and does what they say."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        bar = window.menuBar()
        key = QKeySequence.StandardKey
        files = bar.addMenu("&File")
        self._add(files, "&New scenario", key.New, self.new)
        self._add(files, "&Example", None, self.example)
        self._add(files, "&Open\u2026", key.Open, self.ask_open)
        self._add(files, "Save &as\u2026", key.Save, self.ask_save)
        files.addSeparator()
        self._add(files, "&Quit", key.Quit, window.close)
        edit = bar.addMenu("&Edit")
        history = window.model.history
        undo = history.createUndoAction(self, "&Undo")
        undo.setShortcut(key.Undo)
        redo = history.createRedoAction(self, "&Redo")
        redo.setShortcuts([QKeySequence(key.Redo), QKeySequence("Ctrl+Y")])
        edit.addActions([undo, redo])
        help_menu = bar.addMenu("&Help")
        self._add(help_menu, "&About dk2gui", None, self.about)

    def _add(
        self, menu: QMenu, text: str, key: QKeySequence.StandardKey | None, do: object
    ) -> None:
        action = QAction(text, self)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(do)
        menu.addAction(action)

    def new(self) -> None:
        """Start from nothing, keeping who the user is."""
        old = self._window.scenario
        fresh = Scenario(schema=1, person=old.person, authority=old.authority,
                         start_date=dt.date.today())  # fmt: skip
        self._replace("New scenario", fresh)

    def example(self) -> None:
        """Show the example of the first start."""
        self._replace("Example", example_scenario(dt.date.today()))

    def _replace(self, label: str, scenario: Scenario) -> None:
        """As a step of the history, so that nothing is lost by it."""
        fields = {name: getattr(scenario, name) for name in Scenario.__struct_fields__}
        self._window.model.edit(label, **fields)

    def ask_open(self) -> None:
        """Choose a file and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a scenario", "", _FILTER)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Open a scenario file, or say why it cannot be opened and change nothing."""
        try:
            self._window.open_scenario(read_scenario(path))
        except ScenarioError as error:
            self._window.banner.say(f"{path.name}: {error}")
        except StorageError as error:
            self._window.banner.say(str(error))
        except UnknownFoodError as error:
            self._window.banner.say(f"{path.name}: unknown food {error.args[0]!r}")

    def ask_save(self) -> None:
        """Choose a file and save the scenario in it."""
        proposed = f"{self._window.scenario.name or 'scenario'}{_SUFFIX}".replace("/", "-")
        name, _ = QFileDialog.getSaveFileName(self._window, "Save the scenario", proposed, _FILTER)
        if name:
            path = Path(name)
            self.save_file(path if path.suffix == ".json" else path.with_name(path.name + _SUFFIX))

    def save_file(self, path: Path) -> None:
        """Save the scenario, or say why it could not be saved."""
        try:
            write_scenario(path, self._window.scenario)
        except StorageError as error:
            self._window.banner.say(str(error))

    def about(self) -> None:
        """Version and what the program is not."""
        QMessageBox.about(
            self._window,
            "About dk2gui",
            f"<b>dk2gui {__version__}</b><p>Vitamin D, vitamin K2 and what goes with them: intake "
            "against recommended bands, with the evidence.</p><p>General information, not medical "
            "advice. Food composition: USDA SR28 and published measurements; every food and every "
            "reference value names its source.</p>",
        )
