# SPDX-License-Identifier: MIT
"""Icons of actions, painted in the colours of a theme; the drawings are in resources/icons."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from dk2gui.data.resource_files import resource_path
from dk2gui.gui.theme import Theme

_SIDES: Final = (16, 20, 24, 32, 48)
"""In pixels; Qt takes the next larger one where a screen has more of them than units."""
_OWN_COLOUR: Final = "currentColor"


def icon(name: str, theme: Theme) -> QIcon:
    """The icon `resources/icons/NAME.svg` in a theme's text colour, and pale while disabled."""
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.muted)):
        drawing = _drawing(name).replace(_OWN_COLOUR, colour)
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        for side in _SIDES:
            pixmap = QPixmap(side, side)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            if mode is QIcon.Mode.Disabled:
                painter.setOpacity(0.6)
            renderer.render(painter, QRectF(0, 0, side, side))
            painter.end()
            made.addPixmap(pixmap, mode)
    return made


def give_icon(button: QAbstractButton, name: str, theme: Theme) -> None:
    """Set a button's icon, as high as its letters."""
    side = button.fontMetrics().ascent() + 2
    button.setIconSize(QSize(side, side))
    button.setIcon(icon(name, theme))


@cache
def _drawing(name: str) -> str:
    return resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")
