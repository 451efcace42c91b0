# SPDX-License-Identifier: MIT
"""The card of one bottle: how many a day, on a slider and a number, and what one of them holds."""

from typing import Any, Final

import msgspec
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.dose_bands import product_edges
from dk2gui.core.intake.dose_scale import DoseScale
from dk2gui.core.scenario.dose_history import with_changed
from dk2gui.core.scenario.scenario import MAX_COUNT, Product
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.widgets.plain_text import WrappedLabel
from dk2gui.gui.widgets.taken_card import TakenCard
from dk2gui.present.dose_text import count_at_a_time, how_often, product_title, step
from dk2gui.present.language import tr
from dk2gui.present.numbers import number as written
from dk2gui.present.own_foods_text import doses_in_words

_COUNTS: Final = DoseScale(
    (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0), only_known=True
)


class ProductCard(TakenCard):
    """Edits the count, rhythm and dates of the product at one place of the scenario."""

    def __init__(self, place: int, model: ScenarioModel, parent: QWidget | None = None) -> None:
        self._place = place
        title = product_title(model.scenario.products[place])
        super().__init__(f"product-{place}", title, model, parent, number="count", scale=_COUNTS)
        self._parts = WrappedLabel("", self)
        self._parts.setObjectName(f"product-{place}-parts")
        self._parts.setProperty("role", "muted")
        self._number.setMaximum(MAX_COUNT)
        self._number.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.PlusMinus)
        self._slider.setAccessibleName(tr("{product}, how many", product=title))
        self._number.setAccessibleName(tr("{product}, how many at a time", product=title))
        self._remove.setAccessibleName(tr("Remove {product}", product=title))
        self._lay_out(below=self._parts)

    def taken(self) -> Product | None:
        """The product at this card's place, None where there is none any more."""
        products = self._model.scenario.products
        return products[self._place] if self._place < len(products) else None

    def _change(self, said: str, **changes: Any) -> None:
        if (product := self.taken()) is not None:
            scenario, changed = self._model.scenario, msgspec.structs.replace(product, **changes)
            products = with_changed(scenario, scenario.products, self._place, changed)
            self._model.edit(step(self.title, said), products=products)

    def _on_number(self, number: float) -> None:
        self._change(count_at_a_time(number), count=number)
        if (product := self.taken()) is not None:
            self._show_count(product)

    def remove(self) -> None:
        """Take the bottle, and its card, away."""
        products = self._model.scenario.products
        kept = products[: self._place] + products[self._place + 1 :]
        self._model.edit(tr("Without {what}", what=self.title), products=kept)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the product at this card's place."""
        product = assessment.scenario.products[self._place]
        one = msgspec.structs.replace(product, count=1)
        self._parts.setText(tr("Each: {doses}", doses=doses_in_words(one.doses)))
        self._show_count(product)
        nutrients = {COMPOUNDS[part.compound].nutrient for part in product.contains}
        self._show_taken(assessment, nutrients, product.every_days)
        self._slider.set_edges(product_edges(assessment, self._place))

    def _show_count(self, product: Product) -> None:
        with QSignalBlocker(self._number):
            self._number.setValue(product.count)
        self._slider.set_amount(product.count)
        self._slider.setAccessibleDescription(
            tr(
                "{number} {often}: {doses}",
                number=written(product.count),
                often=how_often(product),
                doses=doses_in_words(product.doses),
            )
        )
