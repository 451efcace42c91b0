# SPDX-License-Identifier: MIT
"""What the vitamin K2 of food and supplements is expected to do to its markers, with its grade."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dk2gui.core.evaluate import Assessment
from dk2gui.core.vitamin_k import VitaminKStatus
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import PlainLabel, WrappedLabel, set_tooltip
from dk2gui.present.figure_address import FIGURES_OF, MODELS
from dk2gui.present.language import tr
from dk2gui.present.vitamin_k_text import marker_grade, vitamin_k_lines, without_change


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
        heading = WrappedLabel(tr("What vitamin K2 does with it"), self)
        heading.setProperty("role", "heading")
        self._text = WrappedLabel("", self)
        self._text.setObjectName("vitamin-k-text")
        self._grade = PlainLabel(self)
        self._grade.setProperty("role", "muted")
        self._grade.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(3)
        sources = QToolButton(self)
        sources.setObjectName("vitamin-k-sources")
        sources.setProperty("role", "small")
        sources.setText(tr("Sources"))
        set_tooltip(sources, tr("Where these figures come from, and how surely"))
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
        self._text.setText(
            "\n".join(vitamin_k_lines(status)) if expected else without_change(status)
        )
        self._grade.setText(marker_grade(status))
        self._grade.setVisible(expected)
        meaning = ""
        if expected:
            meaning = tr("Evidence {grade}: {meaning}", grade="D", meaning=tr(self._grades["D"]))
        set_tooltip(self, meaning)
        self.setAccessibleDescription(" ".join((self._text.text(), meaning)))

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet colours this panel."""
