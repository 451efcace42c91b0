# SPDX-License-Identifier: MIT
"""The doses panel: one editor a compound."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QWidget

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.evaluate import Assessment
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.dose_editor import DoseEditor
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.present.format import Units
from dk2gui.present.words import Words

if TYPE_CHECKING:
    from dk2gui.core.explore.dose_window import DoseWindow

_ORDER: Final = tuple(sorted(COMPOUNDS, key=lambda name: COMPOUNDS[name].panel_place))


class DosesPanel(ScrollPage):
    """Every compound's dose, and whether doses are taken with fat."""

    def __init__(self, model: ScenarioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        rows = self.rows
        rows.setSpacing(8)
        hint = PlainLabel("Drag, type, or use the arrow keys. Marks show where your whole intake, "
                      "food included, reaches the reference value.")  # fmt: skip
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        rows.addWidget(hint)
        self._editors = {name: DoseEditor(name, model, self) for name in _ORDER}
        for name, editor in self._editors.items():
            rows.addWidget(editor)
            if name == "vitamin_d3":
                self._window = PlainLabel(self)
                self._window.setObjectName("dose-window")
                self._window.setProperty("role", "muted")
                self._window.setWordWrap(True)
                self._window.hide()
                rows.addWidget(self._window)
            if name == "mk7":
                self._with_fat = QCheckBox("Taken with a meal that holds some &fat", self)
                self._with_fat.setObjectName("with-fat")
                self._with_fat.toggled.connect(self._on_with_fat)
                rows.addWidget(self._with_fat)
        rows.addStretch(1)

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show the doses of an assessment's scenario."""
        self._words = Words(units)
        for editor in self._editors.values():
            editor.show_assessment(assessment, units)
        with_fat = assessment.scenario.with_fat
        if self._with_fat.isChecked() != with_fat:
            self._with_fat.blockSignals(True)
            self._with_fat.setChecked(with_fat)
            self._with_fat.blockSignals(False)

    def show_window(self, window: "DoseWindow") -> None:
        """Draw the doses that keep nearly everybody in the goal range on the D3 slider."""
        shown = None
        if window.state == "window" and window.low_iu is not None and window.high_iu is not None:
            shown = (window.low_iu, window.high_iu)
        self._window.setText(self._words.say(window.brief))
        self._window.show()
        self._editors["vitamin_d3"].show_window(shown, self._words.say_all(window.message))

    def set_first_focus(self) -> None:
        """Put the keyboard where most people start: on the vitamin D slider."""
        self._editors["vitamin_d3"].set_first_focus()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        for editor in self._editors.values():
            editor.set_theme(theme)

    def _on_with_fat(self, checked: bool) -> None:
        self._model.edit("With fat" if checked else "Without fat", with_fat=checked)
