# SPDX-License-Identifier: MIT
"""Names for the fields of rows that are alike, so that a screen reader tells the rows apart."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

from dk2gui.gui.widgets.named_choice import name_choice
from dk2gui.present.language import tr

_OWN: Final = "name-of-field"
_WHOLE: Final = "name-with-row"


def name_row(title: str, *parts: QWidget) -> None:
    """Put a row's title before the name of every field and button in its parts, also once more."""
    for part in parts:
        for field in (part, *part.findChildren(QWidget)):
            if field.accessibleName():
                _name(title, field)


def _name(title: str, field: QWidget) -> None:
    name = field.accessibleName()
    if name != field.property(_WHOLE):
        # It was named anew meanwhile.
        field.setProperty(_OWN, name)
    whole = tr("{row}: {field}", row=title, field=field.property(_OWN))
    if whole == name:
        return
    field.setProperty(_WHOLE, whole)
    if isinstance(field, QComboBox):
        name_choice(field, whole)
    else:
        field.setAccessibleName(whole)
