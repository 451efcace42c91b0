# SPDX-License-Identifier: MIT
"""Compare: pinned scenarios beside the current one, in a sentence and a table."""

from typing import Final

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dk2gui.core.evaluate import Assessment
from dk2gui.core.explore.comparison import compare
from dk2gui.gui.explore.compare_table import ComparisonTable
from dk2gui.gui.explore.pin_chips import PinChips
from dk2gui.gui.explore.view import ExploreView, Rows, choice, muted, offer
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.answer_date import AnswerDate
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.gui.window.pins import Pins
from dk2gui.present.comparison_text import table_rows
from dk2gui.present.language import marked, tr
from dk2gui.present.words import Words

_NOW: Final = "now"
_EMPTY: Final = marked(
    "Pin this scenario, then change a dose: up to four pinned scenarios stay in every plot as A, "
    "B, C and D, and here stands what differs."
)
_SAME: Final = marked("{pin} is what you have now. Change something, and here stands what differs.")
_PIN_TIP: Final = marked("Keep this scenario beside what you change (Ctrl+Shift+P)")


class CompareView(ExploreView):
    """The pins, what differs in effect, and a table of all differences."""

    def __init__(self, model: ScenarioModel, pins: Pins) -> None:
        super().__init__(model)
        self._pins = pins
        page = ScrollPage(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)
        self._pin = QPushButton(tr("Pin this scenario"), self)
        self._pin.setObjectName("pin-scenario")
        self._pin.clicked.connect(lambda: self._tell(pins.pin()))
        self._pin_again = QPushButton(tr("Pin again"), self)
        self._pin_again.setObjectName("pin-again")
        self._pin_again.setProperty("role", "small")
        self._pin_again.clicked.connect(lambda: self._tell(pins.put_back()))
        self._told = muted("", self, "pin-told")
        self._chips = PinChips(pins, self)
        self._chips.told.connect(self._tell)
        self._against = choice("compare-against", tr("Compare with"), self)
        self._day = AnswerDate(model, "compare-date", self)
        self._against.currentIndexChanged.connect(self.look_again)
        self._said = PlainLabel(self)
        self._said.setObjectName("compare-said")
        self._said.setAccessibleName(tr("What differs in effect"))
        self._said.setWordWrap(True)
        self._more = muted("", self, "compare-said-more")
        self._table = ComparisonTable("compare-table", tr("Differences"), self)
        top = QHBoxLayout()
        top.addWidget(self._pin)
        top.addWidget(self._told, 1)
        top.addWidget(self._pin_again)
        self._choices = QWidget(self)
        rows = QFormLayout(self._choices)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addRow(tr("Compare with"), self._against)
        rows.addRow(tr("25(OH)D on"), self._day)
        page.rows.setSpacing(8)
        page.rows.addLayout(top)
        for part in (self._chips, self._choices, self._said, self._more):
            page.rows.addWidget(part)
        page.rows.addWidget(self._table, 1)
        page.rows.addStretch(0)
        pins.changed.connect(self._on_pins)
        self._on_pins()

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)

    def _on_pins(self) -> None:
        removed = self._pins.removed
        self._tell(tr("Removed {pin}.", pin=removed.quoted) if removed is not None else "")
        self._pin_again.setVisible(removed is not None)
        self._chips.show_pins()
        pinned = bool(self._pins.pinned)
        for part in (self._choices, self._more, self._table):
            part.setVisible(pinned)
        titles = {pin.letter: pin.title for pin in self._pins.pinned}
        offer(self._against, {**titles, _NOW: tr("Now")}, next(iter(titles), _NOW))
        self.look_again()

    def look(self, assessment: Assessment, *, settled: bool) -> None:
        """Compare; the table waits until the hand rests."""
        refused = self._pins.refusal()
        self._pin.setEnabled(not refused)
        set_tooltip(self._pin, refused or tr(_PIN_TIP))
        pinned = self._pins.pinned
        if not pinned:
            self._said.setText(tr(_EMPTY))
            return
        self._day.show_assessment(assessment)
        known = {_NOW: assessment, **{pin.letter: pin.assessment for pin in pinned}}
        names = {_NOW: tr("the current scenario"), **{pin.letter: pin.quoted for pin in pinned}}
        first = self._against.currentData()
        ids = [first, *(entry for entry in known if entry != first)]
        assessments = [known[entry] for entry in ids]
        found = compare(assessments, [names[entry] for entry in ids], self._day.chosen())
        words = Words(self.units)
        said, *more = (words.say(sentence) for sentence in found.sentences)
        if len(pinned) == 1 and pinned[0].scenario == assessment.scenario:
            said = tr(_SAME, pin=pinned[0].quoted)
        self._said.setText(said)
        self._more.setText("\n".join(more))
        self._more.setVisible(bool(more))
        if settled:
            columns = list(known)
            headers = ["", *(tr("Now") if entry == _NOW else entry for entry in columns)]
            headers[1 + columns.index(first)] += f"\n{tr('(base)')}"
            order = [ids.index(entry) for entry in columns]
            rows = table_rows(found, assessments, order, self.units)
            self._table.show_rows(headers, rows, columns.index(first))

    @property
    def table_title(self) -> str:
        """What the table holds."""
        return tr("What differs between scenarios")

    def table(self) -> Rows:
        """The rows that are shown, sections with empty cells."""
        return self._table.as_rows()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        super().set_theme(theme)
        self._chips.set_theme(theme)
        self._table.set_theme(theme)
