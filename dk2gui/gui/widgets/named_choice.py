# SPDX-License-Identifier: MIT
"""Names for choices that have no visible label.

On Linux a choice's own accessible name is its value; a screen reader takes the name from the label
that the choice is the buddy of, if the two stand side by side. Where no label is seen there is a
hidden one.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox

from dk2gui.gui.widgets.plain_text import PlainLabel


class _HiddenName(PlainLabel):
    """Stays beside its choice wherever that is put."""

    def __init__(self, choice: QComboBox) -> None:
        super().__init__(choice.parentWidget() or choice)
        self._choice = choice
        self.setBuddy(choice)
        self.hide()
        choice.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange and watched is self._choice:
            self.setParent(self._choice.parentWidget() or self._choice)
        return super().eventFilter(watched, event)

    def names(self, choice: QComboBox) -> bool:
        """Whether it is the name of this choice."""
        return self._choice is choice


def name_choice(choice: QComboBox, name: str) -> None:
    """Give a choice a name for screen readers on every system, or another than it has."""
    choice.setAccessibleName(name)
    around = choice.parentWidget() or choice
    there = (each for each in around.children() if isinstance(each, _HiddenName))
    label = next((each for each in there if each.names(choice)), None) or _HiddenName(choice)
    label.setText(name)
