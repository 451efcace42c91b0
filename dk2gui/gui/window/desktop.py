# SPDX-License-Identifier: MIT
"""What a desktop knows the program by: its name, its icon, and the files it hands over."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from dk2gui import __version__
from dk2gui.data.resource_files import resource_path

APP_ID: Final = "dk2gui"
"""The name of the desktop entry; Windows groups windows of a task bar by it."""
ICON_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


class Application(QApplication):
    """Opens the files that macOS hands over while the program runs."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._open: Callable[[Path], object] | None = None
        self._waiting: list[Path] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._waiting.append(Path(event.file()))
            self._open_waiting()
            return True
        return super().event(event)

    def open_files_with(self, open_file: Callable[[Path], object]) -> None:
        """Open with this what was handed over already, and what will be."""
        self._open = open_file
        self._open_waiting()

    def _open_waiting(self) -> None:
        while self._open is not None and self._waiting:
            self._open(self._waiting.pop(0))


def dress(app: QApplication) -> None:
    """Give the application its names and its icon; before the first window is shown."""
    app.setApplicationName("dk2gui")
    app.setApplicationDisplayName("dk2gui")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(APP_ID)
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)
    # A bundle of macOS has an icon of its own, in more sizes.
    if sys.platform != "darwin":
        app.setWindowIcon(app_icon())


def app_icon() -> QIcon:
    """The program's icon; a size is read from its file when a desktop asks for it."""
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addFile(str(resource_path(f"icons/dk2gui-{size}.png")), QSize(size, size))
    return icon
