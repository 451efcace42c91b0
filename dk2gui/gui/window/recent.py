# SPDX-License-Identifier: MIT
"""The scenario files that were opened or saved last, as a menu."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QMenu

from dk2gui.gui.preferences import Preferences
from dk2gui.gui.widgets.plain_text import tooltip_text
from dk2gui.present.language import tr
from dk2gui.present.plain_line import name_line
from dk2gui.userdata.library import SUFFIX

_MOST: Final = 8


class RecentFiles:
    """Remembers files; `open_file` opens one, or says why not."""

    def __init__(self, preferences: Preferences, open_file: Callable[[Path], object]) -> None:
        self._preferences = preferences
        self._open_file = open_file

    def note(self, path: Path) -> None:
        """A file was opened or saved."""
        name = str(path.absolute())
        known = self._preferences.settings.recent
        if known[:1] != (name,):
            others = [one for one in known if one != name]
            self._preferences.remember(recent=tuple([name, *others][:_MOST]))

    def _open(self, path: Path) -> None:
        """Open one; a file that is gone is told, and offered no more."""
        if not self._open_file(path) and not path.exists():
            known = self._preferences.settings.recent
            self._preferences.remember(recent=tuple(name for name in known if name != str(path)))

    def fill(self, menu: QMenu) -> None:
        """Make the menu anew."""
        menu.clear()
        for name in self._preferences.settings.recent:
            # An ampersand in a name would make a key of the letter behind it.
            shown = name_line(Path(name).name.removesuffix(SUFFIX)).replace("&", "&&")
            action = menu.addAction(shown, partial(self._open, Path(name)))
            action.setToolTip(tooltip_text(name))
        if menu.isEmpty():
            menu.addAction(tr("No file was opened yet")).setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction(tr("&Forget these"), partial(self._preferences.remember, recent=()))
