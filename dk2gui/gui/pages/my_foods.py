# SPDX-License-Identifier: MIT
"""The page of own foods, recipes, meals and supplements, of imports and look-ups."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.food import Food
from dk2gui.foods.changes import Change, Favourite, RemakeRecipes, deleting, keeping
from dk2gui.foods.own import Meal, Product, Recipe
from dk2gui.foods.shelf import OwnEntry, OwnShelf
from dk2gui.foods.sources.lookup import Lookup
from dk2gui.foods.store.food_store import FILE_NAME, StoreError
from dk2gui.gui.by_name import by_name
from dk2gui.gui.context import Context
from dk2gui.gui.my_foods.dish_editor import MealEditor, RecipeEditor
from dk2gui.gui.my_foods.food_editor import FoodEditor
from dk2gui.gui.my_foods.form import Desk, Told
from dk2gui.gui.my_foods.import_panel import ImportPanel
from dk2gui.gui.my_foods.look_up import Found
from dk2gui.gui.my_foods.look_up_dialog import LookUpDialog
from dk2gui.gui.my_foods.own_list import OwnList
from dk2gui.gui.my_foods.panel import Panel, push_button
from dk2gui.gui.my_foods.product_editor import ProductEditor
from dk2gui.gui.my_foods.use import use
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.userdata.atomic import data_dir

_HANDLE: Final = 8
_SHARES: Final = (600, 400)


class MyFoodsPage(QWidget):
    """What the user keeps, with what can be done to it; food databases beside it.

    Signals: foods_changed(): foods came, went or changed.
    """

    foods_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._model = context.model
        self._library = context.library
        self._units = context.preferences.units
        self._theme: Theme = LIGHT
        self._said_at = context.model.step
        store = context.library.store
        self._shelf = OwnShelf(context.library, store) if store is not None else None
        self._path = data_dir() / FILE_NAME
        settings = context.preferences.settings
        self.lookup = Lookup(self._path, allowed=settings.online_allowed, fdc_key=settings.fdc_key)
        self._list = OwnList(self)
        self._list.use_wanted.connect(self._use)
        self._list.edit_wanted.connect(self._edit)
        self._list.delete_wanted.connect(self._delete)
        self._list.favourite_wanted.connect(self._toggle_favourite)
        self._imports = ImportPanel(self._library, self._path, context.notices, self._needed, self)
        self._imports.changed.connect(self._on_imported)
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        own = Panel(tr("My foods and supplements"))
        row = QHBoxLayout()
        for name, text, make in (
            ("new-food", tr("New &food\u2026"), partial(self._edit_food, None)),
            ("new-recipe", tr("New &recipe\u2026"), partial(self._edit_recipe, None)),
            ("new-meal", tr("New &meal\u2026"), partial(self._edit_meal, None)),
            ("new-product", tr("New &supplement\u2026"), partial(self._edit_product, None)),
        ):
            button = push_button(name, text, make)
            button.setEnabled(self._shelf is not None)
            row.addWidget(button)
        row.addStretch(1)
        own.rows.addLayout(row)
        own.rows.addWidget(self._list, 1)
        more = Panel(tr("More foods"))
        look_up = push_button("look-up", tr("&Look up online\u2026"), self.look_up)
        look_up.setEnabled(self._shelf is not None)
        more.rows.addWidget(look_up, 0, Qt.AlignmentFlag.AlignLeft)
        more.add_heading(tr("Food databases"))
        more.rows.addWidget(self._imports, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(_HANDLE)
        parts.addWidget(own)
        parts.addWidget(more)
        parts.setSizes(_SHARES)
        parts.setStretchFactor(0, _SHARES[0])
        parts.setStretchFactor(1, _SHARES[1])
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(parts)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.activated.connect(self._list.ask_delete)

    def reload(self) -> None:
        """Read the own entries again."""
        if self._shelf is None:
            self._list.say(self._library.trouble or tr("Your own foods are not available."))
            return
        try:
            liked = self._shelf.favourites()
            kept = by_name(self._shelf.entries(), lambda entry: entry.name)
            self._list.show_kept(
                sorted(kept, key=lambda entry: entry.id not in liked),
                self._shelf.liked_foods(),
                liked,
                self._library,
                self._units,
            )
        except StoreError as error:
            self._tell(str(error))

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Take over units; the store is read again when the page opens."""
        medicines = assessment.scenario.person.medications
        self._list.show_antagonist(taken="vitamin_k_antagonist" in medicines)
        if self._model.step != self._said_at:
            # What was said about an earlier step would mislead.
            self._list.say("")
        if units != self._units or (settled and self.isVisible()):
            self._units = units
            self.reload()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours for dialogs; the style sheet colours the page."""
        self._theme = theme

    def ask_import(self) -> None:
        """Choose a downloaded food database and import it."""
        self._imports.ask_file()

    def import_file(self, path: Path) -> None:
        """Import a downloaded food database."""
        self._imports.import_file(path)

    def _tell(self, problem: str) -> None:
        self._context.notices.offer(problem, {})

    def _do(self, change: Change, done: Callable[[], object]) -> None:
        """Change the store beside the window; tells what went wrong."""

        def then(problem: str) -> None:
            if problem:
                self._tell(problem)
            else:
                done()

        self._context.store_work.do(change, then)

    def _on_changed(self) -> None:
        self.reload()
        # An own food on the plate may hold something else now.
        self._model.reassess()
        self.foods_changed.emit()

    def _on_imported(self) -> None:
        self._on_changed()
        self._do(RemakeRecipes(), self._on_changed)

    def _needed(self) -> list[Food]:
        """Foods that are eaten or part of a recipe or a meal."""
        assert self._shelf is not None
        return self._shelf.needed_foods(row.food for row in self._model.scenario.foods)

    def _edit(self, kept: OwnEntry) -> None:
        match kept:
            case Food():
                self._edit_food(kept)
            case Recipe():
                self._edit_recipe(kept)
            case Meal():
                self._edit_meal(kept)
            case Product():
                self._edit_product(kept)

    def _desk(self) -> Desk:
        return Desk(self._library, self._path, self._units, self._theme, self._keep, self)

    def _edit_food(self, food: Food | None) -> None:
        FoodEditor(food, self._desk()).start()

    def _edit_product(self, product: Product | None) -> None:
        ProductEditor(product, self._desk()).start()

    def _edit_meal(self, meal: Meal | None) -> None:
        MealEditor(meal, self._desk()).start()

    def _edit_recipe(self, recipe: Recipe | None) -> None:
        without: set[str] = set()
        if recipe is not None and self._shelf is not None:
            try:
                without = self._shelf.made_with(recipe.id)
            except StoreError as error:
                self._tell(str(error))
                return
        RecipeEditor(recipe, self._desk(), without).start()

    def _keep(self, kept: OwnEntry, then: Told, busy: Told) -> Callable[[], object]:
        """Keep an entry beside the window; returns what gives it up while it waits."""

        def done(problem: str) -> None:
            if not problem:
                self._on_changed()
                self._list.choose(kept.id)
            then(problem)

        return self._context.store_work.do(keeping(kept), done, busy).take_back

    def _use(self, kept: OwnEntry) -> None:
        try:
            said = use(kept, self._model, self._library)
        except ValueError as error:
            self._tell(str(error))
            return
        self._said_at = self._model.step
        self._model.flush()
        self._list.say(tr("{done} Ctrl+Z takes it back.", done=said))

    def _toggle_favourite(self, kept: OwnEntry, on: bool) -> None:
        def done() -> None:
            self.reload()
            self.foods_changed.emit()

        self._do(Favourite(kept.id, on), done)

    def _delete(self, kept: OwnEntry) -> None:
        """Delete what nothing else needs; the banner offers to take that back."""
        assert self._shelf is not None
        if any(row.food == kept.id for row in self._model.scenario.foods):
            self._tell(
                tr(
                    "{name} is on your plate. Take it off there before you delete it.",
                    name=kept.name,
                )
            )
            return
        try:
            users = self._shelf.users_of(kept.id)
        except StoreError as error:
            self._tell(str(error))
            return
        if users:
            self._tell(
                tr(
                    "{name} is part of {others}; it cannot be deleted yet.",
                    name=kept.name,
                    others=", ".join(users),
                )
            )
        else:
            self._do(deleting(kept), partial(self._on_deleted, kept))

    def _on_deleted(self, kept: OwnEntry) -> None:
        self._on_changed()
        self._context.notices.offer(
            tr("{name} was deleted.", name=kept.name),
            {tr("Take back"): partial(self._restore, kept)},
        )

    def _restore(self, kept: OwnEntry) -> None:
        self._keep(kept, self._tell_problem, self._tell)

    def _tell_problem(self, problem: str) -> None:
        if problem:
            self._tell(problem)

    def look_up(self) -> None:
        """Open the dialog of look-ups, which asks before it sends anything."""
        # It may have been allowed or forbidden in Settings since.
        self.lookup.allowed = self._context.preferences.settings.online_allowed
        LookUpDialog(
            self.lookup,
            self._units,
            self._theme,
            self,
            allow=self._allow,
            remember_key=lambda key: self._context.preferences.remember(fdc_key=key),
            keep=self._keep_found,
            take=self._take_found,
        ).open()

    def _allow(self, allowed: bool) -> None:
        self.lookup.allowed = allowed
        self._context.preferences.remember(online_allowed=allowed)
        # Consent that was taken back must not come back after a crash.
        self._context.preferences.flush()

    def _keep_found(self, found: Found, tell: Told) -> None:
        def done(problem: str) -> None:
            tell(problem or tr("Kept among your own: {name}.", name=found.name))

        self._keep(found.kept, done, tell)

    def _take_found(self, found: Found) -> str:
        try:
            said = use(found.kept, self._model, self._library)
        except ValueError as error:
            return str(error)
        self._model.flush()
        return said

    def stop(self) -> None:
        """Stop what runs beside the window."""
        self._imports.stop()
        self.lookup.close()
