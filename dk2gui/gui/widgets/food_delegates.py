# SPDX-License-Identifier: MIT
"""How found foods are painted and how the plate is edited in place."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dk2gui.core.scenario.scenario import MAX_GRAMS, MAX_TIMES_PER_WEEK
from dk2gui.gui.panels.food_models import PORTION, SHORT_ROLE, Plate
from dk2gui.gui.theme import MUTED_ROLE
from dk2gui.present.format import THIN_SPACE, number

_Index = QModelIndex | QPersistentModelIndex
_PADDING: Final = 5
_LINES: Final = 3


class FoundFoodDelegate(QStyledItemDelegate):
    """Three lines: the name, and below it two of figures."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, _LINES * option.fontMetrics.height() + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        role = QPalette.ColorRole
        if selected:
            painter.fillRect(option.rect, palette.brush(role.Highlight))
        box = option.rect.adjusted(8, _PADDING, -8, -_PADDING)
        height = option.fontMetrics.height()
        lines = (
            (str(index.data()), role.Text),
            *((line, MUTED_ROLE) for line in str(index.data(SHORT_ROLE)).split("\n")),
        )
        for number_of_line, (text, colour) in enumerate(lines):
            painter.setPen(palette.color(role.HighlightedText if selected else colour))
            rect = QRect(box.left(), box.top() + number_of_line * height, box.width(), height)
            shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(
                rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown
            )


class PlateDelegate(QStyledItemDelegate):
    """A portion is chosen in household words or typed in grams; times a week are a number."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        model = index.model()
        if index.column() == PORTION and isinstance(model, Plate):
            box = QComboBox(parent)
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            for serving in model.food_at(index.row()).servings:
                box.addItem(f"{serving.name} ({number(serving.grams)}{THIN_SPACE}g)", serving.grams)
            box.setAccessibleName("Portion: choose one or type grams")
            return box
        spin = QDoubleSpinBox(parent)
        spin.setRange(0, MAX_TIMES_PER_WEEK)
        spin.setDecimals(1)
        spin.setAccessibleName("Times a week")
        return spin

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        value = float(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            place = editor.findData(value)
            editor.setCurrentIndex(place)
            if place < 0:
                editor.setEditText(f"{value:g}")
            if line := editor.lineEdit():
                line.selectAll()
        elif isinstance(editor, QDoubleSpinBox):
            editor.setValue(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QDoubleSpinBox):
            editor.interpretText()
            model.setData(index, editor.value())
        elif isinstance(editor, QComboBox):
            grams = _grams_of(editor)
            if grams is not None:
                model.setData(index, grams)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        editor.setGeometry(option.rect)


def _grams_of(box: QComboBox) -> float | None:
    """The chosen serving's grams, or the grams that were typed; None for neither."""
    text = box.currentText().strip()
    place = box.findText(text)
    if place >= 0:
        return float(box.itemData(place))
    try:
        grams = float(text.lower().removesuffix("g").strip().replace(",", "."))
    except ValueError:
        return None
    return grams if 0 <= grams <= MAX_GRAMS else None
