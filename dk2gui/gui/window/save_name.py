# SPDX-License-Identifier: MIT
"""Asking where to write: a name with an ending, and no file written over without a question."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from dk2gui.present.language import tr


def ask_where(
    window: QWidget, title: str, proposed: str, kinds: str, endings: tuple[str, ...] = ()
) -> Path | None:
    """The file to write, None when it is not to be written.

    A name without an ending gets the first of `endings`, else that of the kind that was chosen.
    The dialog asks about the name that was typed; about one that was completed, this asks.
    """
    name, chosen = QFileDialog.getSaveFileName(window, title, proposed, kinds)
    if not name:
        return None
    path = Path(name)
    if path.name.endswith(endings) if endings else path.suffix:
        return path
    ending = endings[0] if endings else chosen[chosen.rfind("*.") + 1 :].rstrip(")")
    whole = path.with_name(path.name + ending)
    return whole if not whole.exists() or _may_replace(window, title, whole) else None


def _may_replace(window: QWidget, title: str, path: Path) -> bool:
    box = QMessageBox(window)
    box.setWindowTitle(title)
    # A name may look like markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("{file} is there already. Write over it?", file=path.name))
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Yes | buttons.No)
    box.setDefaultButton(buttons.No)
    return box.exec() == buttons.Yes
