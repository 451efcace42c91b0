# SPDX-License-Identifier: MIT
"""The intake plot: every nutrient against this person's bands, stacked by source."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from dk2gui.core.advice.policy import Policy
from dk2gui.core.advice.thresholds import ARTICLES_K2_HIGH_UG, ARTICLES_K2_LOW_UG
from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment, NutrientAssessment
from dk2gui.core.intake.beside import Beside
from dk2gui.core.intake.bullet_scale import BulletScale
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.typical_diet import Assumed
from dk2gui.gui.charts.chart_view import ChartView
from dk2gui.gui.charts.intake_bar import ChartBar, ChartRow
from dk2gui.gui.charts.intake_beside import beside_rows
from dk2gui.gui.charts.intake_chart import IntakeChart
from dk2gui.gui.charts.intake_pins import pin_amounts
from dk2gui.gui.widgets.meaning import show_help
from dk2gui.present.beside_text import beside_lines
from dk2gui.present.intake_text import (
    articles_range,
    hover_text,
    named_amount,
    partial_limit,
    pins_text,
    reference_text,
    status_word,
    summary,
    total_text,
)
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.pin import Pin

_PLOTTED: Final = {
    row.id: row.plot_place for row in NUTRIENTS.values() if row.plot_place is not None
}
SHOWN: Final = tuple(sorted(_PLOTTED, key=_PLOTTED.__getitem__))
_ARTICLES: Final = ("k2", "mk7")


class IntakePlot(ChartView):
    """The rows, read off one by one with the pointer or the arrow keys."""

    def __init__(self, foods: Mapping[str, Food], parent: QWidget | None = None) -> None:
        self._chart = IntakeChart()
        super().__init__(self._chart, "intake-plot", tr("Intake against recommended bands"), parent)
        # Lower than this its frame scrolls: a band without the names of its edges tells little.
        self.setMinimumHeight(math.ceil(self._chart.least_height(len(SHOWN))))
        self._foods = foods
        self._assessment: Assessment | None = None
        self._units = Units()
        self._pins: tuple[Pin, ...] = ()
        self._beside: Beside | None = None
        self._marked = -1
        self._kept = KeptRows()
        self.reads(self.row_text)

    def show_assessment(self, assessment: Assessment, units: Units, *, settled: bool) -> None:
        """Show an assessment; the sentence for screen readers waits until a drag has settled."""
        self._assessment, self._units = assessment, units
        self._chart.show_rows(*self._kept.of(assessment, units))
        if settled:
            self.describe(summary(assessment, units, self._pins))

    def show_pins(self, pins: Sequence[Pin]) -> None:
        """Show pinned scenarios on every row."""
        self._pins = tuple(pins)
        self._chart.show_pins(pin_amounts(pins, SHOWN))
        if self._assessment is not None:
            self.describe(summary(self._assessment, self._units, self._pins))

    def show_beside(self, found: Beside | None) -> None:
        """Lay a second authority's values over the rows; None takes them away."""
        self._beside = found
        name = "" if found is None else AUTHORITIES[found.authority].short
        self._chart.show_beside(beside_rows(found, SHOWN), name)

    def marked(self) -> str:
        """The id of the nutrient whose row was marked last, "" for none."""
        return SHOWN[self._marked] if self._marked >= 0 else ""

    def row_text(self, row: int) -> str:
        """What the hover of a row tells."""
        if self._assessment is None or not 0 <= row < len(SHOWN):
            return ""
        assessed = self._assessment.nutrients[SHOWN[row]]
        text = hover_text(assessed, self._foods, self._units)
        other = beside_lines(self._beside, SHOWN[row], self._units)
        return "\n".join((text, *other, *pins_text(SHOWN[row], self._pins, self._units)))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            row = self._chart.row_at(event.pos().y())
            return show_help(event, self, self.row_text(row), SHOWN[row] if row >= 0 else "")
        return bool(super().viewportEvent(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.read(self._chart.row_at(event.position().y()), event.position())

    def read(self, stop: int, at: QPointF | None = None) -> str:
        told = super().read(stop, at)
        if told:
            self._marked = stop
            if at is None:
                self._bring_into_sight(stop)
        return told

    def _bring_into_sight(self, row: int) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea) and row >= 0:
            height = self._chart.row_height
            area.ensureVisible(0, round((row + 0.5) * height), 0, round(height))


class KeptRows:
    """Rows and bars of the assessment before: what an edit did not change is not made again.

    Nearly all texts of a move are those of the move before; making them was a tenth of it.
    """

    def __init__(self) -> None:
        self._before: dict[str, NutrientAssessment] = {}
        self._made: dict[str, tuple[ChartRow, ChartBar]] = {}
        self._for: tuple[Units, Policy] | None = None

    def of(
        self, assessment: Assessment, units: Units
    ) -> tuple[tuple[ChartRow, ...], tuple[ChartBar, ...]]:
        """What the chart shows of an assessment: a row and a bar for each nutrient of SHOWN."""
        if self._for != (units, assessment.policy):
            self._for = units, assessment.policy
            self._before.clear()
        for nutrient in SHOWN:
            assessed, before = assessment.nutrients[nutrient], self._before.get(nutrient)
            if assessed == before:
                continue
            if (
                before is not None
                and assessed.target == before.target
                and assessed.upper_level == before.upper_level
            ):
                row = self._made[nutrient][0]
            else:
                shows_articles = assessment.policy.no_k2_range is None
                row = _chart_row(assessed, units, with_opinion=shows_articles)
            self._made[nutrient] = row, _chart_bar(assessed, assessment.policy, units)
            self._before[nutrient] = assessed
        rows, bars = zip(*(self._made[nutrient] for nutrient in SHOWN), strict=True)
        return rows, bars


def intake_rows(
    assessment: Assessment, units: Units
) -> tuple[tuple[ChartRow, ...], tuple[ChartBar, ...]]:
    """What the chart shows of an assessment: a row and a bar for each nutrient of SHOWN."""
    return KeptRows().of(assessment, units)


def _chart_bar(assessed: NutrientAssessment, policy: Policy, units: Units) -> ChartBar:
    intake = assessed.intake
    assumed = intake.assumed.amount if isinstance(intake.assumed, Assumed) else 0.0
    below, above = intake.uncertainty
    is_steady = intake.nutrient in policy.keep_steady and assessed.status != "above"
    return ChartBar(
        intake.food - assumed,
        intake.supplement,
        intake.sun,
        intake.is_lower_bound,
        total_text(assessed, units),
        "unknown" if is_steady else assessed.status,
        status_word(assessed, policy),
        assumed,
        (intake.total - below, intake.total + above),
    )


def _chart_row(assessed: NutrientAssessment, units: Units, *, with_opinion: bool) -> ChartRow:
    nutrient = assessed.intake.nutrient
    wanted, limit = assessed.target, assessed.upper_level
    title = tr(NUTRIENTS[nutrient].plot_title or NUTRIENTS[nutrient].title)
    note = ""
    if limit is not None and limit.basis != "total":
        # It counts only a part of the bar, so it has no place on the bar's axis.
        note, limit = partial_limit(nutrient, limit, units), None
    opinion = None
    if with_opinion and nutrient in _ARTICLES and wanted is None:
        low, high = ARTICLES_K2_LOW_UG, ARTICLES_K2_HIGH_UG
        opinion = (low, high, articles_range(low, high))
    scale = BulletScale(
        wanted.value if wanted else None,
        limit.value if limit else None,
        NUTRIENTS[nutrient].ordinary,
    )
    return ChartRow(
        title,
        scale,
        reference_text(nutrient, wanted, units) if wanted else "",
        named_amount(nutrient, limit, units) if limit else "",
        note,
        opinion,
    )
