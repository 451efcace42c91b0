# SPDX-License-Identifier: MIT
"""The blood tests panel: dated results, edited in place."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from dk2gui.core.basis.field_error import FieldError
from dk2gui.core.evaluate import Assessment
from dk2gui.core.scenario.scenario import Lab
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.lab_row import LabRow
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.present.lab_text import result_in_brief
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words


class LabsPanel(ScrollPage):
    """All results of the scenario, in the order of the file, and one that has no value yet."""

    def __init__(self, model: ScenarioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._units = Units()
        self._count = 0
        self._has_new = False
        self._rows: list[LabRow] = []
        hint = PlainLabel(
            tr(
                "A 25(OH)D result makes the forecast yours. Enter the date of the sample, "
                "not of the letter; a limit as it is printed, such as <4."
            )
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.rows.addWidget(hint)
        self._add = QPushButton(tr("&Add a result"))
        self._add.setObjectName("lab-add")
        self._add.clicked.connect(self._on_add)
        self.rows.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addStretch(1)

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show the results of an assessment's scenario, each with what is doubted of it."""
        self._units = units
        labs = assessment.scenario.labs
        if len(labs) != self._count:
            # What had no value yet got one, or its place is another's now.
            self._has_new = self._has_new and len(labs) < self._count
            self._count = len(labs)
        self._make_rows(len(labs) + self._has_new)
        doubts = {doubt.path: doubt for doubt in assessment.doubts}
        words = Words(units)
        for place, lab in enumerate(labs):
            self._rows[place].show_lab(lab)
            self._rows[place].show_doubt(doubts.get(f"labs[{place}].value"), words)
        for place, row in enumerate(self._rows):
            row.set_units(units)
            row.setVisible(place < len(labs) + self._has_new)

    def _make_rows(self, count: int) -> None:
        while len(self._rows) < count:
            place = len(self._rows)
            row = LabRow(self)
            row.set_place(place)
            row.edited.connect(lambda fields, place=place: self._on_edited(place, fields))
            row.removed.connect(lambda place=place: self._on_removed(place))
            self._rows.append(row)
            self.rows.insertWidget(1 + place, row)

    def _on_add(self) -> None:
        place = len(self._model.scenario.labs)
        self._make_rows(place + 1)
        self._has_new = True
        self._rows[place].set_units(self._units)
        self._rows[place].show_new(dt.date.today(), self._units.serum)
        self._rows[place].show()
        self._rows[place].set_focus()

    def _on_edited(self, place: int, fields: dict[str, Any]) -> None:
        labs = list(self._model.scenario.labs)
        try:
            lab = Lab(**fields)
        except FieldError as error:
            self._rows[place].show_again()
            self._model.refused.emit(str(error))
            return
        labs[place : place + 1] = [lab]
        self._model.edit(result_in_brief(lab), labs=tuple(labs))

    def _on_removed(self, place: int) -> None:
        labs = self._model.scenario.labs
        if place >= len(labs):
            self._has_new = False
            self._rows[place].hide()
            return
        self._model.edit(tr("Remove a blood test"), labs=labs[:place] + labs[place + 1 :])

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet colours this panel."""
