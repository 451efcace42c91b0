# SPDX-License-Identifier: MIT
"""Which paper this system uses, and how Qt calls the papers of reports."""

import os
from typing import Final

from PySide6.QtCore import QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

from dk2gui.present.report.paper import PAPERS, Paper, PaperName, paper_of

# POSIX: the first of these that is set says the paper, whatever the language is.
_SAY_PAPER: Final = ("LC_ALL", "LC_PAPER")
_PAGE_SIZES: Final[dict[PaperName, QPageSize.PageSizeId]] = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}


def paper_here(territory: str = "") -> Paper:
    """The paper of a territory (ISO 3166), "" for that of the system."""
    if territory:
        return paper_of(territory)
    named = next((os.environ[name] for name in _SAY_PAPER if os.environ.get(name)), "")
    locale = QLocale(named) if named else QLocale.system()
    return paper_of(QLocale.territoryToCode(locale.territory()))


def page_layout(paper: Paper) -> QPageLayout:
    """A sheet from edge to edge: reports have borders of their own."""
    return QPageLayout(
        QPageSize(_PAGE_SIZES[paper.name]),
        QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
        QPageLayout.Unit.Point,
    )


def paper_like(layout: QPageLayout, otherwise: Paper) -> Paper:
    """The paper of a sheet that was chosen; another size takes what is set for `otherwise`."""
    size = layout.pageSize().id()
    return next((one for one in PAPERS.values() if _PAGE_SIZES[one.name] == size), otherwise)
