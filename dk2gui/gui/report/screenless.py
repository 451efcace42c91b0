# SPDX-License-Identifier: MIT
"""Reports and plots where no window is open and no screen need be."""

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterator

import msgspec
from PySide6.QtWidgets import QApplication

from dk2gui.core.constants import Constants
from dk2gui.core.evaluate import Assessment
from dk2gui.gui.report.document import build_report
from dk2gui.gui.report.export import Picture, html_bytes, pdf_bytes, png_bytes, svg_bytes
from dk2gui.gui.report.figures import figures, words_of
from dk2gui.gui.report.paper_here import paper_here
from dk2gui.present.numbers import Units
from dk2gui.present.report.input_text import title_of
from dk2gui.present.report.paper import PAPERS, PaperName


class Wishes(msgspec.Struct, frozen=True):
    """How it is wanted: units, paper (None: the territory's), and what the foot of a page says."""

    units: Units
    paper: PaperName | None
    version: str
    date: dt.date
    file_name: str


def made_bytes(
    assessment: Assessment, constants: Constants, suffix: str, part: str, wishes: Wishes
) -> bytes:
    """The report for `.pdf` and `.html`, or the plot named `part` for `.svg` and `.png`."""
    units = wishes.units
    with _running_qt():
        if suffix == ".html":
            return html_bytes(
                assessment, constants, units,
                version=wishes.version, date=wishes.date, file_name=wishes.file_name,
            )  # fmt: skip
        if suffix == ".pdf":
            report = build_report(
                assessment, constants, units,
                version=wishes.version, date=wishes.date, file_name=wishes.file_name,
                paper=PAPERS[wishes.paper] if wishes.paper else paper_here(),
            )  # fmt: skip
            return pdf_bytes(report)
        picture = Picture(
            figures(assessment, constants, units)[part],
            title_of(assessment.scenario),
            words_of(part, assessment, units),
        )
        return png_bytes(picture) if suffix == ".png" else svg_bytes(picture)


@contextlib.contextmanager
def _running_qt() -> Iterator[None]:
    """Qt for as long as it is needed; one that runs already is used as it is."""
    app = QApplication.instance()
    if app is None:
        if sys.platform not in ("win32", "darwin"):
            # Nothing is shown, so a display that is missing or stale must not matter.
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        app = QApplication(sys.argv[:1])
    yield
    app.processEvents()
