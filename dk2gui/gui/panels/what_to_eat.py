# SPDX-License-Identifier: MIT
"""What to eat: for a nutrient below its target, foods that fit; one click adds a portion a day."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.food_fit import why_none
from dk2gui.core.explore.food_suggestions import Suggestion, gap, varied_suggestions
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.plate_edit import with_daily_portion
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_text import PlainLabel, WrappedLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.plain_line import name_line
from dk2gui.present.suggestion_text import (
    ENOUGH,
    NONE_FITS,
    missing_note,
    opinion_note,
    suggestion_line,
)
from dk2gui.present.words import Words

_NUTRIENTS: Final = (
    "vitamin_d", "vitamin_k", "k2", "calcium", "magnesium", "vitamin_a", "zinc", "phosphorus",
)  # fmt: skip
_SHOWN: Final = 4
_PADDING: Final = 10
_PAUSE_MS: Final = 200


class WhatToEat(QWidget):
    """Looks for foods only while it can be seen, and when the hand has paused."""

    def __init__(
        self, model: ScenarioModel, foods: Mapping[str, Food], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._foods = foods
        self._assessment: Assessment | None = None
        self._units = Units()
        heading = PlainLabel(tr("What to eat for"), self)
        heading.setProperty("role", "heading")
        self._nutrient = QComboBox(self)
        self._nutrient.setObjectName("eat-nutrient")
        name_choice(self._nutrient, tr("What to eat for"))
        ignore_unfocused_wheel(self._nutrient)
        self._nutrient.currentIndexChanged.connect(self._look)
        self._note = WrappedLabel("", self)
        self._note.setObjectName("eat-note")
        self._note.setProperty("role", "muted")
        self._buttons = []
        self._offered: dict[str, Suggestion] = {}
        for place in range(_SHOWN):
            button = QPushButton(self)
            button.setObjectName(f"eat-add-{place}")
            button.setProperty("role", "row")
            # A push button asks for the height of one line, whatever its text is.
            button.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + _PADDING)
            button.clicked.connect(partial(self._add, button.objectName()))
            self._buttons.append(button)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addWidget(self._nutrient, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 4)
        rows.setSpacing(3)
        rows.addLayout(top)
        rows.addWidget(self._note)
        for button in self._buttons:
            rows.addWidget(button)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look_now)

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Take over an assessment; what it suggests is shown in a moment."""
        if assessment is self._assessment and units == self._units:
            return
        self._assessment, self._units = assessment, units
        if self.isVisible():
            self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_now()

    def look_now(self) -> None:
        """Bring everything up to date at once."""
        if self._assessment is None:
            return
        assessment = self._assessment
        # What is below its target, and what nobody has said anything of.
        short = [name for name in _NUTRIENTS if gap(name, assessment) > 0]
        shown = [self._nutrient.itemData(at) for at in range(self._nutrient.count())]
        if short != shown:
            chosen = self._nutrient.currentData()
            self._nutrient.blockSignals(True)
            self._nutrient.clear()
            for name in short:
                self._nutrient.addItem(tr(NUTRIENTS[name].title), name)
            self._nutrient.setCurrentIndex(max(0, short.index(chosen) if chosen in short else 0))
            self._nutrient.blockSignals(False)
        self._look()

    def _look(self) -> None:
        assessment, nutrient = self._assessment, self._nutrient.currentData()
        self._nutrient.setVisible(nutrient is not None)
        if assessment is None:
            return
        found: tuple[Suggestion, ...] = ()
        if nutrient is None:
            note = tr(ENOUGH)
        elif (reason := why_none(nutrient, assessment.scenario)) is not None:
            note = Words(self._units).say(reason)
        else:
            found = varied_suggestions(nutrient, assessment, self._foods.values(), _SHOWN)
            missing = gap(nutrient, assessment)
            rests_on = assessment.nutrients[nutrient].rests_on
            note = missing_note(nutrient, missing, rests_on, self._units)
            if found and found[0].opinion:
                note = opinion_note(nutrient, missing, self._units)
            if not found:
                note = tr(NONE_FITS)
        self._note.setText(note)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(found))
            if place < len(found):
                self._fill(button, found[place])

    def _fill(self, button: QPushButton, found: Suggestion) -> None:
        line = suggestion_line(found, self._units)
        name = name_line(found.food.name)
        wide = max(120, self.width() - 60)
        metrics = button.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        button.setText(
            f"+ {metrics.elidedText(name, elide, wide)}\n   {metrics.elidedText(line, elide, wide)}"
        )
        set_tooltip(button, f"{name}\n{line}")
        button.setAccessibleName(tr("Add {food}, {figures}", food=name, figures=line))
        self._offered[button.objectName()] = found

    def _add(self, name: str) -> None:
        found = self._offered[name]
        foods = with_daily_portion(self._model.scenario.foods, found.food.id, found.portion.grams)
        self._model.edit(tr("Add {food}", food=found.food.name), foods=foods)
        self._model.flush()
        self.look_now()
