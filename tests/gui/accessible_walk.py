# SPDX-License-Identifier: MIT
"""What a screen reader meets of a window, by Qt's own tree of what is accessible."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from dk2gui.gui.widgets.answer_date import AnswerDate

Role = QAccessible.Role
_BUTTONS = (Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton)
# The buttons that Qt puts beside tabs and into fields come with Qt's own names.
_QT_S_OWN = ("ScrollLeftButton", "ScrollRightButton", "_q_qlineeditclearbutton")


class Met(NamedTuple):
    """One part: its role, and its name as Linux tells it."""

    role: Role
    name: str
    widget: QWidget

    def __str__(self) -> str:
        above = self.widget.parentWidget()
        within = f" in {above.objectName() or type(above).__name__}" if above else ""
        kind, own = type(self.widget).__name__, self.widget.objectName()
        return f"{self.role.name} {self.name!r}: {kind} {own}{within}"


def met(window: QWidget) -> list[Met]:
    """Every widget that is seen and takes the keyboard or is a button."""
    return list(_parts(QAccessible.queryAccessibleInterface(window)))


def _parts(there: QAccessibleInterface) -> Iterator[Met]:
    widget = there.object()
    state = there.state()
    if not isinstance(widget, QWidget) or not widget.isVisible():
        return
    role = there.role()
    is_reached = state.focusable and not state.disabled and widget.focusProxy() is None
    if (is_reached or isinstance(widget, QAbstractButton)) and not _is_qt_s_own(widget):
        yield Met(role, _name(there, widget), widget)
    if not isinstance(widget, QComboBox):
        for at in range(there.childCount()):
            if (child := there.child(at)) is not None:
                yield from _parts(child)


def _is_qt_s_own(widget: QWidget) -> bool:
    return widget.objectName() in _QT_S_OWN or type(widget).__name__ == "QLineEditIconButton"


def _name(there: QAccessibleInterface, widget: QWidget) -> str:
    """The name on every system: on Linux a choice is named by its value, and by its labels."""
    if not isinstance(widget, QComboBox):
        return there.text(QAccessible.Text.Name)
    above = widget.parentWidget()
    beside = above.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    labels = [label.text() for label in beside if label.buddy() is widget]
    return labels[0].replace("&", "") if labels else ""


def unnamed(parts: list[Met]) -> list[str]:
    """Those without a name."""
    return [str(part) for part in parts if not part.name.strip()]


def values_for_names(parts: list[Met]) -> list[str]:
    """Choices whose name is what is chosen."""
    return [
        str(part)
        for part in parts
        if isinstance(part.widget, QComboBox) and part.name == part.widget.currentText()
    ]


def signs_for_names(parts: list[Met]) -> list[str]:
    """Buttons whose name is no word."""
    return [
        str(part)
        for part in parts
        if part.role in _BUTTONS and not any(letter.isalpha() for letter in part.name)
    ]


def alike(parts: list[Met]) -> list[str]:
    """Those that another of their kind has the name of."""
    known = {(part.role, part.name, _does(part)) for part in parts}
    counted = Counter((role, name) for role, name, _ in known)
    return [str(part) for part in parts if part.name and counted[part.role, part.name] > 1]


def _does(part: Met) -> object:
    """What leads to the same place, or is the same date, may have the same name."""
    if isinstance(part.widget, AnswerDate):
        return AnswerDate
    return part.widget.objectName() or part.widget


def wrong(window: QWidget) -> dict[str, list[str]]:
    """All that is wrong with the names of a window, by what it is."""
    parts = met(window)
    assert parts
    found = {
        "without a name": unnamed(parts),
        "named by its value": values_for_names(parts),
        "named by a sign": signs_for_names(parts),
        "named like another": alike(parts),
    }
    return {what: which for what, which in found.items() if which}
