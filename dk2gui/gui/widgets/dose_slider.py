# SPDX-License-Identifier: MIT
"""A slider over known doses whose groove shows where the reference values are reached."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from dk2gui.core.intake.dose_bands import DoseEdge
from dk2gui.core.intake.dose_scale import DoseScale
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.present.language import tr
from dk2gui.present.numbers import number
from dk2gui.present.words import Words

_POSITIONS: Final = 2000
_HANDLE: Final = 16
_GROOVE: Final = 8
_LABEL_HEIGHT: Final = 14
_LABEL_GAP: Final = 4


class DoseSlider(QSlider):
    """A horizontal QSlider from 0 to `_POSITIONS`; `amount` is what the position means.

    It runs from the left in every language, as the plots beside it do: the groove, the handle, the
    mouse and the keys alike.

    Signals:
        amount_moved: the new amount, when the user or a program moves the handle.
    """

    amount_moved = Signal(float)

    def __init__(self, scale: DoseScale, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._scale = scale
        self._edges: tuple[DoseEdge, ...] = ()
        self._window: tuple[float, float] | None = None
        self._theme: Theme = LIGHT
        self._beyond = False
        self._amount = 0.0
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setRange(0, _POSITIONS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(False)
        self.valueChanged.connect(self._on_value_changed)

    def set_scale(self, scale: DoseScale) -> None:
        """Change the amounts of the track, for another unit or rhythm."""
        if scale != self._scale:
            self._scale = scale
            self.update()

    def set_amount(self, amount: float) -> None:
        """Show an amount without telling anyone; beyond the track the handle stays at its end."""
        self._amount = amount
        beyond = amount > self._scale.known[-1]
        position = round(self._scale.position_of(amount) * _POSITIONS)
        if position != self.value() or beyond != self._beyond:
            self._beyond = beyond
            self.blockSignals(True)
            self.setValue(position)
            self.blockSignals(False)
            self.update()

    def set_edges(self, edges: tuple[DoseEdge, ...]) -> None:
        """Show where reference values are reached, in the unit of the scale."""
        if edges != self._edges:
            self._edges = edges
            self.update()

    def set_window(self, window: tuple[float, float] | None) -> None:
        """Show a range of doses as a bracket on the track, in the unit of the scale."""
        if window != self._window:
            self._window = window
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        self.update()

    def _on_value_changed(self, position: int) -> None:
        self._amount = self._scale.amount_at(position / _POSITIONS)
        self._beyond = False
        self.amount_moved.emit(self._amount)

    def _step(self, steps: int) -> None:
        amount = self._scale.stepped(self._amount, steps)
        self.setValue(round(self._scale.position_of(amount) * _POSITIONS))

    def sizeHint(self) -> QSize:
        return QSize(240, _HANDLE + _LABEL_HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        steps = {
            key.Key_Right: 1, key.Key_Up: 1, key.Key_Left: -1, key.Key_Down: -1,
            key.Key_PageUp: 3, key.Key_PageDown: -3,
        }  # fmt: skip
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A page that scrolls past must not change a dose.
        if self.hasFocus():
            self._step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setSliderDown(True)
        self.setValue(self._position_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self._position_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)

    def _track(self) -> QRectF:
        top = (_HANDLE - _GROOVE) / 2
        return QRectF(_HANDLE / 2, top, max(1.0, self.width() - _HANDLE), _GROOVE)

    def _position_at(self, x: float) -> int:
        track = self._track()
        return round(min(max((x - track.left()) / track.width(), 0.0), 1.0) * _POSITIONS)

    def _x_of(self, amount: float) -> float:
        track = self._track()
        return track.left() + self._scale.position_of(amount) * track.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = self._track()
        theme = self._theme
        self._paint_bands(painter, track)
        self._paint_window(painter, track)
        self._paint_labels(painter, track)
        x = track.left() + self.value() / _POSITIONS * track.width()
        centre = QPointF(x, track.center().y())
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, _HANDLE / 2 - 0.8, _HANDLE / 2 - 0.8)
        painter.setPen(QPen(QColor(theme.panel), 1.5))
        painter.setBrush(QColor(theme.accent if self.isEnabled() else theme.muted))
        painter.drawEllipse(centre, _HANDLE / 2 - 2.5, _HANDLE / 2 - 2.5)
        painter.end()

    def _paint_bands(self, painter: QPainter, track: QRectF) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.band_below))
        painter.drawRoundedRect(track, 3, 3)
        target = next((edge for edge in self._edges if not edge.is_upper), None)
        upper = next((edge for edge in self._edges if edge.is_upper), None)
        end = self._x_of(upper.amount) if upper else track.right()
        if target is not None:
            start = self._x_of(target.amount)
            good = QRectF(start, track.top(), max(0.0, end - start), track.height())
            painter.setBrush(QColor(theme.band_good))
            painter.drawRoundedRect(good, 3, 3)
        if upper is not None and upper.amount < self._scale.known[-1]:
            above = QRectF(end, track.top(), track.right() - end, track.height())
            painter.setBrush(QColor(theme.band_above))
            painter.drawRoundedRect(above, 3, 3)
            # Hatched too, so that "above" does not hang on its colour.
            hatch = QColor(theme.stop)
            hatch.setAlpha(110)
            painter.setBrush(hatch)
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawRect(above)

    def _paint_window(self, painter: QPainter, track: QRectF) -> None:
        """A bracket around the track, so that it reads on every band and in every colour."""
        if self._window is None:
            return
        left, right = (self._x_of(amount) for amount in self._window)
        top, bottom = track.top() - 3, track.bottom() + 3
        painter.setPen(QPen(QColor(self._theme.text), 1.6))
        painter.drawLine(QPointF(left, top), QPointF(right, top))
        painter.drawLine(QPointF(left, bottom), QPointF(right, bottom))
        painter.drawLine(QPointF(left, top), QPointF(left, bottom))
        painter.drawLine(QPointF(right, top), QPointF(right, bottom))

    def _paint_labels(self, painter: QPainter, track: QRectF) -> None:
        font = self.font()
        font.setPointSizeF(max(7.0, font.pointSizeF() * 0.78))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        taken = -1.0
        # A reference value that food alone reaches, or none on this track, needs no mark.
        edges = sorted(
            (edge for edge in self._edges if 0 < edge.amount <= self._scale.known[-1]),
            key=lambda edge: edge.amount,
        )
        for place, edge in enumerate(edges):
            x = self._x_of(edge.amount)
            painter.setPen(QColor(self._theme.muted))
            painter.drawLine(QPointF(x, track.top() - 1), QPointF(x, track.bottom() + 3))
            following = self._x_of(edges[place + 1].amount) if place + 1 < len(edges) else None
            kind = Words().say(edge.kind)
            at = tr("{kind} at {amount}", kind=kind, amount=number(edge.amount))
            for text in (at, kind):
                width = metrics.horizontalAdvance(text)
                left = min(max(x - width / 2, taken, 0.0), self.width() - width)
                # The label stays at its mark and leaves the next one room for its name.
                is_near = left <= x <= left + width
                room = following is None or left + width < following
                if left >= taken and is_near and (room or text == kind):
                    painter.drawText(QPointF(left, _HANDLE + metrics.ascent()), text)
                    taken = left + width + _LABEL_GAP
                    break
