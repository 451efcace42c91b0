# SPDX-License-Identifier: MIT
"""The one door for texts into labels and tooltips: whatever a name holds, it is shown as it is.

Qt takes a text that looks like markup for markup, and markup names files to be shown. Rich text is
only what the program itself wrote: `rich_label` is for constant texts.
"""

from html import escape
from textwrap import fill
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from dk2gui.present.plain_line import unturned

_UNBOUNDED: Final = 100_000
_TIP_LETTERS: Final = 62
"""Letters of the window's font on a line of 400 px."""


class PlainLabel(QLabel):
    """A label that never takes its text for markup."""

    def __init__(self, text: str | QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text if isinstance(text, QWidget) else parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(text, str):
            self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        super().setText(unturned(text))


class WrappedLabel(PlainLabel):
    """A label of several lines that is never squeezed; Qt's own asks for the height of one."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if (least := self._needed()) != self.minimumHeight():
            self.setMinimumHeight(least)

    def _needed(self) -> int:
        # Qt's own answer is never less than the least height that was set before.
        if not self.text():
            return 0
        room = QRect(0, 0, self.contentsRect().width(), _UNBOUNDED)
        words = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        margins = self.contentsMargins()
        return words.height() + margins.top() + margins.bottom()


def rich_label(text: str, parent: QWidget | None = None) -> QLabel:
    """A label for markup that the program wrote itself; nothing from outside may be in it."""
    label = QLabel(text, parent)
    label.setProperty("rich", True)
    return label


def tooltip_text(text: str) -> str:
    """A text for a tooltip, also of an item of a model; as it is, unless it looks like markup."""
    text = unturned(text)
    if "<" not in text:
        return text
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that never takes its text for markup."""
    tip = tooltip_text(text)
    # Qt tells everybody of a tooltip that is set, also when it is the same.
    if widget.toolTip() != tip:
        widget.setToolTip(tip)


def set_wrapped_tip(widget: QWidget, text: str) -> None:
    """As `set_tooltip`, for a long text."""
    widget.setToolTip(wrapped_tip(text))


def wrapped_tip(text: str) -> str:
    """A long text for a tooltip, in lines of at most about 400 px; its own lines stay."""
    lines = (fill(line, _TIP_LETTERS) if line else "" for line in text.split("\n"))
    return tooltip_text("\n".join(lines))
