# SPDX-License-Identifier: MIT
"""What a chart offers to whoever takes it away: its picture in any theme, and its numbers."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from dk2gui.gui.theme import Theme

Rows = list[tuple[str, ...]]
"""Rows of a table in words; the first holds the heads of its columns."""


@runtime_checkable
class ChartImage(Protocol):
    """Every chart of the window is one; so is the widget that shows it.

    Nothing on the screen changes while a picture is painted: `paint_on` takes the colours and the
    room it is given.
    """

    @property
    def image_name(self) -> str:
        """A short id that is the same in every session and language, such as `sun-months`."""

    @property
    def image_title(self) -> str:
        """What a person calls it."""

    def image_size(self) -> QSize:
        """The size it has on the screen now, in pixels that do not depend on the device."""

    def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint inside `rect` of any device, in the colours of a theme."""

    def table_twin(self) -> Rows:
        """The same in words, a row for each thing shown; the head alone before there is one."""


def images_in(widget: QWidget) -> list[ChartImage]:
    """Every chart that can be seen in a widget."""
    inside = widget.findChildren(QWidget)
    return [part for part in inside if isinstance(part, ChartImage) and part.isVisible()]


def image_at(widget: QWidget | None) -> ChartImage | None:
    """The chart that a widget is a part of, None where it is part of none."""
    while widget is not None and not isinstance(widget, ChartImage):
        widget = widget.parentWidget()
    return widget
