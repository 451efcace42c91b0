# SPDX-License-Identifier: MIT
"""What's this: what the thing under the pointer is, or the one that has the keyboard."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWhatsThis, QWidget

from dk2gui.gui.widgets.meaning import show_meaning
from dk2gui.gui.widgets.plain_text import tooltip_text
from dk2gui.present.glossary import explained

_NAMED: Final = {
    "answer-line": ("25ohd", "band90"),
    "serum-plot": ("25ohd", "median", "band90"),
    "serum-table": ("25ohd", "median", "band90"),
    "intake-plot": ("ear", "rda", "ai", "ul"),
    "intake-table": ("ear", "rda", "ai", "ul"),
    "balance-plot": ("vitamin_d", "k2"),
    "vitamin-k-text": ("dp_ucmgp", "ucoc", "mk7"),
    "year-plot": ("25ohd", "median", "uvi"),
    "sweep-plot": ("median", "band90"),
    "heat-plot": ("median",),
    "matters-plot": ("25ohd", "median"),
    "dose-window": ("25ohd", "band90"),
    "goal-level": ("25ohd",),
    "goal-answer": ("25ohd", "median", "ul"),
    "compare-table": ("25ohd", "median", "band90"),
    "sun-uv-day": ("uvi",),
    "sun-months": ("uvi", "vitamin_d3"),
    "person-authority": ("rda", "ai", "ul"),
    "medication-vitamin_k_antagonist": ("vka", "inr"),
    "medication-doac": ("doac",),
    "condition-kidney_disease_1_3a": ("egfr",),
    "condition-kidney_disease_3b_5": ("egfr",),
    "condition-hyperparathyroidism": ("pth",),
    "unit-vitamin-d": ("iu",),
    "unit-serum": ("25ohd",),
    "advice-list": ("grade", "ul"),
    "evidence-list": ("grade",),
    "literature-list": ("grade",),
}
"""What is told of each widget of these names, by keys of the glossary."""
_OF_A_KIND: Final = ("dose-", "other-food-", "diet-")
"""What begins the names of widgets that are about one nutrient or compound."""


def enter_whats_this(window: QWidget) -> None:
    """Explain what the next click hits; by its key, at once what has the keyboard."""
    for widget in window.findChildren(QWidget):
        chosen = _chosen(widget)
        if chosen or not widget.whatsThis():
            widget.setWhatsThis(tooltip_text(chosen or "\n\n".join(_told(widget.objectName()))))
    by_key = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
    focused: QWidget | None = window.focusWidget()
    while focused is not None and not focused.whatsThis():
        focused = focused.parentWidget()
    if by_key and focused is not None:
        show_meaning(focused)
    else:
        QWhatsThis.enterWhatsThisMode()


def _chosen(widget: QWidget) -> str:
    """What is chosen in a list of names, such as that of blood tests."""
    return explained(str(widget.currentData())) if isinstance(widget, QComboBox) else ""


def _told(name: str) -> Iterator[str]:
    for key in _NAMED.get(name, ()):
        yield explained(key)
    for beginning in _OF_A_KIND:
        about = name.removeprefix(beginning)
        # A part of the widget, such as its slider, says what the whole is about.
        for key in (about, about.rpartition("-")[0]):
            if about != name and (said := explained(key)):
                yield said
