# SPDX-License-Identifier: MIT
"""What is taken: vitamin D3 and K2 always, everything else once it is stated or added."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.evaluate import Assessment
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.foods.library import FoodLibrary
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.panels.add_dose import AddDose
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.gui.widgets.dose_editor import DoseEditor
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.product_card import ProductCard
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.gui.widgets.tab_stops import chain
from dk2gui.gui.widgets.taken_card import TakenCard
from dk2gui.gui.widgets.wrapped_check import WrappedCheckBox
from dk2gui.present.dose_text import product_title
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words

if TYPE_CHECKING:
    from dk2gui.core.explore.dose_window import DoseWindow

_ALWAYS: Final = ("vitamin_d3", "mk7")
_OTHERS: Final = sorted(
    (name for name in COMPOUNDS if name not in _ALWAYS),
    key=lambda name: COMPOUNDS[name].panel_place,
)
_ORDER: Final = (*_ALWAYS, *_OTHERS)
_WINDOW_LINES: Final = 2

_Key = tuple[str, int]
"""A compound, and which of its doses."""


class DosesPanel(ScrollPage):
    """A card for each dose and each bottle, and the button that adds one.

    Signals: own_foods_wanted(): the user asks for the page of own foods.
    """

    own_foods_wanted = Signal()

    def __init__(
        self, model: ScenarioModel, library: FoodLibrary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._added: set[str] = set()
        self._theme: Theme = LIGHT
        self._shown: tuple[Assessment, Units] | None = None
        self._cards: dict[_Key, DoseEditor] = {}
        self._products: list[ProductCard] = []
        self.rows.setSpacing(10)
        self._window = PlainLabel(self)
        self._window.setObjectName("dose-window")
        self._window.setProperty("role", "muted")
        self._window.setWordWrap(True)
        # Its place is kept while the doses are looked for.
        self._window.setMinimumHeight(_WINDOW_LINES * self.fontMetrics().lineSpacing())
        self._window.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows.addWidget(self._window)
        self._with_fat = WrappedCheckBox(tr("All doses with a meal that holds some &fat"), self)
        self._with_fat.setObjectName("with-fat")
        self._with_fat.toggled.connect(self._on_with_fat)
        self._add = AddDose(model, library, self._compounds, self)
        self._add.compound_wanted.connect(self.add_compound)
        self._add.own_foods_wanted.connect(self.own_foods_wanted)
        self.rows.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addStretch(1)
        self._arrange(model.scenario)
        self._cards["vitamin_d3", 0].add_detail(self._with_fat, 1)
        self._order_of_tabs()

    def _compounds(self) -> set[str]:
        return {compound for compound, _ in self._cards}

    def _wanted(self, scenario: Scenario) -> list[_Key]:
        count = dict.fromkeys(_ORDER, 0)
        for dose in scenario.supplements:
            count[dose.compound] += 1
        for compound in (*_ALWAYS, *self._added):
            count[compound] = max(1, count[compound])
        return [(compound, which) for compound in _ORDER for which in range(count[compound])]

    def _arrange(self, scenario: Scenario) -> None:
        """Make the cards that are wanted, in their order, and let the others go."""
        wanted = self._wanted(scenario)
        for key in [key for key in self._cards if key not in wanted]:
            _let_go(self._cards.pop(key))
        for key in wanted:
            if key not in self._cards:
                self._cards[key] = self._new_card(key)
        self._cards = {key: self._cards[key] for key in wanted}
        place = 0
        for key in wanted:
            place = self._put(self._cards[key], place)
            if key == ("vitamin_d3", 0):
                place = self._put(self._window, place)
        for at, (card, product) in enumerate(zip(self._products, scenario.products, strict=False)):
            if card.title != product_title(product):
                # Another bottle stands at this place now.
                while len(self._products) > at:
                    _let_go(self._products.pop())
        while len(self._products) > len(scenario.products):
            _let_go(self._products.pop())
        while len(self._products) < len(scenario.products):
            card = ProductCard(len(self._products), self._model, self)
            card.set_theme(self._theme)
            self._products.append(card)
        for card in self._products:
            place = self._put(card, place)
        self._order_of_tabs()

    def _put(self, part: QWidget, place: int) -> int:
        if self.rows.indexOf(part) != place:
            self.rows.insertWidget(place, part)
            part.show()
        return place + 1

    def _order_of_tabs(self) -> None:
        cards: list[TakenCard] = [*self._cards.values(), *self._products]
        chain([*(stop for card in cards for stop in card.stops()), self._add])

    def _new_card(self, key: _Key) -> DoseEditor:
        compound, which = key
        can_go = bool(which) or compound not in _ALWAYS
        card = DoseEditor(compound, self._model, self, which=which, can_go=can_go)
        card.set_theme(self._theme)
        card.removed.connect(lambda: self._on_removed(key))
        return card

    def _on_removed(self, key: _Key) -> None:
        if key[1] == 0:
            self._added.discard(key[0])
        self._show_again()

    def add_compound(self, compound: str) -> None:
        """Give a compound its card, with the keyboard on its slider."""
        self._added.add(compound)
        self._show_again()
        self._cards[compound, 0].set_first_focus()

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show_assessment(self._model.assessment, self._shown[1])

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show the doses of an assessment's scenario."""
        self._shown = assessment, units
        scenario = assessment.scenario
        if (self._wanted(scenario) != list(self._cards)
                or [product_title(product) for product in scenario.products]
                != [card.title for card in self._products]):  # fmt: skip
            self._arrange(scenario)
        for card in self._cards.values():
            card.show_assessment(assessment, units)
        for product in self._products:
            product.show_assessment(assessment)
        self._add.show_units(units)
        with QSignalBlocker(self._with_fat):
            self._with_fat.setChecked(scenario.with_fat)

    def show_window(self, window: "DoseWindow") -> None:
        """Draw the doses that keep nearly everybody in the goal range on the D3 slider."""
        shown = None
        if window.state == "window" and window.low_iu is not None and window.high_iu is not None:
            shown = (window.low_iu, window.high_iu)
        words = Words(self._shown[1] if self._shown else Units())
        self._window.setText(words.say(window.brief))
        self._cards["vitamin_d3", 0].show_window(shown, words.say_all(window.message))

    def set_first_focus(self) -> None:
        """Put the keyboard where most people start: on the vitamin D slider."""
        self._cards["vitamin_d3", 0].set_first_focus()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        self._add.set_theme(theme)
        cards: list[TakenCard] = [*self._cards.values(), *self._products]
        for card in cards:
            card.set_theme(theme)

    def _on_with_fat(self, checked: bool) -> None:
        self._model.edit(tr("With fat") if checked else tr("Without fat"), with_fat=checked)


def _let_go(card: QWidget) -> None:
    """Take a card away; its name is free at once for the next one."""
    card.hide()
    card.setParent(None)
    card.deleteLater()
