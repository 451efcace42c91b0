# SPDX-License-Identifier: MIT
"""A file that the desktop wanted to open and that cannot be: what is wrong, and what to do."""

import enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from dk2gui.present.language import tr


class Answer(enum.Enum):
    """What somebody wants instead."""

    OTHER_FILE = enum.auto()
    START = enum.auto()
    CLOSE = enum.auto()


def ask_about_file(reason: str) -> Answer:
    """Tell why a file cannot be opened and ask what to do; waits for the answer.

    `reason` names the file and the place in it.
    """
    box = QMessageBox()
    box.setObjectName("file-trouble")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("dk2gui")
    # What a file says may look like markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("This file cannot be opened."))
    box.setInformativeText(
        reason
        + "\n\n"
        + tr(
            "The file was not changed. Put right in a text editor what is named here, or open "
            "another file."
        )
    )
    other = box.addButton(tr("&Open another file\u2026"), QMessageBox.ButtonRole.AcceptRole)
    start = box.addButton(tr("&Start without it"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(other)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if clicked is other:
        return Answer.OTHER_FILE
    return Answer.START if clicked is start else Answer.CLOSE
