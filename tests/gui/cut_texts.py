# SPDX-License-Identifier: MIT
"""Finds what is cut: labels and buttons that have less room than their words need."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QRadioButton,
    QTabBar,
    QWidget,
)

_ROUNDING = 1


def cut(part: QWidget) -> list[str]:
    """What is seen in a part and has not the room for its words; an empty list is good."""
    found = []
    for label in part.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.pixmap():
            found += _cut_label(label)
    for button in part.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            found += _cut_button(button)
    for bar in part.findChildren(QTabBar):
        # A bar with arrows is scrolled.
        if (
            bar.isVisible()
            and not bar.usesScrollButtons()
            and bar.sizeHint().width() > bar.width() + _ROUNDING
        ):
            found.append(_told(bar, bar.tabText(0), bar.sizeHint().width(), bar.width()))
    return found


def _cut_label(label: QLabel) -> list[str]:
    if label.wordWrap():
        needs, has = label.heightForWidth(label.width()), label.height()
    else:
        needs, has = label.sizeHint().width(), label.width()
        if label.toolTip() and label.text().endswith("\u2026"):
            return []
    found = [] if needs <= has + _ROUNDING else [_told(label, label.text(), needs, has)]
    return found + _beyond(label, label.text())


def _cut_button(button: QAbstractButton) -> list[str]:
    needs, has = button.sizeHint(), button.size()
    width = needs.width()
    if isinstance(button, QCheckBox) and button.hasHeightForWidth():
        return _tall(button) + _beyond(button, button.text())
    if isinstance(button, QCheckBox | QRadioButton):
        # The style asks for more at the right than it paints.
        width -= 4
    found = []
    if width > has.width() + _ROUNDING and button.text() not in button.toolTip():
        found.append(_told(button, button.text(), width, has.width()))
    if needs.height() > has.height() + _ROUNDING:
        found.append(_told(button, button.text(), needs.height(), has.height()))
    return found + _beyond(button, button.text())


def _tall(widget: QWidget) -> list[str]:
    needs = widget.heightForWidth(widget.width())
    return (
        [] if needs <= widget.height() + _ROUNDING else [_told(widget, "", needs, widget.height())]
    )


def _beyond(widget: QWidget, text: str) -> list[str]:
    """Whether it ends beyond what can be seen or scrolled to."""
    holder = widget.parentWidget()
    while holder is not None:
        end = widget.mapTo(holder, QPoint(widget.width(), widget.height()))
        area = holder.parentWidget()
        if isinstance(area, QAbstractScrollArea) and holder is area.viewport():
            sideways = area.horizontalScrollBar().isVisible()
            if end.x() > holder.width() + _ROUNDING and not sideways:
                return [_told(widget, text, end.x(), holder.width())]
            return []
        if end.x() > holder.width() + _ROUNDING:
            return [_told(widget, text, end.x(), holder.width())]
        if end.y() > holder.height() + _ROUNDING:
            return [_told(widget, text, end.y(), holder.height())]
        holder = area
    return []


def _told(widget: QWidget, text: str, needs: int, has: int) -> str:
    name = widget.objectName() or type(widget).__name__
    parent = widget.parentWidget()
    where = type(parent).__name__ if parent is not None else ""
    return f"{where}/{name} {text[:50]!r}: needs {needs}, has {has}"
