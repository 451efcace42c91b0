# SPDX-License-Identifier: MIT
"""What a screen reader is told that Qt cannot know: that a plot is a chart, what a slider means.

Qt takes a view of graphics for a scrolled area, whose one child is nameless and takes the focus;
here it is one thing, with its name and its sentence. A slider of doses would read the place of its
handle, "625" at 1000 IU, as Qt gives every slider a value; here it has none, and its description
says the dose. (A value interface written in Python ends the process when it is asked for.)
"""

from typing import Final

import pyqtgraph as pg
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from dk2gui.gui.widgets.dose_slider import DoseSlider

_FEW: Final = 64
"""So many interfaces are kept before those are looked for that Qt has deleted."""

# Qt owns an interface and holds no reference to its Python half; without the half its answers are
# lost, and the interface with it.
_kept: list[QAccessibleWidget] = []
_is_installed = False


class _OneThing(QAccessibleWidget):
    """A widget that a screen reader meets as a whole, under one role."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)

    def childCount(self) -> int:
        return 0


def _interface(_class_name: str, thing: QObject) -> QAccessibleWidget | None:
    """What Qt asks for each widget and each of its classes; None leaves it to Qt."""
    if isinstance(thing, pg.GraphicsView):
        made = _OneThing(thing, QAccessible.Role.Chart)
    elif isinstance(thing, DoseSlider):
        made = _OneThing(thing, QAccessible.Role.Slider)
    else:
        return None
    if len(_kept) >= _FEW:
        _kept[:] = [each for each in _kept if shiboken6.isValid(each)]
    _kept.append(made)
    return made


def install_interfaces() -> None:
    """Tell Qt, once; before the first widget is asked about."""
    global _is_installed  # noqa: PLW0603  # Qt keeps what is installed as long as the program runs
    if not _is_installed:
        _is_installed = True
        QAccessible.installFactory(_interface)
