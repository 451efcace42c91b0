# SPDX-License-Identifier: MIT
"""The views of the middle, one at a time; each is made when it is first looked at."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from dk2gui.core.evaluate import Assessment
from dk2gui.gui.explore.view import ExploreView
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.present.format import Units

Maker = Callable[[], ExploreView]


class ViewTabs(QTabWidget):
    """The first tab is a widget of the page's own; the others are exploring views.

    Only the view that can be seen is told of assessments.
    """

    def __init__(self, first: QWidget, title: str, makers: dict[str, Maker]) -> None:
        super().__init__()
        self.setObjectName("views")
        self._theme: Theme = LIGHT
        self._latest: tuple[Assessment, Units] | None = None
        self.addTab(first, title)
        self._makers = list(makers.values())
        self._made: dict[int, ExploreView] = {}
        self._rooms: list[QVBoxLayout] = []
        for name in makers:
            room = QWidget()
            rows = QVBoxLayout(room)
            rows.setContentsMargins(0, 0, 0, 0)
            self._rooms.append(rows)
            self.addTab(room, name)
        self.currentChanged.connect(self._on_tab)

    @property
    def exploring(self) -> ExploreView | None:
        """The exploring view that can be seen; None while the first tab is."""
        return self._made.get(self.currentIndex())

    def _on_tab(self, place: int) -> None:
        if place and place not in self._made:
            view = self._makers[place - 1]()
            view.set_theme(self._theme)
            self._made[place] = view
            self._rooms[place - 1].addWidget(view)
            view.show()
        if place and self._latest is not None:
            assessment, units = self._latest
            self._made[place].show_assessment(assessment, units, settled=True)

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment in the view that can be seen."""
        self._latest = assessment, units
        view = self._made.get(self.currentIndex())
        if view is not None:
            view.show_assessment(assessment, units, settled=settled)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        for view in self._made.values():
            view.set_theme(theme)

    def stop(self) -> None:
        """End what runs beside the window."""
        for view in self._made.values():
            view.stop()
