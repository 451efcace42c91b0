# SPDX-License-Identifier: MIT
"""Report a problem: a text to copy into a message. The program itself sends nothing."""

from typing import Final

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.gui.context import Context
from dk2gui.gui.help.problem_text import problem_text
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.present.language import tr

_SIZE: Final = (640, 440)


class ProblemDialog(QDialog):
    """Says what is in the text, shows it to be read and changed, and copies it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problem")
        self.setWindowTitle(tr("Report a problem"))
        self.resize(*_SIZE)
        told = PlainLabel(
            tr(
                "This text tells versions, system, screen, settings and the last lines of the "
                "program\u2019s log. Nothing that you entered is in it, and nothing is sent: copy "
                "it into your message, and write what you did and what happened instead."
            ),
            self,
        )
        told.setWordWrap(True)
        scenario = context.model.scenario
        # Names are kept out of the log already; should one be there, it is taken out here.
        pinned = (pin.name for pin in context.pins.pinned)
        personal = (scenario.person.name, scenario.name, *pinned)
        self._text = QPlainTextEdit(problem_text(context.preferences.settings, personal), self)
        self._text.setObjectName("problem-text")
        self._text.setAccessibleName(tr("What to copy into your message"))
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setTabChangesFocus(True)
        self._said = PlainLabel(self)
        self._said.setObjectName("problem-said")
        copy = QPushButton(tr("&Copy the text"), self)
        copy.setObjectName("problem-copy")
        copy.setDefault(True)
        copy.clicked.connect(self._copy)
        close = QPushButton(tr("C&lose"), self)
        close.setObjectName("problem-close")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._said, 1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.addWidget(told)
        rows.addWidget(self._text, 1)
        rows.addLayout(buttons)
        copy.setFocus()
        self.finished.connect(self.deleteLater)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._said.setText(tr("Copied."))
