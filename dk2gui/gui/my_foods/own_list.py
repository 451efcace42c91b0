# SPDX-License-Identifier: MIT
"""The list of own entries with a filter above and buttons for the chosen one below."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.intake.food import Food
from dk2gui.foods.own import Meal, Product, Recipe
from dk2gui.foods.shelf import OwnEntry
from dk2gui.gui.my_foods.panel import check_button, push_button
from dk2gui.gui.widgets.antagonist import VITAMIN_K, WITH_ANTAGONIST
from dk2gui.gui.widgets.entry_list import EntryList
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units
from dk2gui.present.own_foods_text import STAR, list_entry

_EMPTY: Final = marked(
    "Nothing here yet. This is the place for what you eat and take again and again:\n\n"
    "\u2022 a food typed from its label, per serving or per 100 g\n"
    "\u2022 a recipe, which becomes one food\n"
    "\u2022 a meal such as your breakfast, which goes on the plate as a whole\n"
    "\u2022 a supplement such as vitamin D3 with K2, whose doses go to their sliders together"
)
_NONE_OF_KIND: Final = marked("Nothing of this kind yet.")
_FAVOURITES: Final = "favourites"
_KINDS: Final[dict[str, tuple[str, type | None]]] = {
    "all": (marked("Everything"), None),
    "foods": (marked("Foods"), Food),
    "recipes": (marked("Recipes"), Recipe),
    "meals": (marked("Meals"), Meal),
    "products": (marked("Supplements"), Product),
    _FAVOURITES: (marked("Favourites"), None),
}
_EMPTY_STAR: Final = "\u2606"


class OwnList(QWidget):
    """Signals: use_wanted(OwnEntry), edit_wanted(OwnEntry), delete_wanted(OwnEntry),
    favourite_wanted(OwnEntry, bool)."""

    use_wanted = Signal(object)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    favourite_wanted = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: list[OwnEntry] = []
        self._liked_foods: list[Food] = []
        self._favourites: set[str] = set()
        self._foods: Mapping[str, Food] = {}
        self._units = Units()
        self._filter = QComboBox(self)
        self._filter.setObjectName("my-foods-filter")
        self._filter.setAccessibleName(tr("What to show"))
        ignore_unfocused_wheel(self._filter)
        for key, (title, _) in _KINDS.items():
            self._filter.addItem(tr(title), key)
        self._filter.currentIndexChanged.connect(self._show)
        self._list = EntryList(self)
        self._list.setObjectName("my-foods-list")
        self._list.setAccessibleName(tr("My foods and supplements; Enter uses one"))
        self._list.chosen.connect(self._show_buttons)
        self._list.activated.connect(self._on_use)
        self._on_vka = False
        self._make_texts()
        self._make_buttons()
        self._lay_out()
        self._show()

    def _make_texts(self) -> None:
        self._note = PlainLabel(self)
        self._note.setObjectName("my-foods-note")
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._said = PlainLabel(self)
        self._said.setObjectName("my-foods-said")
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self._said.hide()
        self._warning = PlainLabel(tr(WITH_ANTAGONIST), self)
        self._warning.setObjectName("my-foods-warning")
        self._warning.setProperty("role", "error")
        self._warning.setWordWrap(True)
        self._warning.hide()

    def _make_buttons(self) -> None:
        self._use = push_button("my-foods-use", tr("Add to &plate"), self._on_use)
        self._edit = push_button("my-foods-edit", tr("&Edit\u2026"), self._on_edit)
        self._delete = push_button("my-foods-delete", tr("Delete"), self.ask_delete)
        self._star = check_button("my-foods-favourite", _star(_EMPTY_STAR), self._on_star)
        set_tooltip(self._star, tr("Favourites come first here and in an empty search (Ctrl+D)"))
        keys = QShortcut(QKeySequence("Ctrl+D"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._star.click)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._use, self._edit, self._star, self._delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._label = PlainLabel(tr("Sho&w"), self)
        self._label.setBuddy(self._filter)
        choice = QHBoxLayout()
        choice.addWidget(self._label)
        choice.addWidget(self._filter)
        choice.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(choice)
        rows.addWidget(self._note)
        rows.addWidget(self._list, 1)
        rows.addWidget(self._said)
        rows.addWidget(self._warning)
        rows.addLayout(buttons)
        rows.addStretch()

    def show_kept(
        self,
        kept: Sequence[OwnEntry],
        liked_foods: Sequence[Food],
        favourites: set[str],
        foods: Mapping[str, Food],
        units: Units,
    ) -> None:
        """Replace the entries; the chosen one stays chosen when it is still there."""
        self._kept, self._liked_foods = list(kept), list(liked_foods)
        self._favourites, self._foods, self._units = favourites, foods, units
        self._show()

    def show_antagonist(self, *, taken: bool) -> None:
        """Whether a vitamin K antagonist is taken: a product with vitamin K says so before."""
        self._on_vka = taken
        self._show_warning()

    def _show_warning(self) -> None:
        entry = self.current()
        held = (
            {COMPOUNDS[part.compound].nutrient for part in entry.parts}
            if isinstance(entry, Product)
            else set()
        )
        self._warning.setVisible(self._on_vka and not held.isdisjoint(VITAMIN_K))

    def say(self, text: str) -> None:
        """Show what was done."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def choose(self, entry_id: str) -> None:
        """Make an entry the chosen one, whatever the filter."""
        if not self._list.choose(entry_id):
            self._filter.setCurrentIndex(0)
            self._list.choose(entry_id)
        self._list.setFocus()

    def _shown(self) -> list[OwnEntry]:
        key = str(self._filter.currentData())
        if key == _FAVOURITES:
            liked = [entry for entry in self._kept if entry.id in self._favourites]
            return [*liked, *self._liked_foods]
        kind = _KINDS[key][1]
        return [entry for entry in self._kept if kind is None or isinstance(entry, kind)]

    def _show(self) -> None:
        shown = self._shown()
        own = {entry.id for entry in self._kept}
        self._list.show_entries(
            [
                list_entry(
                    entry, self._foods, self._units,
                    favourite=entry.id in self._favourites, own=entry.id in own,
                )
                for entry in shown
            ]
        )  # fmt: skip
        self._list.setVisible(bool(shown))
        self._note.setText(tr(_NONE_OF_KIND if self._kept or self._liked_foods else _EMPTY))
        self._note.setVisible(not shown)
        for widget in (self._label, self._filter, self._use, self._edit, self._star, self._delete):
            widget.setVisible(bool(self._kept or self._liked_foods))
        self._show_buttons()

    def current(self) -> OwnEntry | None:
        """The chosen entry."""
        chosen = self._list.current_id()
        return next((entry for entry in self._shown() if entry.id == chosen), None)

    def _show_buttons(self) -> None:
        entry = self.current()
        is_own = entry is not None and any(entry.id == kept.id for kept in self._kept)
        self._show_warning()
        self._use.setEnabled(entry is not None)
        self._use.setText(tr("Take &daily") if isinstance(entry, Product) else tr("Add to &plate"))
        self._edit.setEnabled(is_own)
        self._delete.setEnabled(is_own)
        self._star.setEnabled(entry is not None)
        is_favourite = entry is not None and entry.id in self._favourites
        with QSignalBlocker(self._star):
            self._star.setChecked(is_favourite)
        self._star.setText(_star(STAR if is_favourite else _EMPTY_STAR))

    def _on_use(self) -> None:
        if (entry := self.current()) is not None:
            self.use_wanted.emit(entry)

    def _on_edit(self) -> None:
        entry = self.current()
        if entry is not None and entry in self._kept:
            self.edit_wanted.emit(entry)

    def ask_delete(self) -> None:
        """Ask to delete the chosen entry."""
        entry = self.current()
        if entry is not None and entry in self._kept:
            self.delete_wanted.emit(entry)

    def _on_star(self) -> None:
        if (entry := self.current()) is not None:
            self.favourite_wanted.emit(entry, entry.id not in self._favourites)


def _star(star: str) -> str:
    return tr("{star} Favourite", star=star)
