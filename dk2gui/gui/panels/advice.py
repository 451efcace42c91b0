# SPDX-License-Identifier: MIT
"""The advice list: what stands out, most serious first."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
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
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.present.advice_text import AdviceText, advice_texts, as_text, changes
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words


class AdvicePanel(QFrame):
    """A heading and the list; cards are kept by id, so that they stay put while texts change.

    Signals: evidence_wanted(str): an evidence id, "" for the whole evidence.
    """

    evidence_wanted = Signal(str)

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
        heading = PlainLabel(tr("What stands out"), self)
        heading.setProperty("role", "heading")
        self._area = QScrollArea(self)
        self._area.setObjectName("advice-list")
        self._area.setAccessibleName(tr("Advice, most serious first"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setProperty("role", "page")
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 4, 0)
        self._rows.setSpacing(4)
        self._rows.addStretch(1)
        self._area.setWidget(content)
        self._content = content
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
        QGuiApplication.clipboard().setText(as_text(self._shown, self._grades))

    def unfold(self, advice_id: str) -> None:
        """Show the whole of a piece of advice and bring it into sight."""
        card = self._cards.get(advice_id)
        if card is not None:
            card.unfold()
            self._rows.activate()
            self._area.ensureWidgetVisible(card)

    def show_assessment(
        self, assessment: Assessment, units: Units, step: int, *, settled: bool
    ) -> None:
        """Show an assessment's advice in its order; `step` tells one edit from the next.

        What the current edit changed, all moves of one drag together, is marked. The numbers
        behind each piece wait until a drag has `settled`, so that no card changes its height.
        """
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
                card = AdviceCard(item, self._grades, self._area.widget())
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
        for name, card in self._cards.items():
            if name not in order:
                card.hide()
                self._rows.removeWidget(card)
        for place, name in enumerate(order):
            card = self._cards[name]
            if self._rows.indexOf(card) != place:
                self._rows.removeWidget(card)
                self._rows.insertWidget(place, card)
            card.show()
        if news:
            bar.setValue(0)
        elif read is not None and below is not None:
            content = self._content
            for card in self._cards.values():
                card.updateGeometry()
            QApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest.value))
            self._rows.invalidate()
            height = max(self._rows.totalHeightForWidth(content.width()), content.height())
            content.resize(content.width(), height)
            # Placed now: the layout would do it with the next turn, too late for the bar.
            self._rows.setGeometry(content.rect())
            bar.setMaximum(max(bar.maximum(), content.height() - self._area.viewport().height()))
            bar.setValue(read.y() - below)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        for card in self._cards.values():
            card.set_theme(theme)
