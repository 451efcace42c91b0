# SPDX-License-Identifier: MIT
"""The advice list: what stands out, most serious first."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.evaluate import Assessment
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.gui.widgets.advice_card import AdviceCard
from dk2gui.gui.widgets.card_column import CardColumn
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.present.advice_text import AdviceText, advice_texts, as_text, changes
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words

_AT_MOST_BEHIND_MS: Final = 100
"""What advice says may be so old while a hand moves: words cannot be read faster, and each move
would cost a third more."""


class _Waiting(NamedTuple):
    """What is to be shown next, as `show_assessment` was given it."""

    assessment: Assessment
    units: Units
    step: int
    settled: bool
    at_once: bool


class AdvicePanel(QFrame):
    """A heading and the list; cards are kept by id, so that they stay put while texts change.

    Signals: evidence_wanted(str): an evidence id, "" for the whole evidence.
    """

    evidence_wanted = Signal(str)
    copied = Signal()

    def __init__(self, grades: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._grades = grades
        self._theme: Theme = LIGHT
        self._cards: dict[str, AdviceCard] = {}
        self._shown: tuple[AdviceText, ...] = ()
        self._settled = True
        self._before: tuple[AdviceText, ...] | None = None
        self._step = -1
        self._waiting: _Waiting | None = None
        self._stops: set[str] = set()
        self._later = QTimer(self, singleShot=True, interval=_AT_MOST_BEHIND_MS)
        self._later.timeout.connect(self.catch_up)
        heading = PlainLabel(tr("What stands out"), self)
        heading.setProperty("role", "heading")
        self._area = QScrollArea(self)
        self._area.setObjectName("advice-list")
        self._area.setAccessibleName(tr("Advice, most serious first"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = CardColumn(self._area)
        self._gone = PlainLabel(self)
        self._gone.setObjectName("advice-gone")
        self._gone.setProperty("role", "muted")
        self._gone.setWordWrap(True)
        self._gone.hide()
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        tip = tr("Copy the list as text")
        top.addWidget(self._button("advice-copy", tr("Copy"), tip, self.copy))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 4, 6, 4)
        outer.setSpacing(2)
        outer.addLayout(top)
        outer.addWidget(self._area, 1)
        outer.addWidget(self._gone)

    def _button(self, name: str, text: str, tip: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("role", "small")
        set_tooltip(button, tip)
        button.clicked.connect(do)
        return button

    def copy(self) -> None:
        """Put the list on the clipboard as text."""
        self.catch_up()
        QGuiApplication.clipboard().setText(as_text(self._shown, self._grades))
        self.copied.emit()

    def unfold(self, advice_id: str) -> None:
        """Show the whole of a piece of advice and bring it into sight."""
        self.catch_up()
        card = self._cards.get(advice_id)
        if card is not None:
            card.unfold()
            self._column.place()
            self._area.ensureWidgetVisible(card)

    def show_assessment(
        self,
        assessment: Assessment,
        units: Units,
        step: int,
        *,
        settled: bool,
        at_once: bool = True,
    ) -> None:
        """Show an assessment's advice in its order; `step` tells one edit from the next.

        What the current edit changed, all moves of one drag together, is marked. The numbers
        behind each piece wait until a drag has `settled`, so that no card changes its height.
        Unless it is wanted at once, what comes within a tenth of a second after the last edit that
        was shown waits for the rest of it; a stop that is new never waits.
        """
        self._waiting = _Waiting(assessment, units, step, settled, at_once)
        may_wait = self._later.isActive() and not at_once
        if not may_wait or not _stops(assessment) <= self._stops:
            self.catch_up()

    def catch_up(self) -> None:
        """Show now what waits, if anything does."""
        if self._waiting is None:
            return
        assessment, units, step, settled, at_once = self._waiting
        self._waiting = None
        self._stops = _stops(assessment)
        items = advice_texts(assessment.advice, Words(units))
        if step != self._step:
            # The first list is no news.
            self._before = self._shown if self._step >= 0 else items
            self._step = step
        self._show_items(items, settled=settled)
        changed = changes(self._before or (), items)
        for item in items:
            self._cards[item.id].show_mark(changed.marks.get(item.id, ""))
        gone = tr("No longer: {titles}", titles=", ".join(changed.gone)) if changed.gone else ""
        if self._gone.text() != gone:
            self._gone.setText(gone)
            self._gone.setVisible(bool(gone))
        if at_once:
            # Nobody moves: the next edit is the first of a hand.
            self._later.stop()
        else:
            self._later.start()

    def _show_items(self, items: tuple[AdviceText, ...], *, settled: bool) -> None:
        if items == self._shown and settled == self._settled:
            return
        order = [item.id for item in items]
        before = [item.id for item in self._shown]
        self._shown, self._settled = items, settled
        for item in items:
            if item.id in self._cards:
                self._cards[item.id].show_item(item, settled=settled)
            else:
                card = AdviceCard(item, self._grades, self._column)
                card.set_theme(self._theme)
                card.evidence_wanted.connect(self.evidence_wanted)
                self._cards[item.id] = card
        if order != before:
            self._arrange(order, before)

    def _arrange(self, order: list[str], before: list[str]) -> None:
        """Put the cards in order; cards that are not needed wait hidden for their next time.

        What is being read stays where it is, unless the most serious card is a new one.
        """
        bar = self._area.verticalScrollBar()
        news = bool(order) and order[0] not in before
        kept = [self._cards[name] for name in before if name in order]
        # The first line seen whole is the one that is read; else the one seen in part.
        read = next((card for card in kept if card.y() >= bar.value()), None) or next(
            (card for card in kept if card.geometry().bottom() > bar.value()), None
        )
        below = read.y() - bar.value() if read is not None and bar.value() > 0 else None
        self._column.show_cards([self._cards[name] for name in order])
        if news:
            bar.setValue(0)
        elif read is not None and below is not None:
            bar.setValue(read.y() - below)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        for card in self._cards.values():
            card.set_theme(theme)


def _stops(assessment: Assessment) -> set[str]:
    return {item.id for item in assessment.advice if item.severity == "stop"}
