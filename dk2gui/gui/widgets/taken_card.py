# SPDX-License-Identifier: MIT
"""The card of something that is taken: slider, number, and folded away how often and when.

What a dose of a compound and a bottle have in common; each says what its number means.
"""

import datetime as dt
from abc import abstractmethod
from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.dose_scale import DoseScale
from dk2gui.core.scenario.scenario import Product, Supplement
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.antagonist import VITAMIN_K, WITH_ANTAGONIST
from dk2gui.gui.widgets.dose_slider import DoseSlider
from dk2gui.gui.widgets.dose_spin_box import DoseSpinBox, set_width
from dk2gui.gui.widgets.fold_button import FoldButton
from dk2gui.gui.widgets.meaning import MeaningLabel
from dk2gui.gui.widgets.plain_text import WrappedLabel
from dk2gui.gui.widgets.rhythm_form import RhythmForm
from dk2gui.gui.widgets.since_row import SinceRow
from dk2gui.gui.widgets.tab_stops import chain, stops_in
from dk2gui.present.dates import when_text
from dk2gui.present.dose_text import often_and_when
from dk2gui.present.language import tr


class TakenCard(QWidget):
    """Edits one thing that is taken; `number` names the field of its amount or count.

    `title` is what it is called, on the card and by a screen reader. `about` is the name of the
    glossary that it is, "" for none.
    """

    def __init__(
        self,
        name: str,
        title: str,
        model: ScenarioModel,
        parent: QWidget | None = None,
        *,
        number: str,
        scale: DoseScale,
        about: str = "",
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.title = title
        self.setObjectName(name)
        self._title = MeaningLabel(title, about, self)
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        # A long word, which never wraps, may not make the card wider than its place.
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._slider = DoseSlider(scale, self)
        self._slider.setObjectName(f"{name}-slider")
        self._number = DoseSpinBox(scale, self)
        self._number.setObjectName(f"{name}-{number}")
        set_width(self._number)
        self._number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._details = QWidget(self)
        self._rhythm = RhythmForm(name, title, self._details)
        self._when = self._rhythm.when
        folded = tr("{what}, how often and when", what=title)
        self._fold = FoldButton(f"{name}-details", folded, self._details, self)
        self._remove = QPushButton(tr("Remove"), self)
        self._remove.setObjectName(f"{name}-remove")
        self._remove.setProperty("role", "quiet")
        self._since = SinceRow(name, title, self)
        self._warning = WrappedLabel(tr(WITH_ANTAGONIST), self)
        self._warning.setObjectName(f"{name}-warning")
        self._warning.setProperty("role", "error")
        self._warning.hide()
        self._inside = QVBoxLayout(self._details)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(4)
        self._inner: list[QWidget] = [self._rhythm]
        self._inside.addWidget(self._rhythm)
        self._connect()

    def _lay_out(self, *, beside: QWidget | None = None, below: QWidget | None = None) -> None:
        """Place the parts: something `beside` the number, and `below` the title."""
        self._beside = [beside] if beside is not None else []
        under = QHBoxLayout()
        under.addWidget(self._fold)
        under.addStretch(1)
        under.addWidget(self._remove)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._title, 0, 0)
        amount = QHBoxLayout()
        amount.setSpacing(6)
        amount.addWidget(self._number)
        if beside is not None:
            amount.addWidget(beside)
        grid.addLayout(amount, 0, 1, Qt.AlignmentFlag.AlignTop)
        if below is not None:
            grid.addWidget(below, 1, 0, 1, 2)
        grid.addWidget(self._slider, 2, 0, 1, 2)
        grid.addLayout(under, 3, 0, 1, 2)
        for row, part in enumerate((self._details, self._since, self._warning), start=4):
            grid.addWidget(part, row, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        chain(self.stops())

    def stops(self) -> list[QWidget]:
        """What Tab stops at: first what most people change, then as the eye goes."""
        parts = [self._slider, self._number, *self._beside, self._fold, self._remove,
                 *self._inner, self._since]  # fmt: skip
        return [stop for part in parts for stop in stops_in(part)]

    def add_detail(self, part: QWidget, at: int) -> None:
        """Put something more among what is folded away."""
        self._inner.insert(at, part)
        self._inside.insertWidget(at, part, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._slider.sliderPressed.connect(self._model.begin_drag)
        self._slider.sliderReleased.connect(self._model.end_drag)
        self._slider.amount_moved.connect(self._on_number)
        # The digits of one number are one step of the history.
        self._number.begins.connect(self._on_typing)
        self._number.editingFinished.connect(self._model.end_drag)
        self._number.valueChanged.connect(self._on_number)
        self._rhythm.rhythm_chosen.connect(self._on_rhythm)
        self._when.when_chosen.connect(self._on_when)
        self._remove.clicked.connect(self.remove)
        self._since.always.connect(lambda: self._on_since("always", None))
        self._since.today.connect(lambda: self._on_since(None, dt.date.today()))
        self._since.open_again.connect(lambda: self._on_since(None, None))
        self._since.date_wanted.connect(self._when.ask)

    @abstractmethod
    def taken(self) -> Supplement | Product | None:
        """What the scenario holds of it now."""

    @abstractmethod
    def remove(self) -> None:
        """Take it, and its card, away."""

    @abstractmethod
    def _on_number(self, number: float) -> None:
        """The slider was moved or a number was typed."""

    @abstractmethod
    def _change(self, said: str, **changes: Any) -> None:
        """Edit it; `said` is what the history tells of the change."""

    def _on_typing(self) -> None:
        if not self._model.dragging:
            self._model.begin_drag()

    def _on_rhythm(self, every_days: int, weekdays: tuple[Any, ...]) -> None:
        # Both in one edit: the one stands in place of the other.
        self._change(tr("how often"), every_days=every_days, weekdays=weekdays)

    def _on_when(self, first: dt.date | None, last: dt.date | None) -> None:
        taken = self.taken()
        since = taken.since if taken is not None and first is None else None
        self._change(when_text(first, last), from_date=first, until_date=last, since=since)

    def _on_since(self, since: Any, first: dt.date | None) -> None:
        said = tr("taken for long") if since else when_text(first, None)
        self._change(said, since=since, from_date=first)

    def _show_taken(
        self, assessment: Assessment, nutrients: Collection[str], every_days: int
    ) -> None:
        """Show how often and when it is taken, since when, and what forbids it.

        `nutrients` are those it counts towards; `every_days` counts where nothing is taken yet.
        """
        taken = self.taken()
        self._rhythm.show_rhythm(taken, every_days)
        self._when.setEnabled(taken is not None)
        dates = (taken.from_date, taken.until_date) if taken is not None else (None, None)
        self._when.show_when(dates, assessment.start)
        self._fold.say(often_and_when(taken, every_days))
        if "vitamin_d" in nutrients:
            self._since.show_since(taken, assessment.scenario)
        # What forbids it stands at the control that would cause it, before that is moved.
        on_vka = "vitamin_k_antagonist" in assessment.scenario.person.medications
        warned = on_vka and not set(VITAMIN_K).isdisjoint(nutrients)
        if warned == self._warning.isHidden():
            self._warning.setVisible(warned)

    def set_first_focus(self) -> None:
        """Take the keyboard focus on the slider."""
        self._slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._slider.set_theme(theme)
