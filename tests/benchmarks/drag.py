# SPDX-License-Identifier: MIT
"""One move of a slider to the finished paint: our window, plain QPainter, matplotlib."""

import gc
import statistics
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QVBoxLayout, QWidget

from dk2gui.gui import open_window
from dk2gui.gui.window.example import example_scenario

MOVES = 500
WARM_UP = 50
ROWS = 12
DAYS = np.arange(366)


class PlainPicture(QWidget):
    """The floor: bullet rows, a year's curve with its band, drawn by QPainter and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1200, 800)
        self.amount = 0.5

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        for row in range(ROWS):
            y = 10 + row * 28
            painter.fillRect(QRectF(120, y, 400, 11), QColor("#e9ebee"))
            painter.fillRect(QRectF(280, y, 160, 11), QColor("#cdeadf"))
            painter.fillRect(QRectF(120, y + 2, 400 * self.amount, 7), QColor("#0b6bb0"))
            painter.setPen(QColor("black"))
            painter.drawText(QPointF(10, y + 10), "Vitamin")
            painter.drawText(QPointF(530, y + 10), f"{1000 * self.amount:.0f} IU")
            painter.drawText(QPointF(270, y + 22), "RDA 600 IU")
        level = 600 - 100 * self.amount * (1 - np.exp(-DAYS / 40))
        x = 20 + DAYS * 3.0
        upper = [QPointF(*point) for point in zip(x, level - 40, strict=True)]
        lower = [QPointF(*point) for point in zip(x[::-1], (level + 40)[::-1], strict=True)]
        painter.setBrush(QColor(200, 220, 240))
        painter.drawPolygon(QPolygonF(upper + lower))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in zip(x, level, strict=True)]))
        painter.end()


class _Paints(QObject):
    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def _measure(app: QApplication, move: Callable[[int], None], painted: QWidget) -> list[float]:
    """Milliseconds of each move, from the slider's change until the paint is done."""
    QTest.qWaitForWindowExposed(painted.window())
    paints = _Paints()
    painted.installEventFilter(paints)
    taken = []
    for number in range(WARM_UP + MOVES):
        before = paints.count
        start = time.perf_counter()
        move(number)
        app.processEvents()
        # Paints what is dirty now: a platform without a screen would wait for a made-up refresh.
        QApplication.sendEvent(painted.window(), QEvent(QEvent.Type.UpdateRequest))
        # Two places of a track can mean the same round amount; then there is nothing to paint.
        if number >= WARM_UP and paints.count > before:
            taken.append((time.perf_counter() - start) * 1e3)
    painted.removeEventFilter(paints)
    return sorted(taken)


def _plain(app: QApplication) -> list[float]:
    host, slider, picture = QWidget(), QSlider(Qt.Orientation.Horizontal), PlainPicture()
    box = QVBoxLayout(host)
    box.addWidget(slider)
    box.addWidget(picture, 1)
    host.resize(1280, 800)
    slider.setRange(0, 2000)

    def show(value: int) -> None:
        picture.amount = value / 2000
        picture.update()

    slider.valueChanged.connect(show)
    host.show()
    app.processEvents()
    taken = _measure(app, lambda number: slider.setValue(1 + number * 3 % 1999), picture)
    host.close()
    return taken


def _ours(app: QApplication) -> list[float]:
    import datetime as dt

    window = open_window(example_scenario(dt.date(2026, 11, 20)))
    window.resize(1280, 800)
    app.processEvents()
    gc.collect()
    gc.freeze()
    slider = window.findChild(QSlider, "dose-vitamin_d3-slider")
    plot = window.findChild(QWidget, "intake-plot")
    window.model.begin_drag()
    # 37 and 1999 have no common divisor: the moves wander over the whole track.
    taken = _measure(app, lambda number: slider.setValue(1 + number * 37 % 1999), plot.viewport())
    window.model.end_drag()
    window.close()
    gc.unfreeze()
    return taken


def _matplotlib(app: QApplication) -> list[float]:
    import matplotlib as mpl

    mpl.use("QtAgg")
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 8))
    canvas = FigureCanvasQTAgg(figure)
    rows, curve = figure.subplots(2, 1)
    bars = rows.barh([f"Vitamin {row}" for row in range(ROWS)], [1.0] * ROWS)
    rows.axvline(0.4)
    rows.set_xlim(0, 1)
    (line,) = curve.plot(DAYS, DAYS * 0.0)
    curve.set_ylim(0, 200)
    canvas.resize(1280, 800)
    canvas.show()
    app.processEvents()

    def move(number: int) -> None:
        amount = (1 + number * 37 % 1999) / 2000
        for bar in bars:
            bar.set_width(amount)
        line.set_ydata(50 + 100 * amount * (1 - np.exp(-DAYS / 40)))
        canvas.draw_idle()

    taken = _measure(app, move, canvas)
    canvas.close()
    return taken


def _percentiles(taken: list[float]) -> tuple[float, float, float]:
    return (statistics.median(taken), taken[int(0.95 * len(taken))], taken[int(0.99 * len(taken))])


def report() -> None:
    """Print the percentiles of a move and the ratios."""
    app = QApplication.instance() or QApplication([])
    results = {}
    for name, measure in (
        ("plain QPainter", _plain),
        ("dk2gui", _ours),
        ("matplotlib", _matplotlib),
    ):
        taken = measure(app)
        results[name] = _percentiles(taken)
        p50, p95, p99 = results[name]
        print(
            f"move, {name:14s} p50 {p50:6.2f}  p95 {p95:6.2f}  p99 {p99:6.2f}  max {taken[-1]:6.2f} ms"
        )
    ours, floor, drawn = (results[name][2] for name in ("dk2gui", "plain QPainter", "matplotlib"))
    print(
        f"p99 over plain QPainter {ours / floor:.1f} (goal 3), matplotlib over ours {drawn / ours:.1f} (goal 8)"
    )
