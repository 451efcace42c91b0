# SPDX-License-Identifier: MIT
"""The card of one bottle: how many a day, on a slider and a number, and what one of them holds."""

import datetime as dt
from typing import Any, Final

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.dose_bands import product_edges
from dk2gui.core.intake.dose_scale import DoseScale
from dk2gui.core.scenario.scenario import MAX_COUNT, Product
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.antagonist import VITAMIN_K, WITH_ANTAGONIST
from dk2gui.gui.widgets.dose_slider import DoseSlider
from dk2gui.gui.widgets.dose_spin_box import DoseSpinBox, set_width
from dk2gui.gui.widgets.fold_button import FoldButton
from dk2gui.gui.widgets.named_row import name_row
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.rhythm_form import RhythmForm
from dk2gui.gui.widgets.since_row import SinceRow
from dk2gui.present.dates import when_text
from dk2gui.present.dose_text import (
    count_at_a_time,
    how_often,
    often_and_when,
    product_title,
    step,
)
from dk2gui.present.language import tr
from dk2gui.present.numbers import number
from dk2gui.present.own_foods_text import doses_in_words

_COUNTS: Final = DoseScale(
    (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0), only_known=True
)


class ProductCard(QWidget):
    """Edits the count, rhythm and dates of the product at one place of the scenario."""

    def __init__(self, place: int, model: ScenarioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._model = model
        name = f"product-{place}"
        self.setObjectName(name)
        self._title = PlainLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self._parts = PlainLabel(self)
        self._parts.setObjectName(f"{name}-parts")
        self._parts.setProperty("role", "muted")
        self._parts.setWordWrap(True)
        self._slider = DoseSlider(_COUNTS, self)
        self._slider.setObjectName(f"{name}-slider")
        self._count = DoseSpinBox(_COUNTS, self)
        self._count.setObjectName(f"{name}-count")
        self._count.setMaximum(MAX_COUNT)
        self._count.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.PlusMinus)
        set_width(self._count)
        self._details = QWidget(self)
        self._rhythm = RhythmForm(name, tr("Product"), self._details)
        self._fold = FoldButton(f"{name}-details", tr("How often and when"), self._details, self)
        self._remove = QPushButton(tr("Remove"), self)
        self._remove.setObjectName(f"{name}-remove")
        self._remove.setProperty("role", "quiet")
        self._since = SinceRow(name, tr("Product"), self)
        self._warning = PlainLabel(tr(WITH_ANTAGONIST), self)
        self._warning.setObjectName(f"{name}-warning")
        self._warning.setProperty("role", "error")
        self._warning.setWordWrap(True)
        self._warning.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._details)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._rhythm)
        below = QHBoxLayout()
        below.addWidget(self._fold)
        below.addStretch(1)
        below.addWidget(self._remove)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._count, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._parts, 1, 0, 1, 2)
        grid.addWidget(self._slider, 2, 0, 1, 2)
        grid.addLayout(below, 3, 0, 1, 2)
        grid.addWidget(self._details, 4, 0, 1, 2)
        grid.addWidget(self._since, 5, 0, 1, 2)
        grid.addWidget(self._warning, 6, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def _connect(self) -> None:
        self._slider.sliderPressed.connect(self._model.begin_drag)
        self._slider.sliderReleased.connect(self._model.end_drag)
        self._slider.amount_moved.connect(self._on_count)
        self._count.begins.connect(self._on_typing)
        self._count.editingFinished.connect(self._model.end_drag)
        self._count.valueChanged.connect(self._on_count)
        self._rhythm.rhythm_chosen.connect(self._on_rhythm)
        self._rhythm.when.when_chosen.connect(self._on_when)
        self._remove.clicked.connect(self._on_remove)
        self._since.always.connect(lambda: self._on_since("always", None))
        self._since.today.connect(lambda: self._on_since(None, dt.date.today()))
        self._since.open_again.connect(lambda: self._on_since(None, None))
        self._since.date_wanted.connect(self._rhythm.when.ask)

    def _on_typing(self) -> None:
        if not self._model.dragging:
            self._model.begin_drag()

    def _name(self) -> str:
        return product_title(self._model.scenario.products[self._place])

    def _change(self, said: str, **changes: Any) -> None:
        products = list(self._model.scenario.products)
        if self._place < len(products):
            label = step(self._name(), said)
            products[self._place] = msgspec.structs.replace(products[self._place], **changes)
            self._model.edit(label, products=tuple(products))

    def _on_count(self, count: float) -> None:
        self._change(count_at_a_time(count), count=count)
        if self._place < len(self._model.scenario.products):
            self._show_count(self._model.scenario.products[self._place])

    def _on_rhythm(self, every_days: int, weekdays: tuple[Any, ...]) -> None:
        self._change(tr("how often"), every_days=every_days, weekdays=weekdays)

    def _on_when(self, first: dt.date | None, last: dt.date | None) -> None:
        products = self._model.scenario.products
        since = products[self._place].since if first is None else None
        self._change(when_text(first, last), from_date=first, until_date=last, since=since)

    def _on_since(self, since: Any, first: dt.date | None) -> None:
        self._change(tr("taken for long") if since else when_text(first, None),
                     since=since, from_date=first)  # fmt: skip

    def _on_remove(self) -> None:
        products = self._model.scenario.products
        kept = products[: self._place] + products[self._place + 1 :]
        self._model.edit(tr("Without {what}", what=self._name()), products=kept)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the product at this card's place."""
        product = assessment.scenario.products[self._place]
        title = product_title(product)
        self._title.setText(title)
        one = msgspec.structs.replace(product, count=1)
        self._parts.setText(tr("Each: {doses}", doses=doses_in_words(one.doses)))
        self._slider.setAccessibleName(tr("{product}, how many", product=title))
        self._count.setAccessibleName(tr("{product}, how many at a time", product=title))
        self._remove.setAccessibleName(tr("Remove {product}", product=title))
        self._show_count(product)
        self._rhythm.show_rhythm(product, product.every_days)
        self._rhythm.when.show_when((product.from_date, product.until_date), assessment.start)
        self._fold.say(often_and_when(product))
        name_row(title, self._fold, self._details, self._since)
        self._slider.set_edges(product_edges(assessment, self._place))
        nutrients = {COMPOUNDS[part.compound].nutrient for part in product.contains}
        if "vitamin_d" in nutrients:
            self._since.show_since(product, assessment.scenario)
        on_vka = "vitamin_k_antagonist" in assessment.scenario.person.medications
        self._warning.setVisible(on_vka and not nutrients.isdisjoint(VITAMIN_K))

    def _show_count(self, product: Product) -> None:
        with QSignalBlocker(self._count):
            self._count.setValue(product.count)
        self._slider.set_amount(product.count)
        taken = doses_in_words(product.doses)
        self._slider.setAccessibleDescription(
            tr(
                "{number} {often}: {doses}",
                number=number(product.count),
                often=how_often(product),
                doses=taken,
            )
        )

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._slider.set_theme(theme)
