# SPDX-License-Identifier: MIT
"""The other food panel: what is eaten a day besides the foods on the plate."""

from typing import Final

from PySide6.QtWidgets import (
    QFormLayout,
    QWidget,
)

from dk2gui.core.basis.nutrients import NUTRIENTS, nutrient_units
from dk2gui.core.evaluate import Assessment
from dk2gui.core.scenario.scenario import MAX_OTHER_FOOD
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.meaning import MeaningLabel
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units, with_unit

_EMPTY: Final = -1.0
_HINT: Final = marked(
    "What the rest of a day's food holds, if you know it. Leave the others empty. A part lies "
    "inside its sum: MK-7 inside K2, K2 inside vitamin K."
)


class OtherFoodPanel(ScrollPage):
    """One amount a nutrient, in the nutrient's own unit; empty means nothing is said about it."""

    def __init__(self, model: ScenarioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: dict[str, float] | None = None
        rows = self.rows
        hint = PlainLabel(tr(_HINT))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        rows.addWidget(hint)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._boxes: dict[str, PlainSpinBox] = {}
        for name, nutrient in NUTRIENTS.items():
            box = PlainSpinBox(self)
            box.setObjectName(f"other-food-{name}")
            title = tr(nutrient.title)
            box.setAccessibleName(tr("{nutrient} from other food, a day", nutrient=title))
            box.setRange(_EMPTY, MAX_OTHER_FOOD)
            box.setSpecialValueText("\u2013")
            box.show_unit(nutrient.unit, nutrient_units(name))
            ignore_unfocused_wheel(box)
            box.valueChanged.connect(lambda value, name=name: self._on_changed(name, value))
            label = MeaningLabel(title.partition(" (")[0], name, self)
            label.setBuddy(box)
            form.addRow(label, box)
            self._boxes[name] = box
        rows.addLayout(form)
        rows.addStretch(1)

    def _on_changed(self, name: str, value: float) -> None:
        stated = {
            key: amount for key, amount in self._model.scenario.other_food.items() if key != name
        }
        title = tr(NUTRIENTS[name].title)
        if value < 0:
            label = tr("Other food: nothing said of {nutrient}", nutrient=title)
            self._model.edit(label, other_food=stated)
        else:
            said = with_unit(value, NUTRIENTS[name].unit)
            label = tr("Other food: {nutrient} {amount}", nutrient=title, amount=said)
            self._model.edit(label, other_food={**stated, name: value})

    def show_assessment(self, assessment: Assessment, _units: Units) -> None:
        """Show the other food of an assessment's scenario."""
        stated = assessment.scenario.other_food
        if stated == self._shown:
            return
        self._shown = stated
        for name, box in self._boxes.items():
            box.blockSignals(True)
            box.setValue(stated.get(name, _EMPTY))
            box.blockSignals(False)

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet colours this panel."""
