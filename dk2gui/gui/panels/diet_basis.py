# SPDX-License-Identifier: MIT
"""What the plate is: a part of what is eaten, all of it, or an addition to a typical diet."""

from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.scenario.scenario import DietIs, Scenario
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.present.language import marked, tr
from dk2gui.present.person_text import person_in_brief

_TITLES: Final[dict[DietIs, str]] = {
    "partial": marked("a part; the rest is not known"),
    "complete": marked("all that I eat"),
    "typical": marked("besides a typical diet (assumed)"),
}
_STEPS: Final[dict[DietIs, str]] = {
    "partial": marked("The plate is a part; the rest is not known"),
    "complete": marked("The plate is all that I eat"),
    "typical": marked("The plate is besides a typical diet (assumed)"),
}
_EMPTY: Final = marked(
    "Nothing on the plate yet, so nothing is said to be too little. Find a food above and press "
    "Enter, or choose what stands for the rest:"
)


class DietBasis(QWidget):
    """The choice beside the plate, and on an empty plate the offers in words."""

    def __init__(self, model: ScenarioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._choice = QComboBox(self)
        self._choice.setObjectName("diet-basis")
        name_choice(self._choice, tr("The plate is"))
        ignore_unfocused_wheel(self._choice)
        for key, title in _TITLES.items():
            self._choice.addItem(tr(title), key)
        self._choice.setMinimumContentsLength(12)
        self._choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._choice.currentIndexChanged.connect(lambda: self._choose(self._choice.currentData()))
        self._offers = QWidget(self)
        self._said = PlainLabel(tr(_EMPTY), self._offers)
        self._said.setObjectName("diet-offers")
        self._said.setWordWrap(True)
        self._said.setProperty("role", "muted")
        self._typical = QPushButton(self._offers)
        self._typical.setObjectName("diet-typical")
        self._typical.setProperty("role", "row")
        self._typical.clicked.connect(lambda: self._choose("typical"))
        self._complete = QPushButton(tr("What I enter is everything"), self._offers)
        self._complete.setObjectName("diet-complete")
        self._complete.setProperty("role", "row")
        self._complete.clicked.connect(lambda: self._choose("complete"))
        offers = QVBoxLayout(self._offers)
        offers.setContentsMargins(0, 0, 0, 0)
        offers.setSpacing(3)
        for part in (self._said, self._typical, self._complete):
            offers.addWidget(part)
        heading = PlainLabel(tr("On the plate:"), self)
        heading.setProperty("role", "heading")
        row = QHBoxLayout()
        row.addWidget(heading)
        row.addWidget(self._choice, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(row)
        rows.addWidget(self._offers)

    def show_scenario(self, scenario: Scenario) -> None:
        """Show what the plate is; the offers stand while nothing is on it and nothing chosen."""
        with QSignalBlocker(self._choice):
            self._choice.setCurrentIndex(self._choice.findData(scenario.diet_is))
        is_open = not scenario.foods and not scenario.other_food and scenario.diet_is == "partial"
        self._offers.setVisible(is_open)
        if is_open:
            title = tr(AUTHORITIES[scenario.authority].title)
            who = person_in_brief(scenario.person)
            self._typical.setText(tr("Add a typical diet, marked as assumed"))
            whose = tr("That of the surveys of {authority}, for: {who}", authority=title, who=who)
            set_tooltip(self._typical, whose)
            self._typical.setAccessibleDescription(whose)

    def _choose(self, diet_is: DietIs) -> None:
        self._model.edit(tr(_STEPS[diet_is]), diet_is=diet_is)
