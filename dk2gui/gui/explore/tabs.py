# SPDX-License-Identifier: MIT
"""The middle: Now, What if, Compare. Each exploring view is made when it is first looked at."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.evaluate import Assessment
from dk2gui.gui.explore.view import ExploreView
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units

Maker = Callable[[], ExploreView]

NOW: Final = marked("Now")
WHAT_IF: Final = marked("What if")
COMPARE: Final = marked("Compare")
YEAR: Final = marked("Year")


class ViewRoom(QWidget):
    """The room of one exploring view, empty until it is entered for the first time.

    What does not fit into it is scrolled to.
    """

    def __init__(self, maker: Maker) -> None:
        super().__init__()
        self._maker = maker
        self.view: ExploreView | None = None
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.addWidget(self._area, 1)

    def enter(self, theme: Theme) -> ExploreView:
        """The view; made now if it was not."""
        if self.view is None:
            self.view = self._maker()
            self.view.set_theme(theme)
            self.view.setProperty("role", "page")
            self._area.setWidget(self.view)
            self.view.show()
        return self.view


class ViewTabs(QTabWidget):
    """Now by day or by month, What if with a choice of its own, and Compare.

    Only the exploring view that can be seen is told of assessments.
    """

    def __init__(
        self, now: QWidget, year: Maker, what_if: dict[str, Maker], compare: Maker
    ) -> None:
        super().__init__()
        self.setObjectName("views")
        self.setAccessibleName(tr("What comes of it"))
        self._theme: Theme = LIGHT
        self._latest: tuple[Assessment, Units] | None = None
        self._ahead = QStackedWidget()
        self._ahead.addWidget(now)
        self._ahead.addWidget(self._by_month(year))
        self._inner = QTabWidget()
        self._inner.setObjectName("what-if")
        self._inner.setAccessibleName(tr("What if"))
        self._inner.setDocumentMode(True)
        self._what_if = list(what_if)
        for name, maker in what_if.items():
            self._inner.addTab(ViewRoom(maker), tr(name))
        for name, page in (
            (NOW, self._ahead),
            (WHAT_IF, self._inner),
            (COMPARE, ViewRoom(compare)),
        ):
            self.addTab(page, tr(name))
        self.currentChanged.connect(self._look)
        self._inner.currentChanged.connect(self._look)
        self._ahead.currentChanged.connect(self._look)

    def _by_month(self, year: Maker) -> ViewRoom:
        room = ViewRoom(year)
        back = QToolButton(room)
        back.setObjectName("by-day")
        back.setProperty("role", "small")
        back.setText(tr("By day"))
        set_tooltip(back, tr("Intake against the bands, and 25(OH)D day by day (Ctrl+1)"))
        back.clicked.connect(lambda: self.go_to(NOW))
        top = QHBoxLayout()
        top.setContentsMargins(10, 6, 12, 0)
        heading = PlainLabel(tr("The year by month"), room)
        heading.setProperty("role", "heading")
        top.addWidget(heading, 1)
        top.addWidget(back)
        room.rows.insertLayout(0, top)
        return room

    @property
    def names(self) -> list[str]:
        """All views that can be gone to, in their order; each is its title in English."""
        return [NOW, YEAR, *self._what_if, COMPARE]

    def go_to(self, name: str) -> None:
        """Show a view, wherever it is."""
        if name in (NOW, YEAR):
            self.setCurrentIndex(0)
            self._ahead.setCurrentIndex(int(name == YEAR))
        elif name == COMPARE:
            self.setCurrentIndex(2)
        else:
            # The inner choice first: what is made on the way would be made in vain.
            self._inner.setCurrentIndex(self._what_if.index(name))
            self.setCurrentIndex(1)

    def _room(self) -> ViewRoom | None:
        """The room that can be seen; None while the forecast by day is."""
        page = (self._ahead, self._inner, None)[self.currentIndex()]
        room = self.currentWidget() if page is None else page.currentWidget()
        return room if isinstance(room, ViewRoom) else None

    @property
    def exploring(self) -> ExploreView | None:
        """The exploring view that can be seen, if one can."""
        room = self._room()
        return None if room is None else room.view

    def _look(self) -> None:
        room = self._room()
        if room is None or self._latest is None:
            return
        assessment, units = self._latest
        room.enter(self._theme).show_assessment(assessment, units, settled=True)

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment in the view that can be seen."""
        first = self._latest is None
        self._latest = assessment, units
        if first:
            self._look()
        elif (view := self.exploring) is not None:
            view.show_assessment(assessment, units, settled=settled)

    def _rooms(self) -> list[ViewRoom]:
        pages = [
            *(self._ahead.widget(at) for at in range(self._ahead.count())),
            *(self._inner.widget(at) for at in range(self._inner.count())),
            self.widget(2),
        ]
        return [page for page in pages if isinstance(page, ViewRoom)]

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        for room in self._rooms():
            if room.view is not None:
                room.view.set_theme(theme)

    def stop(self) -> None:
        """End what runs beside the window."""
        for room in self._rooms():
            if room.view is not None:
                room.view.stop()
