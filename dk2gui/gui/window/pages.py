# SPDX-License-Identifier: MIT
"""The table of pages: what each is called, what makes it, and which one is shown."""

from collections.abc import Callable
from typing import Final, Protocol, cast

import msgspec
from PySide6.QtWidgets import QStackedWidget, QWidget

from dk2gui.core.evaluate import Assessment
from dk2gui.gui.theme import Theme
from dk2gui.present.language import marked
from dk2gui.present.numbers import Units

CALCULATOR: Final = "calculator"
SCENARIOS: Final = "scenarios"
MY_FOODS: Final = "my-foods"
EVIDENCE: Final = "evidence"
TITLES: Final = {
    CALCULATOR: marked("Calculator"),
    SCENARIOS: marked("Scenarios"),
    MY_FOODS: marked("My foods"),
    EVIDENCE: marked("Evidence"),
}


class Page(Protocol):
    """What every page can do; each is a QWidget."""

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment; `settled` False while a slider moves."""

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""

    def stop(self) -> None:
        """End what runs beside the window, which closes."""


class _Entry(msgspec.Struct):
    make: Callable[[], Page]
    page: Page | None = None


class Pages(QStackedWidget):
    """One page at a time; a page is made when it is first asked for, so that start-up is quick."""

    def __init__(
        self, first: Page, makers: dict[str, Callable[[], Page]], theme: Callable[[], Theme]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._entries = {CALCULATOR: _Entry(lambda: first, first)}
        self._entries |= {name: _Entry(make) for name, make in makers.items()}
        self._shown = CALCULATOR
        self.addWidget(cast(QWidget, first))

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return self._shown

    def page(self, name: str) -> Page:
        """A page by name."""
        entry = self._entries[name]
        if entry.page is None:
            entry.page = entry.make()
            entry.page.set_theme(self._theme())
            self.addWidget(cast(QWidget, entry.page))
        return entry.page

    def current(self) -> Page:
        """The page that is shown."""
        return self.page(self._shown)

    def show_page(self, name: str) -> Page:
        """Change to a page; returns it."""
        page = self.page(name)
        self._shown = name
        self.setCurrentWidget(cast(QWidget, page))
        return page

    def made(self) -> list[Page]:
        """The pages that there are by now."""
        return [entry.page for entry in self._entries.values() if entry.page is not None]
