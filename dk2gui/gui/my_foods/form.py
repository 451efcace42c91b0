# SPDX-License-Identifier: MIT
"""What all editors share: errors beside their fields, a preview, and no typing lost unasked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.intake.intake import UnknownFoodError
from dk2gui.foods.library import FoodLibrary
from dk2gui.gui.my_foods.typed import Problem, shown_number
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.banner import Banner
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.gui.widgets.typed_question import ask_beside
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, unit_name
from dk2gui.present.typed_numbers import Taken

FIELD_WIDTH: Final = 110
_SIZE: Final = (640, 520)
_GAP: Final = 8

Told = Callable[[str], object]


class Keeper(Protocol):
    """Keeps what was entered, now or soon."""

    def __call__(self, entry: Any, then: Told, busy: Told, /) -> Callable[[], object]:
        """Call `then` with what went wrong, "" when it is kept, and `busy` with why it takes long.

        What is returned gives it up as long as it is not kept.
        """


class Desk(msgspec.Struct, frozen=True):
    """What every editor works with."""

    library: FoodLibrary
    path: Path
    """The store's file."""
    units: Units
    theme: Theme
    keep: Keeper
    parent: QWidget


class ErrorLabel(PlainLabel):
    """Says what is wrong with a field; hidden while nothing is."""

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    @property
    def field(self) -> QWidget:
        """What it is about."""
        return self._field

    def watch(self, field: QWidget) -> None:
        """Be about another field."""
        self._field = field

    def say(self, text: str) -> None:
        """Show what is wrong, "" for nothing; a Problem is asked about with both readings."""
        self.setText(text)
        self.setVisible(bool(text))
        self._field.setAccessibleDescription(text)
        self._field.setProperty("wrong", bool(text))
        # A style sheet looks at properties only when a widget is polished.
        self._field.style().unpolish(self._field)
        self._field.style().polish(self._field)
        if isinstance(text, Problem) and isinstance(self._field, QLineEdit):
            ask_beside(self._field, text.answer, self._take_reading)

    def _take_reading(self, reading: Taken) -> None:
        text = f"{shown_number(reading.typed_value)} {unit_name(reading.typed_unit)}".rstrip()
        assert isinstance(self._field, QLineEdit)
        self._field.setText(text)
        self._field.editingFinished.emit()


class Form(QDialog):
    """A dialog for one own entry: fields in `fields`, a preview, Save and Cancel."""

    def __init__(self, title: str, desk: Desk) -> None:
        super().__init__(desk.parent)
        self.desk = desk
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self._was_refused = False
        self._before: object = None
        self._give_up: Callable[[], object] | None = None
        self._page = page = ScrollPage(self)
        self.rows = page.rows
        self.rows.setSpacing(6)
        self.fields = QGridLayout()
        self.fields.setColumnStretch(1, 1)
        self.rows.addLayout(self.fields)
        self._preview = PlainLabel(self)
        self._preview.setObjectName("form-preview")
        self._preview.setProperty("role", "muted")
        self._preview.setWordWrap(True)
        self._preview.setTextFormat(Qt.TextFormat.PlainText)
        self._banner = Banner(self)
        self._banner.set_theme(desk.theme)
        self._save = QPushButton(tr("&Save"), self)
        self._save.setObjectName("form-save")
        self._save.setDefault(True)
        self._save.clicked.connect(self.save)
        cancel = QPushButton(tr("Cancel"), self)
        cancel.setObjectName("form-cancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._save)
        outer = QVBoxLayout(self)
        outer.addWidget(page, 1)
        outer.addWidget(self._preview)
        outer.addWidget(self._banner)
        outer.addLayout(buttons)
        self.finished.connect(self.deleteLater)

    def add_field(self, label: str, field: QWidget, buddy: QWidget | None = None) -> ErrorLabel:
        """A labelled field below the others; returns where its errors are shown."""
        row = self.fields.rowCount()
        told = PlainLabel(label, self)
        told.setBuddy(buddy or field)
        error = ErrorLabel(buddy or field, self)
        self.fields.addWidget(told, row, 0)
        self.fields.addWidget(field, row, 1)
        self.fields.addWidget(error, row + 1, 1)
        return error

    def add_error(self, field: QWidget) -> ErrorLabel:
        """A place below what is there for errors about a field."""
        error = ErrorLabel(field, self)
        self.rows.addWidget(error)
        return error

    def add_heading(self, text: str, hint: str = "") -> None:
        """A heading below the fields, with a sentence that explains."""
        heading = PlainLabel(text, self)
        heading.setProperty("role", "heading")
        self.rows.addSpacing(_GAP)
        self.rows.addWidget(heading)
        if hint:
            told = PlainLabel(hint, self)
            told.setProperty("role", "muted")
            told.setWordWrap(True)
            self.rows.addWidget(told)

    def start(self) -> None:
        """Open the dialog; what it shows now counts as unchanged."""
        self._before = self.typed()
        self.refresh()
        self.open()
        if (first := self.findChild(QLineEdit)) is not None:
            first.setFocus()

    def typed(self) -> object:
        """Everything that was typed, to be compared with what it was before."""
        raise NotImplementedError

    def read(self) -> Any:
        """The entry as typed, None when something is wrong, after telling each field's error."""
        raise NotImplementedError

    def preview(self) -> str:
        """What would be kept, in a sentence; may raise ValueError while that is not clear."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Bring the preview, and errors once there were some, up to date."""
        try:
            self._preview.setText(self.preview())
        except (ValueError, UnknownFoodError):
            self._preview.setText("")
        if self._was_refused:
            self.read()

    def save(self) -> None:
        """Keep the entry and close, or show what is wrong and stay."""
        entry = self.read()
        if entry is None:
            self._was_refused = True
            self._focus_first_error()
        else:
            self._show_waiting(True)
            # What keeps it may be done with it before it returns.
            self._give_up = lambda: None
            give_up = self.desk.keep(entry, self._on_kept, self._say)
            if self._give_up is not None:
                self._give_up = give_up

    def _on_kept(self, problem: str) -> None:
        self._give_up = None
        self._show_waiting(False)
        if problem:
            self._say(problem)
        else:
            self.accept()

    def _show_waiting(self, waiting: bool) -> None:
        """What is typed while an entry is being kept would be lost."""
        self._page.setEnabled(not waiting)
        self._save.setEnabled(not waiting)

    def _say(self, text: str) -> None:
        self._banner.dismiss()
        self._banner.say(text)

    def _focus_first_error(self) -> None:
        for error in self.findChildren(ErrorLabel):
            if not error.isHidden():
                field = error.field
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                if isinstance(field, QLineEdit):
                    field.selectAll()
                return

    def reject(self) -> None:
        """Close; with something typed, ask first."""
        if self.typed() == self._before or not self.isVisible():
            super().reject()
        else:
            self._banner.offer(
                tr("What you typed here is not saved yet."),
                {tr("Throw it away"): self._throw_away},
            )
            for choice in self._banner.findChildren(QPushButton, "banner-choice"):
                choice.setFocus()

    def _throw_away(self) -> None:
        if self._give_up is not None:
            self._give_up()
        super().reject()


def line_edit(
    name: str, accessible: str, parent: QWidget | None = None, *, narrow: bool = False
) -> QLineEdit:
    """A field for one line."""
    edit = QLineEdit(parent)
    edit.setObjectName(name)
    edit.setAccessibleName(accessible)
    if narrow:
        edit.setMaximumWidth(FIELD_WIDTH)
    return edit
