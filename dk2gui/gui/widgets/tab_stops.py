# SPDX-License-Identifier: MIT
"""The order in which Tab goes: from one part to the next, as the eye does."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(part: QWidget) -> list[QWidget]:
    """What Tab stops at in a part, itself or what is in it, in the order in which it was made."""
    return [child for child in (part, *part.findChildren(QWidget)) if _is_stop(child, part)]


def _is_stop(child: QWidget, part: QWidget) -> bool:
    # The list of a choice is a window of its own; the line inside a field is the field.
    is_here = child.window() is part.window() and child.focusProxy() is None
    return is_here and bool(child.focusPolicy() & Qt.FocusPolicy.TabFocus)


def chain(stops: Iterable[QWidget]) -> None:
    """Let Tab go through stops in this order."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
