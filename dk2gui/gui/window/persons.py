# SPDX-License-Identifier: MIT
"""The persons whose scenarios are kept: the menu of the header's chip."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from dk2gui.core.scenario.scenario import Person, Scenario
from dk2gui.gui.by_name import by_name
from dk2gui.gui.context import Context
from dk2gui.gui.window.files import WindowFiles
from dk2gui.present.language import tr
from dk2gui.present.plain_line import name_line
from dk2gui.userdata.atomic import StorageError
from dk2gui.userdata.library import LibraryEntry


class Persons:
    """Fills a menu with who this is about, and everybody else whose scenarios the library holds."""

    def __init__(
        self, context: Context, files: WindowFiles, show_person: Callable[[], object]
    ) -> None:
        self._context = context
        self._files = files
        self._show_person = show_person

    def fill(self, menu: QMenu) -> None:
        """Make the menu anew; choosing somebody opens that person's latest scenario."""
        menu.clear()
        menu.addAction(tr("&Who this is about\u2026"), self._show_person)
        others = self.latest()
        others.pop(self._context.model.scenario.person.name, None)
        if others:
            menu.addSeparator()
        for name, entry in others.items():
            # An ampersand in a name would make a key of the letter behind it.
            action = menu.addAction(name_line(name).replace("&", "&&"))
            action.triggered.connect(partial(self._open, entry))
        menu.addSeparator()
        menu.addAction(tr("&Another person\u2026"), self.add)

    def latest(self) -> dict[str, LibraryEntry]:
        """The newest scenario of every named person in the library, by name."""
        try:
            entries = self._files.library.entries()
        except StorageError as error:
            self._context.notices.say(str(error))
            return {}
        found: dict[str, LibraryEntry] = {}
        for entry in entries:
            if entry.scenario is not None and entry.scenario.person.name:
                found.setdefault(entry.scenario.person.name, entry)
        return dict(by_name(found.items(), lambda item: item[0]))

    def _open(self, entry: LibraryEntry, _checked: bool = False) -> None:
        self._files.open_file(entry.path)

    def add(self) -> None:
        """Start from nothing for somebody else; authority and place stay, for they live near."""
        old = self._context.model.scenario
        person = Person(latitude=old.person.latitude)
        fresh = Scenario(
            schema=1, person=person, authority=old.authority, start_date=dt.date.today()
        )
        self._context.model.open(tr("Another person"), fresh, None)
        self._show_person()
