# SPDX-License-Identifier: MIT
"""A plot with its heading and, one key away, the table of the same numbers."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.gui.charts.chart_view import ShowsChart
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.text_table import TextTable
from dk2gui.present.figure_address import FIGURES_OF
from dk2gui.present.language import tr

_LEAST_SEEN: Final = 60
_GAP: Final = 2
_NOTE_GAP: Final = 8
_ROOM_FOR_BOTH: Final = 190
"""From this height on a plot and a few lines below it are both seen."""

Rows = list[tuple[str, ...]]


class _PlotScroll(QScrollArea):
    """Where the window is too low for a plot, what does not fit is scrolled to, never cut off.

    With little room the plot has all of it, and the sentence below is scrolled to.
    """

    def __init__(self, plot: QWidget, below: QWidget) -> None:
        super().__init__()
        self._plot, self._below = plot, below
        self._least = plot.minimumHeight()
        # The plot wants what is set here, not the size that Qt's views hint at.
        plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(min(self._least, _LEAST_SEEN))
        content = QWidget()
        content.setProperty("role", "page")
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_GAP)
        rows.addWidget(plot, 1)
        rows.addWidget(below)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give plot and sentence their heights."""
        room, width = self.viewport().height(), self.viewport().width()
        below = 0
        if not self._below.isHidden():
            below = self._below.heightForWidth(width) + _GAP
            self._below.setMinimumHeight(below - _GAP)
        plot = max(self._least, room - below if room >= _ROOM_FOR_BOTH else room)
        self._plot.setMinimumHeight(plot)


class _Note(PlainLabel):
    """Takes the room that the row leaves, and asks for none of its own."""

    def __init__(self, parent: QWidget, on_resized: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setProperty("role", "muted")
        self._on_resized = on_resized

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_resized()


class PlotFrame(QFrame):
    """Heading, plot and table; `name` is the first part of the object names of its parts.

    `headers` are English, marked for translation. `scrolls`: a plot that can be taller than the
    room it has.

    Signals: sources_wanted(str): the address of where the plot's figures come from.
    """

    sources_wanted = Signal(str)
    _noted = _said_below = ""
    _offered: tuple[QWidget, ...] = ()

    def __init__(
        self,
        heading: str,
        plot: QWidget,
        headers: tuple[str, ...],
        name: str,
        shortcut: str,
        *,
        scrolls: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._title = title = _in_role(PlainLabel(heading, self), "heading")
        self._note = _Note(self, self._place_note)
        self._toggle = QToolButton(self)
        self._toggle.setObjectName(f"{name}-table-toggle")
        self._toggle.setProperty("role", "small")
        self._toggle.setText(tr("Table"))
        self._toggle.setAccessibleName(tr("{plot}, as a table", plot=heading))
        set_tooltip(
            self._toggle,
            tr("The same numbers as a table ({keys}, or T in the plot)", keys=shortcut),
        )
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._on_toggled)
        keys = QShortcut(QKeySequence(shortcut), self)
        keys.setContext(Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self._toggle.toggle)
        self._plot = plot
        self._heads = tuple(tr(header) for header in headers)
        self._table = TextTable(self._heads, self)
        self._table.setObjectName(f"{name}-table")
        self._table.setAccessibleName(tr("{plot}, as a table", plot=heading))
        self._stack = QStackedWidget(self)
        self._below = _in_role(PlainLabel(self), "muted")
        self._below.setWordWrap(True)
        self._below.hide()
        self._holder: QWidget = _PlotScroll(plot, self._below) if scrolls else plot
        self._stack.addWidget(self._holder)
        self._stack.addWidget(self._table)
        top = QHBoxLayout()
        top.addWidget(title)
        top.addSpacing(_NOTE_GAP)
        top.addWidget(self._note, 1)
        self._sources = self._make_sources(name, heading)
        self._address: Callable[[], str] = str
        top.addWidget(self._sources)
        top.addWidget(self._toggle)
        self._top = top
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 6, 12, 4)
        rows.setSpacing(2)
        rows.addLayout(top)
        rows.addWidget(self._stack, 1)
        if not scrolls:
            rows.addWidget(self._below)
        self._rows: Callable[[], Rows] = list

    def _make_sources(self, name: str, heading: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{name}-sources")
        button.setProperty("role", "small")
        button.setText("\u2139")
        button.setAccessibleName(tr("Sources of {plot}", plot=heading))
        set_tooltip(button, tr("Sources: where these figures come from, and how surely"))
        button.clicked.connect(lambda: self.sources_wanted.emit(self._address()))
        button.hide()
        return button

    def toggle(self) -> None:
        """Change between plot and table."""
        self._toggle.toggle()

    def offer(self, widget: QWidget) -> None:
        """Put a choice of the plot's own before the button of the table."""
        self._top.insertWidget(self._top.indexOf(self._sources), widget)
        self._offered += (widget,)

    def name_sources(self, words: Callable[[], str]) -> None:
        """Offer the way to the figures that hold these words, asked for when it is taken."""
        self._address = lambda: FIGURES_OF + words()
        self._sources.show()

    def say(self, note: str) -> None:
        """A few words beside the heading."""
        if self._noted != note:
            self._noted = note
            self._place_note()

    def say_below(self, sentence: str) -> None:
        """A sentence that always stands under the plot."""
        if self._said_below != sentence:
            self._said_below = sentence
            self._place_note()

    def _place_note(self) -> None:
        """Beside the heading a note has its whole width, else it goes before what stands below.

        Where the row has not even the room for the heading, that takes a second line.
        """
        row = [self._toggle, self._sources, *self._offered]
        seen = [part for part in row if part.isVisibleTo(self)]
        taken = sum(part.sizeHint().width() + self._top.spacing() for part in seen)
        room = self._top.geometry().width() - taken - _NOTE_GAP - self._top.spacing()
        words = self._title.fontMetrics().horizontalAdvance(self._title.text()) + 1
        self._title.setWordWrap(words > room)
        self._top.setStretchFactor(self._title, 1 if words > room else 0)
        self._top.setStretchFactor(self._note, 0 if words > room else 1)
        fits = self._note.fontMetrics().horizontalAdvance(self._noted) <= self._note.width()
        if (beside := self._noted if fits else "") != self._note.text():
            self._note.setText(beside)
        parts = (self._said_below,) if fits else (self._noted, self._said_below)
        if (below := " ".join(filter(None, parts))) != self._below.text():
            self._below.setText(below)
            self._below.setVisible(bool(below))
            if isinstance(self._holder, _PlotScroll):
                self._holder.fit()

    def show_rows(self, rows: Callable[[], Rows]) -> None:
        """Keep how to make the table's rows; they are made only while the table is looked at."""
        self._rows = rows
        if isinstance(self._plot, ShowsChart):
            self._plot.twin_with(lambda: [self._heads, *rows()])
        if self._toggle.isChecked():
            self._table.show_rows(rows())

    def _on_toggled(self, as_table: bool) -> None:
        if as_table:
            self._table.show_rows(self._rows())
        self._stack.setCurrentWidget(self._table if as_table else self._holder)
        shown: QWidget = self._table if as_table else self._plot
        shown.setFocus(Qt.FocusReason.OtherFocusReason)


def _in_role(label: PlainLabel, role: str) -> PlainLabel:
    label.setProperty("role", role)
    return label
