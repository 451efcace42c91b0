# SPDX-License-Identifier: MIT
"""The answer above the plots: one date, what is likely then, and what vitamin K2 does."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dk2gui.core.answer import answer
from dk2gui.core.evaluate import Assessment
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.answer_date import AnswerDate
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.steady_text import SteadyText
from dk2gui.present.answer_text import k2_sentence, level_sentence
from dk2gui.present.dates import day_text
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units

_SIDE: Final = 12


class AnswerPanel(QFrame):
    """Two sentences that follow every edit, and the date they are read at."""

    def __init__(self, model: ScenarioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._model = model
        self._date = AnswerDate(model, "answer-date", self)
        on = PlainLabel(tr("&On"), self)
        on.setBuddy(self._date)
        self._level = self._sentence("answer-line", tr("The answer"))
        self._level.label.setProperty("role", "answer-line")
        self._k2 = self._sentence("answer-k2", tr("The answer for vitamin K2"))
        self._k2_text = ""
        self._is_compact = False
        first = QHBoxLayout()
        first.setSpacing(6)
        for part in (on, self._date):
            first.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._level, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_SIDE, 4, _SIDE, 4)
        rows.setSpacing(3)
        rows.addLayout(first)
        rows.addWidget(self._k2)

    def _sentence(self, name: str, title: str) -> SteadyText:
        label = PlainLabel(self)
        label.setObjectName(name)
        label.setAccessibleName(title)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return SteadyText(label, self)

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Say the answer of an assessment; until settled it takes no less room than before."""
        for sentence in (self._level, self._k2):
            sentence.hold(not settled)
        self._date.show_assessment(assessment)
        constants = self._model.constants
        found = answer(assessment, constants)
        self._say(self._level, level_sentence(found, constants.serum_lines, units))
        self._k2_text = k2_sentence(found, assessment.vitamin_k, units)
        self._say_k2()
        self.setAccessibleDescription(
            tr("On {day} {answer}", day=day_text(found.date), answer=self._level.label.text())
        )

    def set_compact(self, is_compact: bool) -> None:
        """Whether the second sentence has one line only; the whole of it is in its tooltip."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self._say_k2()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_k2()

    def _say_k2(self) -> None:
        shown = self._k2_text
        if self._is_compact:
            metrics = self._k2.label.fontMetrics()
            room = self.contentsRect().width() - 2 * _SIDE
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        self._say(self._k2, shown)
        self._k2.label.setAccessibleDescription(self._k2_text)
        set_tooltip(self._k2.label, "" if shown == self._k2_text else self._k2_text)

    @staticmethod
    def _say(sentence: SteadyText, text: str) -> None:
        if sentence.label.text() != text:
            sentence.say(text)
            sentence.label.setAccessibleDescription(text)

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet colours this panel."""
