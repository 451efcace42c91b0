# SPDX-License-Identifier: MIT
"""Since when a dose is taken, asked beside it where a blood test already shows what it did."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dk2gui.core.scenario.scenario import Product, Scenario, Supplement
from dk2gui.gui.widgets.plain_text import WrappedLabel, set_tooltip
from dk2gui.present.dates import day_text
from dk2gui.present.language import tr


class SinceRow(QWidget):
    """Signals: always(), today(), date_wanted(), open_again(): what was chosen."""

    always = Signal()
    today = Signal()
    date_wanted = Signal()
    open_again = Signal()

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}-since")
        self._said = WrappedLabel("", self)
        self._said.setObjectName(f"{name}-since-said")
        self._said.setProperty("role", "muted")
        self._buttons = []
        row = QHBoxLayout()
        row.setSpacing(4)
        for key, text, more, signal in (
            ("always", tr("Before it"), tr("Taken long before the first blood test: the test "
             "shows what it did"), self.always),
            ("date", tr("A date\u2026"), tr("From a day that you choose"), self.date_wanted),
            ("today", tr("From today"), tr("Not taken when the blood was drawn"), self.today),
            ("again", tr("Change"), tr("Ask again"), self.open_again),
        ):  # fmt: skip
            button = QPushButton(text, self)
            button.setObjectName(f"{name}-since-{key}")
            button.setAccessibleName(tr("{what}, taken since: {since}", what=title, since=text))
            button.setProperty("role", "small")
            set_tooltip(button, more)
            button.clicked.connect(signal)
            row.addWidget(button)
            self._buttons.append(button)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self._said)
        rows.addLayout(row)
        self.hide()

    def show_since(self, taken: Supplement | Product | None, scenario: Scenario) -> None:
        """Ask where there is a test and nothing was said; say what was said."""
        first = min((lab.date for lab in scenario.labs if lab.marker == "25ohd"), default=None)
        # The row keeps its place while a test is there, so that nothing moves with an answer.
        self.setVisible(first is not None)
        if first is None:
            return
        text, is_open = _said(taken, first)
        self._said.setText(text)
        for button in self._buttons[:-1]:
            button.setVisible(is_open)
            button.setEnabled(taken is not None)
        self._buttons[-1].setVisible(not is_open)


def _said(taken: Supplement | Product | None, first_test: dt.date) -> tuple[str, bool]:
    """What is known, and whether it is still to be asked."""
    if taken is not None and taken.since == "always":
        return tr("Taken since long before the blood test."), False
    if taken is not None and taken.from_date is not None:
        return tr("Taken from {day}.", day=day_text(taken.from_date)), False
    asked = tr(
        "Since when? A blood test of {day} shows what was taken then.", day=day_text(first_test)
    )
    return asked, True
