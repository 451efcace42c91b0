# SPDX-License-Identifier: MIT
"""Reports and plots where no window is open and no screen need be."""

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterator
from typing import Literal

from PySide6.QtWidgets import QApplication

from dk2gui.core.evaluate import Assessment, Constants
from dk2gui.gui.report.document import build_report
from dk2gui.gui.report.export import pdf_bytes, png_bytes, svg_bytes
from dk2gui.gui.report.figures import figures
from dk2gui.present.format import Units
from dk2gui.present.report.input_text import title_of


def made_bytes(
    assessment: Assessment,
    constants: Constants,
    suffix: str,
    part: str,
    *,
    vitamin_d_unit: Literal["IU", "ug"],
    serum_unit: Literal["nmol/L", "ng/mL"],
    version: str,
    date: dt.date,
) -> bytes:
    """The report for `.pdf`, or the plot named `part` for `.svg` and `.png`."""
    units = Units(vitamin_d_unit, serum_unit)
    with _running_qt():
        if suffix == ".pdf":
            return pdf_bytes(build_report(assessment, constants, units, version=version, date=date))
        figure = figures(assessment, constants, units)[part]
        if suffix == ".png":
            return png_bytes(figure)
        return svg_bytes(figure, title=title_of(assessment.scenario))


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
