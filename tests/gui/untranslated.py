# SPDX-License-Identifier: MIT
"""Every text that a window shows or tells a screen reader, and what of it was not translated."""

import json
import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsItem,
    QGraphicsView,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.data.resource_files import resource_path
from dk2gui.data.tables import load_foods
from dk2gui.present.pseudo import CLOSE, OPEN

_OF_PYQTGRAPH = {"Export...", "Export", "View All"}
_OF_QT = {"ScrollLeftButton", "ScrollRightButton", "qt_toolbar_ext_button"}
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_MOST_ROWS = 60
_FOR_OTHERS = ("dk2gui.gui.widgets.plain", "dk2gui.gui.widgets.steady_text")
"""Modules whose widgets say what the module that made them gave them."""
_KEYS = re.compile(r"\((?:Ctrl|Alt|Shift|F\d)[^)]*\)")
_WORD = re.compile(r"[^\W\d_]{2,}")

NAMES = (
    # Chemical forms, markers, bodies, kinds of values: the same in every language.
    "MK-4", "MK-7", "dp-ucMGP", "ucOC", "cOC", "25(OH)D", "NASEM", "EFSA", "SACN", "COMA", "RDA",
    "PRI", "RNI", "RDI", "EAR", "LRNI", "UL", "AI", "AR", "RI", "GL", "INR", "PTH", "eGFR", "DOAC",
    "K1", "K2", "D2", "D3", "UK", "MHLW", "NNR", "D-A-CH", "NHMRC", "CNS", "EVM", "COT", "DOI",
    "PMID", "USDA", "SPF", "UV", "RAE", "dk2gui", "CSV", "PDF", "SVG", "PNG", "Ctrl", "Enter", "Esc",
    # Units.
    "IU", "nmol/L", "ng/mL", "mmol/L", "mg/dL", "pmol/L", "pg/mL", "ug/L", "\u00b5g/L",
    "mL/min/1.73m2", "\u00b5g", "ug", "mg", "kg", "cm", "min", "ft", "in", "lb",
)  # fmt: skip
"""What stays as it is in every language."""


_SHORTEST_QUOTATION = 4
_QUOTED = ("claims.json", "evidence.json", "label_trap.json")


@cache
def _data() -> tuple[str, ...]:
    """Quotations, names of foods and of publications, in which figures stand; longest first."""
    foods = load_foods()
    told = {
        text
        for name in _QUOTED
        for text in _strings(json.loads(resource_path(name).read_text("utf-8")))
    }
    told |= {food.name for food in foods.values()}
    told |= {serving.name for food in foods.values() for serving in food.servings}
    told |= {food.source for food in foods.values()} | {food.note for food in foods.values()}
    told |= {authority.edition for authority in AUTHORITIES.values()}
    # Ids of a letter or two are no quotations, and stand in other words.
    told = {text for text in told if len(text) >= _SHORTEST_QUOTATION}
    return tuple(
        sorted(told | {text.replace(" ug", " \u00b5g") for text in told}, key=len, reverse=True)
    )


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def untranslated(part: QWidget, *names: str) -> list[tuple[str, str]]:
    """(module, text) of what is shown in words beside the translated; `names` came from outside."""
    found = {}
    for child in (part, *part.findChildren(QObject)):
        if child.objectName() in _OF_QT:
            continue
        for text in _texts(child):
            if text not in _OF_PYQTGRAPH and _left(text, names):
                found[_module(child), text] = None
    return list(found)


def _left(text: str, names: tuple[str, ...]) -> bool:
    """Whether words remain outside the brackets and beside names and figures."""
    depth, outside = 0, ""
    for char in text:
        if char == CLOSE and depth == 0:
            # The end of a sentence that began before a field.
            outside = ""
            continue
        depth += (char == OPEN) - (char == CLOSE)
        if depth == 0 and char != CLOSE:
            outside += char
    outside = re.sub(r"<[^>]*>", " ", _KEYS.sub("", outside))
    known = _named((*NAMES, *names))
    if _WORD.search(known.sub(" ", outside)) is None:
        return False
    for quoted in _data():
        outside = outside.replace(quoted, " ")
    return _WORD.search(known.sub(" ", outside)) is not None


@cache
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    """Names as whole words, the longest first."""
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if names else re.compile("(?!)")


def _module(child: QObject | None) -> str:
    """The module of the program's own that made a widget: the nearest above it."""
    while child is not None:
        module = type(child).__module__
        if module.startswith("dk2gui.gui.") and not module.startswith(_FOR_OTHERS):
            return module.removeprefix("dk2gui.gui.")
        child = child.parent()
    return "?"


def _texts(child: QObject) -> Iterator[str]:
    if isinstance(child, QAction):
        yield child.text()
        yield child.toolTip()
        yield child.statusTip()
    if not isinstance(child, QWidget):
        return
    yield child.accessibleName()
    yield child.accessibleDescription()
    yield child.toolTip()
    yield child.whatsThis()
    match child:
        case QLabel() | QAbstractButton():
            yield child.text()
        case QGroupBox():
            yield child.title()
        case QComboBox():
            yield from (child.itemText(row) for row in range(child.count()))
        case QTabBar():
            yield from (child.tabText(tab) for tab in range(child.count()))
            yield from (child.tabToolTip(tab) for tab in range(child.count()))
        case QTextEdit():
            yield child.placeholderText()
            yield child.toPlainText()
        case QPlainTextEdit():
            yield child.placeholderText()
        case QLineEdit() if not isinstance(child.parent(), QAbstractSpinBox):
            yield child.placeholderText()
        case QAbstractSpinBox():
            yield child.specialValueText()
        case QGraphicsView():
            yield from _painted(child)
        case QAbstractItemView() if child.model() is not None:
            yield from _of_model(child.model())


def _painted(view: QGraphicsView) -> Iterator[str]:
    for item in view.scene().items() if view.scene() else ():
        for name in ("toPlainText", "text"):
            if item.isVisible() and callable(said := getattr(item, name, None)):
                try:
                    text = said()
                except TypeError:
                    continue
                if isinstance(text, str) and isinstance(item, QGraphicsItem):
                    yield text


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    nowhere = QModelIndex()
    rows = min(model.rowCount(nowhere), _MOST_ROWS)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(nowhere)
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(rows):
        yield str(model.headerData(row, Qt.Orientation.Vertical) or "")
        for column in range(columns):
            for role in _ROLES:
                text = model.data(model.index(row, column), role)
                if isinstance(text, str):
                    yield text
