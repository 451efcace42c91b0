# SPDX-License-Identifier: MIT
"""The window. `open_window(scenario=None)` is its public door."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dk2gui.core.scenario.scenario import Scenario
    from dk2gui.gui.window.main_window import MainWindow


def open_window(scenario: "Scenario | None" = None) -> "MainWindow":
    """Build and show the main window inside a running QApplication.

    Without a scenario, the last one comes back, or a friendly example on the first start.
    """
    from dk2gui.gui.window.app import open_window as opened  # noqa: PLC0415  # keeps this import light

    return opened(scenario)
