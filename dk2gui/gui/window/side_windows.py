# SPDX-License-Identifier: MIT
"""What opens beside the window: settings, the guide, a problem; loaded when asked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QMainWindow

from dk2gui.gui.context import Context

if TYPE_CHECKING:
    from dk2gui.gui.help.guide import GuideWindow


class SideWindows(QObject):
    """Each is there once; asked for again it comes to the front."""

    def __init__(self, context: Context, owner: QMainWindow) -> None:
        super().__init__(owner)
        self._context = context
        self._owner = owner
        self._guide: GuideWindow | None = None

    def settings(self) -> None:
        """What is chosen once."""
        if self._brought("settings"):
            return
        from dk2gui.gui.settings.dialog import SettingsDialog  # noqa: PLC0415  # not at start
        from dk2gui.gui.settings.restart import start_again  # noqa: PLC0415  # not at start

        SettingsDialog(self._context, lambda: start_again(self._owner), self._owner).open()

    def show_guide(self) -> None:
        """The guide, where it was left."""
        self._open_guide("")

    def keys(self) -> None:
        """The keys of the window, in the guide."""
        self._open_guide("keys")

    def _open_guide(self, chapter: str) -> None:
        from dk2gui.gui.help.guide import GuideWindow  # noqa: PLC0415  # not at start

        chosen = self._context.preferences
        if self._guide is None:
            guide = GuideWindow(self._owner)
            chosen.theme_changed.connect(lambda: guide.set_theme(chosen.theme))
            self._guide = guide
        self._guide.set_theme(chosen.theme)
        self._guide.open_at(chapter)

    def whats_this(self) -> None:
        """Let the next click tell what is there instead of doing it."""
        from dk2gui.gui.help.whats_this import enter_whats_this  # noqa: PLC0415  # not at start

        enter_whats_this(self._owner)

    def problem(self) -> None:
        """A text about the program that can be copied into a message."""
        if self._brought("problem"):
            return
        from dk2gui.gui.help.problem import ProblemDialog  # noqa: PLC0415  # not at start

        ProblemDialog(self._context, self._owner).open()

    def data_folder(self) -> None:
        """The folder of the user's data, in the desktop's file manager."""
        from dk2gui.gui.settings.dialog import open_data_folder  # noqa: PLC0415  # not at start

        open_data_folder()

    def has_releases(self) -> bool:
        """Whether it is known where new versions are found."""
        from dk2gui.data.project_pages import releases_page  # noqa: PLC0415  # not at start

        return bool(releases_page())

    def releases(self) -> None:
        """The page of new versions, in the browser; the program itself asks for none."""
        from dk2gui.data.project_pages import releases_page  # noqa: PLC0415  # not at start

        QDesktopServices.openUrl(QUrl(releases_page()))

    def _brought(self, name: str) -> bool:
        """Whether a dialog was there, which now is in front."""
        dialog = self._owner.findChild(QDialog, name)
        if dialog is None or not dialog.isVisible():
            return False
        dialog.raise_()
        dialog.activateWindow()
        return True
