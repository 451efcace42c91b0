# SPDX-License-Identifier: MIT
"""The window. `open_window(scenario=None)` is its public door."""

import builtins
from typing import TYPE_CHECKING

# Loaded here, before all else of the window, for what it does to imports; see below.
from PySide6 import QtCore  # noqa: F401

if TYPE_CHECKING:
    from dk2gui.core.scenario.scenario import Scenario
    from dk2gui.gui.window.main_window import MainWindow

# Once QtCore is loaded, PySide6 reads the source of every module that is imported, in search of
# `from __feature__ import`, which this program does not use. The import function that PySide6
# itself goes on to is put in its place: the window is there 110 to 250 ms of CPU time sooner and
# takes 17 MiB less (PySide6 6.11, Python 3.11). A PySide6 without the one is left as it is.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def open_window(scenario: "Scenario | None" = None) -> "MainWindow":
    """Build and show the main window inside a running QApplication.

    Without a scenario, the last one comes back, or a friendly example on the first start.
    """
    from dk2gui.gui.window.app import open_window as opened  # noqa: PLC0415  # keeps this import light

    return opened(scenario)
