# SPDX-License-Identifier: MIT
"""The advice list: what stands out, most serious first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from dk2gui.core.advice.item import AdviceItem
from dk2gui.core.assessment import Assessment
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.gui.widgets.advice_card import AdviceCard


class AdvicePanel(QFrame):
    """A heading and the list; cards are kept by id, so that they stay put while texts change."""

    def __init__(self, grades: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._grades = grades
        self._theme: Theme = LIGHT
        self._cards: dict[str, AdviceCard] = {}
        self._shown: tuple[AdviceItem, ...] = ()
        heading = QLabel("What stands out", self)
        heading.setProperty("role", "heading")
        self._area = QScrollArea(self)
        self._area.setObjectName("advice-list")
        self._area.setAccessibleName("Advice, most serious first")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setProperty("role", "page")
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 4, 0)
        self._rows.setSpacing(8)
        self._rows.addStretch(1)
        self._area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 10, 8, 8)
        outer.addWidget(heading)
        outer.addWidget(self._area)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show an assessment's advice in its order."""
        items = assessment.advice
        if items == self._shown:
            return
        order = [item.id for item in items]
        reordered = order != [item.id for item in self._shown]
        self._shown = items
        for item in items:
            if item.id in self._cards:
                self._cards[item.id].show_item(item)
            else:
                card = AdviceCard(item, self._grades, self._area.widget())
                card.set_theme(self._theme)
                self._cards[item.id] = card
        if reordered:
            self._arrange(order)

    def _arrange(self, order: list[str]) -> None:
        """Put the cards in order; cards that are not needed wait hidden for their next time."""
        # A new first card is news; a change further down must not move what is being read.
        top = self._rows.itemAt(0)
        news = bool(order) and (top is None or top.widget() is not self._cards[order[0]])
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
            self._area.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        for card in self._cards.values():
            card.set_theme(theme)
