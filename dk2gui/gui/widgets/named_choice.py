# SPDX-License-Identifier: MIT
"""Names for choices that have no visible label.

On Linux a choice's own accessible name is its value; a screen reader takes the name from the label
that the choice is the buddy of. Where no label is seen there is a hidden one.
"""

from PySide6.QtWidgets import QComboBox

from dk2gui.gui.widgets.plain_text import PlainLabel


def name_choice(choice: QComboBox, name: str) -> None:
    """Give a choice a name for screen readers on every system."""
    choice.setAccessibleName(name)
    label = PlainLabel(name, choice.parentWidget())
    label.setBuddy(choice)
    label.hide()
