# SPDX-License-Identifier: MIT
"""The application: one window and its saved state."""

import contextlib
import datetime as dt
import gc
import os
import sys
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import QLibraryInfo

from dk2gui.cli.system_libraries import screen_trouble
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.data.food_names import foods_named_in
from dk2gui.data.tables import load_constants
from dk2gui.data.territories import Customs
from dk2gui.gui.store_work import OPEN_WAIT_S
from dk2gui.gui.tasks import all_ended
from dk2gui.gui.unforeseen import Unforeseen, log_what_qt_says
from dk2gui.gui.widgets.accessible_interfaces import install_interfaces
from dk2gui.gui.window.desktop import Application, dress
from dk2gui.gui.window.example import example_scenario
from dk2gui.gui.window.first_start import customs_here, settings_from
from dk2gui.gui.window.language import install_language
from dk2gui.gui.window.leaving import Leaving
from dk2gui.gui.window.main_window import MainWindow
from dk2gui.gui.window.pages import SCENARIOS
from dk2gui.gui.window.session import Session
from dk2gui.gui.window.trouble import Answer, ask_about_file
from dk2gui.log import end, to_file
from dk2gui.present.language import reader, tr
from dk2gui.userdata.atomic import StorageError, data_dir, remove_leftovers
from dk2gui.userdata.food_store import open_library
from dk2gui.userdata.library import Library
from dk2gui.userdata.storage import load_state, settings_to_start_with

_PLUGINS: Final = QLibraryInfo.LibraryPath.PluginsPath


def open_window(scenario: Scenario | None = None) -> MainWindow:
    """Build and show the main window inside a running QApplication and return it.

    Raises UnknownFoodError when the given scenario names an unknown food.
    """
    install_interfaces()
    session = Session()
    for folder in (data_dir(), Library().folder):
        remove_leftovers(folder)
    state = load_state(session.slot)
    library = open_library(foods_named_in(reader().language), OPEN_WAIT_S)
    problems = [*state.problems, *([library.trouble] if library.trouble else [])]
    customs = customs_here() if state.is_first else Customs()
    settings = settings_from(customs) if state.is_first else state.settings
    example = example_scenario(dt.date.today(), customs.authority)
    chosen = scenario or state.scenario or example
    if scenario is None and (unknown := _unknown_food(chosen, library)):
        problems.append(
            tr(
                "The last scenario holds a food that is not known: '{food}'.",
                food=unknown,
            )
            + f" {_kept(chosen)}"
        )
        chosen = example
    window = MainWindow(chosen, load_constants(), library, settings, session)
    if scenario is None and (state.scenario is None or chosen is not state.scenario):
        window.calculator.mark_example()
    work = state.work
    if scenario is None and work is not None and chosen is work.scenario and work.document:
        window.files.resume(work.document, work.document_sha256)
    for problem in problems:
        window.banner.say(problem)
    if scenario is None and settings.start_page == SCENARIOS:
        window.show_page(SCENARIOS)
    window.show()
    return window


def _kept(scenario: Scenario) -> str:
    """Puts a scenario that cannot be shown into the library, so that it is not lost; says so."""
    try:
        path = Library().add(scenario)
    except StorageError as error:
        return str(error)
    return tr("It was kept as {file} among your scenarios.", file=path.name)


def _unknown_food(scenario: Scenario, foods: object) -> str | None:
    return next((eaten.food for eaten in scenario.foods if eaten.food not in foods), None)  # type: ignore[operator]


def run_window(scenario: Scenario | None, document: Path | None = None, trouble: str = "") -> int:
    """Start Qt, show the window, and stay until it is closed; returns the exit code.

    `document` is the file that `scenario` was read from. `trouble` is why a file that the desktop
    wanted to open cannot be: it is told first, and 2 is returned when nothing else is wanted.
    """
    if sys.version_info < (3, 12) and PySide6.__version_info__[:3] == (6, 12, 0):
        print(
            "dk2gui: PySide6 6.12.0 crashes under Python below 3.12. Install "
            "'PySide6-Essentials<6.12' or use Python 3.12 or newer.",
            file=sys.stderr,
        )
        return 1
    if no_screen := screen_trouble(Path(QLibraryInfo.path(_PLUGINS))):
        print(no_screen, file=sys.stderr)
        return 1
    to_file()
    log_what_qt_says()
    app = Application(sys.argv[:1])
    dress(app)
    chosen = settings_to_start_with()
    untold = install_language(app, chosen.language, chosen.territory)
    answer = ask_about_file(trouble) if trouble else Answer.START
    if answer is Answer.CLOSE:
        return 2
    window = open_window(scenario)
    for problem in untold:
        window.banner.say(problem)
    if document is not None:
        window.files.resume(document.absolute())
    leaving = Leaving(window, window.save_state)
    app.open_files_with(window.files.open_file)
    Unforeseen(window, window.banner.say)
    if answer is Answer.OTHER_FILE:
        window.files.ask_open()
    # What start-up made lives as long as the program; scanning it again would cost frames.
    gc.collect()
    gc.freeze()
    code = app.exec()
    leaving.end()
    end()
    if not all_ended():
        # What hangs beside the window, on a network or a disk, must not keep the program.
        _leave_at_once(code)
    return code


def _leave_at_once(code: int) -> None:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
