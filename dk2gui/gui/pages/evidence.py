# SPDX-License-Identifier: MIT
"""The evidence page: what the articles say, what the literature says, what the labels hide."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.claims import search_claims, search_evidence
from dk2gui.core.constants import Constants
from dk2gui.core.evaluate import Assessment
from dk2gui.data.claims_file import load_claims, load_label_trap
from dk2gui.gui.charts.label_trap import LabelTrapView
from dk2gui.gui.pages.evidence_figures import FiguresReader
from dk2gui.gui.pages.evidence_rules import RulesPage
from dk2gui.gui.pages.reader import Reader
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import set_tooltip
from dk2gui.present.entry import Entry
from dk2gui.present.evidence_list import (
    claim_head,
    entries_found,
    entry_head,
    grade_choices,
    nothing_fits_html,
    quotation_note,
    statements_found,
    translated,
)
from dk2gui.present.evidence_text import TOPICS, claim_html, entry_html
from dk2gui.present.figure_address import FIGURES_OF
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words

_CLAIMS, _ENTRIES, _LABELS, _FIGURES = range(4)


class EvidencePage(QWidget):
    """Everything the articles say with its grade, and everything the program rests on.

    Signals: back(): the reader wants to return to the calculator.
    """

    back = Signal()

    def __init__(self, constants: Constants) -> None:
        super().__init__()
        self._grades = constants.grades
        self._evidence = constants.evidence
        self._ledger = load_claims()
        self._claims = {claim.id: claim for claim in self._ledger.claims}
        self._assessment: Assessment | None = None
        self._labels = LabelTrapView(load_label_trap())
        self._claim_reader = self._make_claims()
        self._entry_reader = self._make_entries()
        self._figure_reader = FiguresReader()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("evidence-tabs")
        self._tabs.setAccessibleName(tr("Kinds of evidence"))
        self._tabs.addTab(self._claim_reader, tr("What the &articles say"))
        self._tabs.addTab(self._entry_reader, tr("What the &literature says"))
        self._tabs.addTab(self._labels, tr("K2 on the la&bel"))
        self._tabs.addTab(self._figure_reader, tr("Where fi&gures come from"))
        self._rules = RulesPage()
        self._tabs.addTab(self._rules, tr("All ad&vice"))
        self._tabs.currentChanged.connect(self._on_tab)
        back = QPushButton(tr("\u2190 Back"), self)
        back.setObjectName("evidence-back")
        back.setProperty("role", "small")
        set_tooltip(back, tr("Back to the calculator (Esc)"))
        back.clicked.connect(self.back)
        self._tabs.setCornerWidget(back, Qt.Corner.TopRightCorner)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._tabs)
        self._filter_claims()
        self._filter_entries()

    def _on_tab(self, tab: int) -> None:
        if tab == _FIGURES:
            self._figure_reader.fill()
        elif self._tabs.widget(tab) is self._rules:
            self._rules.fill()

    def _make_claims(self) -> Reader:
        reader = Reader("evidence", tr("Search all statements, verdicts and sources"))
        self._topic = reader.add_choice(
            "evidence-topic", tr("Topic"), tr("All topics"), translated(TOPICS)
        )
        articles = {str(name): article.title for name, article in self._ledger.articles.items()}
        self._article = reader.add_choice(
            "evidence-article", tr("Article"), tr("All articles"), articles
        )
        self._grade = reader.add_choice(
            "evidence-grade", tr("Grade"), tr("All grades"), grade_choices(self._grades)
        )
        self._only_wrong = QCheckBox(tr("&Wrong or mislabelled only"), self)
        self._only_wrong.setObjectName("evidence-wrong")
        reader.filters.addWidget(self._only_wrong)
        reader.note.setText(quotation_note())
        reader.note.setVisible(bool(reader.note.text()))
        self._connect(reader, self._filter_claims, self._show_claim)
        for box in (self._topic, self._article, self._grade):
            box.currentIndexChanged.connect(self._filter_claims)
        self._only_wrong.toggled.connect(self._filter_claims)
        return reader

    def _make_entries(self) -> Reader:
        reader = Reader("literature", tr("Search findings and sources"))
        self._entry_grade = reader.add_choice(
            "literature-grade", tr("Grade"), tr("All grades"), grade_choices(self._grades)
        )
        self._connect(reader, self._filter_entries, self._show_evidence)
        self._entry_grade.currentIndexChanged.connect(self._filter_entries)
        return reader

    def _connect(
        self, reader: Reader, fill: Callable[[], None], show: Callable[[str], None]
    ) -> None:
        reader.typing.timeout.connect(fill)
        reader.entries.chosen.connect(show)
        reader.text.anchorClicked.connect(self._on_link)

    def _filter_claims(self) -> None:
        found = search_claims(
            self._ledger.claims,
            self._evidence,
            words=self._claim_reader.search.text(),
            topic=self._topic.currentData(),
            article=self._article.currentData(),
            grade=self._grade.currentData(),
            only_wrong=self._only_wrong.isChecked(),
        )
        self._claim_reader.count.setText(statements_found(len(found), len(self._claims)))
        self._claim_reader.entries.show_entries(
            [Entry(claim.id, claim_head(claim), claim.statement) for claim in found]
        )

    def _filter_entries(self) -> None:
        found = search_evidence(
            tuple(self._evidence.values()),
            words=self._entry_reader.search.text(),
            grade=self._entry_grade.currentData(),
        )
        self._entry_reader.count.setText(entries_found(len(found), len(self._evidence)))
        self._entry_reader.entries.show_entries(
            [Entry(entry.id, entry_head(entry), tr(entry.title)) for entry in found]
        )

    def _show_claim(self, claim_id: str) -> None:
        claim = self._claims.get(claim_id)
        self._claim_reader.text.setHtml(
            claim_html(claim, self._ledger.articles, self._evidence, self._grades)
            if claim
            else nothing_fits_html()
        )

    def _show_evidence(self, entry_id: str) -> None:
        entry = self._evidence.get(entry_id)
        if entry is None:
            self._entry_reader.text.setHtml(nothing_fits_html())
            return
        claims = [claim for claim in self._ledger.claims if claim.evidence == entry_id]
        advice = self._assessment.advice if self._assessment is not None else ()
        words = Words()
        titles = [words.say(item.title) for item in advice if entry_id in item.evidence]
        self._entry_reader.text.setHtml(entry_html(entry, claims, titles, self._grades))

    def _on_link(self, link: QUrl) -> None:
        if link.scheme() == "evidence":
            self.show_entry(link.path())
        elif link.scheme() == "claim":
            self.show_claim(link.path())
        else:
            # The reader's own web browser opens it; the program itself asks no network.
            QDesktopServices.openUrl(link)

    def show_figures(self, words: str) -> None:
        """Go to the figures that hold some words."""
        self._tabs.setCurrentIndex(_FIGURES)
        self._figure_reader.look_for(words)

    def show_entry(self, entry_id: str) -> None:
        """Go to an evidence entry or an address of figures; "" stays where the reader was."""
        if entry_id.startswith(FIGURES_OF):
            self.show_figures(entry_id.removeprefix(FIGURES_OF))
            return
        if not entry_id:
            self._tabs.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._tabs.setCurrentIndex(_ENTRIES)
        if not self._entry_reader.entries.choose(entry_id):
            self._entry_reader.search.clear()
            self._entry_grade.setCurrentIndex(0)
            self._filter_entries()
            self._entry_reader.entries.choose(entry_id)
        self._entry_reader.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_claim(self, claim_id: str) -> None:
        """Go to a statement of an article."""
        self._tabs.setCurrentIndex(_CLAIMS)
        if not self._claim_reader.entries.choose(claim_id):
            for box in (self._topic, self._article, self._grade):
                box.setCurrentIndex(0)
            self._only_wrong.setChecked(False)
            self._claim_reader.search.clear()
            self._filter_claims()
            self._claim_reader.entries.choose(claim_id)
        self._claim_reader.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_assessment(self, assessment: Assessment, _units: Units, *, settled: bool) -> None:
        """Keep which advice is shown now, to be named beside its evidence."""
        self._assessment = assessment
        if settled:
            self._show_evidence(self._entry_reader.entries.current_id())

    def stop(self) -> None:
        """Nothing runs beside the window here."""

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._labels.set_theme(theme)
        for reader in (self._claim_reader, self._entry_reader, self._figure_reader):
            sheet = f"a {{ color: {theme.accent}; }} h3 {{ margin-bottom: 2px; }}"
            reader.text.document().setDefaultStyleSheet(sheet)
        self._show_claim(self._claim_reader.entries.current_id())
        self._show_evidence(self._entry_reader.entries.current_id())
