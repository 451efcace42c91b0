# SPDX-License-Identifier: MIT
"""A button that says from when until when something holds, and a small form to change it."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QToolButton,
    QWidget,
)

from dk2gui.gui.widgets.date_field import DateField
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.present.dates import when_text
from dk2gui.present.language import tr

When = tuple[dt.date | None, dt.date | None]
"""The first and the last day; None where there is no end on that side."""


class WhenButton(QToolButton):
    """Signals: when_chosen(object, object): the first and last day, None for no end."""

    when_chosen = Signal(object, object)

    def __init__(
        self, name: str, title: str, parent: QWidget | None = None, *, is_named: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._is_named = is_named
        self.setProperty("role", "small")
        self._title = title
        self._when: When = (None, None)
        self._today: Callable[[], dt.date] = dt.date.today
        self.clicked.connect(self.ask)
        self.show_when((None, None))

    def show_when(self, when: When, today: dt.date | None = None) -> None:
        """Show a time; `today` is the day a first date is offered from."""
        if today is not None:
            self._today = lambda: today
        self._when = when
        said = when_text(*when)
        self.setText(said if self._is_named else tr("When: {when}", when=said))
        self.setAccessibleName(tr("{what}, when: {when}", what=self._title, when=said))
        set_tooltip(self, tr("{what}: from when until when it counts", what=self._title))

    def ask(self) -> None:
        """Open the form beneath the button."""
        form = WhenForm(self._title, self._when, self._today(), self)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.accepted.connect(lambda: self._take(form.when()))
        form.move(self.mapToGlobal(QPoint(0, self.height())))
        form.open()

    def _take(self, when: When) -> None:
        if when != self._when:
            self.when_chosen.emit(*when)


class WhenForm(QDialog):
    """Two dates, each with a box that says whether there is such an end."""

    def __init__(self, title: str, when: When, today: dt.date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("when-form")
        self.setWindowTitle(tr("When: {what}", what=title))
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        self._ends: list[tuple[QCheckBox, DateField]] = []
        for row, (words, name, date) in enumerate(
            ((tr("&From"), "when-from", when[0]), (tr("&Until"), "when-until", when[1]))
        ):
            box = QCheckBox(words, self)
            box.setObjectName(f"{name}-on")
            edit = DateField(self)
            edit.setObjectName(name)
            edit.setAccessibleName(words.replace("&", ""))
            edit.show_day(date or today)
            edit.setEnabled(date is not None)
            box.setChecked(date is not None)
            box.toggled.connect(edit.setEnabled)
            box.toggled.connect(self._check)
            edit.dateChanged.connect(self._check)
            grid.addWidget(box, row, 0)
            grid.addWidget(edit, row, 1)
            self._ends.append((box, edit))
        self._problem = PlainLabel(self)
        self._problem.setObjectName("when-problem")
        self._problem.setWordWrap(True)
        self._problem.setProperty("role", "error")
        grid.addWidget(self._problem, 2, 0, 1, 2)
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        grid.addWidget(self._buttons, 3, 0, 1, 2)
        self._check()

    def when(self) -> When:
        """The dates as they stand."""
        first, last = (edit.day() if box.isChecked() else None for box, edit in self._ends)
        return first, last

    def _check(self) -> None:
        first, last = self.when()
        wrong = first is not None and last is not None and last < first
        self._problem.setText(tr("The last day lies before the first.") if wrong else "")
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not wrong)
