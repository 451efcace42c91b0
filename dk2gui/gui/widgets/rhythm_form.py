# SPDX-License-Identifier: MIT
"""How often and when something is taken: a usual rhythm, any number of days, or weekdays."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QToolButton, QWidget

from dk2gui.core.scenario.scenario import WEEKDAYS, Product, Supplement, Weekday
from dk2gui.core.scenario.titles import WEEKDAY_TITLES
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.when_button import WhenButton
from dk2gui.present.language import tr
from dk2gui.present.rhythm import rhythm

_USUAL: Final = (1, 2, 7, 14, 30, 90)
_MOST_DAYS: Final = 365
_LETTERS: Final = 2


class RhythmForm(QWidget):
    """Signals: rhythm_chosen(int, object): every so many days, or on weekdays (a tuple).

    `when` is the button for the first and the last day.
    """

    rhythm_chosen = Signal(int, object)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # What the fields show; None once a hand was at them, as what it chose may be refused.
        self._shown: tuple[int, tuple[Weekday, ...]] | None = None
        self._often = QComboBox(self)
        self._often.setObjectName(f"{name}-every")
        name_choice(self._often, tr("{what}, how often", what=title))
        for days in _USUAL:
            self._often.addItem(rhythm(days), days)
        self._days = PlainSpinBox(self)
        self._days.setObjectName(f"{name}-days")
        self._days.setAccessibleName(tr("{what}, days from one dose to the next", what=title))
        self._days.setDecimals(0)
        self._days.setRange(1, _MOST_DAYS)
        self._days.set_units("days")
        ignore_unfocused_wheel(self._often)
        self._weekdays: dict[Weekday, QToolButton] = {}
        week = QHBoxLayout()
        week.setSpacing(2)
        for day in WEEKDAYS:
            button = QToolButton(self)
            button.setObjectName(f"{name}-{day}")
            weekday = tr(WEEKDAY_TITLES[day])
            button.setText(weekday[:_LETTERS])
            button.setAccessibleName(tr("{what}, {weekday}", what=title, weekday=weekday))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("role", "day")
            button.toggled.connect(self._on_weekday)
            self._weekdays[day] = button
            week.addWidget(button)
        week.addStretch(1)
        self.when = WhenButton(f"{name}-when", title, self, is_named=True)
        # The field stands inside a sentence.
        before, _, after = tr("every {count} days").partition("{count}")
        apart = QHBoxLayout()
        apart.addWidget(self._days)
        apart.addWidget(PlainLabel(after.strip(), self))
        apart.addStretch(1)
        often = QHBoxLayout()
        often.addWidget(self._often)
        often.addStretch(1)
        taken = QHBoxLayout()
        taken.addWidget(self.when)
        taken.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setVerticalSpacing(4)
        parts = (
            (tr("How often"), often),
            (before.strip(), apart),
            (tr("or on"), week),
            (tr("Taken"), taken),
        )
        for row, (said, part) in enumerate(parts):
            grid.addWidget(PlainLabel(said, self), row, 0)
            grid.addLayout(part, row, 1)
        grid.setColumnStretch(1, 1)
        self._often.currentIndexChanged.connect(self._on_often)
        self._days.valueChanged.connect(self._on_days)

    def show_rhythm(self, taken: Supplement | Product | None, every_days: int) -> None:
        """Show how often something is taken; `every_days` counts where nothing is yet."""
        days = taken.every_days if taken else every_days
        weekdays = taken.weekdays if taken else ()
        if self._shown == (days, weekdays):
            # Nine fields that are set to what they show were a fiftieth of a move.
            return
        self._shown = days, weekdays
        with QSignalBlocker(self._often), QSignalBlocker(self._days):
            if self._often.findData(days) < 0:
                self._often.addItem(rhythm(days), days)
            self._often.setCurrentIndex(-1 if weekdays else self._often.findData(days))
            self._days.setValue(days)
        for day, button in self._weekdays.items():
            with QSignalBlocker(button):
                button.setChecked(day in weekdays)

    def _on_often(self, index: int) -> None:
        self._shown = None
        if index >= 0:
            self.rhythm_chosen.emit(int(self._often.itemData(index)), ())

    def _on_days(self, days: float) -> None:
        self._shown = None
        self.rhythm_chosen.emit(int(days), ())

    def _on_weekday(self) -> None:
        self._shown = None
        chosen = tuple(day for day, button in self._weekdays.items() if button.isChecked())
        self.rhythm_chosen.emit(1, chosen)
