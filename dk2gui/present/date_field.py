# SPDX-License-Identifier: MIT
"""How a field for a date writes it."""

from dk2gui.present.language import tr


def date_field_format() -> str:
    """The order of day, month and year in a field, in Qt's letters."""
    return tr("d MMM yyyy")
