# SPDX-License-Identifier: MIT
"""The bar that says a stop on every page: nothing hides it, and a screen reader hears a new one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.advice_text import AdviceText, stops_text, with_english
from dk2gui.present.language import tr

_SIGN: Final = "\u25a0"


class SafetyBar(QFrame):
    """Hidden without a stop; the first stop in words, how many more there are, and why.

    Signals: why_wanted(str): the id of the advice to unfold.
    """

    why_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safety-bar")
        self._stops: list[AdviceText] = []
        self._text = PlainLabel(self)
        self._text.setObjectName("safety-text")
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._why = QPushButton(tr("&Why"), self)
        self._why.setObjectName("safety-why")
        self._why.setProperty("role", "small")
        self._why.clicked.connect(lambda: self.why_wanted.emit(self._stops[0].id))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 6, 3)
        row.addWidget(self._text, 1)
        row.addWidget(self._why)
        self.hide()

    def hold(self, held: bool) -> None:
        """While held it keeps the room that it once has, also when the last stop is gone.

        Coming and going under a moving hand it would lay the whole window out, and have every
        plot painted anew: the longest of all moves.
        """
        policy = self.sizePolicy()
        keeps = held and (policy.retainSizeWhenHidden() or not self.isHidden())
        if keeps != policy.retainSizeWhenHidden():
            policy.setRetainSizeWhenHidden(keeps)
            self.setSizePolicy(policy)

    def show_advice(self, items: Sequence[AdviceText]) -> None:
        """Show the stops among pieces of advice."""
        stops = [item for item in items if item.severity == "stop"]
        if stops == self._stops:
            return
        known = {item.id for item in self._stops}
        news = [item for item in stops if item.id not in known]
        self._stops = stops
        if stops:
            self._text.setText(stops_text(stops, _SIGN))
            told = "; ".join(item.title for item in with_english(stops))
            self.setAccessibleName(tr("Stop and ask: {stops}", stops=told))
            self._why.setAccessibleName(tr("Why: {stop}", stop=stops[0].title))
        self.setVisible(bool(stops))
        if news:
            self._announce(news)

    def _announce(self, news: Sequence[AdviceText]) -> None:
        if QAccessible.isActive():
            titles = "; ".join(item.title for item in with_english(news))
            said = QAccessibleAnnouncementEvent(self, titles)
            said.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(said)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self.setStyleSheet(
            f"#safety-bar {{ background: {theme.stop_tint}; border: 1px solid {theme.stop};"
            f" border-radius: 6px; }} #safety-text {{ color: {theme.stop}; font-weight: 600; }}"
        )
