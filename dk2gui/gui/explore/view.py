# SPDX-License-Identifier: MIT
"""What all exploring views share: they compute beside the window, and only while seen."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGraphicsView,
    QGridLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.outputs import SERUM_OUTPUT
from dk2gui.core.serum.forecast import NoForecast
from dk2gui.core.serum.kinetics import Array
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.tasks import Latest, Work
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.gui.widgets.plain_text import PlainLabel, WrappedLabel
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, number
from dk2gui.present.plain_line import name_line
from dk2gui.present.words import Words

Rows = list[tuple[str | float | int | None, ...]]
"""The head first; None is an empty cell."""


_LATE_MS: Final = 100
"""Choice: while a hand moves, an answer that comes sooner is seen without a blank before it."""


def working() -> str:
    """Said while an answer is worked out."""
    return tr("Working\u2026")


class ExploreView(QWidget):
    """A view on the current assessment; subclasses say in `look` what to compute and how to show.

    `look` is called when the view appears, when the scenario changes while it can be seen, and,
    with `settled` True, once the hand rests.
    """

    def __init__(self, model: ScenarioModel) -> None:
        super().__init__()
        self.model = model
        self.latest = Latest(self)
        self.assessment: Assessment | None = None
        self.units = Units()
        self.theme: Theme = LIGHT
        self._asked: object = None
        self._shown: object = None
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(self._wait)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(lambda: self._look(settled=True))

    def look(self, assessment: Assessment, *, settled: bool) -> None:
        """Compute and show; while not settled, roughly."""
        raise NotImplementedError

    def ask(self, work: Work, about: object, *, settled: bool) -> None:
        """Compute beside the window what is `about` something; equal questions have one answer.

        What answers another question is not left to be seen: it goes at once, or, while a hand
        moves, as soon as the answer is late.
        """
        self._asked = about
        self.latest.ask(work)
        if about == self._shown:
            self._late.stop()
        elif settled:
            self._wait()
        elif not self._late.isActive():
            self._late.start()

    def _wait(self) -> None:
        self._late.stop()
        self._shown = None
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that it is being worked out, and show nothing else."""

    def _on_ready(self, _found: object) -> None:
        self._late.stop()
        self._shown = self._asked

    def lay_out(self, *parts: QWidget | QLayout) -> None:
        """Set parts one under the other; a plot takes what room is left."""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 6, 10, 4)
        rows.setSpacing(4)
        for part in parts:
            if isinstance(part, QLayout):
                rows.addLayout(part)
            else:
                rows.addWidget(part, 1 if isinstance(part, QGraphicsView) else 0)

    def answer_with(self, show: Callable[[Any], None], said: QLabel) -> None:
        """Pass what comes back to `show`, and why nothing can to a label."""
        self.latest.ready.connect(show)
        self.latest.ready.connect(self._on_ready)
        self.latest.failed.connect(said.setText)
        self.latest.failed.connect(self._on_ready)

    @property
    def table_title(self) -> str:
        """What the table holds."""
        raise NotImplementedError

    def table(self) -> Rows:
        """What is shown, as a table; the head alone before there is something."""
        raise NotImplementedError

    def _look(self, *, settled: bool) -> None:
        if self.assessment is not None and self.isVisible():
            self.look(self.assessment, settled=settled)

    def look_again(self) -> None:
        """Something else was chosen in the view itself."""
        self._again.start()

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Take over an assessment."""
        self.assessment, self.units = assessment, units
        self._look(settled=settled)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look(settled=True)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self.theme = theme
        self.look_again()

    def stop(self) -> None:
        """End what runs beside the window."""
        self.latest.stop()


def in_words(rows: Rows) -> list[tuple[str, ...]]:
    """A table of numbers in the reader's notation; an empty cell stays empty."""
    return [
        tuple(
            cell if isinstance(cell, str) else "" if cell is None else number(cell) for cell in row
        )
        for row in rows
    ]


def no_forecast_here(assessment: Assessment | None, output_id: str, values: Array) -> str:
    """Why 25(OH)D has no values, "" where it has some or something else is read."""
    if assessment is None or output_id != SERUM_OUTPUT or np.isfinite(values).any():
        return ""
    serum = assessment.serum
    return Words().say(serum.reason) if isinstance(serum, NoForecast) else ""


def choice(name: str, title: str, parent: QWidget) -> QComboBox:
    """An empty choice with its names."""
    box = QComboBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    ignore_unfocused_wheel(box)
    return box


def offer(box: QComboBox, entries: dict[str, str], default: str = "") -> None:
    """Replace what a choice offers (id to title); what was chosen stays where it is offered."""
    entries = {name: name_line(title) for name, title in entries.items()}
    if {box.itemData(at): box.itemText(at) for at in range(box.count())} == entries:
        return
    chosen = box.currentData() or default
    box.blockSignals(True)
    box.clear()
    for data, text in entries.items():
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def labelled(entries: Sequence[tuple[str, QWidget]], parent: QWidget) -> QGridLayout:
    """Choices with their words before them, two in a row."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(6)
    for place, (text, box) in enumerate(entries):
        label = PlainLabel(text, parent)
        label.setBuddy(box)
        row, column = divmod(place, 2)
        grid.addWidget(label, row, 2 * column)
        grid.addWidget(box, row, 2 * column + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return grid


def muted(text: str, parent: QWidget, name: str = "") -> QLabel:
    """A quiet, wrapped line of text."""
    label = WrappedLabel(text, parent)
    label.setObjectName(name)
    label.setProperty("role", "muted")
    return label
