# SPDX-License-Identifier: MIT
"""What is sent where when something is looked up online, and the question whether that may be."""

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dk2gui.gui.my_foods.look_up import HOSTS
from dk2gui.gui.widgets.plain_text import PlainLabel, rich_label
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.present.language import tr


def _told() -> str:
    """Markup that holds nothing but the program's own texts."""
    paragraphs = (
        ("", tr("Until you allow it, this program sends nothing to anybody.")),
        (
            tr("What is sent when you press Search or Keep:"),
            tr(
                "the words or the barcode you typed, the number of the entry you keep, your key "
                "for FoodData Central if you gave one, and the name and version of this program. "
                "As with any web site, the service sees your internet address."
            ),
        ),
        (
            tr("What is never sent:"),
            tr("anything about you, your doses, your blood tests or your other foods."),
        ),
        (tr("Where it goes:"), tr("only to the service you choose:")),
    )
    places = "".join(f"<li>{title}: {host}</li>" for title, host in HOSTS.items())
    after = tr(
        "Answers are kept on this computer, so that the same question is not sent again soon. "
        "You can forbid look-ups again at any time."
    )
    told = "".join(f"<p><b>{escape(head)}</b> {escape(text)}</p>" for head, text in paragraphs)
    return f"{told}<ul>{places}</ul><p>{escape(after)}</p>"


class Consent(QWidget):
    """Signals: allowed(), refused()."""

    allowed = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = PlainLabel(tr("Look things up online?"), self)
        heading.setProperty("role", "answer")
        text = rich_label(_told(), self)
        text.setObjectName("look-up-terms")
        text.setWordWrap(True)
        page = ScrollPage(self)
        page.rows.addWidget(text)
        page.rows.addStretch(1)
        allow = QPushButton(tr("&Allow look-ups"), self)
        allow.setObjectName("look-up-allow")
        allow.clicked.connect(self.allowed)
        # Nobody should agree by pressing Enter in passing.
        allow.setAutoDefault(False)
        self.refuse = refuse = QPushButton(tr("&Not now"), self)
        refuse.setObjectName("look-up-refuse")
        refuse.clicked.connect(self.refused)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(refuse)
        buttons.addWidget(allow)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(heading)
        rows.addWidget(page, 1)
        rows.addLayout(buttons)
