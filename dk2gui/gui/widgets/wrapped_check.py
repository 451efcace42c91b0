# SPDX-License-Identifier: MIT
"""A check box whose words take further lines where one has not the room; Qt's own cuts them."""

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

_LETTERS: Final = 14
"""So many letters it has room for on a line, at least."""
_SIDE: Final = 4


class WrappedCheckBox(QCheckBox):
    """As a QCheckBox, as high as its words need."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _beside(self) -> int:
        """Where the words begin."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, self)
        gap = self.style().pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, option, self)
        return box + gap

    def _lines(self, width: int) -> list[str]:
        room, metrics = width - self._beside() - _SIDE, self.fontMetrics()
        lines: list[str] = []
        for word in self.text().split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer.replace("&", "")) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        one = super().sizeHint().height()
        return one + (len(self._lines(width)) - 1) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + _SIDE, hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = super().sizeHint()
        longest = max((self.fontMetrics().horizontalAdvance(word)
                       for word in self.text().split()), default=0)  # fmt: skip
        words = max(longest, _LETTERS * self.fontMetrics().averageCharWidth())
        return QSize(min(hint.width(), self._beside() + words + _SIDE), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        lines = self._lines(self.width())
        if len(lines) < 2:  # one line is Qt's own
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        one = self.fontMetrics().lineSpacing()
        top = (self.height() - one * len(lines)) // 2
        style = self.style()
        indicator = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        box = QStyleOptionButton(option)
        box.rect = indicator
        box.rect.moveTop(top + (one - indicator.height()) // 2)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box)
        for place, line in enumerate(lines):
            words = QStyleOptionButton(option)
            words.text = line
            words.rect = QRect(
                self._beside(), top + place * one, self.width() - self._beside(), one
            )
            painter.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, words)
