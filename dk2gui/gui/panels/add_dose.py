# SPDX-License-Identifier: MIT
"""The button that adds to what is taken: a compound, a bottle, or a product of My foods."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.own import Product as OwnProduct
from dk2gui.foods.store.food_store import FILE_NAME, StoreError
from dk2gui.gui.by_name import by_name
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.my_foods.use import use
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.gui.widgets.antagonist import VITAMIN_K
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.plain_line import name_line
from dk2gui.userdata.atomic import data_dir


class AddDose(QToolButton):
    """Signals: compound_wanted(str), own_foods_wanted().

    `shown` tells which compounds have a card already.
    """

    compound_wanted = Signal(str)
    own_foods_wanted = Signal()

    def __init__(
        self,
        model: ScenarioModel,
        library: FoodLibrary,
        shown: Callable[[], set[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._library = library
        self._shown = shown
        self._theme: Theme = LIGHT
        self._units = Units()
        self.setObjectName("add-dose")
        self.setText(tr("+ Add \u2026"))
        self.setAccessibleName(tr("Add what you take: a nutrient, a bottle, or from My foods"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setObjectName("add-dose-menu")
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._fill()

    def show_units(self, units: Units) -> None:
        """The units that a new bottle starts with."""
        self._units = units

    def set_theme(self, theme: Theme) -> None:
        """Take over colours for the form of a bottle."""
        self._theme = theme

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        on_vka = "vitamin_k_antagonist" in self._model.scenario.person.medications
        bottle = menu.addAction(tr("A &bottle\u2026"), self._ask_bottle)
        bottle.setObjectName("add-bottle")
        for product in self._own():
            held = {COMPOUNDS[part.compound].nutrient for part in product.parts}
            text = tr("{product} (My foods)", product=name_line(product.name).replace("&", "&&"))
            warned = on_vka and not held.isdisjoint(VITAMIN_K)
            menu.addAction(_entry(text, warned=warned), partial(self._take, product))
        menu.addAction(tr("From &My foods\u2026"), self.own_foods_wanted.emit)
        menu.addSeparator()
        there = self._shown()
        for compound in COMPOUNDS.values():
            if compound.id not in there:
                warned = on_vka and compound.nutrient in VITAMIN_K
                wanted = partial(self.compound_wanted.emit, compound.id)
                action = menu.addAction(_entry(tr(compound.title), warned=warned), wanted)
                action.setObjectName(f"add-{compound.id}")

    def _own(self) -> list[OwnProduct]:
        if self._library.store is None:
            return []
        try:
            return by_name(self._library.store.products(), lambda product: product.name)
        except StoreError:
            # The page of own foods says why the store does not answer.
            return []

    def _take(self, product: OwnProduct) -> None:
        use(product, self._model, self._library)

    def _ask_bottle(self) -> None:
        from dk2gui.gui.my_foods.form import Desk  # noqa: PLC0415  # not for first paint
        from dk2gui.gui.my_foods.product_editor import ProductEditor  # noqa: PLC0415

        path = data_dir() / FILE_NAME
        desk = Desk(self._library, path, self._units, self._theme, self._keep, self.window())
        ProductEditor(None, desk).start()

    def _keep(
        self, product: OwnProduct, then: Callable[[str], object], _busy: object
    ) -> Callable[[], object]:
        problem = ""
        try:
            self._take(product)
        except ValueError as error:
            problem = str(error)
        then(problem)
        return lambda: None


def _entry(what: str, *, warned: bool) -> str:
    """What the menu calls something, marked where a medicine forbids it."""
    return tr("{what} \u2013 not with your vitamin K antagonist", what=what) if warned else what
