# SPDX-License-Identifier: MIT
"""The one date that answers are read at: a field that shows and edits the scenario's."""

import datetime as dt

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from dk2gui.core.evaluate import Assessment
from dk2gui.core.scenario.scenario import answer_day
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.widgets.date_field import DateField
from dk2gui.present.dates import day_text
from dk2gui.present.language import tr


def read_answer_on(model: ScenarioModel, date: dt.date) -> None:
    """Let the answer be read on another day, as an edit of the scenario."""
    model.edit(tr("Read the answer on {day}", day=day_text(date)), answer_date=date)


class AnswerDate(DateField):
    """The day the answer is read at. Every one of these shows and sets the scenario's."""

    def __init__(self, model: ScenarioModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName(name)
        self.setAccessibleName(tr("The answer is read on the day"))
        # A date is taken when it is whole, not at every digit of its year.
        self.setKeyboardTracking(False)
        self.dateChanged.connect(self._on_chosen)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the scenario's day and offer the days of the forecast."""
        scenario = assessment.scenario
        first, last, day = (
            assessment.start + dt.timedelta(days=days)
            for days in (0, scenario.days, answer_day(scenario))
        )
        with QSignalBlocker(self):
            self.limit(first, last)
            self.show_day(day)

    def chosen(self) -> dt.date:
        """The day that is shown."""
        return self.day()

    def _on_chosen(self) -> None:
        read_answer_on(self._model, self.day())
