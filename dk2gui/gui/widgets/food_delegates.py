# SPDX-License-Identifier: MIT
"""How found foods are painted and how the plate is edited in place."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dk2gui.core.scenario.scenario import MAX_GRAMS, MAX_TIMES_PER_WEEK
from dk2gui.gui.panels.food_models import PORTION, SHORT_ROLE, Plate
from dk2gui.gui.theme import MUTED_ROLE
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.gui.widgets.typed_question import ask_beside, typing_notation
from dk2gui.present.food_text import portion_text
from dk2gui.present.language import tr
from dk2gui.present.typed_numbers import NumberField, Reading, Taken, read_number, written

_Index = QModelIndex | QPersistentModelIndex
_PADDING: Final = 5
_LINES: Final = 3
_GRAMS: Final = NumberField(0, MAX_GRAMS, "g", None, {"kg": 1000.0, "mg": 0.001})


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
            food = model.food_at(index.row())
            for serving in food.servings:
                box.addItem(portion_text(food, serving.grams), serving.grams)
            box.setAccessibleName(tr("Portion: choose one or type grams"))
            return box
        spin = PlainSpinBox(parent)
        spin.setRange(0, MAX_TIMES_PER_WEEK)
        spin.set_units("\u00d7")
        spin.leave_asking()
        spin.setAccessibleName(tr("Times a week"))
        return spin

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        value = float(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            place = editor.findData(value)
            editor.setCurrentIndex(place)
            if place < 0:
                editor.setEditText(written(value, typing_notation()))
            if line := editor.lineEdit():
                line.selectAll()
        elif isinstance(editor, PlainSpinBox):
            editor.setValue(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, PlainSpinBox):
            field, answer = editor.number_field(), editor.reading()
        else:
            assert isinstance(editor, QComboBox)
            field, answer = _GRAMS, _grams_of(editor)
        if isinstance(answer, Taken):
            model.setData(index, answer.value)
            return
        # The editor goes; the question stays below its cell.
        kept = QPersistentModelIndex(index)
        ask_beside(
            editor.parentWidget() or editor,
            answer,
            lambda taken: kept.isValid() and model.setData(_of(kept), taken.value),
            field.unit,
            editor.geometry(),
        )

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        editor.setGeometry(option.rect)


def _grams_of(box: QComboBox) -> Reading:
    """The chosen serving's grams, or the grams that were typed."""
    text = box.currentText().strip()
    place = box.findText(text)
    if place >= 0:
        grams = float(box.itemData(place))
        return Taken(grams, grams)
    return read_number(text, _GRAMS, typing_notation())


def _of(kept: QPersistentModelIndex) -> QModelIndex:
    """A persistent index as models take it."""
    return kept.model().index(kept.row(), kept.column())
