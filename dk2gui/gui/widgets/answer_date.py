# SPDX-License-Identifier: MIT
"""The one date that answers are read at: a field that shows and edits the scenario's."""

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from dk2gui.core.evaluate import Assessment
from dk2gui.core.scenario.scenario import answer_day
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.format import day_text


def read_answer_on(model: ScenarioModel, date: dt.date) -> None:
    """Let the answer be read on another day, as an edit of the scenario."""
    model.edit(f"Read the answer on {day_text(date)}", answer_date=date)


class AnswerDate(QDateEdit):
    """The day the answer is read at. Every one of these shows and sets the scenario's."""

    def __init__(self, model: ScenarioModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName(name)
        self.setAccessibleName("The answer is read on the day")
        self.setDisplayFormat("d MMM yyyy")
        self.setCalendarPopup(True)
        # A date is taken when it is whole, not at every digit of its year.
        self.setKeyboardTracking(False)
        self.dateChanged.connect(self._on_chosen)
        ignore_unfocused_wheel(self)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the scenario's day and offer the days of the forecast."""
        scenario = assessment.scenario
        first, last, day = (
            _qt_date(assessment.start + dt.timedelta(days=days))
            for days in (0, scenario.days, answer_day(scenario))
        )
        self.blockSignals(True)
        if (self.minimumDate(), self.maximumDate()) != (first, last):
            self.setDateRange(first, last)
        if self.date() != day:
            self.setDate(day)
        self.blockSignals(False)

    def chosen(self) -> dt.date:
        """The day that is shown."""
        return _py_date(self.date())

    def _on_chosen(self, date: QDate) -> None:
        read_answer_on(self._model, _py_date(date))


def _qt_date(date: dt.date) -> QDate:
    return QDate(date.year, date.month, date.day)


def _py_date(date: QDate) -> dt.date:
    return dt.date(date.year(), date.month(), date.day())
