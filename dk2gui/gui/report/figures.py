# SPDX-License-Identifier: MIT
"""The plots as figures: things that paint themselves into a rectangle of any device."""

from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dk2gui.core.balance import balance_map
from dk2gui.core.constants import Constants
from dk2gui.core.evaluate import Assessment
from dk2gui.gui.charts.balance_chart import BalanceChart
from dk2gui.gui.charts.intake import SHOWN, intake_rows
from dk2gui.gui.charts.intake_chart import IntakeChart
from dk2gui.gui.charts.serum import per_nmol_l, serum_curves, serum_labels
from dk2gui.gui.charts.serum_chart import SerumChart
from dk2gui.gui.theme import Theme
from dk2gui.present import intake_text, serum_text
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units


class Figure(Protocol):
    """Anything that paints itself into a rectangle in the colours of a theme."""

    def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint inside `rect`, in the painter's coordinates."""


class IntakeFigure:
    """The intake plot."""

    def __init__(self, assessment: Assessment, units: Units) -> None:
        self._chart = IntakeChart()
        self._chart.show_rows(*intake_rows(assessment, units))

    def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint inside `rect`."""
        self._chart.paint_on(painter, rect, theme)


class BarsFigure:
    """The bars of the intake plot one by one, for the rows of a table that names them."""

    def __init__(self, assessment: Assessment, units: Units) -> None:
        self._chart = IntakeChart()
        self._chart.show_rows(*intake_rows(assessment, units))

    def paint_row(self, painter: QPainter, track: QRectF, nutrient: str, theme: Theme) -> None:
        """Paint the bands and the bar of a nutrient that the plot shows."""
        self._chart.paint_row_on(painter, track, SHOWN.index(nutrient), theme)

    def paint_legend(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint what the parts of bars and bands mean."""
        self._chart.paint_legend_on(painter, rect, theme)


class SerumFigure:
    """The plot of 25(OH)D."""

    def __init__(self, assessment: Assessment, constants: Constants, units: Units) -> None:
        self._chart = SerumChart()
        curves = serum_curves(assessment, units, constants.vitamin_d.assay_cv)
        if curves is None:
            self._chart.show_reason(serum_text.summary(assessment, units))
            return
        self._chart.show_curves(
            curves,
            serum_labels(constants.serum_lines, units, assessment.policy),
            per_nmol_l(units),
            settled=True,
        )

    def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint inside `rect`."""
        self._chart.paint_on(painter, rect, theme)


class BalanceFigure:
    """The map of vitamin D against MK-7."""

    def __init__(self, assessment: Assessment, constants: Constants, units: Units) -> None:
        self._chart = BalanceChart()
        self._chart.show_map(balance_map(assessment, constants.evidence), units)

    def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint inside `rect`."""
        self._chart.paint_on(painter, rect, theme)


def figures(assessment: Assessment, constants: Constants, units: Units) -> dict[str, Figure]:
    """Every plot of an assessment by name."""
    return {
        "intake": IntakeFigure(assessment, units),
        "serum": SerumFigure(assessment, constants, units),
        "balance": BalanceFigure(assessment, constants, units),
    }


def words_of(name: str, assessment: Assessment, units: Units) -> str:
    """What a plot of `figures` shows, in words for those who do not see it."""
    if name == "serum":
        return serum_text.summary(assessment, units)
    if name == "intake":
        return intake_text.summary(assessment, units)
    return tr("Vitamin D and MK-7 a day against what they are safe and studied with.")
