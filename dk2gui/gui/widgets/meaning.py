# SPDX-License-Identifier: MIT
"""Names whose meaning can be asked: underlined by dots, told by the pointer, a click, Shift+F1."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QPushButton, QToolTip, QWhatsThis, QWidget

from dk2gui.gui.widgets.plain_text import PlainLabel, set_wrapped_tip, tooltip_text, wrapped_tip
from dk2gui.present.glossary import explained, name_of

_BELOW: Final = 2
"""Points between the letters and the dots."""


def explain(widget: QWidget, key: str) -> None:
    """Let a widget tell what a name of the glossary means; a tooltip of its own stays."""
    said = explained(key)
    # What is asked for is wrapped by Qt, unlike a tooltip.
    widget.setWhatsThis(tooltip_text(said))
    if not widget.toolTip():
        set_wrapped_tip(widget, said)


def explain_choices(box: QComboBox) -> None:
    """Let each choice whose data is a name of the glossary tell what it means."""
    for place in range(box.count()):
        if said := explained(str(box.itemData(place))):
            box.setItemData(place, wrapped_tip(said), Qt.ItemDataRole.ToolTipRole)


class MeaningLabel(PlainLabel):
    """A label that shows a name of the glossary."""

    def __init__(self, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._is_known = bool(explained(key))
        if self._is_known:
            explain(self, key)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_known:
            _dot_below(self, self.text().partition("\n")[0], self.contentsRect().left())


class MeaningButton(QPushButton):
    """A name that tells its meaning when it is pressed, by the pointer or by a key."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(name_of(key), parent)
        self.setObjectName(f"meaning-{key}")
        self.setProperty("role", "quiet")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.WhatsThisCursor)
        explain(self, key)
        self.clicked.connect(partial(show_meaning, self))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self.fontMetrics().horizontalAdvance(self.text())
        _dot_below(self, self.text(), (self.width() - width) // 2)


def show_meaning(widget: QWidget, _checked: bool = False) -> None:
    """Tell what a widget is, below it, until the next key or click."""
    place = widget.mapToGlobal(QPoint(0, widget.height()))
    QWhatsThis.showText(place, widget.whatsThis(), widget)


def show_help(event: QHelpEvent, plot: QWidget, text: str, key: str) -> bool:
    """Answer a question about one place of a plot: what is there, and what its name means."""
    told = "\n\n".join(part for part in (text, explained(key)) if part)
    if event.type() == QEvent.Type.ToolTip:
        QToolTip.showText(event.globalPos(), wrapped_tip(told), plot)
    elif event.type() == QEvent.Type.WhatsThis:
        QWhatsThis.showText(event.globalPos(), tooltip_text(told), plot)
    event.accept()
    return True


def _dot_below(widget: QWidget, text: str, left: int) -> None:
    metrics = widget.fontMetrics()
    line = min(
        (widget.height() + metrics.ascent() - metrics.descent()) // 2 + _BELOW, widget.height() - 1
    )
    right = min(left + metrics.horizontalAdvance(text), widget.width())
    painter = QPainter(widget)
    painter.setPen(QPen(widget.palette().text().color(), 1, Qt.PenStyle.DotLine))
    painter.drawLine(left, line, right, line)
    painter.end()
