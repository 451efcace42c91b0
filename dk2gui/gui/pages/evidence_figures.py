# SPDX-License-Identifier: MIT
"""Where figures come from: every number the program shows or computes with, found by words."""

from PySide6.QtCore import Qt

from dk2gui.data.tables import (
    load_constants,
    load_foods,
    model_parameters,
    reference_rows,
    vitamin_k_trials,
)
from dk2gui.gui.pages.reader import Reader
from dk2gui.present.entry import Entry
from dk2gui.present.evidence_list import (
    figure_head,
    figures_found,
    nothing_fits_html,
    translated,
)
from dk2gui.present.language import tr
from dk2gui.present.provenance import (
    KINDS,
    STATUSES,
    Figure,
    figure_html,
    figures,
    search_figures,
)


class FiguresReader(Reader):
    """Some two thousand figures; they are made when the reader first asks for them."""

    def __init__(self) -> None:
        super().__init__("figures", tr("Search figures and sources"))
        self._kind = self.add_choice("figures-kind", tr("Kind"), tr("All kinds"), translated(KINDS))
        self._status = self.add_choice(
            "figures-status",
            tr("How it is known"),
            tr("Read, recalled or computed"),
            translated(STATUSES),
        )
        self._figures: dict[str, Figure] = {}
        self.typing.timeout.connect(self._filter)
        self.entries.chosen.connect(self._show)
        for box in (self._kind, self._status):
            box.currentIndexChanged.connect(self._filter)

    def fill(self) -> None:
        """Make the figures, unless they are there already."""
        if self._figures:
            return
        known = figures(
            reference_rows(),
            model_parameters(),
            vitamin_k_trials(),
            load_constants().serum_lines,
            load_foods().values(),
        )
        self._figures = {figure.id: figure for figure in known}
        self._filter()

    def look_for(self, words: str) -> None:
        """Show the figures that hold some words, whatever was filtered before."""
        self.fill()
        self._kind.setCurrentIndex(0)
        self._status.setCurrentIndex(0)
        self.search.setText(words)
        self._filter()
        self.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self) -> None:
        found = search_figures(
            self._figures.values(),
            words=self.search.text(),
            kind=self._kind.currentData(),
            status=self._status.currentData(),
        )
        self.count.setText(figures_found(len(found), len(self._figures)))
        self.entries.show_entries(
            [
                Entry(figure.id, figure_head(figure), f"{figure.title}: {figure.value}")
                for figure in found
            ]
        )

    def _show(self, figure_id: str) -> None:
        figure = self._figures.get(figure_id)
        self.text.setHtml(figure_html(figure) if figure else nothing_fits_html())
