# SPDX-License-Identifier: MIT
"""The report on paper."""

from PySide6.QtGui import QPagedPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from dk2gui.gui.report.blocks import dots_per_inch
from dk2gui.gui.report.pages import PAGE_LAYOUT, Report, paint_report


class PrintError(Exception):
    """The printer did not take the report; str() is the whole message."""


def report_printer(report: Report) -> QPrinter:
    """A printer set up for a report; the user's choice of printer is kept."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(report.title)
    printer.setPageLayout(PAGE_LAYOUT)
    # The page is set in borders of its own, from edge to edge.
    printer.setFullPage(True)
    return printer


def print_on(printer: QPrinter, report: Report) -> int:
    """Print; returns the number of pages. Raises PrintError when the printer refuses."""
    # Last, because a choice in the dialog may bring another resolution.
    printer.setResolution(dots_per_inch())
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintError("The printer did not start. Is it on, and may the file be written?")
    device: QPagedPaintDevice = printer
    pages = paint_report(painter, device, report)
    painter.end()
    return pages


def print_report(parent: QWidget, report: Report) -> bool:
    """Ask for a printer and print; False when the user cancels. Raises PrintError."""
    printer = report_printer(report)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print the report")
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if accepted:
        print_on(printer, report)
    return accepted
