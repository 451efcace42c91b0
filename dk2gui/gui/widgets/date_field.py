# SPDX-License-Identifier: MIT
"""A field for a date, with a calendar; days are those of Python's datetime."""

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.date_field import date_field_format


class DateField(QDateEdit):
    """A QDateEdit in the reader's order of day, month and year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limits: tuple[dt.date, dt.date] | None = None
        self.setDisplayFormat(date_field_format())
        self.setCalendarPopup(True)
        ignore_unfocused_wheel(self)

    def day(self) -> dt.date:
        """The day that is shown."""
        date = self.date()
        return dt.date(date.year(), date.month(), date.day())

    def show_day(self, day: dt.date) -> None:
        """Show a day."""
        # The same once more would paint the field anew at every move.
        if self.day() != day:
            self.setDate(_qt(day))

    def limit(self, first: dt.date, last: dt.date) -> None:
        """The first and the last day that can be chosen."""
        if (first, last) != self._limits:
            # The same once more would lay the whole window out again: a tenth of a move.
            self._limits = first, last
            self.setDateRange(_qt(first), _qt(last))


def _qt(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
