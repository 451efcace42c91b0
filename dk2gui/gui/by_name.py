# SPDX-License-Identifier: MIT
"""Names in the order of the reader's language: in German `Äpfel` before `Zebra`."""

from collections.abc import Callable, Iterable
from functools import cmp_to_key
from typing import TypeVar

from PySide6.QtCore import QCollator, QLocale, Qt

_Entry = TypeVar("_Entry")


def by_name(entries: Iterable[_Entry], name: Callable[[_Entry], str]) -> list[_Entry]:
    """Entries in the order of their names, whatever their case; `9` before `10`."""
    locale = QLocale()
    # The C locale knows codes, not letters.
    collator = QCollator(QLocale("en") if locale.language() == QLocale.Language.C else locale)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    in_order = cmp_to_key(collator.compare)
    return sorted(entries, key=lambda entry: in_order(name(entry)))
