# SPDX-License-Identifier: MIT
"""Searching a service online: words, results with their figures, and what to do with one."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dk2gui.foods.own import Product
from dk2gui.foods.sources.lookup import Lookup
from dk2gui.gui.my_foods.form import ErrorLabel, line_edit
from dk2gui.gui.my_foods.look_up import PLACES, Found, search, whole
from dk2gui.gui.my_foods.panel import push_button
from dk2gui.gui.tasks import Latest
from dk2gui.gui.widgets.entry_list import EntryList
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.entry import Entry
from dk2gui.present.language import marked, tr, tr_plural
from dk2gui.present.numbers import Units

_HINTS: Final = {
    "fdc": marked("Such as: natto, gouda cheese"),
    "barcode": marked("The digits below the bars"),
    "dsld": marked("Brand and product, such as: vitamin D3 K2"),
}
_WAIT_S: Final = 0.5


class Search(QWidget):
    """Signals: keep_wanted(Found), take_wanted(Found), key_typed(str), forbidden(): no more
    look-ups, please."""

    keep_wanted = Signal(object)
    take_wanted = Signal(object)
    key_typed = Signal(str)
    forbidden = Signal()

    def __init__(self, lookup: Lookup, units: Units, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._units = units
        self._found: list[Found] = []
        self._worker = Latest(self)
        self._worker.ready.connect(self._on_done)
        self._worker.failed.connect(self._on_failed)
        self._make_question()
        self._make_answer()
        self._make_key()
        self._lay_out()
        self._on_place()
        self.say("")

    def _make_question(self) -> None:
        self._place = QComboBox(self)
        self._place.setObjectName("look-up-place")
        name_choice(self._place, tr("Where to look"))
        ignore_unfocused_wheel(self._place)
        for place, title in PLACES.items():
            self._place.addItem(tr(title), place)
        self._place.currentIndexChanged.connect(self._on_place)
        self.words = line_edit("look-up-words", tr("What to look for"), self)
        self.words.setClearButtonEnabled(True)
        self.ask = push_button("look-up-search", tr("&Search"), self._search)
        self._stop = push_button("look-up-stop", tr("S&top"), self._on_stop)
        self._status = PlainLabel(self)
        self._status.setObjectName("look-up-status")
        self._status.setProperty("role", "muted")
        self._status.setWordWrap(True)
        self._error = ErrorLabel(self.words, self)
        self._error.setObjectName("look-up-error")

    def _make_answer(self) -> None:
        self._list = EntryList(self)
        self._list.setObjectName("look-up-results")
        self._list.setAccessibleName(tr("Found online"))
        self._list.chosen.connect(self._show_chosen)
        self._text = QPlainTextEdit(self)
        self._text.setObjectName("look-up-text")
        self._text.setAccessibleName(tr("The chosen entry"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._keep = push_button("look-up-keep", tr("&Keep"), self._on_keep)
        set_tooltip(self._keep, tr("Put it among your own foods and supplements"))
        self._take = push_button("look-up-take", tr("Take &daily"), self._on_take)
        set_tooltip(self._take, tr("Put its doses on the sliders"))

    def _make_key(self) -> None:
        self._key = line_edit("look-up-key", tr("Your key for FoodData Central, optional"), self)
        self._key.setText(self._lookup.fdc_key)
        self._key.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self._key.setPlaceholderText(tr("Optional; allows more searches an hour"))
        set_tooltip(
            self._key,
            tr(
                "You get a key free of charge at fdc.nal.usda.gov/api-key-signup; "
                "it is kept in your settings on this computer"
            ),
        )
        self._key.editingFinished.connect(self._on_key)
        self._forbid = push_button("look-up-forbid", tr("&Forbid look-ups"), self.forbidden.emit)
        self._forbid.setProperty("role", "quiet")

    def _lay_out(self) -> None:
        question = QHBoxLayout()
        question.addWidget(self.words, 1)
        question.addWidget(self.ask)
        question.addWidget(self._stop)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._list)
        parts.addWidget(self._text)
        parts.setSizes([1, 1])
        answers = QHBoxLayout()
        answers.addStretch(1)
        answers.addWidget(self._take)
        answers.addWidget(self._keep)
        label = PlainLabel(tr("K&ey for FoodData Central"), self)
        label.setBuddy(self._key)
        below = QHBoxLayout()
        below.addWidget(label)
        below.addWidget(self._key, 1)
        below.addWidget(self._forbid)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._place)
        rows.addLayout(question)
        rows.addWidget(self._error)
        rows.addWidget(self._status)
        rows.addWidget(parts, 1)
        rows.addLayout(answers)
        rows.addLayout(below)
        for button in (self._stop, self._keep, self._take, self._forbid):
            # Enter in the field is for searching.
            button.setAutoDefault(False)

    def _on_place(self) -> None:
        self.words.setPlaceholderText(tr(_HINTS[self._place.currentData()]))

    def _on_key(self) -> None:
        key = self._key.text().strip()
        if key != self._lookup.fdc_key:
            self._lookup.fdc_key = key
            self.key_typed.emit(key)

    def _search(self) -> None:
        # Enter presses the button without taking the focus from the key's field.
        self._on_key()
        lookup, place, words = self._lookup, self._place.currentData(), self.words.text()
        self._show_found([])
        self._error.say("")
        self._worker.ask(lambda cancelled: search(lookup, place, words, cancelled))
        self.say(tr("Searching\u2026"))

    def _on_stop(self) -> None:
        self._worker.cancel()
        self.say(tr("Stopped."))
        self.words.setFocus()

    def say(self, status: str) -> None:
        """Show what is going on or was done."""
        self._status.setText(status)
        self._status.setVisible(bool(status))
        busy = self._worker.busy
        self.ask.setVisible(not busy)
        self._stop.setVisible(busy)
        self._show_chosen()

    def _on_done(self, answer: list[Found] | Found) -> None:
        if isinstance(answer, Found):
            self.keep_wanted.emit(answer)
            return
        self._show_found(answer)
        found = tr_plural("{count} entry found.", "{count} entries found.", len(answer))
        self.say(found if answer else tr("Not found."))
        if answer:
            self._list.setFocus()

    def _on_failed(self, reason: str) -> None:
        self._error.say(reason)
        self.say("")
        self.words.setFocus()

    def _show_found(self, found: list[Found]) -> None:
        self._found = found
        self._list.show_entries(
            [
                Entry(str(place), entry.source, f"{entry.name}\n{entry.figures(self._units)}")
                for place, entry in enumerate(found)
            ]
        )

    def _chosen(self) -> Found | None:
        place = self._list.current_id()
        return self._found[int(place)] if place and int(place) < len(self._found) else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        free = not self._worker.busy
        self._keep.setEnabled(free and chosen is not None)
        self._take.setEnabled(free and chosen is not None and isinstance(chosen.kept, Product))
        if chosen is None:
            self._text.clear()
            return
        figures = chosen.figures(self._units)
        self._text.setPlainText("\n\n".join((chosen.name, figures, *chosen.notes, chosen.source)))

    def _on_keep(self) -> None:
        """Keep a food with all that its entry says, which is asked for now."""
        found = self._chosen()
        if found is None:
            return
        lookup = self._lookup
        self._error.say("")
        self._worker.ask(lambda cancelled: whole(lookup, found, cancelled))
        self.say(tr("Looking up all of {name}\u2026", name=found.kept.name))

    def _on_take(self) -> None:
        found = self._chosen()
        if found is not None:
            self.take_wanted.emit(found)

    def stop(self) -> None:
        """Forget a look-up that is under way."""
        self._worker.stop(_WAIT_S)
