# SPDX-License-Identifier: MIT
"""The report on paper."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QPagedPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from dk2gui.gui.report.blocks import dots_per_inch, in_points
from dk2gui.gui.report.pages import Report, paint_report
from dk2gui.gui.report.paper_here import page_layout, paper_like
from dk2gui.present.language import tr
from dk2gui.present.report.paper import Paper

_SAME_SIZE: Final = 0.01
"""Less is a matter of rounding to whole dots."""


class PrintError(Exception):
    """The printer did not take the report; str() is the whole message."""


def report_printer(paper: Paper) -> QPrinter:
    """A printer set up for a paper; the user's choice of printer is kept."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(paper))
    # The page is set in borders of its own, from edge to edge.
    printer.setFullPage(True)
    return printer


def print_on(printer: QPrinter, report: Report) -> int:
    """Print; returns the number of pages. Raises PrintError when the printer refuses.

    On a sheet of another size the whole page is made smaller or larger.
    """
    printer.setDocName(report.title)
    # Last, because a choice in the dialog may bring another resolution.
    printer.setResolution(dots_per_inch())
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintError(tr("The printer did not start. Is it on, and may the file be written?"))
    device: QPagedPaintDevice = printer
    paper = report.paper
    fit = min(in_points(printer.width()) / paper.width, in_points(printer.height()) / paper.height)
    if abs(fit - 1.0) > _SAME_SIZE:
        painter.scale(fit, fit)
    pages = paint_report(painter, device, report)
    painter.end()
    return pages


def print_report(parent: QWidget, paper: Paper, made: Callable[[Paper], Report]) -> bool:
    """Ask for printer and paper, and print the report made for it; False on cancel.

    `paper` is what the dialog begins with. Raises PrintError.
    """
    printer = report_printer(paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print the report"))
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted:
        print_on(printer, made(paper_like(printer.pageLayout(), paper)))
    return accepted
