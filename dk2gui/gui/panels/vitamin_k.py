# SPDX-License-Identifier: MIT
"""What the vitamin K2 of food and supplements is expected to do to its markers, with its grade."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dk2gui.core.evaluate import Assessment
from dk2gui.core.vitamin_k import VitaminKStatus
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.present.figure_address import FIGURES_OF, MODELS


class VitaminKPanel(QFrame):
    """A heading and a few lines; a marker is not an outcome, and the panel says so.

    Signals: sources_wanted(str): the address of where the figures come from.
    """

    sources_wanted = Signal(str)

    def __init__(self, grades: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vitamin-k-status")
        self.setProperty("role", "panel")
        self._grades = grades
        heading = PlainLabel("What vitamin K2 does with it", self)
        heading.setProperty("role", "heading")
        self._text = PlainLabel(self)
        self._text.setObjectName("vitamin-k-text")
        self._text.setWordWrap(True)
        self._grade = PlainLabel(self)
        self._grade.setProperty("role", "muted")
        self._grade.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(3)
        sources = QToolButton(self)
        sources.setObjectName("vitamin-k-sources")
        sources.setProperty("role", "small")
        sources.setText("Sources")
        set_tooltip(sources, "Where these figures come from, and how surely")
        address = FIGURES_OF + MODELS["vitamin_k"]
        sources.clicked.connect(lambda: self.sources_wanted.emit(address))
        below = QHBoxLayout()
        below.addWidget(self._grade, 1)
        below.addStretch(0)
        below.addWidget(sources)
        for label in (heading, self._text):
            rows.addWidget(label)
        rows.addLayout(below)
        self._shown: VitaminKStatus | None = None

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the expected status of an assessment."""
        status = assessment.vitamin_k
        if status == self._shown:
            return
        self._shown = status
        expected = status.shown_as_goal and status.mk7_plasma_ng_ml > 0 and not status.is_too_little
        self._text.setText("\n".join(_changes(status)) if expected else _without(status))
        self._grade.setText(f"Evidence {status.grade} for the markers, D for any benefit")
        self._grade.setVisible(expected)
        meaning = f"Evidence D: {self._grades['D']}" if expected else ""
        set_tooltip(self, meaning)
        self.setAccessibleDescription(f"{self._text.text()} {meaning}")

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet colours this panel."""


def _without(status: VitaminKStatus) -> str:
    if status.is_too_little:
        return "So little MK-7 is not expected to change the markers of vitamin K."
    return status.note


def _changes(status: VitaminKStatus) -> list[str]:
    first, last = status.marker_weeks_to_plateau
    least = "at least " if status.is_least_fall else ""
    markers = [
        f"{name}: {least}about {middle:.0f} % on average; you: {low:.0f} to {high:+.0f} %"
        for name, middle, low, high in (
            ("dp-ucMGP", status.dp_ucmgp_change_percent, status.dp_ucmgp_change_percent_low,
             status.dp_ucmgp_change_percent_high),
            ("ucOC", status.ucoc_change_percent, status.ucoc_change_percent_low,
             status.ucoc_change_percent_high),
        )
        if middle is not None and low is not None and high is not None
    ]  # fmt: skip
    when = f"9 of 10 people, {first:.0f} to {last:.0f} weeks. " if markers else ""
    more = "at least " if status.mk7_is_lower_bound else ""
    return [
        *markers,
        f"{when}MK-7 in blood: {more}{status.mk7_plasma_ng_ml:.1f} ng/mL "
        f"({status.mk7_plasma_ng_ml_low:.1f} to {status.mk7_plasma_ng_ml_high:.1f}).",
        status.note,
    ]
