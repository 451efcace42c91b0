# SPDX-License-Identifier: MIT
"""Cards one below the other, in an area that scrolls.

They are placed at once, and only those move that have to. A layout would ask all of them again for
their heights, a turn later, and with it the whole window: that was the longest of all moves.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_SPACING: Final = 4
_BESIDE: Final = 4
"""Between the cards and the bar."""


class CardColumn(QWidget):
    """What the scroll area holds; a card that is not shown waits hidden."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._area = area
        self._cards: list[QWidget] = []
        area.setWidget(self)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards in this order."""
        for card in self._cards:
            if card not in cards:
                card.hide()
        self._cards = list(cards)
        for card in cards:
            # Shown first: a card that was never shown does not know its fonts.
            card.show()
        self.place()

    def place(self) -> None:
        """Place the cards by the heights they have by now."""
        width = self.width() - _BESIDE
        bottom = 0
        for card in self._cards:
            height = card.heightForWidth(width)
            card.setGeometry(0, bottom, width, height)
            bottom += height + _SPACING
        least = max(0, bottom - _SPACING)
        if least != self.minimumHeight():
            self.setMinimumHeight(least)
            # The area would do it with the next turn, too late for who scrolls now.
            room = self._area.viewport().height()
            self.resize(self.width(), max(least, room))
            self._area.verticalScrollBar().setMaximum(max(0, least - room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.place()

    def event(self, event: QEvent) -> bool:
        # A card wants another height: its texts, its font or what is unfolded changed.
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return super().event(event)
